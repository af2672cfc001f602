"""Who: roles (what kind of office decides), partners (the offices themselves) and bodies (where they meet)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from hub.records.base import (
    Address,
    Audience,
    Count,
    Date,
    Email,
    Evidence,
    LanguageCode,
    Part,
    PartialDate,
    Phone,
    Prose,
    Record,
    Shelf,
    Statement,
    Text,
    Time,
    ToBody,
    ToDistrict,
    ToPartner,
    ToRegion,
    ToRole,
    ToSource,
    Words,
    YesNo,
    described,
)
from hub.records.dates import first_day

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


class Role(Record):
    """A kind of office and what it decides. Guides name roles; partners say for which districts they hold one."""

    kind: ClassVar[str] = "role"
    folder: ClassVar[str] = "roles"
    words: ClassVar[tuple[str, str]] = ("Responsibility", "Responsibilities")
    shelf: ClassVar[tuple[Shelf, int]] = ("Who helps", 3)
    menu: ClassVar[int | None] = 5

    title: Text = described(
        "Name der Stelle der Art nach, z. B. „Ausländerbehörde“", "Kind of office, e.g. “immigration office”"
    )
    decides: Prose | None = described(
        "Was die Stelle entscheidet oder wobei sie hilft", "What the office decides or helps with", None
    )
    local: YesNo = described(
        "Gibt es die Stelle je Kreis? Dann sind fehlende Kreise eine Lücke",
        "Is there one per district? Then missing districts are a gap",
        False,
    )
    advises: YesNo = described(
        "Berät die Stelle nur (statt zu entscheiden)?",
        "Does the office only advise (rather than decide)?",
        False,
    )
    fallback: ToRole | None = described(
        "Wer hilft, wo keine Stelle bekannt ist", "Who helps where no office is known", None
    )
    members: list[ToRole] = described(
        "Zuständigkeiten, aus denen diese besteht, z. B. die einzelnen Kammern; ihre Stellen stehen auch hier",
        "Responsibilities this one consists of, e.g. the single chambers; their offices stand here too",
        [],
    )
    finder: list[Act] = described(
        "Amtliche Suche nach der zuständigen Stelle", "Official finder of the responsible office", []
    )
    ask: Prose | None = described(
        "Wie man die Stelle findet, wo keine eingetragen ist, z. B. „Fragen Sie Ihren Betrieb“",
        "How to find the office where none is recorded, e.g. “Ask your employer”",
        None,
    )


class Responsibility(Evidence):
    """One role held for some districts during some time."""

    role: ToRole = described("Zuständigkeit", "Responsibility")
    districts: list[ToDistrict] = described(
        "Kreise; leer bedeutet alle Kreise", "Districts; empty means all districts", []
    )
    start: Date | None = described("Zuständig ab", "Responsible from", None)
    end: Date | None = described("Zuständig bis einschließlich", "Responsible until and including", None)
    exclusive: YesNo = described(
        "Allein zuständig (true) oder nur wahlweise (false)",
        "Solely responsible (true) or optional (false)",
        True,
    )
    note: Prose | None = described("Einschränkung oder Erläuterung", "Restriction or explanation", None)


class Membership(Evidence):
    """A seat in a body."""

    body: ToBody = described("Gremium", "Body")
    capacity: Literal["member", "advisory", "chair", "office", "host", "participant"] = described(
        "Eigenschaft: stimmberechtigt, beratend, Vorsitz, Geschäftsstelle, Gastgeber, Teilnahme",
        "Capacity: voting, advisory, chair, office, host, participant",
        "member",
    )
    start: PartialDate | None = described("Seit", "Since", None)
    end: PartialDate | None = described("Bis", "Until", None)
    note: Prose | None = described("Erläuterung", "Explanation", None)


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

    def last_known(self, day: date) -> bool:
        """Whether it is shown as last known – please check: it is old, or no office says it about itself."""
        old = self.as_of is not None and first_day(self.as_of).year < day.year - YEARS_FRESH
        return self.stale or old or self.confidence in SECOND_HAND


class Partner(Record):
    """An organisation or office that acts in the region."""

    kind: ClassVar[str] = "partner"
    folder: ClassVar[str] = "partners"
    words: ClassVar[tuple[str, str]] = ("Partner", "Partners")
    shelf: ClassVar[tuple[Shelf, int]] = ("Who helps", 2)
    menu: ClassVar[int | None] = 4
    directory: ClassVar[bool] = True
    news: ClassVar[bool] = True

    title: Text = described("Name", "Name")
    short: Text | None = described("Kurzname oder Abkürzung", "Short name or abbreviation", None)
    type: Literal[
        "kommune",
        "kommunalverband",
        "auslaenderbehoerde",
        "kammer",
        "agentur-fuer-arbeit",
        "jobcenter",
        "arbeitgeberverband",
        "gewerkschaft",
        "hochschule",
        "bildungstraeger",
        "wohlfahrtsverband",
        "beratungsstelle",
        "welcome-center",
        "wirtschaftsfoerderung",
        "verein",
        "netzwerk",
        "foerderbank",
        "anerkennungsstelle",
        "landesbehoerde",
        "bundesbehoerde",
        "ministerium",
        "sonstige",
    ] = described("Art der Organisation", "Type of organisation")
    text: Prose | None = described(
        "Was die Organisation tut, ausführlich", "What the organisation does, at length", None
    )
    tasks: list[Statement] = described(
        "Einzelne Aufgaben und Beiträge mit Beleg", "Single tasks and contributions with evidence", []
    )
    districts: list[ToDistrict] = described(
        "Kreise, in denen die Organisation wirkt", "Districts where the organisation works", []
    )
    regions: list[ToRegion] = described(
        "Regionen, in denen die Organisation wirkt", "Regions where the organisation works", []
    )
    reach: Literal["local", "regional", "state", "federal", "international"] = described("Reichweite", "Reach", "local")
    parent: ToPartner | None = described("Übergeordnete Organisation", "Parent organisation", None)
    successor: ToPartner | None = described(
        "Nachfolgerin, falls es die Organisation nicht mehr gibt",
        "Successor, if the organisation no longer exists",
        None,
    )
    responsible: list[Responsibility] = described(
        "Wofür und für welche Kreise zuständig", "Responsible for what and which districts", []
    )
    members_of: list[Membership] = described(
        "Gremien, in denen die Organisation sitzt", "Bodies the organisation sits in", []
    )
    contacts: list[Contact] = described("Wege, die Organisation zu erreichen", "Ways to reach the organisation", [])
    languages: list[LanguageCode] = described("Sprachen am Schalter", "Languages at the counter", [])


class MemberCount(Evidence):
    """A number that was true on a day, e.g. of members."""

    value: Count = described("Anzahl", "Number")
    as_of: PartialDate = described("Stichtag", "Reference day")


class Body(Record):
    """Where partners meet and decide."""

    kind: ClassVar[str] = "body"
    folder: ClassVar[str] = "bodies"
    words: ClassVar[tuple[str, str]] = ("Body", "Bodies")
    shelf: ClassVar[tuple[Shelf, int]] = ("Working together", 1)

    title: Text = described("Name des Gremiums", "Name of the body")
    parent: ToBody | None = described("Gremium, zu dem es gehört", "Body it belongs to", None)
    regions: list[ToRegion] = described("Regionen", "Regions", [])
    tasks: list[Statement] = described("Aufgaben", "Tasks", [])
    composition: Prose | None = described("Zusammensetzung in Worten", "Composition in words", None)
    chair: Prose | None = described("Wer den Vorsitz führt (Rolle, keine Person)", "Who chairs (role, no person)", None)
    decides: Prose | None = described("Wie entschieden wird", "How decisions are made", None)
    rhythm: Text | None = described("Wie oft es tagt", "How often it meets", None)
    since: PartialDate | None = described("Besteht seit", "Exists since", None)
    members_count: list[MemberCount] = described(
        "Mitgliederzahl mit Stichtag", "Number of members with reference day", []
    )
    web: Address | None = described("Internetseite", "Website", None)
    audiences: list[Audience] = described("Für wen das Gremium wichtig ist", "For whom the body matters", [])
