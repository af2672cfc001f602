"""Every file of open data: what the adapter hands over with the pages, and `hub pages` writes beside them."""

from __future__ import annotations

from hub.hub import Hub
from hub.outputs.exports import calendars, feed, hsds, records, tables, vcards
from hub.reading.catalog import no_collection


def of(hub: Hub) -> dict[str, bytes]:
    """Content by path below the site's root; the same for the same records, languages, day and address."""
    found: dict[str, bytes] = {}
    with no_collection():
        for export in (records, tables, calendars, feed, hsds, vcards):
            for path, content in export.files(hub):
                found[path] = content.encode() if isinstance(content, str) else content
    return found
