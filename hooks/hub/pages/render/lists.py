"""Pages that list records: of a kind, of one value of a facet, of an audience, in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment
from markupsafe import Markup

from hub.pages import more
from hub.pages.directory import Choice, Directory
from hub.pages.reader import Reader
from hub.pages.render.page import Crumbs, Page, above, foreign, headings, own, shorten, spoken, tidy
from hub.pages.templates import context
from hub.records import Record, addresses, vocabulary

FURTHER = ("table", "places")
"""The last part of the address of further lists of a kind, where there is a template for one."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a list: the address of the first, which of them this is, and how many there are."""

    first: str
    number: int
    count: int

    @property
    def named(self) -> list[int]:
        """Those that each page leads to: the first, the last, and those beside it."""
        near = {1, self.number - 1, self.number, self.number + 1, self.count}
        return sorted(number for number in near if 1 <= number <= self.count)

    def address(self, number: int) -> str:
        """Of one of them."""
        return addresses.numbered(self.first, number)


def index(templates: Environment, reader: Reader, model: type[Record]) -> Page:
    """All records of a kind."""
    records = reader.library.all(model)
    template = templates.select_template([f"{model.kind}-index.html", "index.html"])
    html = template.render(context(reader), model=model, records=records, more=more.of_list(model, reader))
    title = reader.words.word(model.words[1])
    return listing(reader, model, records, title, html, id=None, crumbs=above(reader, model)[:1])


def directory(
    templates: Environment, reader: Reader, directory: Directory, choice: Choice | None = None, number: int = 1
) -> Page:
    """All records of a kind with what they can be narrowed by, or those that one value of a facet fits; of many, those
    on one page."""
    model = directory.model
    found = choice.records if choice else directory.records
    pages = directory.pages(found)
    records = [reader.library.get(model, record.id) for record in pages[number - 1]]
    title = reader.words.word(model.words[1])
    if choice:
        title = Markup("{}: {}").format(title, choice.label)
    html = templates.get_template("directory.html").render(
        context(reader),
        model=model,
        directory=directory,
        choice=choice,
        title=title,
        records=records,
        all=len(found),
        pages=Pages(reader.address.partition("page/")[0], number, len(pages)),
    )
    if number > 1:
        title = Markup("{} ({})").format(title, reader.words.word("Page {n} of {all}", n=number, all=len(pages)))
    crumbs = above(reader, model) if choice or number > 1 else above(reader, model)[:1]
    id = f"{choice.facet}/{choice.value}" if choice else None
    # Only the first page of a list is what somebody looks for.
    id = f"page/{number}" if number > 1 else id
    page = listing(reader, model, records, title, html, id=id, crumbs=crumbs)
    return replace(page, empty=not records) if choice else page


def audience(templates: Environment, reader: Reader, model: type[Record], audience: str) -> Page:
    """All records of a kind for one audience, on one page."""
    records = [record for record in reader.library.all(model) if audience in getattr(record, "audiences", ())]
    html = templates.get_template(f"{model.kind}-audience.html").render(
        context(reader), model=model, records=records, audience=audience
    )
    word = reader.words.word
    title = f"{word(model.words[1])}{reader.words.colon}{word(vocabulary.AUDIENCES[audience])}"
    return listing(reader, model, records, title, html, id=audience, crumbs=above(reader, model))


def further(templates: Environment, reader: Reader, model: type[Record], name: str) -> Page:
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
    return listing(reader, model, records, titles[name], html, id=name, crumbs=above(reader, model))


def listing(
    reader: Reader,
    model: type[Record],
    records: Sequence[Record],
    title: str,
    html: str,
    id: str | None,
    crumbs: Crumbs,
) -> Page:
    """A page of many records, as new as the newest of them."""
    name = Markup.escape(title)
    title = name.striptags()
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
        words=foreign(reader, *(text for record in records for text in own(record))),
        spoken=spoken(*(text for record in records for text in own(record))),
        id=id,
        file=None,
        updated=max((record.checked for record in records), default=reader.hub.checked),
        listing=True,
    )
