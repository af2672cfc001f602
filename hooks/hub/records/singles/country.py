"""What differs from country to country: a part of `hub.yaml`. The engine knows none of it by itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from hub.records.base import Part, described
from hub.records.contacts import Weekday
from hub.records.values import Date, Id, Mask, Name, Text, ToSource, Words, YesNo, dialled

CURRENCY = "EUR"
"""What amounts are in where the hub does not say"""

State = Annotated[Words, Field(pattern=r"^[A-Z0-9]{1,3}$")]
"""The code of a part of the country, as ISO 3166-2 has it behind that of the country"""


class Telephone(Part):
    """How numbers are dialled."""

    prefix: Annotated[Words, Field(pattern=r"^\+[1-9]\d{0,3}$")] | None = described(
        "Vorwahl des Landes, z. B. +99", "Country calling code, e.g. +99", None
    )
    trunk: Annotated[Words, Field(pattern=r"^\d{1,2}$")] | None = described(
        "Was nur innerhalb des Landes vor der Ortsvorwahl gewählt wird, z. B. 0; leer, wenn es das nicht gibt",
        "What is dialled before an area code within the country only, e.g. 0; empty where there is no such thing",
        None,
    )
    short: list[Mask] = described(
        "Nummern, die ohne Vorwahl vollständig sind: n steht für eine Ziffer, z. B. 112 oder 116nnn",
        "Numbers that are whole without an area code: n stands for a digit, e.g. 112 or 116nnn",
        [],
    )

    def dialled(self, phone: str) -> str:
        """What a telephone dials for a number as people write it."""
        return dialled(phone, self.prefix, self.trunk, self.short)


class Keys(Part):
    """Official keys of districts and municipalities."""

    name: Name | None = described(
        "Wie der amtliche Schlüssel heißt oder abgekürzt wird",
        "What the official key is called, or its abbreviation",
        None,
    )
    district: list[Mask] = described(
        "Form des Schlüssels eines Kreises: n steht für eine Ziffer, a für einen Großbuchstaben",
        "Form of the key of a district: n stands for a digit, a for a capital letter",
        [],
    )
    place: list[Mask] = described("Form des Schlüssels einer Gemeinde", "Form of the key of a municipality", [])
    nested: YesNo = described(
        "Beginnt der Schlüssel einer Gemeinde mit dem ihres Kreises?",
        "Does the key of a municipality begin with that of its district?",
        False,
    )


class PartnerType(Part):
    """A type of organisation."""

    title: Text = described("Wie sie heißt, z. B. „Kammer“", "What it is called, e.g. “chamber”")
    authority: YesNo = described("Ist es eine Behörde?", "Is it a public authority?", False)
    welcome: YesNo = described(
        "Erste Anlaufstelle für Zugezogene; steht auf der Seite der Region",
        "First place to go for newcomers; stands on the page of the region",
        False,
    )


class Duty(Part):
    """What a law demands of whoever publishes the hub."""

    law: Name = described("Vorschrift, wie sie zitiert wird", "Provision as it is cited")
    facts: list[Words] = described(
        "Angaben in hub.yaml, die sie verlangt, z. B. publisher.name",
        "Facts in hub.yaml that it demands, e.g. publisher.name",
        min_length=1,
    )
    state: State | None = described(
        "Kürzel des Landesteils, in dem allein sie gilt (ISO 3166-2 ohne das Land)",
        "Code of the part of the country it holds in alone (ISO 3166-2 without the country)",
        None,
    )
    source: ToSource | None = described("Quelle (Kennung aus data/sources)", "Source (id from data/sources)", None)


class Holiday(Part):
    """A day on which nobody works, every year or on single days."""

    title: Text = described("Wie er heißt", "What it is called")
    day: Annotated[Words, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")] | None = described(
        "Tag in jedem Jahr als Monat-Tag, z. B. 05-01", "Day of every year as month-day, e.g. 05-01", None
    )
    easter: Annotated[Words, Field(pattern=r"^-?\d{1,2}$")] | None = described(
        "Wie viele Tage nach Ostersonntag, z. B. 1 oder -2", "How many days after Easter Sunday, e.g. 1 or -2", None
    )
    dates: list[Date] = described("Einzelne Tage, wenn keine Regel gilt", "Single days, where no rule holds", [])
    state: State | None = described(
        "Kürzel des Landesteils, in dem allein er gilt (ISO 3166-2 ohne das Land)",
        "Code of the part of the country it holds in alone (ISO 3166-2 without the country)",
        None,
    )
    source: ToSource | None = described("Quelle (Kennung aus data/sources)", "Source (id from data/sources)", None)

    @model_validator(mode="after")
    def _once(self) -> Holiday:
        """It is said in one way on which days it is."""
        if sum(map(bool, (self.day, self.easter, self.dates))) != 1:
            raise PydanticCustomError("holiday-day", "holiday")
        return self


class Country(Part):
    """The country the region lies in. What is left out, the region has to fill in: `hub check --release` names it."""

    code: Annotated[Words, Field(pattern=r"^[A-Z]{2}$")] | None = described(
        "Kürzel des Landes (ISO 3166)", "Code of the country (ISO 3166)", None
    )
    state: State | None = described(
        "Kürzel des Landesteils (ISO 3166-2 ohne das Land), wo er eigene Gesetze hat",
        "Code of the part of the country (ISO 3166-2 without the country), where it has laws of its own",
        None,
    )
    state_title: Text | None = described(
        "Wie ein Landesteil heißt, z. B. „Kanton“", "What a part of the country is called, e.g. “canton”", None
    )
    currency: Annotated[Words, Field(pattern=r"^[A-Z]{3}$")] = described(
        "Währung der Beträge (ISO 4217)", "Currency of amounts (ISO 4217)", CURRENCY
    )
    telephone: Telephone = described("Telefonnummern", "Telephone numbers", Telephone.empty())
    postcode: list[Mask] = described(
        "Formen der Postleitzahl: n steht für eine Ziffer, a für einen Großbuchstaben; eine leere Liste heißt: keine",
        "Forms of the postcode: n stands for a digit, a for a capital letter; an empty list means there is none",
        [],
    )
    keys: Keys = described("Amtliche Schlüssel", "Official keys", Keys.empty())
    weekend: list[Weekday] = described(
        "Tage der Woche, an denen nicht gearbeitet wird; sonst Samstag und Sonntag",
        "Days of the week on which nobody works; otherwise Saturday and Sunday",
        ["sat", "sun"],
    )
    holidays: list[Holiday] = described(
        "Feiertage; Fristen in Arbeitstagen zählen sie nicht mit",
        "Public holidays; periods in working days leave them out",
        [],
    )
    district_types: dict[Id, Text] = described(
        "Arten von Kreisen oder Bezirken nach Kennung", "Types of districts by id", {}
    )
    partner_types: dict[Id, PartnerType] = described(
        "Arten von Organisationen nach Kennung, in der Reihenfolge der Auswahl",
        "Types of organisations by id, in the order of the choice",
        {},
    )
    duties: list[Duty] = described(
        "Welche Vorschriften welche Angaben auf den Rechtsseiten verlangen",
        "Which provisions demand which facts on the legal pages",
        [],
    )

    def partner_type(self, id: str) -> PartnerType:
        """A type of organisation; one without more than its id where the hub does not list it."""
        return self.partner_types.get(id) or PartnerType(title={"": id})

    def district_type(self, id: str) -> Text:
        """What a type of district is called; its id where the hub does not list it."""
        return self.district_types.get(id) or {"": id}

    @property
    def days_off(self) -> list[Holiday]:
        """Holidays of this part of the country."""
        return [holiday for holiday in self.holidays if holiday.state in (None, self.state)]

    @property
    def demands(self) -> list[Duty]:
        """Duties that hold in this part of the country."""
        return [duty for duty in self.duties if duty.state in (None, self.state)]
