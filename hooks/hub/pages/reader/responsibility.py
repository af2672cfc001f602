"""Who is responsible on the day of the hub."""

from __future__ import annotations

from dataclasses import dataclass

from hub.facts import responsibility
from hub.pages.reader.library import Library
from hub.records.dates import last_day
from hub.records.kinds.actors import Body, Partner, Role
from hub.records.kinds.guides import Guide


@dataclass
class Responsibility:
    """Roles and the offices that hold them, in the order of the library."""

    library: Library

    def holders(self, role: str, district: str | None = None) -> list[responsibility.Office]:
        """Offices that hold a role today."""
        hub = self.library.hub
        # Lists of all districts ask for each of them, on many pages.
        held = hub.memory.once(
            ("holders", role), lambda: responsibility.holders(hub.in_role(role), role, None, hub.today)
        )
        return [*held] if district is None else responsibility.within(held, district)

    def former(self, role: str) -> list[responsibility.Office]:
        """Offices that held a role before today."""
        hub = self.library.hub
        return responsibility.former(hub.in_role(role), role, hub.today)

    def offices_by_district(self, role: str) -> list[tuple[Partner | None, list[str]]]:
        """(office or None for a gap, its districts) of a role today: the districts of one office stand together."""
        hub = self.library.hub
        found = hub.memory.once(("offices by district", role), lambda: self._by_district(role))
        return [(self.library.get(Partner, id) if id else None, districts) for id, districts in found.items()]

    def _by_district(self, role: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for district in self.library.hub.home_districts:
            offices = self.holders(role, district.id)
            for id in dict.fromkeys(office.partner.id for office in offices) or [""]:
                found.setdefault(id, []).append(district.id)
        return found

    def offices_of(self, role: str) -> list[tuple[responsibility.Office | None, list[str]]]:
        """The same with the entry the responsibility rests on; gaps only where every district must have an office."""
        first = {office.partner.id: office for office in reversed(self.holders(role))}
        local = self.library.get(Role, role).local
        found = self.offices_by_district(role)
        return [(first[partner.id] if partner else None, ids) for partner, ids in found if partner or local]

    def depends_on_place(self, roles: list[Role]) -> bool:
        """Whether it matters where the reader lives: one of the roles is held by different offices."""
        return any(len(self.offices_of(role.id)) > 1 for role in roles)

    def offices_of_bodies(self, bodies: list[str]) -> list[Partner]:
        """Partners that run the office of one of these bodies, or of a group that belongs to one, today."""
        groups = [group.id for id in bodies for group in self.library.naming(Body.kind, id, Body, "parent")]
        asked = {*bodies, *groups}
        today = self.library.hub.today
        return [
            partner
            for partner in self.library.all(Partner)
            if any(
                seat.body in asked and seat.capacity == "office" and (seat.end is None or last_day(seat.end) >= today)
                for seat in partner.members_of
            )
        ]

    def guides_of(self, partner: Partner) -> list[Guide]:
        """Guides that name a role the partner holds today."""
        held = responsibility.held(partner, self.library.hub.today)
        guides = {guide.id: guide for role in held for guide in self.library.naming("role", role, Guide)}
        return self.library.by_name(list(guides.values()))
