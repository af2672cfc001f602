"""What refers to a record and what is text: marks on the types of fields, and the way to their values in a raw tree."""

from __future__ import annotations

from collections.abc import Iterator
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


@cache
def is_translated(model: type[BaseModel], name: str) -> bool:
    """Whether the words of a field are translated into further languages."""
    return any(name == field and plan[0] == "mark" and plan[1].translated for field, plan in _plan(model))


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
