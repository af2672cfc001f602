"""Who may import whom, and what the engine must not know."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from conftest import ROOT

HUB = ROOT / "hooks" / "hub"

# Each layer imports only from layers above it, or from its own.
LAYERS = [
    {"messages", "problems", "dates", "words", "stylesheet", "assets", "policy", "markdown", "revision"},
    {"source", "models"},
    {"invalid", "catalog", "languages", "normal"},
    {"letters", "paths", "prose", "responsibility", "wayfinding"},
    {"legal"},
    {"graph", "content"},
    {"links"},
    {"checks", "views"},
    {"hub", "formats", "editing"},
    {"reader"},
    {"places", "details", "directory", "drawings", "exports", "glossary", "pictures"},
    {"pages", "phrases", "report"},
    {"search", "publishing", "changes"},
    {"commands"},
    {"cli"},
]
RANK = {module: rank for rank, layer in enumerate(LAYERS) for module in layer}


def modules() -> list[Path]:
    return sorted(path for path in HUB.rglob("*.py") if path != HUB / "__init__.py")


def name(path: Path) -> str:
    return path.relative_to(HUB).with_suffix("").parts[0]


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(HUB).as_posix())
def test_a_module_imports_only_from_above(path: Path) -> None:
    """No module of the engine imports from a lower layer, from the adapter, or MkDocs."""
    for imported in imports(path):
        assert not imported.startswith(("mkdocs", "material", "site_build")), imported
        parts = imported.split(".")
        if parts[0] != "hub":
            continue
        target = parts[1]
        # invalid and catalog name each other's types, nothing else may look down
        if (name(path), target) == ("invalid", "catalog"):
            continue
        assert RANK[target] <= RANK[name(path)], f"{path.name} imports {imported}"


def test_checks_never_use_views() -> None:
    """Rules look at raw facts, not at what a page derives from them."""
    for path in (HUB / "checks").glob("*.py"):
        assert not [imported for imported in imports(path) if imported.startswith("hub.views")], path


def test_only_adapter_and_command_line_ask_clock_and_environment() -> None:
    """The day and the environment are arguments everywhere else."""
    for path in modules():
        if path.name == "cli.py":
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(date\.today|datetime\.now|time\.time|os\.environ|getenv)\b", text), path


def test_no_region_is_named_in_engine_or_theme() -> None:
    """Another region takes the engine over as it is: no region, district or partner of this one stands in it."""
    names: set[str] = set()
    for folder in ("regions", "districts", "partners"):
        for path in (ROOT / "data" / folder).glob("*.yaml"):
            record = yaml.safe_load(path.read_text(encoding="utf-8"))
            names |= {record["title"]["de"], *record.get("short", {}).values()}
            if folder != "partners":
                names.add(path.stem)
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in (ROOT / "hooks", ROOT / "overrides")
        for path in folder.rglob("*")
        if path.suffix in (".py", ".html", ".css", ".xml", ".svg", ".js")
    )

    assert len(names) > 50
    found = {word for word in names if len(word) > 3 and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)}
    # “Jobcenter” and the like are kinds of organisation, not names of one.
    assert set() == found


def test_templates_name_no_language() -> None:
    """Which languages there are stands in data/hub.yaml alone."""
    for path in (ROOT / "overrides").rglob("*.html"):
        assert not re.search(r"""\b(lang|hreflang)=["'][a-z]""", path.read_text(encoding="utf-8")), path


def test_no_record_can_take_an_id_of_the_page_it_stands_on() -> None:
    """Ids of records are anchors of their pages and hold no underscore; every id that a template makes up holds one."""
    for path in sorted((ROOT / "overrides").rglob("*.html")):
        for id in re.findall(r' id="([^"]+)"', path.read_text(encoding="utf-8")):
            made_up = re.sub(r"\{\{.*?\}\}", "", id)
            assert "_" in made_up or not made_up, (path.name, id)
