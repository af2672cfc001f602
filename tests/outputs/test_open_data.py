"""Open data of real builds, read with other programs than those that wrote it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest
import vobject
from playwright.sync_api import Browser

import hostile
from browsers import CHROMIUM
from conftest import ROOT, SECOND, SITES, TODAY, build, inside, write
from hub import checks
from hub.facts import agenda
from hub.hub import Hub, assemble
from hub.outputs.exports import calendars, feed, files, hsds, identity, records, tables
from hub.pages.reader import Reader
from hub.pages.render import former, render
from hub.pages.templates import environment
from hub.reading.catalog import load
from hub.reading.findings import errors
from hub.records import KINDS
from hub.records.kinds.actors import Partner
from hub.records.kinds.guides import Guide
from hub.records.kinds.reference import Change, Figure
from hub.records.kinds.wayfinders import Wayfinder
from hub.records.kinds.work import Event, Offer
from sites import Served, broken_links, documents, leads_to
from small import changed

in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, see README")
HOME = "https://hub.example/ile/"


@pytest.fixture(params=["published_site", *SITES[1:]])
def site(request: pytest.FixtureRequest) -> Path:
    """A site that knows its address, and the region's own, which does not."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture(scope="module")
def world() -> Hub:
    return assemble(SECOND, TODAY)


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def languages(site: Path) -> list[str]:
    found: list[str] = read(site / "api/v1/index.json")["languages"]["pages"]
    return found


# JSON


def test_every_file_fits_its_published_schema(site: Path) -> None:
    """Read by an independent validator: all records of all kinds, single and in lists, and former addresses."""
    count = 0
    for kind, model in KINDS.items():
        schema = read(site / f"api/v1/schema/{kind}.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        for path in [site / f"api/v1/{model.folder}.json", *(site / "api/v1" / model.folder).iterdir()]:
            assert [] == [f"{path.name} {e.json_path} {e.message}" for e in validator.iter_errors(read(path))]
            count += 1
    assert count >= 2 * len(KINDS)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"notes": "x"}, "$.record"),
        ({"confidence": "sure"}, "$.record.confidence"),
        ({"checked": "today"}, "$.record.checked"),
        ({"sources": ["loi-exemple"]}, "$.record.sources[0]"),
        ({"values": [{"value": "12"}]}, "$.record.values[0].value"),
    ],
)
def test_the_schema_refuses_what_is_never_published(change: dict[str, Any], where: str, published_site: Path) -> None:
    """A schema that lets everything through would prove nothing."""
    schema = read(published_site / "api/v1/schema/figure.json")
    data = read(published_site / "api/v1/figures/droit-de-guichet.json")
    data["record"] |= change
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())

    assert where in {error.json_path for error in validator.iter_errors(data)}


def test_lists_hold_the_single_records_in_the_order_of_their_ids(site: Path) -> None:
    """Nothing is left out, and every link, source, page and address leads to something there is."""
    catalogue = read(site / "api/v1/index.json")
    home = catalogue["site"] or ""
    ids = {
        (kind, record["id"])
        for kind, model in KINDS.items()
        for record in read(site / f"api/v1/{model.folder}.json")["records"]
    }
    for entry in catalogue["kinds"]:
        kind, listed = entry["kind"], read(site / entry["records"].removeprefix(home))["records"]
        assert sorted(record["id"] for record in listed) == [record["id"] for record in listed]
        # A second part of the name is that of a file beside the record's.
        data = (SECOND if home else ROOT) / "data" / KINDS[kind].folder
        assert entry["count"] == len(listed) == len([path for path in data.iterdir() if path.name.count(".") == 1])
        for record in listed:
            assert record == read(site / record["address"].removeprefix(home))["record"]
            assert {(link["kind"], link["id"]) for link in [*record["links"], *record["cited"]]} <= ids
            for page in record["pages"].values():
                assert page.startswith(home) and (site / page.removeprefix(home) / "index.html").is_file()
    for group in ("calendars", "feeds", "about"):
        for address in catalogue[group].values():
            assert (site / address.removeprefix(home)).exists()


def test_a_record_says_what_users_of_data_need(published_site: Path) -> None:
    """Whole addresses, licence, whom to name, dated values, the one valid on the day, and sources with their title."""
    data = read(published_site / "api/v1/figures/droit-de-guichet.json")
    record = data["record"]

    assert "https://creativecommons.org/licenses/by/4.0/" == data["licence"]["address"]
    assert f"Guide de l’Île Exemple, Agence inventée, CC BY 4.0, {HOME}" == data["attribution"]["fr"]
    assert {"fr": "Agence inventée", "nl": "Verzonnen bureau"} == data["publisher"]
    assert ("2026-01-10", f"{HOME}api/v1/schema/figure.json") == (data["as_of"], data["schema"])
    assert f"{HOME}nl/figures/droit-de-guichet/" == record["pages"]["nl"]
    assert ("2026-01-10", "found") == (record["checked"], record["confidence"])
    assert [1234.5, 1300] == [value["value"] for value in record["values"]]
    assert ("valid", 1) == (record["today"]["state"], record["today"]["position"])
    assert "1.300" in record["today"]["words"]["nl"]
    assert [{"kind": "source", "id": "loi-exemple"}] == record["sources"]
    assert record["cited"][0]["title"]["fr"]


def test_links_in_texts_say_what_the_page_says(world: Hub) -> None:
    """`[](figure:…)` alone says nothing to who does not have the figure; what it says is escaped as Markdown."""
    text = {"fr": "Il faut [](figure:delai), [](guide:permis) et [ceci](guide:permis)."}
    own = changed(world, "guide", "permis", summary=text, title={"fr": "[p]"})

    guide = records.Records(own, Guide).of(own.get(Guide, "permis"))

    expected = "Il faut [3 semaines](figure:delai), [\\[p\\]](guide:permis) et [ceci](guide:permis)."
    assert expected == guide["summary"]["fr"].replace("\xa0", " ")


def test_kinds_keep_records_of_one_id_apart(world: Hub) -> None:
    """The same id in two kinds is two records everywhere: in addresses, calendars, feeds and foreign databases."""
    own = assemble(SECOND, date(2026, 6, 1))
    event = own.get(Event, "fete")
    law = own.get(Change, "nouvelle-loi").model_copy(update={"id": "fete", "due": event.start})
    own.records(Change)["fete"] = law

    found = files.of(own)
    calendar = entries(found["fr/calendar.ics"])
    news = feedparser.parse(found["fr/feed.xml"])

    assert {"api/v1/events/fete.json", "api/v1/changes/fete.json"} <= found.keys()
    assert identity.of_record(own, event) != identity.of_record(own, law)
    assert len(calendar) == len({entry.uid.value for entry in calendar})
    assert 2 == len([entry for entry in calendar if entry.dtstart.value == own.today])
    assert len(news.entries) == len({entry.id for entry in news.entries})


def test_a_renamed_record_keeps_its_identity(world: Hub) -> None:
    """Its oldest id counts, so that a calendar does not show an event twice after it was renamed."""
    event = world.get(Event, "fete")
    renamed = event.model_copy(update={"id": "grande-fete", "moved_from": ["fete", "fete-2026"]})

    assert identity.of_record(world, event) == identity.of_record(world, renamed)


def test_notes_are_published_nowhere(tmp_path: Path) -> None:
    """Every record gets a note with a word of its own, which stands in no page and no file."""
    shutil.copytree(SECOND, tmp_path / "hub")
    shutil.copytree(ROOT / "overrides", tmp_path / "hub/overrides")
    noted = 0
    for kind in KINDS.values():
        for path in (tmp_path / "hub/data" / kind.folder).glob("*.yaml"):
            if path.name.count(".") == 1:
                text = path.read_text(encoding="utf-8").rstrip()
                path.write_text(f"{text}\nnotes: Zebrafink {path.stem}\n", encoding="utf-8")
                noted += 1
    world = assemble(tmp_path / "hub", TODAY)

    assert noted > 20 and noted == sum(bool(r.notes) for model in KINDS.values() for r in world.records(model).values())
    assert [] == [page.address for page in render(world, environment(world.root)) if "Zebrafink" in repr(page)]
    assert [] == [path for path, data in files.of(world).items() if b"Zebrafink" in data or b'"notes"' in data]


# CSV


def rows(path: Path, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=separator))


def test_every_table_is_one_that_spreadsheets_open(site: Path) -> None:
    """UTF-8 with byte order mark, CR LF, as many cells in each row as the first one, a row for each record."""
    for code in languages(site):
        for kind, model in KINDS.items():
            path = site / f"api/v1/{code}/{model.folder}.csv"
            data = path.read_bytes()
            assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
            assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
            found = rows(path, "," if code in ("en", "ar") else ";")
            assert ["id", model.heading] == found[0][:2] and "page" == found[0][-1] and "notes" not in found[0]
            assert len(found[0]) == len(set(found[0])) > 5
            assert {len(found[0])} == {len(row) for row in found}
            ids = [record["id"] for record in read(site / f"api/v1/{model.folder}.json")["records"]]
            assert ids == [row[0] for row in found[1:]], kind
            assert max(len(cell) for row in found for cell in row) <= 32_767


def test_another_program_reads_the_same_cells(ample_site: Path) -> None:
    """sqlite, which has its own reader for such files, finds the same rows and values."""
    program = shutil.which("sqlite3")
    if program is None:
        pytest.skip("no sqlite3 on this machine")
    for name, separator in (("fr/partners", ";"), ("ar/partners", ","), ("nl/figures", ";")):
        path = ample_site / f"api/v1/{name}.csv"
        script = f'.mode csv\n.separator "{separator}" "\\r\\n"\n.import {path} t\n.mode json\nSELECT * FROM t;\n'
        result = subprocess.run([program, ":memory:"], input=script, capture_output=True, text=True, check=True)
        head, *expected = rows(path, separator)
        found = [list(row.values()) for row in json.loads(result.stdout)]
        assert expected == found, name
        assert len(head) == len(found[0])


def test_numbers_and_texts_are_those_of_the_language(published_site: Path) -> None:
    """Decimals as its spreadsheets read them, no Markdown, telephone numbers and keys with leading zeros readable."""

    def row(address: str, separator: str, id: str) -> dict[str, str]:
        head, *found = rows(published_site / address, separator)
        return dict(zip(head, next(row for row in found if row[0] == id), strict=True))

    dutch = row("api/v1/nl/figures.csv", ";", "droit-de-guichet")
    arabic = row("api/v1/ar/figures.csv", ",", "droit-de-guichet")
    partner = row("api/v1/fr/partners.csv", ";", "guichet-nord")

    assert ("1234,5 | 1300", "1234.5 | 1300") == (dutch["values.value"], arabic["values.value"])
    assert ("valid", "1300") == (dutch["today.state"], dutch["today.value"])
    assert ("'+99 001 234-5 | ", " | guichet@nord.example") == (partner["contacts.phone"], partner["contacts.email"])
    assert ("ar | fr", 'Guichet <Nord> & "fils"') == (partner["languages"], partner["title"])
    assert f"{HOME}fr/partners/guichet-nord/" == partner["page"]
    assert not [path for path in (published_site / "api/v1").glob("*/*.csv") if b"](" in path.read_bytes()]


FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1",
    '"=1+1',
    " =1",
    "'=1",
    "＝1+1",
    "a;=1",
    'a,"=1"',
    "a\t=1",
    "a | @x",
    "a\r\n=HYPERLINK(1)",
    "=cmd|' /C calc'!A0",
    "x;;;=1",
    "\u2028=1",
    "\x85-1",
]


@pytest.fixture(scope="module")
def attacked_table() -> str:
    """A table with a partner for each attack, in its name and its summary."""
    own = assemble(SECOND, TODAY)
    partner = own.get(Partner, "guichet-nord")
    own.records(Partner).update(
        (f"p{number}", partner.model_copy(update={"id": f"p{number}", "title": {"fr": text}, "summary": {"fr": text}}))
        for number, text in enumerate([*hostile.VECTORS, *FORMULAS])
    )
    return files.by(tables, own)["api/v1/fr/partners.csv"].decode("utf-8-sig")


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_no_spreadsheet_computes_a_cell(separator: str, quoting: Any, attacked_table: str) -> None:
    """Whatever a program takes for the separator, and whether it knows quotes or not, no cell begins as a formula."""
    found = list(csv.reader(io.StringIO(attacked_table, newline=""), delimiter=separator, quoting=quoting))

    assert len(found) > len(hostile.VECTORS)
    assert [] == [cell for row in found for cell in row if re.match(r"[\s\"]*[=+\-@＝＋－＠]", cell)]


def test_words_stay_as_they_are() -> None:
    """Only what a spreadsheet would compute, cut off or take for more than a line is changed."""
    kept = ["Guichet <Nord>", "A – B", "3–5", "0541 66888 200", "0", "a = b", "x@y.example", "5 + 3", "– –", "1,5"]

    assert kept == [tables.safe(text) for text in kept]
    assert ["'03101", "'+49 531", "a, '-5", "a b"] == [tables.safe(t) for t in ("03101", "+49 531", "a, -5", "a\r\nb")]
    assert 32_000 >= len(tables.safe("word " * 20_000)) > 31_000


# calendars


def entries(data: bytes) -> list[Any]:
    calendar = vobject.readOne(data.decode())
    assert "VCALENDAR" == calendar.name and "2.0" == calendar.version.value and calendar.prodid.value
    found: list[Any] = calendar.contents.get("vevent", [])
    return found


def test_calendars_are_read_by_another_program(site: Path) -> None:
    """Lines of at most 75 octets, whole days, an end after the start, ids that no two entries share."""
    for code in languages(site):
        data = (site / code / "calendar.ics").read_bytes()
        lines = data.split(b"\r\n")
        assert b"" == lines[-1] and not [line for line in lines if len(line) > 75 or b"\n" in line]
        found = entries(data)
        assert found and len(found) == len({entry.uid.value for entry in found})
        for entry in found:
            assert isinstance(entry.dtstart.value, date) and not hasattr(entry.dtstart.value, "hour")
            assert entry.dtstart.value < entry.dtend.value and entry.summary.value
            assert str(UUID(entry.uid.value)) == entry.uid.value
            assert "Z" == entry.dtstamp.serialize().strip()[-1]
        days = [entry.dtstart.value for entry in found]
        assert sorted(days) == days


def test_ids_do_not_depend_on_address_day_or_language(published_site: Path, second_site: Path) -> None:
    """The same entry is the same after the site moved, the next day and in every language."""
    sites = (published_site, second_site)
    for code in ("fr", "ar"):
        before, after = ({e.uid.value for e in entries((s / code / "calendar.ics").read_bytes())} for s in sites)
        assert after and after <= before
    feeds = [feedparser.parse((site / "fr/feed.xml").read_bytes()) for site in sites]
    assert feeds[0].feed.id == feeds[1].feed.id
    assert {entry.id for entry in feeds[0].entries} <= {entry.id for entry in feeds[1].entries}
    lists = [read(site / "api/v1/hsds/fr/services.json")["contents"] for site in sites]
    assert [item["id"] for item in lists[0]] == [item["id"] for item in lists[1]]


@pytest.mark.parametrize(
    ("status", "confidence", "said"),
    [
        (None, "found", None),
        ("announced", "found", "CONFIRMED"),
        ("announced", "unverified", "TENTATIVE"),
        ("cancelled", "unverified", "CANCELLED"),
        ("postponed", "found", "CANCELLED"),
    ],
)
def test_an_event_says_its_state(status: str | None, confidence: str, said: str | None, world: Hub) -> None:
    """And nothing where the organiser says nothing. A postponed one does not take place on its old day."""
    own = changed(world, "event", "fete", status=status, confidence=confidence)

    event = entries(files.by(calendars, own)["fr/events/fete.ics"])[0]

    assert said == (event.status.value if "status" in event.contents else None)
    assert (status == "postponed") == ("postponed" in event.description.value)


def test_words_do_not_break_out_of_a_calendar(world: Hub) -> None:
    """Line breaks, separators and whole entries in a title stay one title."""
    for text in ("a, b; c\\d", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1", "ä" * 200, "بطاقة" * 40, ":;,="):
        own = changed(world, "event", "fete", title={"fr": text}, place={"fr": text})
        data = files.by(calendars, own)["fr/events/fete.ics"]
        found = entries(data)
        assert 1 == len(found)
        assert max(map(len, data.split(b"\r\n"))) <= 75
        assert text.replace("\r\n", "\n") == found[0].summary.value.replace("\r\n", "\n")


def test_what_ends_and_what_begins(world: Hub) -> None:
    """A value whose successor follows at once does not end; the successor begins. Budgets and results are past."""
    fee = world.get(Figure, "droit-de-guichet")

    def found(today: date, figure: Any = fee) -> list[tuple[str, str]]:
        return [(day.what, day.first.isoformat()) for day in agenda.days([], [], [figure], today)]

    assert [("begins", "2026-01-01"), ("ends", "2026-12-31")] == found(date(2025, 6, 1))
    assert [("ends", "2026-12-31")] == found(date(2026, 12, 31))
    assert [] == found(date(2027, 1, 1))
    assert [] == found(date(2025, 6, 1), fee.model_copy(update={"group": "funding"}))


def test_an_event_to_come_can_be_added_and_the_list_subscribed(published_site: Path, second_site: Path) -> None:
    """The page of an event to come leads to its file; that of a past one does not, but the file stays."""
    there, past = (documents(site)["fr/events/fete/"] for site in (published_site, second_site))

    assert [link for link in there.links if link.endswith("fete.ics")]
    assert not [link for link in past.links if link.endswith("fete.ics")]
    assert [link for link in documents(second_site)["fr/events/"].links if link.endswith("calendar.ics")]
    assert (second_site / "fr/events/fete.ics").is_file()


# feeds


def test_feeds_are_read_by_another_program(site: Path) -> None:
    """Well-formed, at most 50 entries, the newest first, ids that no two share, links that lead to pages."""
    home = read(site / "api/v1/index.json")["site"] or ""
    for code in languages(site):
        path = site / code / "feed.xml"
        found = feedparser.parse(path.read_bytes())
        assert not found.bozo and "atom10" == found.version
        assert found.feed.title and found.feed.author and found.feed.id.startswith("urn:uuid:")
        assert 0 < len(found.entries) <= 50 and len(found.entries) == len({entry.id for entry in found.entries})
        days = [entry.updated for entry in found.entries]
        assert sorted(days, reverse=True) == days and max(days) == found.feed.updated
        root = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - our own file
        for link in root.iter("{http://www.w3.org/2005/Atom}link"):
            href = link.get("href", "")
            if link.get("rel") == "alternate":
                there = site / href.removeprefix(home) if home else path.parent / href
                assert href.startswith(home) and (there / "index.html").is_file(), href
            elif link.get("rel") == "self":
                assert f"{home}{code}/feed.xml" == href
        assert all(entry.title and entry.summary and entry.id.startswith("urn:uuid:") for entry in found.entries)


def test_words_do_not_break_a_feed(world: Hub) -> None:
    """Tags stay words, and what XML cannot hold is replaced."""
    own = changed(world, "guide", "permis", title={"fr": "<b>]]>&amp;\ufffe\uffff\x00"}, checked=date(2026, 11, 20))

    data = files.by(feed, own)["fr/feed.xml"]
    titles = ElementTree.fromstring(data).iter("{http://www.w3.org/2005/Atom}title")  # noqa: S314 - our own file

    assert not feedparser.parse(data).bozo
    assert "<b>]]>&amp;\ufffd\ufffd\ufffd" in [title.text for title in titles]


def test_every_page_names_its_feed(site: Path) -> None:
    """In its own language."""
    codes = languages(site)
    for address, page in documents(site).items():
        code = address.split("/")[0]
        if code in codes:
            feeds = {link for link in page.links if link.endswith("feed.xml")}
            assert [f"{code}/feed.xml"] == [leads_to(address, link) for link in feeds], address


# Open Referral: what HSDS 3 asks of each kind of thing, as far as it is used here: needed fields, other fields, and
# what may stand inside it.

UUIDS = {"id", "organization_id", "service_id", "location_id", "parent_organization_id", "parent_id", "link_id"}
FORMS: dict[str, dict[str, Any]] = {
    **{name: {"type": "string", "format": "uuid"} for name in (*UUIDS, "taxonomy_term_id")},
    **{name: {"type": "string", "pattern": r"^https?://[^\s]+$"} for name in ("url", "website")},
    "email": {"type": "string", "format": "email"},
    "assured_date": {"type": "string", "format": "date"},
    "amount": {"type": "number"},
    "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    "location_type": {"enum": ["physical", "postal", "virtual"]},
}
THINGS: dict[str, tuple[set[str], set[str], dict[str, str]]] = {
    "organization": (
        {"id", "name", "description"},
        {"alternate_name", "email", "website", "parent_organization_id"},
        {"phones": "phone", "contacts": "contact", "locations": "location"},
    ),
    "service": (
        {"id", "name", "status"},
        {"alternate_name", "description", "url", "email", "application_process", "fees_description", "assured_date"}
        | {"eligibility_description"},
        {
            "organization": "organization",
            "phones": "phone",
            "contacts": "contact",
            "languages": "language",
            "service_areas": "service_area",
            "service_at_locations": "service_at_location",
            "cost_options": "cost_option",
            "attributes": "attribute",
        },
    ),
    "phone": ({"id", "number"}, {"organization_id", "service_id", "description"}, {}),
    "contact": ({"id"}, {"organization_id", "service_id", "name", "email"}, {}),
    "location": ({"id", "location_type"}, {"organization_id", "name", "description"}, {}),
    "language": ({"id"}, {"service_id", "name", "code"}, {}),
    "service_area": ({"id"}, {"service_id", "name"}, {}),
    "service_at_location": ({"id"}, {"service_id", "location_id"}, {"location": "location", "service": "service"}),
    "cost_option": ({"id"}, {"service_id", "option", "amount"}, {}),
    "attribute": (
        {"id"},
        {"link_id", "link_type", "link_entity", "taxonomy_term_id"},
        {"taxonomy_term": "taxonomy_term"},
    ),
    "taxonomy_term": ({"id", "name", "description"}, {"code", "parent_id", "taxonomy", "language"}, {}),
}
LISTED = {
    "organizations": "organization",
    "services": "service",
    "service_at_locations": "service_at_location",
    "taxonomy_terms": "taxonomy_term",
}


def hsds_schema(name: str) -> dict[str, Any]:
    """A JSON Schema of the table above."""
    definitions = {}
    for thing, (needed, more, parts) in THINGS.items():
        properties = {one: FORMS.get(one, {"type": "string", "minLength": 1}) for one in sorted(needed | more)}
        for one, other in parts.items():
            there = {"$ref": f"#/$defs/{other}"}
            properties[one] = {"type": "array", "items": there} if one.endswith("s") else there
        definitions[thing] = {
            "type": "object",
            "properties": properties,
            "required": sorted(needed),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}", "$defs": definitions}


def test_open_referral_lists_hold_what_the_format_asks_for(site: Path) -> None:
    """Every thing in every list, at any depth; each list is one page that says how much it holds."""
    assert set(hsds.LISTS) == LISTED.keys()
    checker = jsonschema.FormatChecker(["uuid", "email", "date"])
    for code in languages(site):
        for name, thing in LISTED.items():
            page = read(site / f"api/v1/hsds/{code}/{name}.json")
            validator = jsonschema.Draft202012Validator(hsds_schema(thing), format_checker=checker)
            found = page["contents"]
            assert [] == [f"{e.json_path} {e.message}" for one in found for e in validator.iter_errors(one)]
            assert (len(found), len(found), not found) == (page["total_items"], page["size"], page["empty"])
            ids = [item["id"] for item in found]
            assert len(ids) == len(set(ids))


def test_open_referral_links_lead_somewhere_and_nothing_is_made_up(ample_hub: Hub, ample_site: Path) -> None:
    """Providers, parents and topics are in their lists; an offer whose state is not confirmed is in none."""
    lists = {name: read(ample_site / f"api/v1/hsds/fr/{name}.json")["contents"] for name in hsds.LISTS}
    organizations = {one["id"] for one in lists["organizations"]}
    terms = {one["id"] for one in lists["taxonomy_terms"]}
    reader = Reader(ample_hub, ample_hub.languages["fr"], "fr/")
    known = [
        offer for offer in ample_hub.records(Offer).values() if "current status" not in reader_status(reader, offer)
    ]

    assert len(ample_hub.records(Partner)) == len(organizations)
    assert {offer.title["fr"] for offer in known} == {one["name"] for one in lists["services"]}
    assert {one["organization"]["id"] for one in lists["services"]} <= organizations
    assert {
        one.get("parent_organization_id", next(iter(organizations))) for one in lists["organizations"]
    } <= organizations
    assert {a["taxonomy_term_id"] for one in lists["services"] for a in one.get("attributes", ())} <= terms


def reader_status(reader: Reader, offer: Any) -> str:
    from hub.facts import status

    return status.WORDS[status.of(offer, reader.hub.today)]


# former addresses


def test_a_former_address_leads_to_the_record_in_every_language(second_site: Path, published_site: Path) -> None:
    """By a refresh without a script, a link, and the canonical address; search engines and the sitemap leave it out."""
    for code in ("fr", "nl", "ar"):
        html = (published_site / code / "guides/ancien-permis/index.html").read_text(encoding="utf-8")
        assert '<meta http-equiv="refresh" content="0; url=../permis/">' in html
        assert f'<link rel="canonical" href="{HOME}{code}/guides/permis/">' in html
        assert '<meta name="robots" content="noindex">' in html
        assert "../permis/" in documents(second_site)[f"{code}/guides/ancien-permis/"].links
    assert "ancien-permis" not in (published_site / "fr/sitemap.xml").read_text(encoding="utf-8")
    moved = read(published_site / "api/v1/guides/ancien-permis.json")["moved"]
    assert {"kind": "guide", "id": "permis", "address": f"{HOME}api/v1/guides/permis.json"} == moved


@in_browser
def test_a_browser_follows_it_without_scripts(second_site: Path, browser: Browser) -> None:
    """Really, under the page's own policy."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with Served(second_site) as origin:
        page.goto(f"{origin}nl/guides/ancien-permis/")
        page.wait_for_url(f"{origin}nl/guides/permis/")
    context.close()


def test_parts_of_a_renamed_decision_aid_lead_on_too(world: Hub) -> None:
    """Each question and outcome has an address that was shared."""
    own = changed(world, "wayfinder", "quel-chemin", moved_from=["ancien"])
    found = former.moved(own)
    parts = own.get(Wayfinder, "quel-chemin").subpages

    assert parts
    for part in ("", *(f"{id}/" for id in parts)):
        assert f"fr/wayfinders/quel-chemin/{part}" == found[f"fr/wayfinders/ancien/{part}"]


def test_a_hand_written_page_may_not_stand_at_a_former_address(second: Path) -> None:
    """It would be overwritten, or overwrite; nor at the address of the page on the data."""
    write(second, {"content/fr/guides/ancien-permis.md": "# x", "content/nl/data.md": "# x"})

    found = [problem.line_text() for problem in errors(checks.run(load(second), TODAY))]

    assert ["content/fr/guides/ancien-permis.md:1:1", "content/nl/data.md:1:1"] == [
        line[: line.index(": ")] for line in found
    ]


# sitemap and robots


def test_the_sitemap_lists_every_page_with_its_other_languages(published_site: Path) -> None:
    """One list per language, hreflang in both directions, every page but root, error page, former addresses, empty
    pages and those that show another language's words; the day is the record's."""
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    index = ElementTree.parse(published_site / "sitemap.xml")  # noqa: S314 - our own file
    lists = [place.text.removeprefix(HOME) for place in index.findall("s:sitemap/s:loc", spaces) if place.text]
    trees = [ElementTree.parse(published_site / name) for name in lists]  # noqa: S314
    found = [url for tree in trees for url in tree.findall("s:url", spaces)]
    urls = {url.findtext("s:loc", "", spaces).removeprefix(HOME): url for url in found}
    pages_ = {
        address
        for address, page in documents(published_site).items()
        if address.count("/") >= 1 and not re.search(r'rel="canonical"|content="noindex"', page.html)
    }

    assert ["fr/sitemap.xml", "nl/sitemap.xml", "ar/sitemap.xml"] == lists
    assert pages_ == urls.keys() and len(found) == len(urls)
    for address, url in urls.items():
        rest = address.partition("/")[2]
        others = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", spaces)}
        expected = {code: f"{HOME}{code}/{rest}" for code in ("fr", "nl", "ar") if f"{code}/{rest}" in pages_}
        # Whoever reads none of them is led to the first language.
        expected |= {"x-default": expected["fr"]} if "fr" in expected else {}
        assert expected == others
    assert "2026-01-10" == urls["nl/guides/permis/"].findtext("s:lastmod", "", spaces)
    assert "" == urls["nl/about/"].findtext("s:lastmod", "", spaces)
    assert f"Sitemap: {HOME}sitemap.xml" in (published_site / "robots.txt").read_text(encoding="utf-8").splitlines()


def test_nothing_is_made_up_where_the_address_is_unknown(second_site: Path) -> None:
    """No sitemap, because its addresses must be whole; no address in robots.txt and in no file of data."""
    assert not list(second_site.rglob("sitemap.xml*"))
    assert "User-agent: *\nAllow: /\n" == (second_site / "robots.txt").read_text(encoding="utf-8")
    for path in [*second_site.rglob("*.json"), *second_site.rglob("*.csv"), *second_site.rglob("*.ics")]:
        assert "hub.invalid" not in path.read_text(encoding="utf-8"), path
    assert read(second_site / "api/v1/index.json")["site"] is None
    assert [] == broken_links(second_site)


# the page on the data


def test_every_address_on_the_page_exists(site: Path) -> None:
    """Links, and addresses in the examples: files of this very hub, in each language."""
    home = read(site / "api/v1/index.json")["site"] or "https://…/"
    for code in languages(site):
        page = documents(site)[f"{code}/data/"]
        text = unescape(re.sub(r"<[^>]+>", " ", page.html))
        named = re.findall(re.escape(home) + r"([\w./-]+)", text)
        assert len(named) >= 2
        for path in named:
            assert (site / path).is_file(), path
        assert len([link for link in page.links if "api/v1/" in link]) > 3 * len(KINDS)


def test_the_example_in_python_runs(site: Path) -> None:
    """As it stands on the page, against the built site."""
    code = languages(site)[0]
    html = documents(site)[f"{code}/data/"].html
    found = re.search(r'<code id="part_python">(.*?)</code>', html, re.DOTALL)
    assert found
    with Served(site) as origin:
        program = re.sub(r"https://[^\"]*?/(?=api/)", origin, unescape(found[1]))
        result = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False, env={"PYTHONUTF8": "1"}
        )

    assert "" == result.stderr
    assert re.search(r"\S+ .*\d{4}-\d{2}-\d{2}$", result.stdout.strip())


def test_pages_for_other_generators_come_with_their_data(second: Path, tmp_path: Path) -> None:
    """`hub pages --bare` writes the files that pages link to."""
    result = inside(second, "pages", "--bare", "--out", str(tmp_path / "out"))

    assert 0 == result.returncode, result.stdout
    assert (tmp_path / "out/api/v1/index.json").is_file() and (tmp_path / "out/fr/calendar.ics").is_file()


def test_an_unknown_time_zone_stops_the_build_at_its_line(second: Path) -> None:
    """Before anything of the old site is touched, in plain words."""
    path = second / "data/hub.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Indian/Reunion", "Mars/Olympus"), encoding="utf-8")

    result = build(second)

    assert 1 == result.returncode and "Traceback" not in result.stderr
    assert re.search(r"data/hub\.yaml:\d+:12: „Mars/Olympus“ ist keine Zeitzone", result.stderr)
    assert not (second / "site").exists()
