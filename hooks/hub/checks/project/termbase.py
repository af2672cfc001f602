"""Official words in translations: each stands beside its rendering at least once on a page, and none that misleads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.reading.languages import is_known, termbase
from hub.reading.languages.plain import Translation
from hub.reading.languages.termbase import Official
from hub.reading.languages.texts import Text
from hub.records import KINDS
from hub.records.beside.renderings import Rendering, Renderings
from hub.records.kinds.reference import Term

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
                if not is_known(code):
                    yield entry.problem(where, "language-code", key=True, language=code)
                if word and rendering.written_as and word not in rendering.written_as:
                    yield entry.problem((*where, "written_as"), "term-written", word=word)


def faults(terms: list[Official], texts: Iterable[tuple[Text, Translation]]) -> Iterator[Fault]:
    """What is wrong with the official words in the translated texts of one record or page: the word itself stands in
    none of them, or one that misleads does. A page may name it once and translate it from then on; of a name of several
    words, the one that tells it from others is enough. Where the text links to the word, or says it as the glossary
    does, the page names it. What would mislead may be right for another official word of the same text."""
    pairs = list(texts)
    together = "\n".join(entry.words for _, entry in pairs)
    sources = "\n".join(text.words for text, _ in pairs)
    # Most records hold few of the words; to look through one long text is quicker than through many short ones.
    for one in (one for one in terms if one.word in sources):
        having = [(text, entry) for text, entry in pairs if one.stands_in(text.words)]
        if not having or one.rendering is None:
            continue
        if not _is_named(one, one.rendering, together):
            yield (
                having[0][1],
                "term-missing",
                {"word": one.word, "written": one.rendering.written_as or one.rendering.term},
            )
        for text, entry in having:
            for wrong in one.rendering.avoid:
                if wrong in one.rendering.term or not _stands(wrong, entry.words):
                    continue
                if not _is_meant(wrong, one, terms, text.words):
                    yield entry, "term-avoid", {"wrong": wrong, "right": one.rendering.term}


def of(catalog: Catalog, code: str) -> list[Official]:
    """The words whose rendering in a language is known, each once."""
    known = (one for one in termbase.of(catalog, code) if one.rendering)
    return list({one.word: one for one in known}.values())


def _is_named(one: Official, rendering: Rendering, together: str) -> bool:
    """Whether readers meet the word on the page of these translated texts."""
    kind = next(kind for kind, model in KINDS.items() if model.folder == one.catalogue)
    if f"]({kind}:{one.id})" in together:
        return True
    if kind == Term.kind and _stands(rendering.term, together, re.IGNORECASE):
        return True
    return any(name in together for name in (one.word, *re.findall(r"[A-ZÄÖÜ][\w-]{7,}", one.word)))


def _is_meant(wrong: str, one: Official, terms: list[Official], source: str) -> bool:
    """Whether a word that misleads for one official word is what another of the same text is called."""
    known = ((other, other.rendering.term) for other in terms if other is not one and other.rendering)
    return any(other.stands_in(source) for other, term in known if wrong in term or term in wrong)


def _stands(words: str, where: str, flags: re.RegexFlag = re.NOFLAG) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", where, flags) is not None
