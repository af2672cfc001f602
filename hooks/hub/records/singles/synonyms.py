"""Words of one meaning: `synonyms.yaml`."""

from __future__ import annotations

from hub.records.base import Part, described
from hub.records.values import LanguageCode, Words


class Synonyms(Part):
    """Words that people type for something the records call by another name."""

    groups: list[list[Words]] = described(
        "Wörter mit gleicher Bedeutung, in allen Sprachen; wer eines sucht, findet auch die anderen",
        "Words of one meaning, in all languages; whoever searches for one also finds the others",
        [],
    )
    by_language: dict[LanguageCode, list[list[Words]]] = described(
        "Dasselbe für die Suche in nur einer Sprache, nach Kürzel; auch mit den amtlichen Wörtern, um die es geht",
        "The same for the search in one language only, by code; also with the official words it is about",
        {},
    )
    little: list[Words] = described(
        "Wörter, die neben anderen wenig sagen, zum Beispiel Herkunftsländer, für die nichts Eigenes gilt",
        "Words that say little beside others, such as countries of origin for which no rule of their own holds",
        [],
    )
