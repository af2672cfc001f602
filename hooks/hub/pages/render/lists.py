"""Pages that list records: of a kind, of one value of a facet, of an audience, in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jinja2 import Environment
from markupsafe import Markup, escape

from hub.pages import more
from hub.pages.directory import Choice, Directory, paging
from hub.pages.directory.paging import Pages
from hub.pages.reader import Reader
from hub.pages.render import groups
from hub.pages.render.page import Crumbs, Page, above, foreign, headings, own, shorten, spoken, tidy
from hub.pages.templates import context
from hub.records import Record, vocabulary

FURTHER = ("table", "places")
"""The last part of the address of further lists of a kind, where there is a template for one."""


def index(templates: Environment, reader: Reader, model: type[Record], number: int = 1) -> Page:
    """All records of a kind; of many, where its list can be cut, those on one page."""
    template = templates.select_template(_named(model))
    found = (
        paging.grouped(groups.of(model, reader)) if is_cut(templates, model) else [[("", reader.library.all(model))]]
    )
    records = [record for _, own in found[number - 1] for record in own]
    pages = Pages(reader.address.partition("page/")[0], number, len(found))
    html = template.render(
        context(reader),
        model=model,
        records=records,
        groups=found[number - 1],
        beginnings=paging.beginnings(found),
        pages=pages,
        more=more.of_list(model, reader),
    )
    title = escape(reader.words.word(model.words[1]))
    return _numbered(reader, model, records, title, html, pages)


def is_cut(templates: Environment, model: type[Record]) -> bool:
    """Whether the list of a kind comes in pages where it is long. Some show how their records hang together."""
    return model in groups.GROUPED or templates.select_template(_named(model)).name == _named(model)[-1]


def count(reader: Reader, model: type[Record]) -> int:
    """How many pages such a list has; the same in every language."""
    return len(paging.grouped(groups.of(model, reader)))


def _named(model: type[Record]) -> list[str]:
    return [f"{model.kind}-index.html", "index.html"]


def directory(
    templates: Environment, reader: Reader, directory: Directory, choice: Choice | None = None, number: int = 1
) -> Page:
    """All records of a kind with what they can be narrowed by, or those that one value of a facet fits; of many, those
    on one page."""
    model = directory.model
    found = choice.records if choice else directory.records
    pages = directory.pages(choice)
    records = [reader.library.get(model, record.id) for record in pages[number - 1]]
    title = reader.words.word(model.words[1])
    if choice:
        title = Markup("{}: {}").format(title, choice.label)
    here = Pages(reader.address.partition("page/")[0], number, len(pages))
    html = templates.get_template("directory.html").render(
        context(reader),
        model=model,
        directory=directory,
        choice=choice,
        title=title,
        records=records,
        all=len(found),
        pages=here,
    )
    id = f"{choice.facet}/{choice.value}" if choice else None
    page = _numbered(reader, model, records, escape(title), html, here, id)
    return replace(page, empty=not records) if choice else page


def _numbered(
    reader: Reader,
    model: type[Record],
    records: Sequence[Record],
    title: Markup,
    html: str,
    pages: Pages,
    id: str | None = None,
) -> Page:
    """One of the pages of a list. Only the first is what somebody looks for."""
    if pages.number > 1:
        id = f"page/{pages.number}"
    return listing(
        reader,
        model,
        records,
        Markup("{}{}").format(title, remark(reader, pages)),
        html,
        id=id,
        crumbs=above(reader, model) if id else above(reader, model)[:1],
    )


def remark(reader: Reader, pages: Pages) -> str:
    """Which page of a list it is, behind its title; nothing for the first."""
    if pages.number == 1:
        return ""
    return f" ({reader.words.word('Page {n} of {all}', n=pages.number, all=pages.count)})"


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
