"""Beginnings lie before ends, nothing was checked in the future, and nothing is announced that is over or awaited
without an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.records.dates import first_day, is_partial_date, last_day
from hub.records.reference import Change
from hub.records.work import Event

_PAIRS = (("start", "end"), ("valid_from", "valid_until"))


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Works on raw trees, so that a reversed pair shows up together with other faults of the file."""
    yield from _over(catalog, today)
    yield from _unanswered(catalog, today)
    now = today.isoformat()
    for entry in catalog.all_entries():
        for location, mapping in entry.mappings:
            for start_name, end_name in _PAIRS:
                start, end = mapping.get(start_name), mapping.get(end_name)
                if isinstance(start, str) and isinstance(end, str) and _reversed(start, end):
                    yield entry.problem(
                        (*location, end_name),
                        "dates-reversed",
                        start_name=start_name,
                        start=start,
                        end_name=end_name,
                        end=end,
                    )
            checked = mapping.get("checked")
            # Days written as YYYY-MM-DD sort like days.
            if isinstance(checked, str) and checked > now and is_partial_date(checked):
                yield entry.problem((*location, "checked"), "checked-future", severity="warning", value=checked)


def _over(catalog: Catalog, today: date) -> Iterator[Problem]:
    for id, event in catalog.records(Event).items():
        end = event.end or event.start
        if event.status == "announced" and end and last_day(end) < today:
            yield catalog.entries[Event.kind][id].problem(("status",), "event-over", severity="warning", end=end)


def _unanswered(catalog: Catalog, today: date) -> Iterator[Problem]:
    for id, change in catalog.records(Change).items():
        if change.due and not change.outcome and last_day(change.due) < today:
            yield catalog.entries[Change.kind][id].problem(("due",), "change-open", severity="warning", due=change.due)


def _reversed(start: str, end: str) -> bool:
    return is_partial_date(start) and is_partial_date(end) and last_day(end) < first_day(start)
