"""Figures have one value at a time, and computed ones are computed right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from hub.checks.around import Around
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem
from hub.records.kinds.reference import Figure, Value


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Exactly one value per entry, no overlap in time, formulas recomputed."""
    figures: dict[str, Figure] = catalog.records(Figure)
    for id, figure in figures.items():
        entry = catalog.entries[Figure.kind][id]
        for index, value in enumerate(figure.values):
            if not _is_one(value):
                yield entry.problem(("values", index), "figure-value")
            expected = _expected(figure, value, figures)
            if expected is not None and expected != value.value:
                yield entry.problem(
                    ("values", index, "value"), "figure-formula", expected=f"{expected:f}", value=value.value
                )
        for index, (older, newer) in enumerate(pairwise(figure.values), start=1):
            if older.as_of or newer.as_of or newer.valid_from is None:
                continue
            if older.valid_until is None or older.valid_until >= newer.valid_from:
                yield entry.problem(("values", index, "valid_from"), "figure-overlap", other=older.valid_from or "?")


def of_file(entry: Entry, around: Around) -> Iterator[Problem]:
    """A lower end above the upper one, wherever a record names both."""
    for location, mapping in entry.mappings:
        low, high = _number(mapping.get("minimum")), _number(mapping.get("maximum"))
        if low is not None and high is not None and low > high:
            yield entry.problem((*location, "maximum"), "range-reversed", low=low, high=high)


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None


def _is_one(value: Value) -> bool:
    given = [
        value.value is not None,
        value.minimum is not None and value.maximum is not None,
        value.date is not None,
        value.pending,
    ]
    return sum(given) == 1


def _expected(figure: Figure, value: Value, figures: dict[str, Figure]) -> Decimal | None:
    """What the formula gives for the time of `value`; None where there is nothing to compare."""
    if figure.formula is None or value.value is None or figure.formula.of not in figures:
        return None
    base = figures[figure.formula.of].values
    fitting = [
        other.value
        for other in base
        if other.value is not None
        and (other.valid_from is None or value.valid_from is None or other.valid_from <= value.valid_from)
        and (other.valid_until is None or value.valid_from is None or other.valid_until >= value.valid_from)
    ]
    return (figure.formula.factor * fitting[-1]).normalize() if fitting else None
