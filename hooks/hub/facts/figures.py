"""The value of a figure on a day, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from hub.reading.languages import Language
from hub.records.kinds.reference import Figure, Value


@dataclass(frozen=True, slots=True)
class Current:
    """The value to show on a day. `expired`: the last known one, because no newer is published; `past`: it was
    true for its time and no newer is expected (a budget, a result); `coming`: the first known one, which does not
    apply yet."""

    value: Value | None
    state: Literal["valid", "expired", "past", "coming", "none"]


HISTORIC = ("funding", "result")
"""Groups of figures whose value stays true of its time."""


def current(figure: Figure, today: date) -> Current:
    """What applies on `today`."""
    known = [value for value in figure.values if not value.pending]
    started = [value for value in known if value.begins <= today]
    if started:
        last = started[-1]
        if last.valid_until is None or last.valid_until >= today:
            return Current(last, "valid")
        return Current(last, "past" if figure.group in HISTORIC else "expired")
    return Current(known[0], "coming") if known else Current(None, "none")


def amount(figure: Figure, value: Value, language: Language, *, bare: bool = False) -> str:
    """„50.700 €“, „100 bis 600 €“, „3 Wochen“, „4. März 2027“; `bare` leaves the unit out."""
    if value.date is not None:
        return language.date(value.date)
    if value.minimum is not None and value.maximum is not None:
        if figure.is_money and not bare:
            return language.money_range(value.minimum, value.maximum)
        low = language.number(value.minimum)
        high = language.number(value.maximum) if bare else _with_unit(figure, value.maximum, language)
        return language.word("{low} to {high}", low=low, high=high)
    if value.value is None:
        return language.word("not yet published")
    return language.number(value.value) if bare else _with_unit(figure, value.value, language)


def _with_unit(figure: Figure, number: Decimal, language: Language) -> str:
    if figure.is_money:
        return language.money(number)
    if figure.unit == "percent":
        return language.percent(number)
    if figure.unit == "count":
        return language.number(number)
    return language.quantity(number, figure.unit)


BOUNDS = {
    "at-most": "at most {n}",
    "at-least": "at least {n}",
    "about": "about {n}",
    "more-than": "more than {n}",
}
PER = {
    "hour": "per hour",
    "month": "per month",
    "year": "per year",
    "lesson": "per lesson",
    "person": "per person",
}
BASIS = {"gross": "gross", "net": "net"}


def phrase(figure: Figure, value: Value, language: Language) -> str:
    """The amount with everything that qualifies it: „höchstens 30.000 €“, „50.700 € brutto im Jahr“."""
    words = [amount(figure, value, language)]
    if figure.noun and figure.unit == "count":
        words.append(figure.noun.get(language.code) or next(iter(figure.noun.values())))
    if figure.basis:
        words.append(language.word(BASIS[figure.basis]))
    if figure.per:
        words.append(language.word(PER[figure.per]))
    whole = " ".join(words)
    return language.word(BOUNDS[figure.bound], n=whole) if figure.bound else whole


def outdated(value: Value, today: date, language: Language) -> str:
    """Says of a value past its last day when it was valid and that its successor is not published."""
    last = value.valid_until
    assert last is not None  # noqa: S101 - only a value with a last day runs out
    if value.date == last:
        return language.word("this day has passed; what holds since is not yet published")
    if (last.month, last.day) == (12, 31):
        return language.word("{year}; value for {next} not yet published", year=last.year, next=today.year)
    return language.word("until {date}; newer value not yet published", date=language.date(last))


def in_text(figure: Figure, today: date, language: Language, *, bare: bool = False) -> str:
    """What a sentence prints. A value that has run out says so instead of pretending."""
    found = current(figure, today)
    if found.value is None:
        return language.word("not yet published")
    words = amount(figure, found.value, language, bare=bare)
    if found.state == "expired" and not bare:
        return f"{words} ({outdated(found.value, today, language)})"
    if found.state == "coming" and found.value.valid_from and not bare:
        return f"{words} ({language.word('from {date}', date=language.date(found.value.valid_from))})"
    return words
