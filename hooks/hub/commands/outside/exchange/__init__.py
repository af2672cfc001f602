"""`hub exchange`: records of other hubs, which `data/foreign.yaml` names: fetched, pinned by their hash, and compared
with what their origin says now. A build only reads the copies."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hub import checks
from hub.commands import Call, Refused
from hub.commands.outside.exchange.sentences import WORDS
from hub.editorial.asking import NoAnswer, get
from hub.editorial.draft import Draft
from hub.reading import source
from hub.reading.catalog import Catalog, foreign, here, load
from hub.reading.catalog.foreign import Lock, Locked
from hub.reading.catalog.published import Lie, Published, parsed
from hub.reading.entry import Name
from hub.reading.findings import errors, problem, visible
from hub.records.singles.foreign import Foreign

__all__ = ["WORDS", "arguments", "run"]

MOST = 200
"""Records of one hub that may stand here, with what they need; who wants more wants to be that hub"""
_SAID = ("foreign-missing", "foreign-hash")
"""What has been said when it was asked for"""
TIMEOUT = 20.0
"""Seconds that a server may take to answer"""


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--fetch", action="store_true", help=words["fetch"])
    how.add_argument("--update", action="store_true", help=words["update"])


def run(call: Call) -> int:
    """What has changed at the origins, on standard output; with an option, files are fetched. 1 where something has
    changed, or did not come. Raises `Refused` where a file that says what is wanted cannot be read."""
    catalog = call.catalog()
    asked = catalog.foreign.record if catalog.foreign else None
    if not isinstance(asked, Foreign) or not asked.hubs:
        if wrong := [found for found in catalog.problems if found.path == "data/foreign.yaml"]:
            raise Refused("\n".join(found.line_text(call.language) for found in wrong))
        print(call.say("nothing"))
        return 0
    lock = foreign.locked(call.root)
    if lock is None:
        raise Refused(problem(foreign.LOCK, (1, 1), "foreign-lock").line_text(call.language))
    work = _Work(call, catalog, asked, lock)
    return work.fetch() if call.options.fetch or call.options.update else work.report()


@dataclass
class _Hub:
    """What is known of one other hub while it is asked."""

    id: str
    raw: dict[Name, bytes] = field(default_factory=dict)
    found: dict[Name, Published] = field(default_factory=dict)
    failed: set[Name] = field(default_factory=set)
    """What did not come; where it stands in the lock file, it stays there"""


class _Work:
    """One run. `wrong` counts what did not come or was not what it should be."""

    def __init__(self, call: Call, catalog: Catalog, asked: Foreign, lock: Lock) -> None:
        self.call, self.catalog, self.asked, self.lock = call, catalog, asked, lock
        self.wrong = 0
        self._draft = Draft(call.root)

    def report(self) -> int:
        """Ask for each record that stands here whether it still says the same."""
        same = 0
        for hub, about in self.asked.hubs.items():
            for name in sorted(self.lock.get(hub, {})):
                copy = self._copy(hub, name)
                now = self._ask(hub, about.api, name)
                if copy is None or now is None:
                    continue
                fields = _differing(copy.content, now[1].content)
                if fields:
                    self.wrong += 1
                    since = self.lock[hub][name].fetched
                    print(self._say("changed", name, hub=hub, since=since, fields=", ".join(fields)))
                same += not fields
        print(self.call.say("counts", same=same, wrong=self.wrong))
        return int(bool(self.wrong))

    def fetch(self) -> int:
        """Bring what is named, and what it needs, into the project: checked whole, written whole. What does not come
        stays as it is."""
        hubs = [self._gathered(id) for id in self.asked.hubs]
        lock: Lock = {}
        for hub in hubs:
            before = self.lock.get(hub.id, {})
            lock[hub.id] = {name: before[name] for name in hub.failed if name in before}
            lock[hub.id] |= {name: self._locked(hub.id, name, raw) for name, raw in hub.raw.items()}
        copies = {foreign.shown(hub.id, name): raw for hub in hubs for name, raw in hub.raw.items()}
        self._checked(lock, copies)
        draft = self._draft
        for id, names in self.lock.items():
            for name in names.keys() - lock.get(id, {}).keys():
                draft.write(foreign.shown(id, name), None)
        fresh = [place for place, raw in copies.items() if draft.read(place) != raw]
        for place in fresh:
            draft.write(place, copies[place])
        draft.write(foreign.LOCK, foreign.dumped(lock))
        self.call.put(draft)
        for place in sorted(fresh):
            print(place)
        stays = self.call.say("stays") if self.wrong else ""
        print(self.call.say("fetched", n=len(fresh), all=len(copies), wrong=self.wrong) + stays)
        return int(bool(self.wrong))

    def _gathered(self, id: str) -> _Hub:
        """The records that one hub is asked for, and, round by round, what they need."""
        hub, there = _Hub(id), here(self.catalog)
        wanted = {name for word in self.asked.hubs[id].records if (name := foreign.split(word))} - {*there.own}
        while wanted:
            if len(hub.raw) + len(wanted) > MOST:
                raise Refused(self.call.say("many", hub=id, most=MOST))
            for name in sorted(wanted):
                if got := self._wanted(id, name):
                    hub.raw[name], hub.found[name] = got
                else:
                    hub.failed.add(name)
            wanted = foreign.needs(hub.found, there) - hub.raw.keys() - hub.failed
        return hub

    def _wanted(self, hub: str, name: Name) -> tuple[bytes, Published] | None:
        """The bytes of a record: the copy that is there where it need not be asked for, or nothing else comes."""
        pinned = self.lock.get(hub, {}).get(name)
        kept = self._pinned(hub, name)
        if kept and not self.call.options.update:
            return kept
        now = self._ask(hub, self.asked.hubs[hub].api, name)
        if now and pinned and not self.call.options.update and foreign.digest(now[0]) != pinned.sha256:
            self._fault(name, self.call.say("pinned", address=foreign.address(self.asked.hubs[hub].api, name)))
            return None
        if now and kept and not _differing(kept[1].content, now[1].content):
            # Only the day has changed there; nothing here need change.
            return kept
        return now or kept

    def _locked(self, hub: str, name: Name, raw: bytes) -> Locked:
        old = self.lock.get(hub, {}).get(name)
        same = old is not None and old.sha256 == foreign.digest(raw)
        return old if old and same else Locked(foreign.digest(raw), self.call.today.isoformat())

    def _ask(self, hub: str, api: str, name: Name) -> tuple[bytes, Published] | None:
        address = foreign.address(api, name)
        try:
            raw = get(address, f"hub-exchange ({self.call.site or 'hub'})", TIMEOUT, source.MAX_BYTES)
            return raw, parsed(raw, name)
        except NoAnswer as error:
            self._fault(name, self.call.say(error.outcome, address=address, detail=visible(error.detail)))
        except Lie as lie:
            said = problem(address, (1, 1), lie.code, **lie.values).text(self.call.language)
            self._fault(name, self.call.say("lie", address=address, said=said))
        return None

    def _copy(self, hub: str, name: Name) -> Published | None:
        """The copy of a record; a fault where it is not the one that the lock file has."""
        if kept := self._pinned(hub, name):
            return kept[1]
        place = foreign.shown(hub, name)
        code = "foreign-hash" if self._draft.read(place) is not None else "foreign-missing"
        self._fault(name, problem(place, (1, 1), code, name=":".join(name)).text(self.call.language))
        return None

    def _pinned(self, hub: str, name: Name) -> tuple[bytes, Published] | None:
        """The copy of a record, if it is the one that the lock file has."""
        raw, pinned = self._draft.read(foreign.shown(hub, name)), self.lock.get(hub, {}).get(name)
        if raw is None or pinned is None or foreign.digest(raw) != pinned.sha256:
            return None
        try:
            return raw, parsed(raw, name)
        except Lie:
            return None

    def _checked(self, lock: Lock, copies: Mapping[str, bytes]) -> None:
        """Hold what came to all rules, as if it stood here already; a name in `foreign.yaml` that did not come is said
        elsewhere. Raises `Refused`."""
        found = errors(checks.run(load(self.call.root, lock=lock, copies=copies), self.call.today))
        mine = [one for one in found if one.path.startswith((f"{foreign.FOLDER}/", "data/foreign.yaml"))]
        if lines := [one.line_text(self.call.language) for one in mine if one.code not in _SAID]:
            raise Refused("\n".join([*lines, self.call.say("refused")]))

    def _fault(self, name: Name, said: str) -> None:
        self.wrong += 1
        print(self._say("fault", name, said=said))

    def _say(self, word: str, name: Name, **values: str) -> str:
        return self.call.say(word, name=":".join(name), **values)


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> Iterable[str]:
    return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
