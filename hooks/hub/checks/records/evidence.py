"""Every record says what it rests on; what is old or unconfirmed is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hub.checks.around import Around
from hub.reading.entry import Entry
from hub.reading.findings import Problem
from hub.records import Record
from hub.records.kinds.reference import Source, Term


def of_file(entry: Entry, around: Around) -> Iterator[Problem]:
    """A record or contact without source is an error; stale and unconfirmed ones are warnings."""
    if entry.tree is None or not entry.kind:
        return
    review = around.settings.review_days if around.settings else {}
    days = review.get(entry.kind, review.get("default", 0))
    if entry.model is not Source and not entry.tree.get("sources"):
        yield entry.problem(("sources",), "source-missing")
    for index, contact in enumerate(getattr(entry.record, "contacts", ())):
        # With one source it is clear what a contact rests on, with several it is not.
        if not contact.sources and len(entry.tree.get("sources") or ()) > 1:
            yield entry.problem(("contacts", index), "contact-source")
    if isinstance(entry.record, Record) and days and (around.today - entry.record.checked).days > days:
        day = entry.record.checked.isoformat()
        yield entry.problem(("checked",), "stale", severity="warning", checked=day, days=days)
    if entry.model is Term:
        yield from _letter(entry, entry.tree)
    for location, mapping in entry.mappings:
        if mapping.get("confidence") == "unverified":
            yield entry.problem((*location, "confidence"), "unverified", severity="warning")


def _letter(entry: Entry, tree: dict[str, Any]) -> Iterator[Problem]:
    """People act on a letter's page in a hurry: it is whole, and each of its statements says what it rests on."""
    if not {"means", "deadline", "act"} & tree.keys():
        return
    for field in ("means", "act"):
        if not tree.get(field):
            yield entry.problem((field,), "letter-part", field=field)
    means = tree.get("means")
    parts = [(("means", number), part) for number, part in enumerate(means if isinstance(means, list) else ())]
    for location, part in [*parts, (("deadline",), tree.get("deadline")), (("act",), tree.get("act"))]:
        if isinstance(part, dict) and not part.get("sources"):
            yield entry.problem(location, "letter-source")
