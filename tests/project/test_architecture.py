"""The picture of the engine is the engine's."""

from __future__ import annotations

import runpy
from xml.etree import ElementTree

from conftest import ROOT
from rooms import RANK, arrows


def test_the_picture_is_drawn_from_the_imports() -> None:
    """docs/architecture.svg is what tools/picture draws today."""
    drawn = runpy.run_path(str(ROOT / "tools/picture"))["drawn"]

    assert drawn() == (ROOT / "docs/architecture.svg").read_text(encoding="utf-8")


def test_the_picture_shows_every_room_and_every_use() -> None:
    """A box for each room and for the adapter, a dot for each room that one uses."""
    picture = ElementTree.parse(ROOT / "docs/architecture.svg")  # noqa: S314 - our own file
    space = "{http://www.w3.org/2000/svg}"
    names = [text.text for text in picture.iter(f"{space}text") if text.get("class") == "name"]
    uses = {tuple((dot.findtext(f"{space}title") or "").split(" uses ")) for dot in picture.iter(f"{space}circle")}

    assert [*RANK, "site_build"] == names
    assert arrows() == uses
    assert {("hub", "checks"), ("site", "pages"), ("site_build", "site")} <= uses


def test_the_document_explains_every_room_in_order() -> None:
    """Each room stands in the list under the picture."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    way = text.partition("## The way of a record")[2].partition("\n## ")[0]

    assert [] == [room for room in RANK if f"`{room}`" not in way and f"`{room}." not in way]
