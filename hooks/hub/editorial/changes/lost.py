"""Addresses that lead nowhere from now on, and the line that makes them lead on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hub.reading.catalog import RESERVED
from hub.records import FOLDERS


@dataclass(frozen=True, slots=True)
class Lost:
    """A page that goes, with its addresses in all its languages and those of the pages below it."""

    addresses: tuple[str, ...]
    line: str
    """what to write into the record that takes its place; empty where no line can help"""
    folder: str
    """where such a record lies"""


def lost(before: Iterable[str], after: Collection[str], languages: Collection[str]) -> list[Lost]:
    """What goes of the pages at `before`, addresses from the site's root; former ones that lead on count as there."""
    pages: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for address in sorted(set(before) - set(after)):
        code, _, rest = address.partition("/")
        if code in languages:
            parts = rest.strip("/").split("/")
            record = len(parts) > 1 and parts[0] in FOLDERS and parts[1] not in RESERVED
            # Pages below a record that stays go by themselves; of one that goes they go with it.
            stays = record and f"{code}/{parts[0]}/{parts[1]}/" in after
            pages[tuple(parts[:2] if record and not stays else parts)].append(address)
    found = []
    for place, addresses in sorted(pages.items()):
        record = len(place) == 2 and place[0] in FOLDERS and place[1] not in RESERVED
        # What is left and below no kind was written by hand.
        written = not record and place[0] not in FOLDERS
        line = f"moved_from: [{place[1] if record else '/'.join(place)}]" if record or written else ""
        found.append(Lost(tuple(addresses), line, f"data/{place[0]}/" if record else "content/" if written else ""))
    return found
