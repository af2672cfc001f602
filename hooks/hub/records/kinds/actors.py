"""Who: roles (what kind of office decides), partners (the offices themselves) and bodies (where they meet)."""

from __future__ import annotations

from typing import ClassVar, Literal

from hub.records.base import Evidence, Part, Record, Shelf, Statement, described
from hub.records.beside.renderings import Renderings
from hub.records.contacts import Act, Contact
from hub.records.values import (
    Address,
    Audience,
    Count,
    Date,
    LanguageCode,
    Name,
    PartialDate,
    PartnerTypeId,
    Prose,
    Text,
    ToBody,
    ToDistrict,
    ToPartner,
    ToRegion,
    ToRole,
    YesNo,
)


class Role(Record):
    """A kind of office and what it decides. Guides name roles; partners say for which districts they hold one."""

    kind: ClassVar[str] = "role"
    folder: ClassVar[str] = "roles"
    words: ClassVar[tuple[str, str]] = ("Responsibility", "Responsibilities")
    shelf: ClassVar[tuple[Shelf, int]] = ("Who helps", 3)
    menu: ClassVar[int | None] = 5
    companion: ClassVar[tuple[str, type[Part]] | None] = ("renderings", Renderings)

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


class Partner(Record):
    """An organisation or office that acts in the region."""

    kind: ClassVar[str] = "partner"
    essential: ClassVar[bool] = False
    folder: ClassVar[str] = "partners"
    words: ClassVar[tuple[str, str]] = ("Partner", "Partners")
    shelf: ClassVar[tuple[Shelf, int]] = ("Who helps", 2)
    menu: ClassVar[int | None] = 4
    directory: ClassVar[bool] = True
    news: ClassVar[bool] = True

    title: Name = described("Name", "Name")
    short: Name | None = described("Kurzname oder Abkürzung", "Short name or abbreviation", None)
    type: PartnerTypeId = described(
        "Art der Organisation: eine Kennung aus country.partner_types in hub.yaml",
        "Type of organisation: an id from country.partner_types in hub.yaml",
    )
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
    essential: ClassVar[bool] = False
    folder: ClassVar[str] = "bodies"
    words: ClassVar[tuple[str, str]] = ("Body", "Bodies")
    shelf: ClassVar[tuple[Shelf, int]] = ("Working together", 1)

    title: Name = described("Name des Gremiums", "Name of the body")
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
