"""What people type who look for a record and know none of its words."""

from __future__ import annotations

from hub.records.base import Part, described
from hub.records.values import LanguageCode, Words


class Asked(Part):
    """Questions and words of everyday life that a record answers. They are only searched, never shown."""

    asked: dict[LanguageCode, list[Words]] = described(
        "Was Menschen in die Suche tippen, die das brauchen und die Fachwörter nicht kennen, nach Kürzel der Sprache",
        "What people type into the search who need this and do not know the official words, by code of the language",
        min_length=1,
    )
