"""Illustrations, and what the home page leads to."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from conftest import ROOT
from hub.hub import Hub
from hub.pages.reader import Reader
from hub.pages.reader.library import Library
from hub.records.kinds.reference import Topic
from hub.records.kinds.wayfinders import Wayfinder
from hub.records.values import Drawing
from small import changed, page, world

FOLDER = ROOT / "overrides/partials/drawings"


def test_every_drawing_a_record_may_name_is_there_and_no_other() -> None:
    """The closed list and the folder are the same."""
    assert set(get_args(Drawing)) == {path.stem for path in FOLDER.iterdir()}


@pytest.mark.parametrize("name", get_args(Drawing))
def test_a_drawing_is_small_and_says_nothing(name: str) -> None:
    """Under 3 kB, without words, hidden from screen readers, and coloured by the stylesheet alone, so that it fits a
    dark page and a reader's own colours."""
    drawn = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")

    assert len(drawn.encode()) < 3000
    assert 'aria-hidden="true"' in drawn and not re.search(r"<(text|title|image|use|style)|fill|stroke|#|url", drawn)
    assert {"t", "p", "s"} <= set(re.findall(r'class="(\w)"', drawn)) <= {"t", "p", "s", "k"}


def library(hub: Hub) -> Library:
    return Reader(hub, hub.languages["fr"], "fr/").library


def test_a_topic_and_its_guides_show_its_drawing_or_that_of_the_topic_above() -> None:
    """And none where there is none, or where topics lie above each other in a circle."""
    drawn = changed(world(), "topic", "arrivee", drawing="home")
    own = drawn.get(Topic, "arrivee")
    drawn.records(Topic)["maison"] = own.model_copy(update={"id": "maison", "drawing": None, "parent": "arrivee"})

    assert 'class="art"' in page(drawn, "topic", "arrivee")
    assert ("home", "home") == (library(drawn).drawing(["arrivee"]), library(drawn).drawing(["maison"]))
    assert 'class="art"' not in page(world(), "topic", "arrivee")
    assert "" == library(changed(world(), "topic", "arrivee", parent="arrivee")).drawing(["arrivee"])


def test_the_home_page_shows_a_topic_for_each_drawing() -> None:
    """The one that most records name."""
    hub = changed(world(), "topic", "arrivee", drawing="home")
    own = hub.get(Topic, "arrivee")
    for id, drawing in (("aaa", "home"), ("bbb", "letter")):
        hub.records(Topic)[id] = own.model_copy(update={"id": id, "drawing": drawing})

    assert ["bbb", "arrivee"] == [topic.id for topic in library(hub).themes()]


def test_wayfinders_stand_in_the_order_they_give_themselves() -> None:
    """Those that give none behind the others, by name."""
    hub = world()
    own = hub.get(Wayfinder, "quel-chemin")
    for id, title, rank in (("z", "Z", 1), ("a", "A", 2), ("b", "B", None)):
        hub.records(Wayfinder)[id] = own.model_copy(update={"id": id, "title": {"fr": title}, "rank": rank})

    assert ["z", "a", "b", "quel-chemin"] == [finder.id for finder in library(hub).finders("professional")]
    assert [] == library(hub).finders("institution")
