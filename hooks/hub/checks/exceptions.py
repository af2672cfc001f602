"""`data/exceptions.yaml`: warnings that are accepted, each with its reason. One that fits nothing is an error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.facts import external
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest
from hub.reading.messages import MESSAGES

# Only warnings can be excepted; an error always stops the build.
EXCEPTABLE = (
    "event-over",
    "origin-places",
    "responsibility-gap",
    "stale",
    "topic-unused",
    "translation-missing",
    "unverified",
)


def apply(catalog: Catalog, today: date, found: list[Problem]) -> Iterator[Problem]:
    """The findings that remain, and findings about the exceptions themselves."""
    assert set(EXCEPTABLE) <= MESSAGES.keys()  # noqa: S101
    entry, listed = catalog.excepted, catalog.exceptions.exceptions
    used = set()
    for finding in found:
        match = next((i for i, e in enumerate(listed) if (e.rule, e.file) == (finding.code, finding.path)), None)
        if match is None or finding.severity == "error":
            yield finding
        else:
            used.add(match)
    for index, exception in enumerate(listed):
        if entry and exception.rule not in EXCEPTABLE:
            yield entry.problem(
                ("exceptions", index, "rule"),
                "exception-code",
                rule=exception.rule,
                choices=", ".join(EXCEPTABLE),
                hint=closest(exception.rule, EXCEPTABLE),
            )
        elif entry and index not in used:
            yield entry.problem(("exceptions", index), "exception-unused")
    if entry and catalog.exceptions.links:
        yield from _links(catalog, today, entry)


def _links(catalog: Catalog, today: date, entry: Entry) -> Iterator[Problem]:
    """An exception that has ended is only a warning: no build fails because a day has passed."""
    named = external.named(catalog)
    for index, exempt in enumerate(catalog.exceptions.links):
        if exempt.address not in named:
            yield entry.problem(("links", index), "exception-unused")
        elif exempt.until < today:
            yield entry.problem(
                ("links", index, "until"), "exception-expired", severity="warning", day=exempt.until.isoformat()
            )
