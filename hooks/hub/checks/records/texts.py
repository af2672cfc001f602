"""Texts exist in the languages that are authored, on one line where they are names, and whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.checks.around import Around
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest, problem
from hub.reading.languages import is_known
from hub.reading.markup import leftover
from hub.records.marks import TextMark
from hub.records.values import MAX_TEXT


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Languages of the settings that there are not."""
    yield from _codes(catalog)


def of_file(entry: Entry, around: Around) -> Iterator[Problem]:
    """Unknown languages and a missing main language are errors, other missing translations are warnings."""
    authored = around.once(_authored)
    if not authored:
        return
    known = frozenset(authored)
    yield from _behind(entry)
    for mark, location, value in entry.marked:
        if not isinstance(mark, TextMark) or not isinstance(value, dict):
            continue
        for language, words in value.items():
            # What is longer is refused; its signs are not worth looking for.
            if not isinstance(words, str) or len(words) > MAX_TEXT:
                continue
            if not mark.prose and "\n" in words:
                yield entry.problem((*location, language), "text-lines")
            for left in leftover.in_prose(words) if mark.prose else leftover.pieces(words):
                yield entry.problem((*location, language), "markup-left", severity="warning", words=left)
        if value.keys() == known:
            continue
        for language in value.keys() - known:
            yield entry.problem(
                (*location, language),
                "language-unknown",
                key=True,
                language=language,
                choices=", ".join(authored),
                hint=closest(language, authored),
            )
        if authored[0] not in value:
            yield entry.problem(location, "language-missing", key=True, language=authored[0])
        for language in authored[1:]:
            if language not in value:
                yield entry.problem(location, "translation-missing", key=True, severity="warning", language=language)


def _behind(entry: Entry) -> Iterator[Problem]:
    """What stands behind ` #` was meant as text if it follows the sign at once, or if the text is in a language."""
    if not entry.remarks:
        return
    texts = {
        entry.where((*location, language))
        for mark, location, value in entry.marked
        if isinstance(mark, TextMark) and isinstance(value, dict)
        for language in value
    }
    for remark in entry.remarks:
        if remark.text in texts or remark.words[1:2].isalnum():
            yield problem(entry.shown, remark.where, "text-behind", severity="warning", words=remark.words)


def _codes(catalog: Catalog) -> Iterator[Problem]:
    if catalog.settings is None or catalog.settings_entry is None:
        return
    languages = catalog.settings.languages
    places: list[tuple[tuple[str | int, ...], str]] = [(("authored", n), c) for n, c in enumerate(languages.authored)]
    places += [(("translated", n), code) for n, code in enumerate(languages.translated)]
    places += [(("formats", own), code) for own, code in languages.formats.items()]
    for own, chain in languages.fallback.items():
        places.append((("fallback", own), own))
        for n, code in enumerate(chain):
            if code not in languages.all:
                yield catalog.settings_entry.problem(
                    ("languages", "fallback", own, n), "language-unknown",
                    language=code, choices=", ".join(languages.all), hint=closest(code, languages.all),
                )  # fmt: skip
    for location, code in places:
        if not is_known(code):
            yield catalog.settings_entry.problem(("languages", *location), "language-code", language=code)


def _authored(around: Around) -> list[str]:
    """The languages of the settings, also of settings that have faults elsewhere."""
    if around.settings is not None:
        return around.settings.languages.authored
    tree = (around.settings_entry and around.settings_entry.tree) or {}
    languages = tree.get("languages")
    authored = languages.get("authored") if isinstance(languages, dict) else None
    return [code for code in authored if isinstance(code, str)] if isinstance(authored, list) else []
