"""Every rule over the catalog. A rule family is one module with `check(context) -> Iterator[Problem]`."""

from __future__ import annotations

from datetime import date

from hub.checks import exceptions, files
from hub.checks.noted import Noted, Rule
from hub.checks.project import (
    content,
    country,
    editing,
    interface,
    legal,
    origins,
    settings,
    termbase,
    theme,
    translations,
)
from hub.checks.records import (
    figures,
    gaps,
    guides,
    once,
    places,
    references,
    synonyms,
    texts,
    wayfinders,
)
from hub.reading.catalog import Catalog, no_collection
from hub.reading.findings import Problem, in_order

RULES: tuple[Rule, ...] = (
    references.check,
    country.check,
    origins.check,
    texts.check,
    files.check,
    figures.check,
    guides.check,
    wayfinders.check,
    gaps.check,
    synonyms.check,
    once.check,
    places.check,
    legal.check,
    interface.check,
    termbase.check,
    translations.check,
    content.check,
    settings.check,
    editing.check,
    theme.check,
)


def run(catalog: Catalog, today: date) -> list[Problem]:
    """Every finding about `catalog` on `today`, sorted, without repetitions, less the excepted ones."""
    found, noted = list(catalog.problems), Noted(catalog, today)
    with no_collection():
        for rule in RULES:
            found += noted.found(rule)
    return in_order(set(exceptions.apply(catalog, today, found)))
