"""Languages of the hub: names, direction, interface words, and how each writes numbers, money, dates and lists."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol
from babel.units import format_unit

from hub.reading.findings import NotOffered
from hub.reading.languages import interface
from hub.reading.languages.interface import Count
from hub.records.dates import first_day
from hub.records.singles.country import CURRENCY


class LanguageError(Exception):
    """A language code that names no known language."""


@dataclass(frozen=True)
class Language:
    """One language of the site. `words` maps the English interface words to this language's."""

    code: str
    words: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)
    region: str = ""
    """Code whose spelling of dates and numbers is used, e.g. en-GB; the language's own where empty."""
    reviewed: bool = field(default=False, compare=False)
    """Whether a person has read the interface words"""
    counts: Mapping[str, Count] = field(default_factory=dict, hash=False, compare=False)
    """Interface words that count something, by their English for one"""
    currency: str = CURRENCY
    """What amounts are in"""

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale. Raises `LanguageError` for a code it does not know."""
        return _locale(self.region or self.code)

    @property
    def name(self) -> str:
        """The language's name in itself, e.g. „Deutsch“."""
        own = _locale(self.code).get_display_name() or self.code
        return own[0].upper() + own[1:]

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return direction(self.code)

    def word(self, english: str, **values: object) -> str:
        """An interface word or phrase; English where the language has none."""
        words = self.words.get(english) or english
        return words.format(**values) if values else words

    def counted(self, one: str, many: str, n: Decimal | int, **values: object) -> str:
        """Words for a number of things, in the form that the language has for that number: `{n}` in them is it."""
        return self._form(one, many, n).format(n=self.number(n), **values)

    def forms(self, one: str, many: str) -> dict[str, str]:
        """The same for whoever counts later, by the categories that browsers know: `one`, `few`, `other` …"""
        found: dict[str, str] = {}
        for n in range(200):
            found.setdefault(self.locale.plural_form(n), self._form(one, many, n))
        return {"other": self._form(one, many, 2), **found}

    def _form(self, one: str, many: str, n: Decimal | int) -> str:
        own = self.counts.get(one)
        if own:
            # A rule counts whole things; of one and a half there are more than one.
            return own.forms[own.rule(int(n) if n == int(n) else int(n) + 1)]
        return one if n == 1 else many

    def number(self, value: Decimal | int) -> str:
        return str(format_decimal(value, locale=self.locale))

    def percent(self, value: Decimal) -> str:
        """70 → „70 %“."""
        return str(format_percent(value / 100, locale=self.locale, decimal_quantization=False))

    def money(self, value: Decimal) -> str:
        """An amount in the currency of the hub, with small coins only where there are any."""
        pattern = self.locale.currency_formats["standard"].pattern
        if value == value.to_integral_value():
            pattern = pattern.replace(".00", "")
        written = str(format_currency(value, self.currency, pattern, locale=self.locale, currency_digits=False))
        return written.replace(self.currency, self._sign)

    @cached_property
    def _sign(self) -> str:
        """The sign of the currency; where a language has none for it, the one that the world knows, if there is one."""
        own = str(get_currency_symbol(self.currency, locale=self.locale))
        return own if own != self.currency else str(get_currency_symbol(self.currency, locale="en"))

    def money_range(self, low: Decimal, high: Decimal) -> str:
        """„100 bis 600 €“, “€100 to €600”: the sign once after the numbers, or before each of them."""
        before = self.locale.currency_formats["standard"].pattern.startswith("¤")
        whole = low == low.to_integral_value()
        first = self.number(low) if whole and not before else self.money(low)
        first = first if before else first.replace(self._sign, "").strip()
        return self.word("{low} to {high}", low=first, high=self.money(high))

    def quantity(self, value: Decimal, unit: str) -> str:
        """3, "weeks" → „3 Wochen“."""
        if unit == "working-days":
            return self.counted("{n} working day", "{n} working days", value)
        name = f"duration-{unit.removesuffix('s')}"
        return str(format_unit(value, name, length=_length(self.locale, name), locale=self.locale))

    def unit(self, value: Decimal, unit: str) -> str:
        """Only the unit's word, in the number `value` asks for."""
        return self.quantity(value, unit).replace(self.number(value), "").strip()

    def date(self, value: datetime.date | str) -> str:
        """A day, or a partial date such as 2026-03, in long form."""
        return self._date(value, lambda month: format_date(month, "LLLL y", locale=self.locale), "long")

    def date_brief(self, value: datetime.date | str) -> str:
        """The same where room is scarce: „Sept. 2024“, „05.09.2024“."""
        return self._date(value, lambda month: format_skeleton("yMMM", month, locale=self.locale), "medium")

    def date_short(self, value: datetime.date) -> str:
        """A day in figures."""
        return _day_in(value, "medium", self.region or self.code)

    def _date(self, value: datetime.date | str, month: Callable[[datetime.date], str], day: str) -> str:
        """A year as it is; `month` writes a month from its first day, `day` is Babel's form of a day."""
        if isinstance(value, str):
            if len(value) == 4:
                return value
            if len(value) == 7:
                return str(month(first_day(value)))
            value = first_day(value)
        return _day_in(value, day, self.region or self.code)

    def time(self, value: str) -> str:
        """`08:30` as the language writes it by the clock of 24 hours, which stands on doors; the end of a day stays
        `24:00`."""
        if value == "24:00":
            return value
        return str(format_skeleton("Hm", datetime.time.fromisoformat(value), locale=self.locale))

    def weekdays(self, first: int, last: int) -> str:
        """„Mo.–Do.“: days counted from Monday = 0."""
        names = get_day_names("abbreviated", locale=self.locale)
        return str(names[first]) if first == last else f"{names[first]}–{names[last]}"

    def listing(self, words: Iterable[str], style: str = "standard") -> str:
        """„a, b und c“."""
        return str(format_list(list(words), style=style, locale=self.locale))  # type: ignore[arg-type]

    @cached_property
    def comma(self) -> str:
        """What stands between the things of an enumeration: „, “, “، ”, “、”."""
        patterns = self.locale.list_patterns
        for style in ("standard", "unit", "unit-short"):
            if found := re.search(r"\{0\}([,،、，]).?( ?)", patterns.get(style, {}).get("middle") or ""):
                return found[1] + ("" if found[1] in "、，" else " ")
        return ", "

    def name_of(self, code: str) -> str:
        """Another language's name in this one."""
        return str(Locale.parse(code, sep="-").get_display_name(self.locale) or code)


def _length(locale: Locale, unit: str) -> Literal["long", "short", "narrow"]:
    """The longest form in which a language has a unit. Languages leave out the long one where it is the same as the
    short one; Babel 2.18 does not follow them there and prints „6 duration-month“ (its issue 1217)."""
    patterns = locale._data["unit_patterns"].get(unit, {})
    lengths: tuple[Literal["long", "short", "narrow"], ...] = ("long", "short", "narrow")
    return next((length for length in lengths if "other" in patterns.get(length, {})), "long")


def asked(written: str) -> list[str] | None:
    """The codes that `HUB_LANGUAGES` names, separated by commas; None where it names none, so that all are meant."""
    return [code.strip() for code in written.split(",") if code.strip()] or None


def is_part(environment: Mapping[str, str]) -> bool:
    """Whether `HUB_PART` says that these languages are a part of the site."""
    return environment.get("HUB_PART", "") not in ("", "0")


def chosen(codes: Sequence[str], only: Sequence[str] | None) -> list[str]:
    """Those of the hub's languages that are asked for, in the hub's order. Raises `NotOffered`."""
    for code in only or ():
        if code not in codes:
            raise NotOffered(code, codes)
    return [code for code in codes if not only or code in only]


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        raise LanguageError(code) from None


def is_known(code: str) -> bool:
    """Whether words can be in a language: how it is called and written is known."""
    try:
        return bool(Language(code).locale)
    except LanguageError:
        return False


@lru_cache(maxsize=4096)
def _day_in(value: datetime.date, form: str, code: str) -> str:
    """A day as a language writes it; most days stand on many pages."""
    return str(format_date(value, form, locale=_locale(code)))


@cache
def direction(code: str) -> str:
    """`rtl` for Arabic, Persian and others written from right to left."""
    return "rtl" if Language(code).locale.text_direction == "rtl" else "ltr"


def load(
    root: Path, codes: Iterable[str], regions: Mapping[str, str] | None = None, currency: str = CURRENCY
) -> dict[str, Language]:
    """Languages by code in the given order, with the words of `locales/<code>.po` where there is one; over those of the
    engine, and over those of the language it is a form of: `de-AT` over `de`.

    Raises `SourceError` for a catalogue that cannot be used.
    """
    regions = regions or {}
    found = {}
    for code in codes:
        words, counts, read = interface.words(root, code)
        found[code] = Language(code, words, regions.get(code, ""), read, counts, currency)
    return found
