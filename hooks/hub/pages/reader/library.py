"""The records of the hub, found and put in order."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, get_args, overload

from hub.hub import Hub
from hub.pages.reader.words import Words, collation
from hub.reading.content import SHOWING
from hub.reading.graph import Name
from hub.records import KINDS, MENU, SHELVES, Record
from hub.records.kinds.faqs import Faq
from hub.records.kinds.places import District
from hub.records.kinds.reference import Topic
from hub.records.kinds.wayfinders import Wayfinder
from hub.records.traits import ForAudiences, OnTopics
from hub.records.values import Drawing

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=ForAudiences)
T = TypeVar("T", bound=OnTopics)
V = TypeVar("V")
FEW = 6
"""So many answers stand on one page in full"""
FULL, FIRST = 120, 30
"""So many records of a kind a page names besides what it is about; of more only the first"""


@dataclass
class Library:
    """Records by kind, id and name, in the order of their names in one language."""

    hub: Hub
    words: Words

    def has(self, kind: str) -> bool:
        """Whether there is any record of a kind, and with it a list of them."""
        return self.hub.is_filled(kind)

    def shown_on(self, page: str) -> tuple[str, ...]:
        """The kinds whose records a hand-written page of numbers or of the network shows."""
        return SHOWING[page]

    def any_of(self, kinds: Iterable[str]) -> bool:
        """Whether there is a record of any of these kinds."""
        return any(self.has(kind) for kind in kinds)

    @property
    def menu(self) -> list[type[Record]]:
        """The kinds in the main menu that have records."""
        return [model for model in MENU if self.has(model.kind)]

    @property
    def shelves(self) -> dict[str, list[type[Record]]]:
        """The kinds that have records under their headings at the foot of a page."""
        return {title: [model for model in models if self.has(model.kind)] for title, models in SHELVES.items()}

    @property
    def kinds(self) -> dict[str, type[Record]]:
        """Every kind, in site order."""
        return KINDS

    @overload
    def get(self, kind: type[R], id: str) -> R: ...
    @overload
    def get(self, kind: str, id: str) -> Record: ...
    def get(self, kind: Any, id: str) -> Any:
        """A record; templates name kinds, modules give their models."""
        return self.hub.get(KINDS[kind] if isinstance(kind, str) else kind, id)

    @overload
    def all(self, kind: type[R]) -> list[R]: ...
    @overload
    def all(self, kind: str) -> list[Record]: ...
    def all(self, kind: Any) -> Any:
        """Every record of a kind, sorted by its name."""
        model: type[Record] = KINDS[kind] if isinstance(kind, str) else kind
        return self.by_name(list(self.hub.records(model).values()))

    def label(self, kind: str, id: str) -> str:
        """A record's name."""
        return self.words.plain(self.get(kind, id).label)

    @overload
    def naming(self, kind: str, id: str, by: type[R], *fields: str) -> list[R]: ...
    @overload
    def naming(self, kind: str, id: str, by: str | None = None, *fields: str) -> list[Record]: ...
    def naming(self, kind: str, id: str, by: Any = None, *fields: str) -> Any:
        """Records that name this one, sorted by their name; only of the kind `by` and by these fields where given."""
        model: type[Record] | None = KINDS[by] if isinstance(by, str) else by
        return self.by_name([self.hub.named(name) for name in self.hub.graph.naming((kind, id), model, fields)])

    def asked_about(self, records: Iterable[Record]) -> list[Faq]:
        """Questions that name one of these records, each once."""
        found = [faq for record in records for faq in self.naming(record.kind, record.id, Faq)]
        return self.by_name(list({faq.id: faq for faq in found}.values()))

    def by_name(self, records: Iterable[R]) -> list[R]:
        """In the order of their names in this language."""
        return sorted(records, key=lambda record: (collation(self.words.plain(record.label)), record.id))

    def back_links(
        self, kind: str, id: str, shown: list[Name], kinds: list[str]
    ) -> list[tuple[type[Record], list[Record]]]:
        """(kind, records) of everything that names this record, without `shown` ones and those of `kinds`."""
        names = [name for name in self.hub.graph.naming((kind, id)) if name not in shown and name[0] not in kinds]
        grouped = {model: [self.hub.named(name) for name in names if name[0] == kind] for kind, model in KINDS.items()}
        return [(model, self.by_name(records)) for model, records in grouped.items() if records]

    def for_audience(self, records: Iterable[M], audience: str, *, first: bool = False) -> list[M]:
        """Those meant for an audience; with `first` only those meant for it before all others."""
        return [r for r in records if audience in (r.audiences[:1] if first else r.audiences)]

    def finders(self, audience: str) -> list[Wayfinder]:
        """Wayfinders meant for an audience before all others, in the order they give themselves."""
        found = self.for_audience(self.all(Wayfinder), audience, first=True)
        return sorted(found, key=lambda finder: math.inf if finder.rank is None else finder.rank)

    def drawing(self, topics: Iterable[str]) -> str:
        """The drawing of the first topic that has one, of its own or of a topic above it; empty where none has."""
        for id in topics:
            above: list[Topic] = []
            topic: Topic | None = self.get(Topic, id)
            while topic and topic not in above:
                if topic.drawing:
                    return topic.drawing
                above.append(topic)
                topic = self.get(Topic, topic.parent) if topic.parent else None
        return ""

    def themes(self) -> list[Topic]:
        """Of each drawing the topic that most records name, in the order of the drawings."""
        found: dict[str, Topic] = {}
        named = self.most_named(self.all(Topic), len(self.hub.records(Topic)))
        for topic in named:
            if topic.drawing:
                found.setdefault(topic.drawing, topic)
        return [found[drawing] for drawing in get_args(Drawing) if drawing in found]

    def first_topic(self, records: Iterable[T], topic: str) -> list[T]:
        """Those whose first topic this is, so that each stands in one group only."""
        return [record for record in records if record.topics[:1] == [topic]]

    def most_named(self, records: Iterable[R], count: int) -> list[R]:
        """The first `count` of them that most other records name, the most named one first."""
        named = sorted(records, key=lambda record: -len(self.hub.graph.naming((record.kind, record.id))))
        return named[:count]

    def first(self, records: Sequence[V]) -> Sequence[V]:
        """All of them, or the first of many; whoever lists these says where all are."""
        return records if len(records) <= FULL else records[:FIRST]

    def told_in_full(self, questions: list[Faq]) -> bool:
        """Whether answers stand where their questions are listed; many would make the page heavy and hard to survey."""
        return len(questions) <= FEW

    def own_districts(self) -> list[District]:
        """Districts of the hub's own region, in the order of the map."""
        return [district for district in self.hub.home_districts if district.region == self.hub.settings.region]
