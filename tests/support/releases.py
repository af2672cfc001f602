"""Small hand-made sites, whole as a release must be, in which every file says which version it is of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from conftest import write
from hub.outputs import assets
from hub.publishing.build import Joined
from hub.publishing.publication import Plan

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
LANGUAGES = ["fr", "nl"]
NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
"""When a release is published"""


def site(folder: Path, version: str, pages: int = 3, **more: str) -> Path:
    """A site of which every file changes with its version. `more` are further files, or empties to leave out."""
    mark = f"version {version} " + "x" * 700
    styles, script = (f"assets/{name}" for name in _names(mark))
    parts = {"words.json": f'{{"{mark}": 1}}'.encode(), "part-0.json": mark.encode()}
    index, found = assets.index(parts)
    files: dict[str, str | bytes] = {styles: f"/* {mark} */", script: f"// {mark}", **found}
    files["sitemap.xml"] = f"<urlset><!-- {mark} --></urlset>"
    names = ["index", "404"]
    names += [f"{code}/{name}" for code in LANGUAGES for name in ("index", "search/index")]
    names += [f"fr/{number}/index" for number in range(pages)]
    for name in names:
        up = "/" if name == "404" else "../" * name.count("/")
        files[f"{name}.html"] = (
            f'<!doctype html>{POLICY}<link rel="stylesheet" href="{up}{styles}"><script src="{up}{script}"></script>'
            f'<p id="mark" data-search="{up}{index}">{mark}</p><a href="#mark">x</a><a href="{up}fr/">y</a>'
        )
    for name, text in more.items():
        files[name] = text
    write(folder, {name: text for name, text in files.items() if text})
    return folder


def _names(mark: str) -> tuple[str, str]:
    digest = assets.digest([mark.encode()])
    return f"css/site.{digest}.css", f"js/page.{digest}.js"


def plan(made: Path, floor: int = 0, address: str = "") -> Plan:
    """The publication of a site that is there already."""
    return Plan(
        files=lambda: Joined([made]),
        project=made,
        languages=LANGUAGES,
        address=address,
        day=date(2026, 11, 21),
        floor=lambda served: served * floor // 100,
    )
