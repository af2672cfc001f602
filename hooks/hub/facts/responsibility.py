"""Role × district × day → the offices that are responsible; where there is none, a gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hub.records.kinds.actors import Partner, Responsibility, Role


@dataclass(frozen=True, slots=True)
class Office:
    """A partner that holds a role, by one entry of its record."""

    partner: Partner
    entry: Responsibility


def holders(partners: dict[str, Partner], role: str, district: str | None, day: date) -> list[Office]:
    """Offices that hold `role` for `district` on `day`; for any district where `district` is None."""
    held = [Office(partner, entry) for partner, entry in _entries(partners, role) if holds(entry, day)]
    return held if district is None else within(held, district)


def within(offices: list[Office], district: str) -> list[Office]:
    """Those that act for `district`: they name it, or none because they act for all."""
    return [office for office in offices if not office.entry.districts or district in office.entry.districts]


def by_role(partners: dict[str, Partner]) -> dict[str, dict[str, Partner]]:
    """Partners by role, those with an entry for it, whenever that is in force."""
    found: dict[str, dict[str, Partner]] = {}
    for id, partner in partners.items():
        for entry in partner.responsible:
            found.setdefault(entry.role, {})[id] = partner
    return found


def held(partner: Partner, day: date) -> list[str]:
    """Roles that `partner` holds on `day`, for whichever districts."""
    return sorted({entry.role for entry in partner.responsible if holds(entry, day)})


def former(partners: dict[str, Partner], role: str, day: date) -> list[Office]:
    """Offices whose responsibility ended before `day`."""
    return [Office(partner, entry) for partner, entry in _entries(partners, role) if entry.end and entry.end < day]


def holds(entry: Responsibility, day: date) -> bool:
    """Whether an entry of a partner is in force on `day`."""
    return (entry.start is None or entry.start <= day) and (entry.end is None or entry.end >= day)


def above(partner: Partner, partners: dict[str, Partner]) -> Iterator[Partner]:
    """The organisations a partner belongs to, the nearest first."""
    seen = {partner.id}
    while partner.parent and partner.parent in partners and partner.parent not in seen:
        partner = partners[partner.parent]
        seen.add(partner.id)
        yield partner


def reachable(partners: dict[str, Partner], roles: dict[str, Role], role: str, day: date) -> bool:
    """Whether people who are sent to `role` find somebody on `day`: an office that can be reached, itself or through an
    organisation above it, an official finder, or one of the roles that `role` consists of or falls back on."""
    waiting, seen = [role], set[str]()
    while waiting:
        id = waiting.pop()
        if id in seen or id not in roles:
            continue
        seen.add(id)
        offices = [office.partner for office in holders(partners, id, None, day)]
        if roles[id].finder or _is_reached(offices, partners):
            return True
        waiting += [*roles[id].members, *filter(None, [roles[id].fallback])]
    return False


def _is_reached(offices: list[Partner], partners: dict[str, Partner]) -> bool:
    every = (one for office in offices for one in (office, *above(office, partners)))
    return any(contact.reaches for one in every for contact in one.contacts)


def _entries(partners: dict[str, Partner], role: str) -> Iterator[tuple[Partner, Responsibility]]:
    for partner in partners.values():
        for entry in partner.responsible:
            if entry.role == role:
                yield partner, entry
