"""Which pages are made of records, and the HTML between header and footer. Pure: a hub in, pages out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import unescape

from jinja2 import Environment
from markupsafe import Markup

from hub.hub import Hub
from hub.pages import more, structured
from hub.pages.directory import FACETS, Choice, Directory
from hub.pages.glossary import Glossary, glossary, listed
from hub.pages.reader import Reader
from hub.pages.reader.prose import Cache
from hub.pages.templates import context, located
from hub.records import KINDS, Record, addresses, vocabulary
from hub.records.base import Subpage
from hub.records.guidance import Guide
from hub.records.reference import Term, Topic

FURTHER = ("table", "places")
"""The last part of the address of further lists of a kind, where there is a template for one."""
Crumbs = tuple[tuple[str, str], ...]
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
    name: str
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


def render(hub: Hub, templates: Environment) -> Iterator[Page]:
    """Every generated page of every language, in site order. Raises `templates.TemplateFault`."""
    with located():
        yield from _render(hub, templates)


def _render(hub: Hub, templates: Environment) -> Iterator[Page]:
    names = templates.list_templates()
    per_audience = [kind for kind in KINDS if f"{kind}-audience.html" in names]
    further = [(kind, name) for kind in KINDS for name in FURTHER if f"{kind}-{name}.html" in names]
    initials = listed.initials(hub)
    glossaries = {
        code: listed.GlossaryDetails(Reader(hub, language, addresses.index(code, Term.kind)))
        for code, language in hub.languages.items()
    }
    spoken = {code: _initials_spoken(details) for code, details in glossaries.items()}
    for language in hub.built.values():
        cache: Cache = {}
        yield _search(templates, Reader(hub, language, addresses.search(language.code), cache))
        yield _letter(templates, Reader(hub, language, addresses.letter(language.code), cache))
        yield _counter(templates, Reader(hub, language, addresses.counter(language.code), cache))
        terms = glossary(hub.records(Term), language.code, hub.settings.languages.authored[0])
        for kind, model in KINDS.items():
            reader = Reader(hub, language, addresses.index(language.code, kind), cache)
            if model.directory:
                yield from _directory(templates, reader, model)
            else:
                yield _index(templates, reader, model)
            for audience in vocabulary.AUDIENCES if kind in per_audience else ():
                reader = Reader(hub, language, addresses.record(language.code, kind, audience), cache)
                yield _explained(_audience(templates, reader, model, audience), terms, reader)
            for initial in initials if model is Term else ():
                address = addresses.record(language.code, kind, "letter", listed.slug(initial))
                reader = Reader(hub, language, address, cache)
                page = _initial(templates, reader, initial, glossaries[language.code])
                yield replace(page, spoken=frozenset(code for code, own in spoken.items() if initial in own))
            for name in (name for other, name in further if other == kind):
                reader = Reader(hub, language, addresses.record(language.code, kind, name), cache)
                yield _further(templates, reader, model, name)
            for record in hub.records(model).values():
                reader = Reader(hub, language, addresses.record(language.code, kind, record.id), cache)
                page = _explained(_record(templates, reader, record), terms, reader, reader.words.plain(record.label))
                script = str(structured.script(record, reader))
                yield replace(page, html=page.html + script)
                for id, part in record.subpages.items():
                    reader = Reader(hub, language, addresses.record(language.code, kind, record.id, id), cache)
                    yield _explained(_part(templates, reader, record, id, part), terms, reader)


def _explained(page: Page, terms: Glossary, reader: Reader, name: str = "") -> Page:
    """The page with the words of the glossary explained. Lists of records are left as they are."""
    return replace(page, html=terms.explain(page.html, reader, name or page.title))


def _record(templates: Environment, reader: Reader, record: Record) -> Page:
    kind = record.kind
    html = templates.get_template(f"{kind}.html").render(context(reader), page=record, more=more.of(record, reader))
    summary = record.abstract
    description = reader.prose.plain(summary) or reader.words.plain(record.label)
    return Page(
        address=reader.address,
        language=reader.language.code,
        title=listed.title(record, reader) if isinstance(record, Term) else reader.words.plain(record.label),
        name=listed.name(record, reader) if isinstance(record, Term) else reader.words.t(record.label),
        description=shorten(description),
        html=tidy(html),
        headings=headings(html),
        crumbs=_crumbs(reader, record),
        kind=kind,
        words=_foreign(reader, record.label),
        spoken=_spoken(record.label),
        id=record.id,
        file=reader.hub.file(kind, record.id),
        updated=record.checked,
    )


def _directory(templates: Environment, reader: Reader, model: type[Record]) -> Iterator[Page]:
    """All records of a kind with what they can be narrowed by, and a page for each value of a facet."""
    directory = Directory(model, reader)
    title = reader.words.word(model.words[1])

    def page(here: Reader, choice: Choice | None, title: str, records: Sequence[Record]) -> Page:
        html = templates.get_template("directory.html").render(
            context(here), model=model, directory=directory, choice=choice, title=title, records=records
        )
        crumbs = _crumbs(here, model) if choice else _crumbs(here, model)[:1]
        id = f"{choice.facet}/{choice.value}" if choice else None
        return _list(here, model, records, title, html, id=id, crumbs=crumbs)

    yield page(reader, None, title, directory.records)
    for choice in directory:
        address = addresses.record(reader.language.code, model.kind, choice.facet, choice.value)
        here = Reader(reader.hub, reader.language, address, reader.cache)
        name = Markup("{}: {}").format(title, choice.label)
        yield replace(page(here, choice, name, list(choice.records)), empty=not choice.records)


def _audience(templates: Environment, reader: Reader, model: type[Record], audience: str) -> Page:
    """All records of a kind for one audience, on one page."""
    records = [record for record in reader.library.all(model) if audience in getattr(record, "audiences", ())]
    html = templates.get_template(f"{model.kind}-audience.html").render(
        context(reader), model=model, records=records, audience=audience
    )
    title = f"{reader.words.word(model.words[1])}: {reader.words.word(vocabulary.AUDIENCES[audience])}"
    return _list(reader, model, records, title, html, id=audience, crumbs=_crumbs(reader, model))


def _further(templates: Environment, reader: Reader, model: type[Record], name: str) -> Page:
    """All records of a kind in one table, or by what they hold."""
    records = reader.library.all(model)
    html = templates.get_template(f"{model.kind}-{name}.html").render(
        context(reader), model=model, records=records, more=more.of_list(model, reader)
    )
    kind = reader.words.word(model.words[1])
    titles = {
        "table": reader.words.word("{kind}: all in one table", kind=kind),
        "places": reader.words.word("Places from A to Z"),
    }
    return _list(reader, model, records, titles[name], html, id=name, crumbs=_crumbs(reader, model))


def _initials_spoken(details: listed.GlossaryDetails) -> set[str]:
    """The first letters whose page has words of its own language; where a word is filed differs between languages."""
    return {
        letter
        for letter, own in details.letters()
        if not _foreign(details.reader, *(entry.term.label for entry in own if entry.term))
    }


def _initial(templates: Environment, reader: Reader, initial: str, whole: listed.GlossaryDetails) -> Page:
    """The words of the glossary that begin with one letter, each explained. `whole` is the glossary of the language."""
    details = listed.GlossaryDetails(reader, initial, whole.letters())
    html = templates.get_template("term-letter.html").render(context(reader), more=details)
    title = f"{reader.words.word(Term.words[1])}: {initial}"
    records = [entry.term for entry in details.here() if entry.term]
    id = f"letter/{listed.slug(initial)}"
    page = _list(reader, Term, records, title, html, id=id, crumbs=_crumbs(reader, Term))
    return replace(page, empty=not details.here())


def _part(templates: Environment, reader: Reader, record: Record, id: str, part: Subpage) -> Page:
    kind = record.kind
    html = templates.get_template(f"{kind}-part.html").render(
        context(reader), page=record, id=id, part=part, more=more.of(record, reader)
    )
    return Page(
        address=reader.address,
        language=reader.language.code,
        title=reader.prose.plain(part.text),
        name=reader.words.marked(reader.prose.plain(part.text), part.text),
        description=shorten(f"{reader.words.plain(record.label)}: {reader.prose.plain(part.text)}"),
        html=tidy(html),
        headings=(),
        crumbs=(*_crumbs(reader, record), (reader.words.t(record.label), reader.links.url(kind, record.id))),
        kind=kind,
        words=_foreign(reader, part.text),
        spoken=_spoken(part.text),
        id=f"{record.id}/{id}",
        file=reader.hub.file(kind, record.id),
        updated=record.checked,
    )


def _crumbs(reader: Reader, record: Record | type[Record]) -> Crumbs:
    kind = (reader.words.word(record.words[1]), reader.links.index_url(record.kind))
    return (reader.words.word("Home"), reader.links.page_url("")), kind


def _index(templates: Environment, reader: Reader, model: type[Record]) -> Page:
    records = reader.library.all(model)
    template = templates.select_template([f"{model.kind}-index.html", "index.html"])
    html = template.render(context(reader), model=model, records=records, more=more.of_list(model, reader))
    title = reader.words.word(model.words[1])
    return _list(reader, model, records, title, html, id=None, crumbs=_crumbs(reader, model)[:1])


def _list(
    reader: Reader,
    model: type[Record],
    records: Sequence[Record],
    title: str,
    html: str,
    id: str | None,
    crumbs: Crumbs,
) -> Page:
    """A page of many records, as new as the newest of them."""
    name, title = title, Markup.escape(title).striptags()
    return Page(
        address=reader.address,
        language=reader.language.code,
        title=title,
        name=name,
        description=shorten(f"{title}: {reader.words.plain(reader.hub.settings.title)}"),
        html=tidy(html),
        headings=headings(html),
        crumbs=crumbs,
        kind=model.kind,
        words=_foreign(reader, *(record.label for record in records)),
        spoken=_spoken(*(record.label for record in records)),
        id=id,
        file=None,
        updated=max((record.checked for record in records), default=reader.hub.checked),
        listing=True,
    )


def _foreign(reader: Reader, *texts: dict[str, str]) -> str:
    """The language of the texts where none of them is in the page's own, else nothing."""
    found = [reader.words.choose(text)[1] for text in texts]
    return "" if not found or reader.language.code in found else found[0]


def _spoken(*texts: dict[str, str]) -> frozenset[str] | None:
    """The languages in which any of the texts is written; None where there is none to translate."""
    return frozenset(code for text in texts for code in text) if texts else None


def moved(hub: Hub) -> dict[str, str]:
    """Former addresses of renamed records and hand-written pages in every language, and where each leads."""
    found = {}
    for code in hub.built:
        for kind, model in KINDS.items():
            for record in hub.records(model).values():
                for former in record.moved_from:
                    for part in ("", *record.subpages):
                        found[addresses.record(code, kind, former, part)] = addresses.record(
                            code, kind, record.id, part
                        )
                    if kind == Guide.kind:
                        found[addresses.plans(code, former)] = addresses.plans(code, record.id)
                    for lister in _listed_by(kind, hub):
                        old, new = (addresses.record(code, lister, kind, value) for value in (former, record.id))
                        found[old] = new
        for address, versions in hub.catalog.written.pages.items():
            for former in {former for page in versions.values() for former in page.moved_from}:
                found[f"{code}/{former}/"] = f"{code}/{address}"
    return found


def _listed_by(kind: str, hub: Hub) -> list[str]:
    """Kinds whose directory has a page for each record of `kind`."""
    facet = next((facet for facet in FACETS if facet.name == kind), None)
    return [model.kind for model in KINDS.values() if model.directory and facet and facet.known(model, hub)]


def _search(templates: Environment, reader: Reader) -> Page:
    """The page of the search; without scripts it lists the other ways to find something."""
    none: list[str] = []
    kinds = [
        (kind, reader.words.word(model.words[1]), none) for kind, model in KINDS.items() if reader.hub.records(model)
    ]
    audiences = [(audience, reader.words.word(name), none) for audience, name in vocabulary.AUDIENCES.items()]
    districts = [(one.id, reader.words.plain(one.short), one.moved_from) for one in reader.hub.home_districts]
    topics = [(topic.id, reader.words.plain(topic.label), topic.moved_from) for topic in reader.library.all(Topic)]
    facets = [("kind", reader.words.word("Kind"), kinds)]
    for name, offered in (("audience", audiences), ("district", districts), ("topic", topics)):
        facets.append((name, reader.words.word(vocabulary.FACETS[name]), offered))
    helpers = listed.helpers(reader)
    html = templates.get_template("search.html").render(context(reader), facets=facets, helpers=helpers)
    return alone(reader, "search", reader.words.word("Search"), html)


def _letter(templates: Environment, reader: Reader) -> Page:
    """The way in for people who hold a letter: pick or type its word."""
    html = templates.get_template("letter.html").render(context(reader), more=listed.LetterDetails(reader))
    return alone(reader, "letter", reader.words.word("I have a letter"), html)


def _counter(templates: Environment, reader: Reader) -> Page:
    """The look-up of those who advise: which office, for which place."""
    html = templates.get_template("counter.html").render(context(reader))
    return alone(reader, "counter", reader.words.word("Which office is it?"), html)


def alone(reader: Reader, kind: str, title: str, html: str) -> Page:
    """A page that is of no kind of record and lists none."""
    return Page(
        address=reader.address,
        language=reader.language.code,
        title=title,
        name=title,
        description=shorten(f"{title}: {reader.words.plain(reader.hub.settings.title)}"),
        html=tidy(html),
        headings=(),
        crumbs=((reader.words.word("Home"), reader.links.page_url("")),),
        kind=kind,
        id=kind,
        file=None,
        updated=reader.hub.checked,
    )


_HEADING = re.compile(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


def headings(html: str) -> tuple[Heading, ...]:
    found = []
    for id, title in _HEADING.findall(html):
        marked = re.search(r'\blang="([^"]+)"', title)
        found.append(Heading(id, unescape(re.sub(r"<[^>]+>", "", title)).strip(), marked[1] if marked else ""))
    return tuple(found)


def tidy(html: str) -> str:
    """Without the blank lines and indentation that template control leaves behind."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def shorten(words: str) -> str:
    return words if len(words) <= 200 else words[:197].rsplit(" ", 1)[0] + " …"
