"""Catalogues of translations: each belongs to a language and to texts that are there, and each translation is built
like what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from itertools import groupby

from babel.messages.plurals import get_plural

from hub.checks.project import termbase
from hub.checks.project.translated import Tongue, faults
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, closest, problem
from hub.reading.languages import Language, is_known, laid, texts
from hub.reading.languages import termbase as official
from hub.reading.languages.catalogue import Catalogue
from hub.reading.languages.interface import FOLDER
from hub.reading.languages.plain import Translation
from hub.reading.languages.termbase import Official
from hub.reading.languages.texts import Text
from hub.reading.memory import digest

MAX_HINTS = 50
"""Searching the nearest of thousands of places takes a while; after so many findings hints help nobody."""


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Findings about every catalogue below locales/, also of languages that readers are not offered yet."""
    folder = catalog.root / FOLDER
    codes = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    there = _There(catalog)
    for code in codes:
        if code == "templates":
            continue
        if not is_known(code):
            yield problem(f"{FOLDER}/{code}", (1, 1), "language-code", language=code)
            continue
        known = digest(official.said(catalog, code), there.settings)
        for name in laid.names(catalog, code):
            file = laid.said(catalog, code, name)
            made_of = (known, name, file, there.made_of(name))
            key = f"catalogue {digest(repr(made_of))}"
            yield from catalog.remembered.problems(key, partial(_file, catalog, code, name, there))


@dataclass
class _There:
    """The texts of a project by the catalogue their translations stand in, and its official words by language, worked
    out when they are needed."""

    catalog: Catalog
    _texts: dict[str, list[Text]] = field(default_factory=dict)
    _terms: dict[str, list[Official]] = field(default_factory=dict)

    def of(self, name: str) -> list[Text]:
        """Those of one catalogue."""
        if name not in self._texts:
            self._texts[name] = texts.of_catalogue(self.catalog, name)
        return self._texts[name]

    def terms(self, code: str) -> list[Official]:
        """What official words are called in a language."""
        if code not in self._terms:
            self._terms[code] = list(termbase.of(self.catalog, code))
        return self._terms[code]

    @cached_property
    def _digests(self) -> dict[str, list[str]]:
        return texts.digests(self.catalog)

    @cached_property
    def settings(self) -> str:
        """What differs where the settings differ."""
        return repr(self.catalog.settings)

    def made_of(self, name: str) -> object:
        """What differs where the texts of a catalogue differ, or the names of all catalogues."""
        if name == texts.PAGES and next(texts.of_pages(self.catalog), None):
            return self._digests.get(name), list(self.catalog.written)
        return self._digests.get(name) or self._digests


def _file(catalog: Catalog, code: str, name: str, there: _There) -> Iterator[Problem]:
    """Findings about one catalogue."""
    yield from laid.problems(catalog, code, name)
    file = laid.catalogue(catalog, code, name)
    if file is None:
        return
    yield from _head(file, code)
    if own := there.of(name):
        yield from _entries(file, code, own)
        yield from _terms(file, there.terms(code), own)
    else:
        names = texts.catalogues(catalog)
        choices, hint = ", ".join(names), closest(name, names)
        yield problem(file.shown, (1, 1), "catalogue-unknown", name=name, choices=choices, hint=hint)


def _head(file: Catalogue, code: str) -> Iterator[Problem]:
    language = file.header.get("Language", "")
    if language and language.replace("_", "-") != code:
        yield problem(file.shown, file.line_of("Language:"), "catalogue-language", found=language, language=code)
    count, rule = get_plural(Language(code).locale)
    # With one form in Unicode's data and two in gettext's own list, Turkish may have either.
    if "Plural-Forms" in file.header and file.plurals not in {count, max(count, 2)}:
        right = f"nplurals={count}; plural={rule};"
        where = file.line_of("Plural-Forms:")
        yield problem(file.shown, where, "catalogue-forms", n=file.plurals, language=code, right=right)


def _entries(file: Catalogue, code: str, there: list[Text]) -> Iterator[Problem]:
    """Findings about the entries of one catalogue."""
    by_place = {(text.context, text.words): text for text in there}
    contexts = {text.context for text in there}
    tongue = Tongue.of(code)
    hints = MAX_HINTS
    for entry in file.twice:
        yield file.problem(entry, "translation-twice", context=entry.context)
    for entry in file.entries:
        text = by_place.get((entry.context, entry.source))
        if text is not None:
            if entry.usable:
                yield from (file.problem(entry, name, **args) for name, args in faults(text, entry.words, tongue))
        elif entry.context in contexts:
            if entry.usable:
                yield _hint(file, entry, "translation-drifted", language=code)
        elif entry.known:
            hints -= 1
            near = closest(entry.context, contexts) if hints >= 0 else ""
            yield _hint(file, entry, "translation-unknown", context=entry.context, language=code, hint=near)


def _terms(file: Catalogue, terms: list[Official], there: list[Text]) -> Iterator[Problem]:
    """Hints about official words, record by record."""
    for _, group in groupby(there, key=lambda text: text.group):
        known = [(text, entry) for text in group if (entry := file.usable.get((text.context, text.words)))]
        for entry, code, args in termbase.faults(terms, known) if known else ():
            yield _hint(file, entry, code, **args)


def _hint(file: Catalogue, entry: Translation, code: str, **args: str) -> Problem:
    return problem(file.shown, file.where(entry), code, severity="warning", **args)
