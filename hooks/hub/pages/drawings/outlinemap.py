"""A map drawn from outlines: one shape per place, each a link, with its name. Degrees, words and addresses in, SVG out;
colours are the stylesheet's.

A region is small enough for the simplest projection there is: degrees of longitude are shortened by the cosine of the
middle latitude, so that distances are right to a hundredth. Names lie where most of their box is inside their own shape
and none of it on another name; what finds no such place stands beside the map, with a line to its shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import cos, radians

from hub.pages.drawings.svg import BOLD, element, number, width, words
from hub.records.kinds.places import Point, Ring

WIDTH, PAD = 352, 3
"""Width of the drawing in px at the usual size of letters, and its edge. A telephone of 390 px has that room."""
LETTERS, LINE = 14, 17
"""Size of the letters and of a line; the stylesheet sets the same size."""
GAP = 8
"""Room between two names in one line"""
CELL = 4
"""Room is looked for on a grid of so many px."""
ENOUGH = 0.55
"""So much of a name lies inside its shape, or it stands elsewhere with a line."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One place. `rings` in degrees, east and north, all that bound it: holes too. `marked` are those that a page is
    about; `language` and `direction` are given where they are not the page's."""

    words: str
    address: str
    rings: tuple[Ring, ...]
    current: bool = False
    marked: bool = False
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands: its lines, the middle of its box in px, and where a line from it ends, if it needs one."""

    rows: tuple[str, ...]
    x: float
    y: float
    to: Point | None = None

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in px."""
        return _box(self.rows, self.x, self.y)


def draw(shapes: Sequence[Shape], title: str) -> str:
    """The same shapes give the same bytes; nothing where there are none."""
    if not shapes:
        return ""
    paths, names, height = placed(tuple(shape.rings for shape in shapes), tuple(shape.words for shape in shapes))
    links = [
        element(
            "a",
            element("title", words(shape.words)),
            element("path", d=path),
            href=shape.address,
            aria_label=shape.words,
            lang=shape.language or None,
            aria_current="page" if shape.current else None,
            class_="on" if shape.marked or shape.current else None,
        )
        for shape, path in zip(shapes, paths, strict=True)
    ]
    written = [
        _name(name, shape.direction, on=(shape.marked or shape.current) and not name.to)
        for shape, name in zip(shapes, names, strict=True)
        if name
    ]
    return element(
        "svg",
        *links,
        # The links have said the names already.
        element("g", *written, aria_hidden="true"),
        class_="map-outlines",
        viewBox=f"0 0 {WIDTH} {height}",
        # In rem the map grows with the reader's letters.
        width=f"{WIDTH / 16:g}rem",
        role="group",
        aria_label=title,
    )


@lru_cache(maxsize=64)
def placed(outlines: tuple[tuple[Ring, ...], ...], titles: tuple[str, ...]) -> tuple[list[str], list[Name | None], int]:
    """(path, where its name stands or None where there is no room) of each outline, and the height of the drawing."""
    drawn, height = _projected(outlines)
    paths = ["".join(_path(ring) for ring in rings) for rings in drawn]
    return paths, _names([_Room(rings, height) for rings in drawn], titles, height), height


def _projected(outlines: Sequence[Sequence[Ring]]) -> tuple[list[list[Ring]], int]:
    """The rings in whole px, and how high the drawing is. Points that fall on the one before are left out; as all
    outlines lie on one grid, neighbours keep their common border."""
    points = [point for rings in outlines for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * PAD) / ((east - west) * narrow or 1)

    def at(point: Point) -> Point:
        return round((point[0] - west) * narrow * scale + PAD), round((north - point[1]) * scale + PAD)

    drawn = []
    for rings in outlines:
        own = [[at(point) for point in ring] for ring in rings]
        drawn.append([tuple(p for n, p in enumerate(ring) if not n or p != ring[n - 1]) for ring in own])
    return drawn, round((north - south) * scale) + 2 * PAD


def _path(ring: Ring) -> str:
    """The ring as steps from point to point; the last one leads back by itself."""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(ring[:-1])]
    way = " ".join(f"{number(x)} {number(y)}" for x, y in steps).replace(" -", "-")
    return f"M{number(ring[0][0])} {number(ring[0][1])}l{way}z"


class _Room:
    """Which cells of the grid lie in an outline, and how many of them in any box."""

    def __init__(self, rings: Sequence[Ring], height: int) -> None:
        self.columns, self.rows = WIDTH // CELL, height // CELL
        self.inside = [self._row(rings, (row + 0.5) * CELL) for row in range(self.rows)]
        self._sums = [[0] * (self.columns + 1)]
        for row in self.inside:
            above = self._sums[-1]
            self._sums.append([a + s for a, s in zip(above, (0, *accumulate(row)), strict=True)])

    def _row(self, rings: Sequence[Ring], y: float) -> list[int]:
        cuts = sorted(
            ax + (y - ay) * (bx - ax) / (by - ay)
            for ring in rings
            for (ax, ay), (bx, by) in pairwise(ring)
            if (ay <= y) != (by <= y)
        )
        cells = [0] * self.columns
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            for cell in range(max(0, round(start / CELL)), min(self.columns, round(end / CELL))):
                cells[cell] = 1
        return cells

    @property
    def size(self) -> int:
        """How many cells lie inside."""
        return self._sums[-1][-1]

    def cells(self) -> Iterator[Point]:
        """The middles of the cells inside, in px."""
        for row, cells in enumerate(self.inside):
            for column, inside in enumerate(cells):
                if inside:
                    yield (column + 0.5) * CELL, (row + 0.5) * CELL

    def share(self, box: tuple[float, float, float, float]) -> float:
        """How much of a box lies inside, from 0 to 1."""
        left, top, right, bottom = (round(side / CELL) for side in box)
        if left < 0 or top < 0 or right > self.columns or bottom > self.rows:
            return 0
        sums = self._sums
        return (sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left]) / max(
            1, (right - left) * (bottom - top)
        )


def _names(rooms: Sequence[_Room], titles: Sequence[str], height: int) -> list[Name | None]:
    """The smallest shape chooses first, because it has the least room."""
    found: dict[int, Name | None] = {}
    for index in sorted(range(len(rooms)), key=lambda index: rooms[index].size):
        taken = [name.box for name in found.values() if name]
        variants = list(dict.fromkeys(((titles[index],), tuple(titles[index].split()))))
        found[index] = _inside(rooms[index], variants, taken) or _beside(rooms, index, variants, taken, height)
    return [found[index] for index in range(len(rooms))]


def _inside(room: _Room, variants: Sequence[tuple[str, ...]], taken: Sequence[tuple[float, ...]]) -> Name | None:
    """Where most of the box lies inside; of equal ones that nearest to the middle of the shape."""
    cells = list(room.cells())
    if not cells:
        return None
    middle = sum(x for x, _ in cells) / len(cells), sum(y for _, y in cells) / len(cells)
    best: tuple[float, float] = (ENOUGH, 0)
    found = None
    for rows in variants:
        for x, y in cells:
            box = _box(rows, x, y)
            # A name that lies inside with room to spare need not lie further inside.
            mark = room.share(box), -(abs(x - middle[0]) + abs(y - middle[1]))
            if mark > best and not any(_meet(box, other) for other in taken):
                best, found = mark, Name(rows, x, y)
    return found


def _beside(
    rooms: Sequence[_Room],
    index: int,
    variants: Sequence[tuple[str, ...]],
    taken: Sequence[tuple[float, ...]],
    height: int,
) -> Name | None:
    """Outside of all shapes, as near as can be; None where all is taken."""
    cells = list(rooms[index].cells())
    if not cells:
        return None
    to = cells[len(cells) // 2]
    nearest: float | None = None
    found = None
    for rows in variants:
        for row in range(rooms[0].rows):
            for column in range(rooms[0].columns):
                x, y = (column + 0.5) * CELL, (row + 0.5) * CELL
                far = abs(x - to[0]) + abs(y - to[1])
                if nearest is not None and far >= nearest:
                    continue
                box = _box(rows, x, y)
                if box[0] < 0 or box[1] < 0 or box[2] > WIDTH or box[3] > height:
                    continue
                if not any(room.share(box) for room in rooms) and not any(_meet(box, other) for other in taken):
                    nearest, found = far, Name(rows, x, y, to)
    return found


def _box(rows: tuple[str, ...], x: float, y: float) -> tuple[float, float, float, float]:
    wide, high = _size(rows)
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


@lru_cache(maxsize=256)
def _size(rows: tuple[str, ...]) -> tuple[float, float]:
    """How wide and high a name in these rows is, in px."""
    return max(width(row, LETTERS) for row in rows) * BOLD, LINE * len(rows)


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two boxes are nearer than a gap that keeps two names apart."""
    return one[0] - GAP < other[2] and other[0] - GAP < one[2] and one[1] < other[3] and other[1] < one[3]


def _name(name: Name, direction: str, *, on: bool) -> str:
    first = round(name.y - (len(name.rows) - 1) * LINE / 2 + LETTERS / 3)
    rows = [element("tspan", words(row), x=name.x, y=first + n * LINE) for n, row in enumerate(name.rows)]
    text = element("text", *rows, direction=direction or None, class_="on" if on else None)
    if name.to is None:
        return text
    x, y = name.to
    return element("path", d=f"M{number(name.x)} {number(name.y)}L{number(x)} {number(y)}") + text
