"""What belongs to a district or region, and which events come next."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from conftest import TODAY
from hub.facts import places
from hub.records.kinds.work import Event

NORTH: Any = SimpleNamespace(id="nord", region="insel")


def thing(**fields: Any) -> Any:
    return SimpleNamespace(**{"districts": [], "regions": []} | fields)


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({"districts": ["nord", "sued"]}, True),
        ({"districts": ["sued"], "sites": ["nord"]}, True),
        ({"regions": ["insel"]}, True),
        ({"regions": ["insel"], "districts": ["sued"]}, False),
        ({"regions": ["festland"]}, False),
        ({"districts": ["sued"]}, False),
        ({}, False),
    ],
)
def test_a_region_alone_means_all_its_districts(fields: dict[str, Any], there: bool) -> None:
    """Where districts are named beside it, only those; a site counts, wherever the rest is."""
    assert there is places.in_district(thing(**fields), NORTH)


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({"regions": ["insel"]}, True),
        ({"districts": ["sued"]}, True),
        ({"sites": ["nord"]}, True),
        ({"regions": ["festland"], "districts": ["kueste"]}, False),
    ],
)
def test_a_region_has_what_is_in_one_of_its_districts(fields: dict[str, Any], there: bool) -> None:
    """Or names it itself."""
    assert there is places.in_region(thing(**fields), "insel", ["nord", "sued"])


@pytest.mark.parametrize(
    ("regions", "districts", "where"),
    [
        (["insel"], [], "here"),
        (["festland"], ["sued"], "here"),
        ([], ["sued", "kueste"], "here"),
        ([], [], "everywhere"),
        (["festland"], [], "elsewhere"),
        ([], ["kueste"], "elsewhere"),
    ],
)
def test_what_names_no_place_is_there_for_all(regions: list[str], districts: list[str], where: str) -> None:
    """What names one of ours is here, what names only others is elsewhere."""
    assert where == places.nearness(regions, districts, "insel", ["nord", "sued"])


def test_the_next_event_comes_first_and_the_last_one_after_those_to_come() -> None:
    """Today's is still to come; what was called off or has no day is not."""
    days = {
        "heute": "2026-11-21",
        "morgen": "2026-11-22",
        "gestern": "2026-11-20",
        "frueher": "2025",
        "offen": None,
        "abgesagt": "2026-12-01",
    }
    events = [
        Event.model_construct(id=id, start=day, end=None, status="cancelled" if id == "abgesagt" else None)
        for id, day in days.items()
    ]

    coming, others = places.events(iter(events), TODAY)

    assert ["heute", "morgen"] == [event.id for event in coming]
    assert ["abgesagt", "gestern", "frueher", "offen"] == [event.id for event in others]
