"""What pages about places show: maps, what belongs to a district or region, and who is responsible where."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import Markup

from hub.facts import places
from hub.facts.responsibility import Office
from hub.pages.drawings import outlinemap, tilemap
from hub.pages.reader import Reader
from hub.pages.reader.words import collation
from hub.records import Record
from hub.records.kinds.actors import Partner, Role
from hub.records.kinds.places import District, Frame, Place, Region, Tile
from hub.records.kinds.work import Event, Offer, Project

Row = tuple[Role, list[tuple[District, list[Office]]]]
"""(role, its offices in each district)"""
LOCATED = (Partner, Offer, Project, Event)


@dataclass
class Maps:
    """Maps of regions; every template knows it as `maps`. A district is an area where its outline is known for all of
    its region, else a tile."""

    reader: Reader

    def districts(self, region: str) -> list[District]:
        """Districts of a region, sorted by the names that map and tables show."""
        found = [district for district in self.reader.library.all(District) if district.region == region]
        return sorted(found, key=lambda district: collation(self.reader.words.plain(district.short)))

    def draw(self, region: str, current: str = "", marked: Collection[str] = ()) -> Markup:
        """The map of a region; nothing where its districts have neither outlines nor tiles. `current` is the
        district of the page, `marked` are those it is about."""
        named = self.reader.library.label("region", region)
        if self.frame(region):
            shapes = [self._shape(district, current, marked) for district in self.districts(region)]
            drawn = outlinemap.draw(shapes, self.reader.words.word("Map: {region}", region=named))
        else:
            tiles = [self._tile(d, d.tile, current, marked) for d in self.districts(region) if d.tile]
            drawn = tilemap.draw(tiles, self.reader.words.word("Schematic map: {region}", region=named))
        return Markup(drawn)  # noqa: S704 - escaped there

    def frame(self, region: str) -> Frame | None:
        """Whose outlines the map of a region shows; None where it is schematic."""
        known = self.reader.hub.outlines
        districts = self.districts(region)
        whole = bool(districts) and all(district.id in known for district in districts)
        return self.reader.library.get(Region, region).map if whole else None

    def reach(self, districts: Collection[str], regions: Collection[str]) -> list[tuple[str, list[str]]]:
        """(region, its districts that are meant) of each region of several districts, for records that name
        districts or whole regions."""
        found = []
        for region in self.reader.library.all(Region):
            own = self.districts(region.id)
            named = [district.id for district in own if district.id in districts]
            meant = named or [district.id for district in own if region.id in regions]
            if meant and len(own) > 1:
                found.append((region.id, meant))
        return found

    def _shape(self, district: District, current: str, marked: Collection[str]) -> outlinemap.Shape:
        words, language, direction = self._words(district)
        return outlinemap.Shape(
            words,
            self.reader.links.url("district", district.id),
            self.reader.hub.outlines[district.id],
            current=district.id == current,
            marked=district.id in marked,
            language=language,
            direction=direction,
        )

    def _tile(self, district: District, at: Tile, current: str, marked: Collection[str]) -> tilemap.Tile:
        words, language, direction = self._words(district)
        return tilemap.Tile(
            at.row,
            at.column,
            words,
            self.reader.links.url("district", district.id),
            current=district.id == current,
            marked=district.id in marked,
            language=language,
            direction=direction,
        )

    def _words(self, district: District) -> tuple[str, str, str]:
        """(short name, its language, its direction), the last two only where they are not the page's."""
        words, code = self.reader.words.choose(district.short)
        direction, own = self.reader.words.direction_of(code), self.reader.language
        return words, code if code != own.code else "", direction if direction != own.direction else ""


@dataclass
class Places:
    """Templates of regions, districts and of the table of responsibilities know it as `more`."""

    reader: Reader

    def regions(self) -> list[Region]:
        """The hub's own region, then the others by name."""
        home = self.reader.hub.settings.region
        return sorted(self.reader.library.all(Region), key=lambda region: region.id != home)

    def letters(self) -> list[tuple[str, list[tuple[Place, District]]]]:
        """(first letter, places with their district): every place of the hub from A to Z."""
        found = [(place, district) for district in self.reader.hub.home_districts for place in district.places]
        letters: dict[str, list[tuple[Place, District]]] = {}
        for place, district in sorted(found, key=lambda one: (collation(one[0].name), one[1].id)):
            letters.setdefault(collation(place.name)[:1].upper(), []).append((place, district))
        return list(letters.items())

    def in_district(self, kind: str, district: District) -> tuple[list[Record], list[Record]]:
        """(those that name the district, those for its whole region), each sorted by name."""
        found = [record for record in self._located(kind) if places.in_district(record, district)]
        own = {record.id for record in found if places.names(record, district.id)}
        return [record for record in found if record.id in own], [record for record in found if record.id not in own]

    def in_region(self, kind: str, region: str) -> list[Record]:
        """Offers, projects or events of a region or of one of its districts."""
        districts = [district.id for district in Maps(self.reader).districts(region)]
        return [record for record in self._located(kind) if places.in_region(record, region, districts)]

    def for_region(self, kind: str, region: str) -> list[Record]:
        """Records of a kind that name the region."""
        return [record for record in self.reader.library.all(kind) if region in getattr(record, "regions", ())]

    def events(self, records: list[Event]) -> tuple[list[Event], list[Event]]:
        """(to come, all others)."""
        return places.events(records, self.reader.hub.today)

    def welcoming(self, region: str) -> list[Partner]:
        """Partners in a region that newcomers go to first."""
        types = self.reader.hub.settings.country.partner_types
        first = {id for id, type in types.items() if type.welcome}
        return [p for p in self.reader.library.all(Partner) if region in p.regions and p.type in first]

    def _located(self, kind: str) -> list[Partner | Offer | Project | Event]:
        return [record for record in self.reader.library.all(kind) if isinstance(record, LOCATED)]

    def matrix(self, region: str) -> list[Row]:
        """Every local role with its offices in each district of a region; no office is a gap."""
        return [
            (
                role,
                [
                    (district, self.reader.responsibility.holders(role.id, district.id))
                    for district in Maps(self.reader).districts(region)
                ],
            )
            for role in self.reader.library.all(Role)
            if role.local
        ]
