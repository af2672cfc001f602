"""What stands in a calendar: events with a known day, days on which a value changes, and changes of law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import ClassVar, Literal

from hub.facts.figures import HISTORIC
from hub.records.dates import day
from hub.records.kinds.reference import Change, Figure, Value
from hub.records.kinds.work import Event


@dataclass(frozen=True, slots=True)
class EventDays:
    """Whole days from `first` up to and including `last`."""

    record: Event
    first: date
    last: date
    what: ClassVar[str] = "event"


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """The day a change is due."""

    record: Change
    first: date
    what: ClassVar[str] = "change"

    @property
    def last(self) -> date:
        """It is one day."""
        return self.first


@dataclass(frozen=True, slots=True)
class ValueDay:
    """The day on which a value of a figure begins or ends."""

    record: Figure
    value: Value
    what: Literal["begins", "ends"]
    first: date

    @property
    def last(self) -> date:
        """It is one day."""
        return self.first


Entry = EventDays | ChangeDay | ValueDay


def of_event(event: Event) -> EventDays | None:
    """An event whose day is known. A month or a year is no day, and none is made up."""
    first = day(event.start)
    return EventDays(event, first, day(event.end) or first) if first else None


def days(events: Iterable[Event], changes: Iterable[Change], figures: Iterable[Figure], today: date) -> list[Entry]:
    """Every entry in the order of time: all events, and from `today` on what changes."""
    found: list[Entry] = [entry for event in events if (entry := of_event(event))]
    for change in changes:
        if (due := day(change.due)) and due >= today:
            found.append(ChangeDay(change, due))
    for figure in figures:
        if figure.group not in HISTORIC:
            found += _of_figure(figure, today)
    return sorted(found, key=lambda entry: (entry.first, entry.what, entry.record.id))


def _of_figure(figure: Figure, today: date) -> list[ValueDay]:
    """The first day of a value to come, and the last day of one that nothing is known to follow."""
    known = [value for value in figure.values if not value.pending]
    found = []
    for value, following in zip_longest(known, known[1:]):
        if value.valid_from and value.valid_from > today:
            found.append(ValueDay(figure, value, "begins", value.valid_from))
        last = value.valid_until
        seamless = last and following and following.begins <= last + timedelta(days=1)
        if last and last >= today and not seamless:
            found.append(ValueDay(figure, value, "ends", last))
    return found
