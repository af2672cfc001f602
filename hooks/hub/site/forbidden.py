"""What the content policy forbids in files of a site."""

from __future__ import annotations

from collections.abc import Mapping

from hub.outputs import assets
from hub.pages import templates
from hub.reading.findings import Problem, problem
from hub.reading.markup import policy


def finding(path: str, what: str) -> Problem:
    """Something forbidden in what is made of a file."""
    return problem(path, (1, 1), "policy", what=what)


def in_styles(theme: assets.Assets) -> list[Problem]:
    """What stylesheets would load from elsewhere."""
    return [
        finding(f"{templates.FOLDER}/{name}", what)
        for name, published in theme.names.items()
        if name.endswith(".css")
        for what in policy.style_faults(theme.contents[published].decode())
    ]


def in_form(files: Mapping[str, str | bytes]) -> list[Problem]:
    """What is forbidden in the pages of the form for editors."""
    pages = {name: text for name, text in files.items() if name.endswith(".html") and isinstance(text, str)}
    return [finding(name, what) for name, text in pages.items() for what in policy.faults(text)]
