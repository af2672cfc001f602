"""Names of things that stay the same wherever the site stands: for calendars, feeds and other people's databases."""

from __future__ import annotations

from uuid import UUID, uuid5

from hub.hub import Hub
from hub.records import Record

_HUBS = UUID("7f0c1b0e-53f4-4b5e-8a55-3c9a8a3d6c52")
"""The space all hubs share; drawn once at random."""


def of(hub: Hub, *parts: str) -> UUID:
    """The same for the same parts of the same region's hub, and for no others; nothing else is part of it."""
    # Lengths keep ("a", "b/c") apart from ("a/b", "c").
    return uuid5(uuid5(_HUBS, hub.settings.region), "/".join(f"{len(part)}:{part}" for part in parts))


def of_record(hub: Hub, record: Record, *parts: str) -> UUID:
    """Of a record, or of a part of it. A renamed record keeps the name of its oldest id."""
    return of(hub, record.kind, (record.moved_from or [record.id])[0], *parts)
