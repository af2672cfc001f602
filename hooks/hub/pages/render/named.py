"""Everything that names a record, page by page, where it is more than the record's own page shows."""

from __future__ import annotations

from collections import Counter

from jinja2 import Environment
from markupsafe import Markup

from hub.hub import Hub
from hub.pages.directory import paging
from hub.pages.directory.paging import Groups, Pages
from hub.pages.reader import Reader, library
from hub.pages.render import lists
from hub.pages.render.page import Page, above
from hub.pages.templates import context
from hub.records import FOLDERS, Record


def count(hub: Hub, record: Record) -> int:
    """How many pages they fill, the same in every language; none where the record's own page shows all."""
    kinds = [kind for kind, _ in hub.graph.naming((record.kind, record.id))]
    return len(paging.cut(kinds)) if max(Counter(kinds).values(), default=0) > library.FULL else 0


def page(templates: Environment, reader: Reader, record: Record, number: int) -> Page:
    """One of these pages: the records by kind."""
    named: Groups[Record] = [
        (model.folder, found) for model, found in reader.library.back_links(record.kind, record.id, [], [])
    ]
    found = paging.grouped(named)
    here = Pages(reader.address.partition("page/")[0], number, len(found))
    html = templates.get_template("named.html").render(
        context(reader),
        page=record,
        groups=found[number - 1],
        beginnings=paging.beginnings(found),
        names={folder: model.words[1] for folder, model in FOLDERS.items()},
        pages=here,
    )
    label = reader.words.t(record.label)
    said = reader.words.word("This page is named by")
    title = Markup("{}{}{}{}").format(label, reader.words.colon, said, lists.remark(reader, here))
    records = [one for _, own in found[number - 1] for one in own]
    crumbs = (*above(reader, record), (label, reader.links.url(record.kind, record.id)))
    id = f"named/{record.id}" + (f"/page/{number}" if number > 1 else "")
    return lists.listing(reader, type(record), records, title, html, id=id, crumbs=crumbs)
