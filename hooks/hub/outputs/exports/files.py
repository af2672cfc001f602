"""Every file of open data: what the adapter hands over with the pages, and `hub pages` writes beside them."""

from __future__ import annotations

from types import ModuleType

from hub.hub import Hub
from hub.outputs.exports import calendars, feed, hsds, records, tables, vcards
from hub.reading.catalog import no_collection

EXPORTS = (records, tables, calendars, feed, hsds, vcards)
"""Modules whose `files` gives (path below the site's root, content) of files"""


def of(hub: Hub) -> dict[str, bytes]:
    """Content by path below the site's root; the same for the same records, languages, day and address."""
    return {path: content for export in EXPORTS for path, content in by(export, hub).items()}


def by(export: ModuleType, hub: Hub) -> dict[str, bytes]:
    """The files of one of `EXPORTS`."""
    with no_collection():
        found = export.files(hub)
        return {path: content.encode() if isinstance(content, str) else content for path, content in found}
