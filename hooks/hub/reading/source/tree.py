"""The tree of a YAML text, built from the events of PyYAML's C parser, and findings for what no record is written with.

Building it with `load` or `compose` first can be made to crash the interpreter with a file of 60 kB. Every scalar stays
the text that was written (`01067`, `no`, `9:30`); the models decide types. A key without any value has None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn
from unicodedata import normalize

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from hub.reading.findings import Problem, problem
from hub.reading.source import faults
from hub.reading.source.text import FORBIDDEN, SourceError, Where

MAX_DEPTH = 12
MAX_NODES = 20_000

Location = tuple[str | int, ...]
Marks = dict[tuple[Location, bool], Where]
_SCALAR, _MAPPING, _MAPPING_END, _LIST_END = (
    yaml.ScalarEvent,
    yaml.MappingStartEvent,
    yaml.MappingEndEvent,
    yaml.SequenceEndEvent,
)
_REMARK = re.compile(r"([ \t]+)(#[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment behind a text without quotes: where that text begins, and the comment with its `#`."""

    text: Where
    where: Where
    words: str


@dataclass(slots=True)
class _Frame:
    """One open collection. `keys` holds the line of every key of a mapping and is None for a list; `key` is the
    key that waits for its value."""

    container: Any
    location: Location
    keys: dict[str, int] | None = None
    key: str | None = None


class Builder:
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
        get_event, escapes, remarks, marks = self.parser.get_event, self.escapes, self.remarks, self.marks
        outer = _Frame([], ())
        frames = [outer]
        frame = outer
        nodes = 0
        while True:
            kind = type(event)
            if kind is _MAPPING_END or kind is _LIST_END:
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
                elif kind is _SCALAR:
                    value = event.value
                    if escapes:
                        self._characters(event)
                        value = normalize("NFC", value)
                    if remarks is not None and not event.style:
                        self._remark(event)
                    value = value if value or event.style else None
                    if marks is not None:
                        self._place(value, event, frame)
                    elif keys is None:
                        frame.container.append(value)
                    else:
                        frame.container[frame.key] = value
                        frame.key = None
                else:
                    if len(frames) > MAX_DEPTH:
                        self._stop(event, "depth", limit=MAX_DEPTH)
                    is_mapping = kind is _MAPPING
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
        key = event.value if type(event) is _SCALAR else ""
        if not key:
            self._stop(event, "yaml-key")
        if not key.isascii() and (blank := faults.BLANKS.match(key)):
            self._stop(event, "yaml-blank", character=f"U+{ord(blank[0]):04X}")
        if key == "<<" and not event.style:
            self._found(event, "yaml-feature", feature="<< (merge key)")
        if key in keys:
            self._found(event, "duplicate-key", key=key, first=keys[key])
        else:
            keys[key] = event.start_mark.line + 1
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
