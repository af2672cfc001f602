"""Names of kinds in `data/hub.yaml` are those of the models; a misspelt one would silently hold for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, closest
from hub.reading.source import Location
from hub.records import KINDS


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Kinds with a review interval, and those that somebody looks after."""
    entry, settings = catalog.settings_entry, catalog.settings
    if entry is None or settings is None:
        return
    places: list[tuple[Location, str, bool]] = [
        (("review_days", kind), kind, True) for kind in settings.review_days if kind != "default"
    ]
    for place, one in enumerate(settings.stewards):
        places += [(("stewards", place, "kinds", index), kind, False) for index, kind in enumerate(one.kinds)]
    for location, kind, key in places:
        if kind not in KINDS:
            choices, hint = ", ".join(KINDS), closest(kind, KINDS)
            yield entry.problem(location, "kind-name", key=key, kind=kind, choices=choices, hint=hint)
