"""What is made from the models for people who write records: schemas, settings, the reference of fields, examples."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SECOND, inside, write
from hub.editorial import fmt
from hub.editorial.schema import example, files, reference
from hub.reading import source
from hub.records import KINDS, SINGLES
from hub.records.shape import fields
from schemas import marked, read, validator


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub with what `hub schema` makes for it. Not to be changed."""
    folder = tmp_path_factory.mktemp("schema") / "hub"
    shutil.copytree(SECOND, folder)
    result = inside(folder, "schema")
    assert 0 == result.returncode, result.stderr
    return folder


def test_every_file_of_data_fits_its_schema(made: Path) -> None:
    """No editor marks a mistake where `hub check` finds none."""
    asked, found = marked(made)

    assert [] == found
    assert asked >= {"hub.json", "wayfinder.cases.json", *(f"{kind}.json" for kind in KINDS)}


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("partner", {"titel": {"fr": "x"}}),
        ("partner", {"title": {"nl": "x"}}),
        ("partner", {"title": {"fr": "x", "xx": "y"}}),
        ("partner", {"checked": "1.2.2026"}),
        ("partner", {"type": ["kommune"]}),
        ("partner", {"districts": "nord"}),
        ("partner", {"contacts": [{"phone": "Zentrale"}]}),
        ("partner", {"contacts": [{"web": "www.example.org"}]}),
        ("partner", {"responsible": [{"districts": []}]}),
        ("partner", {"id": "x"}),
        ("figure", {"values": []}),
        ("figure", {"values": [{"value": "drei"}]}),
        ("guide", {"steps": [{"id": "Ä"}]}),
        ("role", {"local": "ja"}),
    ],
)
def test_what_the_models_refuse_the_schema_refuses(kind: str, change: dict[str, Any], made: Path) -> None:
    """Unknown and missing fields, wrong values and forms, at any depth."""
    right = {"partner": "guichet-nord", "figure": "delai", "guide": "permis", "role": "guichet"}[kind]
    tree = read(made / "data" / KINDS[kind].folder / f"{right}.yaml")

    assert validator(made, f"{kind}.json").is_valid(tree)
    assert not validator(made, f"{kind}.json").is_valid({**tree, **change})


def test_an_id_that_is_new_is_no_mistake(made: Path) -> None:
    """Ids that there are are offered with their title; others pass, because the list may be older than the record."""
    known = json.loads((made / ".schema/ids.json").read_text(encoding="utf-8"))["definitions"]["district"]["anyOf"]

    assert "District Nord" in known[0]["enumDescriptions"][known[0]["enum"].index("nord")]
    assert {"type": "string"} == known[-1]


def test_schemas_of_another_region_know_its_languages_and_ids(second: Path) -> None:
    """All is made from data/hub.yaml and the records that are there; what is unreadable is skipped with its file."""
    write(second, {"data/partners/kaputt.yaml": "title: [\n"})

    first = inside(second, "schema")
    text = json.loads((second / ".schema/guide.json").read_text(encoding="utf-8"))["definitions"]["text"]
    ids = json.loads((second / ".schema/ids.json").read_text(encoding="utf-8"))["definitions"]

    assert 0 == first.returncode, first.stderr
    assert ["fr"] == text["required"] and {"fr", "nl"} <= text["properties"].keys()
    assert "loi-exemple" in ids["source"]["anyOf"][0]["enum"]
    assert (second / "docs/examples/partner.yaml").is_file()


def test_a_changed_record_makes_nothing_stale(second: Path) -> None:
    """Whoever changes or adds a record in the browser need not run anything: lists and examples may lag behind."""
    assert 0 == inside(second, "schema").returncode
    origin = example.origin((second / "docs/examples/topic.yaml").read_text(encoding="utf-8"))
    text = (second / origin).read_text(encoding="utf-8")
    write(second, {origin: text + "notes: neu\n", "data/topics/neu.yaml": text})

    check = inside(second, "schema", "--check")
    assert (0, "") == (check.returncode, check.stdout), check.stderr
    # The list of ids, the example, and the form for an offer on both code hosts.
    assert "4 davon zeigen noch ältere Einträge" in check.stderr
    assert "docs/examples/topic.yaml" in inside(second, "schema").stdout
    assert "notes: neu" in (second / "docs/examples/topic.yaml").read_text(encoding="utf-8")


def test_a_stale_file_is_named(second: Path) -> None:
    """Changed by hand, missing, or of an older model: exit code 1 with the names."""
    assert 0 == inside(second, "schema").returncode
    (second / ".schema/guide.json").unlink()
    path = second / "docs/examples/topic.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("# Name des Themas", "# Titel"), encoding="utf-8")
    (second / "docs/fields.md").write_bytes(b"\xff")

    result = inside(second, "schema", "--check", "--lang", "en")

    assert 1 == result.returncode
    assert {".schema/guide.json", "docs/examples/topic.yaml", "docs/fields.md"} == set(result.stdout.split())
    assert "3 files do not fit the models" in result.stderr


def test_without_settings_it_says_what_is_missing(tmp_path: Path) -> None:
    """No traceback in an empty folder."""
    result = inside(tmp_path, "schema")

    assert 1 == result.returncode
    assert result.stdout.startswith("data/hub.yaml:1:1: Die Datei data/hub.yaml fehlt.")


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_is_a_real_record_with_every_field_explained(kind: str) -> None:
    """It is in normal form, valid, and the same as the record it was made from but for that record's later changes."""
    path = f"docs/examples/{kind}.yaml"
    text = source.read_text(ROOT / path, path)
    tree = source.parse(text, path)

    assert KINDS[kind].model_validate(tree | {"id": "x"})
    assert fmt.model_of(example.origin(text)) is KINDS[kind]
    assert text == fmt.normal(text, path, KINDS[kind], ["de", "en"])
    comments = " ".join(comment.words.removeprefix("# ") for comment in source.comments(text))
    for name in tree:
        assert reference.description(KINDS[kind], name, "de").rstrip(".") in comments


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_reference_names_every_field(language: str) -> None:
    """Of every kind, at any depth, with its description."""
    text = (ROOT / f"docs/fields{'.en' if language == 'en' else ''}.md").read_text(encoding="utf-8")

    def rows(model: Any, above: str = "") -> None:
        for name, shape in fields(model).items():
            assert f"| `{above}{name}` |" in text
            assert reference.description(model, name, language).replace("<", r"\<") in text
            group = reference.group_in(shape)
            if group:
                rows(group, f"{above}{name}.")

    for model in [*KINDS.values(), *SINGLES.values()]:
        rows(model)
    assert text.count("\n## ") == len(KINDS) + len(SINGLES) + sum(bool(model.companion) for model in KINDS.values())


def test_files_are_made_the_same_each_time(tmp_path: Path) -> None:
    """The same data, the same bytes."""
    shutil.copytree(SECOND, tmp_path / "hub")
    from hub.reading.catalog import load

    catalog = load(tmp_path / "hub")
    assert files.from_data(tmp_path / "hub", catalog) == files.from_data(tmp_path / "hub", load(tmp_path / "hub"))
    assert files.from_models(tmp_path / "hub", catalog) == files.from_models(tmp_path / "hub", load(tmp_path / "hub"))
