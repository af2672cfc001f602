"""Files that are not in their normal form. That stops nothing: whoever edits in a browser cannot run `hub fmt`."""

from __future__ import annotations

from collections.abc import Iterator

from hub.editorial import fmt
from hub.reading import source
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """A hint for each file without faults, at the first line that would change. Takes about as long as all other rules
    together, so it is asked only where hints are shown."""
    languages = catalog.settings.languages.authored if catalog.settings else []
    for entry in catalog.all_entries():
        # What came from another hub stands as it came.
        if entry.record is None or entry.origin:
            continue
        try:
            text = source.read_text(entry.path, entry.shown)
            if "#" in text:
                written = fmt.normal(text, entry.shown, entry.model, languages)
            else:
                written = fmt.dump(entry.tree or {}, entry.model, languages)
            before = entry.path.read_bytes()
        except (source.SourceError, fmt.NotKept, OSError):
            continue
        if written.encode() != before:
            yield problem(entry.shown, (_line(before, written), 1), "normal-form", severity="warning", file=entry.shown)


def _line(before: bytes, written: str) -> int:
    """The first line in which both differ; the last one where only the end of the file does."""
    old = before.decode("utf-8", "replace").split("\n")
    lines = zip(old, written.split("\n"), strict=False)
    return next((number for number, (was, is_) in enumerate(lines, 1) if was != is_), len(old))
