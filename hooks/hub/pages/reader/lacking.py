"""Interface words that a language lacks: they are English, and a page in another language says so of each.

A template prints words into texts and into attributes alike, and does not know where it stands. So such a word carries
two marks, and what they become is decided once all of the HTML is there.
"""

from __future__ import annotations

import re

_BEGIN, _END = "\ue000", "\ue001"
_TAG = re.compile(r"(<[^>]+>)")
_BARE = re.compile(r"<(/?)(title|option|textarea|script|style|svg)\b")
"""Elements that cannot hold others, or hold words as they are"""
_MARKS = re.compile(f"[{_BEGIN}{_END}]|%EE%80%8[01]")


def mark(words: str) -> str:
    """Words that are English."""
    return f"{_BEGIN}{words}{_END}"


def marked(html: str) -> str:
    """HTML with an element around each such word; in attributes and where no element can stand, without its marks."""
    if _BEGIN not in html and "%EE%80%80" not in html:
        return html
    parts = _TAG.split(html)
    bare = False
    for place, part in enumerate(parts):
        if part.startswith("<"):
            parts[place] = _MARKS.sub("", part)
            if found := _BARE.match(part):
                bare = not found[1]
        elif bare:
            parts[place] = _MARKS.sub("", part)
        else:
            parts[place] = part.replace(_BEGIN, '<span lang="en" dir="ltr">').replace(_END, "</span>")
    return "".join(parts)
