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
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest, problem
from hub.reading.markup import text
from hub.reading.memory import digest
from hub.records import Record, addresses
from hub.records.kinds.actors import Role
from hub.records.kinds.guides import Guide
from hub.records.kinds.reference import Term
from hub.records.vocabulary import AUDIENCES, FACETS

Place = tuple[list[str] | None, list[str], list[str]]
"""(steps of a guide, parts with pages of their own, former ids) of a record: where links to it can lead besides"""
Places = Mapping[str, Mapping[str, Place]]
"""By kind and id"""
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
    """Findings about hand-written pages; none where the settings themselves are wrong. They are remembered as long as
    no page says something else, and no record comes, goes or has other places that links can lead to."""
    if catalog.settings is None:
        return
    pages, places = catalog.written, _places(catalog)
    said = repr((list(pages), list(pages.files), catalog.settings))
    there = (" ".join([kind, id, *map(repr, place)]) for kind, some in places.items() for id, place in some.items())
    yield from catalog.remembered.problems("pages", partial(_of_pages, catalog, places), digest(said, *there))


def _of_pages(catalog: Catalog, places: Places) -> Iterator[Problem]:
    yield from _there(catalog, places)
    faulty = [found for page in catalog.written for found in text.markup(page.markdown, page.place)]
    yield from faulty
    yield from _linked(catalog, places, {found.path for found in faulty if found.code in text.UNREAD})


def _there(catalog: Catalog, places: Places) -> Iterator[Problem]:
    """Pages that are missing, or take the address of another one, and names of facts that there are not."""
    codes = catalog.settings.languages.all if catalog.settings else []
    taken = _taken(codes, places)
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
    for name in REQUIRED:
        if name in SHOWING and not any(places[kind] for kind in SHOWING[name]):
            continue
        if ("" if name == "index" else f"{name}/") not in catalog.written.pages:
            yield problem(f"content/{codes[0]}/{name}.md", (1, 1), "page-missing")


def _linked(catalog: Catalog, places: Places, unread: set[str]) -> Iterator[Problem]:
    """Findings about links, as far as they can be told without making the pages."""
    if catalog.settings is None:
        return
    codes, pages = catalog.settings.languages.all, catalog.written
    anchors = _anchors(codes, places) | dict.fromkeys(pages.files)
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


def _places(catalog: Catalog) -> Places:
    """Those of every record, also of one that has faults."""
    return {
        kind: {id: entry.once("places", partial(_place, entry)) for id, entry in entries.items()}
        for kind, entries in catalog.entries.items()
    }


def _place(entry: Entry) -> Place:
    record = entry.record
    steps = [step.id for step in record.steps] if isinstance(record, Guide) else None
    return (steps, list(record.subpages), list(record.moved_from)) if isinstance(record, Record) else (steps, [], [])


def _taken(codes: Iterable[str], places: Places) -> set[str]:
    """Addresses of generated pages, former ones included."""
    taken: set[str] = set()
    for code in codes:
        alone = (addresses.search, addresses.letter, addresses.counter, addresses.about_data, addresses.plans)
        taken |= {address(code) for address in alone}
        taken |= {addresses.plans(code, guide) for guide in places[Guide.kind]}
        for kind, some in places.items():
            taken.add(addresses.index(code, kind))
            former = (one for _, _, moved in some.values() for one in moved)
            taken |= {addresses.record(code, kind, id) for id in (*AUDIENCES, *some, *former)}
    return taken


def _anchors(codes: Iterable[str], places: Places) -> dict[str, Collection[str] | None]:
    """Anchors of the pages of records and kinds, as far as they are known without making the pages."""
    found: dict[str, Collection[str] | None] = {}
    for code in codes:
        found[addresses.source(addresses.search(code), index=False)] = None
        found[addresses.source(addresses.about_data(code), index=True)] = None
        if places[Term.kind]:
            found[addresses.source(addresses.letter(code), index=False)] = None
        if places[Role.kind]:
            found[addresses.source(addresses.counter(code), index=False)] = None
        if places[Guide.kind]:
            found[addresses.source(addresses.plans(code), index=True)] = None
        for kind, some in places.items():
            # What has no records has no list.
            if some:
                found[addresses.source(addresses.index(code, kind), index=True)] = None
            for id, (steps, parts, formers) in some.items():
                ids = None if steps is None else frozenset(steps)
                found[addresses.source(addresses.record(code, kind, id), index=False)] = ids
                for part in parts:
                    found[addresses.source(addresses.record(code, kind, id, part), index=False)] = None
                for former in formers:
                    found[addresses.source(addresses.record(code, kind, former), index=True)] = None
    return found


# What only the build knows of: lists that follow from how records are listed, places that templates make (their ids
# hold an underscore), files for programs. The build looks at these links again, see `site`.
_MADE = re.compile(
    rf"[^/]+/[^/]+/(?:table|{'|'.join(AUDIENCES)}|(?:{'|'.join(FACETS)})/[^/]+)\.md(?:#.*)?"
    rf"|[^/]+/[^/]+/[^/]+\.md#\w*_\w*|[^#]+\.(?:csv|ics|json|xml)"
)
