"""Records taken over from other hubs: each is from one that the settings know, and what names a place there is read
before it is published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem, Severity, closest
from hub.records.kinds.reference import Source
from hub.records.marks import TextMark, walk

UNREAD = "origin-places"
"""The rule that can be excepted for a record which names such a place with good reason"""


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Records from hubs that nobody knows; a hint for each that names a place of the hub it is from."""
    if catalog.settings is None:
        return
    known = catalog.settings.origins
    for entries in catalog.entries.values():
        for entry in entries.values():
            origin = _origin(entry)
            if isinstance(origin, str) and origin not in known:
                choices, hint = ", ".join(known) or "–", closest(origin, known)
                yield entry.problem(("origin",), "value-choice", value=origin, choices=choices, hint=hint)
    yield from _unread(catalog, "warning")


def release(catalog: Catalog) -> Iterator[Problem]:
    """What a publication still lacks: where the other hubs are, and that somebody has read what names places there."""
    entry, settings = catalog.settings_entry, catalog.settings
    if entry is None or settings is None:
        return
    for id, origin in settings.origins.items():
        if origin.web is None:
            yield entry.problem(("origins", id, "web"), "release-origin", key=True)
    accepted = {one.file for one in catalog.exceptions.exceptions if one.rule == UNREAD}
    yield from (found for found in _unread(catalog, "error") if found.path not in accepted)


def named(places: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these names in a text, also with one or two letters more, as languages bend them. Of “Bay” and “Bay
    District” only the first is said."""
    found: list[str] = []
    for place in sorted(places, key=lambda one: (len(one), one)):
        if not any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", place) for one in found):
            found.append(place)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, found)) or '(?!)'})\w{{0,2}}(?!\w)")


def _origin(entry: Entry) -> object:
    """The hub that a file says its record is from; it may say anything."""
    return entry.once("origin", lambda: (entry.tree or {}).get("origin"))


def _unread(catalog: Catalog, severity: Severity) -> Iterator[Problem]:
    origins = catalog.settings.origins if catalog.settings else {}
    patterns = {id: named(origin.places) for id, origin in origins.items() if origin.places}
    # Where a source is from stands in its title.
    kinds = [kind for kind in catalog.entries if kind != Source.kind] if patterns else []
    for kind in kinds:
        for entry in catalog.entries[kind].values():
            pattern = patterns.get(str(_origin(entry)))
            found = [
                ((*location, code), name)
                for mark, location, text in (walk(entry.model, entry.tree) if pattern else ())
                if pattern and isinstance(mark, TextMark) and isinstance(text, dict)
                for code, words in text.items()
                if isinstance(words, str)
                for name in pattern.findall(words)
            ]
            if found:
                names = ", ".join(dict.fromkeys(name for _, name in found))
                yield entry.problem(found[0][0], UNREAD, severity=severity, names=names)
