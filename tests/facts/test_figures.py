"""Which value applies on a day, and how a sentence prints it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conftest import TODAY
from hub.facts import figures
from hub.records.kinds.reference import Figure
from small import DE, EN

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
    today = TODAY

    assert "100 bis 600\xa0€" == figures.in_text(fee, today, DE)
    assert "4. März 2027" == figures.in_text(end, today, DE)
    assert ("3 Wochen", "3") == (figures.in_text(weeks, today, DE), figures.in_text(weeks, today, DE, bare=True))


# which value applies


def made(*values: dict[str, Any], **fields: Any) -> Figure:
    base = {"id": "x", "title": {"de": "x"}, "group": "fee", "unit": "eur", "sources": ["x"], "checked": "2026-01-01"}
    return Figure.model_validate(base | {"values": list(values)} | fields)


def said(figure: Figure, **more: bool) -> str:
    return figures.in_text(figure, TODAY, DE, **more).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ({"value": "1", "valid_from": "2026-03-04", "as_of": "2020"}, date(2026, 3, 4)),
        ({"value": "1", "as_of": "2026-03"}, date(2026, 3, 1)),
        ({"value": "1", "as_of": "2026"}, date(2026, 1, 1)),
        ({"value": "1"}, date.min),
    ],
)
def test_a_value_begins_on_its_first_day(value: dict[str, str], day: date) -> None:
    """Or on the first its reference day can mean; without either it applies as long as can be known."""
    assert day == made(value).values[0].begins


@pytest.mark.parametrize(
    ("values", "place", "state"),
    [
        ([{"value": "1"}], 0, "valid"),
        ([{"value": "1", "valid_from": "2026-11-21"}], 0, "valid"),
        ([{"value": "1", "valid_from": "2026-11-22"}], 0, "coming"),
        ([{"value": "1", "valid_from": "2026-11-22"}, {"value": "2", "valid_from": "2027-01-01"}], 0, "coming"),
        ([{"value": "1", "valid_until": "2026-11-21"}], 0, "valid"),
        ([{"value": "1", "valid_until": "2026-11-20"}], 0, "expired"),
        (
            [{"value": "1", "as_of": "2015"}, {"value": "2", "as_of": "2026"}, {"value": "3", "as_of": "2027"}],
            1,
            "valid",
        ),
        ([{"value": "1", "valid_until": "2026-11-20"}, {"value": "2", "valid_from": "2026-11-22"}], 0, "expired"),
        ([{"value": "1"}, {"pending": "true", "valid_from": "2026-01-01"}], 0, "valid"),
        ([{"pending": "true"}], None, "none"),
    ],
)
def test_the_value_of_a_day(values: list[dict[str, str]], place: int | None, state: str) -> None:
    """First and last day belong to a value; one that is not published yet is none."""
    figure = made(*values)

    assert figures.Current(None if place is None else figure.values[place], state) == figures.current(figure, TODAY)


@pytest.mark.parametrize("group", ["funding", "result", "fee"])
def test_only_what_was_true_of_its_time_is_past(group: str) -> None:
    """Every other value past its last day is one whose successor is missing."""
    figure = made({"value": "1", "valid_until": "2025-12-31"}, group=group)

    assert ("expired" if group == "fee" else "past") == figures.current(figure, TODAY).state


# how it is said


@pytest.mark.parametrize(
    ("fields", "value", "words", "bare"),
    [
        ({}, {"value": "12.50"}, "12,50 €", "12,5"),
        ({}, {"minimum": "100", "maximum": "600"}, "100 bis 600 €", "100 bis 600"),
        ({"unit": "weeks"}, {"minimum": "2", "maximum": "3"}, "2 bis 3 Wochen", "2 bis 3"),
        ({"unit": "percent"}, {"value": "70"}, "70 %", "70"),
        ({"unit": "percent"}, {"minimum": "60", "maximum": "67"}, "60 bis 67 %", "60 bis 67"),
        ({"unit": "count"}, {"value": "1200"}, "1.200", "1.200"),
        ({"unit": "days"}, {"value": "1"}, "1 Tag", "1"),
        ({"unit": "date"}, {"date": "2027-03-04"}, "4. März 2027", "4. März 2027"),
        ({}, {"pending": "true"}, "noch nicht veröffentlicht", "noch nicht veröffentlicht"),
        ({}, {"minimum": "5"}, "noch nicht veröffentlicht", "noch nicht veröffentlicht"),
    ],
)
def test_an_amount_has_its_unit(fields: dict[str, str], value: dict[str, str], words: str, bare: str) -> None:
    """A range once, at its end; a bare number none."""
    figure = made(value, **fields)

    assert [words, bare] == [
        figures.amount(figure, figure.values[0], DE, bare=bare).replace("\xa0", " ") for bare in (False, True)
    ]
    assert [words, bare] == [said(figure), said(figure, bare=True)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "50.700 €"),
        ({"basis": "net"}, "50.700 € netto"),
        ({"basis": "gross", "per": "month"}, "50.700 € brutto im Monat"),
        ({"per": "hour", "bound": "at-least"}, "mindestens 50.700 € je Stunde"),
        ({"per": "lesson", "bound": "about"}, "rund 50.700 € je Unterrichtsstunde"),
        ({"per": "person", "bound": "more-than"}, "mehr als 50.700 € je Person"),
        ({"bound": "at-most"}, "höchstens 50.700 €"),
        ({"unit": "count", "noun": {"en": "projects", "de": "Projekte"}}, "50.700 Projekte"),
        ({"unit": "count", "noun": {"fr": "projets", "nl": "projecten"}}, "50.700 projets"),
        ({"noun": {"de": "Projekte"}}, "50.700 €"),
        ({"unit": "count"}, "50.700"),
    ],
)
def test_a_fact_says_what_its_number_means(fields: dict[str, Any], words: str) -> None:
    """What is counted, gross or net, for how long, and on which side of it the truth lies."""
    figure = made({"value": "50700"}, **fields)

    assert words == figures.phrase(figure, figure.values[0], DE).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("2025-12-31", "5 € (2025; Wert für 2026 noch nicht veröffentlicht)"),
        ("2024-12-31", "5 € (2024; Wert für 2026 noch nicht veröffentlicht)"),
        ("2025-12-30", "5 € (bis 30. Dezember 2025; neuer Wert noch nicht veröffentlicht)"),
        ("2026-01-31", "5 € (bis 31. Januar 2026; neuer Wert noch nicht veröffentlicht)"),
    ],
)
def test_a_value_past_its_last_day_says_so(last: str, words: str) -> None:
    """With the year alone where it held for whole years; a bare number is not explained."""
    figure = made({"value": "5", "valid_until": last})

    assert words == said(figure)
    assert "5" == said(figure, bare=True)


def test_a_value_to_come_says_from_when() -> None:
    """Where its first day is known, and not where the number stands bare."""
    assert "5 € (ab 1. Januar 2027)" == said(made({"value": "5", "valid_from": "2027-01-01"}))
    assert "5" == said(made({"value": "5", "valid_from": "2027-01-01"}), bare=True)
    assert "5 €" == said(made({"value": "5", "as_of": "2027"}))


def test_another_language_says_it_in_its_own_way() -> None:
    """Words, order and signs."""
    figure = made({"minimum": "100", "maximum": "600"}, bound="about", per="month", basis="gross")

    assert "about €100 to €600 gross per month" == figures.phrase(figure, figure.values[0], EN)


def test_a_day_that_has_passed_does_not_stand_twice() -> None:
    """A figure that is a day and runs out on it says that the day has passed, once."""
    fields = SALARY.model_dump() | {
        "unit": "date",
        "values": [{"date": date(2027, 3, 4), "valid_until": date(2027, 3, 4)}],
    }
    day = Figure.model_validate({**fields, "id": "tag"})

    assert "March 4, 2027" == figures.in_text(day, date(2027, 3, 4), EN).replace("4 March 2027", "March 4, 2027")
    assert 1 == figures.in_text(day, date(2027, 3, 5), EN).count("2027")
    assert figures.in_text(day, date(2027, 3, 5), EN).endswith(
        " (this day has passed; what holds since is not yet published)"
    )
