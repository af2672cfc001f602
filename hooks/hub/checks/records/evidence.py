"""Every record says what it rests on; what is old or unconfirmed is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.records import Record
from hub.records.reference import Source


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A record or contact without source is an error; stale and unconfirmed ones are warnings."""
    review = catalog.settings.review_days if catalog.settings else {}
    for kind, entries in catalog.entries.items():
        days = review.get(kind, review.get("default", 0))
        for entry in entries.values():
            if entry.tree is None:
                continue
            if entry.model is not Source and not entry.tree.get("sources"):
                yield entry.problem(("sources",), "source-missing")
            for index, contact in enumerate(getattr(entry.record, "contacts", ())):
                # With one source it is clear what a contact rests on, with several it is not.
                if not contact.sources and len(entry.tree.get("sources") or ()) > 1:
                    yield entry.problem(("contacts", index), "contact-source")
            if isinstance(entry.record, Record) and days and (today - entry.record.checked).days > days:
                yield entry.problem(
                    ("checked",),
                    "stale",
                    severity="warning",
                    checked=entry.record.checked.isoformat(),
                    days=days,
                )
            for location, mapping in entry.mappings:
                if mapping.get("confidence") == "unverified":
                    yield entry.problem((*location, "confidence"), "unverified", severity="warning")
