"""Texts that nobody would write, by chance."""

from __future__ import annotations

import random

PIECES = [*"abß漢 -?:,[]{}#&*!|>'\"%@`~=<.0169eExXoO_+/\\\t\n\r", "\n", " ", "true", "No", "NULL", "2026-01-02", ": "]
PIECES += [" #", "- ", "---", "...", "\u00a0", "\u200d", "\u200f", "😀", "\ufffd", "12:30", "0x1f", ".inf"]


def words(chance: random.Random) -> str:
    """Up to six pieces, each of which means something to some reader of YAML."""
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 6)))
