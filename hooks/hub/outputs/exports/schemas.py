"""JSON Schemas of the open data, made from the models: a record as it is published, with what is added and left out."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from hub.facts import status
from hub.records import KINDS, Record
from hub.records.base import INTERNAL
from hub.records.kinds.actors import Role
from hub.records.kinds.reference import Figure, Source

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _written(kind: str) -> dict[str, Any]:
    """The schema of a kind's files; the id is a file's name. `x-record` marks ids of other records, `x-text` texts by
    language and whether they are Markdown."""
    found = KINDS[kind].model_json_schema()
    found["properties"].pop("id", None)
    found["required"] = [name for name in found.get("required", []) if name != "id"]
    return found


def published(kind: str) -> dict[str, Any]:
    """The schema of a kind's files: that of the record as it is written, with what is added and left out."""
    found = _written(kind)
    model = KINDS[kind]
    record = _relaxed({key: value for key, value in found.items() if key not in ("$defs", "$schema")})
    parts = {name: _relaxed(part) for name, part in found.get("$defs", {}).items()}
    for name in INTERNAL:
        record["properties"].pop(name, None)
    link: dict[str, Any] = {
        "type": "object",
        "properties": {"kind": {"enum": list(KINDS)}, "id": {"type": "string"}},
        "required": ["kind", "id"],
        "additionalProperties": False,
    }
    # Strings that are addresses: whole ones where the site's own is known, else from its root.
    address = {"type": "string", "format": "uri-reference"}
    text = {"type": "object", "additionalProperties": {"type": "string"}}
    record["properties"] = {
        "kind": {"const": kind},
        "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "address": address,
        "pages": {"type": "object", "additionalProperties": address, "minProperties": 1},
        **record["properties"],
        "links": {"type": "array", "items": link},
        "cited": {"type": "array", "items": _cited(text)},
        "foreign": {
            "type": "object",
            "properties": {
                "hub": text,
                "pages": {"type": "object", "additionalProperties": address},
                "fetched": {"type": "string", "format": "date"},
            },
            "required": ["fetched"],
            "additionalProperties": False,
        },
        **_derived(model, link, text),
    }
    record["required"] = ["kind", "id", "address", "pages", *record["required"], "links", "cited"]
    head = {
        "version": {"type": "string", "pattern": r"^1\.\d+$"},
        "as_of": {"type": "string", "format": "date"},
        "title": text,
        "publisher": {"anyOf": [text, {"type": "null"}]},
        "licence": {
            "type": "object",
            "properties": {"name": text, "address": {"type": "string", "format": "uri"}},
            "required": ["name", "address"],
        },
        "attribution": text,
        "site": {"type": ["string", "null"], "format": "uri"},
        "schema": address,
    }
    here = {"$ref": f"#/$defs/{model.__name__}"}
    moved = {
        "type": "object",
        "properties": {**link["properties"], "address": address},
        "required": ["kind", "id", "address"],
    }
    return {
        "$schema": DIALECT,
        "title": model.__name__,
        "type": "object",
        "properties": {**head, "record": here, "records": {"type": "array", "items": here}, "moved": moved},
        "required": list(head),
        "oneOf": [{"required": [name]} for name in ("record", "records", "moved")],
        "additionalProperties": False,
        "$defs": {**parts, model.__name__: record},
    }


@cache
def text(kind: str) -> str:
    """The same as a file; it follows from the models alone."""
    return json.dumps(published(kind), ensure_ascii=False, indent=1) + "\n"


def _cited(text: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": {"const": Source.kind}, "id": {"type": "string"}, "title": text}
    more = {name: {"type": "string"} for name in ("publisher", "web", "number", "published", "checked")}
    return {"type": "object", "properties": fields | more, "required": list(fields), "additionalProperties": False}


def _derived(model: type[Record], link: dict[str, Any], text: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if model is Figure:
        fields = {
            "state": {"enum": ["valid", "expired", "past", "coming", "none"]},
            "words": text,
            "position": {"type": "integer", "minimum": 0},
        }
    elif model in status.DATED:
        fields = {"status": {"enum": list(status.WORDS)}}
    elif model is Role:
        office = {"partner": {"anyOf": [link, {"type": "null"}]}, "districts": {"type": "array", "items": link}}
        fields = {"offices": {"type": "array", "items": {"type": "object", "properties": office}}}
    if not fields:
        return {}
    needed = [name for name in fields if name != "position"]
    return {"today": {"type": "object", "properties": fields, "required": needed, "additionalProperties": False}}


def _relaxed(node: Any) -> Any:
    """Part of a schema as it is for published values: links are objects, empty fields are left out, numbers are
    numbers."""
    if isinstance(node, list):
        return [_relaxed(item) for item in node]
    if not isinstance(node, dict):
        return node
    about = {key: node[key] for key in ("description", "description_en") if isinstance(node.get(key), str)}
    if "x-record" in node:
        fields = {"kind": {"const": node["x-record"]}, "id": {"type": "string"}}
        return about | {
            "type": "object",
            "properties": fields,
            "required": ["kind", "id"],
            "additionalProperties": False,
        }
    if "x-text" in node:
        return about | {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "minProperties": 1,
            "x-text": "markdown" if node["x-text"] else "plain",
        }
    if "x-code" in node:
        # In a file a value may be written in several ways, in the data only in one.
        kind = node.get("type", "string")
        types = kind if isinstance(kind, list) else [kind]
        if "number" in types or types == ["integer"]:
            return about | {"type": types[0]}
        return about | {"type": "string"} | {key: node[key] for key in ("pattern",) if key in node}
    if "anyOf" in node:
        choices = [choice for choice in node["anyOf"] if choice.get("type") != "null"]
        if len(choices) == 1:
            return about | _relaxed(choices[0])
    named = {name: _relaxed(value) for name, value in node.get("properties", {}).items()}
    rest = {
        key: _relaxed(value) for key, value in node.items() if key not in ("properties", "title", "default", *about)
    }
    rest.pop("minItems", None) if not named else None
    found = about | rest
    return found | {"properties": named, "required": node.get("required", [])} if named else found
