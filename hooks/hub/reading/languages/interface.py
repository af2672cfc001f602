"""What the interface says in a language: the words of `locales/`, read from their catalogues."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hub.reading import engine
from hub.reading.languages import catalogue, plain

FOLDER = "locales"


@dataclass(frozen=True, slots=True)
class Count:
    """Interface words in every form that a language has for numbers, and which one a number takes."""

    forms: tuple[str, ...]
    rule: Callable[[int], int]


def files(root: Path, code: str) -> list[tuple[Path, str]]:
    """(file, path for findings) of the catalogues with a language's words, in the order in which one is laid over the
    others."""
    names = dict.fromkeys((code.partition("-")[0], code))
    there = ((folder / f"{name}.po", name) for folder in reversed(engine.layers(root, FOLDER)) for name in names)
    return [(path, f"{FOLDER}/{name}.po") for path, name in there if path.is_file()]


def words(root: Path, code: str) -> tuple[dict[str, str], dict[str, Count], bool]:
    """The interface words of a language by their English, those that count, and whether a person has read them. Raises
    `SourceError`."""
    return _said(tuple((catalogue.text(path, shown), shown) for path, shown in files(root, code)))


@lru_cache(maxsize=16)
def _said(files: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], dict[str, Count], bool]:
    """The same of (text, path for findings) of catalogues; a preview asks again after each edit."""
    words: dict[str, str] = {}
    counts: dict[str, Count] = {}
    reviewed = False
    for text, shown in files:
        file = catalogue.parsed(text, shown)
        _take(file, words, counts)
        reviewed = bool(file.reviewed)
    return words, counts, reviewed


def _take(file: catalogue.Catalogue, words: dict[str, str], counts: dict[str, Count]) -> None:
    for entry in file.entries:
        if not entry.usable:
            continue
        wrong = _wrong(entry)
        if wrong:
            raise catalogue.unusable(file.shown, entry.line, wrong)
        if entry.plural:
            counts[entry.source] = Count(entry.forms, file.rule)
        else:
            words[entry.source] = entry.words


def _wrong(entry: plain.Translation) -> str:
    """What keeps a translation from being filled in: other blanks than its source. One or two of a thing may be said
    without the number."""
    wanted = _blanks(entry.plural or entry.source)
    right = [wanted, [blank for blank in wanted if blank != "{n}"]] if entry.plural else [wanted]
    given = [_blanks(words) for words in entry.forms or (entry.words,)]
    return next((f"{wanted} ≠ {blanks}" for blanks in given if blanks not in right), "")


def _blanks(words: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}|[{}]", words))
