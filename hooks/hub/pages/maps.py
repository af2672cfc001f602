"""What pages about places show: maps, what belongs to a district or region, and who is responsible where."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.facts import places
from hub.facts.responsibility import Office
from hub.pages.drawings import tilemap
from hub.pages.reader import Reader, collation
from hub.records import Record
from hub.records.actors import Partner, Role
from hub.records.places import District, Region, Tile
from hub.records.work import Event, Offer, Project

Row = tuple[Role, list[tuple[District, list[Office]]]]
"""(role, its offices in each district)"""
LOCATED = (Partner, Offer, Project, Event)


@dataclass
class Places:
    """Templates of regions, districts and of the table of responsibilities know it as `more`."""

    hub: Reader

    def regions(self) -> list[Region]:
        """The hub's own region, then the others by name."""
        home = self.hub.hub.settings.region
        return sorted(self.hub.records(Region), key=lambda region: region.id != home)

    def districts(self, region: str) -> list[District]:
        """Districts of a region, sorted by the names that map and tables show."""
        found = [district for district in self.hub.records(District) if district.region == region]
        return sorted(found, key=lambda district: collation(self.hub.plain(district.short)))

    def tile_map(self, region: str, current: str = "") -> Markup:
        """The schematic map of a region; nothing where no district has a tile."""
        tiles = [self._tile(d, d.tile, current) for d in self.districts(region) if d.tile]
        title = self.hub.word("Schematic map: {region}", region=self.hub.label("region", region))
        return Markup(tilemap.draw(tiles, title))  # noqa: S704 - escaped there

    def _tile(self, district: District, at: Tile, current: str) -> tilemap.Tile:
        words, code = self.hub.choose(district.short)
        own = self.hub.language
        return tilemap.Tile(
            at.row,
            at.column,
            words,
            self.hub.url("district", district.id),
            current=district.id == current,
            language=code if code != own.code else "",
            direction=self.hub.direction_of(code) if self.hub.direction_of(code) != own.direction else "",
        )

    def in_district(self, kind: str, district: District) -> tuple[list[Record], list[Record]]:
        """(those that name the district, those for its whole region), each sorted by name."""
        found = [record for record in self._located(kind) if places.in_district(record, district)]
        own = {record.id for record in found if places.names(record, district.id)}
        return [record for record in found if record.id in own], [record for record in found if record.id not in own]

    def in_region(self, kind: str, region: str) -> list[Record]:
        """Offers, projects or events of a region or of one of its districts."""
        districts = [district.id for district in self.districts(region)]
        return [record for record in self._located(kind) if places.in_region(record, region, districts)]

    def for_region(self, kind: str, region: str) -> list[Record]:
        """Records of a kind that name the region."""
        return [record for record in self.hub.records(kind) if region in getattr(record, "regions", ())]

    def events(self, records: list[Event]) -> tuple[list[Event], list[Event]]:
        """(to come, all others)."""
        return places.events(records, self.hub.today)

    def partners(self, region: str, type: str) -> list[Partner]:
        """Partners of one type in a region."""
        return [p for p in self.hub.records(Partner) if region in p.regions and p.type == type]

    def _located(self, kind: str) -> list[Partner | Offer | Project | Event]:
        return [record for record in self.hub.records(kind) if isinstance(record, LOCATED)]

    def matrix(self, region: str) -> list[Row]:
        """Every local role with its offices in each district of a region; no office is a gap."""
        return [
            (role, [(district, self.hub.holders(role.id, district.id)) for district in self.districts(region)])
            for role in self.hub.records(Role)
            if role.local
        ]
