"""Prose of records as HTML, with its links to other records."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from hub.facts import figures
from hub.pages.reader.links import Links
from hub.reading.markup import prose
from hub.records import KINDS, addresses
from hub.records.kinds.guides import Guide
from hub.records.kinds.reference import Figure
from hub.records.values import Text


@dataclass
class Prose:
    """Texts with markup, seen from the page that `links` belongs to."""

    links: Links

    def html(self, text: Text | None, *, inline: bool = False) -> Markup:
        """HTML of a prose text; words of another language are marked as such."""
        if not text:
            return Markup()
        words, code = self.links.words.choose(text)
        # What a text becomes anywhere in one folder is the same.
        key = ("prose", addresses.folder(self.links.address), "inline" if inline else "block", words)
        known = self.links.hub.memory.once(key, lambda: prose.to_html(words, self._resolve, inline=inline))
        html = Markup(known)  # noqa: S704 - cleaned by nh3
        return self.links.words.set_apart(html, code, "span" if inline else "div")

    def every_language(self, text: Text) -> list[tuple[str, Markup]]:
        """(language, HTML) of each version of a prose text, in the order of the hub's languages."""
        order = [code for code in self.links.hub.settings.languages.all if code in text]
        html = [prose.to_html(text[code], self._resolve) for code in order]
        return [(code, Markup(words)) for code, words in zip(order, html, strict=True)]  # noqa: S704 - cleaned by nh3

    def plain(self, text: Text | None) -> str:
        """The words of a prose text without markup."""
        if not text:
            return ""
        words = self.links.words.choose(text)[0]
        if "[" not in words:
            return prose.to_plain(words, self._resolve)
        # A text with links becomes the same in the search, in tables and on the page itself, wherever they stand.
        key = ("plain", self.links.words.language.code, words)
        return self.links.hub.memory.once(key, lambda: prose.to_plain(words, self._resolve))

    def _resolve(self, kind: str, id: str, anchor: str, words: str) -> str:
        """The HTML of a link between records; only its words where the record is missing."""
        hub, own = self.links.hub, self.links.words
        if kind not in KINDS or id not in hub.records(KINDS[kind]):
            return words
        record = hub.named((kind, id))
        bare = isinstance(record, Figure) and anchor == "value"
        html = Markup(words)  # noqa: S704 - escaped by the prose renderer
        if not html:
            if isinstance(record, Figure):
                value = record.on(anchor) if anchor else None
                now = value or figures.current(record, hub.today).value
                html = escape(
                    figures.amount(record, value, own.language)
                    if value
                    else figures.in_text(record, hub.today, own.language, bare=bare)
                )
                if now and "unverified" in (now.confidence, record.confidence) and not bare:
                    html += f" ({own.word('not confirmed')})"
            elif isinstance(record, Guide) and anchor:
                step = next((step for step in record.steps if step.id == anchor), None)
                html = own.t(step.title if step else record.label)
            else:
                html = own.t(record.label)
        address = self.links.url(kind, id, "" if kind == "figure" else anchor)
        return str(Markup('<a href="{}">{}</a>').format(address, html))
