"""Which offices are responsible on a day, to the day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hub.facts import responsibility
from hub.records.contacts import Contact
from hub.records.kinds.actors import Partner, Role

LAST = date(2025, 12, 31)
FIRST = date(2026, 1, 1)


def office(id: str, *entries: dict[str, Any]) -> Partner:
    return Partner.model_validate(
        {
            "id": id,
            "title": {"de": id},
            "type": "sonstige",
            "responsible": [{"role": "amt"} | entry for entry in entries],
            "sources": ["x"],
            "checked": "2026-01-01",
        }
    )


OLD = office("alt", {"districts": ["nord"], "end": LAST.isoformat()})
NEW = office("neu", {"districts": ["nord", "sued"], "start": FIRST.isoformat()}, {"role": "rat"})
EVERYWHERE = office("land", {"role": "rat"}, {"role": "rat", "districts": ["nord"]}, {"role": "archiv"})
PARTNERS = {partner.id: partner for partner in (OLD, NEW, EVERYWHERE)}


def ids(offices: list[responsibility.Office]) -> list[str]:
    return [office.partner.id for office in offices]


@pytest.mark.parametrize(
    ("day", "holders", "former"), [(date(2025, 12, 30), ["alt"], []), (LAST, ["alt"], []), (FIRST, ["neu"], ["alt"])]
)
def test_a_responsibility_lasts_up_to_and_including_its_last_day(
    day: date, holders: list[str], former: list[str]
) -> None:
    """The successor holds it from its first day on, and only then is the predecessor a former office."""
    assert holders == ids(responsibility.holders(PARTNERS, "amt", "nord", day))
    gone = responsibility.former(PARTNERS, "amt", day)
    assert former == ids(gone)
    assert OLD.responsible[: len(former)] == [office.entry for office in gone]


def test_an_entry_without_days_always_holds() -> None:
    """It is never former, and its first and last day are not known rather than long past."""
    always = EVERYWHERE.responsible[0]

    assert responsibility.holds(always, date.min) and responsibility.holds(always, date.max)
    assert [] == responsibility.former(PARTNERS, "rat", date.max)


def test_an_office_without_districts_is_responsible_in_all() -> None:
    """Where districts are named, only in those; asked for any district, all offices are found."""
    found = responsibility.holders(PARTNERS, "rat", "sued", FIRST)

    assert ["neu", "land"] == ids(found)
    assert [NEW.responsible[1], EVERYWHERE.responsible[0]] == [office.entry for office in found]
    assert ["neu"] == ids(responsibility.holders(PARTNERS, "amt", "sued", FIRST))
    assert [] == responsibility.holders(PARTNERS, "amt", "west", FIRST)
    assert ["neu", "land", "land"] == ids(responsibility.holders(PARTNERS, "rat", None, FIRST))


def test_partners_are_found_by_role_whenever_they_hold_it() -> None:
    """Each once, in their order, and only those with an entry for it; asked among these, the answer is the same."""
    found = responsibility.by_role(PARTNERS)

    assert {"amt": ["alt", "neu"], "rat": ["neu", "land"], "archiv": ["land"]} == {
        role: [*partners] for role, partners in found.items()
    }
    assert all(partners[id] is PARTNERS[id] for partners in found.values() for id in partners)
    for role, partners in found.items():
        for day in (LAST, FIRST):
            assert responsibility.holders(PARTNERS, role, None, day) == responsibility.holders(
                partners, role, None, day
            )


def test_a_partner_holds_each_role_once_and_only_while_it_lasts() -> None:
    """Roles in the order of their ids, however many entries name them."""
    assert ["archiv", "rat"] == responsibility.held(EVERYWHERE, FIRST)
    assert (["amt"], []) == (responsibility.held(OLD, LAST), responsibility.held(OLD, FIRST))
    assert (["rat"], ["amt", "rat"]) == (responsibility.held(NEW, LAST), responsibility.held(NEW, FIRST))


# whether people find somebody


def role(id: str, **fields: Any) -> Role:
    base = {"title": {"de": id}, "sources": ["x"], "checked": "2026-01-01"}
    return Role.model_validate({"id": id} | base | fields)


FINDER = [{"text": {"de": "Suchen"}, "type": "finder", "url": "https://a.example", "source": "x"}]
ROLES = {
    one.id: one
    for one in (
        role("leer"),
        role("suche", finder=FINDER),
        role("gruppe", members=["leer", "suche"]),
        role("ersatz", fallback="gruppe"),
        role("kreis", members=["rund"]),
        role("rund", fallback="kreis"),
        role("fehlt", members=["nirgends"]),
        role("halb", members=["suche", "nirgends"]),
        role("breit", members=["suche", "rund"]),
        role("amt"),
        role("haus"),
    )
}


@pytest.mark.parametrize(
    ("id", "found"),
    [
        ("leer", False),
        ("suche", True),
        ("gruppe", True),
        ("ersatz", True),
        ("kreis", False),
        ("fehlt", False),
        ("halb", True),
        ("breit", True),
        ("nirgends", False),
        ("amt", False),
        ("haus", True),
    ],
)
def test_people_find_somebody_by_office_finder_member_or_fallback(id: str, found: bool) -> None:
    """Roles that name one another in a circle or that do not exist lead nowhere; nor do offices with a note only."""
    parent = office("oben").model_copy(update={"contacts": [Contact(phone="0531 12345")]})
    below = office("unten", {"role": "haus"}).model_copy(update={"parent": "oben"})
    hours = office("stumm", {}).model_copy(update={"contacts": [Contact(note={"de": "Bitte vorher anfragen."})]})
    partners = {one.id: one for one in (hours, parent, below)}

    assert found is responsibility.reachable(partners, ROLES, id, FIRST)


@pytest.mark.parametrize(("day", "found"), [(LAST, True), (FIRST, False)])
def test_an_office_is_found_only_while_it_is_responsible(day: date, found: bool) -> None:
    """Its telephone is of no use after the last day."""
    one = office("amt", {"role": "haus", "end": LAST.isoformat()})
    one = one.model_copy(update={"contacts": [Contact(phone="0531 12345")]})

    assert found is responsibility.reachable({one.id: one}, ROLES, "haus", day)


@pytest.mark.parametrize(
    ("parents", "above"),
    [
        ({"a": "b", "b": "c"}, ["b", "c"]),
        ({"a": "b", "b": "a"}, ["b"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b", "c"]),
        ({"a": "a"}, []),
        ({"a": "b", "b": "nirgends"}, ["b"]),
        ({}, []),
    ],
)
def test_an_office_belongs_to_those_above_it_each_once(parents: dict[str, str], above: list[str]) -> None:
    """The nearest first; a circle ends where it closes, wherever that is, and so does a parent that does not exist."""
    partners = {id: office(id).model_copy(update={"parent": parents.get(id)}) for id in "abc"}

    assert above == [one.id for one in responsibility.above(partners["a"], partners)]
