"""`hub changes`: what a proposal changes, in the words of those who know the subject."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from hub.commands import Call, Refused
from hub.editorial import revision
from hub.editorial.changes import Changes, compare
from hub.editorial.changes.lost import Lost
from hub.editorial.changes.pages import PageChange
from hub.editorial.changes.records import Change, Field
from hub.editorial.markdown import block, bounded, code, details, plain
from hub.editorial.revision import RevisionError, commit, extract
from hub.hub import Hub, assemble
from hub.reading.catalog import Catalog, load
from hub.reading.findings import InvalidData, errors
from hub.reading.languages import Language
from hub.reading.languages import load as languages
from hub.records import KINDS

WORDS = {
    "de": {
        "base": "Stand, mit dem verglichen wird, z. B. main",
        "head": "Stand, der verglichen wird; ohne Angabe die Dateien, wie sie jetzt da liegen",
        "format": "Form der Ausgabe; markdown für Kommentare",
        "revision": "Der Stand „{rev}“ lässt sich nicht lesen: {reason}",
        "not-git": "Hier ist keine Versionsverwaltung (git), also kein früherer Stand: {reason}",
        "invalid": "Der Stand {rev} enthält selbst Fehler ({n}, der erste: {first}). Verglichen sind deshalb nur "
        "die Einträge, nicht die Seiten.",
        "engine": "Auch Programm oder Vorlagen (hooks/, overrides/, mkdocs.yml) sind anders. Hier steht nur, was "
        "Daten, Texte und Übersetzungen ändern; beide Stände sind mit denselben Vorlagen gezeichnet.",
        "parted": "{rev} ist inzwischen weitergegangen, und auch das steht hier. Nur die eigenen Änderungen zeigt "
        "--base {common}.",
        "title": "Was sich ändert",
        "nothing": "Nichts hat sich geändert.",
        "same-pages": "Keine Seite ändert sich.",
        "records": "Einträge",
        "pages": "Seiten: {changed} geändert, {new} neu, {removed} entfallen",
        "files": "Weitere geänderte Dateien",
        "form": "Nur in der Form anders (Kommentare, Reihenfolge, Umbrüche): {n} Dateien",
        "new": "neu",
        "removed": "gelöscht",
        "renamed": "umbenannt, vorher {old}",
        "changed": "geändert",
        "unreadable": "nicht lesbar; hub check sagt, warum",
        "no-redirect": "Die alte Adresse führt ins Leere. Bitte „moved_from: [{old}]“ ergänzen.",
        "lost": "Diese Adressen führen ab jetzt ins Leere",
        "lost-line": "{addresses}: in den Eintrag in {folder}, der an die Stelle tritt: {line}",
        "lost-page": "{addresses}",
        "none": "nichts",
        "appears": "erscheint auf {n} Seiten",
        "appears-one": "erscheint auf 1 Seite",
        "therefore": "Dadurch ändern sich {n} Seiten.",
        "therefore-one": "Dadurch ändert sich 1 Seite.",
        "values": "{n} Angaben",
        "further": "und {n} weitere",
        "lines": "{n} Zeilen anders",
        "invisible": "nur im Quelltext anders",
        "cut": "{n} weitere Zeilen",
        "more": "*… und {n} weitere Abschnitte. Ungekürzt zeigt es* `hub changes` *am eigenen Rechner.*",
        "by-hand": "von Hand geschrieben",
    },
    "en": {
        "base": "state to compare with, e.g. main",
        "head": "state that is compared; the files as they are now where it is not given",
        "format": "form of the output; markdown for comments",
        "revision": "State “{rev}” cannot be read: {reason}",
        "not-git": "There is no version control (git) here, so there is no earlier state: {reason}",
        "invalid": "State {rev} has faults itself ({n}, the first: {first}). Therefore only records are compared, not "
        "pages.",
        "engine": "The program or its templates (hooks/, overrides/, mkdocs.yml) differ too. This shows only what "
        "data, texts and translations change; both states are drawn with the same templates.",
        "parted": "{rev} has gone on in the meantime, and that is shown too. Only the own changes: --base {common}.",
        "title": "What changes",
        "nothing": "Nothing has changed.",
        "same-pages": "No page changes.",
        "records": "Records",
        "pages": "Pages: {changed} changed, {new} new, {removed} gone",
        "files": "Further files that changed",
        "form": "Different in form only (comments, order, line breaks): {n} files",
        "new": "new",
        "removed": "deleted",
        "renamed": "renamed, before {old}",
        "changed": "changed",
        "unreadable": "cannot be read; hub check says why",
        "no-redirect": "The old address leads nowhere. Please add “moved_from: [{old}]”.",
        "lost": "These addresses lead nowhere from now on",
        "lost-line": "{addresses}: into the record in {folder} that takes its place: {line}",
        "lost-page": "{addresses}",
        "none": "nothing",
        "appears": "appears on {n} pages",
        "appears-one": "appears on 1 page",
        "therefore": "{n} pages change because of it.",
        "therefore-one": "1 page changes because of it.",
        "values": "{n} values",
        "further": "and {n} more",
        "lines": "{n} lines differ",
        "invisible": "differs in its source only",
        "cut": "{n} more lines",
        "more": "*… and {n} more sections.* `hub changes` *on your own computer shows everything.*",
        "by-hand": "written by hand",
    },
}

MOST_ADDRESSES = 10
"""Addresses named behind a field in a comment; all pages stand below."""
MOST_LINES = 60
"""Lines of one page in a comment."""
MOST_FIELDS = 40
"""Fields of one record in a comment."""


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("--base", required=True, metavar="REV", help=words["base"])
    parser.add_argument("--head", metavar="REV", help=words["head"])
    parser.add_argument("--format", choices=["text", "markdown"], default="text", help=words["format"])


def run(call: Call) -> int:
    """Print the comparison. Raises `Refused` for a state that cannot be read, `hub.InvalidData` for faults in the
    later one."""
    options = call.options
    notes = []
    with ExitStack() as stack:
        base = _commit(call, options.base)
        head = _commit(call, options.head) if options.head else None
        old_root = _extracted(call, base, stack)
        new_root = _extracted(call, head, stack) if head else call.root
        new = _hub(call, new_root)
        try:
            old: Hub | None = _hub(call, old_root)
            before = old.catalog if old else None
        except InvalidData as error:
            old, before = None, _catalog(old_root)
            wrong = errors(error.problems)
            first = wrong[0].line_text(call.language)
            notes.append(call.say("invalid", rev=options.base, n=len(wrong), first=first))
        common = revision.parted(call.root, base, head or "HEAD")
        if common:
            notes.append(call.say("parted", rev=options.base, common=common[:12]))
        if revision.engine_differs(call.root, base, head):
            notes.append(call.say("engine"))
        language = languages(call.root, [call.language])[call.language]
        assert before is not None  # noqa: S101 - either the hub's or read again
        found = compare(before, new.catalog, (old, new) if old else None, language)
    report = _Report(call, language, found, notes)
    sys.stdout.write(report.markdown() if options.format == "markdown" else report.text())
    return 0


def _commit(call: Call, revision_: str) -> str:
    try:
        commit(call.root, "HEAD")
    except RevisionError as error:
        raise Refused(call.say("not-git", reason=error)) from None
    try:
        return commit(call.root, revision_)
    except RevisionError as error:
        raise Refused(call.say("revision", rev=revision_, reason=error)) from None


def _extracted(call: Call, name: str, stack: ExitStack) -> Path:
    """The records and texts of a commit in a folder of their own, with the templates of this checkout."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hub-changes-")))
    try:
        extract(call.root, name, folder)
    except RevisionError as error:
        raise Refused(call.say("revision", rev=name, reason=error)) from None
    # A copy, because Windows does not let everybody make links.
    if (call.root / "overrides").is_dir():
        shutil.copytree(call.root / "overrides", folder / "overrides")
    return folder


def _hub(call: Call, root: Path) -> Hub:
    return assemble(root, call.today, site=call.site)


def _catalog(root: Path) -> Catalog:
    return load(root)


class _Report:
    """The words around a comparison, for a terminal and for a comment."""

    def __init__(self, call: Call, language: Language, changes: Changes, notes: list[str]) -> None:
        self.call, self.language, self.changes, self.notes = call, language, changes, notes
        self.site = call.site if urlsplit(call.site).scheme in ("http", "https") else ""

    def text(self) -> str:
        """Plain lines; everything, however much it is."""
        lines = [*self.notes]
        for change in self.changes.records:
            lines += ["", f"{self._head(change)} – {self._where(change)}"]
            lines += [f"  {self._hint(change)}"] if self._hint(change) else []
            for value in change.fields:
                lines.append(f"  {value.label}: {value.old or self._none} → {value.new or self._none}")
                if value.pages:
                    lines.append(f"    {self._appears(value)}: {', '.join(f'/{page}' for page in value.pages)}")
            lines += [f"  {self._therefore()}"] if self._therefore() else []
        if self.changes.pages:
            lines += ["", self._counts()]
            lines += [f"  /{page.address} ({self._page(page)})" for page in self.changes.pages]
        if self.changes.lost:
            lines += ["", self.call.say("lost"), *(f"  {self._lost(one)}" for one in self.changes.lost)]
        if self.changes.form:
            lines += ["", self.call.say("form", n=len(self.changes.form)), *(f"  {name}" for name in self.changes.form)]
        if self.changes.files:
            lines += ["", self.call.say("files"), *(f"  {name}" for name in self.changes.files)]
        if self._is_empty():
            lines += [self.call.say("nothing")]
        elif self.changes.pages == []:
            lines += ["", self.call.say("same-pages")]
        return "\n".join(lines).strip() + "\n"

    def markdown(self) -> str:
        """A comment for a code host: safe, and never longer than it takes."""
        return bounded(list(self._blocks()), self.call.say("more", n="{n}"))

    def _blocks(self) -> Iterator[str]:
        yield f"### {self.call.say('title')}"
        if self._is_empty():
            yield self.call.say("nothing")
        for note in self.notes:
            yield f"> {plain(note)}"
        if self.changes.lost:
            listed = [f"- {plain(self._lost(one))}" for one in self.changes.lost[:50]]
            if len(self.changes.lost) > 50:
                listed.append(f"- {self.call.say('further', n=len(self.changes.lost) - 50)}")
            yield f"**{self.call.say('lost')}**\n\n" + "\n".join(listed)
        for change in self.changes.records:
            lines = [f"**{plain(self._head(change))}** – {self._where(change, markdown=True)}"]
            if self._hint(change):
                lines += ["", plain(self._hint(change))]
            listed = [self._line(value) for value in change.fields]
            shown = "\n".join(listed[:MOST_FIELDS])
            if len(listed) > MOST_FIELDS:
                shown += f"\n- {self.call.say('further', n=len(listed) - MOST_FIELDS)}"
            if change.state == "new" and listed:
                lines += ["", details(self.call.say("values", n=len(listed)), shown)]
            elif listed:
                lines += ["", shown]
            if self._therefore():
                lines += ["", self._therefore()]
            yield "\n".join(lines)
        if self.changes.pages:
            listed = [f"- {self._linked(page.address)} ({plain(self._page(page))})" for page in self.changes.pages]
            body = "\n".join(listed[:200])
            if len(listed) > 200:
                body += f"\n- {self.call.say('further', n=len(listed) - 200)}"
            yield details(self._counts(), body)
        elif self.changes.pages == [] and not self._is_empty():
            yield self.call.say("same-pages")
        if self.changes.form:
            yield f"{self.call.say('form', n=len(self.changes.form))}."
        if self.changes.files:
            listed = [f"- {code(name)}" for name in self.changes.files[:50]]
            if len(self.changes.files) > 50:
                listed.append(f"- {self.call.say('further', n=len(self.changes.files) - 50)}")
            yield f"{self.call.say('files')}:\n\n" + "\n".join(listed)
        for differing, addresses in self._differences().items():
            text = [line if len(line) <= 600 else line[:598] + " …" for line in differing[:MOST_LINES]]
            if len(differing) > MOST_LINES:
                text.append(f"  … {self.call.say('cut', n=len(differing) - MOST_LINES)}")
            summary = f"<code>/{_html(addresses[0])}</code>"
            if len(addresses) > 1:
                summary += f" {self.call.say('further', n=len(addresses) - 1)}"
            yield details(summary, block(text, "diff"))

    def _differences(self) -> dict[tuple[str, ...], list[str]]:
        """Addresses by what differs there: a summary stands on many pages, and is shown once."""
        found: dict[tuple[str, ...], list[str]] = {}
        for page in self.changes.pages or []:
            if page.lines:
                found.setdefault(tuple(page.lines), []).append(page.address)
        return found

    def _line(self, value: Field) -> str:
        old, new = (code(words) if words else plain(self._none) for words in (value.old, value.new))
        line = f"- {plain(value.label)}: {old} → {new}"
        if value.pages:
            some = ", ".join(self._linked(page) for page in value.pages[:MOST_ADDRESSES])
            if len(value.pages) > MOST_ADDRESSES:
                some += f" {self.call.say('further', n=len(value.pages) - MOST_ADDRESSES)}"
            line += f"; {self._appears(value)}: {some}"
        return line

    @property
    def _none(self) -> str:
        return self.call.say("none")

    def _head(self, change: Change) -> str:
        kind = f"{self.language.word(KINDS[change.kind].words[0])} " if change.kind else ""
        state = self.call.say(change.state, old=change.old_id)
        return f"{kind}„{change.title}“: {state}" if kind else f"{change.title}: {state}"

    def _where(self, change: Change, *, markdown: bool = False) -> str:
        file = code(change.file) if markdown else change.file
        if not change.address:
            return file
        return f"{file}, {self._linked(change.address) if markdown else '/' + change.address}"

    def _hint(self, change: Change) -> str:
        if change.state != "renamed" or change.leads_here:
            return ""
        return self.call.say("no-redirect", old=change.old_id)

    def _lost(self, one: Lost) -> str:
        addresses = ", ".join(f"/{address}" for address in one.addresses)
        word = "lost-line" if one.line else "lost-page"
        return self.call.say(word, addresses=addresses, folder=one.folder, line=one.line)

    def _therefore(self) -> str:
        """Where one record alone has changed, every page that changed did so because of it."""
        pages = self.changes.pages or []
        alone = len(self.changes.records) == 1 and not self.changes.files
        alone = alone and not any(page.title.startswith("content/") for page in pages)
        if not alone or not pages:
            return ""
        return self.call.say("therefore-one") if len(pages) == 1 else self.call.say("therefore", n=len(pages))

    def _appears(self, value: Field) -> str:
        number = len(value.pages)
        return self.call.say("appears-one") if number == 1 else self.call.say("appears", n=number)

    def _counts(self) -> str:
        states = [page.state for page in self.changes.pages or []]
        return self.call.say(
            "pages", changed=states.count("changed"), new=states.count("new"), removed=states.count("removed")
        )

    def _page(self, page: PageChange) -> str:
        if page.state != "changed":
            return f"{page.title}, {self.call.say(page.state)}"
        said = self.call.say("lines", n=len(page.lines)) if page.lines else self.call.say("invisible")
        return f"{page.title}, {said}"

    def _linked(self, address: str) -> str:
        """An address on the site; a link where the site stands somewhere already."""
        # Addresses below the site consist of ids and names of files.
        if self.site and all(c.isascii() and (c.isalnum() or c in "-_/.") for c in address):
            return f"[/{address}](<{self.site.rstrip('/')}/{address}>)"
        return code(f"/{address}")

    def _is_empty(self) -> bool:
        found = self.changes
        return not (found.records or found.form or found.files or found.pages)


def _html(words: str) -> str:
    return "".join(c if c.isprintable() else " " for c in escape(words))
