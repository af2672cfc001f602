"""A sentence does not repeat an amount that a figure holds: it would stay behind when the figure changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.records.base import MAX_TEXT, TextMark, walk
from hub.records.reference import Figure

# Thousands stand in groups of three, whatever the language sets between them. The last part of a sum is no amount.
_NUMBER = r"(?:\d{1,3}(?:[.,'’\s]\d{3})+|\d+)(?:[.,]\d{1,2})?(?![\d.,]*\d)"
_AMOUNT = re.compile(rf"€\s?({_NUMBER})|(?<![\d.,])(?<!\+ )({_NUMBER})\s?(?:€|EUR\b|[Ee]uros?\b)")
_CENTS = re.compile(r"[.,](\d{1,2})$")


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Euro amounts in prose that are the value of figures today. The texts of a figure may name its own."""
    held: dict[Decimal, list[str]] = {}
    for id, figure in catalog.records(Figure).items():
        value = figure.on(today.isoformat()) if figure.unit == "eur" else None
        if value and value.value is not None:
            held.setdefault(value.value, []).append(id)
    for entry in catalog.all_entries():
        for mark, location, texts in walk(entry.model, entry.tree):
            if not isinstance(mark, TextMark) or not mark.prose or not isinstance(texts, dict):
                continue
            for language, text in texts.items():
                if not isinstance(text, str) or len(text) > MAX_TEXT:
                    continue
                for found in _AMOUNT.finditer(text):
                    ids = held.get(_number(found[1] or found[2]), [])
                    if ids and not (entry.model is Figure and entry.id in ids):
                        yield entry.problem(
                            (*location, language),
                            "amount-repeated",
                            severity="warning",
                            amount=found[0],
                            figures=", ".join(f"[](figure:{id})" for id in ids),
                        )


def _number(words: str) -> Decimal:
    cents = _CENTS.search(words)
    whole = re.sub(r"\D", "", words[: cents.start()] if cents else words)
    return Decimal(f"{whole}.{cents[1] if cents else 0}")
