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
_CITED = re.compile(rf"§§?[ \u00a0]?[{_LATIN}0-9]+(?:{_BETWEEN}[{_LATIN}0-9]+)*[ \u00a0]\Z")
"""The beginning of a citation whose law an element holds, as the glossary explains it: „§ 18a <button>XyG</button>“"""
_INLINE = frozenset(["span", "button", "label", "a", "em", "strong"])
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
                cited = _CITED.search(part)
                end = _explained(parts, place + 1) if cited else 0
                if cited and end:
                    before, begun = part[: cited.start()], _whole(cited[0])
                    parts[place] = f'{_RUN.sub(_apart, before)}<bdi dir="ltr">{begun}'
                    parts[end] += "</bdi>"
                else:
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


def _explained(parts: list[str], place: int) -> int:
    """Where the elements end that begin at `place` and hold the law of a citation; 0 if something else follows."""
    depth, said = 0, ""
    for end in range(place, min(place + 12, len(parts))):
        part = parts[end]
        found = _NAME.match(part)
        if not found:
            said += part
            if part.strip() and not depth:
                return 0
            continue
        if found[2].lower() not in _INLINE:
            return 0
        depth += -1 if found[1] else 1
        if depth < 1:
            return end if not depth and re.fullmatch(rf"[{_LATIN}0-9-]+\.?", said.strip()) else 0
    return 0


def _whole(run: str) -> str:
    """A run whose sign stays with its number at the end of a line."""
    return run.replace("§ ", "§\u00a0")


def _apart(found: re.Match[str]) -> str:
    run = found[0]
    if number := _DIALLED.fullmatch(run):
        return f'<bdi dir="ltr">{number[1]}</bdi>{number[2]}'
    mixed = _LETTER.search(run) and _NEUTRAL.search(run)
    return f'<bdi dir="ltr">{_whole(run)}</bdi>' if mixed else run
