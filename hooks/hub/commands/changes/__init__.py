"""`hub changes`: what a proposal changes, in the words of those who know the subject."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from hub.commands import Call, Refused
from hub.commands.changes.comparison import Report
from hub.editorial import revision
from hub.editorial.changes import compare
from hub.editorial.revision import RevisionError, commit, extract
from hub.hub import Hub, assemble
from hub.outputs import progress
from hub.reading import engine
from hub.reading.catalog import Catalog, load
from hub.reading.findings import InvalidData, errors
from hub.reading.languages import load as languages

WORDS = {
    "de": {
        "base": "Stand, mit dem verglichen wird, z. B. main",
        "head": "Stand, der verglichen wird; ohne Angabe die Dateien, wie sie jetzt da liegen",
        "format": "Form der Ausgabe; markdown für Kommentare",
        "quiet": "nicht sagen, wie weit die Arbeit ist",
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
        "quiet": "do not say how far the work is",
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


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("--base", required=True, metavar="REV", help=words["base"])
    parser.add_argument("--head", metavar="REV", help=words["head"])
    parser.add_argument("--format", choices=["text", "markdown"], default="text", help=words["format"])
    parser.add_argument("--quiet", action="store_true", help=words["quiet"])


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
        with progress.shown(options.quiet, call.language) as tell:
            found = compare(before, new.catalog, (old, new) if old else None, language, tell)
    report = Report(call, language, found, notes)
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
    if engine.is_whole(call.root):
        # Else words that this checkout has not would come from the engine that runs, in this state only.
        (folder / "hooks" / "hub").mkdir(parents=True)
    return folder


def _hub(call: Call, root: Path) -> Hub:
    return assemble(root, call.today, site=call.site, keep=call.keep)


def _catalog(root: Path) -> Catalog:
    return load(root)
