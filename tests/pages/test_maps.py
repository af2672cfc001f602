"""Maps, schematic and drawn from outlines, what is there in a district or region, and who is responsible where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest

from conftest import SECOND, TODAY, build, write
from hub.facts import places, status
from hub.hub import Hub, assemble
from hub.pages.drawings import outlinemap, tilemap
from hub.pages.drawings.outlinemap import Shape
from hub.pages.drawings.tilemap import Tile
from hub.pages.maps import Maps, Places
from hub.pages.reader import Reader
from hub.records import KINDS
from hub.records.kinds.actors import Partner, Role
from hub.records.kinds.places import District, Region, Ring
from sites import Document
from small import filled
from small import page as page_of


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
            r'<li>\s*<a href="[^"]*?([^/"]+)/"[^>]*>', html[html.index("<article") : html.index("</article>")]
        )
        assert sorted(ample_hub.records(District)) == sorted(tiles) == sorted(entries)


def test_the_own_tile_is_marked_for_eye_and_ear(ample_site: Path) -> None:
    """On a district's page one tile is current, with a dot, and so is one entry of the list."""
    html = page(ample_site, "fr/districts/nord/")

    assert ["Nord"] == re.findall(r'aria-label="([^"]+)" aria-current="page"><rect[^>]+/><path class="dot"', html)
    assert ["District Nord"] == re.findall(r'<li>\s*<a href="[^"]+" aria-current="page">([^<]+)</a>', html)


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


# the map of outlines


def square(west: float, south: float, side: float = 1.0) -> tuple[Ring, ...]:
    east, north = west + side, south + side
    return (((west, south), (east, south), (east, north), (west, north), (west, south)),)


GRID = [(f"Ville {row}{column}", square(column, row)) for row in range(5) for column in range(3)]


def boxes(places: Sequence[tuple[str, tuple[Ring, ...]]]) -> list[outlinemap.Name | None]:
    return outlinemap.placed(tuple(rings for _, rings in places), tuple(words for words, _ in places))[1]


@pytest.mark.parametrize(
    "places",
    [
        GRID,
        [(f"Un nom bien plus long que sa ville {n}", rings) for n, (_, rings) in enumerate(GRID)],
        [("Petite enclave", square(4.0, 4.0, 0.4)), ("Grand pays", square(0, 0, 10))],
        [(f"Île {n}", square(n * 1.5, n * 1.5, 0.5)) for n in range(8)],
    ],
    ids=["short", "long", "enclave", "islands"],
)
def test_no_two_names_of_a_map_touch(places: list[tuple[str, tuple[Ring, ...]]]) -> None:
    """Whatever their length; a name that has no room is left to the list beside the map."""
    found = [name.box for name in boxes(places) if name]

    assert found
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_a_name_without_room_in_its_shape_stands_beside_it_with_a_line() -> None:
    """On the free ground of the drawing, as near as can be."""
    places = [("Île minuscule", square(0, 0, 0.3)), ("Continent", square(5, 5, 5))]
    small, large = boxes(places)

    assert small and small.to and large and not large.to
    svg = outlinemap.draw([Shape(words, f"{n}/", rings) for n, (words, rings) in enumerate(places)], "Carte")
    assert 1 == len(re.findall(r'<path d="M[^"lz]+L', svg))


def test_every_shape_is_a_link_that_says_its_name() -> None:
    """Also to those who do not see where its name is written; hostile words stay words."""
    hostile = "\"><script>x</script>&'"
    shapes = [Shape("Nord", "nord/", square(0, 0), current=True), Shape(hostile, hostile, square(1, 0), marked=True)]
    svg = outlinemap.draw(shapes, hostile)

    tree = ElementTree.fromstring(svg)  # noqa: S314 - our own words
    links = [part for part in tree if part.tag == "a"]
    assert [("nord/", "Nord"), (hostile, hostile)] == [(a.get("href"), a.get("aria-label")) for a in links]
    assert ["page", None] == [a.get("aria-current") for a in links] and all(a.get("class") == "on" for a in links)
    assert "<script" not in svg and "style=" not in svg
    assert "" == outlinemap.draw([], "Carte")


def corners(path: str) -> set[tuple[int, int]]:
    """The points of a path in px."""
    start, steps = path.removeprefix("M").removesuffix("z").split("l")
    x, y = (int(number) for number in start.split())
    found = {(x, y)}
    numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
    for across, down in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + across, y + down
        found.add((x, y))
    return found


def test_north_is_up_and_neighbours_share_their_border() -> None:
    """East grows to the right; what touches in degrees touches in the drawing, which is as high as it must be."""
    (south, north, east), _, height = outlinemap.placed((square(8, 50), square(8, 51), square(9, 50)), ("S", "N", "E"))

    assert 2 == len(corners(south) & corners(north)) == len(corners(south) & corners(east))
    assert max(y for _, y in corners(north)) == min(y for _, y in corners(south))
    assert max(x for x, _ in corners(south)) == min(x for x, _ in corners(east))
    assert height - outlinemap.PAD == max(y for _, y in corners(south))


def outlined(*districts: str) -> Hub:
    """The ample hub with a frame of the map and outlines of some districts."""
    hub = assemble(SECOND, TODAY)
    frame = {"west": 8, "south": 50, "east": 10, "north": 53, "credit": {"fr": "© Office"}, "source": "loi-exemple"}
    region = hub.get(Region, "ile-exemple")
    hub.records(Region)["ile-exemple"] = filled(region, map=frame)
    hub.__dict__["outlines"] = {id: square(8, 50 + n) for n, id in enumerate(districts)}
    return hub


def test_a_region_is_drawn_from_outlines_only_where_all_its_districts_have_one() -> None:
    """Else from tiles, which every district has."""
    whole, part = (Maps(Reader(hub, hub.languages["fr"], "fr/")) for hub in (outlined("nord", "sud"), outlined("nord")))

    assert 'class="map-outlines"' in whole.draw("ile-exemple") and whole.frame("ile-exemple")
    assert 'class="map-tiles"' in part.draw("ile-exemple") and not part.frame("ile-exemple")


def test_a_record_reaches_the_districts_it_names_or_all_of_its_regions() -> None:
    """Named districts win over their region; a region of a single district needs no map."""
    reach = Maps(Reader(outlined(), outlined().languages["fr"], "fr/")).reach

    assert [("ile-exemple", ["sud"])] == reach(["sud"], ["ile-exemple"])
    assert [("ile-exemple", ["nord", "sud"])] == reach([], ["ile-exemple"])
    assert [] == reach([], [])


def test_marked_districts_are_marked_on_either_map() -> None:
    """For eye and, where tiles have no room for more, with the dot."""
    for hub, drawn in ((outlined("nord", "sud"), 'class="on"><title>Sud'), (outlined(), 'class="on"><rect')):
        svg = Maps(Reader(hub, hub.languages["fr"], "fr/")).draw("ile-exemple", marked=["sud"])
        assert 1 == svg.count(drawn)


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
                assert len(Maps(more.reader).districts(region.id)) == len(cells)
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


# the reader's own office


@pytest.mark.parametrize(
    ("kind", "id", "fields"),
    [
        ("faq", "combien", {"roles": ["guichet"]}),
        ("role", "guichet", {}),
        ("offer", "conseil-nord", {"providers": ["guichet-nord", "chambre"], "districts": []}),
    ],
)
def test_offices_by_district_can_be_reduced_to_the_readers_own(kind: str, id: str, fields: dict[str, Any]) -> None:
    """The list is marked, each row names its districts, also by former ids, and the place is asked once."""
    hub = assemble(SECOND, TODAY)
    for name, districts in (("guichet-nord", ["nord"]), ("chambre", ["sud"])):
        partner = filled(hub.get(Partner, "guichet-nord"), districts=districts)
        held = [entry.model_copy(update={"districts": districts}) for entry in partner.responsible]
        hub.records(Partner)[name] = partner.model_copy(update={"id": name, "responsible": held})
    hub.records(District)["sud"] = hub.get(District, "sud").model_copy(update={"moved_from": ["midi"]})
    model = KINDS[kind]
    hub.records(model)[id] = hub.get(model, id).model_copy(update=fields)

    html = page_of(hub, kind, id)

    assert 1 == html.count(" data-districts") == html.count('id="place_field"')
    assert 'data-district="nord"' in html and 'data-district="sud midi"' in html
