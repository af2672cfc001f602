"""Whether something is to come, running or over on a day."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeGuard

from hub.records import KINDS, Record
from hub.records.dates import first_day, last_day
from hub.records.kinds.reference import Change
from hub.records.kinds.work import Event
from hub.records.traits import Lasting, Running

DATED = tuple(model for model in KINDS.values() if {"start", "end", "status"} <= model.model_fields.keys())
"""Kinds whose records are to come, running or over"""
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


OF_EVENTS = ("upcoming", "past", "undated", "cancelled", "postponed")
"""Every status `of_event` knows"""


def of(record: Running | Event, today: date) -> str:
    """Of a record of a kind in `DATED`."""
    return of_event(record, today) if isinstance(record, Event) else of_project(record, today)


def of_project(project: Running, today: date) -> str:
    """A date in the past or future decides; otherwise what the source says."""
    if project.end and last_day(project.end) < today:
        return "ended"
    if project.start and first_day(project.start) > today:
        return "planned"
    return project.status


def of_phase(phase: Lasting, today: date) -> str:
    """Dates alone decide; a phase whose last day is unknown is neither called running nor over."""
    if phase.end and last_day(phase.end) < today:
        return "ended"
    if phase.start and first_day(phase.start) > today:
        return "planned"
    return "running" if phase.start and phase.end else "unknown"


def of_change(change: Change, today: date) -> Literal["undated", "upcoming", "open", "answered"]:
    """`open`: its day has passed, and nobody has recorded what came of it."""
    if not change.due:
        return "undated"
    if last_day(change.due) >= today:
        return "upcoming"
    return "answered" if change.outcome else "open"


def of_event(event: Event, today: date) -> str:
    """What was called off never took place; of all others only the date says whether they are `upcoming` or `past`."""
    if event.status in ("cancelled", "postponed"):
        return event.status
    if not event.start:
        return "undated"
    return "past" if last_day(event.end or event.start) < today else "upcoming"


def has(record: Record) -> TypeGuard[Running | Event]:
    """Whether records of its kind are to come, running or over."""
    return isinstance(record, DATED)
