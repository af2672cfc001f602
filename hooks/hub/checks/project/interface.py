"""The interface words of every language can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from hub.reading import languages
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.reading.languages import catalogue, interface
from hub.reading.source import SourceError


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A catalogue that is no gettext file, or whose translations have other blanks than their sources."""
    for code in catalog.settings.languages.all if catalog.settings else ():
        files = interface.files(catalog.root, code)
        said = [(shown, catalogue.digest(path, shown, catalog.remembered)) for path, shown in files]
        yield from catalog.remembered.problems(f"words {code} {said}", partial(_unusable, catalog.root, code))


def _unusable(root: Path, code: str) -> list[Problem]:
    try:
        languages.load(root, [code])
    except SourceError as error:
        return error.problems
    return []
