"""A comparison in words, for a terminal and for a comment."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from hub.commands import Call
from hub.editorial.changes import Changes
from hub.editorial.changes.lost import Lost
from hub.editorial.changes.pages import PageChange
from hub.editorial.changes.records import Change, Field
from hub.editorial.markdown import block, bounded, code, details, plain
from hub.reading.languages import Language
from hub.records import KINDS

MOST_ADDRESSES = 10
"""Addresses named behind a field in a comment; all pages stand below."""
MOST_LINES = 60
"""Lines of one page in a comment."""
MOST_FIELDS = 40
"""Fields of one record in a comment."""


class Report:
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
            listed = [f"- {plain(self._lost(one))}" for one in self.changes.lost]
            yield f"**{self.call.say('lost')}**\n\n" + self._first(listed, 50)
        for change in self.changes.records:
            lines = [f"**{plain(self._head(change))}** – {self._where(change, markdown=True)}"]
            if self._hint(change):
                lines += ["", plain(self._hint(change))]
            listed = [self._line(value) for value in change.fields]
            shown = self._first(listed, MOST_FIELDS)
            if change.state == "new" and listed:
                lines += ["", details(self.call.say("values", n=len(listed)), shown)]
            elif listed:
                lines += ["", shown]
            if self._therefore():
                lines += ["", self._therefore()]
            yield "\n".join(lines)
        if self.changes.pages:
            listed = [f"- {self._linked(page.address)} ({plain(self._page(page))})" for page in self.changes.pages]
            yield details(self._counts(), self._first(listed, 200))
        elif self.changes.pages == [] and not self._is_empty():
            yield self.call.say("same-pages")
        if self.changes.form:
            yield f"{self.call.say('form', n=len(self.changes.form))}."
        if self.changes.files:
            listed = [f"- {code(name)}" for name in self.changes.files]
            yield f"{self.call.say('files')}:\n\n" + self._first(listed, 50)
        for differing, addresses in self._differences().items():
            text = [line if len(line) <= 600 else line[:598] + " …" for line in differing[:MOST_LINES]]
            if len(differing) > MOST_LINES:
                text.append(f"  … {self.call.say('cut', n=len(differing) - MOST_LINES)}")
            summary = f"<code>/{_html(addresses[0])}</code>"
            if len(addresses) > 1:
                summary += f" {self.call.say('further', n=len(addresses) - 1)}"
            yield details(summary, block(text, "diff"))

    def _first(self, lines: list[str], most: int) -> str:
        """The first lines of a list, and how many more there are."""
        more = [f"- {self.call.say('further', n=len(lines) - most)}"] if len(lines) > most else []
        return "\n".join([*lines[:most], *more])

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
