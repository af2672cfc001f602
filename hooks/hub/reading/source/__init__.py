"""YAML text → nested dict, list and str with a line and column for every value, or one finding per fault.

This is the door of the package; whoever reads a file of a project comes in here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hub.reading.source.comment import Comment, comments
from hub.reading.source.text import FORBIDDEN, MAX_BYTES, SourceError, Where, decoded, read_bytes, read_text
from hub.reading.source.tree import MAX_DEPTH, Builder, Location, Marks, Remark

__all__ = [
    "FORBIDDEN",
    "MAX_BYTES",
    "MAX_DEPTH",
    "Comment",
    "Location",
    "Marks",
    "Remark",
    "SourceError",
    "Where",
    "comments",
    "decoded",
    "front_matter",
    "mappings",
    "parse",
    "read",
    "read_bytes",
    "read_marks",
    "read_text",
]


def read(path: Path, shown: str, remarks: list[Remark] | None = None) -> dict[str, Any]:
    """The root mapping of a file; `remarks` is filled. Raises `SourceError` with every finding that could be made."""
    return Builder(read_text(path, shown), shown, None, remarks).tree()


def front_matter(
    text: str, shown: str, marks: Marks | None = None, remarks: list[Remark] | None = None
) -> tuple[dict[str, Any], str]:
    """(fields between two lines `---` at the top of a hand-written page, the text below); `marks` and `remarks` are
    filled. Raises `SourceError`."""
    found = re.match(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if not found:
        return {}, text
    fields = found[1] or ""
    tree = Builder(f"\n{fields}", shown, marks, remarks).tree() if fields.strip() else {}
    return tree, text[found.end() :]


def read_marks(path: Path, shown: str) -> Marks:
    """Line and column by (location, is the key meant); used only for files with findings, so not kept in memory."""
    marks: Marks = {}
    Builder(read_text(path, shown), shown, marks).tree()
    return marks


def parse(text: str, shown: str, marks: Marks | None = None, remarks: list[Remark] | None = None) -> dict[str, Any]:
    """The root mapping of a text that was read with `read_text`; `marks` and `remarks` are filled. Raises
    `SourceError`."""
    return Builder(text, shown, marks, remarks).tree()


def mappings(tree: Any) -> Iterator[tuple[Location, dict[str, Any]]]:
    """Every mapping of a tree with its location."""
    waiting: list[tuple[Location, Any]] = [((), tree)]
    while waiting:
        location, node = waiting.pop()
        if type(node) is dict:
            yield location, node
            for key, value in node.items():
                if type(value) is dict or type(value) is list:
                    waiting.append(((*location, key), value))
        elif type(node) is list:
            for index, value in enumerate(node):
                if type(value) is dict or type(value) is list:
                    waiting.append(((*location, index), value))
