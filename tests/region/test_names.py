"""The engine, its templates and the words of its interface name no place, law or authority of this region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conftest import ROOT
from hub.facts import legal
from hub.reading.catalog import load
from hub.records.kinds.actors import Partner
from hub.records.kinds.places import District, Region
from hub.records.kinds.reference import Source

# “AufenthG”, “BeschV”, “BÄO”, “SGB”: how laws and those who make them are abbreviated.
CITED = re.compile(r"\b(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*[a-zäöüß](?:G|V|VO|O)|[A-ZÄÖÜ]{2,}(?:G|V|VO|O|B)|[A-ZÄÖÜ]{4,})\b")
SHIPPED = (".py", ".html", ".css", ".xml", ".svg", ".js", ".yaml", ".md", ".in")
WORDS = {"Meine", "Welcome Center"}
"""A place whose name is an ordinary word; a name that is one for such offices anywhere"""


def names() -> Iterator[str]:
    """What records of this region call places, laws and authorities."""
    catalog = load(ROOT)
    assert catalog.settings is not None
    for region in catalog.records(Region).values():
        yield from (region.id, *region.title.values(), *(region.state or {}).values())
    for district in catalog.records(District).values():
        yield from (district.id, *district.title.values(), *district.short.values())
        yield from (place.name for place in district.places)
    for partner in catalog.records(Partner).values():
        yield from (*partner.title.values(), *(partner.short or {}).values())
    for duty in catalog.settings.country.duties:
        yield from CITED.findall(next(iter(duty.law.values())))
    for source in catalog.records(Source).values():
        if source.type == "law":
            yield from CITED.findall(next(iter(source.title.values())))
    for entry in catalog.all_entries():
        for _, group in entry.mappings:
            if isinstance(legal := group.get("legal"), str):
                yield from CITED.findall(legal)


def test_no_place_law_or_authority_is_named_in_what_every_hub_gets() -> None:
    """Another region takes it over as it is; what differs there stands in its own data."""
    known = {name for name in names() if len(name) > 3} - WORDS
    assert len(known) > 500 and {"AufenthG", "BeschV", "NBGG"} <= known
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})(?!\w)")
    files = [path for top in ("hooks", "overrides") for path in (ROOT / top).rglob("*") if path.suffix in SHIPPED]
    files += (ROOT / "locales").glob("*.po")

    assert len(files) > 300
    assert [] == [
        f"{path.relative_to(ROOT)}:{number}: {name}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for name in found.findall(line)
    ]


def test_every_fact_of_the_legal_pages_is_demanded_by_a_law_that_is_named() -> None:
    """But those that no law asks for."""
    settings = load(ROOT).settings
    assert settings is not None
    assert {*legal.EVERY} - {*legal.ALWAYS} == legal.demanded(settings).keys()
