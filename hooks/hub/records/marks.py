"""What refers to a record and what is text: marks on the types of fields, and the way to their values in a raw tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a string as the id of a record of `kind`."""

    kind: str

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "x-record": self.kind}


@dataclass(frozen=True, slots=True)
class TextMark:
    """Marks a mapping language → words; `prose` words are Markdown with links between records. What is not
    `translated` is a name, a citation or something to copy: further languages show it as it is written."""

    prose: bool
    translated: bool = True

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "object", "x-text": self.prose}


@dataclass(frozen=True, slots=True)
class ByCountry:
    """Marks a value whose form, or of which list it is, the hub's country decides: a postcode, a type of district."""

    name: str

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(core) | {"x-country": self.name}


Mark = RefTo | TextMark
Found = tuple[Mark, tuple[str | int, ...], Any]
_Wanted = tuple[type, ...]
_Location = tuple[str | int, ...]
_LINKED: _Wanted = (RefTo, TextMark)
_NATIONAL: _Wanted = (ByCountry,)


def walk(model: type[BaseModel], tree: Any) -> list[Found]:
    """Every reference and text of a raw tree as (mark, location, value).

    Works on the tree, not on the record, so that rules also hold for a record that has wrong fields elsewhere;
    values of an unexpected shape are passed over, because the model has already reported them.
    """
    return _walk(model, tree, _LINKED)


def by_country(model: type[BaseModel], tree: Any) -> list[tuple[ByCountry, tuple[str | int, ...], Any]]:
    """The same for every value that the country decides about."""
    return _walk(model, tree, _NATIONAL)


@cache
def is_translated(model: type[BaseModel], name: str) -> bool:
    """Whether the words of a field are translated into further languages."""
    return any(name == field and plan[0] == "mark" and plan[1].translated for field, plan in _plan(model, _LINKED))


def _walk(model: type[BaseModel], tree: Any, wanted: _Wanted) -> list[Any]:
    """All rules together walk through every tree a dozen times, so this fills one list."""
    found: list[Any] = []
    _enter(model, tree, (), wanted, found)
    return found


def _enter(model: type[BaseModel], tree: Any, location: _Location, wanted: _Wanted, found: list[Any]) -> None:
    if not isinstance(tree, dict):
        return
    for name, plan in _plan(model, wanted):
        value = tree.get(name)
        if value is not None:
            _follow(plan, value, (*location, name), wanted, found)


def _follow(plan: Any, value: Any, location: _Location, wanted: _Wanted, found: list[Any]) -> None:
    how, inner = plan
    if how == "mark":
        found.append((inner, location, value))
    elif how == "model":
        _enter(inner, value, location, wanted, found)
    elif how == "list":
        if isinstance(value, list):
            for index, item in enumerate(value):
                _follow(inner, item, (*location, index), wanted, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _follow(inner, item, (*location, key), wanted, found)


@cache
def _plan(model: type[BaseModel], wanted: _Wanted) -> list[tuple[str, Any]]:
    """Which fields of `model` hold what is wanted, and how to reach them; worked out once per model."""
    plans = []
    for name, info in model.model_fields.items():
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        plan = _shape(annotation, wanted)
        if plan is not None:
            plans.append((name, plan))
    return plans


def _shape(annotation: Any, wanted: _Wanted) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        for mark in args[1:]:
            if isinstance(mark, wanted):
                return "mark", mark
        return _shape(args[0], wanted)
    if origin in (Union, UnionType):
        for choice in args:
            plan = _shape(choice, wanted)
            if plan is not None:
                return plan
        return None
    if origin is list:
        inner = _shape(args[0], wanted)
        return ("list", inner) if inner else None
    if origin is dict:
        inner = _shape(args[1], wanted)
        return ("dict", inner) if inner else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return ("model", annotation) if _plan(annotation, wanted) else None
    return None
