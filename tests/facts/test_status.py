"""Whether something is to come, running or over, to the day."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import TODAY
from hub.facts import status
from hub.pages.reader import Reader
from hub.records import KINDS
from hub.records.kinds.reference import Change
from hub.records.kinds.work import Event, Offer, Project
from hub.records.shape import fields
from small import filled, page, world


def thing(**fields: Any) -> Any:
    return SimpleNamespace(**{"kind": "project", "start": None, "end": None, "status": "unknown"} | fields)


@pytest.mark.parametrize(
    ("start", "end", "day", "project", "phase"),
    [
        ("2024-03-01", "2026-11-21", "2026-11-21", "idea", "running"),
        ("2024-03-01", "2026-11-21", "2026-11-22", "ended", "ended"),
        ("2024-03-01", "2026-11", "2026-11-30", "idea", "running"),
        ("2024-03-01", "2026", "2026-12-31", "idea", "running"),
        ("2024-03-01", "2026", "2027-01-01", "ended", "ended"),
        ("2024-03-01", "2026", "2024-02-29", "planned", "planned"),
        ("2024-03-01", "2026", "2024-03-01", "idea", "running"),
        (None, "2026-11-21", "2026-11-21", "idea", "unknown"),
        (None, "2026-11-21", "2026-11-22", "ended", "ended"),
        ("2024-03-01", None, "2024-02-29", "planned", "planned"),
        ("2024-03-01", None, "2026-11-22", "idea", "unknown"),
        (None, None, "2026-11-22", "idea", "unknown"),
    ],
)
def test_first_and_last_day_belong_to_it(
    start: str | None, end: str | None, day: str, project: str, phase: str
) -> None:
    """A project keeps what its source says of it between its days; of a phase only dates tell."""
    found = thing(start=start, end=end, status="idea")

    assert project == status.of_project(found, date.fromisoformat(day)) == status.of(found, date.fromisoformat(day))
    assert phase == status.of_phase(found, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("start", "end", "said", "expected"),
    [
        ("2026-11-21", None, None, "upcoming"),
        ("2026-11-20", None, None, "past"),
        ("2026-11-20", "2026-11-21", None, "upcoming"),
        ("2026-11-19", "2026-11-20", "announced", "past"),
        (None, None, "announced", "undated"),
        (None, "2026-11-20", None, "undated"),
        ("2026-11-20", None, "cancelled", "cancelled"),
        ("2026-11-20", None, "postponed", "postponed"),
    ],
)
def test_an_event_is_to_come_up_to_its_last_day(
    start: str | None, end: str | None, said: str | None, expected: str
) -> None:
    """What was called off was never held, whatever its day."""
    event = Event.model_construct(start=start, end=end, status=said)

    assert expected == status.of_event(event, TODAY) == status.of(event, TODAY)


@pytest.mark.parametrize("model", [Project, Offer, Event])
def test_every_state_has_words(model: Any) -> None:
    """With and without days, whatever the source says."""
    choices = fields(model)["status"].choices
    assert choices
    for said in (*choices, *([None] if model is Event else [])):
        for start, end in ((None, None), ("2026", None), (None, "2020"), ("2030", None), ("2026", "2026")):
            found = model.model_construct(start=start, end=end, status=said)
            assert status.of(found, TODAY) in status.WORDS, (said, start, end)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({}, "running"),
        ({"end": "2026-11-21"}, "running"),
        ({"end": "2026-11-20"}, "ended"),
        ({"status": "ended"}, "ended"),
        ({"status": "unknown"}, "current status not confirmed"),
        ({"start": "2027-01"}, "planned"),
    ],
)
def test_the_page_of_an_offer_says_how_it_stands_today(written: dict[str, str], words: str) -> None:
    """Not that it is running, whatever its record says."""
    hub = world()
    offer = filled(hub.get(Offer, "conseil-nord"), **written)
    hub.records(Offer)[offer.id] = offer

    assert words == Reader(hub, hub.languages["fr"], "fr/").today.status(offer)
    assert f"<div><dt>Status</dt><dd>{words}</dd></div>" in page(hub, "offer", offer.id).replace("\n", "")


@pytest.mark.parametrize(
    ("due", "day", "open_", "answered"),
    [
        (None, "2026-11-22", "undated", "undated"),
        ("2026-11-21", "2026-11-20", "upcoming", "upcoming"),
        ("2026-11-21", "2026-11-21", "upcoming", "upcoming"),
        ("2026-11-21", "2026-11-22", "open", "answered"),
        ("2026-11", "2026-11-30", "upcoming", "upcoming"),
        ("2026-11", "2026-12-01", "open", "answered"),
    ],
)
def test_a_change_is_due_up_to_the_last_day_it_can_mean(due: str | None, day: str, open_: str, answered: str) -> None:
    """Afterwards somebody must have recorded what came of it, or the page says that nobody has."""
    today = date.fromisoformat(day)

    for outcome, expected in ((None, open_), ({"de": "Es gilt."}, answered)):
        assert expected == status.of_change(Change.model_construct(due=due, outcome=outcome), today)


def test_only_what_has_days_and_a_status_is_said_to_stand_somehow() -> None:
    """Offers, projects and events; not an office, and not a change, which is only due."""
    assert {"offer", "project", "event"} == {
        model.kind for model in KINDS.values() if status.has(model.model_construct())
    }
