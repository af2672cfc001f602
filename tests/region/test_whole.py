"""The site of this hub as a whole, with the names and numbers it really has."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import real
from playwright.sync_api import Browser, expect

from access import APART, SCHEMES, WIDTHS, faults, intrusions, stops, templates, with_axe
from hub.publishing import pack
from hub.records import KINDS
from sites import Served, documents, imported, leads_to


def test_the_real_site_has_a_page_for_every_record_in_every_language(real_site: Path) -> None:
    """Nothing that was recorded is left without a page."""
    world = real.hub()
    expected = {
        f"{code}/{model.folder}/{id}/"
        for code in ("de", "en")
        for model in KINDS.values()
        for id in world.records(model)
    }

    assert expected <= documents(real_site).keys()


def test_a_page_of_the_real_site_is_light(real_site: Path) -> None:
    """A first visit is at most 8 requests and 25 kB compressed, with the scripts that scripts load at once; HTML is at
    most 32 kB, for cards and guides more (004). Browsers get brotli; gzip is an upper bound that is counted sooner."""
    cards = dict.fromkeys(["districts", "partners", "regions", "terms"], 48_000) | {"roles": 57_000, "faqs": 34_000}
    limits = {"guides": 80_000, "offers": 34_000, "programmes": 41_000, "wayfinders": 42_000, "plan": 52_000, **cards}

    @cache
    def sooner(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 9))

    @cache
    def packed(path: Path) -> int:
        return len(pack.small(path.relative_to(real_site).as_posix(), path.read_bytes()))

    heavy = {}
    for address, page in documents(real_site).items():
        loaded = {page.path} | {real_site / leads_to(address, url) for url in page.loaded if not url.startswith("/")}
        loaded = loaded.union(*(imported(path) for path in loaded if path.suffix == ".js"))
        transferred = sum(map(sooner, loaded))
        if transferred > 25_000:
            transferred = sum(map(packed, loaded))
        raw = page.path.stat().st_size
        kind = address.split("/")[1] if address.count("/") >= 3 else ""
        if len(loaded) > 8 or transferred > 25_000 or (kind and raw > limits.get(kind, 32_000)):
            heavy[address] = (len(loaded), transferred, raw)

    assert {} == heavy


@pytest.fixture(scope="module")
def origin(real_site: Path) -> Iterator[str]:
    with Served(real_site) as origin:
        yield origin


@pytest.mark.parametrize(
    "address",
    [
        "",
        "de/",
        "en/",
        "de/guides/",
        "de/guides/blaue-karte-eu/",
        "en/guides/beschleunigtes-fachkraefteverfahren/",
        "de/partners/welcome-center-der-region/",
        "en/projects/fourmat/",
        "de/figures/blaue-karte-gehalt/",
        "en/wayfinders/weg-finder-fachkraft/",
        "de/wayfinders/weg-finder-fachkraft/ukraine/",
        "de/plan/blaue-karte-eu/",
        "de/roles/auslaenderbehoerde/",
        "en/terms/",
        "de/programmes/",
        "en/programmes/fachkraeftebuendnis-foerderung/",
        "de/numbers/",
        "en/network/",
    ],
    ids=lambda value: value or "root",
)
def test_page(address: str, browser: Browser, origin: str) -> None:
    """Loads only from its own origin, within its policy, stores nothing, and never scrolls sideways from 320 px on."""
    assert [] == intrusions(browser, origin, address)


def test_a_report_can_be_copied_once_it_is_open(browser: Browser, origin: str) -> None:
    """As long as this hub has no address for reports; what copies is fetched by those who open it."""
    page = browser.new_page()
    page.goto(f"{origin}de/guides/blaue-karte-eu/")
    page.locator(".report summary").click()

    expect(page.locator(".report .sample + .button")).to_be_visible()
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_names_of_the_map_lie_on_their_district_and_apart(width: int, browser: Browser, origin: str) -> None:
    """On every map, on a phone as on a desktop, where they keep a readable size; each says whose outlines they are."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    for path, least in (("de/", 8), ("de/districts/", 11), ("en/regions/", 11), ("en/districts/peine/", 8)):
        page.goto(origin + path)
        assert page.locator(".map-outlines text").count() >= least, path
        assert [] == page.evaluate(APART), path
        sizes = page.evaluate(
            """() => [...document.querySelectorAll('.map-outlines text')].map((text) =>
            parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
        )
        assert min(sizes) >= 13, path
        credits = page.locator(".map figcaption").all_inner_texts()
        assert credits and all("© GeoBasis-DE / BKG 2021" in words for words in credits), path
    page.close()


def test_the_map_weighs_little(real_site: Path) -> None:
    """At most 6 kB compressed on the start page."""
    for code in ("de", "en"):
        html = (real_site / code / "index.html").read_text(encoding="utf-8")
        drawn = html[html.index('<svg class="map-outlines"') :]
        drawn = drawn[: drawn.index("</svg>")]
        assert 1000 < len(gzip.compress(drawn.encode(), 9)) < 6000


def test_axe_finds_nothing_on_long_pages(browser: Browser, real_site: Path, origin: str) -> None:
    """On the largest page of some templates, in one of the languages in turn; `make audit` takes all."""
    found = []
    with browser.new_context(reduced_motion="reduce") as context:
        page = with_axe(context.new_page())
        for number, template in enumerate(templates(real_site, "de", largest=True)):
            if number % 12 == 0:
                address = f"{('de', 'en')[number % 24 == 0]}/{template.address}"
                found += faults(page, origin, address, WIDTHS[number % 3], SCHEMES[number % 2])

    assert [] == found


@pytest.mark.audit
@pytest.mark.parametrize("code", ["de", "en"])
def test_axe_finds_nothing_anywhere(code: str, browser: Browser, real_site: Path, origin: str) -> None:
    """The largest page of every template in every language, light and dark, at every width."""
    found = []
    with browser.new_context(reduced_motion="reduce") as context:
        page = with_axe(context.new_page())
        for template in templates(real_site, code, largest=True):
            for width in WIDTHS:
                for scheme in SCHEMES:
                    found += faults(page, origin, f"{code}/{template.address}", width, scheme)

    assert [] == found


@pytest.mark.audit
def test_every_stop_is_seen(browser: Browser, real_site: Path, origin: str) -> None:
    """Every tab stop of a page of every template is on screen, uncovered, and shows its focus; phone or desktop."""
    found = []
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for number, template in enumerate(templates(real_site, "en")):
            page.set_viewport_size({"width": (390, 1280)[number % 2], "height": 800})
            page.goto(f"{origin}en/{template.address}")
            found += [f"{template.name}: {fault}" for fault in stops(page, foot=template.name == "home")]

    assert [] == found


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("de/plan/blaue-karte-eu/", "wolfsburg"),
        ("en/plan/westbalkanregelung/", "peine"),
        ("de/plan/ukraine-24/", "goslar"),
    ],
)
def test_a_plan_fits_on_two_sheets(address: str, place: str, browser: Browser, origin: str) -> None:
    """With the offices of the reader's place, and a day and a paper entered."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        context.add_init_script(f"localStorage.setItem('district', '{place}')")
        page = context.new_page()
        page.goto(origin + address)
        page.locator(".plan-papers input:visible").first.check()
        page.locator("[data-step]:visible input[type=date]").first.fill("2026-12-01")
        page.locator(".plan-offices details[open]").first.wait_for(state="attached")
        pages = page.pdf(format="A4").count(b"/Type /Page\n")

    assert 0 < pages <= 2
