"""What was made before, by what it was made of: pages, whole documents, the index of the search, open data.

A thing is taken from here only where everything it has read says the same today, see `pages.reader.seen`; where the
engine, the settings, the words of a language or the site's address differ, nothing is. The file may be deleted at any
time. What cannot be read, was changed by others or was written by another engine is thrown away.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

import brotli

from hub.hub import Hub
from hub.outputs import workers
from hub.pages.reader.seen import Notes, Seen
from hub.pages.templates import Templates, environment
from hub.reading import engine
from hub.reading.languages import Language
from hub.reading.memory import Remembered, digest
from hub.reading.memory.store import Store

Make = Callable[[], tuple[Any, bytes]]
"""What makes something: (something JSON knows, bytes)"""
Wanted = tuple[str, str, Make]
"""(name, what it is made of besides what it reads, what makes it)"""

LIMIT = 1 << 30
"""Bytes that may be kept; the worlds that were asked for longest ago go first"""
_VERSION = 3
_TABLES = """
create table if not exists worlds (world text primary key, asked integer not null);
create table if not exists things (
    world text not null, name text not null, given text not null, since text not null, until text not null,
    read text not null, said text not null, note text not null, body blob not null, digest text not null,
    primary key (world, name)
) without rowid;
"""


@dataclass(frozen=True)
class Thing:
    """Something that was made. `note` is what is asked of it often, `packed` all the rest; `read` are the names of what
    it has read, and `said` is a digest of what stood behind them."""

    note: str
    packed: bytes
    given: str
    read: str
    said: str
    since: str
    until: str

    @property
    def body(self) -> bytes:
        """What it is."""
        found: bytes = brotli.decompress(self.packed)
        return found

    @cached_property
    def content(self) -> str:
        """Differs where what was made differs."""
        return _hash(self.note.encode(), self.packed)

    @cached_property
    def digest(self) -> str:
        """Differs where anything differs, also of what it was made of."""
        return digest(self.content, self.given, self.read, self.said, self.since, self.until)

    @property
    def names(self) -> list[str]:
        """The names of what it has read."""
        return self.read.split("\0") if self.read else []

    @property
    def known(self) -> Any:
        """`note`, taken apart."""
        return json.loads(self.note)


class Files(Mapping[str, bytes]):
    """Files by path. Those that were made are unpacked when somebody asks for them: there are many, and large."""

    def __init__(self, files: Mapping[str, bytes | Thing]) -> None:
        self._files = files

    def above(self, others: Files) -> Files:
        """These, and of others those that are not among them."""
        return Files({**others._files, **self._files})

    def __getitem__(self, name: str) -> bytes:
        found = self._files[name]
        return found.body if isinstance(found, Thing) else found

    def mark(self, name: str) -> str:
        """Of a file that is not unpacked yet: where it is the same, the file is. Empty for any other."""
        found = self._files[name]
        return found.content if isinstance(found, Thing) else ""

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass
class Session:
    """What a program that builds again and again need not read anew: what was `remembered` of files, and the things of
    a world, as they were saved last."""

    remembered: Remembered
    world: str = ""
    things: dict[str, Thing] = field(default_factory=dict)


class Kept:
    """The things of one world: an engine with its packages, settings, languages and their words, an address. `folder`
    is where they are kept; without one nothing is."""

    def __init__(self, folder: Path | None, seen: Seen, names: Iterable[str], session: Session | None = None) -> None:
        """`names` are those of all templates."""
        self._seen, self._today = seen, seen.day.isoformat()
        self._store = Store(folder / "made.sqlite", _VERSION, _TABLES) if folder else None
        self._world = _world(seen, names)
        self._session = session or Session(Remembered())
        if self._session.world == self._world:
            self._before = self._session.things
        else:
            self._before = (self._store.read(self._all) if self._store else None) or {}
        self._now: dict[str, Thing] = {}
        self.made: list[str] = []
        """The names of what had to be made"""

    def of(self, name: str, given: str, make: Make) -> Thing:
        """What was kept under `name`, or else what `make` gives: (something JSON knows, bytes). It depends on what it
        reads through `seen`, and on `given`."""
        return next(self.each([(name, given, make)]))

    def each(self, wanted: Sequence[Wanted], weight: float = 1) -> Iterator[Thing]:
        """The same for many, in order. What has to be made is made by all processors. Each is as much work as `weight`
        pages are."""
        held = [self._held(name, given) for name, given, _ in wanted]
        lacking = [one for one, thing in zip(wanted, held, strict=True) if thing is None]
        made = workers.each(self._make, lacking, weight)
        for (name, _, _), thing in zip(wanted, held, strict=True):
            if thing is None:
                self.made.append(name)
            self._now[name] = thing or next(made)
            yield self._now[name]

    def _held(self, name: str, given: str) -> Thing | None:
        before = self._now.get(name) or self._before.get(name)
        return before if before and self._holds(before, given) else None

    def _make(self, wanted: Wanted) -> Thing:
        _, given, make = wanted
        with self._seen.noting() as notes:
            known, body = make()
        return self._thing(known, body, given, notes)

    def save(self) -> None:
        """Keep what was made for the next build. Where another build is writing or there is no room, nothing is."""
        self._session.world, self._session.things = self._world, self._now
        if self._store is None:
            return
        new = [(self._world, name, *_row(one)) for name, one in self._now.items() if self._before.get(name) is not one]
        gone = [(self._world, name) for name in self._before.keys() - self._now.keys()]

        def change(store: sqlite3.Connection) -> None:
            store.execute(
                "insert or replace into worlds select ?, ifnull(max(asked), 0) + 1 from worlds", [self._world]
            )
            store.executemany("delete from things where world = ? and name = ?", gone)
            store.executemany("insert or replace into things values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", new)
            _make_room(store)

        self._store.write(change)

    def _holds(self, thing: Thing, given: str) -> bool:
        if thing.given != given or not thing.since <= self._today <= thing.until:
            return False
        return self._said(thing.names) == thing.said

    def _said(self, names: Iterable[str]) -> str:
        return digest(*map(self._seen.digests.__getitem__, names))

    def _thing(self, known: Any, body: bytes, given: str, notes: Notes) -> Thing:
        names = sorted(notes.read)
        # Whoever has read all records of a kind need not name those he has read besides.
        if whole := {name.partition(" ")[2] for name in names if name.startswith("kind ")}:
            names = [name for name in names if not (name.startswith("record ") and name.split(" ")[1] in whole)]
        said, note = self._said(names), json.dumps(known, ensure_ascii=False)
        since, until = notes.since.isoformat(), notes.until.isoformat()
        return Thing(note, brotli.compress(body, quality=1), given, "\0".join(names), said, since, until)

    def _all(self, store: sqlite3.Connection) -> dict[str, Thing] | None:
        columns = "name, note, body, given, read, said, since, until, digest"
        rows = store.execute(f"select {columns} from things where world = ?", [self._world]).fetchall()  # noqa: S608
        found = {name: (Thing(*rest), digest) for name, *rest, digest in rows}
        right = all(thing.digest == digest for thing, digest in found.values())
        return {name: thing for name, (thing, _) in found.items()} if right else None


def opened(hub: Hub, folder: Path | None, session: Session | None = None) -> tuple[Seen, Templates, Kept]:
    """The hub as pages see it, its templates, and what is kept of what these make of it."""
    env = environment(hub.root)
    seen = Seen(hub, env.source)
    env.asked = seen.template
    return seen, env, Kept(folder, seen, env.list_templates(), session)


def _row(thing: Thing) -> tuple[Any, ...]:
    return thing.given, thing.since, thing.until, thing.read, thing.said, thing.note, thing.packed, thing.digest


def _hash(*parts: bytes) -> str:
    found = blake2b(digest_size=12)
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()


def _make_room(store: sqlite3.Connection) -> None:
    def size() -> int:
        pages, free, each = (
            store.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * each)

    while size() > LIMIT:
        oldest = store.execute("select world from worlds order by asked limit 1").fetchone()
        if oldest is None:
            return
        store.execute("delete from things where world = ?", oldest)
        store.execute("delete from worlds where world = ?", oldest)


def _world(hub: Hub, names: Iterable[str]) -> str:
    """What is not noted of what a page reads, because it concerns nearly every page."""
    languages = [_said(one) for one in hub.languages.values()]
    return _hash(repr((engine.digest(), hub.settings, languages, hub.part, hub.site, sorted(names))).encode())


def _said(language: Language) -> tuple[Any, ...]:
    """Everything a language says by itself."""
    counts = sorted(
        (words, count.forms, [count.rule(n) for n in range(120)]) for words, count in language.counts.items()
    )
    return language.code, language.region, language.reviewed, sorted(language.words.items()), counts


def bundled(files: dict[str, bytes]) -> tuple[dict[str, int], bytes]:
    """Files as something to keep: length by name, and all after one another."""
    return {name: len(content) for name, content in files.items()}, b"".join(files.values())


def unbundled(thing: Thing) -> dict[str, bytes]:
    """The files that were `bundled`."""
    body, found, done = thing.body, {}, 0
    for name, length in thing.known.items():
        found[name] = body[done : done + length]
        done += length
    return found
