"""A wayfinder drawn as SVG for reviewers: questions and outcomes in columns, answers as labelled lines."""

from __future__ import annotations

from textwrap import wrap
from xml.sax.saxutils import escape

from hub.pages.reader import Reader
from hub.records.kinds.wayfinders import Wayfinder

WIDTH, GAP, LINE, PAD = 220, 190, 16, 10
STYLE = (
    "text{font:12px system-ui,sans-serif}.q{fill:#e2f0f1;stroke:#0b5560}.o{fill:#fdf0e0;stroke:#8a4b00}"
    "path{fill:none;stroke:#525d66}.a{fill:#525d66;font-size:11px}"
)


def draw(wayfinder: Wayfinder, reader: Reader) -> str:
    """The same wayfinder gives the same bytes. It must have no circle."""
    columns = _columns(wayfinder)
    boxes: dict[str, tuple[int, int, int]] = {}
    height = 0
    for number, column in enumerate(columns):
        top = PAD
        for id in column:
            tall = LINE * len(_words(wayfinder, reader, id)) + 2 * PAD
            boxes[id] = (PAD + number * (WIDTH + GAP), top, tall)
            top += tall + 2 * LINE
        height = max(height, top)
    lines = [line for id in wayfinder.questions if id in boxes for line in _answers(wayfinder, reader, id, boxes)]
    shapes = [_box(wayfinder, reader, id, boxes[id]) for column in columns for id in column]
    width = len(columns) * (WIDTH + GAP) - GAP + 2 * PAD
    title = escape(reader.words.plain(wayfinder.title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img"><title>{title}</title><style>{STYLE}</style>\n' + "\n".join([*lines, *shapes]) + "\n</svg>\n"
    )


def _columns(wayfinder: Wayfinder) -> list[list[str]]:
    """Every reachable node in the column after the last question that leads to it."""
    depth = {wayfinder.start: 0}
    for _ in wayfinder.questions:
        for id, question in wayfinder.questions.items():
            if id in depth:
                for answer in question.answers:
                    depth[answer.to] = max(depth.get(answer.to, 0), depth[id] + 1)
    columns: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for id in (*wayfinder.questions, *wayfinder.outcomes):
        if id in depth:
            columns[depth[id]].append(id)
    return columns


def _words(wayfinder: Wayfinder, reader: Reader, id: str) -> list[str]:
    text = wayfinder.questions[id].text if id in wayfinder.questions else wayfinder.outcomes[id].text
    return [id, *wrap(reader.prose.plain(text), 34)]


def _box(wayfinder: Wayfinder, reader: Reader, id: str, box: tuple[int, int, int]) -> str:
    left, top, tall = box
    kind = "q" if id in wayfinder.questions else "o"
    rows = "".join(
        f'<tspan x="{left + PAD}" dy="{LINE if number else 0}">{escape(row)}</tspan>'
        for number, row in enumerate(_words(wayfinder, reader, id))
    )
    return (
        f'<rect class="{kind}" x="{left}" y="{top}" width="{WIDTH}" height="{tall}" rx="6"/>'
        f'<text x="{left + PAD}" y="{top + PAD + 12}">{rows}</text>'
    )


def _answers(wayfinder: Wayfinder, reader: Reader, id: str, boxes: dict[str, tuple[int, int, int]]) -> list[str]:
    left, top, tall = boxes[id]
    drawn = []
    answers = wayfinder.questions[id].answers
    for number, answer in enumerate(answers):
        x, y = left + WIDTH, top + tall * (number + 1) // (len(answers) + 1)
        to_x, to_top, to_tall = boxes[answer.to]
        to_y = to_top + to_tall // 2
        bend = GAP // 2
        words = escape("\n".join(wrap(reader.words.plain(answer.text), 30)[:1]))
        drawn.append(
            f'<path d="M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"/>'
            f'<text class="a" x="{x + 6}" y="{y - 3}">{words}</text>'
        )
    return drawn
