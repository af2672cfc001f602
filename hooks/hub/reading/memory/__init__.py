"""What was worked out of a file before, by what the file says: its tree, where in it a value stands.

Reading ten thousand files takes longer than all rules over them, and between two runs few files change. Only what
follows from a file and the engine alone is kept, so nothing that is kept can be out of date.

To read what is kept takes time too. So it lies on shelves, each read as a whole when something of it is asked for; and
what is worked out of one file is one piece.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

from hub.reading import engine
from hub.reading.findings import Problem
from hub.reading.memory.store import Store

LIMIT = 1 << 26
"""Bytes of the file; one that has grown larger is begun anew"""
T = TypeVar("T")
_TABLES = (
    "create table if not exists known "
    "(shelf text, key text, value text not null, digest text, primary key (shelf, key)) without rowid;"
)
_FILES = "files"
"""The shelf of what is known of each file"""


@dataclass(slots=True)
class About:
    """What is known of a file as long as it says the same, by a name for each; JSON must know it. `file` is a digest of
    what it says."""

    file: str
    known: dict[str, Any] = field(default_factory=dict)
    is_new: bool = False
    """Whether something of it must be kept for the next run"""

    def of(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` works out of the file alone, or gave for it before. Nobody changes it."""
        if name not in self.known:
            self.known[name], self.is_new = make(), True
        return self.known[name]

    def newest(self, name: str, given: str, make: Callable[[], Any]) -> Any:
        """The same for what depends on `given` besides; only the newest is remembered. What is None is no answer, and
        is asked for again."""
        before, told = self.known.get(name) or ("", None)
        if told is None or before != given:
            told = make()
            if told is not None:
                self.known[name], self.is_new = [given, told], True
        return told


class Remembered:
    """`folder` is where it is kept; without one, it is for this run alone. A program that `stays` reads again."""

    def __init__(self, folder: Path | None = None, *, stays: bool = False) -> None:
        self._stays = stays
        self._store = Store(folder / "read.sqlite", 2, _TABLES) if folder else None
        self._shelves: dict[str, dict[str, str]] = {}
        self._new: dict[tuple[str, str], str] = {}
        self._about: dict[str, About] = {}
        self._objects: dict[tuple[object, ...], Any] = {}
        self._before: dict[tuple[object, ...], Any] = {}

    def _shelf(self, name: str) -> dict[str, str]:
        if name not in self._shelves:
            self._shelves[name] = (self._store.read(partial(_all, name)) if self._store else None) or {}
        return self._shelves[name]

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

    def of(self, key: str, make: Callable[[], Any], shelf: str = "") -> Any:
        """What `make` gives, which JSON must know, or gave for this key before. Whatever it depends on, but for the
        engine, is part of the key."""
        known = self._shelf(shelf).get(key)
        if known is not None:
            return json.loads(known)
        made = make()
        if self._store:
            self.put(key, json.dumps(made, ensure_ascii=False), shelf)
        return made

    def problems(self, key: str, make: Callable[[], Iterable[Problem]], given: str = "") -> list[Problem]:
        """The same for findings; of those that depend on what is `given` besides only the newest, as in `newest`."""

        def told() -> list[Any]:
            return [one.plain for one in make()]

        return problems(self.newest(key, given, told) if given else self.of(key, told))

    def newest(self, key: str, given: str, make: Callable[[], Any], shelf: str = "") -> Any:
        """The same for what depends on `given` besides; only the newest is remembered."""
        before, told = json.loads(self._shelf(shelf).get(key) or '["", null]')
        if before != given:
            told = make()
            if self._store:
                self.put(key, json.dumps([given, told], ensure_ascii=False), shelf)
        return told

    def about(self, shown: str, file: str) -> About:
        """What is known of the file at `shown`, which says what has the digest `file`."""
        known = self._about.get(shown)
        if known is None or known.file != file:
            before = self._shelf(_FILES).get(shown)
            said, told = json.loads(before) if before else ("", {})
            known = self._about[shown] = About(file, told if said == file else {})
        return known

    def forget(self, shown: str) -> None:
        """Nobody asks for the file at `shown` again; what is known of it stays where the next run can have it."""
        if not self._store and not self._stays:
            self._about.pop(shown, None)

    def last(self, key: str) -> str:
        """What was put under a key last; empty where nothing was."""
        return self._shelf("").get(key, "")

    def put(self, key: str, value: str, shelf: str = "") -> None:
        """Remember a value in the place of the one before."""
        if self._store:
            self._shelf(shelf)[key] = self._new[shelf, key] = value

    def save(self) -> None:
        """Keep what is new for the next run."""
        if not self._store:
            return
        for shown, about in self._about.items():
            if about.is_new:
                self.put(shown, json.dumps([about.file, about.known], ensure_ascii=False), _FILES)
                about.is_new = False
        if not self._new:
            return
        with suppress(OSError):
            if self._store.path.stat().st_size > LIMIT:
                self._store.discard()
        world = engine.digest()
        new = ((*place, value) for place, value in self._new.items() if _is_text("".join((*place, value))))
        rows = ((shelf, key, value, _digest(world, shelf, key, value)) for shelf, key, value in new)
        self._store.write(lambda store: store.executemany("insert or replace into known values (?, ?, ?, ?)", rows))
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


def _all(shelf: str, store: sqlite3.Connection) -> dict[str, str] | None:
    """Everything on a shelf; None where anything is of another engine, or is not as it was written."""
    world = engine.digest()
    found: dict[str, str] = {}
    for key, value, digest in store.execute("select key, value, digest from known where shelf = ?", [shelf]):
        if _digest(world, shelf, key, value) != digest:
            return None
        found[key] = value
    return found


def _digest(world: str, shelf: str, key: str, value: str) -> str:
    return blake2b(f"{world} {shelf}\0{key}\0{value}".encode(), digest_size=12).hexdigest()
