"""The comments of a YAML text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from hub.reading.source.text import Where


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its `#`. `alone` means that at most the dash of an entry stands before it in its line."""

    where: Where
    words: str
    alone: bool


def comments(text: str) -> list[Comment]:
    """Every comment of a text that `parse` has accepted: each `#` after a blank that stands in no value."""
    chars = list(text)
    parser: Any = CParser(text)
    try:
        while (event := parser.get_event()) is not None:
            if type(event) is yaml.ScalarEvent:
                start, end = event.start_mark.index, event.end_mark.index  # type: ignore[union-attr]
                if event.style in ("|", ">"):
                    # A comment may stand behind the sign that a text begins below.
                    line_end = text.find("\n", start)
                    head = re.search(r"[ \t]#", text[start : line_end if line_end >= 0 else end])
                    if head:
                        start = line_end
                for index in range(start, end):
                    if chars[index] not in "\r\n":
                        chars[index] = "x"
    finally:
        parser.dispose()
    found = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", "".join(chars)), 1):
        hit = re.search(r"(?:^|(?<=[ \t]))#", line)
        if hit:
            words = line[hit.start() :].rstrip()
            found.append(Comment((number, hit.start() + 1), words, not line[: hit.start()].strip(" \t-")))
    return found
