"""How a text is cut into words, the one way for what is indexed, for names, and for what is typed.

The index holds words that are cut and folded already, so the indexer's own rules part nothing further. `find.js` cuts
what is typed by the same rules; `tests/outputs/words.yaml` holds both to them.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

# A number of any length is one word, however its thousands are set apart.
_THOUSANDS = re.compile("([0-9])[.,'’\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
# Marks people leave out when typing: accents, vowel signs of Arabic and Hebrew. Those of other scripts are letters.
_MARKS = ((0x300, 0x36F), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC))
# Signs that are not seen, and the stroke that only lengthens Arabic words.
_UNSEEN = (0xAD, 0x640, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)
# Letters that are no letter with a mark and are typed as another one.
_ALIKE = {
    "ß": "ss", "ı": "i", "đ": "d", "ð": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ς": "σ",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ґ": "г", "ʼ": " ",
}  # fmt: skip
# Inside a Cyrillic word the apostrophe is part of it, whichever sign it is, and is often left out.
_APOSTROPHE = re.compile("(?<=[\u0400-\u052f])['`\u00b4\u02bc\u02b9\u2018\u2019\u2032\uff07](?=[\u0400-\u052f])")
# The Arabic article is written in one word with what it belongs to, and with “and”, “in”, “like”, “to” before it.
_ARTICLE = re.compile("^(?:(?:[وفبكل]?ال|[وف]?لل)(?=.{3,}))+")
_LETTERS = frozenset("LMN")


class _Signs(dict[int, str | None]):
    """What becomes of each sign; signs that part words become blanks."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        if any(first <= code <= last for first, last in _MARKS) or code in _UNSEEN:
            self[code] = None
        elif 0x660 <= code <= 0x669 or 0x6F0 <= code <= 0x6F9:
            self[code] = str(code & 15)
        else:
            self[code] = _ALIKE.get(sign, sign if category(sign)[0] in _LETTERS else " ")
        return self[code]


_SIGNS = _Signs()


def cut(text: str) -> list[str]:
    """The words of a text as they are compared; single letters say nothing."""
    joined = _APOSTROPHE.sub("", _THOUSANDS.sub(r"\1", text).lower())
    plain = normalize("NFKD", joined).translate(_SIGNS)
    return [word for word in map(_without_article, plain.split()) if len(word) > 1]


def _without_article(word: str) -> str:
    return _ARTICLE.sub("", word) if word[0] in "الوفبك" else word


def led(word: str) -> str:
    """A word without an Arabic “and”, “in”, “to” written in one with it; empty where nothing of that kind begins it."""
    return word[1:] if word[0] in "وفبكل" and len(word) > 3 else ""


def digits(number: str) -> str:
    """A telephone number in one piece, without the code of its country and the zero before that of its place."""
    local = re.sub(r"^\s*(?:\+|00)\s*[0-9]+[\s/(-]+", "", number)
    return re.sub(r"[^0-9]", "", local).lstrip("0")
