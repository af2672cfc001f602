"""Signs of Markdown that readers would see as they are, because they form nothing where they stand."""

from __future__ import annotations

import re

from hub.reading.markup import prose

_LINK = r"!?\[[^\[\]\n]*\](?:\([^\s()]*|\[[^\[\]\n]*\])"
# Nothing here is looked for again and again from each sign of a long word.
_BOLD = r"\*\*(?=[^\s*])[^\s*]{1,20}|(?<=[^\s*])\*\*"
_LEFT = re.compile(rf"{_LINK}|{_BOLD}|~~|```|^#{{1,6}} \S+|^\|[^\n]*\|$", re.MULTILINE)
_WHOLE = re.compile(r"\[[^\[\]\n]*\]\([^\s()]*\)|\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*")
_MOST = 40


def pieces(words: str) -> list[str]:
    """Every such piece in the words of a text, shortened, each once."""
    return list(dict.fromkeys(found[0][:_MOST] for found in _LEFT.finditer(words)))


def in_prose(text: str) -> list[str]:
    """The same for a prose text. What is plainly whole is not parsed: that would cost more than all other checks."""
    return pieces(prose.shown(text)) if _LEFT.search(_WHOLE.sub(" ", text)) else []
