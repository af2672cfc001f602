"""Pages that are of no kind of record: the search, the way in for letters, the counter."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import escape

from hub.pages.glossary import listed
from hub.pages.reader import Reader
from hub.pages.render.page import Page, home, shorten, tidy
from hub.pages.templates import context
from hub.records import KINDS, vocabulary
from hub.records.kinds.reference import Topic


def search(templates: Environment, reader: Reader) -> Page:
    """The page of the search; without scripts it lists the other ways to find something."""
    none: list[str] = []
    kinds = [
        (kind, reader.words.word(model.words[1]), none) for kind, model in KINDS.items() if reader.library.has(kind)
    ]
    audiences = [(audience, reader.words.word(name), none) for audience, name in vocabulary.AUDIENCES.items()]
    districts = [(one.id, reader.words.plain(one.short), one.moved_from) for one in reader.hub.home_districts]
    topics = [(topic.id, reader.words.plain(topic.label), topic.moved_from) for topic in reader.library.all(Topic)]
    facets = [("kind", reader.words.word("Kind"), kinds)]
    for name, offered in (("audience", audiences), ("district", districts), ("topic", topics)):
        if not offered:
            continue
        facets.append((name, reader.words.word(vocabulary.FACETS[name]), offered))
    helpers = listed.helpers(reader)
    html = templates.get_template("search.html").render(context(reader), facets=facets, helpers=helpers)
    return alone(reader, "search", reader.words.word("Search"), html)


def letter(templates: Environment, reader: Reader) -> Page:
    """The way in for people who hold a letter: pick or type its word."""
    html = templates.get_template("letter.html").render(context(reader), more=listed.LetterDetails(reader))
    return alone(reader, "letter", reader.words.word("I have a letter"), html)


def counter(templates: Environment, reader: Reader) -> Page:
    """The look-up of those who advise: which office, for which place."""
    html = templates.get_template("counter.html").render(context(reader))
    return alone(reader, "counter", reader.words.word("Which office is it?"), html)


def alone(reader: Reader, kind: str, title: str, html: str) -> Page:
    """A page that is of no kind of record and lists none."""
    return Page(
        address=reader.address,
        language=reader.language.code,
        title=title,
        name=escape(title),
        description=shorten(f"{title}: {reader.words.plain(reader.hub.settings.title)}"),
        html=tidy(html),
        headings=(),
        crumbs=(home(reader),),
        kind=kind,
        id=kind,
        file=None,
        updated=reader.hub.checked,
    )
