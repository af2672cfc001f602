"""Every interface word that templates and engine print, as English; `locales/<code>.po` translates them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

from hub.facts import figures, legal, status
from hub.reading import engine
from hub.records import KINDS, vocabulary

_METHODS = [("**.py", "python"), ("**.html", "jinja2")]
# trimmed, so that extraction reads templates exactly as rendering does
_OPTIONS = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}


def interface_words(root: Path) -> dict[str, list[str]]:
    """English words of the project's and the engine's templates, and of the engine, with the templates they stand in;
    none where the engine has them."""
    found: dict[str, set[str]] = {word: set() for word in _of_engine()}
    for folder in (*engine.layers(root, "overrides"), engine.HOME):
        for file, _line, message, _comments, _context in extract_from_dir(
            folder, _METHODS, _OPTIONS, keywords={"_": None, "word": None}
        ):
            for word in (message,) if isinstance(message, str) else message:
                places = found.setdefault(word, set())
                if file.endswith(".html"):
                    places.add(f"overrides/{Path(file).as_posix()}")
    return {word: sorted(places) for word, places in sorted(found.items()) if word}


def _of_engine() -> Iterator[str]:
    for values in vocabulary.LISTS.values():
        yield from values.values()
    for words in (status.WORDS, figures.BOUNDS, figures.PER, figures.BASIS):
        yield from words.values()
    for model in KINDS.values():
        yield from (*model.words, model.shelf[0])
    for *_, purpose, removal in legal.STORAGE:
        yield from (purpose, removal)
