"""What statements rest on: dated figures, expected changes, terms, topics and sources."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from hub.records.base import Evidence, Part, Record, Shelf, Statement, described
from hub.records.beside.renderings import Renderings
from hub.records.dates import first_day
from hub.records.values import (
    Address,
    Date,
    Drawing,
    Name,
    Number,
    PartialDate,
    Prose,
    Text,
    ToBody,
    ToFigure,
    ToGuide,
    ToPartner,
    ToProgramme,
    ToProject,
    ToRole,
    ToTerm,
    ToTopic,
    Unit,
    Words,
    YesNo,
)


class Value(Evidence):
    """What a figure was or is during some time. Exactly one of value, minimum with maximum, date, pending."""

    value: Number | None = described("Wert", "Value", None)
    minimum: Number | None = described("Untergrenze eines Rahmens", "Lower end of a range", None)
    maximum: Number | None = described("Obergrenze eines Rahmens", "Upper end of a range", None)
    date: Date | None = described("Wert, wenn die Zahl ein Datum ist", "Value, if the figure is a date", None)
    pending: YesNo = described("Noch nicht veröffentlicht", "Not yet published", False)
    valid_from: Date | None = described(
        "Gültig ab; leer, wenn die Quelle keinen Beginn nennt",
        "Valid from; empty if the source names no start",
        None,
    )
    valid_until: Date | None = described("Gültig bis einschließlich", "Valid until and including", None)
    as_of: PartialDate | None = described(
        "Stichtag einer gezählten Größe (statt valid_from)",
        "Reference day of a count (instead of valid_from)",
        None,
    )
    note: Prose | None = described("Erläuterung zu diesem Wert", "Explanation of this value", None)

    @property
    def begins(self) -> datetime.date:
        """The first day of the value; long ago where the source names no start."""
        if self.valid_from:
            return self.valid_from
        return first_day(self.as_of) if self.as_of else datetime.date.min


class Formula(Part):
    """How the value follows from another figure; the check recomputes it."""

    factor: Number = described("Faktor, z. B. 0.5 für 50 %", "Factor, e.g. 0.5 for 50 %")
    of: ToFigure = described("Zahl, aus der gerechnet wird", "Figure it is computed from")
    text: Text | None = described("Rechenweg in Worten", "The computation in words", None)


UNITS = ("percent", "hours", "days", "working-days", "weeks", "months", "years", "date", "count")
"""What values of a figure may be besides money"""


class Figure(Record):
    """A number with validity dates: threshold, fee, period, quota, budget. Texts refer to it, they never repeat it."""

    kind: ClassVar[str] = "figure"
    folder: ClassVar[str] = "figures"
    words: ClassVar[tuple[str, str]] = ("Figure", "Figures")
    shelf: ClassVar[tuple[Shelf, int]] = ("Look it up", 3)

    title: Text = described("Was die Zahl angibt", "What the figure says")
    group: Literal["threshold", "fee", "period", "subsistence", "work", "quota", "fine", "funding", "result"] = (
        described("Gruppe auf der Übersicht", "Group on the overview")
    )
    unit: Unit = described(
        "Einheit; bei Geld die Währung aus hub.yaml in Kleinbuchstaben, z. B. eur",
        "Unit; of money the currency in hub.yaml in small letters, e.g. eur",
    )
    per: Literal["hour", "month", "year", "lesson", "person"] | None = described(
        "je Stunde, Monat, Jahr …", "per hour, month, year …", None
    )
    basis: Literal["gross", "net"] | None = described("brutto oder netto", "gross or net", None)
    bound: Literal["at-most", "at-least", "about", "more-than"] | None = described(
        "höchstens, mindestens, rund, mehr als", "at most, at least, about, more than", None
    )
    noun: Text | None = described("Was gezählt wird, z. B. „Projekte“", "What is counted, e.g. “projects”", None)
    text: Prose | None = described("Erläuterung", "Explanation", None)
    formula: Formula | None = described("Wie der Wert folgt", "How the value follows", None)
    values: list[Value] = described(
        "Werte in zeitlicher Folge, der älteste zuerst", "Values in order of time, oldest first", min_length=1
    )
    next_change: PartialDate | None = described("Nächste erwartete Änderung", "Next expected change", None)
    topics: list[ToTopic] = described("Themen", "Topics", [])

    @property
    def is_money(self) -> bool:
        """Whether its values are amounts in the currency of the hub."""
        return self.unit not in UNITS

    def on(self, day: str) -> Value | None:
        """The published value that holds on a day written `2027-01-01`; None if none does, or if it is no day."""
        try:
            today = datetime.date.fromisoformat(day)
        except ValueError:
            return None
        begun = [value for value in self.values if not value.pending and value.begins <= today]
        last = begun[-1] if begun else None
        return last if last and (last.valid_until is None or last.valid_until >= today) else None


class Change(Record):
    """A change of law or funding that is expected; what to watch and what it touches."""

    kind: ClassVar[str] = "change"
    essential: ClassVar[bool] = False
    folder: ClassVar[str] = "changes"
    words: ClassVar[tuple[str, str]] = ("Expected change", "Expected changes")
    shelf: ClassVar[tuple[Shelf, int]] = ("What to do", 5)
    news: ClassVar[bool] = True

    title: Text = described("Was sich ändert", "What changes")
    text: Prose = described("Was bekannt ist und was zu beobachten ist", "What is known and what to watch")
    due: PartialDate | None = described("Wann; leer, wenn offen", "When; empty if open", None)
    outcome: Prose | None = described(
        "Was daraus wurde. Ohne das steht die Änderung nach ihrem Tag als fällig und nicht bestätigt da",
        "What came of it. Without it the change is shown as due and not confirmed once its day has passed",
        None,
    )
    legal: Words | None = described("Rechtsgrundlage", "Legal basis", None)
    guides: list[ToGuide] = described("Prozesse, die es berührt", "Guides it touches", [])
    figures: list[ToFigure] = described("Zahlen, die es berührt", "Figures it touches", [])
    projects: list[ToProject] = described("Projekte, die es berührt", "Projects it touches", [])


class Meaning(Statement):
    """What a letter or paper changes for its reader, where possible as the answer to a question people ask."""

    question: Literal["stay", "work", "travel"] | None = described(
        "Frage, auf die es antwortet: darf ich bleiben, arbeiten, reisen",
        "Question it answers: may I stay, work, travel",
        None,
    )
    answer: Literal["yes", "no", "depends"] | None = described(
        "Die Antwort in einem Wort, wo die Quelle sie gibt", "The answer in one word, where the source gives it", None
    )


class Action(Statement):
    """What to do about a letter or paper today, and who helps."""

    call: list[ToRole] = described(
        "Wen man heute anruft, die wichtigste Stelle zuerst",
        "Whom to call today, the most important office first",
        min_length=1,
    )
    bring: Prose | None = described("Was man mitbringt", "What to bring", None)


class Term(Record):
    """A word from offices and letters, explained. `means`, `deadline` and `act` make it the name of a letter, a notice
    or a paper, whose page says what to do."""

    kind: ClassVar[str] = "term"
    folder: ClassVar[str] = "terms"
    words: ClassVar[tuple[str, str]] = ("Term", "Terms")
    shelf: ClassVar[tuple[Shelf, int]] = ("Look it up", 1)
    menu: ClassVar[int | None] = 8
    companion: ClassVar[tuple[str, type[Part]] | None] = ("renderings", Renderings)

    title: Text = described(
        "Amtlicher Begriff und seine Entsprechung in den anderen Sprachen",
        "Official term and its equivalent in the other languages",
    )
    abbreviation: Words | None = described(
        "Abkürzung oder Paragraf, unter dem er bekannt ist", "Abbreviation or section it is known by", None
    )
    explanation: Prose = described("Erklärung in einfachen Worten", "Explanation in plain words")
    synonyms: list[Words] = described("Andere Wörter dafür", "Other words for it", [])
    parts: list[Words] = described(
        "Bestandteile zusammengesetzter Wörter, für die Suche", "Parts of compound words, for search", []
    )
    related: list[ToTerm] = described("Verwandte Begriffe", "Related terms", [])
    guides: list[ToGuide] = described("Prozesse, in denen er wichtig ist", "Guides where it matters", [])
    roles: list[ToRole] = described("Stelle, die der Begriff bezeichnet", "Office the term denotes", [])
    senders: list[ToRole] = described(
        "Wer den Brief schickt oder das Papier ausstellt; leer, wenn es viele Stellen sein können",
        "Who sends the letter or issues the paper; empty where it can be many offices",
        [],
    )
    means: list[Meaning] = described(
        "Was der Brief oder das Papier jetzt für den Menschen bedeutet, der es bekommt",
        "What the letter or paper means now for whoever gets it",
        [],
    )
    deadline: Statement | None = described("Bis wann zu handeln ist", "By when to act", None)
    act: Action | None = described(
        "Was heute zu tun ist, wen man anruft, was man mitbringt",
        "What to do today, whom to call, what to bring",
        None,
    )
    reviewed: Date | None = described(
        "Tag, an dem eine Anwältin oder ein Anwalt die Angaben gelesen hat; ohne ihn sagt die Seite, dass das aussteht",
        "Day a lawyer read this; without it the page says that nobody has yet",
        None,
    )

    @property
    def is_letter(self) -> bool:
        """Whether it names a letter, a notice or a paper that people hold in their hands."""
        return self.act is not None

    @property
    def abstract(self) -> dict[str, str]:
        """Its explanation, where nothing shorter is written."""
        return self.summary or self.explanation


class Topic(Record):
    """A theme that connects records."""

    kind: ClassVar[str] = "topic"
    folder: ClassVar[str] = "topics"
    words: ClassVar[tuple[str, str]] = ("Topic", "Topics")
    shelf: ClassVar[tuple[Shelf, int]] = ("Look it up", 2)

    title: Text = described("Name des Themas", "Name of the topic")
    text: Prose | None = described("Beschreibung", "Description", None)
    parent: ToTopic | None = described("Übergeordnetes Thema", "Parent topic", None)
    drawing: Drawing | None = described(
        "Zeichnung, die bei dem Thema und seinen Prozessen steht; ohne sie die des übergeordneten Themas",
        "Drawing beside the topic and its guides; without it that of the parent topic",
        None,
    )
    programmes: list[ToProgramme] = described("Programme, deren Schwerpunkt es ist", "Programmes whose focus it is", [])


class Source(Record):
    """Where something is written. `checked` is the day it was read."""

    kind: ClassVar[str] = "source"
    essential: ClassVar[bool] = False
    folder: ClassVar[str] = "sources"
    words: ClassVar[tuple[str, str]] = ("Source", "Sources")
    shelf: ClassVar[tuple[Shelf, int]] = ("Look it up", 4)
    searched: ClassVar[bool] = False

    title: Name = described("Titel", "Title")
    type: Literal[
        "law",
        "council-paper",
        "press-release",
        "official-page",
        "organisation-page",
        "press",
        "dataset",
        "research",
    ] = described("Art der Quelle", "Type of source")
    publisher: Words | None = described("Herausgeber (Stelle, keine Person)", "Publisher (office, no person)", None)
    partner: ToPartner | None = described(
        "Herausgeber, falls als Partner erfasst", "Publisher, if recorded as a partner", None
    )
    web: Address | None = described("Adresse", "Address", None)
    number: Words | None = described("Drucksachen- oder Aktennummer", "Number of the paper", None)
    published: PartialDate | None = described("Datum der Quelle", "Date of the source", None)
    as_of: Annotated[Words, Field(max_length=120)] | None = described(
        "Stand der Quelle in Worten, z. B. „undatiert“", "State of the source in words, e.g. “undated”", None
    )
    bodies: list[ToBody] = described("Gremien, die sie beraten haben", "Bodies that dealt with it", [])
