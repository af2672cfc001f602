"""Which record names which: links out of reference fields and prose, and the same links backwards."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.entry import Name as Name
from hub.reading.markup import prose
from hub.records import KINDS, Record
from hub.records.marks import RefTo, walk


@dataclass(slots=True)
class Graph:
    """`out[name]` and `back[name]` list (name, field) pairs; `field` is the top field that holds the link."""

    out: dict[Name, list[tuple[Name, str]]] = field(default_factory=lambda: defaultdict(list))
    back: dict[Name, list[tuple[Name, str]]] = field(default_factory=lambda: defaultdict(list))

    def naming(self, name: Name, by: type[Record] | None = None, fields: tuple[str, ...] = ()) -> list[Name]:
        """Records that name `name`, in site order; only those of the kind `by` and only by `fields` where given."""
        found = {
            other
            for other, place in self.back.get(name, ())
            if (by is None or other[0] == by.kind) and (not fields or place in fields)
        }
        order = {kind: place for place, kind in enumerate(KINDS)}
        return sorted(found, key=lambda other: (order[other[0]], other[1]))


def build(catalog: Catalog) -> Graph:
    """The links between all valid records. Links to nothing are left to the checks."""
    graph = Graph()
    for kind, entries in catalog.entries.items():
        for id, entry in entries.items():
            if entry.record is None:
                continue
            name = (kind, id)
            for target, place in catalog.remembered.once(
                ("named", entry.shown, entry.file), partial(_named, catalog, entry)
            ):
                other = catalog.entries[target[0]].get(target[1])
                if other is not None and other.record is not None and target != name:
                    graph.out[name].append((target, place))
                    graph.back[target].append((name, place))
    return graph


def _named(catalog: Catalog, entry: Entry) -> list[tuple[Name, str]]:
    """What a file names, be it there or not, each field once."""
    found: dict[tuple[Name, str], None] = {}
    for mark, location, value in walk(entry.model, entry.tree):
        if isinstance(mark, RefTo):
            found[(mark.kind, value), str(location[0])] = None
        elif mark.prose:
            for text in value.values():
                targets = (prose.split(address) for address, _ in catalog.links(text))
                found |= {(target[:2], str(location[0])): None for target in targets if target and target[0] in KINDS}
    return list(found)
