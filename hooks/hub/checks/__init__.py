"""Every rule over the catalog. A rule family is one module with `check(context) -> Iterator[Problem]`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from hub import content
from hub.catalog import Catalog, no_collection
from hub.checks import (
    dates,
    editing,
    evidence,
    exceptions,
    figures,
    gaps,
    guides,
    interface,
    legal,
    once,
    references,
    settings,
    synonyms,
    texts,
    wayfinders,
)
from hub.problems import Problem

RULES: tuple[Callable[[Catalog, date], Iterator[Problem]], ...] = (
    references.check,
    texts.check,
    dates.check,
    evidence.check,
    figures.check,
    guides.check,
    wayfinders.check,
    gaps.check,
    synonyms.check,
    once.check,
    legal.check,
    interface.check,
    settings.check,
    editing.check,
)


def run(catalog: Catalog, today: date) -> list[Problem]:
    """Every finding about `catalog` on `today`, sorted, without repetitions, less the excepted ones."""
    found = list(catalog.problems)
    with no_collection():
        for rule in RULES:
            found += rule(catalog, today)
    return sorted(set(exceptions.apply(catalog, today, found)))


def everything(catalog: Catalog, today: date) -> list[Problem]:
    """Every finding about records, then those about hand-written pages."""
    return run(catalog, today) + content.check(catalog)
