"""Catalogues brought up to date: what is translated stays, what has changed since is marked, what is gone is kept
apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from hub.reading.languages.plain import Translation


@dataclass(frozen=True, slots=True)
class Wanted:
    """One text to be translated; `notes` are for translators, `places` the files it stands in."""

    source: str
    context: str = ""
    plural: str = ""
    notes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def merge(
    old: Sequence[Translation],
    gone: Sequence[Translation],
    wanted: Iterable[Wanted],
    same: Callable[[str], bool] = lambda context: False,
    forms: int = 2,
) -> tuple[list[Translation], list[Translation]]:
    """(entries in the order of `wanted`, translations of texts that are gone).

    A translation is found by place and words; by its words in the same record, where something was put before it; or by
    its place alone, where the words have changed. Then it is marked as fuzzy and not shown until somebody has looked,
    unless `same` says of its place that the meaning stayed. `forms` is how many a number has.
    """
    wanted = list(wanted)
    there = {(_group(one.context), one.source) for one in wanted}
    known = [entry for entry in (*old, *gone) if entry.known]
    # Of several, the first counts.
    known.reverse()
    exact = {(entry.context, entry.source): entry for entry in known}
    back = {(entry.context, entry.previous): entry for entry in known if entry.fuzzy and entry.previous}
    moved = {(_group(entry.context), entry.source): entry for entry in known}
    stale = [entry for entry in known if entry.context and (_group(entry.context), entry.source) not in there]
    changed = {entry.context: entry for entry in stale}
    used = set()
    entries = []
    for one in wanted:
        key, empty = (one.context, one.source), ("",) * forms if one.plural else ()
        found = exact.get(key) or back.get(key) or moved.get((_group(one.context), one.source))
        found = found or changed.get(one.context) or Translation("")
        used.add(id(found))
        if found.previous == one.source:
            found = replace(found, fuzzy=False, previous="")
        elif found.known and found.source != one.source and not same(one.context):
            found = replace(found, fuzzy=True, previous=found.previous or found.source)
        counted = found.forms if len(found.forms) == forms else empty
        entries.append(
            replace(
                found,
                source=one.source,
                context=one.context,
                plural=one.plural,
                words="" if one.plural else found.words,
                forms=counted if one.plural else (),
                notes=one.notes,
                places=one.places,
            )
        )
    left = [replace(entry, notes=(), places=()) for entry in reversed(known) if id(entry) not in used]
    return entries, left


def _group(context: str) -> str:
    return context.partition(".")[0]
