"""The words of a language as the browser is told them: in families, each the forms of one word."""

from __future__ import annotations

from collections import Counter, defaultdict

from Stemmer import Stemmer

# What the stemmers call the languages they know under another code.
_ALSO = {"nb": "no", "nn": "no"}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Vocabulary:
    """Words, given with how often they occur. `family` and `place` are the numbers of a word's family and of the word
    itself, both in the order in which they are told; `inflected` says that no forms of the language are known, so
    each word is a family of its own."""

    def __init__(self, language: str, often: Counter[str]) -> None:
        stem = _stemmer(language)
        self.inflected = stem is None
        forms: dict[str, list[str]] = defaultdict(list)
        for word in sorted(often):
            forms[stem.stemWord(word) if stem else word].append(word)
        self.families = sorted(forms.values())
        self.family = {word: number for number, words in enumerate(self.families) for word in words}
        self.place = {word: number for number, word in enumerate(self.family)}
        self._often = often

    def told(self) -> str:
        """All words in their order, with commas in a family and blanks between two, each as how many letters it begins
        like the one before (0 to z) and what follows."""
        told, before = [], ""
        for words in self.families:
            forms = []
            for word in words:
                most = min(len(before), len(word), 35)
                shared = next((n for n in range(most) if before[n] != word[n]), most)
                forms.append(_DIGITS[shared] + word[shared:])
                before = word
            told.append(",".join(forms))
        return " ".join(told)

    def often(self) -> str:
        """How often each family occurs, roughly, a digit each: 1, 2 to 3, 4 to 7 …"""
        counts = (sum(self._often[word] for word in words) for words in self.families)
        return "".join(_DIGITS[min(count.bit_length(), 35)] for count in counts)


def short(number: int) -> str:
    """A number to the base of 36."""
    return (short(number // 36) if number >= 36 else "") + _DIGITS[number % 36]


def _stemmer(language: str) -> Stemmer | None:
    code = language.partition("-")[0]
    try:
        return Stemmer(_ALSO.get(code, code))
    except KeyError:
        return None
