"""What a field holds, worked out once from its annotation, for everything that is made from the models.

The normal form of files, schemas, field tables and the form in the browser all ask here, so that a new type of value
is described in one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hub.records.base import Evidence, Record
from hub.records.marks import RefTo, TextMark
from hub.records.values import Form

Holds = Literal["group", "list", "mapping", "text", "reference", "choice", "value"]

PLAIN = frozenset(["date", "partial-date", "number", "count", "yes-no"])
"""Values that are no words: other readers of YAML may take them for a date, a number or a truth value."""


@dataclass(frozen=True, slots=True)
class Shape:
    """`holds` says which of the other fields are set: `model` of a group, `inner` of a list or mapping, `prose` of a
    text, `kind` of a reference, `choices` of a choice, `value` (its name) and, where it has one, `form` of a value."""

    holds: Holds
    model: type[BaseModel] | None = None
    inner: Shape | None = None
    key: Shape | None = None
    prose: bool = False
    kind: str = ""
    choices: tuple[str, ...] = ()
    value: str = "words"
    form: Form | None = None


@cache
def fields(model: type[BaseModel]) -> dict[str, Shape]:
    """The fields of a file or group in the order in which they stand there.

    A record begins with its name and summary, and what a statement rests on follows the statement.
    """
    infos = {name: info for name, info in model.model_fields.items() if not info.exclude}
    later: list[str] = []
    first: list[str] = []
    if issubclass(model, Record):
        first = [model.heading, "summary"] if model is not Record else []
        later = [name for name in Record.model_fields if name in infos and name not in first]
    elif issubclass(model, Evidence) and model is not Evidence:
        later = list(Evidence.model_fields)
    names = [*first, *(name for name in infos if name not in first and name not in later), *later]
    return {name: shape(_annotation(infos[name])) for name in names}


def _annotation(info: FieldInfo) -> Any:
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def shape(annotation: Any) -> Shape:
    """What a value of this type is. Raises TypeError for a type that no file of data/ can hold."""
    marks: list[Any] = []
    while True:
        origin, args = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            marks += args[1:]
            annotation = args[0]
        elif origin in (Union, UnionType):
            (annotation,) = (choice for choice in args if choice is not type(None))
        else:
            break
    for mark in marks:
        if isinstance(mark, RefTo):
            return Shape("reference", kind=mark.kind)
        if isinstance(mark, TextMark):
            return Shape("text", prose=mark.prose)
    if origin is list:
        return Shape("list", inner=shape(args[0]))
    if origin is dict:
        return Shape("mapping", key=shape(args[0]), inner=shape(args[1]))
    if origin is Literal:
        return Shape("choice", choices=tuple(str(choice) for choice in args))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("group", model=annotation)
    for mark in marks:
        if isinstance(mark, Form):
            return Shape("value", value=mark.name, form=mark)
    if annotation is int:
        return Shape("value", value="count")
    if annotation is str:
        return Shape("value")
    raise TypeError(annotation)
