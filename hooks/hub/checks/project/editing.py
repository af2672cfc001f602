"""Editing in the browser, where it is switched on, knows where the files are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem

NEEDED = {"gitlab": ("repository", "host", "app_id"), "github": ("repository", "host"), "local": ("host",)}


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """What is missing for the place that is named."""
    entry, settings = catalog.settings_entry, catalog.settings
    if entry is None or settings is None or not settings.editing.cms:
        return
    for name in ("backend", *NEEDED.get(settings.editing.backend or "", ())):
        if not getattr(settings.editing, name):
            yield entry.problem(("editing",), "field-missing", key=True, name=name)
