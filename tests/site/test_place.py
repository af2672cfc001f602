"""The reader's place: found as people type it, kept only after it was chosen, first wherever offices stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hub.pages.documents import Documents
from hub.records.kinds.places import District
from hub.site import generated
from sites import Document, published
from small import theme, world


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 800}) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def unfold(page: Page) -> None:
    """Everything that a reader can open is open."""
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


def rows(page: Page) -> list[str]:
    """Districts whose offices are seen."""
    shown: list[str] = page.locator("[data-districts] [data-district]:visible").evaluate_all(
        "rows => rows.map((row) => row.dataset.district)"
    )
    return shown


def choose(page: Page, words: str) -> None:
    page.locator("#place_field").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".place-kept")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("Grünhafen", ["District Sud Grünhafen"]),
        ("gruenhafen", ["District Sud Grünhafen"]),
        ("Grunh", ["District Sud Grünhafen"]),
        ("01012", ["District Nord Port-Nord"]),
        ("٠١٠١٢", ["District Nord Port-Nord"]),
        ("01022 pont", ["District Sud Pont"]),
        ("Pont", ["District Nord Pont", "District Sud Pont"]),
        ("port", ["District Nord Port-Nord", "District Sud Vieux Port"]),
        ("0102", ["District Sud Grünhafen, Pont, Vieux Port"]),
        ("Ouest", ["District Ouest"]),
        ("Ailleurs", []),
    ],
)
def test_a_place_is_found_as_people_type_it(words: str, offered: list[str], ample: str, page: Page) -> None:
    """By name or postcode, without umlauts, by a part; what could lie in several districts offers each of them."""
    page.goto(f"{ample}fr/districts/places/")
    with page.expect_response(lambda answer: "places-fr." in answer.url):
        page.locator("#place_field").focus()

    page.locator("#place_field").press_sequentially(words)

    expect(page.locator(".place-choices button")).to_have_text(offered)


def test_a_place_in_two_districts_is_asked_about_and_an_unknown_one_too(ample: str, page: Page) -> None:
    """Nothing is chosen for the reader; where the place is not known, every district can be."""
    page.goto(f"{ample}fr/roles/guichet/")
    page.locator("#place_field").fill("Pont")
    page.keyboard.press("Enter")
    expect(page.locator(".place [role=status]")).to_have_text("Several places fit. Which one is it?")
    assert {} == page.evaluate("({ ...localStorage })")

    page.locator("#place_field").fill("Nulle part")
    page.keyboard.press("Enter")
    expect(page.locator(".place-choices button")).to_have_text(["District Nord", "District Sud", "District Ouest"])
    page.get_by_role("button", name="District Sud").click()

    assert {"district": "sud"} == page.evaluate("({ ...localStorage })")


def test_the_own_office_stands_alone_on_every_page_until_it_is_forgotten(ample: str, page: Page) -> None:
    """Guide, role, list of roles; “all” shows the others; “forget” leaves nothing behind."""
    page.goto(f"{ample}fr/guides/travail/")
    unfold(page)
    before = rows(page)
    assert "nord" in before and "sud" in before and not page.locator(".place-kept").is_visible()
    choose(page, "01021")

    assert ["sud"] == rows(page)
    assert "Change" == page.evaluate("document.activeElement.textContent")
    for address in ("fr/guides/travail/", "nl/roles/port/", "fr/roles/"):
        page.goto(ample + address)
        expect(page.locator(".place-kept a").first).to_have_text("District Zuid" if "nl" in address else "District Sud")
        assert rows(page) and all("sud" in row.split() for row in rows(page)), address
    page.get_by_role("button", name="Show all districts").first.click()
    assert any("nord" in row.split() for row in rows(page))
    page.get_by_role("button", name="Forget").click()

    expect(page.locator(".place-kept")).to_be_hidden()
    assert {} == page.evaluate("({ ...localStorage })")


def test_another_place_can_be_chosen_from_any_page(ample: str, page: Page) -> None:
    """“Change” leads to the box on this page; where there is none, to the page of places."""
    page.goto(f"{ample}fr/roles/guichet/")
    choose(page, "Grünhafen")
    page.locator(".place-kept a").last.click()
    expect(page.locator("#place_field")).to_be_focused()
    choose(page, "Port-Nord")
    expect(page.locator(".place-kept a").first).to_have_text("District Nord")

    page.goto(f"{ample}fr/topics/arrivee/")
    page.locator(".place-kept a").last.click()
    page.wait_for_url(f"{ample}fr/districts/places/")
    page.locator(".place-said button").click()
    expect(page.locator("#place_field")).to_be_focused()


def test_a_place_nobody_is_responsible_for_hides_no_row(ample: str, page: Page) -> None:
    """A district of a neighbour in a list of the own region: all rows stay, and a link leads to its page."""
    page.goto(f"{ample}fr/guides/travail/")
    unfold(page)
    before = rows(page)
    assert before
    choose(page, "Ouest")

    assert before == rows(page)
    page.get_by_text("This list names no office for your place.").locator("visible=true").first.wait_for()
    page.get_by_role("link", name="District Ouest").last.click()
    expect(page.locator("h1")).to_have_text("District Ouest")


def test_the_places_are_fetched_only_when_they_are_needed(ample: str, page: Page) -> None:
    """Not with the page; with the first use of the box, and then for the name in the head."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{ample}fr/guides/travail/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "places-" in url or "choosing" in url]

    choose(page, "Grünhafen")

    assert 1 == len([url for url in asked if "places-fr." in url])


def test_without_a_script_a_link_leads_to_every_place(ample: str, browser: Browser) -> None:
    """The table of districts stands in full; the list from A to Z links each place to its district."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{ample}fr/guides/travail/")
        unfold(page)
        assert {"nord", "sud"} <= set(rows(page))
        assert not page.locator("#place_field").is_visible()
        page.get_by_role("link", name="Find your district by place or postcode").click()
        page.get_by_role("link", name="Grünhafen").click()
        expect(page.locator("h1")).to_have_text("District Sud")
        expect(page.locator(".places").first).to_contain_text("Grünhafen 01021")


def test_the_list_of_places_is_whole_and_in_order(ample_site: Path) -> None:
    """Every place of every district once, umlauts with their vowels; also in a language that is only translated."""
    for code in ("fr", "ar"):
        html = Document(ample_site / code / "districts/places/index.html").html
        listed = [name for name in ("Grünhafen", "Pont", "Port-Nord", "Vieux Port") if f">{name}</a>" in html]
        assert sorted(listed, key=html.index) == listed == ["Grünhafen", "Pont", "Port-Nord", "Vieux Port"]
        assert 2 == html.count(">Pont</a>")


def test_the_file_of_places_says_which_district_each_belongs_to(ample_site: Path) -> None:
    """Under a name that changes with its content, in each language; pages lead to it."""
    path = published(ample_site, "assets/places-nl.json")
    found = {one["id"]: one for one in json.loads((ample_site / path).read_text(encoding="utf-8"))["districts"]}

    assert [["Grünhafen", "01021"], ["Pont", "01022"], ["Vieux Port", "01021"]] == found["sud"]["places"]
    assert ("District Zuid", "../nl/districts/sud/") == (found["sud"]["name"], found["sud"]["page"])
    assert path in Document(ample_site / "nl/guides/travail/index.html").html


def test_the_table_of_responsibilities_marks_the_column_of_the_own_district(ample: str, page: Page) -> None:
    """In words and in colour, and it stands beside the names of the rows."""
    page.goto(f"{ample}fr/roles/guichet/")
    choose(page, "Grünhafen")
    page.goto(f"{ample}fr/roles/table/")

    head = page.locator("th.own")
    expect(head).to_have_attribute("data-district", "sud")
    expect(head.locator("b")).to_be_visible()
    table = page.locator("table", has=page.locator("th.own"))
    assert table.locator("tr").count() == table.locator(".own").count() > 1
    page.locator(".place-kept button").click()
    expect(page.locator(".own")).to_have_count(0)


def test_without_recorded_places_there_is_no_list_of_them() -> None:
    """And what would lead to it leads to the districts."""
    hub = world()
    for id, district in hub.records(District).items():
        hub.records(District)[id] = district.model_copy(update={"places": []})
    env = theme()
    pages = {page.address: page for page in generated(hub, env)}
    documents = [Documents(hub, env).generated(page) for page in pages.values() if page.kind in ("role", "district")]

    assert not [address for address in pages if address.endswith("districts/places/")]
    assert documents and not [html for html in documents if 'districts/places/"' in html or '="places/"' in html]
