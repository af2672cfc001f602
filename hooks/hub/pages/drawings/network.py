"""Bodies, partners and projects in three columns, joined by lines. Order and places keep lines short and apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hub.pages.drawings import svg

TYPE, LINE, PAD, GAP, HEAD = 13, 16, 6, 7, 34
COLUMNS = ((1, 236), (373, 296), (805, 236))
"""(left, width) in px of bodies, partners, projects."""
WIDE = 1042
SWEEPS = 12
"""Rounds of ordering each column by the middle of its neighbours; the best order seen is kept."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box with a name that leads to a page. `inside` are boxes drawn within it."""

    id: str
    words: str
    url: str
    inside: Sequence[Node] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a partner to a body or project, by ids; `kind` becomes the class `net-<kind>`, `past` says whether
    it is over."""

    partner: str
    other: str
    kind: str
    past: bool = False


@dataclass(slots=True)
class _Box:
    """A node with its place: `top` and `tall` in px; `rows` are the lines of its words."""

    node: Node
    rows: list[str]
    tall: float
    inside: list[_Box] = field(default_factory=list)
    top: float = 0

    @property
    def head(self) -> float:
        """How tall the part with the words is."""
        return LINE * len(self.rows) + 2 * PAD

    @property
    def middle(self) -> float:
        return self.top + self.head / 2


def draw(
    title: str,
    heads: Sequence[str],
    bodies: Sequence[Node],
    partners: Sequence[Node],
    projects: Sequence[Node],
    edges: Sequence[Edge],
    direction: str,
) -> str:
    """The picture. `title` names it, `heads` are the words above its three columns."""
    rtl = direction == "rtl"
    ordered = _ordered(bodies, partners, projects, edges)
    columns = [[_box(node, COLUMNS[n][1]) for node in nodes] for n, nodes in enumerate(ordered)]
    height = HEAD + max(sum(box.tall + GAP for box in column) for column in columns)
    _stack(columns[1], HEAD)
    middles = {box.node.id: box.middle for box in columns[1]}
    for column in (columns[0], columns[2]):
        _place(column, lambda box: _pull(box, edges, middles), height)
    at = {inner.node.id: inner.middle for column in columns for box in column for inner in (box, *_all(box))}
    sides = {id: 0 for box in columns[0] for id in _ids(box.node)} | {box.node.id: 2 for box in columns[2]}
    groups = []
    for box in columns[1]:
        own = [edge for edge in edges if edge.partner == box.node.id and edge.other in at]
        lines = [_line(edge, box.middle, at[edge.other], sides[edge.other], rtl) for edge in own]
        groups.append(svg.element("g", *lines, *_drawn(box, 1, rtl), class_="net-partner"))
    outer = [shape for n in (0, 2) for box in columns[n] for shape in _drawn(box, n, rtl)]
    return svg.element(
        "svg",
        *(_head(words, n, rtl) for n, words in enumerate(heads)),
        *groups,
        *outer,
        class_="pic pic--net",
        role="group",
        aria_label=title,
        direction=direction,
        viewBox=f"0 0 {WIDE} {svg.number(height)}",
        width=WIDE,
        height=height,
    )


def crossings(first: Sequence[str], second: Sequence[str], pairs: Iterable[tuple[str, str]]) -> int:
    """How often lines between two ordered columns cross."""
    a, b = ({id: n for n, id in enumerate(column)} for column in (first, second))
    places = sorted((a[x], b[y]) for x, y in pairs)
    return sum(
        1 for n, (x, y) in enumerate(places) for other_x, other_y in places[n + 1 :] if x != other_x and other_y < y
    )


def _ordered(
    bodies: Sequence[Node], partners: Sequence[Node], projects: Sequence[Node], edges: Sequence[Edge]
) -> tuple[list[Node], list[Node], list[Node]]:
    """Each column sorted by the middle of what its nodes are joined to, again and again; the order with the fewest
    crossings wins, the earlier one where two are equal."""
    left, middle, right = list(bodies), list(partners), list(projects)
    best, fewest = (left, middle, right), _count(left, middle, right, edges)
    joined: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        joined[edge.partner].append(edge.other)
        joined[edge.other].append(edge.partner)
    for _ in range(SWEEPS):
        left, right = (_by(column, joined, _ranks(middle)) for column in (left, right))
        outer = _ranks([inner for node in left for inner in (node, *node.inside)]) | _ranks(right)
        middle = _by(middle, joined, outer)
        found = _count(left, middle, right, edges)
        if found < fewest:
            best, fewest = (left, middle, right), found
    return best


def _ranks(nodes: Sequence[Node]) -> dict[str, float]:
    """Places between 0 and 1, so that columns of different length can be compared."""
    return {node.id: (n + 0.5) / len(nodes) for n, node in enumerate(nodes)}


def _by(nodes: Sequence[Node], joined: Mapping[str, list[str]], rank: Mapping[str, float]) -> list[Node]:
    """Sorted by the mean place of what they are joined to; nodes without lines keep their own."""
    own = _ranks(nodes)

    def key(node: Node) -> float:
        places = [rank[other] for id in _ids(node) for other in joined.get(id, ()) if other in rank]
        return sum(places) / len(places) if places else own[node.id]

    return sorted(nodes, key=key)


def _count(left: Sequence[Node], middle: Sequence[Node], right: Sequence[Node], edges: Sequence[Edge]) -> int:
    ids = [node.id for node in middle]
    total = 0
    for column in ([id for node in left for id in _ids(node)], [node.id for node in right]):
        total += crossings(ids, column, [(e.partner, e.other) for e in edges if e.other in column])
    return total


def _ids(node: Node) -> list[str]:
    return [node.id, *(id for inner in node.inside for id in _ids(inner))]


def _box(node: Node, width: float) -> _Box:
    inside = [_box(inner, width - 2 * PAD) for inner in node.inside]
    rows = svg.lines(node.words, TYPE, width - 4 * PAD, 3)
    tall = LINE * len(rows) + 2 * PAD + sum(box.tall + PAD for box in inside)
    return _Box(node, rows, tall, inside)


def _all(box: _Box) -> list[_Box]:
    return [found for inner in box.inside for found in (inner, *_all(inner))]


def _move(box: _Box, top: float) -> None:
    box.top = top
    top += box.head
    for inner in box.inside:
        _move(inner, top)
        top += inner.tall + PAD


def _stack(boxes: Sequence[_Box], top: float) -> None:
    for box in boxes:
        _move(box, top)
        top += box.tall + GAP


def _pull(box: _Box, edges: Sequence[Edge], middles: dict[str, float]) -> float | None:
    """Where the lines of a box come from, on average; None without lines."""
    places = [middles[edge.partner] for edge in edges if edge.other in _ids(box.node) and edge.partner in middles]
    return sum(places) / len(places) if places else None


def _place(boxes: Sequence[_Box], wish: Callable[[_Box], float | None], height: float) -> None:
    """Each box as near to its wish as the others allow: pushed down by those above, then up from the lower edge."""
    top = float(HEAD)
    for box in boxes:
        middle = wish(box)
        top = top if middle is None else max(top, middle - box.tall / 2)
        _move(box, top)
        top += box.tall + GAP
    low = height - GAP
    for box in reversed(boxes):
        _move(box, min(box.top, low - box.tall))
        low = box.top - GAP


def _left(column: int, rtl: bool) -> float:
    left, width = COLUMNS[column]
    return WIDE - left - width if rtl else left


def _head(words: str, column: int, rtl: bool) -> str:
    x = _left(column, rtl) + (COLUMNS[column][1] if rtl else 0)
    return svg.element("text", svg.words(words), class_="pic-head", x=x, y=18)


def _line(edge: Edge, y: float, other: float, side: int, rtl: bool) -> str:
    """A curve that leaves and enters level, so that it is read as a line and not as an edge of a box."""
    own, far = COLUMNS[1], COLUMNS[side]
    start, end = (own[0], far[0] + far[1]) if side == 0 else (own[0] + own[1], far[0])
    if rtl:
        start, end = WIDE - start, WIDE - end
    bend = (start + end) / 2
    n = svg.number
    class_ = f"net-line net-{edge.kind}" + (" net-past" if edge.past else "")
    curve = f"C{n(bend)} {n(y)} {n(bend)} {n(other)} {n(end)} {n(other)}"
    return svg.element("path", class_=class_, d=f"M{n(start)} {n(y)}{curve}")


def _drawn(box: _Box, column: int, rtl: bool, depth: int = 0) -> list[str]:
    x, width = _left(column, rtl) + depth * PAD, COLUMNS[column][1] - 2 * depth * PAD
    start = x + width - 2 * PAD if rtl else x + 2 * PAD
    # The blank keeps words of two rows apart where they are read, not seen; from right to left it would move the row.
    blank = svg.element("tspan", " ", font_size=0) if rtl else " "
    rows = [svg.row(row, rtl=rtl) + blank * (number < len(box.rows)) for number, row in enumerate(box.rows, start=1)]
    spans = [svg.element("tspan", row, x=start, dy=LINE if number else None) for number, row in enumerate(rows)]
    cut = " ".join(box.rows) != box.node.words
    link = svg.element(
        "a",
        svg.element("rect", class_="net-box", x=x, y=box.top, width=width, height=box.head, rx=5),
        svg.element("text", *spans, class_="pic-label", y=box.top + PAD + LINE - 4),
        href=box.node.url,
        aria_label=box.node.words if cut else None,
    )
    if not box.inside:
        return [link]
    frame = svg.element("rect", class_="net-frame", x=x, y=box.top, width=width, height=box.tall, rx=5)
    return [frame, link, *(shape for inner in box.inside for shape in _drawn(inner, column, rtl, depth + 1))]
