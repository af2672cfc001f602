"""`hub upgrade`: what differs between the version of the engine that a project follows and a later one, and the change
of the project's files."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from hub.commands import Call, Refused
from hub.commands.outside.upgrade import files, pin
from hub.commands.outside.upgrade.history import STEPS
from hub.commands.outside.upgrade.sentences import WORDS
from hub.commands.outside.upgrade.steps import Blocked, Renamed, Said
from hub.editorial import fmt, revision
from hub.editorial.draft import Draft
from hub.editorial.schema import versions
from hub.reading import engine
from hub.reading.findings import closest, visible
from hub.records import KINDS, Record

__all__ = ["WORDS", "arguments", "run"]

HISTORY = {"de": "CHANGELOG.de.md", "en": "CHANGELOG.md"}


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("--since", metavar="VERSION", help=words["since"])
    parser.add_argument("--to", metavar="VERSION", help=words["to"])
    parser.add_argument("--write", action="store_true", help=words["write"])


def run(call: Call) -> int:
    """Say what differs; with --write change the files. Raises `Refused`, and `InvalidData` for files that cannot be
    read; then nothing has changed."""
    draft, own = Draft(call.root), engine.version()
    since, to = _versions(call, draft, own)
    if since == to:
        print(call.say("same", version=to))
        return 0
    if call.options.write:
        _writable(call, to, own)
    done = _taken(call, draft, since, to)
    if call.options.write:
        call.put(draft)
    print(call.say("between", since=since, to=to))
    print(_history(call.language, since, to))
    for title, lines in (
        ("done" if call.options.write else "todo", [said for said in done if not said.by_hand]),
        ("by-hand", [said for said in done if said.by_hand]),
    ):
        if lines:
            print(f"\n{call.say(title)}")
            for said in lines:
                print("  " + call.say(said.word, **{name: visible(value) for name, value in said.values.items()}))
                print(*(f"    {line}" for line in said.more), sep="\n", end="\n" if said.more else "")
    fields = list(_fields(call, since, to))
    if fields:
        print("\n".join(("", call.say("fields"), *fields)))
    if call.options.write:
        print(f"\n{call.say('next-written')}")
    elif to == own:
        given = f" --since {since}" if call.options.since else ""
        print(f"\n{call.say('next', given=given)}")
    return 0


def _versions(call: Call, draft: Draft, own: str) -> tuple[str, str]:
    if draft.read("data/hub.yaml") is None:
        raise Refused(call.say("no-project"))
    pinned = pin.of(draft)
    since = call.options.since or pinned or (own if pin.is_engine(draft) else "")
    to = call.options.to or own
    if since == pinned and re.fullmatch(r"\d+(\.\d+)*", since) and versions.numbers(since) > versions.numbers(own):
        raise Refused(call.say("behind", place=pin.PLACE, since=since, own=own))
    if not since:
        raise Refused(call.say("which", place=pin.PLACE, package=engine.PACKAGE))
    known = versions.known()
    for given in (since, to):
        if given not in known:
            hint = closest(given, known)
            meant = call.say("meant", hint=hint) if hint else ""
            raise Refused(call.say("unknown", given=visible(given), own=own, known=", ".join(known), meant=meant))
    if versions.numbers(to) < versions.numbers(since):
        raise Refused(call.say("backwards", since=since, to=to))
    return since, to


def _writable(call: Call, to: str, own: str) -> None:
    if to != own:
        raise Refused(call.say("only-own", to=to, own=own))
    try:
        open_ = revision.uncommitted(call.root)
    except revision.RevisionError:
        raise Refused(call.say("no-git")) from None
    if open_:
        raise Refused(call.say("uncommitted", path=visible(open_[0]), n=len(open_)))


def _taken(call: Call, draft: Draft, since: str, to: str) -> list[Said]:
    """Every step of the versions in between, on the draft."""
    found: list[Said] = []
    try:
        for version in _between(since, to):
            for step in STEPS.get(version, ()):
                found += step.take(draft)
    except Blocked as blocked:
        raise Refused(call.say(blocked.word, **blocked.values)) from None
    except fmt.NotKept as error:
        raise Refused(call.say("kept", path=error)) from None
    if to == engine.version() and not pin.is_engine(draft):
        found += files.compared(draft)
    if pin.follow(draft, since, to):
        found.append(Said("pin", {"path": pin.PLACE, "old": since, "new": to}))
    return found


def _between(since: str, to: str) -> list[str]:
    first, last = versions.numbers(since), versions.numbers(to)
    return [version for version in versions.known() if first < versions.numbers(version) <= last]


def _history(language: str, since: str, to: str) -> str:
    """What the list of changes says of the versions in between, the newest first."""
    text = engine.folder(HISTORY[language]).read_text(encoding="utf-8")
    parts = re.split(r"(?m)^## ", text)[1:]
    wanted = _between(since, to)
    return "\n".join(f"\n{part.strip()}" for part in parts if re.split(r"[\s(]", part, maxsplit=1)[0] in wanted)


def _fields(call: Call, since: str, to: str) -> Iterator[str]:
    """A line for each field or group that is new, must be filled now, or has other choices."""
    old, new = versions.of(since), versions.of(to)
    given = {f"{path.rpartition('.')[0]}.{name}" for path, name in _renamed(since, to)}
    told: list[str] = []
    for path, field in new.items():
        before = old.get(path)
        if before is None and path not in given:
            parent = path.rpartition(".")[0]
            name = path.removeprefix(f"{parent}.")
            if parent in KINDS and name in Record.model_fields:
                # It is the same for all of them.
                if name not in told:
                    told.append(name)
                    yield "  " + call.say("field-every", name=name, words=versions.said(path, call.language)).rstrip()
                continue
            whole = "." in parent and not any(one.startswith(f"{parent}.") for one in old)
            if not any(path.startswith((f"{one}.", f"{one}[", f"{one}{{")) for one in told):
                told.append(parent if whole else path)
                yield _line(call, "field-group" if whole else "field-new", told[-1])
        elif before is not None:
            if field.required and not before.required:
                yield _line(call, "field-required", path)
            for word, less, more in (("choice-new", before, field), ("choice-gone", field, before)):
                added = [choice for choice in more.choices if choice not in less.choices]
                if added and less.choices:
                    yield _line(call, word, path, choices=", ".join(added))


def _line(call: Call, word: str, path: str, **values: str) -> str:
    return "  " + call.say(word, path=path, words=versions.said(path, call.language), **values).rstrip()


def _renamed(since: str, to: str) -> list[tuple[str, str]]:
    steps = (step for version in _between(since, to) for step in STEPS.get(version, ()))
    return [(step.path, step.new) for step in steps if isinstance(step, Renamed)]
