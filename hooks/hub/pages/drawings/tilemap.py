"""A schematic map: one tile per place, each a link. Words and addresses in, SVG out; colours are the stylesheet's."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import combining

from hub.pages.drawings.svg import BOLD, element, width, words

WIDTH, HEIGHT, GAP, PAD = 132, 80, 6, 3
LETTERS, LINE = 15, 19
"""Size of the letters and of a line; the stylesheet sets the same size."""
MOST_LINES = 3
MOST_LETTERS = 64
"""Far more than fit a line, also with marks that take no room"""


@dataclass(frozen=True, slots=True)
class Tile:
    """One place. `marked` are those that a page is about; `language` and `direction` are given where they are not the
    page's."""

    row: int
    column: int
    words: str
    address: str
    current: bool = False
    marked: bool = False
    language: str = ""
    direction: str = ""


def draw(tiles: list[Tile], title: str) -> str:
    """The same tiles give the same bytes; nothing where there are none. Columns run as on a map, also on pages that
    run from right to left."""
    if not tiles:
        return ""
    top, left = min(tile.row for tile in tiles), min(tile.column for tile in tiles)
    wide = (max(tile.column for tile in tiles) - left + 1) * (WIDTH + GAP)
    high = (max(tile.row for tile in tiles) - top + 1) * (HEIGHT + GAP)
    cells = [
        _cell(tile, (tile.column - left) * (WIDTH + GAP) + GAP // 2, (tile.row - top) * (HEIGHT + GAP) + GAP // 2)
        for tile in sorted(tiles, key=lambda tile: (tile.row, tile.column))
    ]
    return element(
        "svg",
        *cells,
        class_="map-tiles",
        viewBox=f"0 0 {wide} {high}",
        # In rem the map grows with the reader's letters.
        width=f"{wide / 16:g}rem",
        role="group",
        aria_label=title,
    )


def lines(name: str) -> list[str]:
    """Words broken so that each line fits a tile: between words where possible, inside of them where not."""
    broken: list[str] = []
    for word in name.split():
        rest = word
        if broken and _fits(f"{broken[-1]} {rest}"):
            broken[-1] += f" {rest}"
            continue
        while not _fits(rest) and len(broken) <= MOST_LINES:
            cut = _cut(rest)
            broken.append(rest[:cut] if rest[cut - 1] in "-/–" else f"{rest[:cut]}-")
            rest = rest[cut:]
        broken.append(rest)
    if len(broken) <= MOST_LINES:
        return broken
    last = broken[MOST_LINES - 1].rstrip("-")
    while not _fits(f"{last}…"):
        last = last[:-1]
    return [*broken[: MOST_LINES - 1], f"{last}…"]


def _cell(tile: Tile, x: int, y: int) -> str:
    rows = lines(tile.words)
    middle = x + WIDTH // 2
    first = y + HEIGHT // 2 - (len(rows) - 1) * LINE // 2 + LETTERS // 3
    spans = [element("tspan", words(row), x=middle, y=first + n * LINE) for n, row in enumerate(rows)]
    # A dot and a thicker border say the same as the colour of the current tile.
    dot = element("path", class_="dot", d=f"M{middle - 4} {y + 11}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z")
    return element(
        "a",
        element("rect", x=x, y=y, width=WIDTH, height=HEIGHT, rx=6),
        dot if tile.current or tile.marked else "",
        element("text", *spans, direction=tile.direction or None),
        href=tile.address,
        # The name as a whole, because the lines are read out as they are broken.
        aria_label=tile.words,
        lang=tile.language or None,
        aria_current="page" if tile.current else None,
        class_="on" if tile.marked else None,
    )


def _fits(line: str) -> bool:
    return width(line, LETTERS) * BOLD <= WIDTH - 2 * PAD


def _cut(word: str) -> int:
    """Where to break a word that is too long for a line: behind its own hyphen, else where the line is full."""
    most = max((n for n in range(1, min(len(word), MOST_LETTERS)) if _fits(f"{word[:n]}-")), default=1)
    own = max((n for n in range(3, most + 1) if word[n - 1] in "-/–"), default=0)
    # Two letters alone on the next line look lost.
    cut = own or max(1, min(most, len(word) - 3))
    while cut > 1 and combining(word[cut]):
        cut -= 1
    return cut
