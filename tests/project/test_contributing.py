"""What CONTRIBUTING says can be done, works as written, in both languages."""

from __future__ import annotations

import re

from conftest import ROOT

GUIDES = {"de": "CONTRIBUTING.md", "en": "CONTRIBUTING.en.md"}


def text(language: str) -> str:
    return (ROOT / GUIDES[language]).read_text(encoding="utf-8")


def test_both_languages_say_the_same_things() -> None:
    """The same sections, commands and lists."""
    shapes = [
        (len(re.findall(r"(?m)^## ", said)), re.findall(r"hub (\w+)", said), len(re.findall(r"(?m)^(?:\d\.|-) ", said)))
        for said in map(text, GUIDES)
    ]
    assert shapes[0] == shapes[1]


def test_the_table_of_messages_is_that_of_the_program() -> None:
    """Every message with its rule, in both languages; `hub schema` writes it."""
    from hub.editorial.schema import explained
    from hub.reading.messages import MESSAGES

    for path, made in explained.made().items():
        assert made == (ROOT / path).read_text(encoding="utf-8"), "run hub schema"
        assert set(re.findall(r"(?m)^\| `([a-z0-9-]+)` \|", made)) == MESSAGES.keys()
