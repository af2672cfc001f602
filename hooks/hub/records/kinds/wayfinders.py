"""Wayfinders: questions that lead to an outcome, with people as examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from hub.records.base import Part, Record, Shelf, described
from hub.records.values import Audience, Count, Id, Prose, Text, ToGuide, ToOffer, ToRole, ToTerm, ToTopic


class Answer(Part):
    """One answer to a question and where it leads."""

    id: Id = described("Kennung der Antwort in ihrer Frage", "Id of the answer within its question")
    text: Text = described("Antwort", "Answer")
    to: Id = described("Kennung der nächsten Frage oder des Ergebnisses", "Id of the next question or outcome")


class Question(Part):
    """One question of a wayfinder."""

    text: Prose = described("Frage", "Question")
    help: Prose | None = described("Erklärung zur Frage", "Explanation of the question", None)
    answers: list[Answer] = described("Antworten", "Answers", min_length=1)
    terms: list[ToTerm] = described("Begriffe, die hier erklärt werden", "Terms explained here", [])


class Outcome(Part):
    """Where a way ends."""

    text: Text = described("Ergebnis", "Outcome")
    way: Prose | None = described("Der Weg in einem Satz", "The way in one sentence", None)
    guides: list[ToGuide] = described("Passende Prozesse", "Fitting guides", [])
    skips: list[Id] = described(
        "Schritte des ersten Prozesses, die mit diesen Antworten entfallen",
        "Steps of the first guide that these answers do away with",
        [],
    )
    roles: list[ToRole] = described("Zuständige oder beratende Stelle", "Office that decides or advises", [])
    offers: list[ToOffer] = described(
        "Beratungsangebote, wo kein Prozess passt", "Offers of advice, where no guide fits", []
    )
    check: Prose | None = described("Was außerdem zu prüfen ist", "What to check besides", None)


class Case(Part):
    """A person as an example, without a name: the answers given and the outcome they must lead to."""

    id: Id = described("Kennung des Beispiels", "Id of the example")
    who: Text = described(
        "Wer, z. B. „Pflegefachkraft aus Tunesien mit Jobangebot“", "Who, e.g. “nurse from Tunisia with a job offer”"
    )
    answers: dict[Id, Id] = described(
        "Frage → Antwort, mit ihren Kennungen", "Question → answer, by their ids", min_length=1
    )
    outcome: Id = described("Ergebnis, zu dem die Antworten führen müssen", "Outcome the answers must lead to")


class Cases(Part):
    """Examples that are checked at every build and shown as journeys."""

    cases: list[Case] = described("Beispiele", "Examples", min_length=1)


class Wayfinder(Record):
    """A decision aid: questions that lead to an outcome."""

    kind: ClassVar[str] = "wayfinder"
    folder: ClassVar[str] = "wayfinders"
    words: ClassVar[tuple[str, str]] = ("Wayfinder", "Wayfinders")
    shelf: ClassVar[tuple[Shelf, int]] = ("What to do", 2)
    news: ClassVar[bool] = True
    companion: ClassVar[tuple[str, type[Part]] | None] = ("cases", Cases)

    title: Text = described("Titel, als Frage", "Title, as a question")
    audiences: list[Audience] = described("Für wen", "For whom", min_length=1)
    topics: list[ToTopic] = described("Themen", "Topics", [])
    rank: Count | None = described(
        "Platz unter den Wegfindern für dieselben Leserinnen und Leser: die kleinste Zahl steht zuerst",
        "Place among the wayfinders for the same readers: the smallest number comes first",
        None,
    )
    start: Id = described("Kennung der ersten Frage", "Id of the first question")
    questions: dict[Id, Question] = described("Fragen nach Kennung", "Questions by id", min_length=1)
    outcomes: dict[Id, Outcome] = described("Ergebnisse nach Kennung", "Outcomes by id", min_length=1)

    @property
    def subpages(self) -> Mapping[str, Question | Outcome]:
        """Each question and outcome is a page."""
        return {**self.questions, **self.outcomes}
