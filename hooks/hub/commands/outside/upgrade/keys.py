"""Another name for a field in the text of a file: nothing but the name changes, no blank, no comment, no line end."""

from __future__ import annotations

import re
from typing import Any

from hub.editorial.fmt import NotKept
from hub.reading import source
from hub.reading.source import Location, Where

BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Both(Exception):
    """A group that has the old name and the new one; where the old one stands."""

    def __init__(self, where: Where) -> None:
        super().__init__(where)
        self.where = where


def renamed(text: str, shown: str, path: str, new: str) -> tuple[str, list[Where]]:
    """The text with the last field of `path` (as `steps[].fees[].cost`) called `new`, and where that was.

    Raises `SourceError` for a text that the strict reader refuses, `Both`, and `NotKept` where the result would not say
    the same.
    """
    marks: source.Marks = {}
    start = text[: text.startswith(BOM)]
    text = text.removeprefix(start)
    tree = source.parse(text, shown, marks)
    *parts, old = path.split(".")
    places: list[tuple[Where, Location]] = []
    for group, location in _groups(tree, parts, ()):
        if old in group:
            where = marks[((*location, old), True)]
            if new in group:
                raise Both(where)
            places.append((where, (*location, old)))
    lines = _LINE.findall(text)
    for (line, column), _ in sorted(places, reverse=True):
        before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        lines[line - 1] = before + re.sub(rf"^([\"']?){re.escape(old)}\1(?=\s*:)", rf"\g<1>{new}\g<1>", after)
    written = "".join(lines)
    for _, location in places:
        group = _at(tree, location[:-1])
        group[new] = group.pop(old)
    if source.parse(written, shown) != tree:
        raise NotKept(shown)
    return start + written, sorted(where for where, _ in places)


def followed(catalogue: bytes, path: str, new: str) -> tuple[bytes, int]:
    """A catalogue of translations whose places follow the field, also those that are kept for later, and how many."""
    parts = [re.escape(part) for part in re.sub(r"\[\]|\{\}", ".*", path).split(".")]
    inner = rb"\.".join(rb"[^.\"\n]+" if part == r"\*" else part.encode() for part in parts[:-1])
    before = rb'^((?:#~ )?msgctxt "[^.\"\n]+\.' + (inner + rb"\." if inner else b"") + rb")"
    return re.subn(before + parts[-1].encode() + rb'(?=[."])', rb"\g<1>" + new.encode(), catalogue, flags=re.MULTILINE)


def _groups(tree: Any, parts: list[str], location: Location) -> list[tuple[dict[str, Any], Location]]:
    if not parts:
        return [(tree, location)] if isinstance(tree, dict) else []
    name = parts[0].rstrip("[]{}")
    depth = (len(parts[0]) - len(name)) // 2
    found = [(tree[name], (*location, name))] if isinstance(tree, dict) and name in tree else []
    for _ in range(depth):
        found = [(inner, (*at, step)) for value, at in found for step, inner in _inside(value)]
    return [group for value, at in found for group in _groups(value, parts[1:], at)]


def _inside(value: Any) -> list[tuple[str | int, Any]]:
    return list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []


def _at(tree: Any, location: Location) -> Any:
    for step in location:
        tree = tree[step]
    return tree
