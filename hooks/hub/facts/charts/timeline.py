"""When phases of programmes and projects ran, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hub.facts import status
from hub.records.dates import first_day
from hub.records.kinds.work import Programme, Project


@dataclass(frozen=True, slots=True)
class Span:
    """One line of a time line. `start` and `end` are partial dates, None where unknown; `state` is a key of
    `status.WORDS`; `kind`, `id` and `anchor` say where it is written."""

    title: dict[str, str]
    start: str | None
    end: str | None
    state: str
    kind: str
    id: str
    anchor: str = ""


def phases(programme: Programme, today: date) -> list[Span]:
    """The funding phases in the order of the record."""
    return [
        Span(p.title, p.start, p.end, status.of_phase(p, today), programme.kind, programme.id, p.id)
        for p in programme.phases
    ]


def projects(records: Iterable[Project], today: date) -> list[Span]:
    """Projects by their start, those without one at the end. Mere ideas never ran and are left out."""
    found = [
        Span(p.title, p.start, p.end, status.of_project(p, today), p.kind, p.id) for p in records if p.status != "idea"
    ]
    return sorted(found, key=lambda span: (first_day(span.start) if span.start else date.max, span.end or "9", span.id))
