"""The whole hub on one day: records, links between them, languages. Nothing here changes after it was assembled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from hub import checks
from hub.facts import guides, responsibility
from hub.reading import graph, languages
from hub.reading.catalog import Catalog, load
from hub.reading.entry import Entry, From
from hub.reading.findings import InvalidData, errors
from hub.reading.graph import Graph, Name
from hub.reading.languages import Language, laid
from hub.reading.languages.laid import Coverage
from hub.records import KINDS, Record, Settings, addresses
from hub.records.beside.asked import Asked
from hub.records.kinds.actors import Partner
from hub.records.kinds.guides import Guide, Step
from hub.records.kinds.places import District, Outlines, Ring, rings
from hub.records.kinds.wayfinders import Case, Cases, Wayfinder

R = TypeVar("R", bound=Record)
V = TypeVar("V")
A = TypeVar("A", bound="Answer")


class Memory:
    """What several pages ask for alike is worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], Any] = {}

    def once(self, key: tuple[str, ...], make: Callable[[], V]) -> V:
        """What `make` gave when `key` was first asked for."""
        if key not in self._known:
            self._known[key] = make()
        return cast(V, self._known[key])

    def answer(self, name: str, make: Callable[[], A]) -> A:
        """The same for what is so large that pages show little of it; its digest says whether it is still the same."""
        return self.once((name,), make)


class Answer(Protocol):
    """Something worked out of many records."""

    @property
    def digest(self) -> str:
        """A text that differs where anything differs that is not asked of the hub again."""


@dataclass
class Hub:
    """What pages are made from. `languages` are those of the site, in the order of the switch."""

    root: Path
    today: date
    settings: Settings
    catalog: Catalog
    graph: Graph
    languages: dict[str, Language]
    site: str = ""
    """Where the site will stand, with a slash at the end; empty where that is not known"""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Published path of each file of the theme, see `assets`; a file that is not in it keeps its own"""
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    """How much stands in each language that is translated"""
    part: tuple[str, ...] = ()
    """Where this build makes only a part of the site: the languages it makes. Empty where it makes all"""
    memory: Memory = field(default_factory=Memory, init=False, repr=False)

    @property
    def home(self) -> str:
        """What stands before every address in files that leave the site; empty where the site's address is unknown."""
        return addresses.known(self.site)

    def get(self, model: type[R], id: str) -> R:
        """A record. Raises KeyError where there is none."""
        return self.records(model)[id]

    def named(self, name: Name) -> Record:
        """A record by its kind and id, as links have it."""
        return self.get(KINDS[name[0]], name[1])

    def records(self, model: type[R]) -> dict[str, R]:
        """Records of a kind by id."""
        return cast(dict[str, R], self._records[model.kind])

    def is_filled(self, kind: str) -> bool:
        """Whether there is any record of a kind; one without has no pages and stands in no menu."""
        return bool(self._records[kind])

    @cached_property
    def _records(self) -> dict[str, dict[str, Record]]:
        return {kind: self.catalog.records(model) for kind, model in KINDS.items()}

    def in_role(self, role: str) -> dict[str, Partner]:
        """Partners by id that hold a role now, once or later."""
        return responsibility.by_role(self.records(Partner)).get(role, {})

    @property
    def built(self) -> dict[str, Language]:
        """The languages whose pages and files this build makes."""
        return {code: language for code, language in self.languages.items() if not self.part or code in self.part}

    def entry(self, record: Record) -> Entry:
        """What the file of a record says, as it was read."""
        return self.catalog.entries[record.kind][record.id]

    def file(self, kind: str, id: str) -> str:
        """The file of a record, relative to the project."""
        return self.catalog.entries[kind][id].shown

    def origin(self, record: Record) -> From | None:
        """Where a record of another hub comes from; None for one of this hub."""
        entry = self.catalog.entries[record.kind].get(record.id)
        return entry.origin if entry else None

    def covered(self, code: str, group: tuple[str, str] | None) -> tuple[int, bool] | None:
        """(texts of a record or page that a language lacks, whether a person has read the others); None for a language
        that is not translated."""
        if (covered := self.coverage.get(code)) is None:
            return None
        counted = covered.groups.get(group, Counter()) if group else Counter()
        read = covered.reviewed.get(group, True) if group and counted else self.languages[code].reviewed
        return counted[False], read

    def written_in(self, address: str) -> list[str]:
        """The languages in which there is a hand-written page, given by its address below a language."""
        return list(self.catalog.written.pages[address])

    def examples(self, wayfinder: str) -> list[Case]:
        """Of a decision aid: people with their answers, and where these lead."""
        entry = self.catalog.companions[Wayfinder.kind].get(wayfinder)
        return entry.record.cases if entry and isinstance(entry.record, Cases) else []

    def typed(self, record: Record, code: str) -> list[str]:
        """What people type in a language who look for a record and know none of its words."""
        entry = self.catalog.companions[record.kind].get(record.id)
        return entry.record.asked.get(code, []) if entry and isinstance(entry.record, Asked) else []

    def steps_naming(self, kind: str, id: str) -> list[tuple[Guide, list[Step]]]:
        """Guides with a step that names this record, each with those steps."""
        return self._uses.get((kind, id), [])

    @cached_property
    def _uses(self) -> dict[Name, list[tuple[Guide, list[Step]]]]:
        return guides.uses(self.catalog)

    @cached_property
    def checked(self) -> date:
        """The newest day on which any record was checked; what a page without records of its own is as of. The day of
        the build stands in no page, so that a new day alone changes none."""
        days = (record.checked for records in self._records.values() for record in records.values())
        return max(days, default=self.today)

    @cached_property
    def outlines(self) -> dict[str, tuple[Ring, ...]]:
        """The borders of districts by id, as far as they are known."""
        entry = self.catalog.outlines
        if entry is None or not isinstance(entry.record, Outlines):
            return {}
        return {
            feature.properties.district: tuple(ring for _, ring in rings(feature.geometry) if ring)
            for feature in entry.record.features
        }

    @property
    def has_places(self) -> bool:
        """Whether it is recorded which places lie in the districts."""
        return any(district.places for district in self.home_districts)

    @cached_property
    def home_districts(self) -> list[District]:
        """Districts of the hub's own region, then those of the neighbours, each in the order of the map."""

        def place(district: District) -> tuple[bool, str, int, int]:
            tile = district.tile
            return (
                district.region != self.settings.region,
                district.region,
                tile.row if tile else 99,
                tile.column if tile else 99,
            )

        return sorted(self.records(District).values(), key=place)


def sound(root: Path, today: date, keep: Path | None = None) -> Catalog:
    """Everything below `root`/data, read and checked; `keep` as for `assemble`. Raises `InvalidData` with every
    finding."""
    return checked(load(root, keep), today)


def checked(catalog: Catalog, today: date) -> Catalog:
    """What was read, once no rule finds a fault in it. Raises `InvalidData` with every finding."""
    problems = checks.run(catalog, today)
    catalog.remembered.save()
    if errors(problems) or catalog.settings is None:
        raise InvalidData(problems)
    return catalog


def assemble(
    root: Path,
    today: date,
    only: list[str] | None = None,
    site: str = "",
    assets: Mapping[str, str] | None = None,
    *,
    part: bool = False,
    catalog: Catalog | None = None,
    keep: Path | None = None,
) -> Hub:
    """Read, check and link everything below `root`/data, or link the sound `catalog` of it that is there already.
    `only` restricts the languages of the site, or, where this build makes a `part` of it, those that it makes. `site`
    is its address on the web, `assets` the names under which files of the theme are published, `keep` the folder in
    which is kept what was read before.

    Raises `InvalidData` with every finding, and `NotOffered` for a language that is not the hub's.
    """
    catalog = catalog or sound(root, today, keep)
    assert catalog.settings is not None  # noqa: S101 - it is sound
    settings = catalog.settings
    codes = settings.languages.all
    chosen = languages.chosen(codes, only)
    translated = [code for code in (codes if part else chosen) if code in settings.languages.translated]
    catalog, coverage = laid.lay(catalog, translated)
    # Readers are offered a language once there is enough of it; whoever asks for one may look at it before.
    few = {code for code in coverage if coverage[code].percent < settings.languages.floor and code not in (only or ())}
    chosen = [code for code in chosen if code not in few]
    offered = [code for code in codes if code not in few] if part else chosen
    linked = languages.load(root, offered, settings.languages.formats, settings.country.currency)
    made = tuple(chosen) if part else ()
    said = catalog.settings or settings
    found = Hub(root, today, said, catalog, graph.build(catalog), linked, site, assets or {}, coverage, made)
    # What records name was asked here for the first time.
    catalog.remembered.save()
    return found
