"""Long lists come in pages, every list of the site in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from hub.records import addresses

MOST = 300
"""From more entries on, a list comes in pages"""
PAGE = 100
"""Entries on each of them"""

T = TypeVar("T")
Groups = list[tuple[str, list[T]]]
"""(what they have in common, entries) in the order of a list"""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a list: the address of the first, which of them this is, and how many there are."""

    first: str
    number: int = 1
    count: int = 1

    @property
    def named(self) -> list[int]:
        """Those that each page leads to: the first, the last, and those beside it."""
        near = {1, self.number - 1, self.number, self.number + 1, self.count}
        return sorted(number for number in near if 1 <= number <= self.count)

    def address(self, number: int) -> str:
        """Of one of them."""
        return addresses.numbered(self.first, number)


def cut(entries: Sequence[T]) -> list[Sequence[T]]:
    """The entries page by page where they are many; all on one page where they are few."""
    if len(entries) <= MOST:
        return [entries]
    return [entries[start : start + PAGE] for start in range(0, len(entries), PAGE)]


def grouped(groups: Iterable[tuple[str, Iterable[T]]]) -> list[Groups[T]]:
    """The same for entries in groups: a group that does not end on a page goes on, under its name, on the next."""
    pages = cut([(name, entry) for name, entries in groups for entry in entries])
    return [
        [(name, [entry for _, entry in own]) for name, own in groupby(page, key=lambda pair: pair[0])] for page in pages
    ]


def beginnings(pages: Iterable[Groups[T]]) -> dict[str, int]:
    """On which page each group begins."""
    found: dict[str, int] = {}
    for number, groups in enumerate(pages, 1):
        for name, _ in groups:
            found.setdefault(name, number)
    return found
