"""What belongs to a district or a region, as the records say it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hub.facts import status
from hub.records.dates import first_day


def names(record: Any, district: str) -> bool:
    """Whether an offer, project or event names the district itself, as its area or as a site."""
    return district in record.districts or district in getattr(record, "sites", ())


def in_district(record: Any, district: Any) -> bool:
    """Where no districts are named, all districts of the named regions are meant."""
    return names(record, district.id) or (not record.districts and district.region in record.regions)


def in_region(record: Any, region: str, districts: list[str]) -> bool:
    """By its regions, or by a district of the region."""
    return region in record.regions or any(names(record, district) for district in districts)


def events(records: list[Any], today: date) -> tuple[list[Any], list[Any]]:
    """(to come, all others): the next one first, then the latest first and those without a date last."""
    coming = [event for event in records if status.of_event(event, today) == "upcoming"]
    others = [event for event in records if event not in coming]
    dated = [event for event in others if event.start]
    return (
        sorted(coming, key=lambda event: (first_day(event.start), event.id)),
        sorted(dated, key=lambda event: (first_day(event.start), event.id), reverse=True)
        + [event for event in others if not event.start],
    )
