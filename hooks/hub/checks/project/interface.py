"""The interface words of every language can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading import languages
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.reading.source import SourceError


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A catalogue that is no gettext file, or whose translations have other blanks than their sources."""
    for code in catalog.settings.languages.all if catalog.settings else ():
        try:
            languages.load(catalog.root, [code])
        except SourceError as error:
            yield from error.problems
