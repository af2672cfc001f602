"""Every file of open data: what the adapter hands over with the pages, and `hub pages` writes beside them."""

from __future__ import annotations

from types import ModuleType

from hub.hub import Hub
from hub.outputs.exports import Make, calendars, feed, hsds, records, tables, vcards
from hub.reading.catalog import no_collection

EXPORTS = (records, tables, calendars, feed, hsds, vcards)
"""Modules whose `parts` give files"""


def of(hub: Hub) -> dict[str, bytes]:
    """Content by path below the site's root; the same for the same records, languages, day and address."""
    return {path: content for export in EXPORTS for path, content in by(export, hub).items()}


def by(export: ModuleType, hub: Hub) -> dict[str, bytes]:
    """The files of one of `EXPORTS`."""
    return {path: content for _, make in export.parts(hub) for path, content in made(make).items()}


def made(make: Make) -> dict[str, bytes]:
    """The files of a part by path."""
    with no_collection():
        return {path: content.encode() if isinstance(content, str) else content for path, content in make()}
