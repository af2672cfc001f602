"""Markdown that can be posted on a code host: words of records stay words, and the whole stays within its limit.

Records and file names come from anybody who proposes a change. In a comment written by a program they must not become
markup, mention people, refer to other issues or give commands to the host.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LIMIT = 60_000
"""Bytes of one comment; GitHub takes 65,536 characters, GitLab more."""
HALF = LIMIT // 2
"""Where two lists stand in one issue."""

# What stands in ordinary words and means nothing to any host; some signs only inside or behind a word.
_HARMLESS = re.compile(r"[^\W_]|[\s\u200b,;?()„“”‚‘’«»–—…§€°·×→]|(?<=[^\W_])[-.:/]|[.:](?=\s|$)")
# Mentions, references to other issues and commits, addresses: hosts look for them after they have read the entities,
# so a zero-width space, which is part of no name and no address, stands behind these signs.
_BINDING = re.compile(
    r"(?<=[@#!$%~&:/^])(?=\S)|(?<=\.)(?=[^\W\d_])|(?<=\bGH-)(?=\d)|(?<=\b[0-9a-f]{6})(?=[0-9a-f]{1,34}\b)"
)
_APART = "\u200b"


def plain(words: str) -> str:
    """Any words as they are, on one line."""
    apart = _BINDING.sub(_APART, _one_line(words))
    return "".join(c if _HARMLESS.match(apart, place) else f"&#{ord(c)};" for place, c in enumerate(apart))


def code(words: str) -> str:
    """Any words as code: nothing in it is markup, a mention or a link."""
    line = _one_line(words)
    fence = "`" * (_longest_run(line) + 1)
    blank = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{fence}{blank}{line}{blank}{fence}"


def block(lines: Iterable[str], language: str = "") -> str:
    """Lines as a block of code."""
    text = "\n".join(_one_line(line) for line in lines)
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def details(summary: str, body: str) -> str:
    """What is folded away until somebody wants it. Both are Markdown already; `summary` stands on one line."""
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"


def bounded(blocks: list[str], more: str, limit: int = LIMIT) -> str:
    """Blocks with a blank line between them, as many whole ones as fit into `limit` bytes; `more` says how many
    follow, at its `{n}`."""
    rest = len(more.encode()) + 12
    out: list[str] = []
    size = 0
    for index, block_ in enumerate(blocks):
        needed = len(block_.encode()) + 2
        last = index == len(blocks) - 1
        if size + needed + (0 if last else rest) > limit:
            out.append(more.format(n=len(blocks) - index))
            break
        out.append(block_)
        size += needed
    return "\n\n".join(out) + "\n"


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in words)).strip()


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)
