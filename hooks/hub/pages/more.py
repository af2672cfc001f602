"""What the pages of single kinds need beyond the Reader; templates know it as `more`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from hub.facts import guides, wayfinding
from hub.pages.maps import Places
from hub.pages.reader import Reader, collation


@dataclass
class GuideDetails:
    """A guide summed up for its reader."""

    guide: Any
    hub: Reader

    @cached_property
    def span(self) -> guides.Span:
        """How long the steps take together."""
        return guides.span(self.guide, self._figure, self.hub.today)

    @cached_property
    def bills(self) -> dict[str, guides.Bill]:
        """What each side pays."""
        return guides.bills(self.guide, self._figure, self.hub.today)

    @cached_property
    def roles(self) -> list[Any]:
        """Offices that act or are turned to, in the order of the steps."""
        return [self.hub.get("role", id) for id in guides.roles(self.guide)]

    @cached_property
    def documents(self) -> list[tuple[Any, list[Any]]]:
        """(document, steps that ask for it), each document once."""
        return [(self.hub.get("document", id), steps) for id, steps in guides.documents(self.guide).items()]

    def span_words(self) -> str:
        """„2 bis 5 Monate“, „bis 3 Wochen“: whole units, the lower end rounded down, the upper end up."""
        language, span = self.hub.language, self.span
        unit = "days" if span.high < 14 else "weeks" if span.high <= 84 else "months"
        low, high = (span.low / guides.DAYS[unit]).__floor__(), (span.high / guides.DAYS[unit]).__ceil__()
        most = language.quantity(Decimal(high), unit)
        if low == high:
            return most
        if low == 0:
            return language.word("up to {n}", n=most)
        return language.word("{low} to {high}", low=low, high=most)

    def bill_words(self, bill: guides.Bill) -> str:
        """The sum of what is always due."""
        if bill.low == bill.high:
            return self.hub.language.euro(bill.low)
        return self.hub.language.euro_range(bill.low, bill.high)

    def offers(self, step: str = "") -> list[Any]:
        """Offers that help with a step; without `step` those that help with the guide as a whole."""

        def helps(offer: Any) -> bool:
            return any(h.guide == self.guide.id and (step in h.steps if step else not h.steps) for h in offer.helps)

        return [offer for offer in self.hub.naming("guide", self.guide.id, "offer", "helps") if helps(offer)]

    def figures(self) -> list[str]:
        """Figures of the guide that neither a step nor a text links to."""
        out = self.hub.hub.graph.out["guide", self.guide.id]
        elsewhere = {target for target, place in out if place != "figures"}
        return [id for (kind, id), place in out if place == "figures" and (kind, id) not in elsewhere]

    def _figure(self, id: str) -> Any:
        return self.hub.get("figure", id)


@dataclass
class WayfinderDetails:
    """A wayfinder as a graph, and its examples."""

    wayfinder: Any
    hub: Reader

    def before(self, node: str) -> list[str]:
        """Questions with an answer that leads to `node`."""
        return wayfinding.before(self.wayfinder, node)

    def left(self, node: str) -> int:
        """The most questions still to answer, `node` included."""
        return wayfinding.longest(self.wayfinder, node)

    def journeys(self, outcome: str = "") -> list[tuple[Any, list[Any]]]:
        """(example, its answers in order); only those that end at `outcome` where given."""
        entry = self.hub.hub.catalog.companions["wayfinder"].get(self.wayfinder.id)
        cases = entry.record.cases if entry and entry.record else []
        chosen = [case for case in cases if not outcome or case.outcome == outcome]
        return [(case, wayfinding.follow(self.wayfinder, case.answers)[0]) for case in chosen]


@dataclass(frozen=True)
class Entry:
    """A line of the glossary: a term under its official title, or another name of it that leads there."""

    words: str
    language: str
    """Empty where it is not known, as for synonyms"""
    term: Any = None
    see: tuple[Any, ...] = ()


@dataclass
class GlossaryDetails:
    """The glossary from A to Z."""

    hub: Reader

    def letters(self) -> list[tuple[str, list[Entry]]]:
        """(first letter, entries in order): every name a term may have in a letter or in this language."""
        terms = self.hub.records("term")
        entries = [Entry(self.hub.original(term.title), self.hub.main, term) for term in terms]
        taken = {collation(entry.words) for entry in entries}
        names: dict[str, tuple[str, str, list[Any]]] = {}
        for term in terms:
            own = (self.hub.plain(term.title), self.hub.language.code)
            for words, code in (own, (term.abbreviation or "", self.hub.main), *((word, "") for word in term.synonyms)):
                key = collation(words)
                if key and key not in taken and term not in names.setdefault(key, (words, code, []))[2]:
                    names[key][2].append(term)
        entries += [Entry(words, code, see=tuple(see)) for words, code, see in names.values()]
        letters: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: collation(entry.words)):
            first = collation(entry.words)[0]
            letters.setdefault("0–9" if first.isdigit() else first.upper(), []).append(entry)
        return list(letters.items())


def of_list(kind: str, reader: Reader) -> GlossaryDetails | Places | None:
    """The details of a page that lists records of a kind; None for kinds that need none."""
    if kind == "term":
        return GlossaryDetails(reader)
    return Places(reader) if kind in ("region", "district", "role") else None


def of(record: Any, reader: Reader) -> GuideDetails | WayfinderDetails | Places | None:
    """The details of a record's page; None for kinds that need none."""
    kinds: dict[str, type[GuideDetails] | type[WayfinderDetails]] = {
        "guide": GuideDetails,
        "wayfinder": WayfinderDetails,
    }
    if record.kind in ("region", "district", "role"):
        return Places(reader)
    found = kinds.get(record.kind)
    return found(record, reader) if found else None
