"""Where: regions and their districts."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from hub.records.base import (
    Address,
    Part,
    Postcode,
    Prose,
    Record,
    Shelf,
    Statement,
    Text,
    ToRegion,
    Words,
    described,
)


class Region(Record):
    """A region with several districts, the hub's own or a neighbour it is compared with."""

    kind: ClassVar[str] = "region"
    folder: ClassVar[str] = "regions"
    words: ClassVar[tuple[str, str]] = ("Region", "Regions")
    shelf: ClassVar[tuple[Shelf, int]] = ("Who helps", 5)

    title: Text = described("Name der Region", "Name of the region")
    state: Text | None = described("Bundesland", "Federal state", None)
    text: Prose | None = described(
        "Wie die Region aufgestellt ist, ausführlich", "How the region is organised, at length", None
    )
    differences: list[Statement] = described(
        "Was sie anders macht als andere Regionen, einzeln belegt",
        "What it does differently from other regions, each with its evidence",
        [],
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
    ags: Annotated[Words, Field(pattern=r"^\d{8}$")] | None = described(
        "Amtlicher Gemeindeschlüssel, acht Ziffern; ein Ortsteil hat keinen",
        "Official municipality key, eight digits; a part of a municipality has none",
        None,
    )
    postcodes: list[Postcode] = described("Postleitzahlen", "Postcodes", [])


class District(Record):
    """A city or rural district; offices are responsible for districts."""

    kind: ClassVar[str] = "district"
    folder: ClassVar[str] = "districts"
    words: ClassVar[tuple[str, str]] = ("District", "Districts")
    shelf: ClassVar[tuple[Shelf, int]] = ("Who helps", 4)
    menu: ClassVar[int | None] = 6

    title: Text = described(
        "Amtlicher Name mit Zusatz, z. B. „Landkreis Musterland“", "Official name, e.g. “District of Musterland”"
    )
    short: Text = described("Kurzer Name für Tabellen und Karte", "Short name for tables and map")
    type: Literal["kreisfreie-stadt", "landkreis", "kommunalverband"] = described(
        "Art der Gebietskörperschaft", "Type of local authority"
    )
    region: ToRegion = described("Region, zu der der Kreis gehört", "Region the district belongs to")
    ags: Annotated[Words, Field(pattern=r"^\d{5}$")] = described(
        "Amtlicher Kreisschlüssel, fünf Ziffern", "Official district key, five digits"
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
