"""Every interface word that templates and engine print, as English; `locales/<code>.po` translates them."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir

from hub.facts import figures, legal, status
from hub.reading import engine
from hub.records import KINDS, vocabulary

_METHODS = [("**.py", "python"), ("**.html", "jinja2")]
# trimmed, so that extraction reads templates exactly as rendering does
_OPTIONS = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}


def interface_words(root: Path) -> set[str]:
    """English words of the project's and the engine's templates, and of the engine."""
    found = {word for values in vocabulary.LISTS.values() for word in values.values()}
    found |= {
        *status.WORDS.values(),
        *figures.BOUNDS.values(),
        *figures.PER.values(),
        *figures.BASIS.values(),
    }
    found |= {word for model in KINDS.values() for word in (*model.words, model.shelf[0])}
    found |= {word for *_, purpose, removal in legal.STORAGE for word in (purpose, removal)}
    for folder in (*engine.layers(root, "overrides"), engine.HOME):
        for _file, _line, message, _comments, _context in extract_from_dir(
            folder, _METHODS, _OPTIONS, keywords={"_": None, "word": None}
        ):
            found |= {message} if isinstance(message, str) else set(message)
    return found - {""}
