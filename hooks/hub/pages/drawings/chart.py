"""The values of one figure as bars. Heights start at zero and places follow the calendar, so that gaps stay gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hub.pages.drawings import svg

TALL, TYPE, LINE, TOP = 150, 13, 16, 26
BROAD = 40
"""Width in px of a bar that stands for one day."""
BROADEST = 96
"""Room in px for the words below a bar; more where a single word needs it."""
MARGINS = {False: 0.17, True: 0.06}
"""Share of the width that stays free at both ends for the words of the outer bars, which are narrow (False) or as
broad as their periods (True)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: its size, the days it stands for, its number and its date in words. `period` is false for a count on
    a reference day."""

    size: float
    start: date
    end: date
    amount: str
    when: str
    period: bool = False
    doubtful: bool = False

    @property
    def middle(self) -> date:
        return self.start + (self.end - self.start) / 2


def draw(id: str, title: str, text: str, bars: Sequence[Bar], direction: str) -> str:
    """The picture of at least one bar. `title` and `text` describe it to those who do not see it."""
    rtl = direction == "rtl"
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    scale = _Scale(first, last, rtl, MARGINS[all(bar.period for bar in bars)])
    most = max(bar.size for bar in bars) or 1
    middles = [scale.share(bar.middle) * svg.PHONE for bar in bars]
    near = min((after - before for before, after in pairwise(middles)), default=svg.PHONE)
    broad = max(4, min(BROAD, near - 4))
    longest = max(svg.width(word, TYPE) for bar in bars for word in bar.when.split())
    room = max(longest, min(BROADEST, near - 6))
    dates = [svg.lines(bar.when, TYPE, room) for bar in bars]
    levels = _levels(middles, [max(svg.width(row, TYPE) for row in rows) for rows in dates])
    raised = _levels(middles, [svg.BOLD * svg.width(bar.amount, TYPE + 1) for bar in bars])
    foot = TOP + LINE * max(raised) + TALL
    deep = LINE * max(len(rows) for rows in dates) + 4
    boxes, words = [], []
    for bar, rows, level, up in zip(bars, dates, levels, raised, strict=True):
        tall = TALL * max(bar.size, 0) / most
        x = scale.x(bar.middle)
        boxes.append(_box(bar, scale, x, foot - tall, tall, broad))
        words += [_amount(bar, x, foot - tall - 7 - up * LINE), _when(rows, x, foot + 22 + level * deep)]
        if level:
            boxes.append(svg.element("line", class_="pic-grid", x1=x, x2=x, y1=foot + 6, y2=foot + 8 + level * deep))
    height = foot + 22 + (max(levels) + 1) * deep
    inside = [*boxes, *scale.years(foot), *words]
    return svg.picture(id, title, text, *inside, class_="pic--chart", direction=direction, height=height)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days along the width, with a margin at both ends."""

    first: date
    last: date
    rtl: bool
    margin: float

    def share(self, day: date) -> float:
        days = (self.last - self.first).days or 1
        return self.margin + (1 - 2 * self.margin) * (day - self.first).days / days

    def x(self, day: date) -> str:
        return svg.percent(1 - self.share(day) if self.rtl else self.share(day))

    def years(self, y: float) -> list[str]:
        """The base line with a tick at the start of every year."""
        ticks = [svg.element("line", class_="pic-base", x1="0%", x2="100%", y1=y, y2=y)]
        for year in range(self.first.year - 30, self.last.year + 31):
            if 0 <= self.share(date(year, 1, 1)) <= 1:
                x = self.x(date(year, 1, 1))
                ticks.append(svg.element("line", class_="pic-tick", x1=x, x2=x, y1=y, y2=y + 5))
        return ticks


def _box(bar: Bar, scale: _Scale, x: str, y: float, tall: float, broad: float) -> str:
    """As broad as its period, or centred on its day."""
    class_ = "pic-bar pic-bar--doubt" if bar.doubtful else "pic-bar"
    if bar.period:
        low, high = scale.share(bar.start), scale.share(bar.end + timedelta(days=1))
        left = svg.percent(1 - high if scale.rtl else low)
        return svg.element("rect", class_=class_, x=left, y=y, width=svg.percent(high - low), height=tall)
    box = svg.element("rect", class_=class_, x=-broad / 2, y=0, width=broad, height=tall, rx=2)
    return svg.element("svg", box, x=x, y=y, overflow="visible")


def _amount(bar: Bar, x: str, y: float) -> str:
    return svg.element("text", svg.words(bar.amount), class_="pic-amount", x=x, y=y, text_anchor="middle")


def _when(rows: Sequence[str], x: str, y: float) -> str:
    spans = [
        svg.element("tspan", svg.words(row), x=x, dy=None if number == 0 else LINE) for number, row in enumerate(rows)
    ]
    return svg.element("text", *spans, class_="pic-label", y=y, text_anchor="middle")


def _levels(middles: Sequence[float], widths: Sequence[float]) -> list[int]:
    """The row of each label so that no two of one row touch; all in px on the smallest screen."""
    ends: list[float] = []
    found = []
    for middle, width in zip(middles, widths, strict=True):
        level = next((n for n, end in enumerate(ends) if middle - width / 2 > end + 4), len(ends))
        ends[level : level + 1] = [middle + width / 2]
        found.append(level)
    return found
