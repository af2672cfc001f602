"""Official words in translations: each stands beside its rendering at least once on a page, and none that misleads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.reading.languages import Language, LanguageError, termbase
from hub.reading.languages.plain import Translation
from hub.reading.languages.termbase import Official
from hub.reading.languages.texts import Text
from hub.records import KINDS
from hub.records.renderings import Renderings

Fault = tuple[Translation, str, dict[str, str]]


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Renderings in languages nobody knows, and those that leave out the word people must recognise."""
    main = catalog.settings.languages.authored[0] if catalog.settings else ""
    for kind, model in KINDS.items():
        for id, entry in catalog.companions[kind].items():
            if not isinstance(entry.record, Renderings):
                continue
            owner = catalog.records(model).get(id)
            word = owner.label.get(main, "") if owner else ""
            for code, rendering in entry.record.renderings.items():
                where = ("renderings", code)
                try:
                    assert Language(code).locale  # noqa: S101 - asked for its error
                except LanguageError:
                    yield entry.problem(where, "language-code", key=True, language=code)
                if word and rendering.written_as and word not in rendering.written_as:
                    yield entry.problem((*where, "written_as"), "term-written", word=word)


def faults(terms: list[Official], texts: Iterable[tuple[Text, Translation]]) -> Iterator[Fault]:
    """What is wrong with the official words in the translated texts of one record or page: the word itself stands in
    none of them, or one that misleads does. A page may name it once and translate it from then on."""
    pairs = list(texts)
    together = "\n".join(entry.words for _, entry in pairs)
    sources = "\n".join(text.words for text, _ in pairs)
    # Most records hold few of the words; to look through one long text is quicker than through many short ones.
    for one in (one for one in terms if one.word in sources):
        having = [entry for text, entry in pairs if one.stands_in(text.words)]
        if not having or one.rendering is None:
            continue
        if one.word not in together:
            yield (
                having[0],
                "term-missing",
                {"word": one.word, "written": one.rendering.written_as or one.rendering.term},
            )
        for entry in having:
            for wrong in one.rendering.avoid:
                if wrong in entry.words and wrong not in one.rendering.term:
                    yield entry, "term-avoid", {"wrong": wrong, "right": one.rendering.term}


def of(catalog: Catalog, code: str) -> list[Official]:
    """The words whose rendering in a language is known, each once."""
    known = (one for one in termbase.of(catalog, code) if one.rendering)
    return list({one.word: one for one in known}.values())
