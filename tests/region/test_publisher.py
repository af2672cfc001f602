"""What the publisher of this hub has stated and has not."""

from __future__ import annotations

import re
from pathlib import Path

import real

from conftest import ROOT, hub
from hub.facts import legal
from sites import Document


def read(path: Path) -> Document:
    return Document(path / "index.html")


MISSING = "Vom Herausgeber noch nicht angegeben."


def test_without_an_address_the_link_leads_to_the_page_that_says_so(real_site: Path) -> None:
    """The real hub has none yet."""
    page = read(real_site / "de/guides/blaue-karte-eu")

    assert "Eine Adresse dafür hat der Herausgeber noch nicht angegeben." in page.html
    assert "Eine Adresse dafür hat der Herausgeber noch nicht angegeben." in read(real_site / "de/contribute").html


def test_what_the_publisher_has_not_stated_is_marked(real_site: Path) -> None:
    """As many marks as fields are empty, on a page that says it is not complete and has not been checked."""
    settings = real.hub().settings
    empty = {name: len(legal.missing(settings, name)) for name in ("imprint", "privacy", "accessibility")}
    marks = {name: read(real_site / "de" / name).html.count(MISSING) for name in empty}

    # The day of approval is said as “Draft”; the privacy statement also names the publisher.
    assert {
        "imprint": empty["imprint"] - 1,
        "privacy": empty["privacy"] + 4,
        "accessibility": empty["accessibility"],
    } == marks
    for name in empty:
        html = read(real_site / "de" / name).html
        assert "Entwurf." in html and "Nicht vollständig." in html


def test_plain_check_passes_and_counts_what_a_publication_lacks() -> None:
    """The daily work of editors is not held up by what only the publisher can fill in."""
    result = hub(ROOT, "check")
    lacking = len(hub(ROOT, "check", "--release").stdout.splitlines())

    assert (0, "") == (result.returncode, result.stdout)
    assert f"{lacking} Angaben fehlen zur Veröffentlichung (hub check --release zeigt sie)" in result.stderr


def test_release_check_names_every_missing_field_at_its_place() -> None:
    """The real hub lacks exactly what nobody but the publisher can state, and the site's address."""
    result = hub(ROOT, "check", "--release", "--lang", "en")
    source = (ROOT / "data/hub.yaml").read_text(encoding="utf-8").splitlines()
    *fields, last = result.stdout.splitlines()

    assert 1 == result.returncode
    said = [
        re.fullmatch(r"data/hub\.yaml:(\d+):(\d+): To be filled in before publication: “(.+?)”\.(?: It is .+)?", f)
        for f in fields
    ]
    named = [(found[3], source[int(found[1]) - 1][int(found[2]) - 1 :]) for found in said if found]
    assert len(fields) == len(named)
    assert {".".join(place) for place in legal.missing(real.hub().settings)} == {name for name, _ in named}
    assert [] == [name for name, line in named if not line.startswith(f"{name.rpartition('.')[2]}:")]
    assert last.startswith("mkdocs.yml:1:1: The address of the site is not set (HUB_SITE_URL)")
