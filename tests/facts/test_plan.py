"""A guide as one reader goes through it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from conftest import TODAY
from hub.facts import plan
from hub.records.singles.country import Country
from written import FIGURES, guide

BOTH = {"audiences": ["professional", "employer", "institution"]}
STEPS: tuple[dict[str, Any], ...] = (
    {"audiences": ["professional"]},
    {"audiences": ["employer"], "actor": "employer"},
    {"actor": "office", "role": "x"},
)


@pytest.mark.parametrize(
    ("audience", "ids"),
    [("professional", ["s0", "s2"]), ("employer", ["s1", "s2"]), ("institution", ["s0", "s1", "s2"])],
)
def test_each_reader_gets_their_own_steps(audience: str, ids: list[str]) -> None:
    """A step for employers is no step of a professional; those who advise see them all."""
    assert ids == [step.id for step in plan.own(guide(*STEPS, **BOTH), audience).steps]


def test_what_answers_did_away_with_is_gone() -> None:
    """Someone whose qualification is recognised does not apply for recognition again."""
    assert ["s2"] == [step.id for step in plan.own(guide(*STEPS, **BOTH), "professional", ["s0"]).steps]


def test_what_comes_after_the_result_is_left_for_later() -> None:
    """Unless nothing else is left to do."""
    later = {"later": "true"}

    assert ["s0"] == [step.id for step in plan.upto(guide({}, later)).steps]
    assert ["s0"] == [step.id for step in plan.upto(guide(later)).steps]


def test_a_plan_is_made_for_those_who_act() -> None:
    """Advisers make one for a client, not for themselves."""
    assert ["professional", "employer"] == plan.sides(guide({}, **BOTH))
    assert [] == plan.sides(guide({}, audiences=["institution"]))


def test_a_reader_begins_with_what_they_always_do_themselves() -> None:
    """Not with a step of others, and not with one for some cases; unless there is nothing else."""
    others: dict[str, Any] = {"actor": "employer"}

    def first(*steps: dict[str, Any]) -> str:
        found = plan.first(guide(*steps), "professional")
        return found.id if found else ""

    assert "s2" == first(others, {"optional": "true"}, {})
    assert "s1" == first({"optional": "true"}, others)
    assert "s0" == first({"optional": "true"})
    none_theirs = plan.own(guide({"audiences": ["employer"], "actor": "employer"}, **BOTH), "professional")
    assert plan.first(none_theirs, "professional") is None


def due(**fields: Any) -> tuple[list[tuple[Decimal, str]], bool] | None:
    found = plan.due(guide(fields).steps[0], FIGURES.__getitem__, TODAY)
    return (list(found.most), found.deadline) if found else None


def test_a_day_leads_to_a_deadline_or_to_what_is_to_be_expected() -> None:
    """A deadline counts before a duration; figures follow one another; a number at either end is the most known."""
    text = {"text": {"de": "x"}}

    assert ([(Decimal(2), "weeks")], True) == due(
        deadline={"count": "2", "unit": "weeks", **text}, duration={"maximum": "3", "unit": "months"}
    )
    assert ([(Decimal(3), "months")], False) == due(
        deadline=text, duration={"minimum": "1", "maximum": "3", "unit": "months"}
    )
    assert ([(Decimal(1), "years")], False) == due(duration={"minimum": "1", "unit": "years"})
    assert ([(Decimal(3), "weeks"), (Decimal(1), "months")], False) == due(duration={"figures": ["frist", "monat"]})


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"deadline": {"text": {"de": "sofort"}}},
        {"duration": {"basis": "practice", "text": {"de": "verschieden"}}},
        {"duration": {"figures": ["frist", "offen"]}},
        {"duration": {"figures": ["gebuehr"]}},
        {"duration": {"maximum": "3"}},
    ],
)
def test_where_the_source_gives_no_number_no_day_is_made_up(fields: dict[str, Any]) -> None:
    """Words, a value that is not published yet, and a number without unit say nothing about a day."""
    assert due(**fields) is None


def test_holidays_fall_on_their_days_in_each_year() -> None:
    """On a day of the year, some days from Easter, or on single days; those of another part of the country are none."""
    country = Country.model_validate(
        {
            "state": "NO",
            "holidays": [
                {"title": {"de": "x"}, "day": "02-29"},
                {"title": {"de": "x"}, "easter": "-2", "state": "NO"},
                {"title": {"de": "x"}, "dates": ["2027-03-10", "2028-02-28"]},
                {"title": {"de": "x"}, "day": "05-01", "state": "SO"},
            ],
        }
    )
    assert ["2027-03-10", "2027-03-26", "2028-02-28", "2028-02-29", "2028-04-14"] == [
        day.isoformat() for day in plan.off(country, 2027, 2028)
    ]
    assert ["2027-03-10", "2027-03-26"] == [day.isoformat() for day in plan.off(country, 2027, 2027)]


def test_easter_is_where_the_church_has_it() -> None:
    """As another way to work it out has it for two thousand years, and as it was on days of edges and exceptions."""
    country = Country.model_validate({"holidays": [{"title": {"de": "x"}, "easter": "0"}]})
    found = plan.off(country, 1583, 3999)
    assert [_meeus(year) for year in range(1583, 4000)] == found
    for day in ("1818-03-22", "1954-04-18", "1981-04-19", "2000-04-23", "2025-04-20", "2038-04-25"):
        assert date.fromisoformat(day) in found


def _meeus(year: int) -> date:
    """The anonymous way of 1876."""
    a, b, c = year % 19, *divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + l_ - 7 * ((a + 11 * h + 22 * l_) // 451) + 114, 31)
    return date(year, month, day + 1)
