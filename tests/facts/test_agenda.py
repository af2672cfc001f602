"""What stands in a calendar, on which days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conftest import TODAY
from hub.facts import agenda
from hub.records.kinds.reference import Change
from hub.records.kinds.work import Event
from written import figure


def event(id: str, start: str | None, end: str | None = None) -> Event:
    return Event.model_construct(id=id, start=start, end=end, status=None)


def change(id: str, due: str | None) -> Change:
    return Change.model_construct(id=id, due=due)


def values(*given: dict[str, Any], **fields: Any) -> list[tuple[str, str]]:
    """(what, day) of a figure's entries."""
    found = agenda.days([], [], [figure("zahl", values=list(given), **fields)], TODAY)
    return [(entry.what, entry.first.isoformat()) for entry in found]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-12-01", None, ("2026-12-01", "2026-12-01")),
        ("2026-12-01", "2026-12-03", ("2026-12-01", "2026-12-03")),
        ("2026-12-01", "2026-12", ("2026-12-01", "2026-12-01")),
        ("2020-01-01", None, ("2020-01-01", "2020-01-01")),
        ("2026-12", "2026-12-03", None),
        ("2026", None, None),
        (None, None, None),
    ],
)
def test_an_event_stands_on_its_days_where_they_are_known(
    start: str | None, end: str | None, days: tuple[str, str] | None
) -> None:
    """A month or a year is no day, and none is made up; past events stay."""
    found = [
        (entry.first.isoformat(), entry.last.isoformat())
        for entry in agenda.days([event("fest", start, end)], [], [], TODAY)
    ]

    assert ([days] if days else []) == found


def test_a_change_stands_on_its_day_from_today_on() -> None:
    """Not one whose day has passed, and not one that is due in some month."""
    changes = [
        change("heute", "2026-11-21"),
        change("gestern", "2026-11-20"),
        change("bald", "2026-12"),
        change("x", None),
    ]

    found = agenda.days([], changes, [], TODAY)

    assert [("heute", TODAY, TODAY)] == [(entry.record.id, entry.first, entry.last) for entry in found]


def test_a_value_to_come_stands_on_its_first_day() -> None:
    """From tomorrow on: what applies since today has begun."""
    now = {"value": "1", "valid_from": "2026-01-01", "valid_until": "2026-12-31"}

    assert [("begins", "2027-01-01")] == values(now, {"value": "2", "valid_from": "2027-01-01"})
    assert [("begins", "2026-11-22")] == values({"value": "2", "valid_from": "2026-11-22"})
    assert [] == values({"value": "2", "valid_from": "2026-11-21"})


def test_a_value_that_nothing_is_known_to_follow_stands_on_its_last_day() -> None:
    """Also today; one without a break before the next does not, and one that is only announced follows nothing."""
    now = {"value": "1", "valid_until": "2026-12-31"}

    assert [("ends", "2026-12-31")] == values(now)
    assert [("ends", "2026-11-21")] == values({"value": "1", "valid_until": "2026-11-21"})
    assert [] == values({"value": "1", "valid_until": "2026-11-20"})
    assert [("ends", "2026-12-31")] == values(now, {"pending": "true", "valid_from": "2027-01-01"})
    assert [("ends", "2026-12-31"), ("begins", "2027-01-02")] == values(now, {"value": "2", "valid_from": "2027-01-02"})


def test_an_entry_of_a_figure_has_the_value_it_is_about() -> None:
    """The one that begins or ends, not the one beside it."""
    one = figure(
        "zahl", values=[{"value": "1", "valid_until": "2026-12-31"}, {"value": "2", "valid_from": "2027-02-01"}]
    )

    found = agenda.days([], [], [one], TODAY)

    assert one.values == [entry.value for entry in found if isinstance(entry, agenda.ValueDay)]


@pytest.mark.parametrize("group", ["funding", "result"])
def test_what_was_true_of_its_time_changes_on_no_day(group: str) -> None:
    """A budget or a result does not run out."""
    assert [] == values({"value": "1", "valid_until": "2026-12-31"}, group=group)


def test_entries_stand_in_the_order_of_time() -> None:
    """On one day in a fixed order, by what they are and then by name."""
    day = "2027-01-01"
    found = agenda.days(
        [event("b", day), event("a", day), event("c", "2026-12-31")],
        [change("d", day)],
        [figure("e", values=[{"value": "1", "valid_from": day}])],
        TODAY,
    )

    assert ["c", "e", "d", "a", "b"] == [entry.record.id for entry in found]
    assert ["event", "begins", "change", "event", "event"] == [entry.what for entry in found]
    assert {date(2026, 12, 31), date(2027, 1, 1)} == {entry.last for entry in found}
