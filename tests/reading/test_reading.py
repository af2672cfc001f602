"""Pages as they are read: with large letters, on a device that is turned, in a browser that lacks something."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from access import unfold
from browsers import CHROMIUM, QUIET
from hub.records.values import dialled
from sites import documents

WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
NO_POPOVERS = """delete HTMLElement.prototype.popover; delete HTMLElement.prototype.showPopover;"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 640}) as context:
        yield context.new_page()


@pytest.fixture(scope="module", params=[24, 32])
def large(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Browser]:
    """A browser whose reader has set letters to 150 or 200 %."""
    arguments = [*QUIET, f"--blink-settings=defaultFontSize={request.param},defaultFixedFontSize={request.param}"]
    own = browser.browser_type.launch(executable_path=CHROMIUM, args=arguments)
    yield own
    own.close()


# layout


def test_large_letters_fit(large: Browser, ample: str) -> None:
    """No page scrolls sideways, the menu can be reached, and the table leaves room for what it compares."""
    page = large.new_page()
    for address in (
        "fr/",
        "fr/roles/table/",
        "ar/guides/travail/",
        "nl/search/",
        "fr/sources/",
        "fr/sources/loi-exemple/",
        "fr/events/",
        "fr/terms/",
        "fr/partners/bureau-sud/",
    ):
        page.goto(ample + address)
        for width in (320, 360, 390, 412, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert 0 == page.evaluate(WIDE), (address, width)
            if width < 900:
                box = page.locator(".menu-open").bounding_box()
                assert box and 0 <= box["x"] and box["x"] + box["width"] <= width, (address, width)
            if address == "fr/roles/table/":
                stays = page.locator(".matrix tr > :first-child").first
                box = stays.bounding_box()
                assert box and (
                    box["width"] <= width / 2.5 or stays.evaluate("cell => getComputedStyle(cell).position") == "static"
                ), width
    page.close()


def test_a_device_is_turned_while_the_menu_is_open(page: Page, ample: str) -> None:
    """The open menu covers a wide window as it covered a narrow one, each entry to be seen, and can be closed."""
    page.set_viewport_size({"width": 820, "height": 1180})
    page.goto(f"{ample}fr/")
    page.locator(".menu-open").click()
    page.set_viewport_size({"width": 1180, "height": 820})

    menu = page.locator("#page_menu").bounding_box()
    assert menu and (0, 0, 1180, 820) == (menu["x"], menu["y"], menu["width"], menu["height"])
    assert not page.locator(".brand").is_visible()
    page.locator(".menu-close").click()
    expect(page.locator(".brand")).to_be_visible()
    assert page.locator(".menu a").first.is_visible()


def test_the_search_fits_the_window_without_newer_units(page: Page, ample: str) -> None:
    """In a browser without `dvh` the dialog is no higher than the window, and its results scroll."""
    page.route(
        "**/site.*.css",
        lambda route: route.fulfill(
            content_type="text/css", body=re.sub(r"[\w-]+:[^;{}]*dvh[^;{}]*;", "", route.fetch().text())
        ),
    )
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 400})
        page.goto(f"{ample}fr/")
        page.get_by_role("button", name="Search", exact=True).click()
        page.locator("dialog input").fill("permis")
        page.locator(".results a").nth(4).wait_for()
        sizes = page.locator("dialog").evaluate(
            "d => [d.offsetHeight, d.scrollHeight > d.clientHeight, getComputedStyle(d).overflowY]"
        )
        assert sizes[0] <= 400 and sizes[1] and sizes[2] == "auto"


def test_nothing_to_fill_in_is_smaller_than_16_px(page: Page, ample: str) -> None:
    """iOS would enlarge the page."""
    for address in ("fr/search/", "fr/guides/travail/", "fr/offers/"):
        page.goto(ample + address)
        page.wait_for_load_state("networkidle")
        small = page.locator("select, input:not([type=checkbox]), textarea").evaluate_all(
            "all => all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => one.outerHTML)"
        )
        assert [] == small, address


@pytest.mark.parametrize(("code", "sign"), [("fr", "→"), ("ar", "←")])
def test_arrows_point_where_the_line_goes(code: str, sign: str, page: Page, ample: str) -> None:
    """From right to left the guide stands left of its condition, and the term left of its other name."""
    for address in ("guides/travail/", "terms/letter/p/", ""):
        page.goto(f"{ample}{code}/{address}")
        signs = page.evaluate("""[...document.querySelectorAll(".arrow, .way-in a")].map((e) =>
            getComputedStyle(e, e.className === "arrow" ? "::before" : "::after").content.match(/[→←]/)[0])""")
        assert {sign} == set(signs), address
        assert sign == "→" or "→" not in page.inner_text("main")


# what a browser lacks


def test_words_are_links_where_nothing_can_be_opened(page: Page, ample: str) -> None:
    """Without popovers an explained word leads to its page; no stop of the keyboard is a button that does nothing."""
    page.add_init_script(NO_POPOVERS)
    page.goto(f"{ample}fr/guides/travail/")
    unfold(page)

    assert 0 == page.locator("[popovertarget^=term_]:visible").count()
    page.get_by_role("link", name="Permis de l’île", exact=True).click()
    page.wait_for_url("**/fr/terms/permis-de-l-ile/")


def test_copying_says_what_it_did_without_a_clipboard(page: Page, ample: str) -> None:
    """On a page that did not come over https: copied the older way, or selected and said so."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    page.goto(f"{ample}fr/documents/passeport/")
    page.get_by_role("button", name="Copy").first.click()
    expect(page.locator("main [role=status]").first).to_have_text("Copied")
    assert "Je demande un passeport." == page.evaluate("getSelection().toString().trim()")
    page.evaluate("document.execCommand = () => false")
    page.get_by_role("button", name="Copy").first.click()
    expect(page.locator("main [role=status]").first).to_have_text("The text is selected. Please copy it yourself.")


def test_an_old_address_leads_to_the_step(browser: Browser, page: Page, ample: str) -> None:
    """With scripts to the place on the new page, without them to the page."""
    page.goto(f"{ample}fr/guides/emploi/#suite")
    page.wait_for_url(f"{ample}fr/guides/travail/#suite")
    with browser.new_context(java_script_enabled=False) as context:
        bare = context.new_page()
        bare.goto(f"{ample}fr/guides/emploi/#suite")
        bare.wait_for_url(f"{ample}fr/guides/travail/")


# what other outputs carry


@pytest.mark.parametrize(
    ("written", "dials"),
    [
        ("+49 (0)541 66888-200", "+4954166888200"),
        ("0531/123 45-0", "0531123450"),
        ("(0531) 470-1", "05314701"),
        ("0049 (0)531 4701", "00495314701"),
        ("+99 001 234-5", "+990012345"),
    ],
)
def test_a_number_dials_what_it_says(written: str, dials: str) -> None:
    """Without the zero that only people inside the country dial, and without signs."""
    assert dials == dialled(written)


def test_only_digits_are_dialled(ample_site: Path) -> None:
    """On every page."""
    links = {link for page in documents(ample_site).values() for link in page.links if link.startswith("tel:")}
    assert "tel:+4954166888200" in links
    assert all(re.fullmatch(r"tel:\+?[0-9]+", link) for link in links)


def test_the_hours_of_an_event_are_in_calendar_and_data(ample_site: Path) -> None:
    """In the words of the page."""
    calendar = (ample_site / "fr/events/salon.ics").read_text(encoding="utf-8")
    assert "DESCRIPTION:17 à 19 heures" in calendar
    data = re.search(r"ld\+json\">(.*?)</script>", documents(ample_site)["nl/events/salon/"].html)
    assert data and json.loads(data[1])["description"].startswith("17 tot 19 uur.")


def test_subscribing_subscribes(ample_site: Path, second_site: Path) -> None:
    """Programs come back to `webcal:`; its address stands there to copy. Where none is known, it is a download."""
    page = documents(ample_site)["fr/events/"]
    assert "webcal://hub.example/ile/fr/calendar.ics" in page.links
    assert '<code dir="ltr">https://hub.example/ile/fr/calendar.ics</code>' in page.html
    assert "Subscribe" not in documents(second_site)["fr/events/"].html
    assert "Download all dates" in documents(second_site)["fr/events/"].html


def test_a_page_without_words_of_its_own_belongs_to_the_one_it_shows(ample_site: Path, second_site: Path) -> None:
    """The Arabic page shows French: it names the French page, says so in its data, and no list calls it Arabic."""
    page, own = (documents(ample_site)[f"{code}/guides/permis/"] for code in ("ar", "nl"))
    assert '<link rel="canonical" href="https://hub.example/ile/fr/guides/permis/">' in page.html
    assert '"inLanguage":"fr"' in page.html
    assert "canonical" not in own.html and '"inLanguage":"nl"' in own.html
    assert (
        '<link rel="canonical" href="../../../fr/guides/permis/">' in documents(second_site)["ar/guides/permis/"].html
    )
    for code in ("fr", "nl", "ar"):
        sitemap = (ample_site / code / "sitemap.xml").read_text(encoding="utf-8")
        assert (code != "ar") == ("/guides/permis/" in sitemap)
        assert 'hreflang="ar" href="https://hub.example/ile/ar/guides/' not in sitemap
        assert 'hreflang="ar" href="https://hub.example/ile/ar/privacy/' in sitemap
    for address in ("fr/partners/bureau-sud/", "fr/offers/atelier/", "fr/terms/carte/"):
        assert "inLanguage" not in documents(ample_site)[address].html


def test_names_in_the_picture_are_words(ample_site: Path) -> None:
    """Read out, a name of two rows has a blank where its rows meet."""
    html = documents(ample_site)["fr/network/"].html
    rows = re.findall(r"<text[^>]*>((?:<tspan[^>]*>[^<]*</tspan>){2,})</text>", html)
    assert rows
    assert all(words.endswith(" ") for row in rows for words in re.findall(r">([^<]+)</tspan><tspan", row))
