"""Every record says what it rests on; what is old or unconfirmed is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from hub.catalog import Catalog
from hub.problems import Problem
from hub.source import Location


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A record without source is an error; stale and unconfirmed ones are warnings."""
    review = catalog.settings.review_days if catalog.settings else {}
    for kind, entries in catalog.entries.items():
        days = review.get(kind, review.get("default", 0))
        for entry in entries.values():
            if entry.tree is None:
                continue
            if kind != "source" and not entry.tree.get("sources"):
                yield entry.problem(("sources",), "source-missing")
            if entry.record is not None and days and (today - entry.record.checked).days > days:
                yield entry.problem(
                    ("checked",),
                    "stale",
                    severity="warning",
                    checked=entry.record.checked.isoformat(),
                    days=days,
                )
            for location in _unverified(entry.tree, ()):
                yield entry.problem(location, "unverified", severity="warning")


def _unverified(tree: Any, location: Location) -> Iterator[Location]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key == "confidence" and value == "unverified":
                yield (*location, key)
            elif isinstance(value, (dict, list)):
                yield from _unverified(value, (*location, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _unverified(value, (*location, index))
