"""Records of other hubs, from the copies that stand in the project: read like files of `data/`, each held to the hash
that its lock file has. Nothing here uses the network."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from hub.reading.catalog.pruning import GONE, Pruning
from hub.reading.catalog.published import Lie, Published, named, parsed, tree
from hub.reading.entry import Entry, From, Name
from hub.reading.findings import Problem, closest, problem
from hub.records import FOLDERS, KINDS, Record
from hub.records.kinds.actors import Role
from hub.records.kinds.guides import Document
from hub.records.kinds.places import District, Region
from hub.records.kinds.reference import Figure, Source
from hub.records.singles.foreign import Foreign

FOLDER = "foreign"
LOCK = f"{FOLDER}/lock.json"
ALONG = (Source.kind, Figure.kind, Document.kind, Role.kind)
"""Kinds that come along with what names them: what it rests on, its amounts, the papers and offices of its steps"""
PLACES = (District.kind, Region.kind)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Locked:
    """What the lock file says of a copy: the hash of its bytes, and the day it was fetched."""

    sha256: str
    fetched: str


Lock = dict[str, dict[Name, Locked]]
"""By the id of the other hub and the record"""


def shown(hub: str, name: Name) -> str:
    """Where the copy of a record stands, relative to the project."""
    return f"{FOLDER}/{hub}/{KINDS[name[0]].folder}/{name[1]}.json"


def address(api: str, name: Name) -> str:
    """Where another hub publishes a record."""
    return f"{api}{KINDS[name[0]].folder}/{name[1]}.json"


def digest(raw: bytes) -> str:
    """What a lock file has of a copy."""
    return sha256(raw).hexdigest()


def split(written: str) -> Name | None:
    """(kind, id) of `offer:advice`; None for a kind that there is not. Its folder does as well."""
    kind, _, id = written.partition(":")
    kind = FOLDERS[kind].kind if kind in FOLDERS else kind
    return (kind, id) if kind in KINDS else None


def locked(root: Path) -> Lock | None:
    """The lock file; empty where there is none, None where it cannot be understood."""
    try:
        written = json.loads((root / LOCK).read_bytes())
        return {
            hub: {
                name: Locked(str(about["sha256"]), str(about["fetched"]))
                for word, about in records.items()
                if (name := split(word)) and _DAY.fullmatch(str(about["fetched"]))
            }
            for hub, records in written.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return None


def dumped(lock: Lock) -> bytes:
    """The lock file, the same for the same content, a line for each value."""
    found = {
        hub: {":".join(name): {"sha256": one.sha256, "fetched": one.fetched} for name, one in sorted(records.items())}
        for hub, records in sorted(lock.items())
    }
    return (json.dumps(found, indent=1) + "\n").encode()


@dataclass(frozen=True)
class Here:
    """What is there already: the project, the names of its own records, and the languages they are written in."""

    root: Path
    own: Collection[Name]
    languages: Sequence[str]


def read(entry: Entry, here: Here, lock: Lock | None, copies: Mapping[str, bytes]) -> tuple[list[Entry], list[Problem]]:
    """Entries of the records that `foreign.yaml` names, and of what they need, without their record; `copies` stand in
    for files that are not written yet."""
    asked = entry.record
    if not isinstance(asked, Foreign):
        return [], []
    if lock is None:
        return [], [problem(LOCK, (1, 1), "foreign-lock")]
    problems: list[Problem] = []
    found: dict[Name, tuple[str, str, Published]] = {}
    wanted: set[Name] = set()
    for hub, about in asked.hubs.items():
        known = lock.get(hub, {})
        for index, word in enumerate(about.records):
            place = ("hubs", hub, "records", index)
            name = split(word)
            if name is None:
                kind = word.partition(":")[0]
                problems.append(entry.problem(place, "foreign-kind", kind=kind, hint=closest(kind, KINDS)))
            elif name in here.own or name in wanted:
                problems.append(entry.problem(place, "foreign-taken", name=word))
            elif name not in known:
                problems.append(entry.problem(place, "foreign-missing", name=word))
            else:
                wanted.add(name)
        for name, one in known.items():
            if name in here.own or name in found:
                continue
            try:
                found[name] = (hub, one.fetched, _copy(here.root, shown(hub, name), name, one, copies))
            except Lie as lie:
                problems.append(problem(shown(hub, name), (1, 1), lie.code, **lie.values))
    kept, gone = _fitted(found, here)
    for name, lacks in gone:
        code = "foreign-needs" if lacks else "foreign-language"
        words = {"names": lacks} if lacks else {"language": next(iter(here.languages), "")}
        problems.append(problem(shown(found[name][0], name), (1, 1), code, severity="error", **words))
    return [_entry(here.root, name, found[name], one) for name, one in sorted(kept.items())], problems


def needs(found: Mapping[Name, Published], here: Here) -> set[Name]:
    """What records would say less without and nobody has: `ALONG`, and what a required field names. Places are those of
    each hub itself."""
    wanted: set[Name] = set()
    for (kind, _), one in found.items():
        whole = tree(KINDS[kind], one.content)
        lacking = {name for name in named(KINDS[kind], whole) if name not in here.own and name not in found}
        wanted |= {name for name in lacking if name[0] in ALONG}
        wanted |= _cannot_do_without(KINDS[kind], whole, lacking, {*here.own, *found}, here) - {
            name for name in lacking if name[0] in PLACES
        }
    return wanted


def _pruned(model: type[Record], whole: dict[str, Any], there: Collection[Name], here: Here) -> Any:
    found = Pruning(there, {code: code for code in here.languages}).record(model, whole)
    if found is not GONE:
        # Whom another hub took it over from is known there only.
        found.pop("origin", None)
    return found


def _cannot_do_without(
    model: type[Record], whole: dict[str, Any], lacking: set[Name], there: set[Name], here: Here
) -> set[Name]:
    """Of what is lacking, each by itself that a record cannot stand without."""
    return {name for name in lacking if _pruned(model, whole, {*there, *lacking} - {name}, here) is GONE}


def _copy(root: Path, place: str, name: Name, one: Locked, copies: Mapping[str, bytes]) -> Published:
    raw = copies.get(place)
    if raw is None:
        path = root / place
        if path.is_symlink() or not path.is_file():
            raise Lie("foreign-missing", name=":".join(name))
        raw = path.read_bytes()
    if digest(raw) != one.sha256:
        raise Lie("foreign-hash")
    return parsed(raw, name)


def _fitted(
    found: Mapping[Name, tuple[str, str, Published]], here: Here
) -> tuple[dict[Name, dict[str, Any]], list[tuple[Name, str]]]:
    """Trees of the records that can stand here, and those that cannot with what they lack: one that goes may be what
    another one needs."""
    whole = {name: tree(KINDS[name[0]], one.content) for name, (_, _, one) in found.items()}
    gone: list[tuple[Name, str]] = []
    while True:
        there = {*here.own, *whole}
        kept = {name: _pruned(KINDS[name[0]], one, there, here) for name, one in whole.items()}
        lost = [name for name, one in kept.items() if one is GONE]
        if not lost:
            return kept, gone
        for name in lost:
            tree_of, model = whole.pop(name), KINDS[name[0]]
            lacking = {other for other in named(model, tree_of) if other not in there}
            needed = _cannot_do_without(model, tree_of, lacking, there, here)
            # Of places one would do.
            needed = needed or {other for other in lacking if other[0] in PLACES} or lacking
            gone.append((name, ", ".join(sorted(":".join(other) for other in needed))))


def _entry(root: Path, name: Name, about: tuple[str, str, Published], fitted: dict[str, Any]) -> Entry:
    hub, fetched, one = about
    kind, id = name
    entry = Entry(root / shown(hub, name), shown(hub, name), KINDS[kind], id, fitted)
    entry.origin = From(hub, one.title, one.pages, fetched)
    said = json.dumps([fitted, hub, one.title, one.pages, fetched], sort_keys=True)
    entry.file = entry.digest = blake2b(said.encode(), digest_size=12).hexdigest()
    return entry
