"""What may be taken only once: a cell of a region's map, and a word by its term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem
from hub.reading.source import Location
from hub.records.kinds.places import District
from hub.records.kinds.reference import Term


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """The later one of two is named, and where the earlier one stands."""
    yield from _tiles(catalog)
    yield from _words(catalog)


def _tiles(catalog: Catalog) -> Iterator[Problem]:
    taken: dict[tuple[str, int, int], Entry] = {}
    for id, district in catalog.records(District).items():
        if not district.tile:
            continue
        entry, row, column = catalog.entries[District.kind][id], district.tile.row, district.tile.column
        other = taken.setdefault((district.region, row, column), entry)
        if other is not entry:
            yield entry.problem(("tile",), "tile-taken", key=True, row=row, column=column, other=other.shown)


def _words(catalog: Catalog) -> Iterator[Problem]:
    taken: dict[str, Entry] = {}
    terms = catalog.records(Term)
    # Titles first, so that a synonym that is another term's title is what has to go.
    for read in (_titles, _abbreviation, _synonyms):
        for id, term in terms.items():
            entry = catalog.entries[Term.kind][id]
            for location, word in read(term):
                other = taken.setdefault(word.casefold(), entry)
                if other is not entry:
                    yield entry.problem(location, "synonym-taken", word=word, other=other.shown)


def _titles(term: Any) -> Iterator[tuple[Location, str]]:
    for language, word in term.title.items():
        yield ("title", language), word


def _abbreviation(term: Any) -> Iterator[tuple[Location, str]]:
    if term.abbreviation:
        yield ("abbreviation",), term.abbreviation


def _synonyms(term: Any) -> Iterator[tuple[Location, str]]:
    for index, word in enumerate(term.synonyms):
        yield ("synonyms", index), word
