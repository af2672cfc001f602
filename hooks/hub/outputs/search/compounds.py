"""Compound words taken apart with the hub's own vocabulary, so that „Versicherung“ finds „Krankenversicherung“.

The method is that of Koehn and Knight (2003): a word is split where all parts are words that occur by themselves,
and of several splits the one is taken whose parts are the most frequent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import prod

# Languages that write compounds in one word; in others a word that looks like two is mostly chance.
LANGUAGES = frozenset({"de", "nl", "sv", "da", "nb", "nn", "fi", "hu", "et", "is"})
# What may stand between two parts: „Arbeit-s-erlaubnis“, „Fachkraft“ and „Fachkräft-e-einwanderung“.
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_SHORTEST = 4
# Longer ones are no words, and the ways to split a word grow with its length faster than any power of it.
_LONGEST = 80

_WORD = re.compile(r"[^\W\d_]+")


def words(text: str) -> list[str]:
    """Words of a text in small letters; numbers and signs part them."""
    return _WORD.findall(text.casefold())


class Splitter:
    """Takes words apart with a vocabulary of word → how often it occurs."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.known: Counter[str] = Counter()
        for text in texts:
            self.known.update(words(text))
        self.parts = cache(self._parts)

    def _parts(self, word: str) -> tuple[str, ...]:
        """The parts of one word in small letters; empty if it is none or not known to be composed."""
        found = [split for split in self._splits(word) if len(split) > 1] if len(word) <= _LONGEST else []
        if not found:
            return ()
        return max(found, key=lambda split: prod(self.known[part] for part in split) ** (1 / len(split)))

    def _splits(self, word: str) -> list[tuple[str, ...]]:
        """Every way to write `word` as known words; the first is the word itself where that is known."""
        found: list[tuple[str, ...]] = [(word,)] if self.known[word] else []
        for end in range(_SHORTEST, len(word) - _SHORTEST + 1):
            head = word[:end]
            for link in _LINKS:
                stem = head.removesuffix(link) if link else head
                if (link and not head.endswith(link)) or len(stem) < _SHORTEST or not self.known[stem]:
                    continue
                found += [(stem, *rest) for rest in self._splits(word[end:])]
                break
        return found
