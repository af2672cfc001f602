"""Words in the language of a page: of the interface, of records, of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from unicodedata import combining, normalize

from markupsafe import Markup, escape

from hub.pages.reader import lacking
from hub.reading.languages import Language, direction
from hub.records.singles.settings import Settings
from hub.records.values import Text

# The stop of a whole sentence, not of an abbreviation or a number.
_SENTENCE = re.compile(r"(?<=[^\W\d_]{4}\.)\s+(?=[^\W\d_])")


@dataclass
class Words:
    """What is said in one language, and what stands in for it where a record does not have that language."""

    language: Language
    settings: Settings

    def word(self, english: str, **values: object) -> str:
        """An interface word."""
        return self.language.word(english, **values)

    def interface(self, english: str, **values: object) -> str:
        """An interface word for a template. In a language that stands in catalogues one that is missing there bears
        marks, from which `lacking.marked` makes an element that says it is English."""
        said = self.word(english, **values)
        return lacking.mark(said) if self._is_lacking(english) else said

    def counted(self, one: str, many: str, n: Decimal | int, **values: object) -> str:
        """The same for words that count."""
        said = self.language.counted(one, many, n, **values)
        return lacking.mark(said) if self._is_lacking(one) else said

    def _is_lacking(self, english: str) -> bool:
        own, code = self.language, self.language.code
        known = english in own.words or english in own.counts
        return not known and code in self.settings.languages.translated and code.partition("-")[0] != "en"

    def choose(self, text: Text) -> tuple[str, str]:
        """(words, language): this language's words, or those of the first that stands in for it and has any."""
        for code in self._chain:
            if code in text:
                return text[code], code
        code = next(iter(text))
        return text[code], code

    @cached_property
    def _chain(self) -> list[str]:
        return self.settings.languages.chain(self.language.code)

    @property
    def comma(self) -> str:
        """What stands between the things of an enumeration."""
        return self.language.comma

    @property
    def colon(self) -> str:
        """What stands between a name and what it is about; French has a blank before it."""
        return self.language.word(": ")

    @property
    def semicolon(self) -> str:
        """What stands between two remarks; Arabic has a sign of its own."""
        return self.language.word("; ")

    def plain(self, text: Text) -> str:
        """Words without any mark of their language, for titles and attributes."""
        return self.choose(text)[0]

    def begun(self, text: Text) -> Text:
        """Only the first sentence, in each language; links stay whole."""
        return {code: _first(words) for code, words in text.items()}

    @property
    def main(self) -> str:
        """The language records are written in first; citations and file data are in it."""
        return self.settings.languages.authored[0]

    def original(self, text: Text) -> str:
        """Words in the main language, e.g. the official term."""
        return text.get(self.main) or self.plain(text)

    def direction_of(self, code: str) -> str:
        """`ltr` or `rtl`."""
        return direction(code)

    def t(self, text: Text | None) -> Markup:
        """Words of a plain text; words of another language are marked as such."""
        if not text:
            return Markup()
        words, code = self.choose(text)
        return self.set_apart(escape(words), code, "span")

    def marked(self, words: str, text: Text) -> Markup:
        """Words drawn from a text, marked as the text would be."""
        return self.set_apart(escape(words), self.choose(text)[1], "span")

    def cited(self, words: str | None) -> Markup:
        """Words in the main language that stand in no record's text: citations, numbers of papers, names of places."""
        return self.set_apart(escape(words or ""), self.main, "span")

    def tongue(self, code: str) -> Markup:
        """The attributes of an element whose words are in a language; none where that is the page's."""
        if not code or code == self.language.code:
            return Markup()
        return Markup(' lang="{}" dir="{}"').format(code, direction(code))

    def set_apart(self, html: Markup, code: str, tag: str) -> Markup:
        """HTML inside a `tag` that says its language and direction, where these are not the page's."""
        if code == self.language.code:
            return html
        return Markup("<{0}{1}>{2}</{0}>").format(tag, self.tongue(code), html)

    def period(self, start: str | None, end: str | None) -> str:
        """„von 2018 bis 2021“, „seit Februar 2016“, „bis 2024“."""
        date = self.language.date
        if start and end:
            return date(start) if start == end else self.word("{start} to {end}", start=date(start), end=date(end))
        if start:
            return self.word("since {date}", date=date(start))
        return self.word("until {date}", date=date(end)) if end else ""

    def day(self, value: date | str) -> str:
        """A date in words."""
        return self.language.date(value)

    def day_short(self, value: date) -> str:
        """A date in figures, as the language writes it."""
        return self.language.date_short(value)


def _first(words: str) -> str:
    for end in _SENTENCE.finditer(words):
        if words.count("[", 0, end.start()) == words.count("](", 0, end.start()):
            return words[: end.start()]
    return words


@lru_cache(maxsize=65_536)
def collation(words: str) -> str:
    """A key that sorts umlauts with their vowels and ignores case and quotation marks."""
    plain = "".join(c for c in normalize("NFKD", words.casefold()) if not combining(c))
    return plain.lstrip("„“\"'#§ ")
