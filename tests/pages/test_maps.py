"""The schematic map, what is there in a district or region, and who is responsible where."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest

from conftest import TODAY, build, write
from hub.facts import places, status
from hub.hub import Hub
from hub.pages.drawings import tilemap
from hub.pages.drawings.tilemap import Tile
from hub.pages.maps import Places
from hub.pages.reader import Reader
from hub.records.actors import Role
from hub.records.places import District, Region
from sites import Document


def shown(world: Hub, address: str = "fr/districts/") -> Places:
    return Places(Reader(world, world.languages["fr"], address))


def page(site: Path, address: str) -> str:
    """The HTML of one page."""
    return Document(site / address / "index.html").html


def named(**fields: Any) -> Any:
    return SimpleNamespace(**({"districts": [], "regions": []} | fields))


def event(**fields: Any) -> Any:
    return SimpleNamespace(**({"id": "x", "start": None, "end": None, "status": None} | fields))


# the map


def test_every_district_is_one_tile_and_one_entry_of_the_list(ample_hub: Hub, ample_site: Path) -> None:
    """On the index of districts, in every language; the tile is a link to the district's page."""
    for code in ("fr", "ar"):
        html = page(ample_site, f"{code}/districts/")
        tiles = re.findall(r'<a href="[^"]*?([^/"]+)/" aria-label="[^"]+"[^>]*><rect', html)
        entries = re.findall(
            r'<li><a href="[^"]*?([^/"]+)/"[^>]*>', html[html.index("<article") : html.index("</article>")]
        )
        assert sorted(ample_hub.records(District)) == sorted(tiles) == sorted(entries)


def test_the_own_tile_is_marked_for_eye_and_ear(ample_site: Path) -> None:
    """On a district's page one tile is current, with a dot, and so is one entry of the list."""
    html = page(ample_site, "fr/districts/nord/")

    assert ["Nord"] == re.findall(r'aria-label="([^"]+)" aria-current="page"><rect[^>]+/><path class="dot"', html)
    assert ["District Nord"] == re.findall(r'<li><a href="[^"]+" aria-current="page">([^<]+)</a>', html)


def test_a_map_says_that_it_is_schematic(ample_site: Path) -> None:
    """In words, on every page with a map."""
    for address in ("districts", "districts/nord", "regions", "regions/autre-ile"):
        for code in ("fr", "ar"):
            assert "Schematic map: where" in page(ample_site, f"{code}/{address}")


def test_the_same_tiles_give_the_same_map_in_whatever_order() -> None:
    """Byte by byte; rows and columns alone decide."""
    tiles = [Tile(1, 1, "A", "a/"), Tile(1, 2, "B", "b/"), Tile(3, 1, "C", "c/")]

    assert tilemap.draw(tiles, "Map") == tilemap.draw(list(reversed(tiles)), "Map")


def test_a_map_begins_where_its_first_tile_is() -> None:
    """No empty rows and columns at its edges; a map without tiles is nothing."""
    assert tilemap.draw([Tile(1, 1, "A", "a/")], "Map") == tilemap.draw([Tile(9, 7, "A", "a/")], "Map")
    assert "" == tilemap.draw([], "Map")


def test_hostile_names_are_escaped() -> None:
    """Tags, quotes and ampersands in names and addresses stay words, and the map stays well-formed."""
    hostile = "\"><script>x</script>&'"
    svg = tilemap.draw([Tile(1, 1, hostile, hostile, current=True, language='a"b')], hostile)

    tree = ElementTree.fromstring(svg)  # noqa: S314 - our own words
    assert (hostile, hostile) == (tree[0].get("href"), tree[0].get("aria-label"))
    assert "<script" not in svg and "style=" not in svg


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Goslar", ["Goslar"]),
        ("Landkreis Osnabrück", ["Landkreis", "Osnabrück"]),
        ("Bad Laer", ["Bad Laer"]),
        ("Nordvorpommern-Rügen", ["Nordvorpom-", "mern-Rügen"]),
        ("Donaudampfschifffahrtsgesellschaftskreisverwaltung", ["Donaudampf-", "schifffahrtsg-", "esellschafts…"]),
        ("", []),
    ],
)
def test_a_name_is_broken_to_fit_its_tile(words: str, expected: list[str]) -> None:
    """Between words first, then inside of a word; what needs more than three lines ends with an ellipsis."""
    assert expected == tilemap.lines(words)


def test_a_name_of_another_direction_keeps_its_own(second_site: Path) -> None:
    """Arabic pages show the French name with its language and from left to right; tiles stay where they are."""
    arabic, french = (page(second_site, f"{code}/districts/") for code in ("ar", "fr"))

    assert 'aria-label="Nord" lang="fr"><rect x="3" y="3"' in arabic
    assert '<text direction="ltr">' in arabic
    assert "direction=" not in french[french.index("<svg") : french.index("</svg>")]


# what is there


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (named(districts=["peine"], regions=["son"]), True),
        (named(districts=["goslar"], regions=["son"]), False),
        (named(districts=["goslar"], regions=["son"], sites=["peine"]), True),
        (named(regions=["son"]), True),
        (named(regions=["son"], sites=["goslar"]), True),
        (named(regions=["hannover"]), False),
        (named(), False),
    ],
)
def test_what_names_the_district_or_its_whole_region_is_there(record: Any, expected: bool) -> None:
    """Districts or sites decide; where no districts are named, all districts of the regions are meant."""
    assert expected == places.in_district(record, SimpleNamespace(id="peine", region="son"))


def test_a_district_shows_its_offers_and_projects(ample_hub: Hub, ample_site: Path) -> None:
    """Each page lists exactly those the rule says, its own before those of the whole region."""
    more = shown(ample_hub)
    for district in ample_hub.records(District).values():
        html = page(ample_site, f"fr/districts/{district.id}/")
        for kind in ("offer", "project"):
            section = html[html.index(f'aria-labelledby="part_{kind}s"') :]
            listed = re.findall(rf'<li><a href="[^"]*/{kind}s/([^/"]+)/', section[: section.index("</section>")])
            own, shared = more.in_district(kind, district)
            assert [record.id for record in own + shared] == listed, (district.id, kind)


def test_a_region_has_what_names_one_of_its_districts() -> None:
    """Also a record that names the district alone, and none that names another one's."""
    assert places.in_region(named(districts=["peine"]), "son", ["peine"])
    assert not places.in_region(named(districts=["goslar"]), "son", ["peine"])


# events


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (event(start="2026-11-20", status="announced"), "past"),
        (event(start="2026-11-21", status="announced"), "upcoming"),
        (event(start="2026-12-01"), "upcoming"),
        (event(start="2026-12-01", status="cancelled"), "cancelled"),
        (event(start="2026-11-01", status="cancelled"), "cancelled"),
        (event(start="2026-11-01", status="postponed"), "postponed"),
        (event(status="postponed"), "postponed"),
        (event(status="announced"), "undated"),
    ],
)
def test_whether_an_event_is_to_come_is_said_by_its_date(found: Any, expected: str) -> None:
    """Nothing past is ever upcoming; what was called off is neither."""
    assert expected == status.of_event(found, date(2026, 11, 21))


def test_events_to_come_stand_first() -> None:
    """The next one first; of the others the latest first, and those without a date last."""
    dates = {"a": "2026-12-24", "b": "2026-12-01", "c": "2025", "d": "2026-10", "e": None}
    found = [event(id=id, start=start) for id, start in dates.items()]
    found.append(event(id="f", start="2026-12-02", status="cancelled"))

    coming, others = places.events(found, TODAY)

    assert ("ba", "fdce") == ("".join(e.id for e in coming), "".join(e.id for e in others))


def test_a_cancelled_event_says_so_and_is_not_announced(second: Path) -> None:
    """On its page and in its data; the start page and the district's page do not list it as coming."""
    text = (
        "title: {{fr: {0}, nl: {0}}}\nstart: 2026-12-24\nplace: {{fr: Nord, nl: Noord}}\ndistricts: [nord]\n"
        "status: {1}\nsources: [loi-exemple]\nchecked: 2026-01-10\n"
    )
    write(
        second,
        {
            "data/events/bal.yaml": text.format("Bal", "cancelled"),
            "data/events/foire.yaml": text.format("Foire", "announced"),
        },
    )

    result = build(second, HUB_LANGUAGES="nl")

    assert 0 == result.returncode, result.stderr
    own, start, district = (page(second / "site", f"nl/{path}") for path in ("events/bal", "", "districts/nord"))
    assert "This event has been cancelled." in own
    assert '"eventStatus":"https://schema.org/EventCancelled"' in own
    assert "Foire" in start and ">Bal<" not in start
    assert district.index("Foire") < district.index("Past and undated events") < district.index(">Bal<")


# who is responsible where


def test_the_matrix_has_a_cell_for_every_local_role_and_district(ample_hub: Hub, ample_site: Path) -> None:
    """One row for each role, one column for each district, and no cell is empty."""
    roles = [role for role in ample_hub.records(Role).values() if role.local]
    more = shown(ample_hub)
    for code in ("fr", "ar"):
        html = page(ample_site, f"{code}/roles/table/")
        tables = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
        assert len(more.regions()) == len(tables)
        for region, table in zip(more.regions(), tables, strict=True):
            rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
            assert len(roles) == len(rows)
            for row in rows:
                cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
                assert len(more.districts(region.id)) == len(cells)
                assert all(cell.strip() for cell in cells)


def test_a_gap_is_said_in_words_with_whom_to_ask(ample_site: Path) -> None:
    """The cell says it, the head of its row names the office to ask; rows without a gap name none."""
    html = page(ample_site, "nl/roles/table/")
    tables = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    rows = {row.split("</a>")[0].rpartition(">")[2]: row for row in re.findall(r"<tr>(.*?)</tr>", tables[0], re.DOTALL)}

    assert '<td class="gap">none recorded</td>' in rows["Haven"]
    assert "Where none is recorded, ask" in rows["Haven"] and ">Advies</a>" in rows["Haven"]
    assert "Where none is recorded, ask" not in rows["Loket"]


# regions side by side


def test_the_regions_are_compared_with_their_differences(ample_hub: Hub, ample_site: Path) -> None:
    """One column for each region, the own first; every difference has a source of its own on the region's page."""
    heads = re.findall(r'<th scope="col"><a href="[^"]*?([^/"]+)/"', page(ample_site, "fr/regions/"))
    own = page(ample_site, "fr/regions/autre-ile/")
    listed = own[own.index('aria-labelledby="part_differences"') : own.index('aria-labelledby="part_districts"')]

    assert [ample_hub.settings.region, "autre-ile"] == heads
    assert 2 == len(ample_hub.get(Region, "autre-ile").differences) == listed.count('class="ref"')
