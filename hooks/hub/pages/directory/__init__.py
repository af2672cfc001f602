"""Directories: the records of a kind in their order, and the choices that narrow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from hub.facts import contacts, places
from hub.pages.directory import paging
from hub.pages.directory.facets import FACETS, Facet, also_of, districts, partners, responsible
from hub.pages.reader import Reader
from hub.pages.reader.words import collation
from hub.records import KINDS, Record, vocabulary
from hub.records.kinds.actors import Partner, Role
from hub.records.kinds.places import Region
from hub.records.kinds.work import Event
from hub.records.values import Text

LONG = 60
"""From so many records on, a list tells less of each"""
FEW_PLACES = 3


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


def of(model: type[Record], reader: Reader) -> Directory:
    """The directory of a kind that stands at the address of `reader`, worked out once."""
    return reader.hub.memory.answer(f"directory {reader.address}", lambda: Directory(model, reader))


@dataclass
class Directory:
    """The records of one kind in the order of their names, and the choices that narrow them."""

    model: type[Record]
    reader: Reader
    _pages: dict[tuple[str, ...], list[Sequence[Record]]] = field(default_factory=dict, init=False, repr=False)

    @property
    def digest(self) -> str:
        """The order of the records, every choice and whom it fits."""
        choices = [(one.facet, one.value, one.label, one.former, [record.id for record in one.records]) for one in self]
        return repr(([(record.id, self._where[record.id]) for record in self.records], choices))

    @cached_property
    def records(self) -> list[Record]:
        """Every record, what most people come for first: by the first of its audiences, then by name. Events by date,
        the next one first and past ones after it, newest first."""
        if self.model is not Event:
            order = list(vocabulary.AUDIENCES)

            def rank(record: Record) -> int:
                # People are sent to whoever is responsible for something.
                if isinstance(record, Partner) and responsible(record, self.reader.hub):
                    return 0
                found = also_of(record, self.reader.hub, "audiences")
                return min(map(order.index, found), default=len(order))

            return sorted(self.reader.library.all(self.model), key=rank)
        coming, others = places.events(self.reader.library.all(Event), self.reader.hub.today)
        return [*coming, *others]

    def groups(self, records: Iterable[Record]) -> list[tuple[str, list[Record]]]:
        """(`here`, `everywhere` or `elsewhere`; its records) of those that are there, see `facts.places.nearness`."""
        found: dict[str, list[Record]] = {"here": [], "everywhere": [], "elsewhere": []}
        for record in records:
            found[self._where[record.id]].append(record)
        return [(where, group) for where, group in found.items() if group]

    @cached_property
    def _where(self) -> dict[str, str]:
        """The group of every record."""
        hub, region = self.reader.hub, self.reader.hub.settings.region
        own = {district.id for district in hub.home_districts if district.region == region}
        return {
            record.id: places.nearness(getattr(record, "regions", ()), districts(record, hub), region, own)
            for record in self.records
        }

    def pages(self, choice: Choice | None = None) -> list[Sequence[Record]]:
        """All records, or those of a choice, page by page where they are many, each group of `groups` after the
        other."""
        key = (choice.facet, choice.value) if choice else ()
        if key not in self._pages:
            groups = self.groups(choice.records if choice else self.records)
            self._pages[key] = paging.cut([record for _, group in groups for record in group])
        return self._pages[key]

    @property
    def is_paged(self) -> bool:
        """Whether all of its records are too many for a page."""
        return len(self.records) > paging.MOST

    @property
    def long(self) -> bool:
        """Whether the list has so many records that it must tell less of each."""
        return len(self.records) > LONG

    def summary(self, record: Record) -> Text | None:
        """What it is in short; of a long list each only in its first sentence."""
        if record.summary is None or not self.long:
            return record.summary
        return self.reader.words.begun(record.summary)

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
        held = responsible(record, self.reader.hub) if isinstance(record, Partner) else []
        return [self.reader.library.get(Role, id) for id in dict.fromkeys(entry.role for entry in held)]

    def way(self, record: Record) -> contacts.Way | None:
        """The most direct way to whoever stands behind a record: its own, or that of the first who offers it."""
        own = getattr(record, "contacts", []) if not isinstance(record, Partner) else []
        ways = [way for _, found in contacts.ways(own, self.reader.hub.today) for way in found]
        direct = [way for sort in contacts.DIRECT for way in ways if way.sort == sort]
        behind = (
            [record]
            if isinstance(record, Partner)
            else [self.reader.library.get(Partner, id) for id in partners(record)]
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
