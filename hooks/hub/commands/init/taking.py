"""What a new hub takes over from another one: records that hold beyond its region, and those of one region of it.

Nothing that is taken over may name what is not. A record that the others lead to comes along where it holds beyond the
region; a reference to any other is left out, a link to it becomes plain words. What cannot stand without it stays
behind, unless it belongs to the region that is taken: then what it needs comes along.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from hub.checks.project import origins
from hub.editorial import fmt
from hub.facts.figures import HISTORIC
from hub.reading.catalog import Catalog
from hub.reading.catalog.pruning import GONE, Pruning
from hub.reading.entry import Entry
from hub.reading.graph import Name
from hub.reading.languages.catalogue import read
from hub.reading.languages.interface import FOLDER
from hub.reading.languages.plain import Translation
from hub.reading.markup import prose
from hub.records import KINDS, Record
from hub.records.beside.renderings import Renderings
from hub.records.kinds.actors import Partner
from hub.records.kinds.places import District, Region
from hub.records.kinds.reference import Figure, Source
from hub.records.marks import RefTo, TextMark, walk

SHARED = ("guide", "wayfinder", "faq", "role", "figure", "change", "document", "term", "topic", "partner", "offer")
"""Kinds that are taken over where nothing else is said"""
REACHES = {"federal": ("federal", "international"), "state": ("federal", "international", "state")}


_PLACES = (Region.kind, District.kind)


@dataclass(frozen=True)
class Wish:
    """`kinds` are those taken over as far as they hold beyond a region, `reach` says how far an organisation must reach
    for that, `region` is the region whose own records are taken too; empty for none."""

    kinds: tuple[str, ...] = SHARED
    reach: str = "federal"
    region: str = ""


@dataclass
class Taken:
    """`files` are those of `data/` by path, `names` the records in them, `local` those of the region that was asked
    for; `left` counts by kind what of the wanted kinds stayed behind."""

    files: dict[str, str] = field(default_factory=dict)
    names: set[Name] = field(default_factory=set)
    local: set[Name] = field(default_factory=set)
    left: Counter[str] = field(default_factory=Counter)
    unlinked: int = 0
    """How many references and links were left out"""
    naming: dict[Name, list[str]] = field(default_factory=dict)
    """Those whose texts name places elsewhere, to be read, with these names"""
    trees: dict[Name, Any] = field(default_factory=dict)
    """What the records say here"""
    elsewhere: re.Pattern[str] = field(default_factory=lambda: origins.named(()))
    """Finds names of places elsewhere"""
    untold: int = 0
    """How many texts are not there in the first language"""


@dataclass(frozen=True)
class Given:
    """What another hub gives: its records, what it knows of the country, and by what name it is remembered."""

    taken: Taken
    other: Catalog
    country: dict[str, Any]
    id: str
    origin: dict[str, Any]
    languages: dict[str, str]
    """For each language that records are written in, the one that it is there"""
    translated: dict[str, str]
    """The same for each language that they are translated into"""
    region: str = ""
    """Id of the region whose own records are among them; empty for none"""

    def words(self, code: str) -> list[Translation]:
        """What the other hub calls interface words in one of the languages."""
        there = (self.languages | self.translated).get(code, code)
        path = f"{FOLDER}/{there}.po"
        return read(self.other.root / path, path).entries if (self.other.root / path).is_file() else []

    @property
    def formats(self) -> dict[str, str]:
        """How a language of the new hub writes dates and numbers, where the other hub says so."""
        known = self.other.settings.languages.formats if self.other.settings else {}
        return {code: known[there] for code, there in (self.languages | self.translated).items() if there in known}


def taken(catalog: Catalog, wish: Wish, languages: Mapping[str, str], origin: str) -> Taken:
    """`languages` has for each language of the new hub that of the other whose texts it takes; `origin` is what the
    records are marked with."""
    world = _World(catalog, wish)
    # What official words are called in other languages stands beside those of the first.
    same = catalog.settings is not None and next(iter(languages.values())) == catalog.settings.languages.authored[0]
    wanted = {name for name in world.names if name[0] in wish.kinds}
    roots = world.own | {name for name in wanted if world.is_shared(name) and world.stands_alone(name)}
    forced: set[Name] = set()
    dropped: set[Name] = set()
    while True:
        names = world.closed(roots | forced, forced) - dropped
        pruning = Pruning(names, languages, world.title)
        trees = {name: pruning.whole(*world.written(name)) for name in sorted(names)}
        gone = {name for name, tree in trees.items() if tree is GONE}
        needed = {
            target
            for name in gone & (world.own | forced)
            for target in world.links(name)
            if target not in names and target[0] not in _PLACES
        }
        if needed - forced:
            forced |= needed
            dropped -= needed
            continue
        if not gone:
            break
        dropped |= gone
    local = world.own & names
    found = Taken(names=names, local=local, unlinked=pruning.unlinked, untold=pruning.untold)
    found.trees, found.elsewhere = trees, world.elsewhere
    for kind, id in sorted(names):
        if kind != Source.kind and (said := world.named_elsewhere(KINDS[kind], trees[kind, id])):
            found.naming[kind, id] = said
    found.left.update(kind for kind, id in wanted if (kind, id) not in names)
    for (kind, id), tree in trees.items():
        model = KINDS[kind]
        found.files[f"data/{model.folder}/{id}.yaml"] = fmt.dump(tree | {"origin": origin}, model, list(languages))
        beside = catalog.companions[kind].get(id)
        if beside and beside.model is Renderings and not same:
            continue
        if beside and beside.tree and (more := pruning.group(beside.model, beside.tree)) is not GONE:
            found.files[f"data/{model.folder}/{beside.path.name}"] = fmt.dump(more, beside.model, list(languages))
    return found


class _World:
    """The records of the other hub, seen by who wants some of them."""

    def __init__(self, catalog: Catalog, wish: Wish) -> None:
        self._catalog, self._wish = catalog, wish
        self._districts = {id for id, one in catalog.records(District).items() if one.region == wish.region}
        self.names = [
            (kind, id)
            for kind, entries in catalog.entries.items()
            for id, entry in entries.items()
            if isinstance(entry.record, Record)
        ]
        self.own = {name for name in self.names if self._is_own(name)}
        places = [self.record(name) for name in self.names if name[0] in _PLACES and name not in self.own]
        words = {word for one in places for word in (*one.title.values(), *getattr(one, "short", {}).values())}
        self.elsewhere = origins.named(words)

    def entry(self, name: Name) -> Entry:
        """As it was read."""
        return self._catalog.entries[name[0]][name[1]]

    def written(self, name: Name) -> tuple[type[BaseModel], dict[str, Any], str]:
        """The model of a record, what its file says, and its id."""
        entry = self.entry(name)
        return entry.model, entry.tree or {}, entry.id

    def title(self, name: Name, code: str) -> str:
        """What a record is called in a language; its id where there is none."""
        entry = self._catalog.entries[name[0]].get(name[1])
        label = entry.record.label if entry and isinstance(entry.record, Record) else {}
        return label.get(code) or next(iter(label.values()), name[1])

    def record(self, name: Name) -> Any:
        """A record, of whichever kind."""
        return self.entry(name).record

    def _is_own(self, name: Name) -> bool:
        """Whether a record is about the region, or about one of its districts."""
        region, (kind, id) = self._wish.region, name
        if kind in _PLACES:
            return id == region if kind == Region.kind else id in self._districts
        record = self.record(name)
        places = {*getattr(record, "districts", ()), *getattr(record, "sites", ())}
        places |= {id for one in getattr(record, "responsible", ()) for id in one.districts}
        return region in getattr(record, "regions", ()) or not places.isdisjoint(self._districts)

    def is_shared(self, name: Name) -> bool:
        """Whether a record holds beyond any region: it is for none, and its name names no place elsewhere."""
        record = self.record(name)
        if isinstance(record, Source):
            return True
        if name[0] in _PLACES or any(map(self.elsewhere.search, record.label.values())):
            return False
        if isinstance(record, Partner):
            return record.reach in REACHES[self._wish.reach] and not record.districts
        return not getattr(record, "regions", ()) and not getattr(record, "districts", ())

    def stands_alone(self, name: Name) -> bool:
        """Whether it is of use where nothing leads to it: a source is not, nor is a sum or a result of somebody."""
        record = self.record(name)
        return not isinstance(record, Source) and not (isinstance(record, Figure) and record.group in HISTORIC)

    def named_elsewhere(self, model: type[BaseModel], tree: Any) -> list[str]:
        """Names of places elsewhere in the texts of a record, each once."""
        texts = [value for mark, _, value in walk(model, tree) if isinstance(mark, TextMark)]
        return list(
            dict.fromkeys(name for text in texts for said in text.values() for name in self.elsewhere.findall(said))
        )

    def closed(self, roots: Iterable[Name], forced: Container[Name]) -> set[Name]:
        """All that is led to, as far as it may come along."""
        found: set[Name] = set()
        open_ = list(roots)
        while open_:
            name = open_.pop()
            if name not in found:
                found.add(name)
                open_ += [one for one in self.links(name) if one in self.own or one in forced or self.is_shared(one)]
        return found

    def links(self, name: Name) -> Iterator[Name]:
        """Every record that one names, in its fields and texts."""
        for mark, _, value in walk(self.entry(name).model, self.entry(name).tree):
            targets: list[Name] = []
            if isinstance(mark, RefTo):
                targets = [(mark.kind, value)]
            elif mark.prose:
                split = (prose.split(address) for text in value.values() for address in prose.links(text))
                targets = [target[:2] for target in split if target and target[0] in KINDS]
            for kind, id in targets:
                known = self._catalog.entries[kind].get(id)
                if known is not None and known.record is not None:
                    yield kind, id
