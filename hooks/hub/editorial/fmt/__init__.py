"""The normal form of the files in `data/`: one way to write each value, so that a diff shows what changed and no more.

Fields stand in the order of the model, lists and groups have one entry per line, each text is on one line, and quotes
stand only where a reader of YAML would take a text for something else. Comments stay with what they stand at. All is
written from the tree of the strict reader, and `normal` hands nothing out before it has been read again and compared.
"""

from __future__ import annotations

import bisect
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from hub.reading import source
from hub.reading.source import Comment, Location
from hub.records import FOLDERS, SINGLES
from hub.records.shape import PLAIN, Shape, fields

NEEDS_QUOTES = r"""^$|^[ ,\[\]{}#&*!|>'"%@`]|^[?:-](?: |$)|^(?:---|\.\.\.)|[\r\n\t\ufffe\uffff]|: | #|[ :]$"""
"""What has a meaning of its own in YAML."""
MISREAD = (
    r"^(?:~|null|y|yes|n|no|true|false|on|off|<<|=)$"
    r"|^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)$"
    r"|^[-+]?(?:\.?[0-9][0-9_]*|[0-9][0-9_]*\.[0-9_]*)(?:e[-+]?[0-9]+)?$"
    r"|^[-+]?\.(?:inf|nan)$"
    r"|^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt \t])"
)
"""Words that some reader (YAML 1.1 or 1.2, in any capitals) takes for a number, a date, a truth value or nothing."""
TYPED = r"^(?:-?[0-9]+(?:[.-][0-9]+)*|true|false)$"
"""What stands without quotes where the model expects a date, a number or a truth value."""

_QUOTES, _MISREAD, _TYPED = re.compile(NEEDS_QUOTES), re.compile(MISREAD, re.IGNORECASE), re.compile(TYPED)
_FLOW = re.compile(r"[,\[\]{}?]")
_INVISIBLE, _ESCAPED = re.compile(r"[\r\t\ufffe\uffff]"), re.compile(r"[\\\"\n\r\t\ufffe\uffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
NEWLINE = "\n"
WORDS = Shape("value")


class NotKept(Exception):
    """Writing would have lost something; nothing was written."""


def model_of(shown: str) -> type[BaseModel] | None:
    """What a file of `data/` holds by its path relative to the project; None where the hub reads no such file."""
    match shown.split("/"):
        case ["data", name]:
            return SINGLES.get(name)
        case ["data", folder, name] if re.fullmatch(r"[^.].*\.yaml", name) and name.isprintable() and folder in FOLDERS:
            model = FOLDERS[folder]
            if model.companion and name.endswith(f".{model.companion[0]}.yaml"):
                return model.companion[1]
            return model
    return None


def files(root: Path) -> Iterator[str]:
    """Every file of `data/` that has a normal form, relative to `root`, in the order of names."""
    for path in sorted((root / "data").glob("*.yaml")):
        if path.name in SINGLES:
            yield f"data/{path.name}"
    for folder in sorted(FOLDERS):
        here = root / "data" / folder
        if here.is_dir() and not here.is_symlink():
            names = (f"data/{folder}/{name}" for name in sorted(os.listdir(here)))  # noqa: PTH208 - strings are quicker
            yield from (name for name in names if model_of(name))


def authored(root: Path) -> list[str]:
    """The languages of texts in their order, as far as `data/hub.yaml` can be read."""
    try:
        languages = source.read(root / "data" / "hub.yaml", "data/hub.yaml").get("languages")
    except source.SourceError:
        return []
    codes = languages.get("authored") if isinstance(languages, dict) else None
    return [code for code in codes if isinstance(code, str)] if isinstance(codes, list) else []


def normal(text: str, shown: str, model: type[BaseModel], languages: Sequence[str]) -> str:
    """The normal form of a file's text. Raises `SourceError` for a text that the strict reader refuses, and `NotKept`
    where the result would not say the same."""
    marks: source.Marks = {}
    tree = source.parse(text, shown, marks)
    comments = source.comments(text) if "#" in text else []
    written = dump(tree, model, languages, _placed(text, comments, marks) if comments else None)
    try:
        kept = source.parse(written, shown) == tree and len(written.encode()) <= source.MAX_BYTES
    except source.SourceError:
        kept = False
    if not kept or (comments and _sorted(source.comments(written)) != _sorted(comments)):
        raise NotKept(shown)
    return written


def dump(tree: dict[str, Any], model: type[BaseModel], languages: Sequence[str], notes: Notes | None = None) -> str:
    """A tree as the text of a file."""
    writer = _Writer(languages, notes or Notes())
    writer.mapping(tree, Shape("group", model=model), (), 0)
    writer.alone(writer.notes.below.get((), []), 0)
    return "".join(f"{line}\n" for line in writer.lines)


@dataclass
class Notes:
    """Comments by the location they belong to: in the lines above it, behind it in its line, below all of it."""

    above: dict[Location, list[str]] = field(default_factory=dict)
    behind: dict[Location, list[str]] = field(default_factory=dict)
    below: dict[Location, list[str]] = field(default_factory=dict)


def _sorted(comments: list[Comment]) -> list[str]:
    return sorted(comment.words for comment in comments)


def _placed(text: str, comments: list[Comment], marks: source.Marks) -> Notes:
    """A comment in a line of its own belongs to what comes next, unless it is indented deeper than that: then it is the
    end of the group it stands in. A comment behind a value belongs to that value."""
    places: dict[Location, source.Where] = {}
    lines = text.splitlines()
    for (location, key), (line, column) in marks.items():
        if location and (key or location not in places):
            dash = lines[line - 1][: column - 1].rstrip(" \t") if isinstance(location[-1], int) else ""
            places[location] = (line, len(dash) if dash.endswith("-") else column)
    # Where an entry of a list has no dash of its own, its first field begins at the same place.
    order = sorted(places.items(), key=lambda place: (place[1], len(place[0])))
    starts = [where for _, where in order]
    notes = Notes()
    for comment in comments:
        column = comment.where[1]
        at = bisect.bisect_left(starts, comment.where)
        before = order[at - 1][0] if at else ()
        if not comment.alone and before:
            notes.behind.setdefault(before, []).append(comment.words)
        elif at < len(order) and (not before or column <= starts[at][1]):
            notes.above.setdefault(order[at][0], []).append(comment.words)
        else:
            while before and (places[before][1] > column or column == 1):
                before = before[:-1]
            notes.below.setdefault(before, []).append(comment.words)
    return notes


class _Writer:
    """Writes a tree line by line. `depth` counts indentations of two blanks."""

    def __init__(self, languages: Sequence[str], notes: Notes) -> None:
        self.languages = languages
        self.notes = notes
        self.lines: list[str] = []

    def mapping(self, tree: dict[str, Any], shape: Shape, location: Location, depth: int, dash: str = "") -> None:
        """`dash` begins the first line where the mapping is an entry of a list."""
        known = fields(shape.model) if shape.model else {}
        inner = shape.inner if shape.holds == "mapping" and shape.inner else WORDS
        for name in _ordered(tree, self.languages if shape.holds == "text" else list(known)):
            start = f"{dash or _indent(depth)}{_quoted(name, typed=False, flow=True)}:"
            # Nothing can stand between the dash and the first field.
            self.entry(tree[name], known.get(name, inner), (*location, name), depth, start, depth - bool(dash))
            dash = ""

    def sequence(self, tree: list[Any], shape: Shape, location: Location, depth: int) -> None:
        for index, item in enumerate(tree):
            self.entry(item, shape.inner or WORDS, (*location, index), depth, f"{_indent(depth)}-", depth)

    def entry(self, tree: Any, shape: Shape, location: Location, depth: int, start: str, above: int) -> None:
        """One field or entry behind `start`, with its comments."""
        notes = self.notes
        behind = notes.behind.get(location, [])
        if isinstance(tree, list) and start.endswith("-") and _is_flat(tree):
            # Groups of words read best as one line each.
            words = ", ".join(_quoted(word, typed=False, flow=True) for word in tree)
            self.alone([*notes.above.get(location, []), *behind, *self._inside(location, len(tree))], above)
            self.lines.append(f"{start} [{words}]")
        else:
            self.alone([*notes.above.get(location, []), *behind[1:]], above)
            behind = [f" {words}" for words in behind[:1]]
            if isinstance(tree, dict) and tree and start.endswith("-"):
                self.alone([words[1:] for words in behind], above)
                self.mapping(tree, shape, location, depth + 1, f"{start} ")
            else:
                self.value(tree, shape, location, depth, start, "".join(behind))
        self.alone(notes.below.get(location, []), depth)

    def value(self, tree: Any, shape: Shape, location: Location, depth: int, start: str, behind: str) -> None:
        if isinstance(tree, str) and _is_block(tree):
            self.lines.append(f"{start} {'|' if tree.endswith(NEWLINE) else '|-'}{behind}")
            self.lines += [line and f"{_indent(depth + 1)}{line}" for line in tree.removesuffix(NEWLINE).split(NEWLINE)]
        elif isinstance(tree, str):
            self.lines.append(f"{start} {_quoted(tree, typed=shape.value in PLAIN)}{behind}")
        elif not tree:
            self.lines.append(f"{start}{'' if tree is None else ' {}' if isinstance(tree, dict) else ' []'}{behind}")
        else:
            self.lines.append(f"{start}{behind}")
            if isinstance(tree, dict):
                self.mapping(tree, shape, location, depth + 1)
            else:
                self.sequence(tree, shape, location, depth + 1)

    def alone(self, words: list[str], depth: int) -> None:
        """Comments in lines of their own."""
        self.lines += [f"{_indent(depth)}{word}" for word in words]

    def _inside(self, location: Location, length: int) -> list[str]:
        inner = [(*location, index) for index in range(length)]
        kinds = (self.notes.above, self.notes.behind, self.notes.below)
        return [words for place in inner for kind in kinds for words in kind.get(place, [])]


def _indent(depth: int) -> str:
    return "  " * depth


def _ordered(tree: dict[str, Any], names: Sequence[str]) -> list[str]:
    """Known names in their order, then the others as they stand."""
    return [*(name for name in names if name in tree), *(name for name in tree if name not in names)]


def _is_flat(tree: list[Any]) -> bool:
    return bool(tree) and all(isinstance(item, str) for item in tree)


def _is_block(text: str) -> bool:
    """Whether a text of several lines can stand as it is: no blanks that nobody sees, at the ends of lines or before
    the first, and at most one line break at the end."""
    lines = text.removesuffix(NEWLINE).split(NEWLINE)
    visible = all(line == line.rstrip(" ") and not _INVISIBLE.search(line) for line in lines)
    return NEWLINE in text and visible and bool(lines[0]) and lines[0][0] != " " and bool(lines[-1])


def _quoted(text: str, *, typed: bool, flow: bool = False) -> str:
    """A text on one line, in quotes where it needs them. `flow` is for keys and for groups in brackets."""
    if typed and _TYPED.search(text):
        return text
    if _QUOTES.search(text) or _MISREAD.search(text) or (flow and _FLOW.search(text)):
        return f'"{_ESCAPED.sub(lambda found: _escape(found[0]), text)}"'
    return text


def _escape(character: str) -> str:
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"
