"""Hand-written pages: those that must be there are, none takes the address of another, their facts have names, their
markup is allowed and their links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from hub.facts import legal
from hub.reading.catalog import Catalog
from hub.reading.content import SHOWING, Content
from hub.reading.findings import Problem, closest, problem
from hub.reading.markup import text
from hub.reading.memory import digest
from hub.records import KINDS, Record, addresses
from hub.records.kinds.actors import Role
from hub.records.kinds.guides import Guide
from hub.records.kinds.reference import Term
from hub.records.vocabulary import AUDIENCES, FACETS

_IDS = re.compile(r'\bid="([^"]+)"')
# Pages that every page links to, or that records lead to.
REQUIRED = ("index", "about", "contribute", "network", "numbers", *legal.PAGES)


@dataclass(frozen=True, slots=True)
class Ids(Collection[str]):
    """The places of a page that links can lead to, looked for in its `html` when one does."""

    html: Callable[[], str]

    def __iter__(self) -> Iterator[str]:
        return iter(_IDS.findall(self.html()))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, id: object) -> bool:
        return id in list(self)


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Findings about hand-written pages; none where the settings themselves are wrong."""
    if catalog.settings is None:
        return
    taken = _taken(catalog)
    for address, versions in catalog.written.pages.items():
        for code, page in versions.items():
            if f"{code}/{address}" in taken:
                yield problem(page.file, (1, 1), "page-collision", other=f"/{code}/{address}")
            for former in page.moved_from:
                if f"{code}/{former}/" in taken or f"{former}/" in catalog.written.pages:
                    yield problem(page.file, (1, 1), "page-collision", other=f"/{code}/{former}/")
            for line, name in legal.marks(page.markdown):
                if name not in legal.FACTS:
                    choices, hint = ", ".join(sorted(legal.FACTS)), closest(name, legal.FACTS)
                    where = (page.above + line, 1)
                    yield problem(page.file, where, "facts-unknown", name=name, choices=choices, hint=hint)
    first = catalog.settings.languages.all[0]
    for name in REQUIRED:
        if name in SHOWING and not any(catalog.entries[kind] for kind in SHOWING[name]):
            continue
        if ("" if name == "index" else f"{name}/") not in catalog.written.pages:
            yield problem(f"content/{first}/{name}.md", (1, 1), "page-missing")
    pages, records = list(catalog.written), _records(catalog, catalog.settings.languages.all)
    there = [(name, sorted(ids) if ids else ids) for name, ids in records.items()]
    given = digest(repr((pages, list(catalog.written.files), catalog.settings, there)))
    yield from catalog.remembered.newest("pages", given, partial(_of_pages, catalog, records))


def _of_pages(catalog: Catalog, records: text.Anchors) -> Iterator[Problem]:
    """Findings about markup and links; `records` are the anchors that `_records` knows."""
    faulty = [found for page in catalog.written for found in text.markup(page.markdown, page.place)]
    yield from faulty
    yield from _linked(catalog, records, {found.path for found in faulty if found.code in text.UNREAD})


def _linked(catalog: Catalog, records: text.Anchors, unread: set[str]) -> Iterator[Problem]:
    """Findings about links, as far as they can be told without making the pages."""
    if catalog.settings is None:
        return
    codes, pages = catalog.settings.languages.all, catalog.written
    anchors = dict(records) | dict.fromkeys(pages.files)
    for page in pages:
        anchors |= {
            addresses.source(f"{code}/{former}/", index=True): None for code in codes for former in page.moved_from
        }
    anchors |= anchors_of(pages.in_languages(codes, catalog.settings.languages.chain), unread)
    right = {
        f"{code}/{address}": page
        for address, versions in pages.pages.items()
        for code, page in versions.items()
        if page.file not in unread
    }
    yield from links(right, anchors, lambda target: _MADE.fullmatch(target) is not None)


def links(
    pages: Mapping[str, Content], anchors: text.Anchors, made: Callable[[str], bool] | None = None
) -> list[Problem]:
    """Findings about the links of pages with right markup, given by their addresses: a page that stands in for another
    language leads to pages of that one. `made` says which targets there may be besides."""
    found: set[Problem] = set()
    for address, page in pages.items():
        found.update(text.links(page.markdown, replace(page.place, source=source_of(address, page)), anchors, made))
    return sorted(found)


def source_of(address: str, page: Content) -> str:
    """What links in a page at this address start from."""
    return addresses.source(address, index=page.file.endswith("index.md"))


def anchors_of(pages: Mapping[str, Content], unknown: Container[str] = ()) -> dict[str, Collection[str] | None]:
    """Anchors of hand-written pages, given by their addresses; those of the files in `unknown` are not."""
    return {
        source_of(address, page): (None if page.file in unknown else text.to_html(page.markdown).ids)
        for address, page in pages.items()
    }


def _taken(catalog: Catalog) -> set[str]:
    """Addresses of generated pages, former ones included."""
    codes = catalog.settings.languages.all if catalog.settings else []
    alone = (addresses.search, addresses.letter, addresses.counter, addresses.about_data, addresses.plans)
    taken = {address(code) for code in codes for address in alone}
    for code in codes:
        taken |= {addresses.plans(code, guide) for guide in catalog.entries[Guide.kind]}
        for kind, model in KINDS.items():
            taken.add(addresses.index(code, kind))
            taken |= {addresses.record(code, kind, audience) for audience in AUDIENCES}
            taken |= {addresses.record(code, kind, id) for id in catalog.entries[kind]}
            records = catalog.records(model).values()
            taken |= {addresses.record(code, kind, former) for record in records for former in record.moved_from}
    return taken


def _records(catalog: Catalog, codes: Iterable[str]) -> dict[str, Collection[str] | None]:
    """Anchors of the pages of records and kinds, as far as they are known without making the pages."""
    found: dict[str, Collection[str] | None] = {}
    for code in codes:
        found[addresses.source(addresses.search(code), index=False)] = None
        found[addresses.source(addresses.about_data(code), index=True)] = None
        if catalog.entries[Term.kind]:
            found[addresses.source(addresses.letter(code), index=False)] = None
        if catalog.entries[Role.kind]:
            found[addresses.source(addresses.counter(code), index=False)] = None
        if catalog.entries[Guide.kind]:
            found[addresses.source(addresses.plans(code), index=True)] = None
        for kind, entries in catalog.entries.items():
            # What has no records has no list.
            if entries:
                found[addresses.source(addresses.index(code, kind), index=True)] = None
            for id, entry in entries.items():
                record = entry.record
                ids = frozenset(step.id for step in record.steps) if isinstance(record, Guide) else None
                found[addresses.source(addresses.record(code, kind, id), index=False)] = ids
                for part in record.subpages if isinstance(record, Record) else ():
                    found[addresses.source(addresses.record(code, kind, id, part), index=False)] = None
                for former in record.moved_from if isinstance(record, Record) else ():
                    found[addresses.source(addresses.record(code, kind, former), index=True)] = None
    return found


# What only the build knows of: lists that follow from how records are listed, places that templates make (their ids
# hold an underscore), files for programs. The build looks at these links again, see `site`.
_MADE = re.compile(
    rf"[^/]+/[^/]+/(?:table|{'|'.join(AUDIENCES)}|(?:{'|'.join(FACETS)})/[^/]+)\.md(?:#.*)?"
    rf"|[^/]+/[^/]+/[^/]+\.md#\w*_\w*|[^#]+\.(?:csv|ics|json|xml)"
)
