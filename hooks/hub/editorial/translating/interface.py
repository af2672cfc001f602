"""Every interface word that templates and engine print, as English; `locales/<code>.po` translates them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.extract import extract_from_dir

from hub.facts import figures, legal, status
from hub.reading import engine
from hub.records import KINDS, vocabulary

_METHODS = [("**.py", "python"), ("**.html", "jinja2")]
# trimmed, so that extraction reads templates exactly as rendering does
_OPTIONS = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
_COUNTING = {"_n": (1, 2), "_forms": (1, 2), "counted": (1, 2), "forms": (1, 2)}


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
        for file, _line, message, _comments, _context in extract_from_dir(
            folder, _METHODS, _OPTIONS, keywords={"_": None, "word": None, **_COUNTING}
        ):
            one, *more = (message,) if isinstance(message, str) else message
            phrase = found.setdefault(one, Phrase())
            phrase.plural = more[0] if more else phrase.plural
            if file.endswith(".html"):
                phrase.places.add(f"overrides/{Path(file).as_posix()}")
    return {word: phrase for word, phrase in sorted(found.items()) if word}


def _of_engine() -> Iterator[str]:
    for values in vocabulary.LISTS.values():
        yield from values.values()
    for words in (status.WORDS, figures.BOUNDS, figures.PER, figures.BASIS):
        yield from words.values()
    for model in KINDS.values():
        yield from (*model.words, model.shelf[0])
    for *_, purpose, removal in legal.STORAGE:
        yield from (purpose, removal)
