"""What was worked out of a file before, by what the file says: its tree, where in it a value stands.

Reading ten thousand files takes longer than all rules over them, and between two runs few files change. Only what
follows from a file and the engine alone is kept, so nothing that is kept can be out of date.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import astuple
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

from hub.reading import engine
from hub.reading.findings import Problem
from hub.reading.memory.store import Store

LIMIT = 1 << 26
"""Bytes of the file; one that has grown larger is begun anew"""
T = TypeVar("T")
_TABLES = "create table if not exists known (key text primary key, value text not null, digest text) without rowid;"


class Remembered:
    """`folder` is where it is kept; without one, it is for this run alone."""

    def __init__(self, folder: Path | None = None) -> None:
        self._store = Store(folder / "read.sqlite", 1, _TABLES) if folder else None
        self._new: dict[str, str] = {}
        self._known: dict[str, str] = (self._store.read(_all) if self._store else None) or {}
        self._objects: dict[tuple[object, ...], Any] = {}
        self._before: dict[tuple[object, ...], Any] = {}

    def again(self) -> None:
        """A program that stays begins to read anew: of the objects that it has, those are kept that it asks for."""
        self._before, self._objects = self._objects, {}

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """The object that `make` gives, or gave to this program for this key before. Nobody changes it; whatever it
        depends on, but for the engine, is part of the key."""
        if key not in self._objects:
            self._objects[key] = self._before[key] if key in self._before else make()
        return cast(T, self._objects[key])

    def of(self, key: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, which JSON must know, or gave for this key before. Whatever it depends on, but for the
        engine, is part of the key."""
        known = self._known.get(key)
        if known is not None:
            return json.loads(known)
        made = make()
        if self._store:
            self._known[key] = self._new[key] = json.dumps(made, ensure_ascii=False)
        return made

    def problems(self, key: str, make: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """The same for findings."""
        found = self.of(key, lambda: [astuple(one) for one in make()])
        return [
            Problem(path, line, column, code, tuple((name, words) for name, words in args), severity)
            for path, line, column, code, args, severity in found
        ]

    def save(self) -> None:
        """Keep what is new for the next run."""
        if not self._store or not self._new:
            return
        with suppress(OSError):
            if self._store.path.stat().st_size > LIMIT:
                self._store.discard()
        world = engine.digest()
        rows = [(key, value, _digest(world, key, value)) for key, value in self._new.items()]
        self._new = {}
        self._store.write(lambda store: store.executemany("insert or replace into known values (?, ?, ?)", rows))


def _all(store: sqlite3.Connection) -> dict[str, str] | None:
    """Everything there is; None where anything is of another engine, or is not as it was written."""
    world = engine.digest()
    rows = store.execute("select key, value, digest from known").fetchall()
    right = all(_digest(world, key, value) == digest for key, value, digest in rows)
    return {key: value for key, value, _ in rows} if right else None


def _digest(world: str, key: str, value: str) -> str:
    return blake2b(f"{world} {key} {value}".encode(), digest_size=12).hexdigest()
