"""Groups of words of one meaning hold at least two, each of them once, and are of languages that the hub has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest
from hub.reading.source import Location


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A word that stands alone, or twice in its group, whatever its capitals; a language nobody can search in."""
    entry, same = catalog.synonyms, catalog.same_words
    if entry is None:
        return
    offered = catalog.settings.languages.all if catalog.settings else []
    yield from _groups(entry, ("groups",), same.groups)
    for code, groups in same.by_language.items():
        if offered and code not in offered:
            choices, hint = ", ".join(offered), closest(code, offered)
            where = ("by_language", code)
            yield entry.problem(where, "synonym-language", key=True, language=code, choices=choices, hint=hint)
        yield from _groups(entry, ("by_language", code), groups)


def _groups(entry: Entry, above: Location, groups: list[list[str]]) -> Iterator[Problem]:
    for place, group in enumerate(groups):
        if len(group) < 2:
            yield entry.problem((*above, place), "synonym-alone")
        seen: set[str] = set()
        for index, word in enumerate(group):
            if word.casefold() in seen:
                yield entry.problem((*above, place, index), "synonym-twice", word=word)
            seen.add(word.casefold())
