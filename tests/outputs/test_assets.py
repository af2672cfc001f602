"""Files of the theme and of the search index under names that hold a hash of their content."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import build, write
from hub.outputs import assets
from hub.outputs.assets import AssetFault, Assets
from sites import documents, index_of, leads_to

THEME = {
    "css/site.css": '@import "part.css";\np { color: red }',
    "css/part.css": 'a { background: url("../icon.svg") } b { background: url(data:image/png;base64,AA==) }',
    "icon.svg": "<svg/>",
    "js/page.js": 'import { a } from "./deep/part.js";\nimport("./deep/part.js");',
    "js/deep/part.js": "export const a = 1;",
    "js/other.js": "1",
}


def read(folder: Path, **changed: str) -> Assets:
    write(folder / "overrides/assets", THEME | changed)
    return assets.read(folder / "overrides")


def test_what_loads_another_file_names_it_as_it_is_published(tmp_path: Path) -> None:
    """Scripts and styles; the parts of the stylesheet are no files of their own, and embedded pictures stay."""
    found = read(tmp_path)

    assert {f"assets/{name}" for name in THEME} - {"assets/css/part.css"} == found.names.keys()
    assert set(found.names.values()) == found.contents.keys()
    page, part = (found.names[f"assets/js/{name}.js"] for name in ("page", "deep/part"))
    name = part.removeprefix("assets/js/")
    assert f'import {{ a }} from "./{name}";\nimport("./{name}");' == found.contents[page].decode()
    icon = found.names["assets/icon.svg"].removeprefix("assets/")
    styles = found.contents[found.names["assets/css/site.css"]].decode()
    assert f"url(../{icon})" in styles and "url(data:image/png;base64,AA==)" in styles


def test_a_stylesheet_of_a_kind_holds_its_parts(tmp_path: Path) -> None:
    """Under a name of its own, from whichever theme has it; parts that lie elsewhere are found from where it lies."""
    write(
        tmp_path / "engine/assets/css",
        {"kinds/b.css": '@import "../part.css";\nb { top: 0 }', "site.css": "", "part.css": ""},
    )
    write(
        tmp_path / "own/assets/css",
        {"kinds/a.css": '@import "../part.css";\na { top: 0 }', "part.css": "i { top: 1px }"},
    )

    found = assets.read(tmp_path / "own", tmp_path / "engine")

    assert {"assets/css/site.css", "assets/css/kinds/a.css", "assets/css/kinds/b.css"} == found.names.keys()
    assert ["i{top:1px}a{top:0}", "i{top:1px}b{top:0}"] == [
        found.contents[found.names[f"assets/css/kinds/{name}.css"]].decode() for name in "ab"
    ]


def test_styles_are_published_without_space_that_means_nothing(tmp_path: Path) -> None:
    """In a text it stays, and where it is a part of the rule: between words, before a pseudo-class, around a sign."""
    styles = """
      a :is(b, i) > c,
      d:hover { content: " ( ; ) > "; margin: 0  calc(1px + 2px); }
      @media (min-width: 4rem) and print { e { x: 'a:  b' } }
    """

    found = read(tmp_path, **{"css/site.css": styles})

    assert (
        'a :is(b,i)>c,d:hover{content:" ( ; ) > ";margin:0 calc(1px + 2px)}'
        "@media (min-width:4rem) and print{e{x:'a:  b'}}"
    ) == found.contents[found.names["assets/css/site.css"]].decode()


def test_scripts_are_published_without_what_only_their_writers_read(tmp_path: Path) -> None:
    """Comments on lines of their own and indentation; in a text of several lines neither is one."""
    script = "// why\nif (a) {\n  // because\n  b = `\n  // kept\n`; // too\n  c();\n}\n"

    found = read(tmp_path, **{"js/other.js": script})

    assert (
        "if (a) {\nb = `\n  // kept\n`; // too\nc();\n}" == found.contents[found.names["assets/js/other.js"]].decode()
    )


def test_a_changed_file_changes_its_name_and_the_names_of_what_loads_it(tmp_path: Path) -> None:
    """And no other."""
    before = read(tmp_path / "a").names
    after = read(tmp_path / "b", **{"js/deep/part.js": "export const a = 2;"}).names

    assert {"assets/js/deep/part.js", "assets/js/page.js"} == {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize(
    ("script", "line"),
    [("\nimport './gone.js';", 2), ("import './page.js';", 1), ("import './../../../../../etc/x.js';", 1)],
)
def test_a_script_that_loads_nothing_or_itself_is_named(script: str, line: int, tmp_path: Path) -> None:
    """With file and line."""
    with pytest.raises(AssetFault, match=f"^overrides/assets/js/page.js:{line}:1: "):
        read(tmp_path, **{"js/page.js": script})


def test_a_circle_of_scripts_is_named(tmp_path: Path) -> None:
    """Neither could be given a name."""
    with pytest.raises(AssetFault, match=r"assets/js/\w+\.js:1:1: \./\w+\.js"):
        read(tmp_path, **{"js/a.js": "import './b.js'", "js/b.js": "import './a.js'"})


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("assets/css/site.0123456789.css", "assets/css/site.0123456789.css"),
        ("assets/js/deep/part.0123456789.js", "assets/js/deep/part.0123456789.js"),
        ("search-index/0123456789/part-1.json", "search-index/0123456789"),
        ("assets/css/site.css", ""),
        ("assets/css/site.012345678.css", ""),
        ("search-index/words.json", ""),
        ("de/assets/x.0123456789.css", ""),
        ("de/index.html", ""),
    ],
)
def test_what_never_changes_is_known_by_its_path(path: str, unit: str) -> None:
    """A file of the theme by itself, a search index as a whole."""
    assert unit == assets.unit(path)


def test_the_name_of_an_index_follows_its_files() -> None:
    """Names and contents; a byte that moves from one file to the next is a change."""
    first, moved, ordered = ({"a": b"1", "b": b""}, {"a": b"", "b": b"1"}, {"b": b"", "a": b"1"})

    assert assets.index(first)[0] == assets.index(ordered)[0] != assets.index(moved)[0]


def test_every_page_loads_only_what_never_changes(second_site: Path) -> None:
    """Styles, scripts, icon and index; the index lies where the page of the search says."""
    for address, page in documents(second_site).items():
        for url in page.loaded:
            if "/media/" not in url:
                assert assets.unit(leads_to(address, url)), (address, url)
    found = {index_of(second_site, code) for code in ("fr", "nl", "ar")}
    assert set((second_site / "search-index").resolve().iterdir()) == found
    for code in ("fr", "nl", "ar"):
        html = (second_site / code / "search/index.html").read_text(encoding="utf-8")
        (script,) = second_site.glob("assets/js/results.*.js")
        assert f'data-script="../../assets/js/{script.name}"' in html


def test_a_script_that_loads_nothing_stops_the_build(second: Path) -> None:
    """Before anything of the old site is touched."""
    write(second, {"site/old": "x", "overrides/assets/js/copy.js": 'import "./gone.js";'})

    result = build(second)

    assert 1 == result.returncode
    assert "overrides/assets/js/copy.js:1:1: ./gone.js fehlt" in result.stderr
    assert "Traceback" not in result.stderr and (second / "site/old").is_file()
