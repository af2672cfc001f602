"""Citations, telephone numbers and the like kept in order where the lines around them run from right to left.

„§ 18 Abs. 2 Nr. 4 XyG“ in an Arabic sentence would be shown as “Abs. 2 Nr. 4 XyG 18 §”: signs and numbers
have no direction of their own and take that of the line.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^>]+>)")
_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_LATIN = "A-Za-zÀ-ɏ"
_BETWEEN = r"(?:[ \u00a0]?[.,:/–§+’'@_-][ \u00a0]?|[ \u00a0])§?[ \u00a0]?"
_RUN = re.compile(rf"(?:§§?[ \u00a0]?|\+)?[{_LATIN}0-9]+(?:{_BETWEEN}[{_LATIN}0-9]+)*\.?")
_LETTER = re.compile(f"[{_LATIN}]")
_NEUTRAL = re.compile(r"[0-9§.,:/+]")
_DIALLED = re.compile(r"(\+?[0-9]+(?:[ \u00a0/-]+[0-9]+)+)(\.?)")
"""Groups of figures, such as „116 117“, which would change places; the full stop belongs to the line"""
_VOID = frozenset(["br", "img", "input", "meta", "link", "hr", "source", "track", "wbr", "!doctype"])
_AS_IT_IS = frozenset(["script", "style", "title", "code", "pre", "textarea", "option", "svg", "bdi"])
"""Elements that cannot hold others, or whose words have an order of their own"""


def isolated(html: str) -> str:
    """The HTML of a page in a language written from right to left, with such runs in an element of their own."""
    parts = _TAG.split(html)
    # Names of the open elements inside the outermost one that is left as it is.
    inside: list[str] = []
    for place, part in enumerate(parts):
        if not part.startswith("<"):
            if not inside and part.strip():
                parts[place] = _RUN.sub(_apart, part)
            continue
        found = _NAME.match(part)
        if not found or found[2].lower() in _VOID or part.endswith("/>"):
            continue
        name = found[2].lower()
        if found[1]:
            if inside and name in inside:
                while inside.pop() != name:
                    pass
        elif inside or name in _AS_IT_IS or ' dir="ltr"' in part:
            inside.append(name)
    return "".join(parts)


def _apart(found: re.Match[str]) -> str:
    run = found[0]
    if number := _DIALLED.fullmatch(run):
        return f'<bdi dir="ltr">{number[1]}</bdi>{number[2]}'
    mixed = _LETTER.search(run) and _NEUTRAL.search(run)
    return f'<bdi dir="ltr">{run}</bdi>' if mixed else run
