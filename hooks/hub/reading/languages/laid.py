"""Translations laid over what is written: after the checks, before anything follows from the records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from hub.reading import memory
from hub.reading.catalog import Catalog
from hub.reading.content import Content
from hub.reading.entry import Entry
from hub.reading.findings import Problem
from hub.reading.languages import termbase, texts
from hub.reading.languages.catalogue import READ, Catalogue, digest, read
from hub.reading.languages.interface import FOLDER
from hub.reading.languages.plain import Translation
from hub.reading.markup.text import to_html
from hub.reading.source import SourceError
from hub.records import Settings

_HEADING = re.compile(r"#{1,6} [^\n]*")


def names(catalog: Catalog, code: str) -> list[str]:
    """The names of the catalogues of a language."""
    folder = catalog.root / FOLDER / code
    return sorted(path.stem for path in folder.glob("*.po")) if folder.is_dir() else []


def catalogues(catalog: Catalog, code: str) -> dict[str, Catalogue]:
    """The catalogues of a language that can be read, by name; `problems` says why others cannot."""
    found = ((name, catalogue(catalog, code, name)) for name in names(catalog, code))
    return {name: file for name, file in found if file}


def catalogue(catalog: Catalog, code: str, name: str) -> Catalogue | None:
    """One of them, read once; None where there is none, or where it cannot be read."""
    if (code, name) not in catalog.translations:
        path, there = _path(catalog, code, name), shown(code, name)
        catalog.translations[code, name] = (
            catalog.remembered.once(("catalogue", there, said(catalog, code, name)), partial(_read, path, there))
            if name in names(catalog, code)
            else (None, [])
        )
    return catalog.translations[code, name][0]


def said(catalog: Catalog, code: str, name: str) -> str:
    """Differs where a catalogue says something else; empty where there is none that can be read."""
    return digest(_path(catalog, code, name), shown(code, name), catalog.remembered)


def _path(catalog: Catalog, code: str, name: str) -> Path:
    return catalog.root / FOLDER / code / f"{name}.po"


def _read(path: Path, shown: str) -> tuple[Catalogue | None, list[Problem]]:
    try:
        return read(path, shown), []
    except SourceError as error:
        return None, error.problems


def problems(catalog: Catalog, code: str, name: str) -> list[Problem]:
    """Why a catalogue cannot be read."""
    catalogue(catalog, code, name)
    return catalog.translations[code, name][1]


def shown(code: str, name: str) -> str:
    """Where a catalogue lies, relative to the project."""
    return f"{FOLDER}/{code}/{name}.po"


@dataclass(slots=True)
class Coverage:
    """How much of a hub stands in one language: of what must be there, and by (catalogue, record or page)."""

    essential: Counter[bool] = field(default_factory=Counter)
    groups: dict[tuple[str, str], Counter[bool]] = field(default_factory=dict)
    reviewed: dict[tuple[str, str], bool] = field(default_factory=dict)
    """whether a person has read every translation of it"""

    @property
    def percent(self) -> int:
        """Of the texts that must be there, rounded down."""
        return 100 * self.essential[True] // (self.essential.total() or 1)

    def add(self, text: texts.Text, known: Translation | None, *, reviewed: bool) -> None:
        """Count one text."""
        group = text.catalogue, text.group
        self.essential[known is not None] += text.tier == 1
        self.groups.setdefault(group, Counter())[known is not None] += 1
        if known:
            read = reviewed or any(note.startswith(READ) for note in known.comments)
            self.reviewed[group] = self.reviewed.get(group, True) and read

    @property
    def plain(self) -> list[Any]:
        """As JSON has it."""
        groups = [[*group, counted[True], counted[False]] for group, counted in self.groups.items()]
        return [self.essential[True], self.essential[False], groups, [[*group] for group in self.reviewed.items()]]

    @classmethod
    def of(cls, plain: list[Any]) -> Coverage:
        """From JSON."""
        there, lacking, groups, reviewed = plain
        return cls(
            Counter({True: there, False: lacking}),
            {(file, name): Counter({True: known, False: unknown}) for file, name, known, unknown in groups},
            {(file, name): read for (file, name), read in reviewed},
        )

    def join(self, other: Coverage) -> None:
        """Count other texts too."""
        self.essential += other.essential
        for group, counted in other.groups.items():
            self.groups[group] = self.groups.get(group, Counter()) + counted
        for group, by_person in other.reviewed.items():
            self.reviewed[group] = self.reviewed.get(group, True) and by_person


def lay(catalog: Catalog, codes: Sequence[str]) -> tuple[Catalog, dict[str, Coverage]]:
    """What was read, with every usable translation into these languages beside the words it was made from, and how much
    of each language there is. A text that has changed since its translation stays without one. `catalog` itself stays
    as it is, so that rules can be asked of it later."""
    covered = {code: Coverage() for code in codes}
    if not codes:
        return catalog, covered
    there = _There(catalog, codes)

    def one(entry: Entry) -> Entry:
        found, counted = there.laid(entry)
        for code, some in counted.items():
            covered[code].join(some)
        return found

    laid = replace(catalog, settings_entry=catalog.settings_entry and one(catalog.settings_entry))
    laid.settings = cast("Settings | None", laid.settings_entry and laid.settings_entry.record)
    laid.synonyms = catalog.synonyms and one(catalog.synonyms)
    laid.entries = {kind: {id: one(e) for id, e in some.items()} for kind, some in catalog.entries.items()}
    laid.companions = {kind: {id: one(e) for id, e in some.items()} for kind, some in catalog.companions.items()}
    for text in texts.of_pages(catalog):
        there.known(text, covered)
    pages = {
        address: versions | {code: page for code in codes if (page := page_in(catalog, address, code))}
        for address, versions in catalog.written.pages.items()
    }
    laid.written = replace(catalog.written, pages=pages)
    return laid, covered


class _There:
    """The translations of a project into some languages. What they say of a file is remembered: to read all catalogues
    takes longer than to read all records."""

    def __init__(self, catalog: Catalog, codes: Sequence[str]) -> None:
        self._catalog, self._codes = catalog, codes
        self._files: dict[str, list[str]] = {}
        self._terms: dict[str, dict[tuple[str, str, str], Translation]] = {}
        self._said = memory.digest(texts.main(catalog), *(termbase.said(catalog, code) for code in codes))

    def known(self, text: texts.Text, covered: Mapping[str, Coverage]) -> dict[str, str]:
        """What a text says in the languages into which it is translated; it is counted for each of them."""
        found = {}
        for code in self._codes:
            file = catalogue(self._catalog, code, text.catalogue)
            known = file.usable.get((text.context, text.words)) if file else None
            known = known or self._official(code).get((text.catalogue, text.context, text.words))
            covered[code].add(text, known, reviewed=bool(file and file.reviewed))
            if known:
                found[code] = known.words
        return found

    def laid(self, entry: Entry) -> tuple[Entry, dict[str, Coverage]]:
        """An entry with its translations, the same one as long as nothing of both is changed; how much there is."""
        name, _ = texts.catalogue_of(self._catalog, entry)
        given = memory.digest(entry.file, self._said, *self._digests(name))
        return self._catalog.remembered.once(("laid", entry.shown, given), partial(self._laid, entry, given))

    def _laid(self, entry: Entry, given: str) -> tuple[Entry, dict[str, Coverage]]:
        make = partial(self._found, entry)
        found, covered = self._catalog.remembered.newest(entry.shown, given, make, "laid") if entry.file else make()
        laid: Entry | None = None
        for code, location, words in found if entry.fits or entry.record else ():
            laid = laid or entry.having(entry.typed())
            _at(cast(BaseModel, laid.record), location)[code] = words
            laid.changed(f"{code} {location} {words}")
        return laid or entry, {code: Coverage.of(some) for code, some in covered.items()}

    def _found(self, entry: Entry) -> tuple[list[tuple[str, list[str | int], str]], dict[str, Any]]:
        """(language, place, words) of every translation of a file; how much there is by language."""
        covered = {code: Coverage() for code in self._codes}
        words = [
            (code, [*text.location], words)
            for text in texts.of_entry(self._catalog, entry)
            for code, words in self.known(text, covered).items()
        ]
        return words, {code: some.plain for code, some in covered.items()}

    def _digests(self, name: str) -> list[str]:
        """Those of a catalogue in each language, with the language."""
        if name not in self._files:
            self._files[name] = [f"{code} {said(self._catalog, code, name)}" for code in self._codes]
        return self._files[name]

    def _official(self, code: str) -> dict[tuple[str, str, str], Translation]:
        if code not in self._terms:
            self._terms[code] = _terms(self._catalog, code)
        return self._terms[code]


def page_in(catalog: Catalog, address: str, code: str) -> Content | None:
    """A hand-written page in a language: written in it, or translated; None where it is neither."""
    versions = catalog.written.pages.get(address, {})
    main = catalog.settings.languages.authored[0] if catalog.settings else ""
    if code in versions or main not in versions:
        return versions.get(code)
    return _page(catalog, versions[main], address, code)


def _terms(catalog: Catalog, code: str) -> dict[tuple[str, str, str], Translation]:
    """What official words are called where their own catalogue does not say: as in the term base."""
    return {
        (one.catalogue, f"{one.id}.title", one.word): Translation(one.word, one.rendering.term)
        for one in termbase.of(catalog, code)
        if one.rendering
    }


def _at(record: BaseModel, location: Sequence[str | int]) -> dict[str, str]:
    """The words of a record at a place, by language."""
    value: Any = record
    for key in location:
        value = getattr(value, str(key)) if isinstance(value, BaseModel) else value[key]
    found: dict[str, str] = value
    return found


def _page(catalog: Catalog, page: Content, address: str, code: str) -> Content | None:
    """A hand-written page in another language, with the anchors of the original, so that links keep leading there. None
    unless all of it is translated: half a page about a right is worse than one in a language said to be another."""
    file = catalogue(catalog, code, texts.PAGES)
    if file is None:
        return None
    group = address.strip("/") or "index"
    words = {}
    for name, piece in texts.pieces(page).items():
        known = file.usable.get((f"{group}.{name}", piece))
        if known is None:
            return None
        words[name] = known.words
    key = f"headings {memory.digest(page.markdown)}"
    ids = iter(catalog.remembered.of(key, lambda: [*to_html(page.markdown).headings]))
    parts = [
        _anchored(words.get(str(number), piece), piece, ids)
        for number, piece in enumerate(texts.paragraphs(page.markdown))
    ]
    meta = page.meta | {name: words[name] for name in ("title", "description") if name in words}
    return replace(page, markdown="\n\n".join(parts), language=code, meta=meta)


def _anchored(words: str, source: str, ids: Iterator[str]) -> str:
    """A heading with the anchor of the one it translates; other words as they are."""
    for heading in _HEADING.findall(source):
        anchor = next(ids, "")
        if anchor and "{" not in heading and _HEADING.fullmatch(words):
            words = f"{words} {{#{anchor}}}"
    return words
