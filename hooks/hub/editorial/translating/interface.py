"""Every interface word that templates and engine print, as English; `locales/<code>.po` translates them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import extract

from hub.facts import figures, legal, status
from hub.reading import engine
from hub.records import KINDS, vocabulary

# trimmed, so that extraction reads templates exactly as rendering does
_METHODS: dict[str, tuple[str, dict[str, Any]]] = {
    ".py": ("python", {}),
    ".html": ("jinja2", {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}),
}
_KEYWORDS = {"_": None, "word": None, "_n": (1, 2), "_forms": (1, 2), "counted": (1, 2), "forms": (1, 2)}


@dataclass(slots=True)
class Phrase:
    """An interface word. `plural` is its English for several things, where it counts; `places` are the templates it
    stands in, none where the engine has it."""

    plural: str = ""
    places: set[str] = field(default_factory=set)


def interface_words(root: Path) -> dict[str, Phrase]:
    """English words of the project's and the engine's templates, and of the engine, sorted."""
    found = {word: Phrase() for word in _of_engine()}
    for folder in (*engine.layers(root, "overrides"), engine.HOME):
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _METHODS):
            for one, plural in _said(path.suffix, path.read_bytes()):
                phrase = found.setdefault(one, Phrase())
                phrase.plural = plural or phrase.plural
                if path.suffix == ".html":
                    phrase.places.add(f"overrides/{path.relative_to(folder).as_posix()}")
    return {word: phrase for word, phrase in sorted(found.items()) if word}


@lru_cache(maxsize=1024)
def _said(suffix: str, text: bytes) -> tuple[tuple[str, str], ...]:
    """(word, its plural or nothing) of a file."""
    method, options = _METHODS[suffix]
    found = (message for _, message, _, _ in extract(method, BytesIO(text), _KEYWORDS, options=options))
    return tuple((one, "") if isinstance(one, str) else (one[0], one[1]) for one in found)


def _of_engine() -> Iterator[str]:
    for values in vocabulary.LISTS.values():
        yield from values.values()
    for words in (status.WORDS, figures.BOUNDS, figures.PER, figures.BASIS):
        yield from words.values()
    for model in KINDS.values():
        yield from (*model.words, model.shelf[0])
    for *_, purpose, removal in legal.STORAGE:
        yield from (purpose, removal)
