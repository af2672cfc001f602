"""What was worked out of a file before, by what the file says: its tree, where in it a value stands.

Reading ten thousand files takes longer than all rules over them, and between two runs few files change. Only what
follows from a file and the engine alone is kept, so nothing that is kept can be out of date.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property, partial
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
    """`folder` is where it is kept; without one, it is for this run alone. A program that `stays` reads again."""

    def __init__(self, folder: Path | None = None, *, stays: bool = False) -> None:
        self._stays = stays
        self._store = Store(folder / "read.sqlite", 1, _TABLES) if folder else None
        self._new: dict[str, str] = {}
        self._objects: dict[tuple[object, ...], Any] = {}
        self._before: dict[tuple[object, ...], Any] = {}

    @cached_property
    def _known(self) -> dict[str, str]:
        return (self._store.read(_all) if self._store else None) or {}

    def again(self) -> None:
        """A program that stays begins to read anew: of the objects that it has, those are kept that it asks for."""
        self._before, self._objects = self._objects, {}

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """The object that `make` gives, or gave to this program for this key before. Nobody changes it; whatever it
        depends on, but for the engine, is part of the key."""
        if not self._stays:
            return make()
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
        return problems(self.of(key, lambda: [one.plain for one in make()]))

    def newest(self, key: str, given: str, make: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """The same for findings that depend on `given` besides; only the newest are remembered."""
        before, _, told = self.last(key).partition("\n")
        if before != given:
            told = json.dumps([one.plain for one in make()], ensure_ascii=False)
            self.put(key, f"{given}\n{told}")
        # Of most files there is none.
        return problems(json.loads(told)) if told != "[]" else []

    def last(self, key: str) -> str:
        """What was put under a key last; empty where nothing was. Whoever asks only this does not read all the rest."""
        if "_known" in vars(self) or not self._store:
            return self._known.get(key, "")
        return self._store.read(partial(_one, key)) or ""

    def put(self, key: str, value: str) -> None:
        """Remember a value in the place of the one before."""
        if self._store:
            self._known[key] = self._new[key] = value

    def save(self) -> None:
        """Keep what is new for the next run."""
        if not self._store or not self._new:
            return
        with suppress(OSError):
            if self._store.path.stat().st_size > LIMIT:
                self._store.discard()
        world = engine.digest()
        new = ((key, value) for key, value in self._new.items() if _is_text(key + value))
        rows = ((key, value, _digest(world, key, value)) for key, value in new)
        self._store.write(lambda store: store.executemany("insert or replace into known values (?, ?, ?)", rows))
        self._new = {}


def digest(*parts: str) -> str:
    """Of what something was made of, for the key under which it is remembered: differs where any part differs."""
    return blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=12).hexdigest()


def _is_text(words: str) -> bool:
    """Whether it can be kept: a name of a file may hold bytes that are no signs."""
    try:
        return bool(words.encode())
    except UnicodeEncodeError:
        return False


def problems(told: list[Any]) -> list[Problem]:
    """Findings as JSON has them."""
    return [
        Problem(path, line, column, code, tuple((name, words) for name, words in args), severity)
        for path, line, column, code, args, severity in told
    ]


def _all(store: sqlite3.Connection) -> dict[str, str] | None:
    """Everything there is; None where anything is of another engine, or is not as it was written."""
    world = engine.digest()
    found: dict[str, str] = {}
    for key, value, digest in store.execute("select key, value, digest from known"):
        if _digest(world, key, value) != digest:
            return None
        found[key] = value
    return found


def _one(key: str, store: sqlite3.Connection) -> str | None:
    """The same for one key; empty where there is none."""
    value, digest = store.execute("select value, digest from known where key = ?", [key]).fetchone() or ("", "")
    return value if not digest or _digest(engine.digest(), key, value) == digest else None


def _digest(world: str, key: str, value: str) -> str:
    return blake2b(f"{world} {key} {value}".encode(), digest_size=12).hexdigest()
