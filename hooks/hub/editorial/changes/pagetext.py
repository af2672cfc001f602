"""What a page says, line by line, without its markup; and what differs between two states of a page."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html.parser import HTMLParser

_SILENT = {"script", "style", "template"}
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "em",
    "i",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
}
_INLINE |= {"time", "u", "dfn", "kbd", "label", "wbr", "button"}

MOST_LINES = 5_000
"""Longer pages are not compared line by line; the longest so far has some hundred."""


class _Text(HTMLParser):
    def __init__(self, *, addresses: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses = addresses
        self.lines: list[str] = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag not in _INLINE:
            self.lines.append("")
        if self.addresses:
            self.lines[-1] += "".join(f" <{value}> " for name, value in attrs if name in ("href", "src") and value)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag not in _INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += data


def lines(html: str, *, addresses: bool = False) -> list[str]:
    """The words of every paragraph, cell, heading …; `addresses` also shows where links lead."""
    parser = _Text(addresses=addresses)
    parser.feed(html)
    parser.close()
    words = (re.sub(r"\s+", " ", line).strip() for line in parser.lines)
    return [line for line in words if line]


def difference(old: str, new: str) -> list[str]:
    """Lines that went (`- …`) and came (`+ …`) between two states of a page's HTML; empty where the words and the
    addresses of links are the same."""
    found = between(lines(old), lines(new))
    return found or between(lines(old, addresses=True), lines(new, addresses=True))


def between(old: list[str], new: list[str]) -> list[str]:
    """The lines that differ, as in `difference`."""
    if max(len(old), len(new)) > MOST_LINES:
        before, after = set(old), set(new)
        return [f"- {line}" for line in old if line not in after] + [f"+ {line}" for line in new if line not in before]
    found: list[str] = []
    for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if step != "equal":
            found += [f"- {line}" for line in old[a:b]] + [f"+ {line}" for line in new[c:d]]
    return found
