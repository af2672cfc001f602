"""One stylesheet out of its parts: readers fetch one file, editors of the theme keep one file per part."""

from __future__ import annotations

import re
from pathlib import Path

from hub.reading.findings import Fault

_IMPORT = re.compile(r'@import "([^"]+)";\n?')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class MissingPart(Fault):
    """A part that is imported but not there, as `path:line:1: what is wrong`."""


def bundle(path: Path, *below: Path) -> str:
    """The rules of `path` with every `@import "part.css";` replaced by the part, without comments and indentation. A
    file that is not in its folder is taken from the first of the folders `below` that has it.

    The file itself works in a browser as it is. Raises `MissingPart`.
    """
    there = next((folder / path.name for folder in (path.parent, *below) if (folder / path.name).is_file()), path)
    text = there.read_text(encoding="utf-8")

    def part(found: re.Match[str]) -> str:
        try:
            return bundle(path.parent / found[1], *below)
        except FileNotFoundError:
            line = text.count("\n", 0, found.start()) + 1
            raise MissingPart(f"{path.name}:{line}:1: {found[1]} fehlt / is missing") from None

    lines = (line.strip() for line in _COMMENT.sub("", _IMPORT.sub(part, text)).splitlines())
    return "\n".join(line for line in lines if line) + "\n"
