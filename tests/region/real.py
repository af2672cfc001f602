"""The region's records in memory, read once by each worker for all tests of the region. Not to be changed."""

from __future__ import annotations

from datetime import date
from functools import cache

from conftest import ROOT, TODAY
from hub import checks
from hub.hub import Hub, assemble
from hub.reading.catalog import Catalog, load
from hub.reading.findings import Problem
from hub.reading.memory import store


@cache
def catalog() -> Catalog:
    """All records as they are written; what the build of the region's site found out of their files is not found out
    again."""
    return load(ROOT, ROOT / store.FOLDER)


@cache
def found() -> tuple[Problem, ...]:
    """What the checks say of them."""
    return tuple(checks.run(catalog(), TODAY))


@cache
def hub(day: date = TODAY) -> Hub:
    """The hub of a day, in the languages its records are written in. That they are sound is a test of its own."""
    settings = catalog().settings
    assert settings
    return assemble(ROOT, day, list(settings.languages.authored), catalog=catalog())
