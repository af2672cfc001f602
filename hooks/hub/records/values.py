"""The value types that fields are made of.

A type says what a value means (`ToRole`, `Text`, `Prose`, `Date`); links, back-links, text checks, JSON
Schema and field tables are all derived from these annotations, so that no rule is written a second time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from hub.records.dates import is_partial_date
from hub.records.marks import ByCountry, RefTo, TextMark

ID_PATTERN = r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?"
LANGUAGE_PATTERN = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?"

ToGuide = Annotated[str, RefTo("guide")]
ToWayfinder = Annotated[str, RefTo("wayfinder")]
ToFaq = Annotated[str, RefTo("faq")]
ToOffer = Annotated[str, RefTo("offer")]
ToPartner = Annotated[str, RefTo("partner")]
ToRole = Annotated[str, RefTo("role")]
ToProject = Annotated[str, RefTo("project")]
ToEvent = Annotated[str, RefTo("event")]
ToBody = Annotated[str, RefTo("body")]
ToProgramme = Annotated[str, RefTo("programme")]
ToFigure = Annotated[str, RefTo("figure")]
ToChange = Annotated[str, RefTo("change")]
ToDocument = Annotated[str, RefTo("document")]
ToTerm = Annotated[str, RefTo("term")]
ToTopic = Annotated[str, RefTo("topic")]
ToRegion = Annotated[str, RefTo("region")]
ToDistrict = Annotated[str, RefTo("district")]
ToSource = Annotated[str, RefTo("source")]


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written, checked before pydantic makes a date or a number of it; `code` is what is said where it
    does not fit. `name` is what schemas, field tables and forms call the value."""

    name: str
    pattern: str
    code: str
    fits: Callable[[str], bool] | None = None
    """More than a pattern can say."""

    def accepts(self, value: str) -> bool:
        """Whether a text is written so."""
        return re.fullmatch(self.pattern, value) is not None and (self.fits is None or self.fits(value))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        accepts, code = self.accepts, self.code

        def check(value: Any) -> Any:
            if isinstance(value, str) and not accepts(value):
                raise PydanticCustomError(code, "{value}", {"value": value})
            return value

        return core_schema.no_info_before_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Programs that read YAML see `2026` as a number; a pattern holds for text only."""
        types = {"number": ["number", "string"], "count": "integer", "partial-date": ["string", "integer"]}
        schema: dict[str, Any] = {
            "type": types.get(self.name, "string"),
            "pattern": f"^(?:{self.pattern})$",
            "x-code": self.code,
        }
        return {"type": "boolean"} if self.name == "yes-no" else schema


def _has_host(value: str) -> bool:
    """Every address can be taken apart, also by those who read it later: `https://[` cannot. Nothing stands before the
    name of the host, which could pass for it: `https://arbeitsagentur.de@elsewhere.example`."""
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return port != 0 and "@" not in parts.netloc and re.fullmatch(r"[^\W_](?:[\w.-]*[^\W_])?", host) is not None


def fits(mask: str, value: str) -> bool:
    """Whether a value has the form of a mask: `n` is a digit, `a` a capital letter, all else stands for itself."""
    return _form(mask).fullmatch(value) is not None


@cache
def _form(mask: str) -> re.Pattern[str]:
    signs = {"n": "[0-9]", "a": "[A-Z]"}
    return re.compile("".join(signs.get(sign, re.escape(sign)) for sign in mask))


def dialled(phone: str, prefix: str | None = None, trunk: str | None = None, short: Sequence[str] = ()) -> str:
    """What a telephone dials for a number as people write it; empty where nobody could reach anyone with it. `prefix`,
    `trunk` and `short` are those of the country, see `Telephone`; with them a number can be dialled from anywhere.

    In `+99 (0)531 …` the zero in brackets is dialled within the country only.
    """
    bare = re.sub(r"[ ()/-]", "", re.sub(r"^((?:\+|00)[0-9 ]+)\(0\)", r"\1", phone))
    if any(fits(mask, bare) for mask in short) or (not short and _SHORT.fullmatch(bare)):
        return bare
    if _ABROAD.fullmatch(bare):
        return bare
    within = not prefix or trunk
    if not _WITHIN.fullmatch(bare) or (within and not bare.startswith(trunk or "0")):
        return ""
    return prefix + bare.removeprefix(trunk or "") if prefix else bare


_SHORT = re.compile(r"1\d\d|116\d{3}")
"""What a short number is where the country does not say"""
_ABROAD = re.compile(r"\+[1-9]\d{5,14}|00[1-9]\d{5,13}")
_WITHIN = re.compile(r"\d{5,15}")


def _is_time_zone(value: str) -> bool:
    try:
        return bool(ZoneInfo(value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


MAX_TEXT = 20_000
"""Longer texts belong into several fields; this also bounds what parsing a text that was made to hurt can cost."""
Words = Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
Text = Annotated[dict[str, Words], TextMark(prose=False)]
Prose = Annotated[dict[str, Words], TextMark(prose=True)]
Name = Annotated[dict[str, Words], TextMark(prose=False, translated=False)]
"""Words people must recognise on letters, doors and in registers: names of bodies and places, citations. In which
languages they are written, the records say; catalogues do not translate them."""
Sample = Annotated[dict[str, Words], TextMark(prose=True, translated=False)]
"""Words to be copied as they are"""
# pydantic alone would read 1767225600 as a date, 1e3 as a number and "on" as true.
# Years from 1000 to 2099, see `dates`.
Date = Annotated[date, Form("date", r"(?:1\d|20)\d{2}-\d{2}-\d{2}", "value-date")]
PartialDate = Annotated[
    str, Form("partial-date", r"(?:1\d|20)\d{2}(?:-\d{2}){0,2}", "value-partial-date", is_partial_date)
]
Number = Annotated[Decimal, Form("number", r"-?\d{1,15}(\.\d{1,6})?", "value-number")]
Count = Annotated[int, Form("count", r"\d{1,9}", "value-number")]
Drawing = Literal["letter", "visa", "work", "family", "home", "learning", "company", "counsel"]
"""An illustration of `overrides/partials/drawings`"""
YesNo = Annotated[bool, Form("yes-no", r"true|false", "value-boolean")]
_ADDRESS = Form("address", r"https?://[^\s<>\"'\\^`{|}]+", "value-url", _has_host)
_EMAIL = Form("email", r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", "value-email")
_PHONE = Form("phone", r"\+?[0-9][0-9 ()/-]{2,30}", "value-phone")
is_address, is_email = _ADDRESS.accepts, _EMAIL.accepts
Address = Annotated[str, _ADDRESS]
Email = Annotated[str, _EMAIL]
# What the country decides is looked at once that is known, see `checks.project.country`.
Phone = Annotated[str, _PHONE, ByCountry("phone")]
_CODE = r"[0-9A-Z](?:[0-9A-Z ./-]{0,14}[0-9A-Z])?"
Postcode = Annotated[str, Form("postcode", _CODE, "value-postcode"), ByCountry("postcode")]
DistrictKey = Annotated[str, Form("key", _CODE, "value-key"), ByCountry("district-key")]
PlaceKey = Annotated[str, Form("key", _CODE, "value-key"), ByCountry("place-key")]
DistrictType = Annotated[str, Form("district-type", ID_PATTERN, "value-pattern"), ByCountry("district-type")]
PartnerTypeId = Annotated[str, Form("partner-type", ID_PATTERN, "value-pattern"), ByCountry("partner-type")]
Unit = Annotated[str, Form("unit", r"[a-z]{3,7}(?:-[a-z]+)?", "value-pattern"), ByCountry("unit")]
Mask = Annotated[str, Form("mask", r"[0-9A-Zna ./-]{1,16}", "value-mask")]
"""The form of a code: `n` is a digit, `a` a capital letter, all else stands for itself"""
Time = Annotated[str, Form("time", r"(?:[01]\d|2[0-3]):[0-5]\d|24:00", "value-time")]
Id = Annotated[str, Form("id", ID_PATTERN, "value-pattern")]
LanguageCode = Annotated[str, Form("language", LANGUAGE_PATTERN, "value-pattern")]
TimeZone = Annotated[str, Form("time-zone", r"[A-Za-z0-9_+/-]{1,64}", "value-time-zone", _is_time_zone)]

Confidence = Literal["official", "found", "seed", "dataset", "press", "general", "derived", "unverified"]
Audience = Literal["professional", "employer", "institution"]
