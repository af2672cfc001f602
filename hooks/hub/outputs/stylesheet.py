"""One stylesheet out of its parts: readers fetch one file, editors of the theme keep one file per part."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from pathlib import Path

from hub.reading.findings import Fault

_IMPORT = re.compile(r'@import "([^"]+)";\n?')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"""("[^"]*"|'[^']*')|\s*;?\s*(\})\s*|\s*([{;,>])\s*|:\s+|\s+|\b0(?=\.\d)""")
"""A text in quotes, or what only people need: space, a semicolon that ends nothing, the nought of 0.5; a line break is
as good as any other space"""


class MissingPart(Fault):
    """A part that is imported but not there, as `path:line:1: what is wrong`."""


def bundle(name: str, *folders: Path) -> str:
    """The rules of the file `name` with every `@import "part.css";` replaced by the part, without comments and needless
    space. Each file is taken from the first of the folders that has it.

    The file itself works in a browser as it is. Raises `MissingPart`.
    """
    there = next((folder / name for folder in folders if (folder / name).is_file()), folders[0] / name)
    text = there.read_text(encoding="utf-8")

    def part(found: re.Match[str]) -> str:
        try:
            return bundle(posixpath.normpath(posixpath.join(posixpath.dirname(name), found[1])), *folders)
        except FileNotFoundError:
            line = text.count("\n", 0, found.start()) + 1
            raise MissingPart(f"{posixpath.basename(name)}:{line}:1: {found[1]} fehlt / is missing") from None

    return _bare(_IMPORT.sub(part, text))


@lru_cache(maxsize=256)
def _bare(rules: str) -> str:
    """Without comments and needless space. A preview asks again after each edit."""
    return _SPACE.sub(_kept, _COMMENT.sub("", rules)).strip()


def _kept(found: re.Match[str]) -> str:
    return found[1] or found[2] or found[3] or {":": ":", "0": ""}.get(found[0][0], " ")
