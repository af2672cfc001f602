"""A place lies in one district, so that whoever types it gets one answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.records.places import District, Place


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """The later one of two is named, and where the earlier one stands; two municipalities may share a name."""
    taken: dict[tuple[str, ...], str] = {}
    for id, district in catalog.records(District).items():
        entry = catalog.entries[District.kind][id]
        for index, place in enumerate(district.places):
            where = ("places", index)
            if place.ags and not place.ags.startswith(district.ags):
                yield entry.problem((*where, "ags"), "place-elsewhere", ags=place.ags, own=district.ags)
            known = [taken[mark] for mark in _marks(place) if mark in taken]
            if known:
                yield entry.problem((*where, "name"), "place-taken", name=place.name, other=known[0])
            for mark in _marks(place):
                taken.setdefault(mark, entry.shown)


def _marks(place: Place) -> list[tuple[str, ...]]:
    """What tells a place from all others: its key, or its name with a postcode."""
    name = place.name.casefold()
    return [(place.ags,)] if place.ags else [(name, code) for code in place.postcodes] or [(name,)]
