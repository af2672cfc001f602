"""The look-up at a counter: an office, a place, and the card to hand over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser, ample: str) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(ample + "nl/counter/")
        yield page


def test_an_office_and_a_place_give_one_card(page: Page) -> None:
    """The one of the district; its links lead where those of the office's own page lead."""
    page.get_by_label("Office", exact=True).select_option("guichet")
    page.get_by_label("Place or postcode").fill("noord")

    card = page.locator(".counter-card")
    expect(card.get_by_role("heading")).to_contain_text("Loket")
    expect(card.locator(".contact")).to_have_count(1)
    card.locator(".contact-name a").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.endswith("nl/partners/guichet-nord/")


def test_what_was_chosen_stands_in_the_address_by_ids(page: Page) -> None:
    """So that it can be handed on, also into another language; what was typed does not."""
    page.get_by_label("Office", exact=True).select_option("guichet")
    page.get_by_label("Place or postcode").fill("noord")
    expect(page).to_have_url(page.url.partition("#")[0] + "#role=guichet&district=nord")
    page.locator("[data-languages] a[hreflang=fr]").click()

    expect(page.locator(".counter-card .contact")).to_have_count(1)


def test_a_place_nobody_knows_is_said(page: Page) -> None:
    page.get_by_label("Office", exact=True).select_option("guichet")
    page.get_by_label("Place or postcode").fill("xyzzyx")

    expect(page.get_by_role("status")).to_have_text("We do not know this place.")


def test_without_scripts_every_office_is_a_link(browser: Browser, ample: str) -> None:
    """And the form, which could do nothing, is not shown."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(ample + "nl/counter/")

        expect(page.locator("[data-counter] form")).to_be_hidden()
        page.locator("[data-counter]").get_by_role("link", name="Loket").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Loket")
