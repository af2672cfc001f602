"""Figures and durations in words, as they are on the day of the hub."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from hub.facts import figures
from hub.hub import Hub
from hub.pages.reader.words import Words
from hub.records.kinds.guides import Duration
from hub.records.kinds.reference import Figure, Value


@dataclass
class Amounts:
    """What numbers say today, in one language."""

    hub: Hub
    words: Words

    def now(self, id: str) -> figures.Current:
        """What a figure is today."""
        return figures.current(self.hub.get(Figure, id), self.hub.today)

    def phrase(self, id: str) -> str:
        """A figure as a fact: amount, unit and what qualifies it."""
        figure, now = self.hub.get(Figure, id), self.now(id)
        return self.value(figure, now.value) if now.value else self.words.word("not yet published")

    def value(self, figure: Figure, value: Value) -> str:
        """One value of a figure in words."""
        return figures.phrase(figure, value, self.words.language)

    def outdated(self, value: Value) -> str:
        """What is said of a value past its last day."""
        return figures.outdated(value, self.hub.today, self.words.language)

    def duration(self, duration: Duration) -> Markup:
        """A duration in numbers and, set off from them, in the words of its text; that there is no figure, without."""
        numbers = self.length(duration)
        if not duration.text:
            return escape(numbers or self.words.word("no figure"))
        if not numbers:
            return self.words.t(duration.text)
        apart = " " if self.words.plain(duration.text).startswith("(") else " – "
        return escape(numbers) + apart + self.words.t(duration.text)

    def length(self, duration: Duration) -> str:
        """Only the numbers of a duration; empty where it has none."""
        word, language = self.words.word, self.words.language
        if duration.figures:
            found = [self.hub.get(Figure, id) for id in duration.figures]
            return " + ".join(figures.in_text(figure, self.hub.today, language) for figure in found)
        low, high, unit = duration.minimum, duration.maximum, duration.unit
        if unit is None:
            return ""
        if low is None:
            return word("up to {n}", n=language.quantity(high, unit)) if high is not None else ""
        if high is None or low == high:
            words = language.quantity(low, unit)
            return words if low == high else word("from {n}", n=words)
        return word("{low} to {high}", low=language.number(low), high=language.quantity(high, unit))
