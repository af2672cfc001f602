"""What was given, whichever way."""

from __future__ import annotations

from hub.reading.catalog import Catalog
from hub.reading.source import FORBIDDEN


def main(catalog: Catalog) -> str:
    """The language that texts without one are in."""
    assert catalog.settings is not None  # noqa: S101 - run looks first
    return catalog.settings.languages.authored[0]


def visible(text: str) -> str:
    """Without characters that nobody sees and no record may hold."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
