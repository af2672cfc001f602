"""Catalogues of translations: each belongs to a language and to texts that are there, and each translation is built
like what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from babel.messages.plurals import get_plural

from hub.checks.project import termbase
from hub.checks.project.translated import Tongue, faults
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, closest, problem
from hub.reading.languages import FOLDER, Language, LanguageError, laid, texts
from hub.reading.languages.catalogue import Catalogue, Translation
from hub.reading.languages.termbase import Official
from hub.reading.languages.texts import Text

MAX_HINTS = 50
"""Searching the nearest of thousands of places takes a while; after so many findings hints help nobody."""


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Findings about every catalogue below locales/, also of languages that readers are not offered yet."""
    folder = catalog.root / FOLDER
    codes = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    there: dict[str, list[Text]] = {}
    for code in codes:
        if code == "templates":
            continue
        try:
            assert Language(code).locale  # noqa: S101 - asked for its error
        except LanguageError:
            yield problem(f"{FOLDER}/{code}", (1, 1), "language-code", language=code)
            continue
        yield from laid.problems(catalog, code)
        found = laid.catalogues(catalog, code)
        there = there or (texts.catalogues(catalog) if found else {})
        terms = termbase.of(catalog, code) if found else []
        for name, file in found.items():
            yield from _head(file, code)
            if name in there:
                yield from _entries(file, code, there[name])
                yield from _terms(file, terms, there[name])
            else:
                choices, hint = ", ".join(there), closest(name, there)
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
