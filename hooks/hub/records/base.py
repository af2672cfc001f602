"""What every record has, and the value types fields are made of.

A type says what a value means (`ToRole`, `Text`, `Prose`, `Date`); links, back-links, text checks, JSON
Schema and field tables are all derived from these annotations, so that no rule is written a second time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, Protocol, Union, get_args, get_origin
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic_core import PydanticCustomError, core_schema

from hub.records.dates import is_partial_date

ID_PATTERN = r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?"
LANGUAGE_PATTERN = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?"


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a string as the id of a record of `kind`."""

    kind: str

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "x-record": self.kind}


@dataclass(frozen=True, slots=True)
class TextMark:
    """Marks a mapping language → words; `prose` words are Markdown with links between records."""

    prose: bool

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "object", "x-text": self.prose}


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


SERVICE_NUMBER = re.compile(r"1(?:1[0-9]|16\d{3})")
"""110, 112, 115 and the harmonised numbers 116 xxx: the only ones that are whole without an area code"""
WHOLE_NUMBER = re.compile(r"\+[1-9]\d{5,14}|0\d{5,14}")


def dialled(phone: str) -> str:
    """What a telephone dials for a number as people write it; empty where nobody could reach anyone with it.

    In `+49 (0)531 …` the zero in brackets is dialled within the country only.
    """
    bare = re.sub(r"[ ()/-]", "", re.sub(r"^((?:\+|00)[0-9 ]+)\(0\)", r"\1", phone))
    return bare if SERVICE_NUMBER.fullmatch(bare) or WHOLE_NUMBER.fullmatch(bare) else ""


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
# pydantic alone would read 1767225600 as a date, 1e3 as a number and "on" as true.
# Years from 1000 to 2099, see `dates`.
Date = Annotated[date, Form("date", r"(?:1\d|20)\d{2}-\d{2}-\d{2}", "value-date")]
PartialDate = Annotated[
    str, Form("partial-date", r"(?:1\d|20)\d{2}(?:-\d{2}){0,2}", "value-partial-date", is_partial_date)
]
Number = Annotated[Decimal, Form("number", r"-?\d{1,15}(\.\d{1,6})?", "value-number")]
Count = Annotated[int, Form("count", r"\d{1,9}", "value-number")]
YesNo = Annotated[bool, Form("yes-no", r"true|false", "value-boolean")]
_ADDRESS = Form("address", r"https?://[^\s<>\"'\\^`{|}]+", "value-url", _has_host)
_EMAIL = Form("email", r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", "value-email")
_PHONE = Form("phone", r"\+?[0-9][0-9 ()/-]{2,30}", "value-phone", lambda value: bool(dialled(value)))
is_address, is_email, is_phone = _ADDRESS.accepts, _EMAIL.accepts, _PHONE.accepts
Address = Annotated[str, _ADDRESS]
Email = Annotated[str, _EMAIL]
Phone = Annotated[str, _PHONE]
Postcode = Annotated[str, Form("postcode", r"\d{5}", "value-postcode")]
Time = Annotated[str, Form("time", r"(?:[01]\d|2[0-3]):[0-5]\d|24:00", "value-time")]
Id = Annotated[str, Form("id", ID_PATTERN, "value-pattern")]
LanguageCode = Annotated[str, Form("language", LANGUAGE_PATTERN, "value-pattern")]
TimeZone = Annotated[str, Form("time-zone", r"[A-Za-z0-9_+/-]{1,64}", "value-time-zone", _is_time_zone)]

Confidence = Literal["official", "found", "seed", "dataset", "press", "general", "derived", "unverified"]
Audience = Literal["professional", "employer", "institution"]


def described(de: str, en: str, default: Any = ..., **more: Any) -> Any:
    """A field with its description in German and English; both appear in schema, field reference and `hub new`."""
    if default == []:
        # pydantic copies a default deeply for every record; a factory is quicker.
        more["default_factory"] = list
    else:
        more["default"] = default
    return Field(description=de, json_schema_extra={"description_en": en}, **more)


Shelf = Literal["What to do", "Who helps", "Working together", "Look it up"]


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, tree: Any) -> Any:
        """A known field without a value counts as not given; an unknown one stays, to be reported."""
        if isinstance(tree, dict) and None in tree.values():
            return {key: value for key, value in tree.items() if value is not None or key not in cls.model_fields}
        return tree


class Evidence(Part):
    """What a single statement rests on, where it differs from the record it stands in."""

    legal: Words | None = described("Rechtsgrundlage, wie sie zitiert wird", "Legal basis as it is cited", None)
    sources: list[ToSource] = described("Quellen dieser Aussage", "Sources of this statement", [])
    confidence: Confidence = described(
        "Wie sicher die Aussage ist; unverified wird sichtbar als nicht bestätigt gekennzeichnet",
        "How certain the statement is; unverified is visibly marked as not confirmed",
        "found",
    )


class Statement(Evidence):
    """One sentence or paragraph with its evidence."""

    text: Prose = described("Die Aussage", "The statement")
    valid_until: Date | None = described(
        "Bis wann der Text gilt (einschließlich); danach sagt die Seite, dass er abgelaufen ist",
        "Until when the text holds (inclusive); afterwards the page says that it has run out",
        None,
    )


class Subpage(Protocol):
    """What has a page of its own below a record's."""

    @property
    def text(self) -> dict[str, str]: ...


class Record(Part):
    """What records of every kind have. `id` is the file name and does not stand in the file."""

    kind: ClassVar[str]
    folder: ClassVar[str]
    words: ClassVar[tuple[str, str]]
    heading: ClassVar[str] = "title"
    companion: ClassVar[tuple[str, type[Part]] | None] = None
    """A second file beside the record's, `<id>.<name>.yaml`, and what it holds."""
    shelf: ClassVar[tuple[Shelf, int]] = ("Look it up", 99)
    """Under which heading at the foot of every page, and at which place there"""
    menu: ClassVar[int | None] = None
    """At which place of the main menu; in none, where it is not in it"""
    directory: ClassVar[bool] = False
    """Whether its list can be narrowed by facets"""
    searched: ClassVar[bool] = True
    """Whether the search finds its pages; what is only reached from what rests on it would stand in the way"""
    news: ClassVar[bool] = False
    """Whether the feed tells when it was checked"""

    id: Id = Field(exclude=True)
    summary: Prose | None = described(
        "Zusammenfassung: ein bis zwei Sätze, die für sich allein verständlich sind",
        "Summary: one or two sentences that stand on their own",
        None,
    )
    sources: list[ToSource] = described(
        "Worauf der Eintrag beruht (Kennungen aus data/sources)",
        "What the record rests on (ids from data/sources)",
        [],
    )
    checked: Date = described(
        "Tag, an dem die Quellen gelesen wurden (nicht: Tag der Änderung)",
        "Day the sources were read (not the day of the edit)",
    )
    confidence: Confidence = described(
        "Wie sicher die Angaben sind; unverified wird sichtbar gekennzeichnet",
        "How certain the record is; unverified is visibly marked",
        "found",
    )
    valid_until: Date | None = described(
        "Bis wann der Text gilt (einschließlich); danach sagt die Seite, dass er abgelaufen ist",
        "Until when the text holds (inclusive); afterwards the page says that it has run out",
        None,
    )
    aliases: list[Words] = described("Weitere Suchwörter", "Further search words", [])
    moved_from: list[Id] = described(
        "Frühere Kennungen, die älteste zuerst; ihre Adressen leiten hierher",
        "Former ids, the oldest first; their addresses lead here",
        [],
    )
    notes: Words | None = described("Interne Notiz, wird nie veröffentlicht", "Internal note, never published", None)

    @property
    def subpages(self) -> Mapping[str, Subpage]:
        """What has a page of its own below the record's, by the last part of its address."""
        return {}

    @property
    def abstract(self) -> dict[str, str] | None:
        """What says in a few words what the page holds."""
        return self.summary

    @property
    def label(self) -> dict[str, str]:
        """The record's name by language."""
        name: dict[str, str] = getattr(self, self.heading)
        return name


INTERNAL = frozenset(["notes"])
"""Fields of records that no page and no file of the site holds."""

Mark = RefTo | TextMark
Found = tuple[Mark, tuple[str | int, ...], Any]


def walk(model: type[BaseModel], tree: Any, location: tuple[str | int, ...] = ()) -> Iterator[Found]:
    """Every reference and text of a raw tree as (mark, location, value).

    Works on the tree, not on the record, so that rules also hold for a record that has wrong fields elsewhere;
    values of an unexpected shape are passed over, because the model has already reported them.
    """
    if not isinstance(tree, dict):
        return
    for name, plan in _plan(model):
        value = tree.get(name)
        if value is not None:
            yield from _follow(plan, value, (*location, name))


def _follow(plan: Any, value: Any, location: tuple[str | int, ...]) -> Iterator[Found]:
    how, inner = plan
    if how == "mark":
        yield inner, location, value
    elif how == "model":
        yield from walk(inner, value, location)
    elif how == "list":
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _follow(inner, item, (*location, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _follow(inner, item, (*location, key))


@cache
def _plan(model: type[BaseModel]) -> list[tuple[str, Any]]:
    """Which fields of `model` hold references or texts, and how to reach them; worked out once per model."""
    plans = []
    for name, info in model.model_fields.items():
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        plan = _shape(annotation)
        if plan is not None:
            plans.append((name, plan))
    return plans


def _shape(annotation: Any) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        for mark in args[1:]:
            if isinstance(mark, (RefTo, TextMark)):
                return "mark", mark
        return _shape(args[0])
    if origin in (Union, UnionType):
        for choice in args:
            plan = _shape(choice)
            if plan is not None:
                return plan
        return None
    if origin is list:
        inner = _shape(args[0])
        return ("list", inner) if inner else None
    if origin is dict:
        inner = _shape(args[1])
        return ("dict", inner) if inner else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return ("model", annotation) if _plan(annotation) else None
    return None
