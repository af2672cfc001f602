"""Periods on one axis of years. What is not known is drawn as not known: dashed, with a question mark.

Places along the axis are shares of the width and letters are px, so that one drawing serves every screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hub.pages.drawings import svg
from hub.records.dates import first_day, last_day

TYPE, LINE, TALL, GAP, HEAD = 14, 18, 12, 14, 46
STUB = 34
"""Length in px of the dashed end of a period whose other end is unknown, question mark included."""
STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Bar:
    """One period. `words` and `note` are its label, `state` is `ended`, `running`, `planned` or `unknown`."""

    words: str
    note: str
    start: str | None
    end: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Group:
    """Bars under one heading."""

    words: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Axis:
    """The years a picture shows, from the first day of `first` to the last day before `after`."""

    first: int
    after: int
    rtl: bool = False

    def share(self, day: date) -> float:
        """Where a day lies between the first (0) and the last (1), as time runs."""
        begin, end = date(self.first, 1, 1), date(self.after, 1, 1)
        return (day - begin).days / (end - begin).days

    def about(self, day: date) -> date:
        """The day, or one before it that lies less than a px away on the smallest screen: so a picture is not another
        one every morning."""
        begin, end = date(self.first, 1, 1), date(self.after, 1, 1)
        step = max(1, (end - begin).days // svg.PHONE)
        return day - timedelta(days=(day - begin).days % step)

    def x(self, day: date) -> str:
        """The same as a place on the page."""
        return svg.percent(1 - self.share(day) if self.rtl else self.share(day))

    def box(self, start: date, end: date) -> tuple[str, str]:
        """(x, width) of the days from `start` up to `end`."""
        low, high = self.share(start), self.share(end)
        return svg.percent(1 - high if self.rtl else low), svg.percent(high - low)


def draw(id: str, title: str, text: str, groups: Sequence[Group], today: date, now: str, direction: str) -> str:
    """The picture. `id` is unique on the page, `title` and `text` describe the picture to those who do not see it,
    `now` is the word at the line of today, `direction` `ltr` or `rtl`."""
    axis = axis_of([bar for group in groups for bar in group.bars], today, rtl=direction == "rtl")
    today = axis.about(today)
    rows: list[str] = []
    y: float = HEAD
    for group in groups:
        head, tall = _heading(group.words, axis.rtl, y + 6)
        rows.append(head)
        y += tall + 8
        for bar in group.bars:
            label, tall = _label(bar, axis.rtl, y)
            y += tall
            rows += [label, *_bar(bar, axis, y, today)]
            y += TALL + GAP
    inside = [*_grid(axis, today, now, y), *rows]
    return svg.picture(id, title, text, *inside, class_="pic--time", direction=direction, height=y)


def axis_of(bars: Sequence[Bar], today: date, *, rtl: bool = False) -> Axis:
    """Whole years around every date and today, with room for dashed ends on the smallest screen."""
    days = [today]
    days += [first_day(bar.start) for bar in bars if bar.start]
    days += [last_day(bar.end) for bar in bars if bar.end]
    axis = Axis(min(days).year, max(days).year + 1, rtl)
    stub = (STUB + 4) / svg.PHONE
    while any(axis.share(first_day(bar.end)) < stub for bar in bars if bar.end and not bar.start):
        axis = Axis(axis.first - 1, axis.after, rtl)
    while any(axis.share(_open_from(bar, today)) > 1 - stub for bar in bars if bar.start and not bar.end):
        axis = Axis(axis.first, axis.after + 1, rtl)
    return axis


def _open_from(bar: Bar, today: date) -> date:
    """Up to where a period without a known end is known: it runs today, or only its start is known."""
    assert bar.start  # noqa: S101 - only asked for bars with a start
    return max(today, last_day(bar.start)) if bar.state == "running" else last_day(bar.start)


def _grid(axis: Axis, today: date, now: str, tall: float) -> list[str]:
    years = axis.after - axis.first
    step = next((step for step in STEPS if years / step <= 7), 100)
    drawn = []
    for year in range(axis.first, axis.after):
        if year % step:
            continue
        x = axis.x(date(year, 1, 1))
        drawn.append(svg.element("line", class_="pic-grid", x1=x, x2=x, y1=HEAD - 18, y2=tall))
        if axis.share(date(year, 1, 1)) < 1 - 34 / svg.PHONE:
            dx = -4 if axis.rtl else 4
            drawn.append(svg.element("text", str(year), class_="pic-year", x=x, dx=dx, y=HEAD - 6))
    x, share = axis.x(today), axis.share(today)
    anchor = "end" if share > 0.8 else "start" if share < 0.2 else "middle"
    drawn.append(svg.element("text", svg.words(now), class_="pic-now", x=x, y=13, text_anchor=anchor))
    drawn.append(svg.element("line", class_="pic-today", x1=x, x2=x, y1=18, y2=tall))
    return drawn


def _heading(words: str, rtl: bool, top: float) -> tuple[str, float]:
    """The words above a group, and how tall they are in px."""
    rows = svg.lines(words, (TYPE + 1) * svg.BOLD, svg.PHONE)
    return _text("pic-text pic-head", rows, [], rtl, top)


def _label(bar: Bar, rtl: bool, top: float) -> tuple[str, float]:
    """The name of a period and its state: in one line where the smallest screen has room for both."""
    rows, note = svg.lines(bar.words, TYPE, svg.PHONE), f" · {bar.note}"
    if svg.width(rows[-1], TYPE) + svg.width(note, TYPE - 1) <= svg.PHONE:
        text, tall = _text("pic-text", rows, [], rtl, top)
        beside = svg.element("tspan", svg.words(note), class_="pic-note")
        return f"{text.removesuffix('</text>')}{beside}</text>", tall
    return _text("pic-text", rows, svg.lines(bar.note, TYPE - 1, svg.PHONE), rtl, top)


def _text(class_: str, rows: Sequence[str], notes: Sequence[str], rtl: bool, top: float) -> tuple[str, float]:
    """Lines from the edge where reading starts, quiet ones below them; and how tall they are in px."""
    further = [(row, None) for row in rows[1:]] + [(row, "pic-note") for row in notes]
    edge = "100%" if rtl else "0%"
    spans = [svg.element("tspan", svg.row(row, rtl=rtl), class_=quiet, x=edge, dy=LINE) for row, quiet in further]
    text = svg.element("text", svg.row(rows[0], rtl=rtl), *spans, class_=class_, x=edge, y=top + LINE - 4)
    return text, LINE * (len(rows) + len(notes)) + 3


def _bar(bar: Bar, axis: Axis, y: float, today: date) -> list[str]:
    drawn = [svg.element("rect", class_="pic-track", y=y, width="100%", height=TALL)]
    if bar.start and bar.end:
        ends = (first_day(bar.start), last_day(bar.start), first_day(bar.end), last_day(bar.end))
        drawn += _period(bar, axis, y, ends)
    elif bar.start:
        known = _open_from(bar, today)
        if known == today:
            drawn += _period(bar, axis, y, (first_day(bar.start), last_day(bar.start), today, today))
        else:
            drawn += _period(bar, axis, y, (first_day(bar.start), known, known, known))
        drawn.append(_stub(axis, known, y, -1 if axis.rtl else 1))
    elif bar.end:
        known = first_day(bar.end)
        drawn += _period(bar, axis, y, (known, known, known, last_day(bar.end)))
        drawn.append(_stub(axis, known, y, 1 if axis.rtl else -1))
    else:
        drawn += _nothing_known(y)
    return drawn


def _period(bar: Bar, axis: Axis, y: float, days: tuple[date, date, date, date]) -> list[str]:
    """A pale box from the earliest to the latest day the dates can mean, a full one for the days between."""
    x, width = axis.box(days[0], days[3])
    drawn = [svg.element("rect", class_=f"pic-loose pic-{bar.state}", x=x, y=y, width=width, height=TALL, rx=3)]
    if days[1] < days[2]:
        x, width = axis.box(days[1], days[2])
        drawn.append(svg.element("rect", class_=f"pic-sure pic-{bar.state}", x=x, y=y, width=width, height=TALL))
    return drawn


def _stub(axis: Axis, day: date, y: float, way: int) -> str:
    """A dashed end that leads away from the known day to a question mark."""
    middle = TALL / 2
    return svg.element(
        "svg",
        svg.element("path", class_="pic-cap", d=f"M0 0V{TALL}"),
        svg.element("path", class_="pic-open", d=f"M0 {svg.number(middle)}H{way * (STUB - 12)}"),
        svg.element("text", "?", class_="pic-mark", x=way * (STUB - 5), y=middle + 5, text_anchor="middle"),
        x=axis.x(day),
        y=y,
        overflow="visible",
    )


def _nothing_known(y: float) -> list[str]:
    middle = y + TALL / 2
    return [
        svg.element("line", class_="pic-open", x1="0%", x2="47%", y1=middle, y2=middle),
        svg.element("line", class_="pic-open", x1="53%", x2="100%", y1=middle, y2=middle),
        svg.element("text", "?", class_="pic-mark", x="50%", y=middle + 5, text_anchor="middle"),
    ]
