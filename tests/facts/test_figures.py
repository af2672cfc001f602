"""Which value applies on a day, and how a sentence prints it."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import ROOT
from hub.facts import figures
from hub.reading.languages import load
from hub.records.reference import Figure

DE = load(ROOT, ["de"])["de"]

SALARY = Figure.model_validate(
    {
        "id": "beispiel-schwelle",
        "title": {"de": "Beispiel"},
        "group": "threshold",
        "unit": "eur",
        "per": "year",
        "basis": "gross",
        "values": [
            {"value": "48300", "valid_from": "2025-01-01", "valid_until": "2025-12-31"},
            {"value": "50700", "valid_from": "2026-01-01", "valid_until": "2026-12-31"},
            {"pending": "true", "valid_from": "2027-01-01"},
        ],
        "sources": ["beispiel"],
        "checked": "2026-01-01",
    }
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-06-01", "48.300\xa0€ (ab 1. Januar 2025)"),
        ("2025-06-01", "48.300\xa0€"),
        ("2025-12-31", "48.300\xa0€"),
        ("2026-01-01", "50.700\xa0€"),
        ("2026-12-31", "50.700\xa0€"),
        ("2027-01-02", "50.700\xa0€ (2026; Wert für 2027 noch nicht veröffentlicht)"),
    ],
)
def test_a_sentence_prints_what_applies_on_the_day(day: str, words: str) -> None:
    """Past its last day a value says so instead of pretending; before its first day too."""
    assert words == figures.in_text(SALARY, date.fromisoformat(day), DE)


def test_a_value_can_be_asked_for_by_its_day() -> None:
    """Only a day on which a published value holds has one; before, after, and in a pending year there is none."""
    held = {day: SALARY.on(day) for day in ("2024-12-31", "2025-06-01", "2026-12-31", "2027-01-01", "morgen")}

    assert {"2025-06-01": SALARY.values[0], "2026-12-31": SALARY.values[1]} == {d: v for d, v in held.items() if v}


def test_a_fact_names_everything_that_qualifies_the_amount() -> None:
    """Unit, gross or net, period."""
    assert "50.700\xa0€ brutto im Jahr" == figures.phrase(SALARY, SALARY.values[1], DE)


def test_a_budget_of_the_past_waits_for_no_newer_value() -> None:
    """What was funded in a past period stays true of that period."""
    budget = SALARY.model_copy(update={"group": "funding", "values": SALARY.values[:1]})

    assert "past" == figures.current(budget, date(2026, 11, 21)).state
    assert "48.300\xa0€" == figures.in_text(budget, date(2026, 11, 21), DE)


def test_ranges_dates_and_bare_numbers() -> None:
    """A range has its unit once, a date is a date, a bare number has no unit."""
    fee = Figure.model_validate(
        {
            "id": "x",
            "title": {"de": "x"},
            "group": "fee",
            "unit": "eur",
            "values": [{"minimum": "100", "maximum": "600"}],
            "sources": ["x"],
            "checked": "2026-01-01",
        }
    )
    end = fee.model_copy(
        update={"unit": "date", "values": [fee.values[0].model_copy(update={"date": date(2027, 3, 4)})]}
    )
    weeks = SALARY.model_copy(
        update={"unit": "weeks", "values": [fee.values[0].model_copy(update={"value": 3, "minimum": None})]}
    )
    today = date(2026, 11, 21)

    assert "100 bis 600\xa0€" == figures.in_text(fee, today, DE)
    assert "4. März 2027" == figures.in_text(end, today, DE)
    assert ("3 Wochen", "3") == (figures.in_text(weeks, today, DE), figures.in_text(weeks, today, DE, bare=True))
