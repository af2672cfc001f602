"""Templates are written to be read."""

from __future__ import annotations

from conftest import ROOT

LONGEST = 120


def test_lines_of_templates_fit_a_screen() -> None:
    """A line has at most 120 characters."""
    longer = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "overrides").rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST
    ]

    assert [] == longer
