"""What a guide adds up to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hub.facts import guides
from hub.records.guidance import Guide
from hub.records.reference import Figure

TODAY = date(2026, 11, 21)


def figure(id: str, **fields: Any) -> Figure:
    base = {"id": id, "title": {"de": id}, "group": "fee", "unit": "eur", "sources": ["x"], "checked": "2026-01-01"}
    return Figure.model_validate(base | fields)


FIGURES = {
    "gebuehr": figure("gebuehr", values=[{"value": "75"}]),
    "rahmen": figure("rahmen", values=[{"minimum": "100", "maximum": "600", "confidence": "unverified"}]),
    "frist": figure("frist", unit="weeks", group="period", values=[{"value": "3"}]),
}


def guide(*steps: dict[str, Any], **fields: Any) -> Guide:
    made = [
        {"id": f"s{number}", "title": {"de": "x"}, "actor": "professional", "text": {"de": "x"}} | step
        for number, step in enumerate(steps)
    ]
    base = {"id": "x", "title": {"de": "x"}, "audiences": ["professional"], "sources": ["x"], "checked": "2026-01-01"}
    return Guide.model_validate(base | {"steps": made} | fields)


def span(*steps: dict[str, Any], **fields: Any) -> guides.Span:
    return guides.span(guide(*steps, **fields), FIGURES.__getitem__, TODAY)


def test_durations_add_up_in_days() -> None:
    """Two to four weeks, then exactly ten days; one step names none."""
    found = span(
        {"duration": {"minimum": "2", "maximum": "4", "unit": "weeks", "basis": "practice"}},
        {"duration": {"minimum": "10", "maximum": "10", "unit": "days", "basis": "law"}},
        {},
    )

    assert (Decimal(24), Decimal(38)) == (found.low, found.high)
    assert (["s0"], ["s2"]) == ([step.id for step in found.estimated], [step.id for step in found.unknown])


def test_steps_at_the_same_time_count_once() -> None:
    """Only the longest of three that run together counts, whichever of them names the others."""
    found = span(
        {"duration": {"minimum": "1", "maximum": "1", "unit": "weeks"}, "parallel_to": ["s1"]},
        {"duration": {"minimum": "3", "maximum": "3", "unit": "weeks"}},
        {"duration": {"minimum": "2", "maximum": "2", "unit": "weeks"}, "parallel_to": ["s0"]},
    )

    assert (Decimal(21), Decimal(21)) == (found.low, found.high)


def test_a_duration_can_come_from_figures() -> None:
    """Three weeks to an appointment and three for the decision are at most six."""
    found = span({"duration": {"figures": ["frist", "frist"], "basis": "target"}})

    assert (Decimal(0), Decimal(42)) == (found.low, found.high)


def test_separate_routes_and_steps_needed_sometimes_are_not_added_up() -> None:
    """The sum of routes would be nobody's, and a step for some cases is not everybody's."""
    weeks = {"duration": {"minimum": "1", "maximum": "1", "unit": "weeks"}, "fees": [{"figure": "gebuehr"}]}

    assert not span(weeks, weeks, alternatives="true").known
    assert {} == guides.bills(guide(weeks, alternatives="true"), FIGURES.__getitem__, TODAY)
    assert Decimal(7) == span(weeks, weeks | {"optional": "true"}).high


def test_costs_are_split_by_who_pays() -> None:
    """The acting side pays unless the fee says otherwise; optional and doubtful amounts are told apart."""
    found = guides.bills(
        guide(
            {"fees": [{"figure": "gebuehr"}, {"figure": "rahmen"}]},
            {"actor": "employer", "fees": [{"figure": "gebuehr", "optional": "true"}]},
            {"actor": "office", "role": "x", "fees": [{"figure": "gebuehr"}]},
            {"actor": "office", "role": "x", "fees": [{"figure": "gebuehr", "payer": "employer"}]},
        ),
        FIGURES.__getitem__,
        TODAY,
    )

    assert (Decimal(175), Decimal(675), True) == (
        found["professional"].low,
        found["professional"].high,
        found["professional"].doubtful,
    )
    assert (Decimal(75), 1, False) == (
        found["employer"].low,
        len(found["employer"].optional),
        found["employer"].doubtful,
    )
    assert Decimal(75) == found["unknown"].low
