"""What a rule finds is taken again where everything that it asked the catalog for says the same, and on the same day.

A rule need not tell what it depends on: the catalog it is given notes it, by kind. One that asks for more than entries,
such as files beside them, is asked each time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem
from hub.reading.memory import digest, problems

Rule = Callable[[Catalog, date], Iterator[Problem]]
_SINGLE = {"settings": "settings_entry"} | {
    name: name for name in ("settings_entry", "synonyms", "excepted", "outlines", "foreign")
}
"""The entry behind each thing that there is once"""
_PARTED = ("entries", "companions")
_ASKED = {one.name for one in fields(Catalog)} - {*_PARTED}


class _Kinds(Mapping[str, dict[str, Entry]]):
    """Entries by kind, noted when they are asked for."""

    def __init__(self, name: str, kinds: Mapping[str, dict[str, Entry]], notes: set[str]) -> None:
        self._name, self._kinds, self._notes = name, kinds, notes

    def __getitem__(self, kind: str) -> dict[str, Entry]:
        self._notes.add(f"{self._name} {kind}")
        return self._kinds[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


@dataclass(slots=True)
class _Noting(Catalog):
    """A catalog that notes what it is asked for."""

    notes: set[str] = field(default_factory=set)

    def __getattribute__(self, name: str) -> Any:
        if name in _ASKED:
            super(_Noting, self).__getattribute__("notes").add(name)
        return super(_Noting, self).__getattribute__(name)


def _noting(catalog: Catalog) -> _Noting:
    found = _Noting(**{one.name: getattr(catalog, one.name) for one in fields(catalog)})
    for name in _PARTED:
        setattr(found, name, _Kinds(name, getattr(catalog, name), found.notes))
    return found


@dataclass
class Noted:
    """A catalog of one day, as rules ask for it."""

    catalog: Catalog
    today: date
    _said: dict[str, str] = field(default_factory=dict)

    def found(self, rule: Rule) -> list[Problem]:
        """What a rule finds."""
        key, memory = f"rule {rule.__module__} {rule.__name__}", self.catalog.remembered
        if before := memory.last(key):
            day, said, told = json.loads(before)
            if day == self.today.isoformat() and all(self.said(note) == one for note, one in said.items()):
                return problems(told)
        noting = _noting(self.catalog)
        found = list(rule(noting, self.today))
        said = {note: self.said(note) for note in sorted(noting.notes)}
        if all(said.values()):
            told = [one.plain for one in found]
            memory.put(key, json.dumps([self.today.isoformat(), said, told], ensure_ascii=False))
        return found

    def said(self, note: str) -> str:
        """Differs where what is behind a note says something else; empty where nobody can tell."""
        if note not in self._said:
            self._said[note] = self._digest(note)
        return self._said[note]

    def _digest(self, note: str) -> str:
        name, _, kind = note.partition(" ")
        if kind:
            entries = list(getattr(self.catalog, name)[kind].values())
        elif name in _SINGLE:
            entry = getattr(self.catalog, _SINGLE[name])
            entries = [entry] if entry else []
        else:
            return ""
        # What has no digest could not be read, or is no file yet.
        if not all(entry.file for entry in entries):
            return ""
        return digest(*(f"{entry.shown} {entry.file}" for entry in entries))
