"""Calendars: one per language with every dated event and every known change, and one file for each event.

Nothing depends on the clock: an entry is stamped with the day its record was checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from hub.facts import agenda
from hub.hub import Hub
from hub.outputs.exports import identity
from hub.pages.reader import Reader
from hub.records import addresses

_STATES = {"announced": "CONFIRMED", "cancelled": "CANCELLED", "postponed": "CANCELLED"}
"""A postponed event does not take place on the day that stands in its record, and no other is known."""


def files(hub: Hub) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content) of every calendar."""
    events, changes, figures = (hub.records(kind).values() for kind in ("event", "change", "figure"))
    all_days = agenda.days(events, changes, figures, hub.today)
    for code, language in hub.built.items():
        reader = Reader(hub, language, addresses.calendar(code))
        entries = [(day, _entry(day, reader)) for day in all_days]
        yield addresses.calendar(code), _calendar([entry for _, entry in entries], reader)
        for day, entry in entries:
            if day.what == "event":
                yield addresses.calendar(code, day.record.id), _calendar([entry], reader)


def _calendar(entries: list[Event], reader: Reader) -> bytes:
    settings = reader.hub.settings
    calendar = Calendar()
    calendar.add("prodid", f"-//hub//{settings.region}//{reader.language.code.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", reader.plain(settings.title))
    # Days have no time zone; programs ask for one all the same.
    calendar.add("x-wr-timezone", settings.time_zone)
    for entry in entries:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(day: agenda.Day, reader: Reader) -> Event:
    hub, record = reader.hub, day.record
    stamp = datetime.combine(record.checked, time(), ZoneInfo(hub.settings.time_zone)).astimezone(UTC)
    # An event keeps its name when its day changes; of a figure's many values each has one.
    parts = () if day.what in ("event", "change") else (day.what, day.first.isoformat())
    entry = Event()
    entry.add("uid", str(identity.of_record(hub, record, *parts)))
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("dtstart", day.first)
    entry.add("dtend", day.last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", vText(_title(day, reader), params={"LANGUAGE": reader.language.code}))
    page = hub.home + addresses.record(reader.language.code, record.kind, record.id)
    lines = [_state(day, reader), reader.prose_plain(record.summary), page if hub.home else ""]
    entry.add("description", "\n".join(line for line in lines if line))
    entry.add("categories", [reader.word(record.words[0])])
    if hub.home:
        entry.add("url", page)
    if day.what == "event":
        if record.place:
            entry.add("location", reader.plain(record.place))
        if record.confidence == "unverified" and record.status not in ("cancelled", "postponed"):
            entry.add("status", "TENTATIVE")
        elif record.status:
            entry.add("status", _STATES[record.status])
    elif record.confidence == "unverified":
        entry.add("status", "TENTATIVE")
    return entry


def _title(day: agenda.Day, reader: Reader) -> str:
    name = reader.plain(day.record.label)
    if day.what == "begins":
        return reader.word("New value: {name}: {value}", name=name, value=reader.value_words(day.record, day.value))
    if day.what == "ends":
        return reader.word("Ends: {name}: {value}", name=name, value=reader.value_words(day.record, day.value))
    return name


def _state(day: agenda.Day, reader: Reader) -> str:
    record: Any = day.record
    if day.what == "event":
        if record.status == "cancelled":
            return reader.word("This event has been cancelled.")
        if record.status == "postponed":
            return reader.word("This event has been postponed. No new date is known yet.")
    if day.what == "ends":
        return reader.word("Last day of this value. No newer one is published yet.")
    return reader.word("Not confirmed.") if record.confidence == "unverified" else ""
