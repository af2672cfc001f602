"""Hand-written pages in `content/<language>/`: the same relative path in every language is the same page."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.reading import languages, source
from hub.reading.findings import Problem, closest, problem
from hub.reading.markup import policy, text

FIELDS = ("title", "description", "template", "easy", "language", "moved_from")
"""What may stand at the top of a page; `language` is that of its words where nobody has translated them yet."""
SHOWING = {"network": ("body", "partner", "project"), "numbers": ("figure", "programme", "project")}
"""Pages that show records of some kinds, and are not needed where there is none of them"""
_FORMER = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")
CHOICES = {"template": ("home.html", "network.html", "numbers.html"), "easy": ("true",)}
"""The values of fields that cannot hold just any words: `template` is a file of the theme that shows such a page."""


@dataclass(frozen=True, slots=True)
class Content:
    """One hand-written page, in the language its words are in. `meta` holds the fields at its top; `above` says
    how many lines of the file stand above `markdown`."""

    markdown: str
    language: str
    file: str
    meta: dict[str, str] = field(default_factory=dict)
    above: int = 0
    moved_from: tuple[str, ...] = ()
    """Where it stood before, below the language: `contact` or `help/contact`"""

    @property
    def place(self) -> text.Place:
        """Where findings about its text, and its links, start from."""
        return text.Place(self.file, self.above, self.file.partition("/")[2])


@dataclass(slots=True)
class Written:
    """Every hand-written page by its address below the language and by language, other files by their path on the site,
    and what was found wrong."""

    pages: dict[str, dict[str, Content]] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def in_languages(self, codes: Iterable[str], chain: Callable[[str], list[str]]) -> dict[str, Content]:
        """Pages by full address. Where a language has none of its own, the first one in its `chain` stands in."""
        found = {}
        for code in codes:
            for address, versions in self.pages.items():
                own = next(versions[c] for c in (*chain(code), *versions) if c in versions)
                found[f"{code}/{address}"] = own
        return found

    def __iter__(self) -> Iterator[Content]:
        return (page for versions in self.pages.values() for page in versions.values())


def read(root: Path, codes: list[str]) -> Written:
    """Everything below `root`/content; `codes` are the languages of the hub."""
    found = Written()
    folder = root / "content"
    for path in sorted(folder.rglob("*.md")):
        shown = path.relative_to(root).as_posix()
        code, _, rest = path.relative_to(folder).as_posix().partition("/")
        if code not in codes or not rest:
            hint = closest(code, codes)
            found.problems.append(
                problem(shown, (1, 1), "content-language", name=code, choices=", ".join(codes), hint=hint)
            )
            continue
        marks: source.Marks = {}
        remarks: list[source.Remark] = []
        try:
            whole = source.read_text(path, shown).replace("\r\n", "\n").replace("\r", "\n")
            # Whoever builds pages may read these fields with a parser that a file can crash; it never sees them.
            meta, words = source.front_matter(whole, shown, marks, remarks)
        except source.SourceError as error:
            found.problems += error.problems
            continue
        wrong = list(_fields(shown, meta, marks))
        found.problems += wrong
        found.problems += [
            problem(shown, remark.where, "text-behind", severity="warning", words=remark.words) for remark in remarks
        ]
        address = rest.removesuffix(".md")
        address = "" if address == "index" else f"{address.removesuffix('/index')}/"
        above = whole.count("\n") - words.count("\n")
        found.pages.setdefault(address, {})[code] = _content(words, code, shown, {} if wrong else meta, above)
    _shipped(root, found)
    return found


def _shipped(root: Path, pages: Written) -> None:
    """Files in content/ that become part of the site beside its pages, and findings about those that must not."""
    folder = root / "content"
    if folder.is_symlink():
        pages.problems.append(problem("content", (1, 1), "file-special"))
        return
    for above, folders, names in os.walk(folder):
        # What begins with a dot is never shipped.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *sorted(name for name in names if not name.startswith("."))):
            path = Path(above) / name
            shown = path.relative_to(root).as_posix()
            mode = path.lstat().st_mode
            suffix = path.suffix.lower()
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                pages.problems.append(problem(shown, (1, 1), "file-special"))
            elif stat.S_ISREG(mode) and path.suffix != ".md" and suffix not in policy.SHIPPED:
                choices = ", ".join((".md", *policy.SHIPPED))
                pages.problems.append(problem(shown, (1, 1), "content-kind", choices=choices))
            elif suffix in policy.SHIPPED:
                pages.files[path.relative_to(folder).as_posix()] = path


def _content(words: str, code: str, shown: str, meta: dict[str, Any], above: int) -> Content:
    former = meta.get("moved_from") or []
    plain = {name: value for name, value in meta.items() if name != "moved_from"}
    moved = tuple([former] if isinstance(former, str) else former)
    return Content(words, plain.get("language", code), shown, plain, above, moved)


def _fields(shown: str, meta: dict[str, object], marks: source.Marks) -> Iterator[Problem]:
    """Findings about the fields at the top of a page."""
    for name, value in meta.items():
        key, where = marks[(name,), True], marks.get(((name,), False), (1, 1))
        if name not in FIELDS:
            yield problem(shown, key, "field-unknown", name=name, hint=closest(name, FIELDS))
        elif name == "moved_from":
            for former in value if isinstance(value, list) else [value]:
                if not isinstance(former, str) or not _FORMER.fullmatch(former):
                    yield problem(shown, where, "front-moved", value=former)
        elif not isinstance(value, str):
            yield problem(shown, key, "front-matter", name=name)
        elif name in CHOICES and value not in CHOICES[name]:
            hint = closest(value, CHOICES[name])
            yield problem(shown, where, "value-choice", value=value, choices=", ".join(CHOICES[name]), hint=hint)
        elif name == "language" and not languages.is_known(value):
            yield problem(shown, where, "language-code", language=value)
        elif "\n" in value.strip():
            yield problem(shown, where, "text-lines")
