"""Any file of the theme gives way to a project's own of the same name, and every other one stays the engine's."""

from __future__ import annotations

from pathlib import Path

from conftest import ROOT, write
from hub.outputs import assets, stylesheet
from hub.pages import templates
from hub.reading import engine

THEME = ROOT / "overrides"


def test_each_template_gives_way_to_one_of_the_same_name(tmp_path: Path) -> None:
    """Pages, parts, drawings and records; the engine's can still be extended under its own name."""
    names = [
        path.relative_to(THEME).as_posix()
        for path in sorted(THEME.rglob("*"))
        if path.suffix in (".html", ".svg", ".xml") and "assets" not in path.parts
    ]
    assert len(names) > 60
    write(tmp_path, {f"overrides/{name}": f"own {name}" for name in names})
    whole, empty = templates.environment(tmp_path), templates.environment(tmp_path / "nowhere")

    for name in names:
        original = (THEME / name).read_text(encoding="utf-8")
        # Documents and records are found by their name alone.
        for asked in {name, name.removeprefix("pages/").removeprefix("records/")}:
            assert f"own {name}" == whole.source(asked), asked
            assert original == empty.source(asked), asked
        assert original == whole.source(f"engine/{name}")


def test_each_style_script_and_picture_gives_way_too(tmp_path: Path) -> None:
    """Each by itself: of styles a part, as the sheet of a kind or of all pages holds them."""
    layers = engine.layers(tmp_path, "overrides")
    before = assets.read(*layers)
    for path in sorted((THEME / "assets").rglob("*")):
        name = path.relative_to(THEME).as_posix()
        if not path.is_file() or name == assets.STYLES:
            continue
        if path.suffix == ".css":
            write(tmp_path, {f"overrides/{name}": ".own-mark { color: inherit; }\n"})
            folders = [(layer / assets.STYLES).parent for layer in layers]
            sheets = ["site.css", *(f"kinds/{one.name}" for one in (THEME / "assets/css/kinds").glob("*.css"))]
            assert any(".own-mark{" in stylesheet.bundle(sheet, *folders) for sheet in sheets), name
        else:
            own = path.read_bytes() + b"\nconst own = 1;\n"
            write(tmp_path, {f"overrides/{name}": own})
            now = assets.read(*layers)
            assert now.names.keys() == before.names.keys() and now.names[name] != before.names[name]
            # A script is published without what only people need of it.
            assert path.suffix == ".js" or now.contents[now.names[name]] == own, name
        (tmp_path / "overrides" / name).unlink()
