"""How much of a hub stands in each further language: by catalogue, by audience, and of what must stand there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from hub.editorial.translating import wanted
from hub.reading.catalog import Catalog
from hub.reading.languages import laid, texts
from hub.reading.languages.catalogue import Catalogue, read
from hub.reading.source import SourceError


@dataclass(slots=True)
class Share:
    """What there is in one catalogue, or in all of a language, where `name` is empty."""

    language: str
    name: str
    path: str
    all: int = 0
    known: int = 0
    fuzzy: int = 0
    """changed since, so that the original is shown"""
    essential: Counter[bool] = field(default_factory=Counter)
    """of what must stand there, how many texts are (True) and are not (False) translated"""
    audiences: dict[str, Counter[bool]] = field(default_factory=dict)
    """the same of what each audience reads; a text for nobody in particular is for everybody"""

    def add(self, known: bool, fuzzy: bool, essential: bool, audiences: tuple[str, ...]) -> None:
        """Count one text."""
        self.all += 1
        self.known += known
        self.fuzzy += fuzzy
        self.essential[known] += essential
        for audience in audiences:
            self.audiences.setdefault(audience, Counter())[known] += 1


def shares(catalog: Catalog, codes: list[str]) -> Iterator[Share]:
    """For each language all of it, then each of its catalogues, interface words first."""
    there = texts.catalogues(catalog)
    words = wanted.catalogues(catalog)[wanted.INTERFACE] if codes else []
    for code in codes:
        files = laid.catalogues(catalog, code)
        whole = Share(code, "", wanted.path(code, "*"))
        parts = [Share(code, wanted.INTERFACE, wanted.path(code, wanted.INTERFACE))]
        interface = _interface(catalog, code)
        known = {entry.source for entry in interface.entries if entry.usable}
        fuzzy = {entry.source for entry in interface.entries if entry.known and entry.fuzzy}
        for one in words:
            for share in (whole, parts[0]):
                share.add(one.source in known, one.source in fuzzy, True, ())
        for name, of_kind in there.items():
            parts.append(Share(code, name, wanted.path(code, name)))
            file = files.get(name, Catalogue(""))
            doubted = {(entry.context, entry.source) for entry in file.entries if entry.known and entry.fuzzy}
            for text in of_kind:
                key = text.context, text.words
                for share in (whole, parts[-1]):
                    share.add(key in file.usable, key in doubted, text.tier == 1, text.audiences)
        yield from (whole, *parts)


def _interface(catalog: Catalog, code: str) -> Catalogue:
    path = wanted.path(code, wanted.INTERFACE)
    try:
        return read(catalog.root / path, path) if (catalog.root / path).is_file() else Catalogue(path)
    except SourceError:
        # The checks have said so.
        return Catalogue(path)
