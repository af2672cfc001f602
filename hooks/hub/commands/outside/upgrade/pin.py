"""Which version of the engine a project follows: the one that its pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from hub.editorial.draft import Draft
from hub.reading.engine import PACKAGE

PLACE = "pyproject.toml"
_PIN = re.compile(rf"^{PACKAGE}(?:\[[^]]*\])?\s*==\s*([^\s;,]+)")


def of(draft: Draft) -> str:
    """The version; empty where none is asked for exactly, or the file cannot be read."""
    for asked in _about(draft).get("dependencies", ()):
        if found := _PIN.match(str(asked)):
            return found[1]
    return ""


def is_engine(draft: Draft) -> bool:
    """Whether the project is the engine itself."""
    return _about(draft).get("name") == PACKAGE


def follow(draft: Draft, old: str, new: str) -> bool:
    """Let the project ask for another version, and its source too where the version stands in it, such as a tag or the
    name of a file. Whether anything has changed."""
    text = (draft.read(PLACE) or b"").decode()
    lines = text.splitlines(keepends=True)
    word = re.compile(rf"(?<![\d.]){re.escape(old)}(?![\d]|\.\d)")
    names = (PACKAGE, PACKAGE.replace("-", "_"))
    written = "".join(word.sub(new, line) if any(name in line for name in names) else line for line in lines)
    if written != text:
        draft.write(PLACE, written.encode())
    return written != text


def _about(draft: Draft) -> dict[str, Any]:
    try:
        return dict(tomllib.loads((draft.read(PLACE) or b"").decode()).get("project", {}))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}
