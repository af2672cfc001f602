"""Open data of real builds, read with other programs than those that wrote it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
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
from conftest import ROOT, SECOND, TODAY, build, hub, write
from hub import content, pages
from hub.catalog import load
from hub.exports import calendars, feed, files, hsds, identity, records, tables
from hub.hub import Hub, assemble
from hub.models import KINDS
from hub.reader import Reader
from hub.views import agenda
from sites import Served, broken_links, documents

in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, see README")
HOME = "https://hub.example/ile/"


@pytest.fixture(params=["published_site", "real_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """A site that knows its address, and the real one, which does not."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture(scope="module")
def world() -> Hub:
    return assemble(SECOND, TODAY)


def changed(world: Hub, kind: str, id: str, **fields: Any) -> Hub:
    """The hub with other values in one record, which need not be ones that the checks let through."""
    own = assemble(SECOND, world.today, site=world.site)
    own.records(kind)[id] = own.get(kind, id).model_copy(update=fields)
    return own


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
            assert [] == [error.message for item in found for error in validator.iter_errors(item)]
            assert len(found) == page["total_items"] == page["size"]
            ids = [item["id"] for item in found]
            assert len(ids) == len(set(ids))
            assert not [one for one in things(found) if None in one.values() or "" in one.values()]


def test_open_referral_links_lead_somewhere_and_nothing_is_made_up(real_site: Path) -> None:
    """Providers, parents and topics are in their lists; an offer whose state is not confirmed is in none."""
    lists = {name: read(real_site / f"api/v1/hsds/de/{name}.json")["contents"] for name in hsds.LISTS}
    organizations = {one["id"] for one in lists["organizations"]}
    terms = {one["id"] for one in lists["taxonomy_terms"]}
    real = assemble(ROOT, TODAY)
    reader = Reader(real, real.languages["de"], "de/")
    known = [offer for offer in real.records("offer").values() if "current status" not in reader_status(reader, offer)]

    assert len(real.records("partner")) == len(organizations)
    assert {offer.title["de"] for offer in known} == {one["name"] for one in lists["services"]}
    assert {one["organization"]["id"] for one in lists["services"]} <= organizations
    assert {
        one.get("parent_organization_id", next(iter(organizations))) for one in lists["organizations"]
    } <= organizations
    assert {a["taxonomy_term_id"] for one in lists["services"] for a in one.get("attributes", ())} <= terms


def reader_status(reader: Reader, offer: Any) -> str:
    from hub.views import status

    return status.WORDS[status.of(offer, reader.today)]


# former addresses


def test_a_former_address_leads_to_the_record_in_every_language(second_site: Path, published_site: Path) -> None:
    """By a refresh without a script, a link, and the canonical address; search engines and the sitemap leave it out."""
    for code in ("fr", "nl", "ar"):
        html = (published_site / code / "guides/ancien-permis/index.html").read_text(encoding="utf-8")
        assert '<meta http-equiv="refresh" content="0; url=../permis/">' in html
        assert f'<link rel="canonical" href="{HOME}{code}/guides/permis/">' in html
        assert '<meta name="robots" content="noindex">' in html
        assert "../permis/" in documents(second_site)[f"{code}/guides/ancien-permis/"].links
    assert "ancien-permis" not in (published_site / "sitemap.xml").read_text(encoding="utf-8")
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
    found = pages.moved(own)
    parts = own.get("wayfinder", "quel-chemin").subpages

    assert parts
    for part in ("", *(f"{id}/" for id in parts)):
        assert f"fr/wayfinders/quel-chemin/{part}" == found[f"fr/wayfinders/ancien/{part}"]


def test_a_hand_written_page_may_not_stand_at_a_former_address(second: Path) -> None:
    """It would be overwritten, or overwrite; nor at the address of the page on the data."""
    write(second, {"content/fr/guides/ancien-permis.md": "# x", "content/nl/data.md": "# x"})

    found = [problem.line_text() for problem in content.check(load(second))]

    assert ["content/fr/guides/ancien-permis.md:1:1", "content/nl/data.md:1:1"] == [
        line[: line.index(": ")] for line in found
    ]


# sitemap and robots


def test_the_sitemap_lists_every_page_with_its_other_languages(published_site: Path) -> None:
    """hreflang in both directions for every page but root, error page and former addresses; the day is the record's."""
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ElementTree.parse(published_site / "sitemap.xml")  # noqa: S314 - our own file
    urls = {url.findtext("s:loc", "", spaces).removeprefix(HOME): url for url in tree.findall("s:url", spaces)}
    pages_ = {address for address in documents(published_site) if address.count("/") >= 1 and "ancien" not in address}

    assert pages_ == urls.keys()
    for address, url in urls.items():
        rest = address.partition("/")[2]
        others = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", spaces)}
        assert {code: f"{HOME}{code}/{rest}" for code in ("fr", "nl", "ar")} == others
    assert "2026-01-10" == urls["nl/guides/permis/"].findtext("s:lastmod", "", spaces)
    assert "" == urls["nl/about/"].findtext("s:lastmod", "", spaces)
    assert f"Sitemap: {HOME}sitemap.xml" in (published_site / "robots.txt").read_text(encoding="utf-8").splitlines()


def test_nothing_is_made_up_where_the_address_is_unknown(second_site: Path) -> None:
    """No sitemap, because its addresses must be whole; no address in robots.txt and in no file of data."""
    assert not list(second_site.glob("sitemap.xml*"))
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
    assert [] == [found for found in broken_links(site) if "/data/" in found]


def test_the_example_in_python_runs(site: Path) -> None:
    """As it stands on the page, against the built site."""
    code = languages(site)[0]
    html = documents(site)[f"{code}/data/"].html
    found = re.search(r'<code id="python">(.*?)</code>', html, re.DOTALL)
    assert found
    with Served(site) as origin:
        program = re.sub(r"https://[^\"]*?/(?=api/)", origin, unescape(found[1]))
        result = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False, env={"PYTHONUTF8": "1"}
        )

    assert "" == result.stderr
    assert re.search(r"\S+ .*\d{4}-\d{2}-\d{2}$", result.stdout.strip())


def test_pages_for_other_generators_come_with_their_data(second: Path, tmp_path: Path) -> None:
    """`hub pages` writes the files that pages link to."""
    result = hub(second, "pages", "--out", str(tmp_path / "out"))

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
