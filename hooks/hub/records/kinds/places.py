"""Where: regions, their districts, and how these are drawn on a map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from hub.records.base import Part, Record, Shelf, Statement, described
from hub.records.values import (
    Address,
    DistrictKey,
    DistrictType,
    Name,
    Number,
    PlaceKey,
    Postcode,
    Prose,
    ToDistrict,
    ToRegion,
    ToSource,
    Words,
)


class Frame(Part):
    """Where a region lies, in degrees, and whose outlines its map is drawn from."""

    west: Number = described("Westlichste Länge, z. B. 9.9", "Westernmost longitude, e.g. 9.9")
    south: Number = described("Südlichste Breite, z. B. 51.6", "Southernmost latitude, e.g. 51.6")
    east: Number = described("Östlichste Länge", "Easternmost longitude")
    north: Number = described("Nördlichste Breite", "Northernmost latitude")
    credit: Name = described(
        "Wem die Umrisse gehören, wie es neben der Karte stehen muss",
        "Whose outlines they are, as it must stand beside the map",
    )
    source: ToSource = described("Quelle der Umrisse", "Source of the outlines")


class Region(Record):
    """A region with several districts, the hub's own or a neighbour it is compared with."""

    kind: ClassVar[str] = "region"
    essential: ClassVar[bool] = False
    folder: ClassVar[str] = "regions"
    words: ClassVar[tuple[str, str]] = ("Region", "Regions")
    shelf: ClassVar[tuple[Shelf, int]] = ("Who helps", 5)

    title: Name = described("Name der Region", "Name of the region")
    state: Name | None = described(
        "Land, Provinz oder Kanton, zu dem sie gehört", "State, province or canton it belongs to", None
    )
    text: Prose | None = described(
        "Wie die Region aufgestellt ist, ausführlich", "How the region is organised, at length", None
    )
    differences: list[Statement] = described(
        "Was sie anders macht als andere Regionen, einzeln belegt",
        "What it does differently from other regions, each with its evidence",
        [],
    )
    map: Frame | None = described(
        "Rahmen der Karte, wenn data/outlines.geojson Umrisse der Kreise enthält",
        "Frame of the map, where data/outlines.geojson holds outlines of the districts",
        None,
    )
    web: Address | None = described("Internetseite", "Website", None)


class Tile(Part):
    """A cell of the schematic map."""

    row: Annotated[int, Field(ge=1, le=20)] = described(
        "Zeile der schematischen Karte, von oben", "Row of the schematic map, from the top"
    )
    column: Annotated[int, Field(ge=1, le=20)] = described(
        "Spalte der schematischen Karte, von links", "Column of the schematic map, from the left"
    )


class Place(Part):
    """A municipality, or a part of one that people name instead; by it readers find their district."""

    name: Words = described("Name, wie er amtlich ist oder wie die Leute sagen", "Name, official or as people say it")
    ags: PlaceKey | None = described(
        "Amtlicher Gemeindeschlüssel; ein Ortsteil hat keinen",
        "Official municipality key; a part of a municipality has none",
        None,
    )
    postcodes: list[Postcode] = described("Postleitzahlen", "Postcodes", [])


class District(Record):
    """A city or rural district; offices are responsible for districts."""

    kind: ClassVar[str] = "district"
    essential: ClassVar[bool] = False
    folder: ClassVar[str] = "districts"
    words: ClassVar[tuple[str, str]] = ("District", "Districts")
    shelf: ClassVar[tuple[Shelf, int]] = ("Who helps", 4)
    menu: ClassVar[int | None] = 6

    title: Name = described(
        "Amtlicher Name mit Zusatz, z. B. „Landkreis Musterland“", "Official name, e.g. “District of Musterland”"
    )
    short: Name = described("Kurzer Name für Tabellen und Karte", "Short name for tables and map")
    type: DistrictType = described(
        "Art des Kreises: eine Kennung aus country.district_types in hub.yaml",
        "Type of district: an id from country.district_types in hub.yaml",
    )
    region: ToRegion = described("Region, zu der der Kreis gehört", "Region the district belongs to")
    ags: DistrictKey | None = described(
        "Amtlicher Schlüssel des Kreises, wo es einen gibt",
        "Official key of the district, where there is one",
        None,
    )
    nuts2: Annotated[Words, Field(pattern=r"^[A-Z]{2}[A-Z0-9]{2}$")] | None = described(
        "NUTS-2-Code", "NUTS 2 code", None
    )
    nuts3: Annotated[Words, Field(pattern=r"^[A-Z]{2}[A-Z0-9]{3}$")] | None = described(
        "NUTS-3-Code", "NUTS 3 code", None
    )
    tile: Tile | None = described("Zelle der schematischen Karte", "Cell of the schematic map", None)
    web: Address | None = described("Internetseite", "Website", None)
    places: list[Place] = described(
        "Gemeinden des Kreises und Ortsteile, nach denen gesucht wird",
        "Municipalities of the district, and parts of them that are searched for",
        [],
    )


OUTLINES = "outlines.geojson"
Point = tuple[float, float]
"""Degrees east and north"""
Ring = tuple[Point, ...]
"""A line that ends where it begins"""


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)


class Geometry(_Loose):
    """One area or several; its lists are looked at by `rings`, because pydantic would say of a wrong point no more than
    that it is no polygon."""

    type: Literal["Polygon", "MultiPolygon"]
    coordinates: list[Any]


class Properties(_Loose):
    """Which district it is."""

    district: ToDistrict


class Feature(_Loose):
    """The outline of one district."""

    properties: Properties
    geometry: Geometry


class Outlines(_Loose):
    """`data/outlines.geojson`: where districts lie, as programs for maps write it; what else stands there is passed
    over."""

    features: list[Feature]


def rings(geometry: Geometry) -> Iterator[tuple[tuple[int, ...], Ring | None]]:
    """(place below `coordinates`, ring) of every border, outer and inner; None where it is none."""
    areas = [geometry.coordinates] if geometry.type == "Polygon" else geometry.coordinates
    for index, area in enumerate(areas):
        place = () if geometry.type == "Polygon" else (index,)
        if not isinstance(area, list) or not area:
            yield place, None
            continue
        for number, line in enumerate(area):
            yield (*place, number), _ring(line)


def _ring(line: Any) -> Ring | None:
    points = [_point(point) for point in line] if isinstance(line, list) else []
    found = tuple(point for point in points if point)
    return found if len(found) == len(points) >= 4 and found[0] == found[-1] else None


def _point(point: Any) -> Point | None:
    try:
        east, north = (float(value) for value in point[:2])
    except (TypeError, ValueError):
        return None
    return (east, north) if -180 <= east <= 180 and -90 <= north <= 90 else None
