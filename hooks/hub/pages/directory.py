"""Directories: by which facets the records of a kind can be looked through, and which value fits which record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from hub.facts import places, responsibility, status
from hub.hub import Hub
from hub.pages.reader import Reader, collation
from hub.records import Record, vocabulary
from hub.records.actors import Partner, Responsibility
from hub.records.places import District
from hub.records.reference import Topic
from hub.records.work import Event, Offer, Project


def _districts(record: Record, hub: Hub) -> set[str]:
    """Where it is or works. A state or federal office is not local: it is where it says, not everywhere."""
    if isinstance(record, Partner):
        named = {*record.districts, *(id for entry in _held(record, hub) for id in entry.districts)}
        if named or record.reach not in ("local", "regional"):
            return named
    if not isinstance(record, Partner | Offer | Project | Event):
        return set()
    return {id for id, district in hub.records(District).items() if places.in_district(record, district)}


def _held(partner: Partner, hub: Hub) -> list[Responsibility]:
    return [entry for entry in partner.responsible if responsibility.holds(entry, hub.today)]


def _also_of(record: Record, hub: Hub, name: str) -> set[str]:
    """Its own values of a field and, for a partner, those of what it offers and carries."""
    found = set(getattr(record, name, ()))
    if isinstance(record, Partner):
        for model, field in ((Offer, "providers"), (Project, "carriers")):
            for other in hub.graph.naming((record.kind, record.id), model, (field,)):
                found.update(getattr(hub.named(other), name))
    return found


def _status(record: Record, hub: Hub) -> set[str]:
    return {status.of(record, hub.today)} if status.has(record) else set()


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a directory. `values` gives a record's, `label` the words of one of them."""

    name: str
    values: Callable[[Record, Hub], set[str]]
    label: Callable[[str, Reader], str]


def _one_of(choices: dict[str, str]) -> Callable[[str, Reader], str]:
    return lambda value, reader: reader.word(choices[value])


def _own(field: str) -> Callable[[Record, Hub], set[str]]:
    return lambda record, hub: {getattr(record, field)} if hasattr(record, field) else set()


FACETS = (
    Facet("district", _districts, lambda id, reader: reader.t(reader.get(District, id).short)),
    Facet("audience", lambda record, hub: _also_of(record, hub, "audiences"), _one_of(vocabulary.AUDIENCES)),
    Facet(
        "topic",
        lambda record, hub: _also_of(record, hub, "topics"),
        lambda id, reader: reader.t(reader.get(Topic, id).label),
    ),
    Facet(
        "type",
        lambda record, hub: {record.type} if isinstance(record, Partner) else set(),
        _one_of(vocabulary.PARTNER_TYPES),
    ),
    Facet(
        "language",
        lambda record, hub: set(getattr(record, "languages", ())),
        lambda code, reader: reader.language.name_of(code),
    ),
    Facet("status", _status, _one_of(status.WORDS)),
    Facet("cost", _own("cost"), _one_of(vocabulary.COSTS)),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet with the records it fits."""

    facet: str
    value: str
    label: str
    """On a page: words of another language are marked as such"""
    records: tuple[Record, ...]


@dataclass
class Directory:
    """The records of one kind in the order of their names, and the choices that narrow them."""

    model: type[Record]
    reader: Reader

    @cached_property
    def records(self) -> list[Record]:
        """Every record by name; events by date, the next one first and past ones after it, newest first."""
        if self.model is not Event:
            return self.reader.records(self.model)
        coming, others = places.events(self.reader.records(Event), self.reader.today)
        return [*coming, *others]

    @cached_property
    def choices(self) -> dict[str, list[Choice]]:
        """Per facet the values that occur, sorted by their words; a facet that parts nothing is left out."""
        return {facet.name: found for facet in FACETS if len(found := self._choices(facet)) > 1}

    def of(self, record: Record) -> dict[str, list[Choice]]:
        """A record's choices by facet, only of facets that are shown."""
        return self._of.get(record.id, {})

    @cached_property
    def _of(self) -> dict[str, dict[str, list[Choice]]]:
        found: dict[str, dict[str, list[Choice]]] = {}
        for choice in self:
            for record in choice.records:
                found.setdefault(record.id, {}).setdefault(choice.facet, []).append(choice)
        return found

    def __iter__(self) -> Iterator[Choice]:
        for offered in self.choices.values():
            yield from offered

    def _choices(self, facet: Facet) -> list[Choice]:
        fitting: dict[str, list[Record]] = {}
        for record in self.records:
            for value in facet.values(record, self.reader.hub):
                fitting.setdefault(value, []).append(record)
        found = [Choice(facet.name, v, facet.label(v, self.reader), tuple(own)) for v, own in fitting.items()]
        if facet.name == "district":
            order = [district.id for district in self.reader.hub.home_districts]
            return sorted(found, key=lambda choice: order.index(choice.value))
        return sorted(found, key=lambda choice: collation(Markup.escape(choice.label).striptags()))


def values(record: Record, hub: Hub, names: tuple[str, ...]) -> dict[str, list[str]]:
    """A record's values by facet, whatever its kind; only facets of `names` it has any value of."""
    found = {facet.name: sorted(facet.values(record, hub)) for facet in FACETS if facet.name in names}
    return {name: own for name, own in found.items() if own}
