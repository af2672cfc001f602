"""The term base: what an official word is called in further languages, so that all translations call it the same."""

from __future__ import annotations

from typing import Literal

from hub.records.base import Part, described
from hub.records.values import Address, Date, LanguageCode, Words, YesNo


class Rendering(Part):
    """What an official word is called in one language."""

    term: Words = described("Wort im laufenden Text", "Word in the running text")
    written_as: Words | None = described(
        "Bei der ersten Nennung, mit dem amtlichen Wort, z. B. „titre de séjour (Aufenthaltstitel)“",
        "At the first mention, with the official word, e.g. “titre de séjour (Aufenthaltstitel)”",
        None,
    )
    keep: YesNo = described(
        "Das amtliche Wort bleibt stehen und wird nur erklärt", "The official word stays and is only explained", False
    )
    avoid: list[Words] = described("Wörter, die in die Irre führen", "Words that mislead", [])
    note: Words | None = described(
        "Für alle, die übersetzen: Beugung, Verwechslungen", "For translators: inflection, confusions", None
    )
    basis: Literal["official", "counselling", "press", "proposal"] = described(
        "Wer das Wort so verwendet; proposal: eigener Vorschlag", "Who uses the word; proposal: our own", "proposal"
    )
    found_on: Address | None = described("Seite, auf der es so steht", "Page on which it stands", None)


class Renderings(Part):
    """What an official word is called in further languages."""

    checked: Date = described("Tag, an dem das zusammengestellt wurde", "Day on which this was put together")
    renderings: dict[LanguageCode, Rendering] = described(
        "Das Wort in jeder Sprache, nach Kürzel", "The word in each language, by code", min_length=1
    )
