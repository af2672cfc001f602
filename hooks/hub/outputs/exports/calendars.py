"""Calendars: one per language with every dated event and every known change, and one file for each event.

Nothing depends on the clock: an entry is stamped with the day its record was checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from icalendar import Calendar, vText
from icalendar import Event as Component

from hub.facts import agenda
from hub.hub import Hub
from hub.outputs.exports import Part, identity
from hub.pages.reader import Reader
from hub.records import addresses
from hub.records.kinds.reference import Change, Figure
from hub.records.kinds.work import Event

_STATES = {"announced": "CONFIRMED", "cancelled": "CANCELLED", "postponed": "CANCELLED"}
"""A postponed event does not take place on the day that stands in its record, and no other is known."""


def parts(hub: Hub) -> Iterator[Part]:
    """Every calendar, language by language."""
    for code, language in hub.built.items():
        yield code, partial(_in_language, Reader(hub, language, addresses.calendar(code)))


def _in_language(reader: Reader) -> Iterator[tuple[str, bytes]]:
    hub, code = reader.hub, reader.language.code
    events, changes, figures = hub.records(Event), hub.records(Change), hub.records(Figure)
    days = agenda.days(events.values(), changes.values(), figures.values(), hub.today)
    # Each entry stands in two files; to write it takes longer than to make it.
    entries = [(day, bytes(_entry(day, reader).to_ical())) for day in days]
    head, end, _ = _empty(reader).partition(b"END:VCALENDAR")
    tail = end + b"\r\n"
    yield addresses.calendar(code), b"".join((head, *(entry for _, entry in entries), tail))
    for day, entry in entries:
        if isinstance(day, agenda.EventDays):
            yield addresses.calendar(code, day.record.id), head + entry + tail


def _empty(reader: Reader) -> bytes:
    """A calendar without entries."""
    settings = reader.hub.settings
    calendar = Calendar()
    calendar.add("prodid", f"-//hub//{settings.region}//{reader.language.code.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", reader.words.plain(settings.title))
    # Days have no time zone; programs ask for one all the same.
    calendar.add("x-wr-timezone", settings.time_zone)
    return bytes(calendar.to_ical())


def _entry(day: agenda.Entry, reader: Reader) -> Component:
    hub, record = reader.hub, day.record
    stamp = datetime.combine(record.checked, time(), ZoneInfo(hub.settings.time_zone)).astimezone(UTC)
    # An event keeps its name when its day changes; of a figure's many values each has one.
    parts = (day.what, day.first.isoformat()) if isinstance(day, agenda.ValueDay) else ()
    entry = Component()
    entry.add("uid", str(identity.of_record(hub, record, *parts)))
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("dtstart", day.first)
    entry.add("dtend", day.last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", vText(_title(day, reader), params={"LANGUAGE": reader.language.code}))
    page = hub.home + addresses.record(reader.language.code, record.kind, record.id)
    time_words = reader.words.plain(record.time) if isinstance(record, Event) and record.time else ""
    lines = [_state(day, reader), time_words, reader.prose.plain(record.summary), page if hub.home else ""]
    entry.add("description", "\n".join(line for line in lines if line))
    entry.add("categories", [reader.words.word(record.words[0])])
    if hub.home:
        entry.add("url", page)
    if isinstance(record, Event):
        if record.place:
            entry.add("location", reader.words.plain(record.place))
        if record.confidence == "unverified" and record.status not in ("cancelled", "postponed"):
            entry.add("status", "TENTATIVE")
        elif record.status:
            entry.add("status", _STATES[record.status])
    elif record.confidence == "unverified":
        entry.add("status", "TENTATIVE")
    return entry


def _title(day: agenda.Entry, reader: Reader) -> str:
    name = reader.words.plain(day.record.label)
    if not isinstance(day, agenda.ValueDay):
        return name
    value = reader.amounts.value(day.record, day.value)
    if day.what == "begins":
        return reader.words.word("New value: {name}: {value}", name=name, value=value)
    return reader.words.word("Ends: {name}: {value}", name=name, value=value)


def _state(day: agenda.Entry, reader: Reader) -> str:
    record = day.record
    if isinstance(record, Event):
        if record.status == "cancelled":
            return reader.words.word("This event has been cancelled.")
        if record.status == "postponed":
            return reader.words.word("This event has been postponed. No new date is known yet.")
    if day.what == "ends":
        return reader.words.word("Last day of this value. No newer one is published yet.")
    return reader.words.word("Not confirmed.") if record.confidence == "unverified" else ""
