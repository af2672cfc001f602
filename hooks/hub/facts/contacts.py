"""How an office is reached: its own ways, or those of the organisation it belongs to.

A card shows one way of each sort, the best one for what the reader comes for; the partner's page shows them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hub.facts import responsibility
from hub.records.contacts import Contact, Hours
from hub.records.kinds.actors import Partner

SORTS = ("phone", "email", "appointment", "procedure", "form", "web", "address", "accessible", "hours", "note")
"""What a contact can hold, in the order in which a card shows it"""
DIRECT = ("phone", "email", "appointment")
"""Ways that end with somebody at the office"""
REACHES = ("phone", "email", "address")
"""What an office should have, to be called, written to and visited"""
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Way:
    """One value of a contact. `last` says that it is shown as last known."""

    sort: str
    value: Any
    contact: Contact
    last: bool


@dataclass(frozen=True, slots=True)
class Card:
    """How to reach `partner`. `inherited` are the ways of `parent`, where the office has none of its own."""

    partner: Partner
    ways: list[Way]
    parent: Partner | None = None
    inherited: list[Way] = field(default_factory=list)

    @property
    def brief(self) -> list[Way]:
        """What a table has room for: ways to somebody at the office, the most direct first, or else its page, or else
        where it is."""
        every = [*self.ways, *self.inherited]
        found = ([way for way in every if way.sort in sorts] for sorts in (DIRECT, ("form", "web"), ("address",)))
        return next(filter(None, found), [])

    @property
    def reachable(self) -> bool:
        """Whether there is any way to it; hours and notes alone are none."""
        return any(way.contact.reaches for way in (*self.ways, *self.inherited))


def card(partner: Partner, partners: dict[str, Partner], day: date, role: str = "") -> Card:
    """The best way of each sort, for what `role` does where one is given.

    An office without telephone, mail and appointment of its own also shows those of the nearest organisation above
    it that has any; one without a web page or address likewise, if it has nothing at all.
    """
    own = list(_best(partner.contacts, day, role))
    sorts = {way.sort for way in own}
    if sorts.intersection(DIRECT):
        return Card(partner, own)
    reached = any(way.contact.reaches for way in own)
    wanted = ("phone", "email", "web") if reached else ("phone", "email", "web", "address")
    for parent in responsibility.above(partner, partners):
        found = [way for way in _best(parent.contacts, day, role) if way.sort in wanted and way.sort not in sorts]
        if found:
            return Card(partner, own, parent, found)
    return Card(partner, own)


def read_on(card: Card) -> date:
    """The earliest day on which something the card shows was read."""
    own = [way.contact.checked or card.partner.checked for way in card.ways]
    return min(own + [way.contact.checked or card.parent.checked for way in card.inherited if card.parent])


def ways(contacts: list[Contact], day: date) -> list[tuple[Contact, list[Way]]]:
    """Every contact with everything it holds, those that are a plain fact first."""
    every = [(contact, list(_of(contact, day))) for contact in contacts]
    return sorted(every, key=lambda entry: entry[0].last_known(day))


def lacking(partner: Partner, day: date) -> list[str]:
    """Which of `REACHES` an office does not have of its own, or has as last known only."""
    plain = {way.sort for way in _best(partner.contacts, day) if not way.last}
    return [sort for sort in REACHES if sort not in plain]


def week(hours: list[Hours]) -> list[tuple[tuple[str, ...], list[Hours]]]:
    """(days, their hours) in the order of the week; days in a row with the same hours stand together."""
    found: list[tuple[tuple[str, ...], list[Hours]]] = []
    for day in WEEK:
        here = [entry for entry in hours if day in entry.days]
        times = [(entry.start, entry.end, entry.by_appointment) for entry in here]
        if not here:
            continue
        last = found[-1] if found else None
        follows = last is not None and WEEK.index(last[0][-1]) + 1 == WEEK.index(day)
        if last is not None and follows and times == [(e.start, e.end, e.by_appointment) for e in last[1]]:
            found[-1] = ((*last[0], day), last[1])
        else:
            found.append(((day,), here))
    return found


def _best(contacts: list[Contact], day: date, role: str = "") -> Iterator[Way]:
    """What is meant for the role stands before what is meant for all, a plain fact before what is last known."""
    fitting = [contact for contact in contacts if not contact.roles or not role or role in contact.roles]

    def order(contact: Contact) -> tuple[bool, bool]:
        return role not in contact.roles if role else bool(contact.roles), contact.last_known(day)

    first: dict[str, Way] = {}
    for contact in sorted(fitting, key=order):
        for way in _of(contact, day):
            first.setdefault(way.sort, way)
    return (first[sort] for sort in SORTS if sort in first)


def _of(contact: Contact, day: date) -> Iterator[Way]:
    for sort in SORTS:
        value = getattr(contact, sort)
        if value:
            yield Way(sort, value, contact, contact.last_known(day))
