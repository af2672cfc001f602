"""A sentence does not repeat an amount that a figure holds: it would stay behind when the figure changes. And it does
not say another amount of a figure than the figure does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, partial

from babel.numbers import get_currency_name, get_currency_symbol

from hub.checks.around import Around
from hub.reading.entry import Entry
from hub.reading.findings import Problem
from hub.reading.languages import Language
from hub.reading.markup.prose import named_links, split
from hub.reading.markup.readability import sentences
from hub.reading.source import Location
from hub.records.kinds.reference import Figure
from hub.records.marks import TextMark
from hub.records.values import MAX_TEXT

# Thousands stand in groups of three, whatever the language sets between them. The last part of a sum is no amount.
_NUMBER = r"(?:\d{1,3}(?:[.,'’\s]\d{3})+|\d+)(?:[.,]\d{1,2})?(?![\d.,]*\d)"
_DIGIT = re.compile(r"\d")
_NEAR = 40
"""Signs between the name of a figure and an amount that is said of it, at most"""
_CENTS = re.compile(r"[.,](\d{1,2})$")


def of_file(entry: Entry, around: Around) -> Iterator[Problem]:
    """Amounts of money in prose that are the value of figures today. The texts of a figure may name its own."""
    settings = around.settings
    if settings is None:
        return
    money = amount_in(settings.country.currency, tuple(settings.languages.authored))
    amounts = around.once(held)
    for mark, location, texts in entry.marked:
        if not isinstance(mark, TextMark) or not mark.prose or not isinstance(texts, dict):
            continue
        for language, text in texts.items():
            if not isinstance(text, str) or len(text) > MAX_TEXT or not _DIGIT.search(text):
                continue
            yield from _differing(around, entry, (*location, language), text, money)
            for found in money.finditer(text):
                ids = amounts.get(_number(found[1] or found[2]), [])
                if ids and not (entry.model is Figure and entry.id in ids):
                    yield entry.problem(
                        (*location, language),
                        "amount-repeated",
                        severity="warning",
                        amount=found[0],
                        figures=", ".join(f"[](figure:{id})" for id in ids),
                    )


def held(around: Around) -> dict[Decimal, list[str]]:
    """Amounts of money that hold on the day, and the figures whose value each is."""
    return {Decimal(amount): ids for amount, ids in around.kept("held", partial(_held, around))}


def _held(around: Around) -> list[tuple[str, list[str]]]:
    found: dict[Decimal, list[str]] = {}
    for id, figure in _figures(around):
        value = figure.on(around.today.isoformat()) if figure.is_money else None
        if value and value.value is not None:
            found.setdefault(value.value, []).append(id)
    return [(str(amount), ids) for amount, ids in found.items()]


def _figures(around: Around) -> Iterator[tuple[str, Figure]]:
    return ((id, entry.record) for id, entry in around.figures.items() if isinstance(entry.record, Figure))


@cache
def amount_in(currency: str, codes: tuple[str, ...]) -> re.Pattern[str]:
    """Finds amounts in a currency, by its sign before or behind the number, its code, and its names in the languages;
    the number is in the first or the second group."""
    locales = [Language(code).locale for code in codes]
    signs = {get_currency_symbol(currency, locale=one) for one in locales}
    names = {get_currency_name(currency, count=count, locale=one) for one in locales for count in (1, 2)}
    before = "|".join(sorted(map(re.escape, signs)))
    behind = "|".join(_whole(word) for word in sorted(signs | names | {currency}, key=len, reverse=True))
    return re.compile(rf"(?:{before})\s?({_NUMBER})|(?<![\d.,])(?<!\+ )({_NUMBER})\s?(?i:{behind})")


def _whole(word: str) -> str:
    return re.escape(word) + (r"\b" if word[-1:].isalnum() else "")


def _number(words: str) -> Decimal:
    cents = _CENTS.search(words)
    whole = re.sub(r"\D", "", words[: cents.start()] if cents else words)
    return Decimal(f"{whole}.{cents[1] if cents else 0}")


def _differing(
    around: Around,
    entry: Entry,
    location: Location,
    text: str,
    money: re.Pattern[str],
) -> Iterator[Problem]:
    """Amounts in the words of a link to a figure, or right behind its name, that the figure never had."""
    said = [
        (target[1], found)
        for address, words in named_links(text)
        if (target := split(address)) and target[0] == Figure.kind
        for found in money.finditer(words)
    ]
    if money.search(text):
        named = around.once(_named).get(str(location[-1]), [])
        for sentence in sentences(text):
            for name, id in named:
                for place in name.finditer(sentence):
                    found = money.search(sentence, place.end(), place.end() + _NEAR)
                    said += [(id, found)] if found and entry.id != id else []
    for id, found in said:
        amount, other = _number(found[1] or found[2]), around.figures.get(id)
        values = other.record.values if other and isinstance(other.record, Figure) else None
        if values is not None and amount not in {n for v in values for n in (v.value, v.minimum, v.maximum)}:
            yield entry.problem(location, "amount-differs", severity="warning", amount=found[0], figure=id)


def _named(around: Around) -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """By language, names of figures of money as they stand in a sentence; what stands in brackets is no name."""
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for id, figure in _figures(around):
        for language, title in figure.title.items() if figure.is_money else ():
            name = re.escape(title.partition(" (")[0])
            found.setdefault(language, []).append((re.compile(rf"\b{name}\b", re.IGNORECASE), id))
    return found
