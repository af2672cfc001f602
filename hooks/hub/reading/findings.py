"""What a finding is: a place, a rule and the words for it. Findings are values; nobody below the CLI prints."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Literal

from hub.reading.messages import AROUND, FIRST, MESSAGES, sentence

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `line` and `column` count from 1; `path` is relative to the project, with slashes."""

    path: str
    line: int
    column: int
    code: str
    args: tuple[tuple[str, str], ...] = ()
    severity: Severity = field(default="error", compare=False)

    @property
    def plain(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...], Severity]:
        """Its fields in their order; `dataclasses.astuple` copies each deeply, a third of a check that finds
        twenty thousand."""
        return self.path, self.line, self.column, self.code, self.args, self.severity

    def text(self, language: str = FIRST) -> str:
        """The sentence in `language`, with what was probably meant."""
        values = dict(self.args)
        hint = values.pop("hint", "")
        said = sentence(MESSAGES[self.code], language).format(**values)
        return sentence(AROUND["hint"], language).format(said=said, hint=hint) if hint else said

    def line_text(self, language: str = FIRST) -> str:
        """`path:line:column: message`, the form editors and terminals make clickable."""
        said = self.text(language)
        if self.severity == "warning":
            said = sentence(AROUND["warning"], language).format(said=said)
        return f"{self.path}:{self.line}:{self.column}: {said}"


_compared = attrgetter(*(one.name for one in fields(Problem) if one.compare))


class InvalidData(Exception):
    """Data with errors; carries all findings."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(problem.line_text() for problem in errors(problems)))
        self.problems = problems


class Fault(Exception):
    """What stops a build and is no finding about data, as `path:line:column: what is wrong`."""


class NotOffered(Exception):
    """A language that is asked for and that the hub has not; `offered` are those it has."""

    def __init__(self, code: str, offered: Iterable[str]) -> None:
        super().__init__(visible(code))
        self.offered = ", ".join(offered)


def problem(path: str, where: tuple[int, int], code: str, *, severity: Severity = "error", **args: object) -> Problem:
    """A `Problem` at `where` = (line, column); every argument becomes a word of its sentence."""
    words = tuple(sorted((name, visible(_short(str(value)))) for name, value in args.items()))
    return Problem(visible(path), where[0], where[1], code, words, severity)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the findings that stop a build, sorted and without repetitions."""
    return in_order({p for p in problems if p.severity == "error"})


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """As they compare with one another; of many, what each is compared by is taken once."""
    return sorted(problems, key=_compared)


def visible(words: str) -> str:
    """Line breaks, escapes and undecodable bytes, which file names may hold, spelt out: a finding is one line."""
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in words)


def closest(word: str, choices: Iterable[str]) -> str:
    """The choice most like `word`, or an empty string where none is near enough to suggest."""
    near = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return near[0] if near else ""


def _short(words: str) -> str:
    return words if len(words) <= 200 else words[:197] + "…"
