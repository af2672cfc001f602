"""How an office is reached: the best way of each sort, its own before those of the organisation above."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conftest import TODAY
from hub.facts import contacts
from hub.records.contacts import Contact, Hours
from hub.records.kinds.actors import Partner

OLD = {"as_of": "2015"}


def office(id: str, *ways: dict[str, Any], **fields: Any) -> Partner:
    base = {"id": id, "title": {"de": id}, "type": "verein", "sources": ["x"], "checked": "2026-01-10"}
    return Partner.model_validate(base | {"contacts": list(ways)} | fields)


def card(*offices: Partner, **role: str) -> contacts.Card:
    """The card of the first; all of them are known."""
    return contacts.card(offices[0], {one.id: one for one in offices}, TODAY, **role)


def values(ways: list[contacts.Way]) -> dict[str, Any]:
    return {way.sort: way.value for way in ways}


def test_a_card_shows_the_plain_fact_before_the_last_known() -> None:
    """Of each sort one way; an old one only where there is no other, and marked."""
    shown = card(
        office("amt", {"phone": "+99 001 111"} | OLD, {"phone": "+99 001 222"}, {"email": "a@b.example"} | OLD)
    )

    assert [("phone", "+99 001 222", False), ("email", "a@b.example", True)] == [
        (way.sort, way.value, way.last) for way in shown.ways
    ]
    assert ["+99 001 222", "a@b.example"] == [getattr(way.contact, way.sort) for way in shown.ways]


def test_a_contact_for_another_responsibility_is_not_shown() -> None:
    """Who comes for one thing gets its number first, even as last known, and never that of another thing."""
    one = office(
        "amt",
        {"phone": "+99 001 222"},
        {"phone": "+99 001 111", "roles": ["rat"]} | OLD,
        {"email": "c@b.example"} | {"roles": ["rat"]},
    )

    assert {"phone": "+99 001 111", "email": "c@b.example"} == values(card(one, role="rat").ways)
    assert {"phone": "+99 001 222"} == values(card(one, role="amt").ways)


def test_who_comes_for_nothing_in_particular_gets_what_is_for_all() -> None:
    """Before what is meant for one thing, and that only where there is nothing else."""
    one = office("amt", {"phone": "+99 001 111", "email": "c@b.example", "roles": ["rat"]}, {"phone": "+99 001 222"})

    assert {"phone": "+99 001 222", "email": "c@b.example"} == values(card(one).ways)


@pytest.mark.parametrize(
    "own", [{"phone": "0531 4701"}, {"email": "a@b.example"}, {"appointment": "https://b.example"}]
)
def test_an_office_with_a_way_to_itself_needs_nobody_above(own: dict[str, str]) -> None:
    """Telephone, mail or appointment, whichever."""
    shown = card(office("amt", own, parent="haus"), office("haus", {"phone": "+99 001 111"}))

    assert (own, None, []) == (values(shown.ways), shown.parent, shown.inherited)


def test_an_office_without_a_number_shows_those_of_the_organisation_above() -> None:
    """The nearest one that has any, also two steps up, each with its own sorts only."""
    house = office(
        "haus", {"phone": "+99 001 111", "web": "https://haus.example", "address": "Rue 1", "form": "https://f.example"}
    )
    floor = office("etage", parent="haus")

    bare = card(office("amt", parent="etage"), floor, house)
    with_page = card(office("tuer", {"web": "https://tuer.example"}, parent="haus"), house)

    assert bare.parent == house
    assert {"phone": "+99 001 111", "web": "https://haus.example", "address": "Rue 1"} == values(bare.inherited)
    assert (house, {"phone": "+99 001 111"}) == (with_page.parent, values(with_page.inherited))


@pytest.mark.parametrize(
    ("own", "inherited"),
    [
        ([], ["phone", "email", "web", "address"]),
        ([{"address": "Rue 2"}], ["phone", "email", "web"]),
        ([{"web": "https://amt.example"}], ["phone", "email"]),
    ],
)
def test_what_an_office_has_is_not_taken_from_above(own: list[dict[str, str]], inherited: list[str]) -> None:
    """Nor hours and forms, which are those of another door."""
    own_hours = {"hours": [{"days": ["mon"], "start": "09:00", "end": "12:00"}]}
    reached = {"phone": "+99 001 111", "email": "h@b.example", "web": "https://h.example", "address": "Rue 1"}
    house = office("haus", reached | {"form": "https://f.example"} | own_hours)
    shown = card(office("amt", *own, parent="haus"), house)

    assert ("amt", house) == (shown.partner.id, shown.parent)
    assert inherited == [way.sort for way in shown.inherited]


def test_what_is_above_and_old_is_last_known_too() -> None:
    """It says so on the card of every office below."""
    shown = card(office("amt", parent="haus"), office("haus", {"phone": "+99 001 111"} | OLD))

    assert [True] == [way.last for way in shown.inherited]


def test_what_is_above_is_asked_for_the_same_responsibility() -> None:
    """The number of another thing leads to somebody who does not know."""
    house = office("haus", {"phone": "+99 001 111", "roles": ["rat"]})

    assert {} == values(card(office("amt", parent="haus"), house, role="amt").inherited)
    assert {"phone": "+99 001 111"} == values(card(office("amt", parent="haus"), house, role="rat").inherited)


def test_an_organisation_above_with_nothing_to_add_is_not_named() -> None:
    """Its address does not help where the office has one of its own, nor does what it has as well."""
    own = office("amt", {"web": "https://amt.example"}, parent="haus")
    shown = card(own, office("haus", {"web": "https://haus.example", "address": "Rue 1"}))

    assert (None, []) == (shown.parent, shown.inherited)
    assert ["web"] == [way.sort for way in shown.ways]


def test_organisations_that_belong_to_each_other_are_no_endless_way() -> None:
    """A circle of parents ends where it began."""
    shown = card(office("a", parent="b"), office("b", parent="a"))

    assert not shown.reachable
    assert shown.partner.id == "a"


def test_there_is_a_way_where_the_office_or_the_one_above_has_one() -> None:
    """Each alone is enough."""
    house = office("haus", {"phone": "+99 001 111"})

    assert card(office("amt", {"address": "Rue 1"})).reachable
    assert card(office("amt", parent="haus"), house).reachable
    assert not card(office("amt", {"procedure": {"fr": "Sur rendez-vous."}})).reachable


def test_a_table_shows_ways_to_somebody_or_else_the_page_or_the_place() -> None:
    """Own ways and those above in the order of a card; hours have no room there."""
    house = office("haus", {"phone": "+99 001 111", "web": "https://haus.example"})
    whole = office(
        "amt", {"address": "Rue 1", "email": "a@b.example", "phone": "+99 001 222", "web": "https://a.example"}
    )

    assert ["phone", "email"] == [way.sort for way in card(whole).brief]
    assert {"phone": "+99 001 111"} == values(card(office("amt", parent="haus"), house).brief)
    assert {"web": "https://a.example"} == values(card(office("amt", {"web": "https://a.example"})).brief)
    assert {"address": "Rue 1"} == values(card(office("amt", {"address": "Rue 1"})).brief)


def test_a_card_is_as_old_as_the_oldest_thing_on_it() -> None:
    """Its own day, that of a contact, or that of the organisation above."""
    house = office("haus", {"phone": "+99 001 111"}, checked="2025-03-01")
    dated = {"address": "Rue 1", "checked": "2025-12-24"}

    assert date(2026, 1, 10) == contacts.read_on(card(office("amt", {"phone": "0531 4701"})))
    assert date(2025, 12, 24) == contacts.read_on(card(office("amt", {"phone": "0531 4701"}, dated)))
    assert date(2025, 3, 1) == contacts.read_on(card(office("amt", dated, parent="haus"), house))
    later = office("haus", {"phone": "+99 001 111", "checked": "2026-06-01"}, checked="2025-03-01")
    assert date(2025, 12, 24) == contacts.read_on(card(office("amt", dated, parent="haus"), later))


def test_the_page_of_an_office_shows_every_contact_with_all_it_holds() -> None:
    """Plain facts first, otherwise in their order."""
    found = contacts.ways(
        [
            Contact.model_validate({"phone": "0531 4701"} | OLD),
            Contact.model_validate({"web": "https://a.example", "email": "a@b.example"}),
            Contact.model_validate({"address": "Rue 1"}),
        ],
        TODAY,
    )

    assert [["email", "web"], ["address"], ["phone"]] == [[way.sort for way in ways] for _, ways in found]
    assert [False, False, False, True] == [way.last for _, ways in found for way in ways]


def test_what_an_office_lacks_is_what_it_has_not_itself_as_a_plain_fact() -> None:
    """Last known is not enough, and an appointment is no telephone."""
    assert ["phone", "email", "address"] == contacts.lacking(office("amt", {"appointment": "https://a.example"}), TODAY)
    assert ["phone"] == contacts.lacking(
        office("amt", {"phone": "0531 4701"} | OLD, {"email": "a@b.example", "address": "Rue 1"}), TODAY
    )
    assert ["email", "address"] == contacts.lacking(office("amt", {"phone": "0531 4701", "roles": ["rat"]}), TODAY)


def test_days_with_the_same_hours_stand_together() -> None:
    """Only days in a row, and only where all their hours are the same; a day without hours is left out."""

    def hours(days: str, start: str | None = "09:00", end: str | None = "12:00", **more: bool) -> Hours:
        return Hours.model_validate({"days": days.split(), "start": start, "end": end} | more)

    def week(*entries: Hours) -> list[tuple[str, int]]:
        return [(" ".join(days), len(times)) for days, times in contacts.week(list(entries))]

    assert [("mon tue", 1), ("thu", 1)] == week(hours("thu tue mon"))
    assert [("mon tue wed", 1)] == week(hours("mon"), hours("tue"), hours("wed"))
    assert [("mon", 1), ("tue", 2)] == week(hours("mon tue"), hours("tue", "14:00", "16:00"))
    assert [("mon", 1), ("tue", 1)] == week(hours("mon"), hours("tue", "09:30"))
    assert [("mon", 1), ("tue", 1)] == week(hours("mon"), hours("tue", end="12:30"))
    assert [("mon", 1), ("tue", 1)] == week(hours("mon"), hours("tue", by_appointment=True))
    assert [("fri sat sun", 1)] == week(hours("sat sun fri"))
    assert [] == week()
