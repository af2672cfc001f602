"""A further language in the settings."""

from __future__ import annotations

import re

from hub.editorial.fmt import normal
from hub.reading import source
from hub.records import Settings

SETTINGS = "data/hub.yaml"
_LIST = r"(?m)^  {name}:\n(?:    - .*\n)+"


def added(text: str, code: str) -> str:
    """The settings in their normal form, with one more language among those that are translated. Raises `SourceError`
    for settings that cannot be read."""
    tree = source.parse(text, SETTINGS)
    written = tree["languages"]
    text = normal(text, SETTINGS, Settings, written["authored"])
    if code in (*written["authored"], *(written.get("translated") or ())):
        return text
    for name, more in (("translated", f"    - {code}\n"), ("authored", f"  translated:\n    - {code}\n")):
        found = re.search(_LIST.format(name=name), text)
        if found:
            return text[: found.end()] + more + text[found.end() :]
    raise ValueError(text)
