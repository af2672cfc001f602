"""Groups of words of one meaning hold at least two, each of them once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A word that stands alone, or twice in its group, whatever its capitals."""
    for place, group in enumerate(catalog.same_words):
        if len(group) < 2 and catalog.synonyms:
            yield catalog.synonyms.problem(("groups", place), "synonym-alone")
        seen: set[str] = set()
        for index, word in enumerate(group):
            if word.casefold() in seen and catalog.synonyms:
                yield catalog.synonyms.problem(("groups", place, index), "synonym-twice", word=word)
            seen.add(word.casefold())
