"""Long texts that differ in little: the part that does."""

from __future__ import annotations

import re

SHORT = 160
"""Characters up to which a value is shown in full; of longer ones that differ only the part that does."""


def shortened(old: str, new: str) -> tuple[str, str]:
    """Two long texts without what they begin and end with alike."""
    if max(len(old), len(new)) <= SHORT:
        return old, new
    if not old or not new:
        return _cut(old), _cut(new)
    before, after = old.split(" "), new.split(" ")
    start, end = _shared(before, after)
    start, end = max(0, start - 4), max(0, end - 4)

    def middle(text: list[str]) -> str:
        part = " ".join(text[start : len(text) - end])
        return _cut(("… " if start else "") + part + (" …" if end else ""), 3 * SHORT)

    return middle(before), middle(after)


def _cut(text: str, limit: int = 2 * SHORT) -> str:
    return text if len(text) <= limit else text[: limit - 2].rsplit(" ", 1)[0] + " …"


def _shared(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many words two texts share at their beginning and at their end."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    end = next((n for n in range(most - start) if old[-1 - n] != new[-1 - n]), most - start)
    return start, end


def middles(old: str, new: str) -> tuple[set[str], set[str]]:
    """Of two texts the words that differ, with one word on either side by which to find them."""
    before, after = old.split(), new.split()
    start, end = _shared(before, after)
    start, end = max(0, start - 1), max(0, end - 1)
    return (
        {" ".join(before[start : len(before) - end])} - {""},
        {" ".join(after[start : len(after) - end])} - {""},
    )


def spoken(text: str) -> str:
    """The words of a prose text without its marks. Links that take their words from a record keep their gap."""
    return re.sub(r"[*_\\]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))
