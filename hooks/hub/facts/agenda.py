"""What stands in a calendar: events with a known day, days on which a value changes, and changes of law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from hub.facts.figures import HISTORIC, begins
from hub.records.dates import is_day


@dataclass(frozen=True, slots=True)
class Day:
    """One entry: whole days from `first` up to and including `last`. `what` says why; `value` is the figure's."""

    record: Any
    what: Literal["event", "change", "begins", "ends"]
    first: date
    last: date
    value: Any = None


def of_event(event: Any) -> Day | None:
    """An event whose day is known. A month or a year is no day, and none is made up."""
    if not is_day(event.start):
        return None
    first = date.fromisoformat(event.start)
    return Day(event, "event", first, date.fromisoformat(event.end) if is_day(event.end) else first)


def days(events: Iterable[Any], changes: Iterable[Any], figures: Iterable[Any], today: date) -> list[Day]:
    """Every entry in the order of time: all events, and from `today` on what changes."""
    found = [day for event in events if (day := of_event(event))]
    for change in changes:
        if is_day(change.due) and (due := date.fromisoformat(change.due)) >= today:
            found.append(Day(change, "change", due, due))
    for figure in figures:
        if figure.group not in HISTORIC:
            found += _of_figure(figure, today)
    return sorted(found, key=lambda day: (day.first, day.what, day.record.id))


def _of_figure(figure: Any, today: date) -> list[Day]:
    """The first day of a value to come, and the last day of one that nothing is known to follow."""
    known = [value for value in figure.values if not value.pending]
    found = []
    for value, following in zip(known, [*known[1:], None], strict=True):
        if value.valid_from and value.valid_from > today:
            found.append(Day(figure, "begins", value.valid_from, value.valid_from, value))
        last = value.valid_until
        seamless = last and following and begins(following) <= last + timedelta(days=1)
        if last and last >= today and not seamless:
            found.append(Day(figure, "ends", last, last, value))
    return found
