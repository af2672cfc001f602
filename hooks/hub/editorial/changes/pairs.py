"""What belongs together in two states: items of lists, and records whose name has changed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

ALIKE = 0.6
"""Share of the text two records of one kind have in common, from which on one is taken for the other, renamed."""
MOST_ITEMS = 500
"""Longer lists are compared as sets."""


def matched(old: list[Any], new: list[Any]) -> Iterator[tuple[int, Any, Any]]:
    """(place, old item, new item): items with the same id belong together, then equal ones, then those in between."""
    ids = [[item.get("id") if isinstance(item, dict) else None for item in items] for items in (old, new)]
    if all(isinstance(id, str) for id in (*ids[0], *ids[1])):
        before = dict(zip(ids[0], old, strict=True))
        after = dict(zip(ids[1], new, strict=True))
        places = {id: place for place, id in enumerate(ids[1], start=1)}
        for place, id in enumerate(ids[0], start=1):
            if id not in after:
                yield place, before[id], None
        for id, item in after.items():
            if before.get(id) != item:
                yield places[id], before.get(id), item
        return
    keys = [[json.dumps(item, sort_keys=True) for item in items] for items in (old, new)]
    if max(len(old), len(new)) > MOST_ITEMS:
        yield from ((n, item, None) for n, item in enumerate(old, start=1) if keys[0][n - 1] not in set(keys[1]))
        yield from ((n, None, item) for n, item in enumerate(new, start=1) if keys[1][n - 1] not in set(keys[0]))
        return
    for step, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if step == "equal":
            continue
        for n in range(max(b - a, d - c)):
            yield (
                (c if c + n < d else a) + n + 1,
                old[a + n] if a + n < b else None,
                new[c + n] if c + n < d else None,
            )


def bare(tree: dict[str, Any] | None) -> dict[str, Any] | None:
    """A record without its former names."""
    return {name: value for name, value in tree.items() if name != "moved_from"} if tree else None


def likest(tree: dict[str, Any], others: dict[str, dict[str, Any]]) -> list[str]:
    """The name of the record that shares most of its text with `tree`, if that is most of the text of both."""
    own, best, found = _weights(tree), ALIKE, []
    for name, other in others.items():
        weights = _weights(other)
        likeness = 2 * (own & weights).total() / max(1, own.total() + weights.total())
        if likeness > best:
            best, found = likeness, [name]
    return found


def _weights(tree: Any, above: str = "") -> Counter[str]:
    """Characters of each text of a record, by its field and its words."""
    if isinstance(tree, dict):
        return sum((_weights(value, f"{above}.{name}") for name, value in tree.items()), Counter())
    if isinstance(tree, list):
        return sum((_weights(value, above) for value in tree), Counter())
    return Counter({f"{above} {tree}": len(str(tree))})
