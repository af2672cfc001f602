"""JSON Schemas (draft-07) of every kind of file, for completion and hints in editors. `hub check` knows more."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from hub.editorial.schema.reference import misfit
from hub.records import Record, Settings
from hub.records.shape import fields
from hub.records.singles.country import Country

DIALECT = "http://json-schema.org/draft-07/schema#"
IDS = "ids.json"
LISTS = ("district-type", "partner-type")
"""What is chosen from lists of the country in `hub.yaml`"""
MOST_IDS = 300
"""Ids of a kind that are offered; an editor shows a longer list with every hint."""


class _Generator(GenerateJsonSchema):
    """Without what editors would show and nobody needs: titles made of field names, nothing as a second choice."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema(model: type[BaseModel], languages: Sequence[str]) -> str:
    """The schema of a kind of file as text. `languages` are those that texts are written in, the first is required."""
    made = _Generator(by_alias=False, ref_template="#/definitions/{model}").generate(
        model.__pydantic_core_schema__, "validation"
    )
    definitions = made.pop("$defs", {})
    if issubclass(model, Record):
        del made["properties"]["id"]
        made["required"].remove("id")
        made["properties"] = {name: made["properties"][name] for name in fields(model)}
    texts = {f"text{'-prose' * prose}": _text(prose, languages) for prose in (False, True)}
    made, definitions = _tidy(made), {**_tidy(definitions), **texts}
    if model is Settings:
        for group in (made, *definitions.values()):
            _allow_nothing(group)
    return _text_of({"$schema": DIALECT, **made, "definitions": definitions})


def ids(titles: Mapping[str, Mapping[str, str]]) -> str:
    """What a field that names a record may hold, by kind: ids that there are, with the record's title, or another id,
    so that an id which is new since then is no mistake. `titles` has the title by kind and id."""
    definitions = {}
    for kind, records in titles.items():
        offered: list[Any] = []
        if 0 < len(records) <= MOST_IDS:
            offered = [{"enum": list(records), "enumDescriptions": list(records.values())}]
        definitions[kind] = {"anyOf": [*offered, {"type": "string"}]}
    return _text_of({"$schema": DIALECT, "definitions": definitions})


def listed(country: Country, code: str) -> dict[str, dict[str, str]]:
    """What there is to choose from in the lists of the country, by the name of the value and by id, with its name."""
    texts = (country.district_types, {id: type.title for id, type in country.partner_types.items()})
    found = [{id: text.get(code, "") for id, text in one.items()} for one in texts]
    return dict(zip(LISTS, found, strict=True))


def _text(prose: bool, languages: Sequence[str]) -> dict[str, Any]:
    names = {code: {"type": "string", "minLength": 1} for code in languages}
    return {"type": "object", "properties": names, "required": list(languages[:1]), "additionalProperties": False}


def _tidy(made: Any, *, names: bool = False) -> Any:
    """`names` says that the keys of a mapping are names of fields, not words of JSON Schema."""
    if isinstance(made, list):
        return [_tidy(item) for item in made]
    if not isinstance(made, dict):
        return made
    if names:
        return {name: _tidy(inner) for name, inner in made.items()}
    made = dict(made)
    for word in ("title", "description_en", "default"):
        made.pop(word, None)
    kind, prose, country = (made.pop(word, None) for word in ("x-record", "x-text", "x-country"))
    if country in LISTS:
        kind = country
        for word in ("pattern", "x-code"):
            made.pop(word, None)
    if kind or prose is not None:
        del made["type"]
        made["$ref"] = f"{IDS}#/definitions/{kind}" if kind else f"#/definitions/text{'-prose' * prose}"
    if made.get("type") == "object":
        # What a group is for says the field that holds it; this would be its docstring.
        made.pop("description", None)
    code = made.pop("x-code", None)
    if code:
        made["patternErrorMessage"] = misfit(code, "de")
    return {word: _tidy(inner, names=word in ("properties", "$defs")) for word, inner in made.items()}


def _allow_nothing(group: dict[str, Any]) -> None:
    """The settings list what the publisher still has to fill in: fields without a value, also where a group belongs."""
    group["type"] = [group["type"], "null"]
    for name, field in group["properties"].items():
        if name not in group.get("required", ()) and "type" in field:
            field["type"] = [field["type"], "null"] if isinstance(field["type"], str) else [*field["type"], "null"]
            if "enum" in field:
                field["enum"].append(None)


def _text_of(made: Any) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
