"""Hand-written pages in `content/<language>/`: the same relative path in every language is the same page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hub.reading import source
from hub.reading.findings import Problem, closest, problem


@dataclass(frozen=True, slots=True)
class Content:
    """One hand-written page, in the language its file is written in. `meta` holds the fields at its top; `above` says
    how many lines of the file stand above `markdown`."""

    markdown: str
    language: str
    file: str
    meta: dict[str, str] = field(default_factory=dict)
    above: int = 0


@dataclass(slots=True)
class Written:
    """Every hand-written page by its address below the language and by language, other files by their path on the site,
    and what was found wrong."""

    pages: dict[str, dict[str, Content]] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def in_languages(self, codes: Iterable[str], order: list[str]) -> dict[str, Content]:
        """Pages by full address. Where a language has none of its own, the first one in `order` stands in."""
        found = {}
        for code in codes:
            for address, versions in self.pages.items():
                own = next(versions[c] for c in (code, *order) if c in versions)
                found[f"{code}/{address}"] = own
        return found


def read(root: Path, codes: list[str]) -> Written:
    """All Markdown files below `root`/content; `codes` are the languages of the hub."""
    written = Written()
    folder = root / "content"
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_dir() or any(part.startswith(".") for part in name.parts):
            continue
        if path.suffix != ".md":
            # Styles stand in the theme alone, as one file.
            if path.suffix != ".css":
                written.files[name.as_posix()] = path
            continue
        shown = path.relative_to(root).as_posix()
        code, _, rest = path.relative_to(folder).as_posix().partition("/")
        if code not in codes or not rest:
            hint = closest(code, codes)
            found = problem(shown, (1, 1), "content-language", name=code, choices=", ".join(codes), hint=hint)
            written.problems.append(found)
            continue
        try:
            whole = source.read_text(path, shown).replace("\r\n", "\n").replace("\r", "\n")
            # Whoever builds pages may read these fields with a parser that a file can crash; it never sees them.
            meta, text = source.front_matter(whole, shown)
        except source.SourceError as error:
            written.problems += error.problems
            continue
        address = rest.removesuffix(".md")
        address = "" if address == "index" else f"{address.removesuffix('/index')}/"
        above = whole.count("\n") - text.count("\n")
        written.pages.setdefault(address, {})[code] = Content(text, code, shown, meta, above)
    return written
