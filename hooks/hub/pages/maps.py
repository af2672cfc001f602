"""What pages about places show: maps, what belongs to a district or region, and who is responsible where."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.facts import places
from hub.facts.responsibility import Office
from hub.pages.drawings import tilemap
from hub.pages.reader import Reader
from hub.pages.reader.words import collation
from hub.records import Record
from hub.records.actors import Partner, Role
from hub.records.places import District, Place, Region, Tile
from hub.records.work import Event, Offer, Project

Row = tuple[Role, list[tuple[District, list[Office]]]]
"""(role, its offices in each district)"""
LOCATED = (Partner, Offer, Project, Event)


@dataclass
class Places:
    """Templates of regions, districts and of the table of responsibilities know it as `more`."""

    reader: Reader

    def regions(self) -> list[Region]:
        """The hub's own region, then the others by name."""
        home = self.reader.hub.settings.region
        return sorted(self.reader.library.all(Region), key=lambda region: region.id != home)

    def districts(self, region: str) -> list[District]:
        """Districts of a region, sorted by the names that map and tables show."""
        found = [district for district in self.reader.library.all(District) if district.region == region]
        return sorted(found, key=lambda district: collation(self.reader.words.plain(district.short)))

    def letters(self) -> list[tuple[str, list[tuple[Place, District]]]]:
        """(first letter, places with their district): every place of the hub from A to Z."""
        found = [(place, district) for district in self.reader.hub.home_districts for place in district.places]
        letters: dict[str, list[tuple[Place, District]]] = {}
        for place, district in sorted(found, key=lambda one: (collation(one[0].name), one[1].id)):
            letters.setdefault(collation(place.name)[:1].upper(), []).append((place, district))
        return list(letters.items())

    def tile_map(self, region: str, current: str = "") -> Markup:
        """The schematic map of a region; nothing where no district has a tile."""
        tiles = [self._tile(d, d.tile, current) for d in self.districts(region) if d.tile]
        title = self.reader.words.word("Schematic map: {region}", region=self.reader.library.label("region", region))
        return Markup(tilemap.draw(tiles, title))  # noqa: S704 - escaped there

    def _tile(self, district: District, at: Tile, current: str) -> tilemap.Tile:
        words, code = self.reader.words.choose(district.short)
        own = self.reader.language
        return tilemap.Tile(
            at.row,
            at.column,
            words,
            self.reader.links.url("district", district.id),
            current=district.id == current,
            language=code if code != own.code else "",
            direction=self.reader.words.direction_of(code)
            if self.reader.words.direction_of(code) != own.direction
            else "",
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
        return [record for record in self.reader.library.all(kind) if region in getattr(record, "regions", ())]

    def events(self, records: list[Event]) -> tuple[list[Event], list[Event]]:
        """(to come, all others)."""
        return places.events(records, self.reader.hub.today)

    def partners(self, region: str, type: str) -> list[Partner]:
        """Partners of one type in a region."""
        return [p for p in self.reader.library.all(Partner) if region in p.regions and p.type == type]

    def _located(self, kind: str) -> list[Partner | Offer | Project | Event]:
        return [record for record in self.reader.library.all(kind) if isinstance(record, LOCATED)]

    def matrix(self, region: str) -> list[Row]:
        """Every local role with its offices in each district of a region; no office is a gap."""
        return [
            (
                role,
                [
                    (district, self.reader.responsibility.holders(role.id, district.id))
                    for district in self.districts(region)
                ],
            )
            for role in self.reader.library.all(Role)
            if role.local
        ]
