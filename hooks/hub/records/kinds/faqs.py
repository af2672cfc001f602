"""Questions people ask, with their answers."""

from __future__ import annotations

from typing import ClassVar

from hub.records.base import Part, Record, Shelf, described
from hub.records.beside.asked import Asked
from hub.records.values import Audience, Prose, Text, ToGuide, ToOffer, ToPartner, ToRole, ToTopic


class Faq(Record):
    """One question with one answer, shown wherever it belongs."""

    kind: ClassVar[str] = "faq"
    folder: ClassVar[str] = "faqs"
    words: ClassVar[tuple[str, str]] = ("Question", "Questions")
    companion: ClassVar[tuple[str, type[Part]] | None] = ("asked", Asked)
    shelf: ClassVar[tuple[Shelf, int]] = ("What to do", 3)
    menu: ClassVar[int | None] = 2
    news: ClassVar[bool] = True
    heading: ClassVar[str] = "question"

    question: Text = described("Frage, wie Menschen sie stellen", "Question as people ask it")
    answer: Prose = described("Antwort; der erste Satz antwortet", "Answer; the first sentence answers")
    audiences: list[Audience] = described("Für wen", "For whom", min_length=1)
    topics: list[ToTopic] = described("Themen", "Topics", min_length=1)
    guides: list[ToGuide] = described("Passende Prozesse", "Fitting guides", [])
    roles: list[ToRole] = described("Stellen, die weiterhelfen", "Offices that help", [])
    partners: list[ToPartner] = described("Bestimmte Partner, um die es geht", "Particular partners concerned", [])
    offers: list[ToOffer] = described("Passende Angebote", "Fitting offers", [])

    @property
    def abstract(self) -> dict[str, str]:
        """An answer says it itself, where nothing shorter is written."""
        return self.summary or self.answer
