"""What a new hub is about, each answer looked at on its own: it is right, or one sentence says what would be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from unicodedata import normalize
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from babel.numbers import get_territory_currencies

from hub.commands.init.taking import Given
from hub.facts.legal import EXAMPLE
from hub.reading.catalog import RESERVED, suggested_id
from hub.reading.findings import closest, visible
from hub.reading.languages import Language, LanguageError
from hub.reading.source import FORBIDDEN
from hub.records import FOLDERS, KINDS
from hub.records.values import LANGUAGE_PATTERN

MAX_NAME = 120
NONE = "none"
"""What is said for no example at all"""


class Wrong(Exception):
    """An answer that is not right: which of the command's sentences says so, and what it is filled with."""

    def __init__(self, word: str, **values: str) -> None:
        super().__init__(word)
        self.word, self.values = word, {name: visible(value) for name, value in values.items()}


@dataclass(frozen=True)
class Answers:
    """A new hub. `country` is empty where it is not known; `kinds` are those of which an example is wanted, `invented`
    are names that only stand for the real ones."""

    name: str
    region: str
    languages: tuple[str, ...]
    country: str
    time_zone: str
    districts: tuple[str, ...]
    publisher: str
    kinds: tuple[str, ...]
    given: Given | None = None
    """What another hub gives"""
    invented: frozenset[str] = frozenset()

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages that texts of the project are written in. Others show those of the first until somebody
        translates them, and say so; so the first has them in any case."""
        return tuple(code for code in self.languages if code == self.languages[0] or written(code) == _base(code))

    @property
    def region_id(self) -> str:
        """The id of the region's record."""
        if self.given and self.given.region:
            return self.given.region
        return self._ids([self.region], "region")[0]

    @property
    def district_ids(self) -> list[str]:
        """The ids of the districts' records, in their order."""
        return self._ids(self.districts, "district")

    def _ids(self, names: Sequence[str], otherwise: str) -> list[str]:
        return [f"{EXAMPLE}{otherwise}"] if names and self.invented >= {*names} else ids(names, otherwise)


def name(given: str) -> str:
    """A name in one line that holds a letter. Raises `Wrong`."""
    said = " ".join(normalize("NFC", given).split())
    if FORBIDDEN.search(given) or not any(sign.isalpha() for sign in said) or len(said) > MAX_NAME:
        raise Wrong("no-name", given=said[:MAX_NAME], longest=str(MAX_NAME))
    return said


def languages(given: str) -> tuple[str, ...]:
    """Codes, the first language first, each once. Raises `Wrong`."""
    found: dict[str, None] = {}
    for code in _parts(given):
        base, dash, form = code.replace("_", "-").partition("-")
        spelt = base.lower() + dash + (form.upper() if len(form) == 2 else form)
        try:
            if not re.fullmatch(LANGUAGE_PATTERN, spelt):
                raise LanguageError(spelt)
            # Babel must know it: its name, its direction and how it writes dates come from there.
            _ = Language(spelt).locale
            found[spelt] = None
        except LanguageError:
            raise Wrong("no-language", given=code, hint=_named(code, "languages")) from None
    if not found:
        raise Wrong("no-language", given=given, hint="")
    return tuple(found)


def country(given: str) -> str:
    """The two letters of a country. Raises `Wrong`."""
    code = given.strip().upper()
    if not re.fullmatch("[A-Z]{2}", code) or not get_global("territory_languages").get(code):
        raise Wrong("no-country", given=given.strip(), hint=_named(given.strip(), "territories"))
    return code


def time_zone(given: str) -> str:
    """A time zone by its name. Raises `Wrong`."""
    known = {zone.casefold(): zone for zone in available_timezones()}
    said = given.strip().replace(" ", "_")
    if said.casefold() not in known:
        places = {zone.rpartition("/")[2]: zone for zone in sorted(known.values())}
        towns = {town: zone for town, zone in places.items() if "/" in zone}
        whole = [zone for zone in known.values() if "/" in zone] if "/" in said else []
        near = closest(said, whole) or towns.get(closest(said.rpartition("/")[2], towns), "")
        raise Wrong("no-zone", given=given.strip(), hint=near)
    return known[said.casefold()]


def zones(code: str) -> list[str]:
    """The time zones a country may mean: one where it has one, or a main one."""
    every = list(get_global("territory_zones").get(code, ()))
    main = [zone for zone in every if zone in set(get_global("windows_zone_mapping").values())]
    return main if len(main) == 1 else every


def districts(given: str) -> tuple[str, ...]:
    """Names of districts, none of them twice. Raises `Wrong`."""
    found = tuple(name(part) for part in _parts(given))
    for place, one in enumerate(found):
        if one.casefold() in (other.casefold() for other in found[:place]):
            raise Wrong("twice", given=one)
    return found


def kinds(given: str) -> tuple[str, ...]:
    """Kinds of records, by their names or those of their folders. Raises `Wrong`."""
    found = []
    for part in _parts(given):
        if part in FOLDERS:
            part = FOLDERS[part].kind
        if part not in (*KINDS, NONE):
            raise Wrong("no-kind", given=part, choices=", ".join((*KINDS, NONE)))
        found.append(part)
    return tuple(kind for kind in found if kind != NONE)


def currency(place: str, today: date) -> str:
    """What is paid with in a country; empty where that is not known."""
    return next(iter(get_territory_currencies(place, today)), "") if place else ""


def form(code: str, place: str) -> str:
    """Whose way of writing dates and numbers a language follows in a country; empty where it is its own."""
    if "-" in code or not place:
        return ""
    if code == "en":
        return "" if place == "US" else f"en-{place}" if _is_official(code, place) else "en-GB"
    return f"{code}-{place}" if _is_official(code, place) else ""


def _is_official(code: str, place: str) -> bool:
    try:
        return code in get_official_languages(place, de_facto=True) and bool(Language(f"{code}-{place}").locale)
    except LanguageError:
        return False


def written(code: str) -> str:
    """The language a new project's texts are there in, for one of the hub's languages."""
    return _base(code) if _base(code) in ("de", "en") else "en"


def ids(names: Sequence[str], otherwise: str) -> list[str]:
    """An id for each name, no two the same; `otherwise` begins that of a name without a plain letter."""
    found: list[str] = []
    for place, one in enumerate(names, 1):
        plain = "".join(sign for sign in normalize("NFKD", one.translate(_UMLAUTS)) if sign.isascii())
        base = suggested_id(plain)[:56].strip("-") if any(sign.isalnum() for sign in plain) else f"{otherwise}-{place}"
        base = f"{otherwise}-{base}" if base in RESERVED else base
        number = next(n for n in range(1, len(names) + 2) if (base if n == 1 else f"{base}-{n}") not in found)
        found.append(base if number == 1 else f"{base}-{number}")
    return found


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def _base(code: str) -> str:
    return code.partition("-")[0]


def _parts(given: str) -> list[str]:
    return [part for part in (part.strip() for part in given.split(",")) if part]


def _named(given: str, what: str) -> str:
    """The code that a name in German or English means, or one that is nearly it."""
    codes = _codes(what)
    return codes.get(given.casefold()) or codes.get(closest(given.casefold(), codes), "")


@cache
def _codes(what: str) -> dict[str, str]:
    wanted: Callable[[str], bool] = re.compile("[A-Z]{2}" if what == "territories" else "[a-z]{2,3}").fullmatch  # type: ignore[assignment]
    return {
        said.casefold(): code
        for spoken in ("de", "en")
        for code, said in getattr(Locale(spoken), what).items()
        if wanted(code)
    }
