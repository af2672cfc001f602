"""YAML text → nested dict, list and str with a line and column for every value, or one finding per fault.

The reader walks the events of PyYAML's C parser and builds the tree itself: building it with `load` or
`compose` first can be made to crash the interpreter with a file of 60 kB. Every scalar stays the text that
was written (`01067`, `no`, `9:30`); the models decide types. A key without any value has None.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn
from unicodedata import normalize

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from hub.reading.findings import Problem, problem
from hub.reading.source import faults

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
MAX_NODES = 20_000

_FLAGS = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))

Location = tuple[str | int, ...]
Where = tuple[int, int]
Marks = dict[tuple[Location, bool], Where]

# C0 and C1 controls without tab, line feed and carriage return; zero-width space, word joiner, BOM inside text;
# line and paragraph separator; bidi embeddings, overrides and isolates; lone surrogates; the two code points that
# are no characters and that XML cannot hold. LRM, RLM, ZWJ and ZWNJ are ordinary letters of Arabic and Persian spelling
# and stay allowed.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
# What git leaves where two versions could not be put together. `=======` alone underlines a heading in Markdown.
_MERGE = re.compile(r"^(?:<{7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_REMARK = re.compile(r"([ \t]+)(#[^\r\n]*)")


class SourceError(Exception):
    """A file that cannot be read; carries its findings."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


def read_text(path: Path, shown: str, most: int = MAX_BYTES) -> str:
    """The text of a regular UTF-8 file of at most `most` bytes without forbidden characters and marks of a merge, in
    NFC: `ü` is one character however it was typed, so that words can be compared everywhere behind this door.

    `shown` is the path used in findings. Raises `SourceError`.
    """
    try:
        # Windows has no such flags; there the name is asked before.
        if not hasattr(os, "O_NOFOLLOW") and not stat.S_ISREG(path.lstat().st_mode):
            raise SourceError([problem(shown, (1, 1), "file-special")])
        handle = os.open(path, _FLAGS)
    except OSError as error:
        code = "file-special" if path.is_symlink() else "file-unreadable"
        raise SourceError([problem(shown, (1, 1), code, reason=error.strerror)]) from None
    try:
        # The open file is asked, not its name, so that nothing can be put in its place in between.
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise SourceError([problem(shown, (1, 1), "file-special")])
        raw = os.read(handle, most + 1)
    finally:
        os.close(handle)
    if len(raw) > most:
        raise SourceError([problem(shown, (1, 1), "file-size", limit=most // 1024)])
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError([problem(shown, (1, 1), "not-utf8")])
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise SourceError([problem(shown, _where(before, len(before)), "not-utf8")]) from None
    text = normalize("NFC", text.removeprefix("\ufeff"))
    bad = list(islice(FORBIDDEN.finditer(text), 20))
    if bad:
        raise SourceError(
            [
                problem(shown, _where(text, found.start()), "character", character=f"U+{ord(found.group()):04X}")
                for found in bad
            ]
        )
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (merge := _MERGE.search(text)):
        raise SourceError([problem(shown, _where(text, merge.start()), "merge", mark=merge[0])])
    return text


def read(path: Path, shown: str, remarks: list[Remark] | None = None) -> dict[str, Any]:
    """The root mapping of a file; `remarks` is filled. Raises `SourceError` with every finding that could be made."""
    return _Builder(read_text(path, shown), shown, None, remarks).tree()


def front_matter(
    text: str, shown: str, marks: Marks | None = None, remarks: list[Remark] | None = None
) -> tuple[dict[str, Any], str]:
    """(fields between two lines `---` at the top of a hand-written page, the text below); `marks` and `remarks` are
    filled. Raises `SourceError`."""
    found = re.match(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if not found:
        return {}, text
    fields = found[1] or ""
    tree = _Builder(f"\n{fields}", shown, marks, remarks).tree() if fields.strip() else {}
    return tree, text[found.end() :]


def read_marks(path: Path, shown: str) -> Marks:
    """Line and column by (location, is the key meant); used only for files with findings, so not kept in memory."""
    marks: Marks = {}
    _Builder(read_text(path, shown), shown, marks).tree()
    return marks


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment behind a text without quotes: where that text begins, and the comment with its `#`."""

    text: Where
    where: Where
    words: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its `#`. `alone` means that at most the dash of an entry stands before it in its line."""

    where: Where
    words: str
    alone: bool


def parse(text: str, shown: str, marks: Marks | None = None) -> dict[str, Any]:
    """The root mapping of a text that was read with `read_text`; `marks` is filled. Raises `SourceError`."""
    return _Builder(text, shown, marks).tree()


def comments(text: str) -> list[Comment]:
    """Every comment of a text that `parse` has accepted: each `#` after a blank that stands in no value."""
    chars = list(text)
    parser: Any = CParser(text)
    try:
        while (event := parser.get_event()) is not None:
            if type(event) is yaml.ScalarEvent:
                start, end = event.start_mark.index, event.end_mark.index  # type: ignore[union-attr]
                if event.style in ("|", ">"):
                    # A comment may stand behind the sign that a text begins below.
                    line_end = text.find("\n", start)
                    head = re.search(r"[ \t]#", text[start : line_end if line_end >= 0 else end])
                    if head:
                        start = line_end
                for index in range(start, end):
                    if chars[index] not in "\r\n":
                        chars[index] = "x"
    finally:
        parser.dispose()
    found = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", "".join(chars)), 1):
        hit = re.search(r"(?:^|(?<=[ \t]))#", line)
        if hit:
            words = line[hit.start() :].rstrip()
            found.append(Comment((number, hit.start() + 1), words, not line[: hit.start()].strip(" \t-")))
    return found


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


@dataclass(slots=True)
class _Frame:
    """One open collection. `keys` holds the line of every key of a mapping and is None for a list; `key` is the
    key that waits for its value."""

    container: Any
    location: Location
    keys: dict[str, int] | None = None
    key: str | None = None


class _Builder:
    """Builds one tree from events, without recursion. `marks` and `remarks` are filled where they are given.

    Ten thousand files are some hundred thousand events, so `_build` asks for the exact type of an event once and
    looks for forbidden characters in a value only where the file has escapes that could have hidden them.
    """

    def __init__(self, text: str, shown: str, marks: Marks | None, remarks: list[Remark] | None = None) -> None:
        self.parser: Any = CParser(text)
        self.text = text
        self.escapes = "\\" in text
        # Few files have the sign at all, and looking for it costs hundreds of times less than the pattern does.
        self.remarks = remarks if "#" in text and _REMARK.search(text) else None
        self.shown = shown
        self.marks = marks
        self.found: list[Problem] = []

    def tree(self) -> dict[str, Any]:
        """Parse everything; raises `SourceError` if anything was found."""
        root: Any = None
        documents = 0
        try:
            while (event := self.parser.get_event()) is not None:
                if type(event) is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._stop(event, "multi-document")
                elif isinstance(event, yaml.NodeEvent):
                    root = self._build(event)
        except yaml.YAMLError as error:
            self.found.append(faults.explain(error, self.text, self.shown))
            raise SourceError(self.found) from None
        finally:
            self.parser.dispose()
        if root is None:
            self.found.append(problem(self.shown, (1, 1), "file-empty"))
        elif not isinstance(root, dict):
            self.found.append(problem(self.shown, (1, 1), "root-list" if isinstance(root, list) else "root-text"))
        if self.found:
            raise SourceError(self.found)
        return dict(root)

    def _build(self, event: Any) -> Any:
        """The value that begins with `event`; reads on until it is complete."""
        get_event = self.parser.get_event
        outer = _Frame([], ())
        frames = [outer]
        frame = outer
        nodes = 0
        while True:
            kind = type(event)
            if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                frames.pop()
                frame = frames[-1]
            else:
                nodes += 1
                if nodes > MAX_NODES:
                    self._stop(event, "nodes", limit=MAX_NODES)
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                keys = frame.keys
                if keys is not None and frame.key is None:
                    self._key(event, frame, keys)
                elif kind is yaml.ScalarEvent:
                    value = event.value
                    if self.escapes:
                        self._characters(event)
                        value = normalize("NFC", value)
                    if self.remarks is not None and not event.style:
                        self._remark(event)
                    self._place(value if value or event.style else None, event, frame)
                else:
                    if len(frames) > MAX_DEPTH:
                        self._stop(event, "depth", limit=MAX_DEPTH)
                    is_mapping = kind is yaml.MappingStartEvent
                    container: Any = {} if is_mapping else []
                    location = self._place(container, event, frame)
                    frame = _Frame(container, location, {} if is_mapping else None)
                    frames.append(frame)
            if frame is outer:
                return outer.container[0]
            event = get_event()

    def _refuse(self, event: Any) -> NoReturn:
        """What lets one value stand for another, or for a program."""
        if type(event) is yaml.AliasEvent:
            self._stop(event, "yaml-feature", feature=f"*{event.anchor} (alias)")
        if event.anchor is not None:
            self._stop(event, "yaml-feature", feature=f"&{event.anchor} (anchor)")
        self._stop(event, "yaml-feature", feature=f"{event.tag} (tag)")

    def _key(self, event: Any, frame: _Frame, keys: dict[str, int]) -> None:
        if type(event) is not yaml.ScalarEvent or not event.value:
            self._stop(event, "yaml-key")
        key = event.value
        if blank := faults.BLANKS.match(key):
            self._stop(event, "yaml-blank", character=f"U+{ord(blank[0]):04X}")
        if key == "<<" and not event.style:
            self._found(event, "yaml-feature", feature="<< (merge key)")
        if key in keys:
            self._found(event, "duplicate-key", key=key, first=keys[key])
        else:
            keys[key] = _mark(event)[0]
        if self.escapes:
            self._characters(event)
        frame.key = key
        if self.marks is not None:
            self.marks.setdefault(((*frame.location, key), True), _mark(event))

    def _place(self, value: Any, event: Any, frame: _Frame) -> Location:
        """Put a value into the open collection; its location, which only marks need."""
        location: Location = ()
        if self.marks is not None:
            # A list at the root is refused in the end, so only the root itself has an empty location here.
            step = frame.key if frame.keys is not None else len(frame.container)
            location = (*frame.location, step or 0) if frame.location or frame.keys is not None else ()
            self.marks.setdefault((location, False), _mark(event))
        if frame.keys is None:
            frame.container.append(value)
        else:
            frame.container[frame.key] = value
            frame.key = None
        return location

    def _characters(self, event: Any) -> None:
        """Escapes such as "\\u202e" bring characters that the raw text did not show."""
        for bad in FORBIDDEN.findall(event.value):
            self._found(event, "character", character=f"U+{ord(bad):04X}")

    def _remark(self, event: Any) -> None:
        end = event.end_mark
        if behind := _REMARK.match(self.text, end.index):
            found = Remark(_mark(event), (end.line + 1, end.column + len(behind[1]) + 1), behind[2].rstrip())
            assert self.remarks is not None  # noqa: S101 - asked by the caller
            self.remarks.append(found)

    def _found(self, event: Any, code: str, **args: Any) -> None:
        self.found.append(problem(self.shown, _mark(event), code, **args))

    def _stop(self, event: Any, code: str, **args: Any) -> NoReturn:
        self._found(event, code, **args)
        raise SourceError(self.found)


def _mark(event: Any) -> Where:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _where(text: str, offset: int) -> Where:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1
