"""What belongs to a district or a region, as the records say it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from hub.facts import status
from hub.records.dates import first_day
from hub.records.kinds.places import District
from hub.records.kinds.work import Event
from hub.records.traits import Located


def names(record: Located, district: str) -> bool:
    """Whether an offer, project or event names the district itself, as its area or as a site."""
    return district in record.districts or district in getattr(record, "sites", ())


def in_district(record: Located, district: District) -> bool:
    """Where no districts are named, all districts of the named regions are meant."""
    return names(record, district.id) or (not record.districts and district.region in record.regions)


def in_region(record: Located, region: str, districts: list[str]) -> bool:
    """By its regions, or by a district of the region."""
    return region in record.regions or any(names(record, district) for district in districts)


def nearness(regions: Iterable[str], districts: Iterable[str], region: str, own: Collection[str]) -> str:
    """Where something is, seen from `region` with the districts `own`: `here`, `everywhere` where no place is named, or
    `elsewhere`."""
    named, places = set(regions), set(districts)
    if region in named or places.intersection(own):
        return "here"
    return "elsewhere" if named or places else "everywhere"


def events(records: Iterable[Event], today: date) -> tuple[list[Event], list[Event]]:
    """(to come, all others): the next one first, then the latest first and those without a date last."""
    listed = list(records)
    coming = {event.id for event in listed if status.of_event(event, today) == "upcoming"}
    dated = sorted((first_day(event.start), event.id, event) for event in listed if event.start)
    undated = [event for event in listed if not event.start]
    over = [event for _, id, event in reversed(dated) if id not in coming]
    return [event for _, id, event in dated if id in coming], over + undated
