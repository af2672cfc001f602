"""Pages of the words of the glossary that begin with one letter."""

from __future__ import annotations

from dataclasses import replace

from jinja2 import Environment

from hub.pages.glossary import listed
from hub.pages.reader import Reader
from hub.pages.render.lists import listing
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


def page(templates: Environment, reader: Reader, initial: str) -> Page:
    """The words of the glossary that begin with one letter, each explained."""
    details = listed.GlossaryDetails(reader, initial)
    html = templates.get_template("term-letter.html").render(context(reader), more=details)
    title = f"{reader.words.word(Term.words[1])}{reader.words.colon}{initial}"
    records = [entry.term for entry in details.here() if entry.term]
    id = f"letter/{listed.slug(initial)}"
    found = listing(reader, Term, records, title, html, id=id, crumbs=above(reader, Term))
    return replace(found, empty=not details.here())
