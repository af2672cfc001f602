"""How a term may be written in a text: its title, abbreviation and synonyms, as the language changes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hub.records.kinds.reference import Term


@dataclass(frozen=True, slots=True)
class Grammar:
    """How words of a language change in a text; words that change inside (Haus, Häuser) count unchanged only."""

    endings: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    """Endings that replace each other in the first of several words"""
    nouns_are_capital: bool = False


# Facts about languages, as in Babel's tables; words of any other language count as they are written.
GRAMMARS = {
    "de": Grammar(("ern", "en", "er", "es", "e", "n", "s"), ("en", "em", "er", "es", "e"), nouns_are_capital=True),
    "en": Grammar(("es", "s")),
}


@dataclass(frozen=True, slots=True)
class Form:
    """One wording of a term. `language` is set where it is not the page's."""

    id: str
    wording: str
    """A pattern"""
    flags: int
    language: str


def said_as(term: Term, language: str, main: str) -> Iterator[tuple[int, str, str]]:
    """(rank, words, their language) of what a term may be called in a text; titles rank 0, abbreviations 1."""
    for code in dict.fromkeys((language, main)):
        if code in term.title:
            yield 0, re.sub(r"(?<=\S)\s+\([^)]*\)$", "", term.title[code]), code
    if term.abbreviation and re.search(r"\w\w", term.abbreviation) and not re.fullmatch(r"§+ *\d+", term.abbreviation):
        yield 1, term.abbreviation, main
    for synonym in term.synonyms:
        if sum(c.isupper() for c in synonym) > 1 or re.search(r"\d", synonym):
            yield 2, synonym, main


# Most words of a glossary stand in few texts, and in a build after a small change in none.
@lru_cache(maxsize=16_384)
def compiled(wording: str, flags: int) -> re.Pattern[str]:
    """A wording ready to look for."""
    return re.compile(wording, flags)


def matching(words: str, grammar: Grammar) -> tuple[str, int, set[str]]:
    """What matches `words` in a text, and every word such a match can begin with."""
    parts = re.split(r"(\w+)", words)
    first = next(index for index in (0, 1) if parts[index])
    pieces, starts = [], {parts[0].strip()} if parts[0] else set()
    inflected = parts[1] if len(parts) > 3 else ""
    adjective = next((e for e in grammar.adjectives if inflected.endswith(e) and len(inflected) > len(e) + 2), "")
    for index, part in enumerate(parts):
        if index % 2 == 0:
            pieces.append("".join(r"\s+" if c.isspace() else "['’]" if c in "'’" else re.escape(c) for c in part))
            continue
        if index == 1 and adjective:
            stem, endings = part.removesuffix(adjective), grammar.adjectives
        else:
            stem, endings = part, ("", *grammar.endings)
        pieces.append(f"{re.escape(stem)}(?:{'|'.join(sorted(endings, key=len, reverse=True))})")
        if index == first == 1:
            starts = {stem + ending for ending in endings}
    # A word may be small where the title is capital: all of it, or only what nouns leave small.
    flags = re.NOFLAG if grammar.nouns_are_capital else re.IGNORECASE
    if first == 1 and adjective:
        letter = pieces[1][0]
        pieces[1] = f"[{letter.upper()}{letter.lower()}]{pieces[1][1:]}"
        starts |= {word[0].lower() + word[1:] for word in starts}
    if flags:
        starts |= {change for word in starts for change in (word.lower(), word[0].upper() + word[1:], word.upper())}
    # Parts of compounds, addresses and file names are no words of their own.
    pattern = rf"(?<![\w.@/\-‑]){''.join(pieces)}(?![\w@\-‑]|[./]\w)"
    return pattern, int(flags), starts
