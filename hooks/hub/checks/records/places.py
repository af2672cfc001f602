"""A place lies in one district, so that whoever types it gets one answer; outlines are areas within their region."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, closest
from hub.reading.source import Location
from hub.records.kinds.places import District, Frame, Outlines, Place, Region, rings


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Places that stand twice or in the wrong district, outlines that cannot be drawn."""
    yield from _places(catalog)
    yield from _outlines(catalog)


def _places(catalog: Catalog) -> Iterator[Problem]:
    """The later one of two is named, and where the earlier one stands; two municipalities may share a name."""
    taken: dict[tuple[str, ...], str] = {}
    nested = catalog.settings is not None and catalog.settings.country.keys.nested
    for id, district in catalog.records(District).items():
        entry = catalog.entries[District.kind][id]
        for index, place in enumerate(district.places):
            where = ("places", index)
            if nested and place.ags and not place.ags.startswith(district.ags or ""):
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


def _outlines(catalog: Catalog) -> Iterator[Problem]:
    """What no map could be drawn from, with the place in the file where it stands."""
    entry = catalog.outlines
    if entry is None or not isinstance(entry.record, Outlines):
        return
    districts, regions = catalog.records(District), catalog.records(Region)
    seen: set[str] = set()
    frameless: set[str] = set()
    for index, feature in enumerate(entry.record.features):
        id = feature.properties.district
        where: Location = ("features", index)
        named: Location = (*where, "properties", "district")
        if id not in catalog.entries[District.kind]:
            hint = closest(id, catalog.entries[District.kind])
            yield entry.problem(named, "link-unknown", folder=District.folder, id=id, hint=hint)
        elif id in seen:
            yield entry.problem(named, "outline-twice", id=id)
        seen.add(id)
        region = regions.get(districts[id].region) if id in districts else None
        frame = region.map if region else None
        for place, ring in rings(feature.geometry):
            at: Location = (*where, "geometry", "coordinates", *place)
            outside = [number for number, point in enumerate(ring or ()) if frame and not _within(frame, *point)]
            if ring is None:
                yield entry.problem(at, "outline-ring")
            elif outside and region and frame:
                east, north = (f"{degrees:g}" for degrees in ring[outside[0]])
                said = f"{frame.west}–{frame.east}, {frame.south}–{frame.north}"
                at = (*at, outside[0])
                yield entry.problem(at, "outline-outside", east=east, north=north, region=region.id, frame=said)
        if region and not frame and region.id not in frameless:
            frameless.add(region.id)
            yield catalog.entries[Region.kind][region.id].problem((), "outline-frame")


def _within(frame: Frame, east: float, north: float) -> bool:
    return float(frame.west) <= east <= float(frame.east) and float(frame.south) <= north <= float(frame.north)
