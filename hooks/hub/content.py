"""Hand-written pages in `content/<language>/`: the same relative path in every language is the same page."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hub import legal, paths, source
from hub.catalog import Catalog
from hub.models import KINDS
from hub.problems import Problem, closest, problem
from hub.words import AUDIENCES

# Pages that every page links to, or that records lead to.
REQUIRED = ("index", "about", "contribute", "network", "numbers")


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
    """Every hand-written page by its address below the language and by language, and what was found wrong."""

    pages: dict[str, dict[str, Content]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def in_languages(self, codes: Iterable[str], order: list[str]) -> dict[str, Content]:
        """Pages by full address. Where a language has none of its own, the first one in `order` stands in."""
        found = {}
        for code in codes:
            for address, versions in self.pages.items():
                own = next(versions[c] for c in (code, *order) if c in versions)
                found[f"{code}/{address}"] = own
        return found


def read(root: Path, codes: list[str], taken: Container[str]) -> Written:
    """All Markdown files below `root`/content. `taken` holds the addresses of generated pages."""
    written = Written()
    folder = root / "content"
    for path in sorted(folder.rglob("*.md")):
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
        if f"{code}/{address}" in taken:
            written.problems.append(problem(shown, (1, 1), "page-collision", other=f"/{code}/{address}"))
        above = whole.count("\n") - text.count("\n")
        for line, name in legal.marks(text):
            if name not in legal.FACTS:
                choices, hint = ", ".join(sorted(legal.FACTS)), closest(name, legal.FACTS)
                written.problems.append(
                    problem(shown, (above + line, 1), "facts-unknown", name=name, choices=choices, hint=hint)
                )
        written.pages.setdefault(address, {})[code] = Content(text, code, shown, meta, above)
    return written


def check(catalog: Catalog) -> list[Problem]:
    """Findings about hand-written pages; none where the settings themselves are wrong."""
    if catalog.settings is None:
        return []
    codes = catalog.settings.languages.all
    taken = {paths.index(code, kind) for code in codes for kind in KINDS}
    taken |= {paths.record(code, kind, audience) for code in codes for kind in KINDS for audience in AUDIENCES}
    taken |= {paths.record(code, kind, id) for code in codes for kind in KINDS for id in catalog.entries[kind]}
    taken |= {page for code in codes for page in (paths.search(code), paths.about_data(code))}
    taken |= {
        paths.record(code, kind, former)
        for code in codes
        for kind in KINDS
        for record in catalog.records(kind).values()
        for former in record.moved_from
    }
    written = read(catalog.root, codes, taken)
    for name in REQUIRED:
        if ("" if name == "index" else f"{name}/") not in written.pages:
            written.problems.append(problem(f"content/{codes[0]}/{name}.md", (1, 1), "page-missing"))
    return sorted(written.problems)
