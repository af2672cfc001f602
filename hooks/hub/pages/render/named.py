"""Everything that names a record, page by page, where it is more than the record's own page shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Naming:
    """The records that name one, in the order of their names: on each page their ids by folder."""

    pages: list[Groups[str]]

    @property
    def digest(self) -> str:
        """Which stands where."""
        return repr(self.pages)


def are_many(hub: Hub, record: Record) -> bool:
    """Whether more of a kind name a record than its own page shows."""
    kinds = Counter(kind for kind, _ in hub.graph.naming((record.kind, record.id)))
    return max(kinds.values(), default=0) > library.FULL


def of(reader: Reader, record: Record) -> Naming:
    """What names a record, as many pages in every language."""
    name = (record.kind, record.id)

    def make() -> Naming:
        found = reader.library.back_links(*name, [], [])
        return Naming(paging.grouped((model.folder, [one.id for one in own]) for model, own in found))

    return reader.hub.memory.answer(f"named {reader.language.code} {' '.join(name)}", make)


def page(templates: Environment, reader: Reader, record: Record, number: int) -> Page:
    """One of these pages: the records by kind."""
    found = of(reader, record).pages
    get = reader.library.get
    groups: Groups[Record] = [(folder, [get(FOLDERS[folder], id) for id in ids]) for folder, ids in found[number - 1]]
    here = Pages(reader.address.partition("page/")[0], number, len(found))
    html = templates.get_template("named.html").render(
        context(reader),
        page=record,
        groups=groups,
        beginnings=paging.beginnings(found),
        names={folder: model.words[1] for folder, model in FOLDERS.items()},
        pages=here,
    )
    label = reader.words.t(record.label)
    said = reader.words.word("This page is named by")
    title = Markup("{}{}{}{}").format(label, reader.words.colon, said, lists.remark(reader, here))
    records = [one for _, own in groups for one in own]
    crumbs = (*above(reader, record), (label, reader.links.url(record.kind, record.id)))
    id = f"named/{record.id}" + (f"/page/{number}" if number > 1 else "")
    return lists.listing(reader, type(record), records, title, html, id=id, crumbs=crumbs)
