"""What a field is called and what it holds, read from the models."""

from __future__ import annotations

import re
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hub.models.base import RefTo, TextMark

# A description begins with what the field is called; explanations follow.
_NAME = re.compile(r"(?:;| \(|: |, (?:z\. B\.|falls|wo |e\.g\.|if |where )).*", re.DOTALL)


def description(info: FieldInfo, language: str) -> str:
    """What the model says about a field, in German or English."""
    if language == "de":
        return info.description or ""
    extra = info.json_schema_extra
    return str(extra.get("description_en", "")) if isinstance(extra, dict) else ""


def label(model: type[BaseModel], name: str, language: str) -> str:
    """What a field is called: the beginning of its description; its name where the model does not know it."""
    info = model.model_fields.get(name)
    return (_NAME.sub("", description(info, language)) if info else "") or name


def annotation(model: type[BaseModel], name: str) -> Any:
    """The type of a field with its marks; None where the model does not know it."""
    info = model.model_fields.get(name)
    if info is None:
        return None
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def taken_apart(annotated: Any) -> tuple[RefTo | TextMark | None, Any]:
    """(mark, type) without `Annotated` and `| None`."""
    mark: RefTo | TextMark | None = None
    while True:
        origin, args = get_origin(annotated), get_args(annotated)
        if origin is Annotated:
            mark = mark or next((m for m in args[1:] if isinstance(m, (RefTo, TextMark))), None)
            annotated = args[0]
        elif origin in (Union, UnionType):
            annotated = next(choice for choice in args if choice is not type(None))
        else:
            return mark, annotated


def inner(annotated: Any) -> Any:
    """The type of the values of a list or of a mapping; None for any other."""
    if get_origin(annotated) in (list, dict):
        return get_args(annotated)[-1]
    return None


def choices(annotated: Any) -> list[str]:
    """The values of a closed list; none for any other type."""
    return [str(choice) for choice in get_args(annotated)] if get_origin(annotated) is Literal else []


def is_group(annotated: Any) -> bool:
    """Whether a type is a group of fields."""
    return isinstance(annotated, type) and issubclass(annotated, BaseModel)
