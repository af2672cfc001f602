"""What every picture needs: elements with escaped attributes, the width of words, words broken into lines."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import combining, east_asian_width
from xml.sax.saxutils import escape, quoteattr

NARROW, WIDE = frozenset("iljtfrI.,:;|!'’()[]/ \xa0"), frozenset("mwMWÖÄÜ—%@&")
PHONE = 288
"""Width in px that a page has for a picture on the smallest screen."""
BOLD = 1.12
"""How much wider bold words are."""


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """An element around `inside`, which is markup already. `text_anchor` is written `text-anchor`, `class_` `class`.

    Attributes that are None are left out.
    """
    written = "".join(
        f" {key.strip('_').replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def picture(id: str, title: str, text: str, *inside: str, class_: str, direction: str, height: float) -> str:
    """A picture as wide as its place, `height` in px; `title` and `text` describe it to those who do not see it."""
    return element(
        "svg",
        element("title", words(title), id=f"{id}_title"),
        element("desc", words(text), id=f"{id}_text"),
        *inside,
        class_=f"pic {class_}",
        role="img",
        aria_labelledby=f"{id}_title {id}_text",
        direction=direction,
        width="100%",
        height=height,
    )


def words(text: str) -> str:
    """Text as it may stand in an element."""
    return escape(text)


def row(text: str, *, rtl: bool) -> str:
    """A line of words in a picture. Where that runs from right to left, words of another script stay together with the
    brackets and dots at their ends."""
    return words(f"\u2068{text}\u2069" if rtl else text)


def number(value: float) -> str:
    """At most two decimals, none where there are none."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(fraction: float) -> str:
    """0.5 → `50%`."""
    return f"{number(fraction * 100)}%"


def width(text: str, size: float) -> float:
    """About how wide a text is in px at a type size in px, rather too wide: the reader's font is not known."""
    return size * sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF":
        return 1.05
    if letter.isdigit():
        return 0.57
    return 0.36 if letter in NARROW else 0.95 if letter in WIDE else 0.62


def lines(text: str, size: float, room: float, most: int = 4) -> list[str]:
    """A text broken between words so that each line fits into `room` px; what does not fit ends in an ellipsis."""
    found: list[str] = []
    for word in text.split(" "):
        if found and width(f"{found[-1]} {word}", size) <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    if len(found) > most:
        found[most - 1] += " …"
    return [_fitting(line, size, room) for line in found[:most]]


def _fitting(line: str, size: float, room: float) -> str:
    """A single word can be wider than the room."""
    if width(line, size) <= room:
        return line
    left = room - width("…", size)
    end = next((n for n, wide in enumerate(accumulate(width(c, size) for c in line)) if wide > left), len(line))
    return f"{line[:end].rstrip(' …')}…"
