"""Whether something is to come, running or over on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from hub.records.dates import first_day, last_day

WORDS = {
    "planned": "planned",
    "running": "running",
    "ended": "ended",
    "idea": "idea, not a running offer",
    "unknown": "current status not confirmed",
    "past": "past",
    "upcoming": "upcoming",
    "undated": "date not confirmed",
    "cancelled": "cancelled",
    "postponed": "postponed, no new date known",
}


def of(record: Any, today: date) -> str:
    """Of a project, offer or event."""
    return of_event(record, today) if record.kind == "event" else of_project(record, today)


def of_project(project: Any, today: date) -> str:
    """A date in the past or future decides; otherwise what the source says."""
    if project.end and last_day(project.end) < today:
        return "ended"
    if project.start and first_day(project.start) > today:
        return "planned"
    return str(project.status)


def of_phase(phase: Any, today: date) -> str:
    """Dates alone decide; a phase whose last day is unknown is neither called running nor over."""
    if phase.end and last_day(phase.end) < today:
        return "ended"
    if phase.start and first_day(phase.start) > today:
        return "planned"
    return "running" if phase.start and phase.end else "unknown"


def of_event(event: Any, today: date) -> str:
    """What was called off never took place; of all others only the date says whether they are `upcoming` or `past`."""
    if event.status in ("cancelled", "postponed"):
        return str(event.status)
    if not event.start:
        return "undated"
    return "past" if last_day(event.end or event.start) < today else "upcoming"
