"""What there is to translate, by catalogue, with what translators are told about each text."""

from __future__ import annotations

from collections.abc import Iterator

from babel.messages.plurals import get_plural

from hub.editorial.translating.interface import interface_words
from hub.editorial.translating.merging import Wanted
from hub.reading import languages
from hub.reading.catalog import Catalog
from hub.reading.languages import Language, termbase, texts
from hub.reading.languages.interface import FOLDER
from hub.reading.languages.termbase import Official

INTERFACE = "interface"
"""What the catalogue of interface words is called on the command line; its file is `locales/<code>.po`"""


def path(code: str, name: str) -> str:
    """The file of a catalogue, below the project."""
    return f"{FOLDER}/{code}.po" if name == INTERFACE else f"{FOLDER}/{code}/{name}.po"


def header(title: str, code: str, source: str) -> dict[str, str]:
    """How a new catalogue begins: what it belongs to, its language (none for a template) and that of its sources.
    Raises `languages.LanguageError`."""
    count, rule = get_plural(Language(code).locale) if code else (2, "(n != 1)")
    return {
        "Project-Id-Version": title,
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={count}; plural={rule};",
        "X-Source-Language": source,
    }


def catalogues(catalog: Catalog, code: str = "") -> dict[str, list[Wanted]]:
    """Every text and interface word by the catalogue it belongs to, with notes for translators into a language."""
    return {INTERFACE: interface(catalog)} | of_texts(catalog, code)


def of_texts(catalog: Catalog, code: str = "") -> dict[str, list[Wanted]]:
    """The same without interface words."""
    # An office may be a term too; what it is called stands at either.
    known = sorted(termbase.of(catalog, code), key=lambda one: one.rendering is not None)
    terms = list({one.word: one for one in known}.values())
    return {
        name: [Wanted(text.words, text.context, notes=tuple(_notes(text, terms))) for text in of_kind]
        for name, of_kind in texts.catalogues(catalog).items()
    }


def interface(catalog: Catalog) -> list[Wanted]:
    """Every interface word, with what it is called in the languages that records are written in."""
    return list(_interface(catalog))


def _interface(catalog: Catalog) -> Iterator[Wanted]:
    authored = catalog.settings.languages.authored if catalog.settings else []
    known = languages.load(catalog.root, [code for code in authored if code != "en"])
    for word, phrase in interface_words(catalog.root).items():
        notes = [f"{code}: {said}" for code, language in known.items() for said in _said(language, word)]
        yield Wanted(word, plural=phrase.plural, notes=tuple(notes), places=tuple(sorted(phrase.places)))


def _said(language: Language, word: str) -> Iterator[str]:
    if word in language.words:
        yield language.words[word]
    elif word in language.counts:
        yield " / ".join(language.counts[word].forms)


def _notes(text: texts.Text, terms: list[Official]) -> Iterator[str]:
    """What it says in other languages, line by line, and the terms that stand in it."""
    for code, words in text.others.items():
        yield from (f"{code}: {line}" for line in words.splitlines() if line.strip())
    for one in terms:
        if one.stands_in(text.words):
            known = one.rendering
            yield f"term: {one.word} = {known.written_as or known.term}" if known else f"term: {one.word}"
