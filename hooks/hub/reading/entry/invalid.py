"""What pydantic found, as findings in plain words at the line they concern."""

from __future__ import annotations

from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest

_SIMPLE = {
    "list_type": "value-list",
    "dict_type": "value-mapping",
    "model_type": "value-mapping",
    "model_attributes_type": "value-mapping",
    "string_type": "value-text",
    "string_too_short": "value-empty",
    "string_too_long": "value-long",
    "too_short": "list-short",
    "bool_parsing": "value-boolean",
    "bool_type": "value-boolean",
    "date_from_datetime_parsing": "value-date",
    "date_parsing": "value-date",
    "date_type": "value-date",
    "decimal_parsing": "value-number",
    "decimal_type": "value-number",
    "int_parsing": "value-number",
    "int_type": "value-number",
}
# Faults of single values; a list or a group of fields in such a place is the first thing to say.
_SCALAR = {kind for kind in _SIMPLE if kind.partition("_")[0] in ("string", "bool", "date", "decimal", "int")}
_OURS = {
    "value-date",
    "value-partial-date",
    "value-number",
    "value-boolean",
    "value-url",
    "value-email",
    "value-phone",
    "value-postcode",
    "value-key",
    "value-mask",
    "value-time-zone",
    "value-time",
}


_GROUPS = {"holiday-day", "hours-open", "hours-backwards", "act-source", "fee-named"}
"""Faults of a group of fields that do not fit each other"""
MOST = 100
"""Faults of one file that are reported; a file with more has one cause for most of them."""


def explain(error: ValidationError, entry: Entry) -> list[Problem]:
    """One finding per fault; a missing field that an unknown one was meant to be is not reported twice."""
    count = error.error_count()
    faults = error.errors(include_url=False, include_context=True)[:MOST]
    found: list[Problem] = []
    meant: set[tuple[str | int, ...]] = set()
    missing = [fault for fault in faults if fault["type"] == "missing"]
    for fault in faults:
        if fault["type"] == "extra_forbidden":
            *parent, name = fault["loc"]
            known = _fields(entry.model, tuple(parent))
            tree = _at(entry.tree, tuple(parent))
            free = [field for field in known if not (isinstance(tree, dict) and field in tree)]
            hint = closest(str(name), free) or closest(str(name), known)
            meant.add((*parent, hint))
            found.append(entry.problem(fault["loc"], "field-unknown", key=True, name=name, hint=hint))
    for fault in missing:
        if fault["loc"] not in meant:
            found.append(_missing(fault["loc"], entry))
    for fault in faults:
        if fault["type"] not in ("missing", "extra_forbidden"):
            found.append(_value(fault, entry))
    if count > MOST:
        found.append(entry.problem(faults[-1]["loc"], "more", count=count - MOST))
    return found


def _missing(location: tuple[str | int, ...], entry: Entry) -> Problem:
    name = location[-1]
    if location == ("checked",):
        return entry.problem(location, "checked-missing")
    parent = _at(entry.tree, location[:-1])
    code = "field-empty" if isinstance(parent, dict) and name in parent else "field-missing"
    return entry.problem(location, code, key=True, name=name)


def _value(fault: Any, entry: Entry) -> Problem:
    location, kind, value = fault["loc"], fault["type"], fault["input"]
    context = fault.get("ctx", {})
    key = location[-1:] == ("[key]",)
    if key:
        location = location[:-1]
    if value is None:
        return entry.problem(location, "value-empty")
    if kind in _OURS:
        return entry.problem(location, kind, value=value)
    if kind in _GROUPS:
        return entry.problem(location, kind, **context)
    if kind == "literal_error":
        choices = [str(choice) for choice in _choices(entry.model, location)]
        hint = closest(str(value), choices)
        return entry.problem(location, "value-choice", value=value, choices=", ".join(choices), hint=hint)
    if kind in _SIMPLE:
        if isinstance(value, (dict, list)) and kind in _SCALAR:
            return entry.problem(location, "value-text")
        if kind == "string_too_long":
            return entry.problem(location, _SIMPLE[kind], limit=context["max_length"])
        return entry.problem(location, _SIMPLE[kind], value=value)
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        sign = {"greater_than_equal": "≥", "less_than_equal": "≤", "greater_than": ">", "less_than": "<"}[kind]
        return entry.problem(location, "value-range", value=value, bound=f"{sign} {next(iter(context.values()))}")
    if kind in ("string_pattern_mismatch", "value-pattern"):
        form = context.get("pattern", "a-z, 0-9, -")
        return entry.problem(location, "value-pattern", key=key, value=value, form=form)
    return entry.problem(location, "value-invalid", value=value, reason=fault["msg"])


def _fields(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    target = _annotation(model, location)
    if isinstance(target, type) and issubclass(target, BaseModel):
        return [name for name in target.model_fields if name != "id" or "id" not in _hidden(target)]
    return []


def _hidden(model: type[BaseModel]) -> set[str]:
    return {name for name, field in model.model_fields.items() if field.exclude}


def _choices(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[Any, ...]:
    target = _annotation(model, location)
    return get_args(target)


def _annotation(model: type[BaseModel], location: tuple[str | int, ...]) -> Any:
    """The type a location of a tree is expected to have; None where the model has no such place."""
    current: Any = model
    for step in location:
        current = _bare(current)
        if isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(str(step))
            current = field.annotation if field else None
        elif get_origin(current) is list:
            current = get_args(current)[0]
        elif get_origin(current) is dict:
            current = get_args(current)[1]
        else:
            return None
    return _bare(current)


def _bare(annotation: Any) -> Any:
    """Without `Annotated` and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        choices = [choice for choice in get_args(annotation) if choice is not type(None)]
        if type(None) in get_args(annotation) and len(choices) == 1:
            annotation = choices[0]
            continue
        return annotation


def _at(tree: Any, location: tuple[str | int, ...]) -> Any:
    for step in location:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree
