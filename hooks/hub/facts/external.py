"""Every address on the web that records and hand-written pages name, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.markup import prose
from hub.reading.source import Location
from hub.records.marks import TextMark, walk

# In hand-written Markdown: inside the brackets of a link, in angle brackets, or bare.
_WRITTEN = re.compile(r"https?://[^\s<>\"'\\^`{|}\])]+")
_WHOLE = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an address stands; `line` and `column` count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


def external(catalog: Catalog) -> dict[str, list[Place]]:
    """Places by address, both in their order."""
    found: dict[str, set[Place]] = {}
    for address, entry, location in _of_records(catalog):
        found.setdefault(address, set()).add(Place(entry.shown, *entry.where(location)))
    for address, place in _of_pages(catalog):
        found.setdefault(address, set()).add(place)
    return {address: sorted(found[address]) for address in sorted(found)}


def named(catalog: Catalog) -> set[str]:
    """The same addresses without their places, which take longer to find."""
    return {address for address, _, _ in _of_records(catalog)} | {address for address, _ in _of_pages(catalog)}


def _of_records(catalog: Catalog) -> Iterator[tuple[str, Entry, Location]]:
    for entry in catalog.all_entries():
        for location, address in _of_tree(entry.tree, ()):
            yield address, entry, location
        for mark, location, value in walk(entry.model, entry.tree):
            if isinstance(mark, TextMark) and mark.prose and isinstance(value, dict):
                for language, text in value.items():
                    for address in prose.links(text) if isinstance(text, str) else ():
                        if _WHOLE.fullmatch(address):
                            yield address, entry, (*location, language)


def _of_tree(tree: object, location: Location) -> Iterator[tuple[Location, str]]:
    """Values that are addresses as a whole; patterns with {blanks} are none."""
    waiting: list[tuple[Location, object]] = [(location, tree)]
    while waiting:
        here, node = waiting.pop()
        if isinstance(node, dict):
            waiting += [((*here, key), value) for key, value in node.items()]
        elif isinstance(node, list):
            waiting += [((*here, index), value) for index, value in enumerate(node)]
        elif isinstance(node, str) and _WHOLE.fullmatch(node):
            yield here, node


def _of_pages(catalog: Catalog) -> Iterator[tuple[str, Place]]:
    if catalog.settings is None:
        return
    for versions in catalog.written.pages.values():
        for page in versions.values():
            for number, line in enumerate(page.markdown.splitlines(), start=page.above + 1):
                for match in _WRITTEN.finditer(line):
                    yield match[0].rstrip(".,;:!?"), Place(page.file, number, match.start() + 1)
