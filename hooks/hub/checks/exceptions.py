"""`data/exceptions.yaml`: warnings that are accepted, each with its reason. One that fits nothing is an error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hub.facts import external
from hub.reading import source
from hub.reading.catalog import Catalog, type_tree
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest
from hub.reading.messages import MESSAGES
from hub.records import Exceptions

# Only warnings can be excepted; an error always stops the build.
EXCEPTABLE = ("event-over", "responsibility-gap", "stale", "topic-unused", "translation-missing", "unverified")


def accepted(catalog: Catalog) -> Exceptions:
    """What the file holds; nothing where there is none or where it has faults."""
    path = catalog.root / "data" / "exceptions.yaml"
    entry = _read(catalog.root, path) if path.exists() else None
    return entry.record if isinstance(entry, Entry) else Exceptions()


def apply(catalog: Catalog, today: date, found: list[Problem]) -> Iterator[Problem]:
    """The findings that remain, and findings about the exceptions themselves."""
    assert set(EXCEPTABLE) <= MESSAGES.keys()  # noqa: S101
    path = catalog.root / "data" / "exceptions.yaml"
    entry = _read(catalog.root, path) if path.exists() else None
    if isinstance(entry, list):
        yield from found
        yield from entry
        return
    listed = entry.record.exceptions if entry else []
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
    if entry and entry.record.links:
        yield from _links(catalog, today, entry)


def _links(catalog: Catalog, today: date, entry: Entry) -> Iterator[Problem]:
    """An exception that has ended is only a warning: no build fails because a day has passed."""
    named = external.named(catalog)
    for index, exempt in enumerate(entry.record.links):
        if exempt.address not in named:
            yield entry.problem(("links", index), "exception-unused")
        elif exempt.until < today:
            yield entry.problem(
                ("links", index, "until"), "exception-expired", severity="warning", day=exempt.until.isoformat()
            )


def _read(root: Path, path: Path) -> Entry | list[Problem]:
    entry = Entry(path, path.relative_to(root).as_posix(), Exceptions, "exceptions")
    try:
        entry.tree = source.read(path, entry.shown)
    except source.SourceError as error:
        return error.problems
    return type_tree(entry, {}) or entry
