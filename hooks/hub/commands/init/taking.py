"""What a new hub takes over from another one: records that hold beyond its region, and those of one region of it.

Nothing that is taken over may name what is not. A record that the others lead to comes along where it holds beyond the
region; a reference to any other is left out, a link to it becomes plain words. What cannot stand without it stays
behind, unless it belongs to the region that is taken: then what it needs comes along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.commands.init.pruning import GONE, Pruning
from hub.editorial import fmt
from hub.facts.figures import HISTORIC
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.graph import Name
from hub.reading.markup import prose
from hub.records import KINDS
from hub.records.kinds.actors import Partner
from hub.records.kinds.places import District, Region
from hub.records.kinds.reference import Figure, Source
from hub.records.marks import RefTo, walk

SHARED = ("guide", "wayfinder", "faq", "role", "figure", "change", "document", "term", "topic", "partner", "offer")
"""Kinds that are taken over where nothing else is said"""
REACHES = {"federal": ("federal", "international"), "state": ("federal", "international", "state")}


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
    untold: int = 0
    """How many texts are not there in the first language"""


@dataclass(frozen=True)
class Given:
    """What another hub gives: its records, what it knows of the country, and by what name it is remembered."""

    taken: Taken
    country: dict[str, Any]
    id: str
    origin: dict[str, Any]
    region: str = ""
    """Id of the region whose own records are among them; empty for none"""


def taken(catalog: Catalog, wish: Wish, languages: Mapping[str, str], origin: str) -> Taken:
    """`languages` has for each language of the new hub that of the other whose texts it takes; `origin` is what the
    records are marked with."""
    own = {name for name in _all(catalog) if _is_own(catalog, name, wish.region)}
    wanted = {name for name in _all(catalog) if name[0] in wish.kinds}
    roots = own | {name for name in wanted if _is_shared(catalog, name, wish.reach) and _stands_alone(catalog, name)}
    forced: set[Name] = set()
    dropped: set[Name] = set()
    while True:
        names = _closed(catalog, roots | forced, own | forced, wish.reach) - dropped
        pruning = Pruning(catalog, names, languages)
        trees = {name: pruning.record(_entry(catalog, name)) for name in sorted(names)}
        gone = {name for name, tree in trees.items() if tree is GONE}
        needed = {
            target
            for name in gone & (own | forced)
            for target in _links(_entry(catalog, name))
            if target not in names and target[0] not in (Region.kind, District.kind)
        }
        if needed - forced:
            forced |= needed
            dropped -= needed
            continue
        if not gone:
            break
        dropped |= gone
    found = Taken(names=names, local=own & names, unlinked=pruning.unlinked, untold=pruning.untold)
    found.left.update(kind for kind, id in wanted if (kind, id) not in names)
    for (kind, id), tree in trees.items():
        model = KINDS[kind]
        found.files[f"data/{model.folder}/{id}.yaml"] = fmt.dump(tree | {"origin": origin}, model, list(languages))
        beside = catalog.companions[kind].get(id)
        if beside and beside.tree and (more := pruning.group(beside.model, beside.tree)) is not GONE:
            found.files[f"data/{model.folder}/{beside.path.name}"] = fmt.dump(more, beside.model, list(languages))
    return found


def _all(catalog: Catalog) -> Iterator[Name]:
    for kind, entries in catalog.entries.items():
        yield from ((kind, id) for id, entry in entries.items() if entry.record is not None)


def _entry(catalog: Catalog, name: Name) -> Entry:
    return catalog.entries[name[0]][name[1]]


def _is_own(catalog: Catalog, name: Name, region: str) -> bool:
    """Whether a record is about the region, or about one of its districts."""
    if not region:
        return False
    districts = {id for id, one in catalog.records(District).items() if one.region == region}
    kind, id = name
    if kind in (Region.kind, District.kind):
        return id in ({region} if kind == Region.kind else districts)
    record: Any = _entry(catalog, name).record
    places = {*getattr(record, "districts", ()), *getattr(record, "sites", ())}
    places |= {id for one in getattr(record, "responsible", ()) for id in one.districts}
    return region in getattr(record, "regions", ()) or not places.isdisjoint(districts)


def _is_shared(catalog: Catalog, name: Name, reach: str) -> bool:
    """Whether a record holds beyond any region."""
    record: Any = _entry(catalog, name).record
    if name[0] in (Region.kind, District.kind):
        return False
    if isinstance(record, Partner):
        return record.reach in REACHES[reach] and not record.districts
    return not getattr(record, "regions", ()) and not getattr(record, "districts", ())


def _stands_alone(catalog: Catalog, name: Name) -> bool:
    """Whether it is of use where nothing leads to it: a source is not, nor is a sum or a result of somebody."""
    record = _entry(catalog, name).record
    return not isinstance(record, Source) and not (isinstance(record, Figure) and record.group in HISTORIC)


def _closed(catalog: Catalog, roots: Iterable[Name], own: set[Name], reach: str) -> set[Name]:
    """All that is led to, as far as it may come along."""
    found: set[Name] = set()
    open_ = list(roots)
    while open_:
        name = open_.pop()
        if name in found:
            continue
        found.add(name)
        for target in _links(_entry(catalog, name)):
            known = catalog.entries[target[0]].get(target[1])
            if known is not None and known.record is not None and (target in own or _is_shared(catalog, target, reach)):
                open_.append(target)
    return found


def _links(entry: Entry) -> Iterator[Name]:
    """Every record that one names, in its fields and texts."""
    for mark, _, value in walk(entry.model, entry.tree):
        if isinstance(mark, RefTo):
            yield mark.kind, value
        elif mark.prose and isinstance(value, dict):
            targets = (prose.split(address) for text in value.values() for address in prose.links(text))
            yield from (target[:2] for target in targets if target and target[0] in KINDS)
