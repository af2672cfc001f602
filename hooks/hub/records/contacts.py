"""How to reach an office, and what one does on the web."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from hub.records.base import Evidence, Part, described
from hub.records.dates import first_day
from hub.records.values import Address, Date, Email, PartialDate, Phone, Text, Time, ToRole, ToSource, Words, YesNo

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Act(Part):
    """Something to do on the web, as a button. It never stands without the page that says it is the right place."""

    text: Text = described(
        "Was man dort tut, wie es auf dem Knopf steht, z. B. „Termin bei der Ausländerbehörde buchen“",
        "What one does there, as the button says it, e.g. “Book an appointment at the immigration office”",
    )
    type: Literal["form", "portal", "finder", "appointment", "information"] = described(
        "Formular, Portal (auch für Anträge), Suche nach der zuständigen Stelle, Termin, amtliche Auskunft",
        "Form, portal (also for applications), finder of the responsible office, appointment, official information",
    )
    url: Address = described("Internetadresse", "Web address")
    source: ToSource | None = described(
        "Quelle, die den Link nennt (Kennung aus data/sources)",
        "Source that names the link (id from data/sources)",
        None,
    )
    found_on: Address | None = described(
        "Seite, die den Link nennt, wenn sie keine eigene Quelle ist; dann mit checked",
        "Page that names the link, where it is no recorded source; with checked",
        None,
    )
    checked: Date | None = described("Tag, an dem diese Seite gelesen wurde", "Day on which that page was read", None)

    @model_validator(mode="after")
    def _sourced(self) -> Act:
        """A link rests on a recorded source, or on a page read on a day."""
        if self.source is None and (self.found_on is None or self.checked is None):
            raise PydanticCustomError("act-source", "act", {"url": self.url})
        return self


class Hours(Part):
    """When an office is open, or reached by telephone, on some days of the week."""

    days: list[Weekday] = described("Wochentage", "Days of the week", min_length=1)
    start: Time | None = described("Von, z. B. 08:30", "From, e.g. 08:30", None)
    end: Time | None = described("Bis", "To", None)
    by_appointment: YesNo = described("Nur mit Termin", "By appointment only", False)

    @model_validator(mode="after")
    def _forwards(self) -> Hours:
        """Times are compared as they are written, `08:30` before `12:00`."""
        if (self.start is None) != (self.end is None) or (self.start is None and not self.by_appointment):
            raise PydanticCustomError("hours-open", "hours")
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise PydanticCustomError("hours-backwards", "hours", {"start": self.start, "end": self.end})
        return self


YEARS_FRESH = 3
"""A fact from a page of an earlier year than this many before today is shown as last known, not as a plain fact."""
SECOND_HAND = frozenset(["press", "dataset", "general", "unverified"])
"""Confidences of what no office says about itself"""


class Contact(Evidence):
    """One way to reach an office: what it is for, and its own evidence, because numbers change most often."""

    label: Text | None = described("Wofür dieser Weg ist", "What this way is for", None)
    roles: list[ToRole] = described(
        "Zuständigkeiten, für die er gedacht ist; leer bedeutet alle",
        "Responsibilities it is meant for; empty means all",
        [],
    )
    phone: Phone | None = described("Telefon", "Telephone", None)
    email: Email | None = described("E-Mail", "E-mail", None)
    appointment: Address | None = described(
        "Seite, auf der man einen Termin bucht", "Page on which an appointment is booked", None
    )
    procedure: Text | None = described(
        "Wie man einen Termin bekommt, in Worten", "How to get an appointment, in words", None
    )
    form: Address | None = described("Formular", "Form to fill in", None)
    web: Address | None = described("Internetadresse", "Web address", None)
    address: Words | None = described(
        "Anschrift, wie sie auf einem Brief steht; sie wird nicht übersetzt",
        "Address as it stands on a letter; it is not translated",
        None,
    )
    accessible: Text | None = described(
        "Wie barrierefrei das Haus ist, in Worten", "How accessible the building is, in words", None
    )
    hours: list[Hours] = described("Öffnungs- oder Telefonzeiten", "Hours of opening or by telephone", [])
    note: Text | None = described("Was man dazu wissen muss", "What to know about it", None)
    as_of: PartialDate | None = described(
        "Datum der Seite, auf der das steht, soweit bekannt", "Date of the page that says so, as far as known", None
    )
    stale: YesNo = described(
        "Die Seite ist erkennbar alt, auch wenn sie kein Datum nennt",
        "The page is visibly old, even without a date",
        False,
    )
    checked: Date | None = described(
        "Tag, an dem diese Angabe gelesen wurde, falls abweichend",
        "Day this was read, where it differs",
        None,
    )

    @property
    def reaches(self) -> bool:
        """Whether it leads to the office; hours and notes alone do not."""
        return any((self.phone, self.email, self.appointment, self.form, self.web, self.address))

    def last_known(self, day: date) -> bool:
        """Whether it is shown as last known – please check: it is old, or no office says it about itself."""
        old = self.as_of is not None and first_day(self.as_of).year < day.year - YEARS_FRESH
        return self.stale or old or self.confidence in SECOND_HAND
