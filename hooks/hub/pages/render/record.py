"""The page of a record, and those below it."""

from __future__ import annotations

from jinja2 import Environment

from hub.pages import more
from hub.pages.glossary import listed
from hub.pages.reader import Reader
from hub.pages.render.page import Page, above, foreign, headings, own, shorten, spoken, tidy
from hub.pages.templates import context
from hub.records import Record
from hub.records.base import Subpage
from hub.records.kinds.reference import Term


def whole(templates: Environment, reader: Reader, record: Record) -> Page:
    """The page of a record, before words are explained in it."""
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
        crumbs=above(reader, record),
        kind=kind,
        words=foreign(reader, *own(record)),
        spoken=spoken(*own(record)),
        id=record.id,
        file=reader.hub.file(kind, record.id),
        updated=record.checked,
    )


def below(templates: Environment, reader: Reader, record: Record, id: str, part: Subpage) -> Page:
    """The page of a part of a record."""
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
        crumbs=(*above(reader, record), (reader.words.t(record.label), reader.links.url(kind, record.id))),
        kind=kind,
        words=foreign(reader, part.text),
        spoken=spoken(part.text),
        id=f"{record.id}/{id}",
        file=reader.hub.file(kind, record.id),
        updated=record.checked,
    )
