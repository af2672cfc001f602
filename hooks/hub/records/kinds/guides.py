"""Guides with their steps, and the documents that steps ask for."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from hub.records.base import Evidence, Part, Record, Shelf, Statement, described
from hub.records.beside.asked import Asked
from hub.records.contacts import Act
from hub.records.values import (
    Audience,
    Id,
    Name,
    Number,
    Prose,
    Sample,
    Text,
    ToDocument,
    ToFaq,
    ToFigure,
    ToGuide,
    ToRole,
    ToTopic,
    Words,
    YesNo,
)

Unit = Literal["hours", "days", "working-days", "weeks", "months", "years"]


class Duration(Part):
    """How long something takes: numbers where the source has them, and its words."""

    minimum: Number | None = described("Mindestens", "At least", None)
    maximum: Number | None = described("Höchstens", "At most", None)
    unit: Unit | None = described("Einheit", "Unit", None)
    basis: Literal["law", "target", "practice", "estimate"] | None = described(
        "Worauf die Dauer beruht: Gesetz, Soll-Frist, Erfahrung, eigene Schätzung",
        "What it rests on: law, target period, practice, own estimate",
        None,
    )
    text: Text | None = described(
        "Erläuterung, wo Zahlen nicht genügen", "Explanation where numbers do not suffice", None
    )
    figures: list[ToFigure] = described(
        "Zahlen, aus denen die Dauer zusammenkommt (statt minimum und maximum)",
        "Figures the duration adds up from (instead of minimum and maximum)",
        [],
    )
    longer: YesNo = described(
        "Kann laut Quelle länger dauern, ohne dass sie sagt, wie viel länger",
        "May take longer by the source, which does not say how much",
        False,
    )
    without: Text | None = described(
        "Was die Dauer nicht enthält, z. B. „Wartezeit auf den Termin“",
        "What the duration does not include, e.g. “waiting for the appointment”",
        None,
    )


class Deadline(Part):
    """When something must be done, counted from an event."""

    text: Text = described(
        "Frist in Worten, z. B. „spätestens am ersten Arbeitstag“",
        "Deadline in words, e.g. “on the first working day at the latest”",
    )
    count: Number | None = described("Anzahl; negativ bedeutet vorher", "Number; negative means before", None)
    unit: Unit | None = described("Einheit", "Unit", None)
    after: Text | None = described("Ereignis, von dem an gezählt wird", "Event it is counted from", None)


class Fee(Part):
    """One amount due at a step. The amount itself is a figure; where nobody says how much it is, the fee has a name."""

    figure: ToFigure | None = described("Gebühr als Zahl mit Gültigkeit", "Fee as a dated figure", None)
    name: Text | None = described(
        "Wofür gezahlt wird, wenn der Betrag nicht bekannt ist, z. B. „Gebühr für die Anerkennung“",
        "What is paid for where the amount is not known, e.g. “fee for the recognition”",
        None,
    )
    payer: Literal["professional", "employer", "institution"] | None = described(
        "Wer zahlt, falls nicht, wer den Schritt tut", "Who pays, if not who does the step", None
    )
    optional: YesNo = described("Fällt nur in manchen Fällen an", "Due in some cases only", False)
    instead: YesNo = described(
        "Statt der Gebühr davor: Nur eine von beiden fällt an",
        "Instead of the fee before it: only one of them is due",
        False,
    )
    per_person: YesNo = described("Fällt für jede Person einzeln an", "Due for each person", False)
    note: Prose | None = described("Wann die Gebühr anfällt", "When the fee is due", None)

    @model_validator(mode="after")
    def _named(self) -> Fee:
        """Either an amount, or what is paid for."""
        if (self.figure is None) == (self.name is None):
            raise PydanticCustomError("fee-named", "fee")
        return self


class Step(Evidence):
    """One step of a guide."""

    id: Id = described("Kennung im Prozess, zugleich Sprungmarke", "Id within the guide, also its anchor")
    title: Text = described("Was zu tun ist, kurz", "What to do, short")
    actor: Literal["professional", "employer", "institution", "office"] = described("Wer handelt", "Who acts")
    audiences: list[Audience] = described(
        "Für wen der Schritt ist, wenn nicht für alle, für die der Prozess ist",
        "For whom the step is, if not for everyone the guide is for",
        [],
    )
    role: ToRole | None = described(
        "Stelle, die handelt oder an die man sich wendet", "Office that acts or is turned to", None
    )
    text: Prose = described("Was genau zu tun ist oder geschieht", "What exactly to do or what happens")
    documents: list[ToDocument] = described("Unterlagen", "Documents", [])
    duration: Duration | None = described("Dauer", "Duration", None)
    deadline: Deadline | None = described("Frist oder Zeitpunkt", "Deadline or point in time", None)
    free: YesNo = described("Kostenlos laut Quelle", "Free of charge by the source", False)
    fees: list[Fee] = described("Gebühren", "Fees", [])
    fee_note: Prose | None = described("Was sonst zu den Kosten bekannt ist", "What else is known about the cost", None)
    result: Text | None = described("Was danach vorliegt", "What there is afterwards", None)
    do: list[Act] = described(
        "Wo man den Schritt im Internet tut: Formular, Portal, Suche, Termin",
        "Where the step is done on the web: form, portal, finder, appointment",
        [],
    )
    optional: YesNo = described("Nur in manchen Fällen nötig", "Needed in some cases only", False)
    later: YesNo = described(
        "Kommt erst, wenn das Ergebnis des Prozesses da ist; zählt nicht zu Gesamtdauer und Kosten",
        "Comes only once the result of the guide is there; does not count towards total duration and cost",
        False,
    )
    one_of: list[Id] = described(
        "Schritte, von denen mit diesem zusammen nur einer nötig ist",
        "Steps of which, together with this one, only one is needed",
        [],
    )
    waiting: YesNo = described("Man wartet hier auf eine Entscheidung", "One waits here for a decision", False)
    parallel_to: list[Id] = described(
        "Schritte, die gleichzeitig laufen können", "Steps that can run at the same time", []
    )


class Branch(Part):
    """When another guide fits better."""

    condition: Text = described("Wenn …", "If …")
    guide: ToGuide = described("dann dieser Prozess", "then this guide")
    note: Prose | None = described("Erläuterung", "Explanation", None)


class Row(Part):
    """One row of a table."""

    cells: list[Prose] = described(
        "Zellen in der Reihenfolge der Spalten", "Cells in the order of the columns", min_length=1
    )
    legal: Words | None = described("Rechtsgrundlage der Zeile", "Legal basis of the row", None)
    confidence: Literal["found", "general", "press", "unverified"] = described(
        "Wie sicher die Zeile ist", "How certain the row is", "found"
    )


class Table(Evidence):
    """A small table of rules, e.g. points or routes."""

    title: Text = described("Überschrift der Tabelle", "Heading of the table")
    columns: list[Text] = described("Spaltenköpfe", "Column heads", min_length=1)
    rows: list[Row] = described("Zeilen", "Rows", min_length=1)
    text: Prose | None = described("Regel zur Tabelle", "Rule of the table", None)


class TotalDuration(Duration):
    """How long the whole way takes, where the source says so itself."""

    confidence: Literal["official", "found", "general", "unverified"] = described(
        "Wie sicher die Angabe ist", "How certain this is", "unverified"
    )


class Passage(Part):
    """A piece of a text in easy language."""

    title: Text = described("Überschrift", "Heading")
    text: Prose = described("Kurze Sätze, jeder in einer eigenen Zeile", "Short sentences, each on a line of its own")


class Guide(Record):
    """A process from the first question to the result."""

    kind: ClassVar[str] = "guide"
    folder: ClassVar[str] = "guides"
    words: ClassVar[tuple[str, str]] = ("Guide", "Guides")
    companion: ClassVar[tuple[str, type[Part]] | None] = ("asked", Asked)
    shelf: ClassVar[tuple[Shelf, int]] = ("What to do", 1)
    menu: ClassVar[int | None] = 1
    news: ClassVar[bool] = True

    title: Text = described("Name des Prozesses", "Name of the guide")
    legal: Name | None = described(
        "Rechtsgrundlage; sie steht unter dem Namen, nicht in ihm",
        "Legal basis; it stands below the name, not in it",
        None,
    )
    audiences: list[Audience] = described("Für wen", "For whom", min_length=1)
    topics: list[ToTopic] = described("Themen", "Topics", [])
    preconditions: list[Statement] = described("Voraussetzungen", "Preconditions", [])
    residence: YesNo = described(
        "Führt zu einem Recht auf Aufenthalt; dann gehört dazu, was für die Familie gilt",
        "Leads to a right of residence; what holds for the family then belongs to it",
        False,
    )
    family: list[ToFaq] = described(
        "Fragen, deren Antworten sagen, wer von der Familie kommen und arbeiten darf",
        "Questions whose answers say who of the family may come and may work",
        [],
    )
    steps: list[Step] = described("Schritte in ihrer Reihenfolge", "Steps in their order", min_length=1)
    alternatives: YesNo = described(
        "Die Schritte sind einzelne Wege, keine Reihenfolge", "The steps are separate routes, not a sequence", False
    )
    result: Prose | None = described("Was man am Ende hat", "What one has at the end", None)
    total_duration: TotalDuration | None = described(
        "Gesamtdauer, falls die Quelle eine nennt", "Total duration, if the source names one", None
    )
    pitfalls: list[Statement] = described("Häufige Fehler", "Frequent mistakes", [])
    branches: list[Branch] = described("Wann ein anderer Prozess besser passt", "When another guide fits better", [])
    tables: list[Table] = described("Regeltabellen", "Tables of rules", [])
    remarks: list[Statement] = described(
        "Besonderheiten, Hinweise zur Region, geplante Änderungen",
        "Particulars, regional remarks, planned changes",
        [],
    )
    helpers: list[ToRole] = described("Wer hilft oder mitwirkt", "Who helps or takes part", [])
    figures: list[ToFigure] = described("Zahlen, die hier gelten", "Figures that apply here", [])
    plain: Prose | None = described(
        "Das Wichtigste in einfachen Worten: drei bis sechs Sätze mit höchstens 15 Wörtern",
        "The main points in plain words: three to six sentences of at most 15 words",
        None,
    )
    easy: list[Passage] = described(
        "Der Prozess in Leichter Sprache, ein Satz je Zeile", "The guide in easy language, one sentence per line", []
    )


class Document(Record):
    """A paper or file that steps ask for."""

    kind: ClassVar[str] = "document"
    folder: ClassVar[str] = "documents"
    words: ClassVar[tuple[str, str]] = ("Document", "Documents")
    companion: ClassVar[tuple[str, type[Part]] | None] = ("asked", Asked)
    shelf: ClassVar[tuple[Shelf, int]] = ("What to do", 4)

    title: Text = described("Name der Unterlage", "Name of the document")
    text: Prose | None = described("Worauf zu achten ist", "What to mind", None)
    issued_by: Text | None = described("Wer sie ausstellt", "Who issues it", None)
    issuing_role: ToRole | None = described("Ausstellende Stelle, falls erfasst", "Issuing office, if recorded", None)
    forms: list[Literal["original", "copy", "certified-copy", "translation", "digital"]] = described(
        "In welcher Form", "In which form", []
    )
    max_age: Duration | None = described("Wie alt sie höchstens sein darf", "How old it may be at most", None)
    sample: Sample | None = described(
        "Mustertext zum Kopieren; wird in allen geschriebenen Sprachen gezeigt",
        "Sample text to copy; shown in all authored languages",
        None,
    )
    guides: list[ToGuide] = described(
        "Prozesse, die sie außerhalb eines Schritts brauchen", "Guides that need it outside a step", []
    )
