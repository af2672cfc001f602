"""How hard a text is to read: its sentences, their length, and LIX.

LIX (Björnsson 1968) adds the words per sentence to the share of words of more than six letters, in percent. It needs no
lists of syllables, so one figure holds for German, English and every other language written with letters: below 40 is
easy, 40 to 50 of medium difficulty, above 60 the language of offices and law.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hub.reading.markup.prose import to_plain

_LONG = 7
_WORD = re.compile(r"[^\W_]+(?:[’'·-][^\W_]+)*")
# A stop ends a sentence where a capital follows, but not behind a short number („1. Januar“), a single letter („z. B.“)
# or an abbreviation of the law („Abs. 2“ is followed by a digit and needs no rule).
_END = re.compile(r"(?<!\b\w)(?<!\b\d\d)[.?!…:](?=[”“\"»)*]*\s+[„“\"«(*]*[^\W\d_])|\n+")


@dataclass(frozen=True, slots=True)
class Measure:
    """`lix` of a text, its words, and those of its longest sentence."""

    lix: int
    words: int
    per_sentence: int
    longest: int


def sentences(text: str) -> list[str]:
    """The sentences of a prose text, a point of a list being one; what a link prints of a record counts as one word."""
    parts = (to_plain(line, lambda kind, id, anchor, words: words or id) for line in text.splitlines())
    return [sentence for part in parts for one in _END.split(part) if (sentence := one.strip()) and length(sentence)]


def length(sentence: str) -> int:
    """Words of a sentence; a compound with hyphens is one."""
    return len(_WORD.findall(sentence))


def measure(text: str) -> Measure | None:
    """None for a text without a word."""
    found = sentences(text)
    words = [word for sentence in found for word in _WORD.findall(sentence)]
    if not words:
        return None
    per_sentence = len(words) / len(found)
    long = sum(len(word) >= _LONG for word in words)
    return Measure(
        round(per_sentence + 100 * long / len(words)), len(words), round(per_sentence), max(map(length, found))
    )
