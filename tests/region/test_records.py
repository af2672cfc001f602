"""The records of this region are whole, and come out where they belong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
import real
import vobject
from playwright.sync_api import Browser

from conftest import ROOT, TODAY
from hub.editorial.forms import cms
from hub.facts import responsibility
from hub.hub import Hub
from hub.pages.drawings import tilemap
from hub.pages.maps import Places
from hub.pages.reader import Reader
from hub.reading.languages import Language
from hub.records import KINDS
from hub.records.kinds.actors import Partner, Role
from hub.records.kinds.places import District, Region
from hub.records.kinds.reference import Term
from hub.records.kinds.wayfinders import Wayfinder
from hub.records.kinds.work import Event
from schemas import marked
from sites import Document, documents


@pytest.fixture
def world() -> Hub:
    return real.hub()


def test_real_wayfinders_have_enough_examples(world: Hub) -> None:
    """At least twelve each; that they lead where they say is checked with the data."""
    for id in world.records(Wayfinder):
        assert len(world.catalog.companions["wayfinder"][id].record.cases) >= 12, id


def shown(world: Hub, address: str = "de/districts/") -> Places:
    return Places(Reader(world, world.languages["de"], address))


def page(site: Path, address: str) -> str:
    """The HTML of one page."""
    return Document(site / address / "index.html").html


def test_every_short_name_stands_on_its_tile_unbroken(world: Hub) -> None:
    """No name of the real districts is broken inside of a word."""
    for district in world.records(District).values():
        for words in district.short.values():
            assert words.split() == " ".join(tilemap.lines(words)).split()


def test_a_region_shows_what_is_in_one_of_its_districts(world: Hub) -> None:
    """Also a record that names the district alone."""
    more = shown(world)
    found = {record.id for record in more.in_region("event", "osnabrueck")}

    assert {"jobsforyou-bad-laer-2024", "jobsforyou-osnabrueck-2023"} <= found


def test_every_gap_that_is_reported_is_a_gap_of_the_matrix(world: Hub) -> None:
    """What `hub check` names for the hub's own region has no office there, and the row says whom to ask instead."""
    reported = {
        (Path(problem.path).stem, dict(problem.args)["district"])
        for problem in real.found()
        if problem.code == "responsibility-gap"
    }
    gaps = {
        (role.id, district.title["de"])
        for role, cells in shown(world).matrix(world.settings.region)
        for district, offices in cells
        if not offices
    }

    assert reported and reported <= gaps
    assert all(world.get(Role, role).fallback for role, _district in gaps)


def test_the_regions_are_compared_with_their_differences(world: Hub, real_site: Path) -> None:
    """One column for each region, the own first; every difference has a source of its own on the region's page."""
    html = page(real_site, "de/regions/")
    heads = re.findall(r'<th scope="col"><a href="[^"]*?([^/"]+)/"', html)

    assert [world.settings.region, "hannover", "osnabrueck"] == heads
    for region in world.records(Region).values():
        assert region.differences
        assert all(difference.sources for difference in region.differences)
        own = page(real_site, f"de/regions/{region.id}/")
        listed = own[own.index('aria-labelledby="part_differences"') : own.index('aria-labelledby="part_districts"')]
        assert len(region.differences) <= listed.count('class="ref"')


def test_events_have_a_day_and_routes_are_no_how_to(real_site: Path) -> None:
    """An event without a known day and a guide of separate routes say nothing to machines."""
    pages = documents(real_site)

    assert "ld+json" not in pages["de/events/jobmesse-peine/"].html
    assert "ld+json" not in pages["de/guides/sonderwege-beschv/"].html
    assert '"startDate":"2023-09-20"' in pages["de/events/jobboerse-goslar-2023/"].html


def entries(data: bytes) -> list[Any]:
    calendar = vobject.readOne(data.decode())
    assert "VCALENDAR" == calendar.name and "2.0" == calendar.version.value and calendar.prodid.value
    found: list[Any] = calendar.contents.get("vevent", [])
    return found


def test_no_real_note_stands_in_the_open_data(real_site: Path) -> None:
    """Searched for as it is written and as JSON writes it, across folded lines of calendars."""
    records = [record for model in KINDS.values() for record in real.catalog().records(model).values()]
    notes = {record.notes for record in records if record.notes}
    long = [" ".join(note.split()) for note in notes if len(note) > 25]
    paths = [*(real_site / "api").rglob("*.csv"), *(real_site / "api/v1").glob("*.json"), *real_site.glob("*/feed.xml")]
    paths += [*(real_site / "api/v1/hsds").rglob("*.json"), *real_site.glob("*/calendar.ics")]
    text = " ".join(" ".join(path.read_bytes().decode().replace("\r\n ", "").split()) for path in paths)

    assert len(long) > 20 and len(text) > 1_000_000
    assert [] == [note for note in long if note in text or json.dumps(note, ensure_ascii=False)[1:-1] in text]


def test_the_real_calendar_has_every_dated_event_and_what_changes(world: Hub, real_site: Path) -> None:
    """Events whose day is known, also past ones; days to come on which law or amounts change; no month as a day."""
    data = (real_site / "de/calendar.ics").read_bytes()
    titles = [entry.summary.value for entry in entries(data)]
    events = list(world.records(Event).values())
    dated = [event for event in events if event.start and len(event.start) == 10]
    undated = {event.title["de"] for event in events if event not in dated}

    assert len(dated) > 3 and {event.title["de"] for event in dated} <= set(titles)
    assert "Familiennachzug zu subsidiär Geschützten" in titles
    assert any(title.startswith("Endet: ") for title in titles)
    assert undated and not undated & set(titles)
    assert b"X-WR-TIMEZONE:Europe/Berlin\r\n" in data


def test_a_feed_tells_what_took_effect_beside_what_was_checked(real_site: Path) -> None:
    """Half of the places are kept for new amounts and responsibilities, in the time zone of the region."""
    found = feedparser.parse((real_site / "de/feed.xml").read_bytes()).entries
    facts = [entry for entry in found if entry.title.startswith(("Neuer Wert: ", "Neu zuständig: "))]

    assert 50 == len(found) and 25 == len(facts)
    assert {"+01:00", "+02:00"} >= {entry.updated[-6:] for entry in found}
    assert all(entry.updated[:10] <= TODAY.isoformat() for entry in found)


def outcomes(site: Path, code: str) -> dict[str, str]:
    """The HTML of every outcome of every wayfinder of the real hub."""
    return {
        f"{id}/{name}": (site / code / "wayfinders" / id / name / "index.html").read_text(encoding="utf-8")
        for id, wayfinder in real.hub().records(Wayfinder).items()
        for name in wayfinder.outcomes
    }


def test_every_outcome_ends_with_somebody_to_turn_to(real_site: Path) -> None:
    """A card with a number, a mailbox or a page, in every language."""
    for code in ("de", "en"):
        pages = outcomes(real_site, code)
        assert pages
        without = [id for id, html in pages.items() if not re.search(r'class="act" href="(tel:|mailto:|https?:)', html)]
        assert [] == without


def test_every_file_of_data_fits_its_schema() -> None:
    """No editor marks a mistake where `hub check` finds none."""
    assert [] == marked(ROOT)[1]


@pytest.mark.audit
def test_every_record_is_read_and_written_back_as_it_is(browser: Browser) -> None:
    """All records of data/ that the form can show: opened and saved unchanged, not one byte differs."""
    if not ((ROOT / cms.FETCHED) / "complete").is_file():
        pytest.skip("no form here: tools/cms")
    settings = real.catalog().settings
    assert settings
    rules = cms.form(settings, Language("de"))
    records = [
        (kind, path.read_text(encoding="utf-8"))
        for kind in rules["shapes"]
        for path in sorted((ROOT / "data" / KINDS[kind].folder).glob("*.yaml"))
        if "." not in path.stem
    ]
    page = browser.new_page()
    page.add_script_tag(path=(ROOT / cms.FETCHED) / "yaml.js")
    page.add_script_tag(path=cms.SOURCES / "form.js")
    written = page.evaluate(
        "([form, made]) => { const write = hubForm.writer(form.rules);"
        " return made.map(([kind, text]) => write(hubForm.clean(hubForm.read(text, form.shapes[kind])),"
        " form.shapes[kind])) }",
        [rules, records],
    )
    page.close()

    assert len(records) > 700
    assert [text for _, text in records] == written


LETTERS = {
    "fiktionsbescheinigung", "grenzuebertrittsbescheinigung", "anhoerung", "ablehnungsbescheid", "duldung",
    "ausreiseaufforderung", "abschiebungsandrohung", "defizitbescheid", "steuerbescheid", "bewilligungsbescheid",
    "kuendigung", "abmahnung", "zusatzblatt", "wohnsitzauflage", "aufenthaltsgestattung", "niederlassungserlaubnis",
}  # fmt: skip


def test_every_letter_says_what_it_means_and_ends_with_somebody_to_call(world: Hub) -> None:
    """Each role it leads to has an office, or says how to find one; none tells a deadline as its own advice."""
    told = {id for id, term in world.records(Term).items() if term.is_letter}
    assert told >= LETTERS

    partners, roles = world.records(Partner), world.records(Role)
    for id in told:
        act = world.get(Term, id).act
        assert act
        reached = [name for name in act.call if responsibility.reachable(partners, roles, name, TODAY)]
        assert reached, id


def test_refusals_and_orders_to_leave_tell_the_deadline_beside_the_page_that_comes_first(real_site: Path) -> None:
    """On the page the reader’s own letter stands before the deadline, and that no lawyer has read it."""
    for id in ("ablehnungsbescheid", "ausreiseaufforderung", "grenzuebertrittsbescheinigung", "kuendigung"):
        for code, first, lawyer in (("de", "Zuerst gilt", "kein Anwalt"), ("en", "comes first", "No lawyer")):
            html = page(real_site, f"{code}/terms/{id}/")
            assert html.index(first) < html.index(lawyer) < html.index('id="part_deadline"'), (code, id)
