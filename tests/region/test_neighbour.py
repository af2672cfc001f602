"""A neighbour of this region gets a hub of its own from the records that are here already."""

from __future__ import annotations

from pathlib import Path

import pytest
import real

import package
from conftest import ROOT, inside
from hub.checks.project import origins
from hub.commands.init import taking
from hub.reading.catalog import load
from hub.records.kinds.guides import Guide
from hub.records.kinds.work import Offer
from sites import broken_links

NEIGHBOUR = "osnabrueck"
OPTIONS = ("--from-region", NEIGHBOUR, "--reach", "state", "--from-address", "https://hub.example/")


def test_a_neighbour_begins_with_all_that_holds_there(tmp_path: Path) -> None:
    """All guides but its own and at least 25 records of its own, without a fault; each says where it is from."""
    result = inside(tmp_path, "init", "neu", "--defaults", "--from", str(ROOT), "--languages", "de", *OPTIONS)
    assert (0, "") == (result.returncode, result.stderr)
    project = tmp_path / "neu"
    assert 0 == inside(project, "check").returncode

    here, there = real.catalog(), load(project)
    left = here.records(Guide).keys() - there.records(Guide).keys()
    assert {"fachkraeftebuendnis-projektantrag"} == left, "only the guide that has this region in its name stays here"
    own = taking.taken(here, taking.Wish(("source",), "state", NEIGHBOUR), {"de": "de"}, "x").local
    assert len(own) >= 25 and own <= {(kind, id) for kind, entries in there.entries.items() for id in entries}
    assert there.settings is not None and there.settings.region == NEIGHBOUR
    (origin,) = there.settings.origins
    records = [entry.record for entries in there.entries.values() for entry in entries.values()]
    assert {origin} == {getattr(record, "origin", None) for record in records}
    # What names a place of this region is not published unread, and where it is from is known.
    unread = {found.path for found in origins.release(there)}
    assert "data/guides/kita-und-schule.yaml" in unread and 30 < len(unread) < 60
    # What is offered in this region only is not offered there.
    assert {NEIGHBOUR} == {region for offer in there.records(Offer).values() for region in offer.regions}


@pytest.mark.audit
def test_its_hub_is_built_with_the_package(tmp_path: Path) -> None:
    """Strictly, without a warning, and no link on it leads nowhere."""
    python = package.installed(package.built(tmp_path / "dist")[0], tmp_path / "environment")
    package.run(
        tmp_path, python, "-m", "hub.cli", "init", "neu", "--defaults", "--from", ROOT, "--languages", "de", *OPTIONS
    )
    said = package.run(tmp_path / "neu", python, "-m", "mkdocs", "build", "--strict")

    assert "WARNING" not in said and [] == broken_links(tmp_path / "neu/site")
