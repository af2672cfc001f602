"""The files of the theme can be read: no unfinished merge, no invisible characters, nothing that lies elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading import source
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, problem

_TEXTS = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml")


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Templates, styles and scripts come in through the same door as records."""
    for path in sorted((catalog.root / "overrides").rglob("*")):
        shown = path.relative_to(catalog.root).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            yield problem(shown, (1, 1), "file-special")
        elif path.is_file() and path.suffix in _TEXTS:
            try:
                source.read_text(path, shown)
            except source.SourceError as error:
                yield from error.problems
