"""The models are the one schema: complete, described, and each kind has its template and folder."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from conftest import ROOT, SECOND
from hub.records import KINDS
from hub.records.marks import RefTo, walk
from models import parts


@pytest.mark.parametrize("model", parts(), ids=lambda model: model.__name__)
def test_every_field_is_described_in_german_and_english(model: type[BaseModel]) -> None:
    """Editors see what a field is for, in both languages."""
    for name, field in model.model_fields.items():
        if name == "id" and field.exclude:
            continue
        extra: Any = field.json_schema_extra or {}
        assert field.description, f"{model.__name__}.{name}"
        assert extra.get("description_en"), f"{model.__name__}.{name}"
        assert model.__doc__, model


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_template_and_an_example(kind: str) -> None:
    """Adding a kind means a model, a template and records; the second hub holds one of each."""
    assert (ROOT / "overrides" / "records" / f"{kind}.html").is_file()
    assert list((SECOND / "data" / KINDS[kind].folder).glob("*.yaml"))


def test_walk_finds_references_and_texts_at_any_depth() -> None:
    """References in lists, groups and mappings are found with their place; values of a wrong shape are passed over."""
    tree = {
        "questions": {"a": {"text": {"de": "x"}, "answers": [{"text": {"de": "y"}, "to": "b"}], "terms": ["t"]}},
        "outcomes": {"b": {"text": {"de": "z"}, "guides": ["g"], "roles": "no list"}},
        "sources": ["s"],
    }

    found = {(location, value) for mark, location, value in walk(KINDS["wayfinder"], tree) if isinstance(mark, RefTo)}

    assert {
        (("questions", "a", "terms", 0), "t"),
        (("outcomes", "b", "guides", 0), "g"),
        (("sources", 0), "s"),
    } == found


def test_folders_and_kinds_are_unique() -> None:
    """No two kinds share a folder, hence an address."""
    assert len(KINDS) == len({model.folder for model in KINDS.values()})
