"""One file of `data/`: its raw tree, its record, and where in the file each value stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from hub.reading import source
from hub.reading.findings import Problem, Severity, problem
from hub.reading.memory import About, Remembered
from hub.records import marks

T = TypeVar("T")
Name = tuple[str, str]
"""Of a record: (kind, id)"""


@dataclass(frozen=True, slots=True)
class From:
    """Where a record of another hub comes from: the id of that hub here, its name and the address of the record's page
    there by language, and the day it was fetched."""

    hub: str
    title: dict[str, str]
    pages: dict[str, str]
    fetched: str


@dataclass(slots=True)
class Entry:
    """One file: its raw tree, and its record if the tree fits the model. `shown` is relative to the project."""

    path: Path
    shown: str
    model: type[BaseModel]
    id: str
    _tree: dict[str, Any] | None = None
    fits: bool = False
    """Whether the tree is known to be a record; it becomes one when somebody asks for it"""
    digest: str = ""
    """A hash of what the record says, empty where the file could not be read"""
    file: str = ""
    """The same of the file alone, whatever its record says besides"""
    remembered: Remembered = field(default_factory=Remembered, repr=False)
    unread: Callable[[], tuple[dict[str, Any], list[source.Remark]]] | None = None
    """What reads (tree, remarks) when somebody asks for one of them; nobody asks for those of most files"""
    problems: list[Problem] = field(default_factory=list)
    """What was found wrong in reading and typing it"""
    stands_for: str = ""
    """The id of its record, where its name cannot be one"""
    origin: From | None = None
    """Set where it is a record of another hub"""
    _remarks: list[source.Remark] = field(default_factory=list)
    _about: About | None = None
    _record: BaseModel | None = None
    _marks: source.Marks | None = None
    _mappings: list[tuple[source.Location, dict[str, Any]]] | None = None
    _marked: list[marks.Found] | None = None

    @property
    def tree(self) -> dict[str, Any] | None:
        """What the file says, as it was written; None where it cannot be read."""
        if self.unread:
            self._read(self.unread)
        return self._tree

    @tree.setter
    def tree(self, tree: dict[str, Any]) -> None:
        self._tree = tree

    @property
    def remarks(self) -> list[source.Remark]:
        """Comments behind texts without quotes."""
        if self.unread:
            self._read(self.unread)
        return self._remarks

    def _read(self, read: Callable[[], tuple[dict[str, Any], list[source.Remark]]]) -> None:
        self.unread = None
        self._tree, self._remarks = read()

    @property
    def record(self) -> BaseModel | None:
        """What the file says, typed; None where it does not fit its model."""
        if self._record is None and self.fits:
            self._record = self.typed()
        return self._record

    def typed(self) -> BaseModel:
        """The record, made anew. Raises `ValidationError` where the tree does not fit its model."""
        return self.model.model_validate((self.tree or {}) | ({"id": self.stands_for or self.id} if self.kind else {}))

    def type(self) -> None:
        """Make the record. Raises `ValidationError`."""
        self._record, self.fits = self.typed(), True

    def having(self, record: BaseModel) -> Entry:
        """This entry with another record."""
        return replace(self, _record=record)

    @property
    def mappings(self) -> list[tuple[source.Location, dict[str, Any]]]:
        """Every group of fields of the tree with its location, walked once for all rules."""
        if self._mappings is None:
            self._mappings = list(source.mappings(self.tree))
        return self._mappings

    @property
    def marked(self) -> list[marks.Found]:
        """Every reference and text of the tree, see `marks.walk`, likewise."""
        if self._marked is None:
            self._marked = marks.walk(self.model, self.tree)
        return self._marked

    @property
    def kind(self) -> str:
        """The kind of the record; empty for the settings."""
        return getattr(self.model, "kind", "")

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` works out of this file alone, or gave for it before; JSON must know it."""
        found: T = self.about.of(name, make) if self.file else make()
        return found

    def newest(self, name: str, given: str, make: Callable[[], T]) -> T:
        """The same for what depends on `given` besides, see `About.newest`."""
        found: T = self.about.newest(name, given, make) if self.file else make()
        return found

    @property
    def about(self) -> About:
        """What is known of the file. One without a digest could not be read, or is no file yet."""
        if self._about is None or self._about.file != self.file:
            self._about = self.remembered.about(self.shown, self.file)
        return self._about

    def forget(self) -> None:
        """What was walked; once all rules have looked at a file, nobody asks for it again."""
        self._mappings = self._marked = self._about = None
        self.remembered.forget(self.shown)

    def changed(self, words: str) -> None:
        """Its record says something else now than its file, as `words` tell."""
        self.digest = blake2b(f"{self.digest} {words}".encode(), digest_size=12).hexdigest()

    def where(self, location: source.Location, *, key: bool = False) -> source.Where:
        """Line and column of a value (or of its key); of the nearest enclosing value where there is none."""
        line, column = self.once(f"where {location} {key}", lambda: self._where(location, key))
        return line, column

    def _where(self, location: source.Location, key: bool) -> source.Where:
        if self._marks is None:
            try:
                self._marks = source.read_marks(self.path, self.shown)
            except source.SourceError:
                self._marks = {}
        while location:
            for meant in (key, not key):
                if (location, meant) in self._marks:
                    return self._marks[location, meant]
            location, key = location[:-1], True
        return 1, 1

    def problem(
        self, location: source.Location, code: str, *, key: bool = False, severity: Severity = "error", **args: object
    ) -> Problem:
        """A finding at a value of this file."""
        return problem(self.shown, self.where(location, key=key), code, severity=severity, **args)
