"""Catalogues of two states: what readers see in another language, by the place it stands at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from hub.editorial.changes.records import Change, Field
from hub.editorial.changes.shortened import middles, shortened, spoken
from hub.reading.languages.catalogue import Catalogue, read
from hub.reading.source import SourceError


def told(old: Path, new: Path, names: Iterable[str]) -> Iterator[Change]:
    """Of these files below two roots the catalogues in which something else is shown. A translation that is gone, or
    whose source has changed since, falls back."""
    for name in names:
        if not name.endswith(".po"):
            continue
        try:
            before, after = _shown(old / name, name), _shown(new / name, name)
        except SourceError:
            yield Change("unreadable", "", name, name)
            continue
        if before == after:
            continue
        # A whole catalogue stands everywhere; to look for each of its words on each page would say nothing.
        placed = bool(before and after)
        places = [place for place in {**before, **after} if before.get(place) != after.get(place)]
        fields = [_field(place, before.get(place, ""), after.get(place, ""), placed=placed) for place in places]
        yield Change("changed" if placed else "new" if after else "removed", "", name, name, fields=fields)


def _shown(path: Path, name: str) -> dict[str, str]:
    """The words that are shown, by the place of the text, or by the English of an interface word."""
    file = read(path, name) if path.is_file() else Catalogue(name)
    usable = (entry for entry in file.entries if entry.usable)
    return {entry.context or entry.source: entry.words or " / ".join(entry.forms) for entry in usable}


def _field(place: str, before: str, after: str, *, placed: bool) -> Field:
    went, came = middles(spoken(before), spoken(after)) if placed else (set(), set())
    return Field(place, *shortened(before, after), frozenset(went), frozenset(came))
