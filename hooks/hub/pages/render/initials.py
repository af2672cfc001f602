"""Pages of the words of the glossary that begin with one letter."""

from __future__ import annotations

from dataclasses import replace

from jinja2 import Environment

from hub.pages.directory import paging
from hub.pages.directory.paging import Pages
from hub.pages.glossary import listed
from hub.pages.reader import Reader
from hub.pages.render import lists
from hub.pages.render.page import Page, above, foreign
from hub.pages.templates import context
from hub.records.kinds.reference import Term


def spoken(details: listed.GlossaryDetails) -> set[str]:
    """The first letters whose page has words of its own language; where a word is filed differs between languages."""
    return {
        letter
        for letter, own in details.letters()
        if not foreign(details.reader, *(entry.term.label for entry in own if entry.term))
    }


def count(details: listed.GlossaryDetails) -> dict[str, int]:
    """How many pages the words of each first letter fill."""
    return {letter: len(paging.cut(own)) for letter, own in details.letters()}


def page(templates: Environment, reader: Reader, initial: str, pages: Pages) -> Page:
    """The words of the glossary that begin with one letter, each explained; of many, those on one page. Another
    language may have more pages of them."""
    details = listed.GlossaryDetails(reader, initial)
    found = paging.cut(details.here())
    entries = found[pages.number - 1] if pages.number <= len(found) else []
    html = templates.get_template("term-letter.html").render(
        context(reader), more=details, entries=entries, pages=replace(pages, count=len(found))
    )
    title = f"{reader.words.word(Term.words[1])}{reader.words.colon}{initial}{lists.remark(reader, pages)}"
    records = [entry.term for entry in entries if entry.term]
    id = f"letter/{listed.slug(initial)}"
    made = lists.listing(reader, Term, records, title, html, id=id, crumbs=above(reader, Term))
    return replace(made, empty=not entries)
