"""Which record names which: links out of reference fields and prose, and the same links backwards."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.entry import Name as Name
from hub.reading.markup import prose
from hub.records import KINDS, Record
from hub.records.marks import RefTo, TextMark, walk
from hub.records.values import MAX_TEXT


@dataclass(slots=True)
class Graph:
    """`out[name]` lists (name, field) pairs; `field` is the top field that holds the link. `back[name]` lists the same
    by the kind of what names it, in site order."""

    out: dict[Name, list[tuple[Name, str]]] = field(default_factory=lambda: defaultdict(list))
    back: dict[Name, dict[str, list[tuple[Name, str]]]] = field(default_factory=lambda: defaultdict(dict))

    def naming(self, name: Name, by: type[Record] | None = None, fields: tuple[str, ...] = ()) -> list[Name]:
        """Records that name `name`, in site order; only those of the kind `by` and only by `fields` where given."""
        back = self.back.get(name, {})
        pairs = chain.from_iterable(back.values()) if by is None else back.get(by.kind, ())
        return list(dict.fromkeys(other for other, place in pairs if not fields or place in fields))


def build(catalog: Catalog) -> Graph:
    """The links between all valid records. Links to nothing are left to the checks."""
    graph = Graph()
    for kind in KINDS:
        # A folder is read by the names of its files, which sort otherwise than ids.
        for id, entry in sorted(catalog.entries[kind].items()):
            if entry.record is None:
                continue
            name = (kind, id)
            for target, place in named(catalog, entry):
                other = catalog.entries[target[0]].get(target[1])
                if other is not None and other.record is not None and target != name:
                    graph.out[name].append((target, place))
                    graph.back[target].setdefault(kind, []).append((name, place))
    return graph


def named(catalog: Catalog, entry: Entry) -> list[tuple[Name, str]]:
    """What a file names, be it there or not, each with the field that holds the link, once."""
    if not entry.file:
        return _named(entry)

    def known() -> list[tuple[Name, str]]:
        found = catalog.remembered.of(f"{entry.model.__name__} {entry.file}", lambda: _named(entry), "named")
        return [((kind, id), place) for (kind, id), place in found]

    return catalog.remembered.once(("named", entry.shown, entry.file), known)


def _named(entry: Entry) -> list[tuple[Name, str]]:
    found: dict[tuple[Name, str], None] = {}
    for mark, location, value in walk(entry.model, entry.tree):
        if isinstance(mark, RefTo) and isinstance(value, str):
            found[(mark.kind, value), str(location[0])] = None
        elif isinstance(mark, TextMark) and mark.prose and isinstance(value, dict):
            # What is longer is refused.
            texts = (text for text in value.values() if isinstance(text, str) and len(text) <= MAX_TEXT)
            targets = (prose.split(address) for text in texts for address, _ in prose.named_links(text))
            found |= {(target[:2], str(location[0])): None for target in targets if target and target[0] in KINDS}
    return list(found)
