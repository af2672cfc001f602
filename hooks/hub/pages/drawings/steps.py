"""The steps of a guide as bars in rows, one row for each side. How long a step takes is told by how wide its bar is, in
a few sizes, because an hour and three years fit no common scale; what is not known is drawn open.

Places along the way are shares of the width and letters are px, so that one drawing serves every screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hub.pages.drawings import svg

TYPE, HEAD, TALL, GAP = 13, 20, 26, 10
SIZES = ((14.0, 1.0), (93.0, 1.6), (float("inf"), 2.3))
"""(days up to which, width): up to two weeks, up to about three months, longer"""
OPEN = 1.3
"""Width of a bar whose length is not known"""
NARROWEST = 18
"""Room in px that the number in a bar needs"""
FILLED = 0.985
"""Part of its place that a bar fills, so that neighbours do not touch"""


@dataclass(frozen=True, slots=True)
class Bar:
    """One step in its row. `days` at most, None where they are not known; not `closed` where it may be longer; `kind`
    is `optional`, `later` or empty."""

    lane: str
    column: int
    number: str
    days: float | None
    closed: bool
    kind: str


def draw(id: str, title: str, text: str, lanes: Mapping[str, str], bars: Sequence[Bar], direction: str) -> str:
    """The picture. `lanes` are the words of all rows in their order; those without a step are left out."""
    rtl = direction == "rtl"
    widths = [max(_size(bar) for bar in bars if bar.column == n) for n in range(max(b.column for b in bars) + 1)]
    if sum(widths) * NARROWEST > svg.PHONE:
        widths = [1.0] * len(widths)
    starts = [0.0, *accumulate(widths)]
    used = [lane for lane in lanes if any(bar.lane == lane for bar in bars)]
    inside = []
    for row, lane in enumerate(used):
        top = row * (HEAD + TALL + GAP)
        edge = "100%" if rtl else "0%"
        inside.append(svg.element("text", svg.words(lanes[lane]), class_="pic-note", x=edge, y=top + HEAD - 6))
        inside.append(svg.element("rect", class_="pic-track", y=top + HEAD, width="100%", height=TALL, rx=4))
        here = [bar for bar in bars if bar.lane == lane]
        for column in sorted({bar.column for bar in here}):
            same = [bar for bar in here if bar.column == column]
            each = widths[column] / len(same)
            for place, bar in enumerate(same):
                wide = min(each, _size(bar)) if len(same) == 1 else each
                inside += _bar(bar, starts[column] + place * each, wide, starts[-1], top + HEAD, rtl=rtl)
    height = len(used) * (HEAD + TALL + GAP)
    return svg.picture(id, title, text, *inside, class_="pic--way", direction=direction, height=height)


def _size(bar: Bar) -> float:
    """How wide a bar is, compared with the shortest."""
    return OPEN if bar.days is None else next(wide for days, wide in SIZES if bar.days <= days)


def _share(fraction: float) -> str:
    """To a thousandth of the width, which is less than a px."""
    return svg.percent(round(fraction, 3))


def _bar(bar: Bar, start: float, wide: float, whole: float, top: float, *, rtl: bool) -> list[str]:
    low, high = start / whole, (start + wide) / whole
    kind = "way-open" if bar.days is None else "way-known" if bar.closed else "way-known way-longer"
    classes = f"{kind} way-{bar.lane}" + (f" way-{bar.kind}" if bar.kind else "")
    x = _share(1 - high if rtl else low)
    drawn = svg.element(
        "rect", class_=classes, x=x, y=top + 2, width=_share((high - low) * FILLED), height=TALL - 4, rx=4
    )
    middle = (low + high) / 2
    number = svg.element(
        "text",
        svg.words(bar.number),
        class_="way-number" if bar.days is None else "way-number way-on",
        x=_share(1 - middle if rtl else middle),
        y=top + TALL / 2 + 5,
        text_anchor="middle",
    )
    return [drawn, number]
