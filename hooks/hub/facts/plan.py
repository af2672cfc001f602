"""A guide as one reader goes through it: which steps are theirs, with which they begin, and when one is over."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

from hub.facts import figures
from hub.records.kinds.guides import Guide, Step, Unit
from hub.records.kinds.reference import Figure
from hub.records.singles.country import Country, Holiday

Figures = Callable[[str], Figure]
Length = tuple[Decimal, str]
"""(number, unit), counted on a calendar: a month has as many days as it has"""
SIDES = ("professional", "employer")
"""Readers whose steps differ from those of others; advisers see the steps of everyone"""


@dataclass(frozen=True, slots=True)
class Due:
    """What a day entered at a step leads to. `deadline` is the last day for something, otherwise a day to expect
    something; the lengths of `most` follow one another."""

    most: tuple[Length, ...]
    deadline: bool = False


def own(guide: Guide, audience: str, skips: Collection[str] = ()) -> Guide:
    """The guide with only those steps that concern a reader, without those their answers did away with."""
    steps = [step for step in guide.steps if concerns(step, audience) and step.id not in skips]
    return guide.model_copy(update={"steps": steps})


def upto(guide: Guide) -> Guide:
    """The guide without steps that come after its result, unless nothing else is left."""
    steps = [step for step in guide.steps if not step.later]
    return guide.model_copy(update={"steps": steps}) if steps else guide


def concerns(step: Step, audience: str) -> bool:
    """Whether a step is for a reader; for those who advise, every step is."""
    return audience not in SIDES or not step.audiences or audience in step.audiences


def sides(guide: Guide) -> list[str]:
    """Whose plan the guide can be, in the order in which it names them."""
    return [audience for audience in guide.audiences if audience in SIDES]


def first(guide: Guide, audience: str) -> Step | None:
    """What a reader does first: their first step that is always needed; the first of all where others act."""
    always = [step for step in guide.steps if not step.optional] or guide.steps
    return next((step for step in always if step.actor == audience), always[0] if always else None)


def due(step: Step, find: Figures, today: date) -> Due | None:
    """What can be counted from a day the reader enters; None where the source gives no number."""
    if step.deadline and step.deadline.count is not None and step.deadline.unit:
        return Due(((step.deadline.count, step.deadline.unit),), deadline=True)
    duration = step.duration
    if duration is None:
        return None
    if duration.figures:
        lengths: list[Length] = []
        for figure in map(find, duration.figures):
            value = figures.current(figure, today).value
            if value is None or value.value is None or figure.unit not in get_args(Unit):
                return None
            lengths.append((value.value, figure.unit))
        return Due(tuple(lengths))
    most = duration.maximum if duration.maximum is not None else duration.minimum
    return Due(((most, duration.unit),)) if most is not None and duration.unit else None


def off(country: Country, first: int, last: int) -> list[date]:
    """Every holiday of the years from `first` to `last`, in their order."""
    years = range(first, last + 1)
    return sorted({day for one in country.days_off for year in years for day in _days(one, year)})


def _days(holiday: Holiday, year: int) -> list[date]:
    if holiday.easter:
        return [_easter(year) + timedelta(int(holiday.easter))]
    if holiday.day:
        month, day = map(int, holiday.day.split("-"))
        try:
            return [date(year, month, day)]
        except ValueError:
            # 29 February, in years that have none.
            return []
    return [day for day in holiday.dates if day.year == year]


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, as Gauss and Lichtenberg work it out."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    golden = year % 19
    shift = (19 * golden + moon) % 30
    correction = (shift + golden // 11) // 29
    full = 21 + shift - correction
    first = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + timedelta(full + 7 - (full - first) % 7 - 1)
