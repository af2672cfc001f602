"""Links between records lead somewhere, in reference fields and in prose, and some lead to every topic."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from hub.reading import source
from hub.reading.catalog import RESERVED, Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest, problem
from hub.reading.markup import prose, weblinks
from hub.reading.memory import digest
from hub.reading.source import Location
from hub.records import KINDS
from hub.records.kinds.guides import Guide
from hub.records.kinds.reference import Figure, Topic
from hub.records.marks import RefTo, walk
from hub.records.values import MAX_TEXT

Link = tuple[str, str]
"""(address, words)"""
# A text with more faulty links has one cause for most of them, and each is searched for in the file.
MAX_FINDINGS = 20
# Searching the nearest of thousands of ids takes a while; after so many findings hints help nobody.
MAX_HINTS = 50


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Unknown ids, kinds and addresses; former ids that are taken; topics that nothing names."""
    hints = [MAX_HINTS]
    topics: set[str] = set()
    moved: dict[tuple[str, str], Entry] = {}
    there = _there(catalog)
    for entry in catalog.all_entries():
        found: list[Problem] = []
        named = entry.newest("links", there, partial(_right, catalog, entry, hints, topics, found))
        topics.update(named or ())
        yield from found
        yield from _former(catalog, entry, moved)

    for id, entry in catalog.entries[Topic.kind].items():
        if id not in topics:
            yield entry.problem(("title",), "topic-unused", key=True, severity="warning")


def _there(catalog: Catalog) -> str:
    """Differs where links could lead elsewhere: which records there are, the steps of guides, the days of figures."""
    known = [
        f"{kind} {id} {within(entry) if kind in (Guide.kind, Figure.kind) else ''}"
        for kind, entries in catalog.entries.items()
        for id, entry in entries.items()
    ]
    return digest(*known)


def within(entry: Entry) -> list[str] | None:
    """The steps of a guide or the values of a figure, to which links can lead; None where it has faults."""
    return entry.once("within", partial(_within, entry))


def _within(entry: Entry) -> list[str] | None:
    record = entry.record
    if isinstance(record, Guide):
        return [step.id for step in record.steps]
    if isinstance(record, Figure):
        return [f"{value.begins} {value.valid_until} {value.pending}" for value in record.values]
    return None


def _right(
    catalog: Catalog, entry: Entry, hints: list[int], topics: set[str], found: list[Problem]
) -> list[str] | None:
    """The topics that a file names, which are added to `topics`; None where something is `found`: which findings have
    hints depends on those before them."""
    own: set[str] = set()
    found += _links(catalog, entry, hints, own)
    topics |= own
    return None if found else sorted(own)


def _links(catalog: Catalog, entry: Entry, hints: list[int], topics: set[str]) -> Iterator[Problem]:
    """Findings about the links of one file; the topics it names are added to `topics`."""
    for mark, location, value in walk(entry.model, entry.tree):
        if isinstance(mark, RefTo):
            if mark.kind == Topic.kind and isinstance(value, str):
                topics.add(value)
            if isinstance(value, str) and value not in catalog.entries[mark.kind]:
                yield entry.problem(location, "link-unknown", **_target(catalog, mark.kind, value, hints))
        elif mark.prose and isinstance(value, dict):
            for language, text in value.items():
                if isinstance(text, str) and len(text) <= MAX_TEXT and (links := prose.named_links(text)):
                    topics |= {id for kind, id, _ in map(_target_of, links) if kind == Topic.kind}
                    found = _prose(catalog, entry, (*location, language), links, hints)
                    yield from islice(found, MAX_FINDINGS)


def _former(catalog: Catalog, entry: Entry, moved: dict[tuple[str, str], Entry]) -> Iterator[Problem]:
    """Each former address leads to one record, and no record stands there. `moved` holds those claimed so far."""
    for index, id in enumerate(former := entry.once("former", partial(_formers, entry))):
        if not isinstance(id, str):
            continue
        where = ("moved_from", index)
        other = moved.setdefault((entry.kind, id), entry)
        if id in catalog.entries[entry.kind]:
            yield entry.problem(where, "moved-from", id=id, other=catalog.entries[entry.kind][id].shown)
        elif id in RESERVED:
            yield entry.problem(where, "moved-reserved", id=id)
        elif other is not entry or id in former[:index]:
            yield entry.problem(where, "moved-twice", id=id, other=other.shown)


def _formers(entry: Entry) -> list[Any]:
    former = (entry.tree or {}).get("moved_from")
    return former if isinstance(former, list) and entry.kind else []


def _target_of(link: Link) -> tuple[str, str, str]:
    return prose.split(link[0]) or ("", "", "")


def _target(catalog: Catalog, kind: str, id: str, hints: list[int]) -> dict[str, Any]:
    hints[0] -= 1
    hint = closest(id, catalog.entries[kind]) if hints[0] >= 0 else ""
    return {"folder": KINDS[kind].folder, "id": id, "hint": hint}


def _prose(
    catalog: Catalog, entry: Entry, location: Location, links: Sequence[Link], hints: list[int]
) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for address, words in links:
        number, seen[address] = seen[address], seen[address] + 1
        target = prose.split(address)
        if target is None:
            if found := weblinks.fault(address, words):
                yield _at_link(entry, location, address, found[0], number, **found[1])
            continue
        kind, id, anchor = target
        if kind not in KINDS:
            hint = closest(kind, KINDS)
            code: str
            args: dict[str, Any]
            code, args = (
                ("kind-unknown", {"kind": kind, "hint": hint}) if hint else ("link-scheme", {"address": address})
            )
            yield _at_link(entry, location, address, code, **args)
        elif id not in catalog.entries[kind]:
            yield _at_link(entry, location, address, "link-unknown", **_target(catalog, kind, id, hints))
        elif anchor and KINDS[kind] is Guide:
            record = catalog.entries[kind][id].record
            steps = [step.id for step in record.steps] if isinstance(record, Guide) else [anchor]
            if anchor not in steps:
                yield _at_link(entry, location, address, "link-step", guide=id, id=anchor, hint=closest(anchor, steps))
        elif anchor not in ("", "value") and KINDS[kind] is Figure:
            figure = catalog.entries[kind][id].record
            if isinstance(figure, Figure) and not figure.on(anchor):
                yield _at_link(entry, location, address, "link-day", figure=id, day=anchor)


def _at_link(entry: Entry, location: Location, target: str, code: str, before: int = 0, **args: Any) -> Problem:
    """The finding at the line of the link itself, which in a long text lies below the line the value begins in; so
    many with the same target stand `before` it."""
    line, column = entry.where(location)
    written = re.compile(rf"\]\(<?{re.escape(target)}(?=[)\s>])")
    for number, words in enumerate(_lines(entry)[line - 1 :], start=line):
        for found in written.finditer(words, column - 1 if number == line else 0):
            before -= 1
            if before >= 0:
                continue
            return problem(entry.shown, (number, found.start() + 3), code, **args)
    return problem(entry.shown, (line, column), code, **args)


def _lines(entry: Entry) -> list[str]:
    """Those of the file, as they were read; what came from another hub is in one line."""
    if entry.origin:
        return []
    return re.split(r"\r\n|\r|\n", source.read_text(entry.path, entry.shown))
