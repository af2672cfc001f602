"""A page made of records: its HTML between header and footer, and what is known of it besides."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, fields
from datetime import date
from html import unescape
from typing import Any

from markupsafe import Markup, escape

from hub.pages.reader import Reader, lacking
from hub.records import Record
from hub.records.marks import is_translated

Crumbs = tuple[tuple[Markup, str], ...]
"""(words, address) of each page above"""


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of a page's table of contents. `language` is the words' own, empty where it is the page's."""

    id: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page. `address` ends with a slash; `file` is the record's file, None for an index page."""

    address: str
    language: str
    title: str
    name: Markup
    """The title as it stands on a page: words of another language are marked as such"""
    description: str
    html: str
    headings: tuple[Heading, ...]
    crumbs: Crumbs
    kind: str
    id: str | None
    file: str | None
    updated: date
    listing: bool = False
    """Whether it lists records instead of being about one"""
    words: str = ""
    """The language its words are in, where that is not the page's: nobody has translated them yet"""
    spoken: frozenset[str] | None = None
    """The languages in which it has words of its own, of all languages of the site; None where that is every one"""
    empty: bool = False
    """Whether it lists none, and stands there only because readers keep its address"""


def packed(page: Page) -> dict[str, Any]:
    """What is known of a page besides its HTML, as JSON knows it."""
    found = {field.name: getattr(page, field.name) for field in fields(page) if field.name != "html"}
    return found | {
        "headings": [astuple(heading) for heading in page.headings],
        "updated": page.updated.isoformat(),
        "spoken": None if page.spoken is None else sorted(page.spoken),
    }


def unpacked(known: dict[str, Any], html: str = "") -> Page:
    """A page that was `packed`, with its HTML where that is needed."""
    spoken = known["spoken"]
    again = {
        "name": Markup(known["name"]),  # noqa: S704 - it was marked as HTML before
        "headings": tuple(Heading(*heading) for heading in known["headings"]),
        "crumbs": tuple((Markup(name), address) for name, address in known["crumbs"]),  # noqa: S704 - the same
        "updated": date.fromisoformat(known["updated"]),
        "spoken": None if spoken is None else frozenset(spoken),
    }
    return Page(**{**known, **again}, html=html)


def home(reader: Reader) -> tuple[Markup, str]:
    """The start page, as the first of those above."""
    return escape(reader.words.word("Home")), reader.links.page_url("")


def above(reader: Reader, record: Record | type[Record]) -> Crumbs:
    """The start page and the list of its kind."""
    return home(reader), (escape(reader.words.word(record.words[1])), reader.links.index_url(record.kind))


def foreign(reader: Reader, *texts: dict[str, str]) -> str:
    """The language of the texts where none of them is in the page's own, else nothing."""
    found = [reader.words.choose(text)[1] for text in texts]
    return "" if not found or reader.language.code in found else found[0]


def own(record: Record) -> list[dict[str, str]]:
    """The texts that say in which languages there are words for a record: its name, or, where that is the same in
    every language, what is said of it."""
    if is_translated(type(record), record.heading) or not record.summary:
        return [record.label]
    return [record.summary]


def spoken(*texts: dict[str, str]) -> frozenset[str] | None:
    """The languages in which any of the texts is written; None where there is none to translate."""
    return frozenset(code for text in texts for code in text) if texts else None


_HEADING = re.compile(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


def headings(html: str) -> tuple[Heading, ...]:
    """What a page's table of contents holds."""
    found = []
    for id, title in _HEADING.findall(lacking.marked(html)):
        marked = re.search(r'\blang="([^"]+)"', title)
        found.append(Heading(id, unescape(re.sub(r"<[^>]+>", "", title)).strip(), marked[1] if marked else ""))
    return tuple(found)


def tidy(html: str) -> str:
    """Without the blank lines and indentation that template control leaves behind."""
    return "\n".join(line.strip() for line in lacking.marked(html).splitlines() if line.strip())


def shorten(words: str) -> str:
    """At most 200 characters, whole words."""
    return words if len(words) <= 200 else words[:197].rsplit(" ", 1)[0] + " …"
