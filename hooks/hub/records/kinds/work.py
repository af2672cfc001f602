"""What is done: programmes that fund, projects, offers and events."""

from __future__ import annotations

from typing import ClassVar, Literal

from hub.records.base import Evidence, Part, Record, Shelf, Statement, described
from hub.records.contacts import Contact
from hub.records.values import (
    Address,
    Audience,
    Id,
    LanguageCode,
    Name,
    PartialDate,
    Prose,
    Text,
    ToBody,
    ToDistrict,
    ToEvent,
    ToFigure,
    ToGuide,
    ToPartner,
    ToProgramme,
    ToProject,
    ToRegion,
    ToTopic,
)


class Phase(Evidence):
    """One funding period of a programme."""

    id: Id = described("Kennung der Phase", "Id of the phase")
    title: Text = described("Name der Phase", "Name of the phase")
    start: PartialDate | None = described("Beginn", "Start", None)
    end: PartialDate | None = described("Ende", "End", None)
    text: Prose | None = described("Was in der Phase galt und geschah", "What applied and happened", None)
    figures: list[ToFigure] = described(
        "Mittel, Fördersatz, Ergebnisse als Zahlen", "Funds, rate, results as figures", []
    )


class Programme(Record):
    """A funding programme or strategy with its phases."""

    kind: ClassVar[str] = "programme"
    essential: ClassVar[bool] = False
    folder: ClassVar[str] = "programmes"
    words: ClassVar[tuple[str, str]] = ("Programme", "Programmes")
    shelf: ClassVar[tuple[Shelf, int]] = ("Working together", 3)

    title: Text = described("Name des Programms", "Name of the programme")
    text: Prose | None = described("Beschreibung", "Description", None)
    funders: list[ToPartner] = described("Wer fördert oder bewilligt", "Who funds or approves", [])
    bodies: list[ToBody] = described("Gremien, die mitentscheiden", "Bodies that take part in deciding", [])
    regions: list[ToRegion] = described("Regionen", "Regions", [])
    start: PartialDate | None = described("Beginn", "Start", None)
    end: PartialDate | None = described("Ende", "End", None)
    phases: list[Phase] = described("Förderphasen in zeitlicher Folge", "Funding phases in order of time", [])
    rules: list[Statement] = described("Regeln: wer, was, wie gefördert wird", "Rules: who, what and how is funded", [])
    figures: list[ToFigure] = described("Zahlen zum ganzen Programm", "Figures on the whole programme", [])
    guides: list[ToGuide] = described("Prozesse, z. B. der Antrag", "Guides, e.g. the application", [])
    topics: list[ToTopic] = described("Themen", "Topics", [])


class Project(Record):
    """A project of the region, running or ended; ended ones keep their results and name their successor."""

    kind: ClassVar[str] = "project"
    essential: ClassVar[bool] = False
    folder: ClassVar[str] = "projects"
    words: ClassVar[tuple[str, str]] = ("Project", "Projects")
    shelf: ClassVar[tuple[Shelf, int]] = ("Working together", 2)
    directory: ClassVar[bool] = True
    news: ClassVar[bool] = True

    title: Name = described("Name des Projekts", "Name of the project")
    carriers: list[ToPartner] = described("Träger", "Carriers", [])
    partners: list[ToPartner] = described("Weitere Beteiligte", "Further partners", [])
    funders: list[ToPartner] = described("Förderer, soweit als Partner erfasst", "Funders recorded as partners", [])
    programmes: list[ToProgramme] = described(
        "Programme, aus denen das Projekt gefördert wird oder wurde",
        "Programmes that fund or funded the project",
        [],
    )
    funding: list[Statement] = described("Finanzierung", "Funding", [])
    aim: Prose | None = described("Ziel", "Aim", None)
    approach: Prose | None = described("Vorgehen", "Approach", None)
    target_groups: list[Text] = described("Zielgruppen", "Target groups", [])
    audiences: list[Audience] = described("Für wen auf diesem Portal", "For whom on this hub", [])
    topics: list[ToTopic] = described("Themen", "Topics", [])
    districts: list[ToDistrict] = described(
        "Kreise, in denen das Projekt arbeitet", "Districts where the project works", []
    )
    regions: list[ToRegion] = described("Regionen", "Regions", [])
    start: PartialDate | None = described("Beginn", "Start", None)
    end: PartialDate | None = described("Ende", "End", None)
    status: Literal["planned", "running", "ended", "idea", "unknown"] = described(
        "Stand, wie ihn die Quelle nennt; Daten gehen vor",
        "State as the source has it; dates take precedence",
        "unknown",
    )
    status_note: Prose | None = described(
        "Erläuterung zum Stand, mit Stichtag", "Explanation of the state, with its day", None
    )
    results: list[Statement] = described("Ergebnisse mit Stichtag", "Results with their day", [])
    figures: list[ToFigure] = described("Zahlen zum Projekt", "Figures on the project", [])
    predecessors: list[ToProject] = described("Vorgänger", "Predecessors", [])
    web: Address | None = described("Internetseite", "Website", None)


class Help(Part):
    """A guide, or one of its steps, that an offer helps with."""

    guide: ToGuide = described("Prozess", "Guide")
    steps: list[Id] = described("Schritte; leer bedeutet der ganze Prozess", "Steps; empty means the whole guide", [])


class Offer(Record):
    """Something people or companies can use."""

    kind: ClassVar[str] = "offer"
    folder: ClassVar[str] = "offers"
    words: ClassVar[tuple[str, str]] = ("Offer", "Offers")
    shelf: ClassVar[tuple[Shelf, int]] = ("Who helps", 1)
    menu: ClassVar[int | None] = 3
    directory: ClassVar[bool] = True
    news: ClassVar[bool] = True

    title: Text = described("Name des Angebots", "Name of the offer")
    providers: list[ToPartner] = described("Wer es anbietet", "Who offers it", min_length=1)
    project: ToProject | None = described("Projekt, zu dem es gehört", "Project it belongs to", None)
    audiences: list[Audience] = described("Für wen", "For whom", min_length=1)
    topics: list[ToTopic] = described("Themen", "Topics", [])
    text: Prose | None = described("Beschreibung", "Description", None)
    includes: list[Statement] = described("Was dazugehört", "What it includes", [])
    eligibility: Prose | None = described("Wer es nutzen kann", "Who can use it", None)
    cost: Literal["free", "paid", "unknown"] = described("Kosten", "Cost", "unknown")
    cost_note: Prose | None = described("Erläuterung zu den Kosten", "Explanation of the cost", None)
    languages: list[LanguageCode] = described(
        "Sprachen der Beratung; leer bedeutet nicht bestätigt",
        "Languages of counselling; empty means not confirmed",
        [],
    )
    formats: list[Literal["in-person", "phone", "email", "online"]] = described("Form", "Format", [])
    districts: list[ToDistrict] = described(
        "Kreise; leer bedeutet alle der Regionen", "Districts; empty means all of the regions", []
    )
    regions: list[ToRegion] = described("Regionen", "Regions", [])
    sites: list[ToDistrict] = described("Standorte", "Sites", [])
    access: Prose | None = described(
        "Wie man es bekommt (Termin, Antrag)", "How to get it (appointment, application)", None
    )
    contacts: list[Contact] = described(
        "Kontakt, falls abweichend vom Anbieter", "Contact, where it differs from the provider's", []
    )
    helps: list[Help] = described("Prozesse und Schritte, bei denen es hilft", "Guides and steps it helps with", [])
    start: PartialDate | None = described("Besteht seit", "Exists since", None)
    end: PartialDate | None = described("Besteht bis", "Exists until", None)
    status: Literal["running", "ended", "unknown"] = described(
        "Stand laut Quelle", "State as the source has it", "running"
    )
    status_note: Prose | None = described("Erläuterung zum Stand", "Explanation of the state", None)


class Event(Record):
    """A fair, meeting or launch, to come or past."""

    kind: ClassVar[str] = "event"
    essential: ClassVar[bool] = False
    folder: ClassVar[str] = "events"
    words: ClassVar[tuple[str, str]] = ("Event", "Events")
    shelf: ClassVar[tuple[Shelf, int]] = ("Working together", 4)
    menu: ClassVar[int | None] = 7
    directory: ClassVar[bool] = True
    news: ClassVar[bool] = True

    title: Text = described("Name der Veranstaltung", "Name of the event")
    start: PartialDate | None = described(
        "Beginn; leer, wenn das Datum nicht bestätigt ist", "Start; empty if the date is not confirmed", None
    )
    end: PartialDate | None = described("Ende, falls mehrtägig oder ungenau", "End, if several days or inexact", None)
    time: Text | None = described("Uhrzeit in Worten", "Time in words", None)
    place: Name | None = described("Ort", "Place", None)
    districts: list[ToDistrict] = described("Kreis", "District", [])
    regions: list[ToRegion] = described("Regionen", "Regions", [])
    organisers: list[ToPartner] = described("Veranstalter", "Organisers", [])
    partners: list[ToPartner] = described("Weitere Beteiligte", "Further partners", [])
    bodies: list[ToBody] = described("Gremien", "Bodies", [])
    projects: list[ToProject] = described("Projekte", "Projects", [])
    audiences: list[Audience] = described("Für wen", "For whom", [])
    topics: list[ToTopic] = described("Themen", "Topics", [])
    text: Prose | None = described("Beschreibung", "Description", None)
    results: list[Statement] = described("Ergebnisse, z. B. Teilnehmerzahlen", "Results, e.g. attendance", [])
    status: Literal["announced", "cancelled", "postponed"] | None = described(
        "Stand laut Veranstalter; ob sie vorbei ist, sagt das Datum. postponed: verschoben, neuer Termin noch offen",
        "State as the organiser has it; whether it is over, the date says. postponed: the new date is still open",
        None,
    )
    predecessors: list[ToEvent] = described("Frühere Veranstaltungen der Reihe", "Earlier events of the series", [])
