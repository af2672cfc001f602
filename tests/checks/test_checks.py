"""Golden cases: each file in tests/cases lays some data over the second hub and lists every finding it must bring."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, SECOND, TODAY, write
from hub import checks
from hub.checks.project import legal
from hub.reading.catalog import load
from hub.reading.messages import AROUND, MESSAGES

CASES = ROOT / "tests" / "cases"
NAMES = sorted(path.relative_to(CASES).with_suffix("").as_posix() for path in CASES.rglob("*.yaml"))


def findings(folder: Path, case: dict[str, Any]) -> list[str]:
    catalog = load(folder)
    found = checks.run(catalog, TODAY)
    if case.get("release"):
        found = legal.release(catalog, TODAY, "https://hub.example/")
    return [
        problem.line_text(case.get("lang", "de"))
        for problem in found
        # Warnings of the world underneath are not the case's business.
        if problem.severity == "error" or (case.get("warnings") and problem.path in case["data"])
    ]


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path) -> None:
    """The data of a case brings exactly the findings it lists, in their order."""
    case = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    folder = tmp_path / "hub"
    shutil.copytree(SECOND, folder)
    write(folder, case["data"])

    assert case["problems"] == findings(folder, case)


def test_the_world_underneath_is_clean(tmp_path: Path) -> None:
    """The second hub has no errors of its own."""
    shutil.copytree(SECOND, tmp_path / "hub")

    assert [] == findings(tmp_path / "hub", {"data": {}})


def test_a_missing_data_folder_is_a_finding(tmp_path: Path) -> None:
    """An empty project says what is missing."""
    found = checks.run(load(tmp_path), TODAY)

    expected = "data/hub.yaml:1:1: Die Datei data/hub.yaml fehlt. Sie nennt Name, Region und Sprachen des Portals."
    assert [expected] == [problem.line_text() for problem in found]


def test_every_sentence_exists_in_both_languages_with_the_same_blanks() -> None:
    """German and English sentences of a finding are filled from the same arguments."""
    import string

    def blanks(sentence: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    for code, sentences in [*MESSAGES.items(), *AROUND.items()]:
        assert {"de", "en"} == sentences.keys(), code
        assert blanks(sentences["de"]) == blanks(sentences["en"]), code
