"""What a page has read: the hub as readers and templates know it, noting what it is asked for.

A page depends on nothing else than what is noted here, on the day included. The notes are names, such as
`record partner ihk`; `Seen.digests` say what stands behind a name in the hub of now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar, cast

from hub.facts import responsibility
from hub.hub import Answer, Hub, Memory
from hub.pages.reader.seen.behind import BEHIND
from hub.pages.reader.seen.day import Day
from hub.pages.reader.seen.noted import Links, Noted
from hub.reading.entry import Entry, From
from hub.reading.graph import Graph
from hub.reading.languages.laid import Coverage
from hub.reading.memory import digest
from hub.records import Record
from hub.records.kinds.actors import Partner
from hub.records.kinds.guides import Guide, Step
from hub.records.kinds.places import District, Ring
from hub.records.kinds.wayfinders import Case

R = TypeVar("R", bound=Record)
V = TypeVar("V")
A = TypeVar("A", bound=Answer)


@dataclass
class Notes:
    """What was read, by name, and the first and last day on which the day's answers are the same."""

    read: set[str] = field(default_factory=set)
    since: date = date.min
    until: date = date.max

    def add(self, other: Notes) -> None:
        """What whoever wrote `other` has read was read here too."""
        self.read |= other.read
        self.between(other.since, other.until)

    def between(self, since: date, until: date) -> None:
        """Something was asked of the day whose answer is the same from `since` to `until`."""
        self.since, self.until = max(self.since, since), min(self.until, until)


class Seen(Hub):
    """A hub that notes what is asked of it. Settings, languages, their words and the site's address are not noted:
    where one of them changes, everything is made again."""

    def __init__(self, hub: Hub, template: Callable[[str], str]) -> None:
        """`template` gives the source of a template by its name."""
        self._hub, self._template = hub, template
        self.root, self.settings, self.languages = hub.root, hub.settings, hub.languages
        self.site, self.part = hub.site, hub.part
        self._open: list[Notes] = []
        self._day = Day.of(hub.today, self.asked)
        self.digests = _Digests(self._behind)
        self._noted: dict[str, Noted[str, Any]] = {}
        self.memory: _Memory = _Memory(self)

    @contextmanager
    def noting(self) -> Iterator[Notes]:
        """Notes of what is asked until the end of the block; outside of such blocks nothing is noted."""
        self._open.append(Notes())
        try:
            yield self._open[-1]
        finally:
            self._open.pop()

    def note(self, name: str) -> None:
        """`name` was read."""
        if self._open:
            self._open[-1].read.add(name)

    def template(self, name: str) -> None:
        """A template was used."""
        self.note(f"template {name}")

    def add(self, notes: Notes) -> None:
        """What was noted before has been read once more."""
        if self._open:
            self._open[-1].add(notes)

    def asked(self, since: date, until: date) -> None:
        """The day was asked for something that is the same from `since` to `until`."""
        if self._open:
            self._open[-1].between(since, until)

    def _behind(self, name: str) -> str | None:
        """All that stands behind a name, nothing where there is none; None while nobody can tell."""
        sort, _, rest = name.partition(" ")
        if sort == "template":
            return self._template(rest)
        if sort == "answer":
            return self.memory.digest(rest) if rest in self.memory.answers else None
        return BEHIND[sort](self._hub, rest)

    @property
    def day(self) -> date:
        """The day of the hub, for whoever makes no page of it."""
        return self._hub.today

    # What a hub is asked, in the order of `Hub`.

    @property
    def today(self) -> date:  # type: ignore[override]
        return self._day

    @property
    def catalog(self) -> Any:  # type: ignore[override]
        """Whoever reads files themselves depends on all of them."""
        self.note("everything")
        return self._hub.catalog

    @property
    def graph(self) -> Graph:  # type: ignore[override]
        return cast(Graph, Links(self._hub.graph, self.note))

    @cached_property
    def assets(self) -> Mapping[str, str]:  # type: ignore[override]
        return Noted(self._hub.assets, partial(self._named, "asset"), lambda: self.note("assets"))

    def _named(self, sort: str, key: str) -> None:
        self.note(f"{sort} {key}")

    def get(self, model: type[R], id: str) -> R:
        self.note(f"record {model.kind} {id}")
        return self._hub.records(model)[id]

    def records(self, model: type[R]) -> dict[str, R]:
        kind = model.kind
        if kind not in self._noted:
            self._noted[kind] = Noted(
                self._hub.records(model), partial(self._named, f"record {kind}"), lambda: self.note(f"kind {kind}")
            )
        return cast(dict[str, R], self._noted[kind])

    def is_filled(self, kind: str) -> bool:
        self.note(f"filled {kind}")
        return self._hub.is_filled(kind)

    def in_role(self, role: str) -> dict[str, Partner]:
        self.note(f"role {role}")
        return {id: self.get(Partner, id) for id in self._roles.get(role, ())}

    @cached_property
    def _roles(self) -> dict[str, dict[str, Partner]]:
        return responsibility.by_role(self._hub.records(Partner))

    def entry(self, record: Record) -> Entry:
        self.note(f"record {record.kind} {record.id}")
        return self._hub.entry(record)

    def file(self, kind: str, id: str) -> str:
        self.note(f"record {kind} {id}")
        return self._hub.file(kind, id)

    def origin(self, record: Record) -> From | None:
        self.note(f"record {record.kind} {record.id}")
        return self._hub.origin(record)

    @property
    def coverage(self) -> Mapping[str, Coverage]:  # type: ignore[override]
        self.note("everything")
        return self._hub.coverage

    def covered(self, code: str, group: tuple[str, str] | None) -> tuple[int, bool] | None:
        self.note(f"covered {code} {' '.join(group or ())}".strip())
        return self._hub.covered(code, group)

    def written_in(self, address: str) -> list[str]:
        self.note(f"written {address}")
        return self._hub.written_in(address)

    def examples(self, wayfinder: str) -> list[Case]:
        self.note(f"examples {wayfinder}")
        return self._hub.examples(wayfinder)

    def typed(self, record: Record, code: str) -> list[str]:
        self.note(f"typed {record.kind} {record.id}")
        return self._hub.typed(record, code)

    def steps_naming(self, kind: str, id: str) -> list[tuple[Guide, list[Step]]]:
        self.note(f"uses {kind} {id}")
        found = self._hub.steps_naming(kind, id)
        for guide, _ in found:
            self.get(Guide, guide.id)
        return found

    @property
    def checked(self) -> date:
        self.note("checked")
        return self._hub.checked

    @property
    def outlines(self) -> dict[str, tuple[Ring, ...]]:
        self.note("outlines")
        return self._hub.outlines

    @property
    def home_districts(self) -> list[District]:
        self.note(f"kind {District.kind}")
        return self._hub.home_districts


class _Digests(dict[str, str]):
    """What stands behind each name, as a text that differs where anything of it differs; empty where there is none.
    Nothing can be said of an answer that nobody has asked for yet. A page has read some sixty names, so the same ones
    are asked for a million times."""

    def __init__(self, behind: Callable[[str], str | None]) -> None:
        super().__init__()
        self._behind = behind

    def __missing__(self, name: str) -> str:
        found = self._behind(name)
        if found is None:
            return "unasked"
        self[name] = digest(found) if found else ""
        return self[name]


class _Memory(Memory):
    """What was read to make something has been read by everybody who asks for it."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._made: dict[tuple[str, ...], tuple[Any, Notes]] = {}
        self.answers: dict[str, Answer] = {}

    def once(self, key: tuple[str, ...], make: Callable[[], V]) -> V:
        found = self._made.get(key)
        if found is None:
            with self._seen.noting() as notes:
                found = self._made[key] = make(), notes
        self._seen.add(found[1])
        return cast(V, found[0])

    def answer(self, name: str, make: Callable[[], A]) -> A:
        if name not in self.answers:
            with self._seen.noting():
                self.answers[name] = make()
        self._seen.note(f"answer {name}")
        return cast(A, self.answers[name])

    def digest(self, name: str) -> str:
        """What an answer says of itself."""
        with self._seen.noting():
            return self.answers[name].digest
