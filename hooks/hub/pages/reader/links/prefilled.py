"""Addresses that open a letter already begun: `mailto:` with subject and text, or a form with its fields filled in."""

from __future__ import annotations

from urllib.parse import quote


def mailto(to: str, subject: str, lines: list[str]) -> str:
    """A `mailto:` address as RFC 6068 has it; line breaks and blanks inside a line become single blanks."""
    body = "\r\n".join(_one_line(line) for line in lines)
    return f"mailto:{quote(to, safe='@')}?subject={quote(_one_line(subject), safe='')}&body={quote(body, safe='')}"


def filled(pattern: str, **values: str) -> str:
    """`pattern` with each `{name}` replaced by its value, which can never be read as part of the address."""
    for name, value in values.items():
        # Braces of a value are percent-encoded, so no value can hold the blank of another.
        pattern = pattern.replace(f"{{{name}}}", quote(_one_line(value), safe=""))
    return pattern


def _one_line(words: str) -> str:
    return " ".join(words.split())
