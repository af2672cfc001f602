"""What pages about places show: maps, what belongs to a district or region, and who is responsible where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from hub.facts import places
from hub.facts.responsibility import Office
from hub.pages.drawings import tilemap
from hub.pages.reader import Reader, collation

Row = tuple[Any, list[tuple[Any, list[Office]]]]
"""(role, its offices in each district)"""


@dataclass
class Places:
    """Templates of regions, districts and of the table of responsibilities know it as `more`."""

    hub: Reader

    def regions(self) -> list[Any]:
        """The hub's own region, then the others by name."""
        home = self.hub.hub.settings.region
        return sorted(self.hub.records("region"), key=lambda region: region.id != home)

    def districts(self, region: str) -> list[Any]:
        """Districts of a region, sorted by the names that map and tables show."""
        found = [district for district in self.hub.records("district") if district.region == region]
        return sorted(found, key=lambda district: collation(self.hub.plain(district.short)))

    def tile_map(self, region: str, current: str = "") -> Markup:
        """The schematic map of a region; nothing where no district has a tile."""
        tiles = [self._tile(district, current) for district in self.districts(region) if district.tile]
        title = self.hub.word("Schematic map: {region}", region=self.hub.label("region", region))
        return Markup(tilemap.draw(tiles, title))  # noqa: S704 - escaped there

    def _tile(self, district: Any, current: str) -> tilemap.Tile:
        words, code = self.hub.choose(district.short)
        own = self.hub.language
        return tilemap.Tile(
            district.tile.row,
            district.tile.column,
            words,
            self.hub.url("district", district.id),
            current=district.id == current,
            language=code if code != own.code else "",
            direction=self.hub.direction_of(code) if self.hub.direction_of(code) != own.direction else "",
        )

    def in_district(self, kind: str, district: Any) -> tuple[list[Any], list[Any]]:
        """(those that name the district, those for its whole region), each sorted by name."""
        found = [record for record in self.hub.records(kind) if places.in_district(record, district)]
        own = [record for record in found if places.names(record, district.id)]
        return own, [record for record in found if record not in own]

    def in_region(self, kind: str, region: str) -> list[Any]:
        """Offers, projects or events of a region or of one of its districts."""
        districts = [district.id for district in self.districts(region)]
        return [record for record in self.hub.records(kind) if places.in_region(record, region, districts)]

    def for_region(self, kind: str, region: str) -> list[Any]:
        """Bodies or programmes that name the region."""
        return [record for record in self.hub.records(kind) if region in record.regions]

    def events(self, records: list[Any]) -> tuple[list[Any], list[Any]]:
        """(to come, all others)."""
        return places.events(records, self.hub.today)

    def partners(self, region: str, type: str) -> list[Any]:
        """Partners of one type in a region."""
        return [partner for partner in self.for_region("partner", region) if partner.type == type]

    def matrix(self, region: str) -> list[Row]:
        """Every local role with its offices in each district of a region; no office is a gap."""
        return [
            (role, [(district, self.hub.holders(role.id, district.id)) for district in self.districts(region)])
            for role in self.hub.records("role")
            if role.local
        ]
