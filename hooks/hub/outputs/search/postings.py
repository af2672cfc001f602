"""On which pages words stand, and how much each of these is about them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import ceil, sqrt

from hub.outputs.search.vocabulary import short

_LEVELS = 20
"""Steps between a page that barely mentions a word and one that is called so; each is a letter, see `lookup.js`"""
# A word that stands there again says less each time, and less on a long page (BM25, Robertson and Zaragoza 2009). Of a
# word of a title that is much more than once in a text.
_SATURATION, _LENGTH = 16, 0.4


class Postings:
    """The words of pages, with how much their places on the page count together."""

    def __init__(self, full: float) -> None:
        """Whatever counts `full` on a page of usual length is wholly what that page is about."""
        self._full = full
        # A number for each word, and a weight: a site has millions of them.
        self._numbers: dict[str, int] = {}
        self._pages: list[tuple[array[int], array[float]]] = []
        self._lengths: list[int] = []

    def add(self, weights: Mapping[str, float], length: int) -> None:
        """The next page: what each of its words counts, and how many there are."""
        numbers = (self._numbers.setdefault(word, len(self._numbers)) for word in weights)
        self._pages.append((array("I", numbers), array("f", weights.values())))
        self._lengths.append(length)

    def told(self, families: Mapping[str, int]) -> list[str]:
        """The pages of each family of words, in the order of their numbers: the step from the page before to the base
        of 36, and the level of the page (A to T). Words of no family are left out."""
        usual = sum(self._lengths) / max(1, len(self._lengths)) or 1
        of = [families.get(word) for word in self._numbers]
        found = [(array("I"), array("f")) for _ in range(len(set(families.values())))]
        for page, ((numbers, weights), length) in enumerate(zip(self._pages, self._lengths, strict=True)):
            own: Counter[int] = Counter()
            for number, weight in zip(numbers, weights, strict=True):
                if (family := of[number]) is not None:
                    own[family] += weight  # type: ignore[assignment]
            for family, weight in own.items():
                found[family][0].append(page)
                found[family][1].append(_score(weight, length / usual))
        return [_told(pages, scores, _score(self._full, 1)) for pages, scores in found]


def parts(told: Iterable[str], size: int) -> Iterator[list[str]]:
    """Consecutive ones together, so that each part has at least `size` letters."""
    part: list[str] = []
    letters = 0
    for one in told:
        part.append(one)
        letters += len(one) + 3
        if letters >= size:
            yield part
            part, letters = [], 0
    if part:
        yield part


def _score(weight: float, length: float) -> float:
    """0 to 1; `length` is that of the page beside the usual one."""
    return weight / (weight + _SATURATION * (1 - _LENGTH + _LENGTH * length))


def _told(pages: Iterable[int], scores: Iterable[float], full: float) -> str:
    best = max([full, *scores])
    told, before = [], 0
    for page, value in zip(pages, scores, strict=True):
        told.append(short(page - before) + chr(64 + ceil(_LEVELS * sqrt(value / best))))
        before = page
    return "".join(told)
