"""Who may import whom, and what the engine must not know."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from conftest import ROOT
from rooms import HUB, RANK, dotted, imports, modules


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(HUB).as_posix())
def test_a_module_imports_only_from_rooms_above(path: Path) -> None:
    """No module of the engine imports from a lower room, from one beside its own, from the adapter, or MkDocs."""
    own = dotted(path).split(".")[1]
    for imported in imports(path):
        assert not imported.startswith(("mkdocs", "material", "site_build")), imported
        parts = imported.split(".")
        if parts[0] != "hub":
            continue
        assert parts[1] == own or RANK[parts[1]] < RANK[own], f"{path.name} imports {imported}"


def test_modules_of_a_room_import_each_other_in_one_direction() -> None:
    """There is no circle anywhere in the engine, not even inside a room, and not even inside functions."""
    names = {dotted(path) for path in modules()}
    graph: dict[str, set[str]] = {}
    for path in modules():
        # `from hub.facts import status` names a module, `from hub.facts.status import of` something in one.
        targets = {name if name in names else name.rpartition(".")[0] for name in imports(path)}
        graph[dotted(path)] = targets & names - {dotted(path)}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_a_folder_of_the_engine_can_be_taken_in_at_a_glance() -> None:
    """At most twelve entries stand in any folder."""
    for folder in [HUB, *(path for path in HUB.rglob("*") if path.is_dir() and path.name != "__pycache__")]:
        entries = [path.name for path in folder.iterdir() if path.name not in ("__pycache__", "__init__.py")]
        assert len(entries) <= 12, (folder, sorted(entries))


def test_checks_use_no_page() -> None:
    """Rules look at facts, not at how a page tells them; a day's figures, status and sums are for pages."""
    for path in (HUB / "checks").rglob("*.py"):
        used = {imported for imported in imports(path) if imported.startswith("hub.facts.")}
        assert {name.split(".")[2] for name in used} <= {"external", "legal", "responsibility", "wayfinding"}, path


def test_only_adapter_and_command_line_ask_clock_and_environment() -> None:
    """The day and the environment are arguments everywhere else."""
    for path in modules():
        if path.name == "cli.py":
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(date\.today|datetime\.now|time\.time|os\.environ|getenv)\b", text), path


def test_templates_name_no_language() -> None:
    """Which languages there are stands in data/hub.yaml alone."""
    for path in (ROOT / "overrides").rglob("*.html"):
        assert not re.search(r"""\b(lang|hreflang)=["'](?!x-default)[a-z]""", path.read_text(encoding="utf-8")), path


def test_no_record_can_take_an_id_of_the_page_it_stands_on() -> None:
    """Ids of records are anchors of their pages and hold no underscore; every id that a template makes up holds one."""
    for path in sorted((ROOT / "overrides").rglob("*.html")):
        for id in re.findall(r' id="([^"]+)"', path.read_text(encoding="utf-8")):
            made_up = re.sub(r"\{\{.*?\}\}", "", id)
            assert "_" in made_up or not made_up, (path.name, id)
