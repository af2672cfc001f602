"""Directories: by which facets the records of a kind can be looked through, and which value fits which record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from markupsafe import Markup

from hub.facts import contacts, places, responsibility, status
from hub.hub import Hub
from hub.pages.reader import Reader
from hub.pages.reader.words import collation
from hub.records import KINDS, Record, vocabulary
from hub.records.kinds.actors import Partner, Responsibility, Role
from hub.records.kinds.places import District, Region
from hub.records.kinds.reference import Topic
from hub.records.kinds.work import Event, Offer, Project
from hub.records.traits import is_located
from hub.records.values import Text


def _districts(record: Record, hub: Hub) -> set[str]:
    """Where it is or works. A state or federal office is not local: it is where it says, not everywhere."""
    if isinstance(record, Partner):
        named = {*record.districts, *(id for entry in _held(record, hub) for id in entry.districts)}
        if named or record.reach not in ("local", "regional"):
            return named
    if not is_located(record):
        return set()
    return {id for id, district in hub.records(District).items() if places.in_district(record, district)}


def _held(partner: Partner, hub: Hub) -> list[Responsibility]:
    return [entry for entry in partner.responsible if responsibility.holds(entry, hub.today)]


def _behind(record: Record) -> list[str]:
    """The partners who offer, carry or organise it."""
    for field in ("providers", "carriers", "organisers"):
        if getattr(record, field, ()):
            return list(getattr(record, field))
    return []


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


def _has(model: type[Record], field: str) -> bool:
    return field in model.model_fields


def _may_have(model: type[Record], field: str) -> bool:
    """Partners have what they offer and carry."""
    return model is Partner or _has(model, field)


def _statuses(model: type[Record], hub: Hub) -> Iterable[str]:
    if model is Event or not _has(model, "status"):
        return status.OF_EVENTS if model is Event else ()
    # A date in the future or past decides, whatever the record says.
    return dict.fromkeys(("planned", *get_args(model.model_fields["status"].annotation), "ended"))


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a directory. `values` gives a record's, `label` the words of one of them.

    `known` are the values that records of a kind may have at all. Each is a page for good, because addresses are kept
    by readers: today an event is coming, tomorrow none is.
    """

    name: str
    values: Callable[[Record, Hub], set[str]]
    label: Callable[[str, Reader], str]
    known: Callable[[type[Record], Hub], Iterable[str]]


def _one_of(choices: dict[str, str]) -> Callable[[str, Reader], str]:
    return lambda value, reader: reader.words.word(choices[value])


def _own(field: str) -> Callable[[Record, Hub], set[str]]:
    return lambda record, hub: {getattr(record, field)} if hasattr(record, field) else set()


FACETS = (
    Facet(
        "district",
        _districts,
        lambda id, reader: reader.words.t(reader.library.get(District, id).short),
        lambda model, hub: [one.id for one in hub.home_districts] if _may_have(model, "districts") else (),
    ),
    Facet(
        "audience",
        lambda record, hub: _also_of(record, hub, "audiences"),
        _one_of(vocabulary.AUDIENCES),
        lambda model, hub: vocabulary.AUDIENCES if _may_have(model, "audiences") else (),
    ),
    Facet(
        "topic",
        lambda record, hub: _also_of(record, hub, "topics"),
        lambda id, reader: reader.words.t(reader.library.get(Topic, id).label),
        lambda model, hub: hub.records(Topic) if _may_have(model, "topics") else (),
    ),
    Facet(
        "type",
        lambda record, hub: {record.type} if isinstance(record, Partner) else set(),
        _one_of(vocabulary.PARTNER_TYPES),
        lambda model, hub: vocabulary.PARTNER_TYPES if model is Partner else (),
    ),
    Facet(
        "language",
        lambda record, hub: set(getattr(record, "languages", ())),
        lambda code, reader: reader.language.name_of(code),
        # Any language may be spoken somewhere; a page for each would be a list of languages.
        lambda model, hub: (),
    ),
    Facet("status", _status, _one_of(status.WORDS), _statuses),
    Facet(
        "cost",
        _own("cost"),
        _one_of(vocabulary.COSTS),
        lambda model, hub: vocabulary.COSTS if _has(model, "cost") else (),
    ),
)


LONG = 60
"""From so many records on, a list tells less of each"""
FEW_PLACES = 3
# The stop of a whole sentence, not of an abbreviation or a number.
_SENTENCE = re.compile(r"(?<=[^\W\d_]{4}\.)\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet with the records it fits today, maybe none."""

    facet: str
    value: str
    label: str
    """On a page: words of another language are marked as such"""
    records: tuple[Record, ...]
    former: tuple[str, ...] = ()
    """What the value was called before it was renamed"""


@dataclass
class Directory:
    """The records of one kind in the order of their names, and the choices that narrow them."""

    model: type[Record]
    reader: Reader

    @cached_property
    def records(self) -> list[Record]:
        """Every record, what most people come for first: by the first of its audiences, then by name. Events by date,
        the next one first and past ones after it, newest first."""
        if self.model is not Event:
            order = list(vocabulary.AUDIENCES)

            def rank(record: Record) -> int:
                # People are sent to whoever is responsible for something.
                if isinstance(record, Partner) and _held(record, self.reader.hub):
                    return 0
                found = _also_of(record, self.reader.hub, "audiences")
                return min(map(order.index, found), default=len(order))

            return sorted(self.reader.library.all(self.model), key=rank)
        coming, others = places.events(self.reader.library.all(Event), self.reader.hub.today)
        return [*coming, *others]

    def groups(self, records: Iterable[Record]) -> list[tuple[str, list[Record]]]:
        """(`here`, `everywhere` or `elsewhere`; its records) of those that are there, see `facts.places.nearness`."""
        hub = self.reader.hub
        own = {district.id for district in hub.home_districts if district.region == hub.settings.region}
        found: dict[str, list[Record]] = {"here": [], "everywhere": [], "elsewhere": []}
        for record in records:
            where = places.nearness(getattr(record, "regions", ()), _districts(record, hub), hub.settings.region, own)
            found[where].append(record)
        return [(where, group) for where, group in found.items() if group]

    @property
    def long(self) -> bool:
        """Whether the list has so many records that it must tell less of each."""
        return len(self.records) > LONG

    def summary(self, record: Record) -> Text | None:
        """What it is in short; of a long list each only in its first sentence."""
        if record.summary is None or not self.long:
            return record.summary
        return {code: _SENTENCE.split(words, maxsplit=1)[0] for code, words in record.summary.items()}

    def tags(self, record: Record) -> list[Choice]:
        """What else distinguishes it at a glance: how it stands, and where, if that is not nearly everywhere. Nothing
        in a long list, which its facets narrow."""
        own = {} if self.long else self.shown(record)
        stands = [choice for choice in own.get("status", []) if choice.value != "unknown"][:1]
        where = own.get("district", [])
        return stands + (where if len(where) <= FEW_PLACES else [])

    def heading(self, where: str) -> str:
        """What a group of `groups` is called."""
        reader, region = self.reader, self.reader.hub.settings.region
        if where == "here":
            return reader.words.word(
                "In the region {name}", name=reader.words.plain(reader.library.get(Region, region).label)
            )
        return (
            reader.words.word("Everywhere") if where == "everywhere" else reader.words.word("In neighbouring regions")
        )

    def held(self, record: Record) -> list[Role]:
        """What a partner is responsible for today, each once."""
        held = _held(record, self.reader.hub) if isinstance(record, Partner) else []
        return [self.reader.library.get(Role, id) for id in dict.fromkeys(entry.role for entry in held)]

    def way(self, record: Record) -> contacts.Way | None:
        """The most direct way to whoever stands behind a record: its own, or that of the first who offers it."""
        own = getattr(record, "contacts", []) if not isinstance(record, Partner) else []
        ways = [way for _, found in contacts.ways(own, self.reader.hub.today) for way in found]
        direct = [way for sort in contacts.DIRECT for way in ways if way.sort == sort]
        behind = (
            [record]
            if isinstance(record, Partner)
            else [self.reader.library.get(Partner, id) for id in _behind(record)]
        )
        for partner in behind:
            direct += self.reader.contacts.card(partner).brief
        if self.long:
            # A website ends with nobody; whoever wants to know more opens the record's own page, which has it.
            direct = [way for way in direct if way.sort != "web"]
        return direct[0] if direct else None

    @cached_property
    def choices(self) -> dict[str, list[Choice]]:
        """Per facet the values that occur, sorted by their words; a facet that parts nothing is left out."""
        occurring = {name: [choice for choice in found if choice.records] for name, found in self._all.items()}
        return {name: found for name, found in occurring.items() if len(found) > 1}

    def of(self, record: Record) -> dict[str, list[Choice]]:
        """A record's choices by facet, also of facets that part nothing."""
        return self._of.get(record.id, {})

    def shown(self, record: Record) -> dict[str, list[Choice]]:
        """The same, only of facets that are shown."""
        return {name: found for name, found in self.of(record).items() if name in self.choices}

    @cached_property
    def _all(self) -> dict[str, list[Choice]]:
        return {facet.name: found for facet in FACETS if (found := self._choices(facet))}

    @cached_property
    def _of(self) -> dict[str, dict[str, list[Choice]]]:
        found: dict[str, dict[str, list[Choice]]] = {}
        for choice in self:
            for record in choice.records:
                found.setdefault(record.id, {}).setdefault(choice.facet, []).append(choice)
        return found

    def __iter__(self) -> Iterator[Choice]:
        """Every value that is a page."""
        for offered in self._all.values():
            yield from offered

    def _choices(self, facet: Facet) -> list[Choice]:
        fitting: dict[str, list[Record]] = {value: [] for value in facet.known(self.model, self.reader.hub)}
        for record in self.records:
            for value in facet.values(record, self.reader.hub):
                fitting.setdefault(value, []).append(record)
        named: Mapping[str, Record] = self.reader.hub.records(KINDS[facet.name]) if facet.name in KINDS else {}
        found = [
            Choice(
                facet.name,
                value,
                facet.label(value, self.reader),
                tuple(own),
                tuple(named[value].moved_from) if value in named else (),
            )
            for value, own in fitting.items()
        ]
        if facet.name == "district":
            order = [district.id for district in self.reader.hub.home_districts]
            return sorted(found, key=lambda choice: order.index(choice.value))
        return sorted(found, key=lambda choice: collation(Markup.escape(choice.label).striptags()))


def values(record: Record, hub: Hub, names: tuple[str, ...]) -> dict[str, list[str]]:
    """A record's values by facet, whatever its kind; only facets of `names` it has any value of."""
    found = {facet.name: sorted(facet.values(record, hub)) for facet in FACETS if facet.name in names}
    return {name: own for name, own in found.items() if own}
