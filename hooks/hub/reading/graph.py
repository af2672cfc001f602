"""Which record names which: links out of reference fields and prose, and the same links backwards."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from hub.reading.catalog import Catalog
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
            for mark, location, value in walk(entry.model, entry.tree):
                if isinstance(mark, RefTo):
                    _link(graph, catalog, name, (mark.kind, value), str(location[0]))
                elif mark.prose:
                    for text in value.values():
                        for address, _ in catalog.links(text):
                            target = prose.split(address)
                            if target:
                                _link(graph, catalog, name, target[:2], str(location[0]))
    return graph


def _link(graph: Graph, catalog: Catalog, name: Name, target: Name, place: str) -> None:
    kind, id = target
    if kind not in KINDS or target == name:
        return
    entry = catalog.entries[kind].get(id)
    if entry is None or entry.record is None or (target, place) in graph.out[name]:
        return
    graph.out[name].append((target, place))
    graph.back[target].append((name, place))
