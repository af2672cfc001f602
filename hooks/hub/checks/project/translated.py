"""What one translation must have in common with the text it was made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.core import get_global

from hub.reading.languages.texts import Text
from hub.records.values import MAX_TEXT

SCRIPTS = {
    "Grek": "\u0370-\u03ff",
    "Cyrl": "\u0400-\u052f",
    "Armn": "\u0530-\u058f",
    "Hebr": "\u0590-\u05ff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Thai": "\u0e00-\u0e7f",
    "Geor": "\u10a0-\u10ff",
    "Hang": "\u1100-\u11ff\uac00-\ud7af",
    "Ethi": "\u1200-\u139f",
    "Hani": "\u3040-\u30ff\u3400-\u9fff",
}
"""Letters of the scripts that a text can be mistaken in; Latin stands everywhere, in names, citations and addresses."""
_ALIKE = ("Grek", "Cyrl")
"""Scripts some of whose letters look like Latin ones"""
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
_TAG = re.compile(r"<[a-zA-Z/!?][^>\s]*>?")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*|\]\([^)]*\)")
_WORD = re.compile(r"(?<![\w-])[a-zäöüßéèçñ]{3,}(?![\w-])")
_LINE = re.compile(r"^ {0,3}(?:(#{1,6}) |([-*+]) |(\d{1,9})[.)] |(\|)|(```|~~~)|(>))", re.MULTILINE)
SENTENCE = 3
"""So many ordinary words a text has at least before it must have been translated"""

Fault = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a language is written: what finds its letters (None for Latin ones), letters of scripts that are not its own,
    and words made of letters that look alike."""

    own: re.Pattern[str] | None
    foreign: re.Pattern[str]
    mixed: re.Pattern[str] | None

    @staticmethod
    @cache
    def of(code: str) -> Tongue:
        """The way a language is usually written."""
        base, _, rest = code.partition("-")
        likely = get_global("likely_subtags").get(base, "").split("_")
        script = rest if rest in SCRIPTS else next((part for part in likely if part in SCRIPTS), "Latn")
        if likely[0] in ("zh", "ja", "ko"):
            script = "Hani" if likely[0] != "ko" else "Hang"
        others = "".join(letters for name, letters in SCRIPTS.items() if name != script)
        own = SCRIPTS.get(script)
        mixed = rf"\b\w*(?:[A-Za-z][{own}]|[{own}][A-Za-z])\w*" if own and script in _ALIKE else None
        return Tongue(
            re.compile(f"[{own}]") if own else None, re.compile(f"[{others}]+"), re.compile(mixed) if mixed else None
        )


def faults(text: Text, words: str, tongue: Tongue) -> Iterator[Fault]:
    """(code, what its sentence needs) of everything that is wrong with the translation of a text."""
    if len(words) > MAX_TEXT:
        yield "translation-long", {"limit": str(MAX_TEXT)}
        return
    yield from _built(text, words)
    written = _ADDRESS.sub(" ", text.words)
    translated = len(_WORD.findall(written)) >= SENTENCE
    if translated and words in (text.words, *text.others.values()):
        yield "translation-same", {}
    elif translated and tongue.own and not tongue.own.search(words):
        yield "translation-script", {}
    if (found := tongue.foreign.search(words)) and not tongue.foreign.search(text.words):
        yield "translation-foreign", {"words": found[0]}
    if tongue.mixed and (found := tongue.mixed.search(words)):
        yield "translation-mixed", {"word": found[0]}


def _built(text: Text, words: str) -> Iterator[Fault]:
    """Links, markup and lines are those of the original, in whatever order the language needs."""
    if not text.prose:
        if "\n" in words:
            yield "text-lines", {}
        return
    if "](" in text.words or "](" in words:
        wanted, found = Counter(_LINK.findall(text.words)), Counter(_LINK.findall(words))
        if wanted != found:
            missing, extra = ", ".join((wanted - found).elements()), ", ".join((found - wanted).elements())
            yield "translation-links", {"missing": missing or "–", "extra": extra or "–"}
    tags = Counter(_TAG.findall(words)) - Counter(_TAG.findall(text.words))
    if tags:
        yield "translation-html", {"tag": next(iter(tags))}
    wanted_shape, shape = _shape(text.words), _shape(words)
    if wanted_shape != shape:
        yield "translation-shape", {"wanted": wanted_shape, "found": shape}


def _shape(words: str) -> str:
    """How a text is built, short: paragraphs, headings, entries of lists, rows of tables, emphasis, code."""
    lines = [next(part for part in found if part) for found in _LINE.findall(words)]
    counted = Counter(re.sub(r"\d+", "1.", re.sub(r"[*+]", "-", line)) for line in lines)
    paragraphs = len([part for part in re.split(r"\n(?:[ \t]*\n)+", words.strip()) if part])
    parts = [f"¶ {paragraphs}", *(f"{name} {count}" for name, count in sorted(counted.items()))]
    for sign in ("**", "`"):
        if sign in words:
            parts.append(f"{sign} {words.count(sign)}")
    return ", ".join(parts)
