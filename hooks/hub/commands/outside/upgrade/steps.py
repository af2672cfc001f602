"""What has to be done to a project for a new version of the engine: kinds of steps, each of which looks for what it is
about, changes it in a draft and says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from hub.commands.outside.upgrade import keys
from hub.editorial import fmt
from hub.editorial.draft import Draft, ending
from hub.reading import source
from hub.reading.findings import InvalidData
from hub.reading.languages.interface import FOLDER
from hub.records import FOLDERS, KINDS, SINGLES


@dataclass(frozen=True)
class Said:
    """One line about a step: which of the command's sentences, what it is filled with, and `more` lines below it.
    `by_hand` is what no program can do."""

    word: str
    values: dict[str, str]
    by_hand: bool = False
    more: tuple[str, ...] = ()


class Blocked(Exception):
    """What must be settled by hand before anything can be changed."""

    def __init__(self, word: str, **values: str) -> None:
        super().__init__(word)
        self.word, self.values = word, values


class Step(Protocol):
    """One thing that differs between two versions."""

    def take(self, draft: Draft) -> Iterator[Said]:
        """Change the draft and say each change. Raises `Blocked` and `InvalidData`."""
        ...


@dataclass(frozen=True)
class Renamed:
    """A field has another name: `path` as in the lists of fields, `new` the last part of it now."""

    path: str
    new: str

    def take(self, draft: Draft) -> Iterator[Said]:
        single = next((name for name in SINGLES if self.path.startswith(f"{name}.")), "")
        top, _, rest = self.path.partition(".")
        wanted = f"data/{single}" if single else f"data/{KINDS[top].folder}/"
        rest = self.path.removeprefix(f"{single}.") if single else rest
        for shown in fmt.files(draft.root):
            raw = draft.read(shown) if shown.startswith(wanted) else None
            if raw is None or (not single and fmt.model_of(shown) is not FOLDERS[KINDS[top].folder]):
                continue
            try:
                # Whatever is odd in it is said like everywhere, before anything is changed.
                source.read_text(draft.root / shown, shown)
                text, places = keys.renamed(raw.decode(), shown, rest, self.new)
            except source.SourceError as error:
                raise InvalidData(error.problems) from None
            except keys.Both as both:
                old = self.path.rpartition(".")[2]
                raise Blocked("both", path=shown, line=str(both.where[0]), old=old, new=self.new) from None
            if places:
                draft.write(shown, text.encode())
            for line, column in places:
                values = {"path": shown, "line": str(line), "column": str(column)}
                yield Said("renamed", values | {"old": rest.rpartition(".")[2], "new": self.new})
        catalogue = single.removesuffix(".yaml") or KINDS[top].folder
        for path in sorted((draft.root / FOLDER).glob(f"*/{catalogue}.po")):
            shown = path.relative_to(draft.root).as_posix()
            raw = draft.read(shown) or b""
            written, count = keys.followed(raw, rest, self.new)
            if count:
                draft.write(shown, written)
                yield Said("followed", {"path": shown, "n": str(count)})


@dataclass(frozen=True)
class Moved:
    """A file of the engine that a project may have put another one in the place of has another name."""

    old: str
    new: str

    def take(self, draft: Draft) -> Iterator[Said]:
        content = draft.read(self.old)
        if content is None:
            return
        if draft.read(self.new) is not None:
            raise Blocked("both-files", old=self.old, new=self.new)
        draft.write(self.old, None)
        draft.write(self.new, content)
        yield Said("moved", {"old": self.old, "new": self.new})


@dataclass(frozen=True)
class Parted:
    """What stood in one file of the engine stands in several; a project's own in its place is no longer read."""

    old: str
    new: tuple[str, ...]

    def take(self, draft: Draft) -> Iterator[Said]:
        if draft.read(self.old) is not None:
            yield Said("parted", {"old": self.old, "new": ", ".join(self.new)}, by_hand=True)


@dataclass(frozen=True)
class Line:
    """A line that a file of the project needs, such as one more folder that is not kept in git."""

    path: str
    words: str

    def take(self, draft: Draft) -> Iterator[Said]:
        content = draft.read(self.path)
        if content is None or self.words.encode() in [line.strip() for line in content.splitlines()]:
            return
        end = ending(content)
        begun = content if not content or content.endswith(b"\n") else content + end
        draft.write(self.path, begun + self.words.encode() + end)
        yield Said("line", {"path": self.path, "words": self.words})
