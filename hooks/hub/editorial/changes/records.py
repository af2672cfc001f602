"""Records of two states, field by field, in the raw trees: so that also a state with faults can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from hub.editorial.changes.pairs import MOST_ITEMS, bare, likest, matched
from hub.editorial.changes.shortened import middles, shortened, spoken
from hub.editorial.schema import labels
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.languages import Language
from hub.records import addresses, vocabulary
from hub.records.dates import is_partial_date
from hub.records.shape import Shape
from hub.records.shape import fields as fields_of

State = Literal["new", "removed", "renamed", "changed", "unreadable"]
UNKNOWN = Shape("value")


@dataclass(slots=True)
class Field:
    """One value that differs. `old` and `new` are words; empty where there was or is none."""

    label: str
    old: str
    new: str
    went: frozenset[str]
    """how the old value may be written on a page"""
    came: frozenset[str]
    pages: list[str] = field(default_factory=list)
    """addresses of changed pages where the one went or the other came"""


@dataclass(slots=True)
class Change:
    """One file of `data/` that differs. `address` is that of its page in the hub's first language, if it has one."""

    state: State
    kind: str
    title: str
    file: str
    address: str = ""
    old_id: str = ""
    leads_here: bool = True
    """of a renamed record: whether its old address will lead to the new one"""
    fields: list[Field] = field(default_factory=list)


@dataclass
class Teller:
    """Tells what differs between the records of two catalogs. `languages` are the hub's, `language` is the report's."""

    old: Catalog
    new: Catalog
    languages: list[Language]
    language: Language

    def records(self) -> Iterator[Change]:
        """Every file of records that says something else; renamed ones once."""
        for before, after in (
            (self.old.settings_entry, self.new.settings_entry),
            (self.old.synonyms, self.new.synonyms),
            (self.old.foreign, self.new.foreign),
        ):
            yield from self._pair(before, after)
        for kind in self.new.entries:
            old, new = self.old.entries[kind], self.new.entries[kind]
            renamed = dict(self._renamed(old, new))
            for id in sorted(old.keys() | new.keys()):
                if id in renamed:
                    yield from self._pair(old[renamed[id]], new[id])
                elif id not in renamed.values():
                    yield from self._pair(old.get(id), new.get(id))
            companions = self.old.companions[kind], self.new.companions[kind]
            for id in sorted(companions[0].keys() | companions[1].keys()):
                yield from self._pair(companions[0].get(id), companions[1].get(id))

    def _renamed(self, old: dict[str, Entry], new: dict[str, Entry]) -> Iterator[tuple[str, str]]:
        """(new id, old id): the new record names the old id, is the same but for its id, or much like it."""
        gone = sorted(old.keys() - new.keys())
        for id in sorted(new.keys() - old.keys()):
            tree = new[id].tree or {}
            former = tree.get("moved_from")
            named = [name for name in former if name in gone] if isinstance(former, list) else []
            same = [name for name in gone if bare(old[name].tree) == bare(tree)]
            alike = [] if named or same else likest(tree, {name: old[name].tree or {} for name in gone[:MOST_ITEMS]})
            for name in (*named, *same, *alike):
                gone.remove(name)
                yield id, name
                break

    def _pair(self, old: Entry | None, new: Entry | None) -> Iterator[Change]:
        entry = new or old
        if entry is None or (old and new and old.id == new.id and old.tree == new.tree):
            return
        change = Change("changed", entry.kind, self._title(entry), entry.shown, self._address(entry))
        if old is None:
            change.state = "new"
        elif new is None:
            change.state, change.title = "removed", self._title(old)
            yield change
            return
        elif old.id != new.id:
            change.state, change.old_id = "renamed", old.id
            former = (new.tree or {}).get("moved_from")
            change.leads_here = isinstance(former, list) and old.id in former
        if entry.tree is None or (old is not None and old.tree is None):
            change.state = "unreadable"
        else:
            change.fields = list(self._fields(entry.model, (old.tree if old else None) or {}, entry.tree, ()))
        yield change

    def _title(self, entry: Entry) -> str:
        if not entry.kind:
            return entry.shown
        title = (entry.tree or {}).get(_heading(entry))
        return self._words(title, UNKNOWN) if isinstance(title, dict) and title else entry.id

    def _address(self, entry: Entry) -> str:
        return addresses.record(self.languages[0].code, entry.kind, entry.id) if entry.kind else ""

    # fields

    def _fields(self, model: Any, old: dict[str, Any], new: dict[str, Any], above: tuple[str, ...]) -> Iterator[Field]:
        known = fields_of(model)
        for name in dict.fromkeys([*known, *old, *new]):
            if old.get(name) != new.get(name):
                label = labels.label(model, str(name), self.language.code)
                yield from self._values(known.get(name, UNKNOWN), old.get(name), new.get(name), (*above, label))

    def _values(self, shape: Shape, old: Any, new: Any, above: tuple[str, ...]) -> Iterator[Field]:
        inner = shape.inner or UNKNOWN
        if shape.holds == "group" and _both(dict, old, new):
            yield from self._fields(shape.model, old or {}, new or {}, above)
        elif shape.holds in ("text", "mapping") and _both(dict, old, new):
            for key in dict.fromkeys([*(old or {}), *(new or {})]):
                before, after = (old or {}).get(key), (new or {}).get(key)
                if before != after and shape.holds == "text":
                    yield self._field(shape, before, after, (*above[:-1], f"{above[-1]} ({key})"))
                elif before != after:
                    yield from self._values(inner, before, after, (*above, str(key)))
        elif shape.holds == "list" and _both(list, old, new):
            yield from self._items(inner, old or [], new or [], above)
        else:
            yield self._field(shape, old, new, above)

    def _items(self, inner: Shape, old: list[Any], new: list[Any], above: tuple[str, ...]) -> Iterator[Field]:
        if inner.holds not in ("group", "text"):
            went, came = [i for i in old if i not in new], [i for i in new if i not in old]
            for item in went:
                yield self._field(inner, item, None, above)
            for item in came:
                yield self._field(inner, None, item, above)
            if not went and not came:
                both = [", ".join(self._words(item, inner) for item in items) for items in (old, new)]
                yield Field(_label(above), both[0], both[1], frozenset(), frozenset())
            return
        for place, before, after in matched(old, new):
            number = (*above[:-1], f"{above[-1]}, {place}.")
            if before is None or after is None:
                yield self._field(inner, before, after, number)
            else:
                yield from self._values(inner, before, after, number)

    def _field(self, shape: Shape, old: Any, new: Any, above: tuple[str, ...]) -> Field:
        before, after = self._words(old, shape), self._words(new, shape)
        if shape.holds == "text":
            went, came = middles(spoken(before), spoken(after))
        else:
            went, came = (self._written(value, shape) for value in (old, new))
        return Field(_label(above), *shortened(before, after), frozenset(went), frozenset(came))

    def _words(self, value: Any, shape: Shape) -> str:
        """A value as a reader of the report sees it; groups of fields as one line."""
        if value is None:
            return ""
        if isinstance(value, dict):
            if shape.holds == "group":
                return "; ".join(f"{found.label}: {found.new}" for found in self._fields(shape.model, {}, value, ()))
            codes = (self.language.code, *(language.code for language in self.languages))
            chosen = next((value[code] for code in codes if code in value), None)
            return self._words(chosen, UNKNOWN) if isinstance(chosen, str) else json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            return ", ".join(self._words(item, shape.inner or UNKNOWN) for item in value)
        text = re.sub(r"\s+", " ", str(value)).strip()
        if shape.holds == "reference":
            entry = self.new.entries[shape.kind].get(text) or self.old.entries[shape.kind].get(text)
            return f"{self._title(entry)} ({text})" if entry else text
        return text

    def _written(self, value: Any, shape: Shape) -> set[str]:
        """How a value that is no text may stand on a page, in any of the languages."""
        if not isinstance(value, str):
            return set()
        found = {value}
        if shape.holds == "reference":
            for catalog in (self.old, self.new):
                entry = catalog.entries[shape.kind].get(value)
                title = (entry.tree or {}).get(_heading(entry)) if entry else None
                found |= {str(text) for text in title.values()} if isinstance(title, dict) else set()
            return found
        english = [group[value] for group in vocabulary.LISTS.values() if value in group]
        for language in self.languages:
            found |= {language.word(word) for word in english}
            if is_partial_date(value):
                found |= {language.date(value), language.date_brief(value)}
            if re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", value):
                found |= {language.number(Decimal(value)), language.money(Decimal(value))}
        return found


def _both(kind: type, old: Any, new: Any) -> bool:
    """Whether both are of `kind` or missing; not both missing."""
    return all(value is None or isinstance(value, kind) for value in (old, new)) and not (old is None and new is None)


def _label(labels: Iterable[str]) -> str:
    return " › ".join(labels)


def _heading(entry: Entry) -> str:
    return str(getattr(entry.model, "heading", "title"))
