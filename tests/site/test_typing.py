"""A word from a letter is found while it is typed, and who does not find it finds somebody to ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        yield context.new_page()


def shown(page: Page) -> list[str]:
    """Titles of the words that are left."""
    return page.locator("[data-word] a:visible").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("refus", ["Avis de refus"]),
        ("AVIS-DE", ["Avis de refus"]),
        ("rejet", ["Avis de refus"]),
        ("avisderefuspartiel", ["Avis de refus"]),
        ("Avis du refus", ["Avis de refus"]),
        ("Bericht van", ["Avis de refus"]),
    ],
)
def test_a_letter_is_found_as_people_write_it(typed: str, left: list[str], page: Page, ample: str) -> None:
    """Its beginning, without regard to case and hyphens, another word for it, a compound of it, misspelt, in the
    reader's language."""
    page.goto(ample + "nl/letter/")
    page.get_by_label("Which word stands on it?").fill(typed)

    expect(page.locator(".words-count")).not_to_be_empty()
    assert left == shown(page)


def test_a_word_that_is_no_letter_is_found_among_all_words(page: Page, ample: str) -> None:
    """The list of all words is fetched when somebody begins to type; its links lead to the same pages."""
    page.goto(ample + "nl/letter/")
    page.get_by_label("Which word stands on it?").fill("eiland")

    page.get_by_role("link", name="Permis de l’île").click()
    expect(page).to_have_url(ample + "nl/terms/permis-de-l-ile/")


@pytest.mark.parametrize("address", ["nl/letter/", "nl/terms/"])
def test_who_types_a_word_nobody_knows_is_led_to_those_who_help(address: str, page: Page, ample: str) -> None:
    """Never to an empty page."""
    page.goto(ample + address)
    page.locator("#typed_word").fill("xyzzyx")

    expect(page.get_by_role("status")).to_contain_text("We do not know “xyzzyx”")
    assert [] == shown(page)
    expect(page.get_by_role("link", name="Advies")).to_be_visible()


def test_the_search_says_that_it_does_not_know_a_word_and_leads_to_the_letters(page: Page, ample: str) -> None:
    """With the word, so that nobody types it twice; a word it knows brings no such note."""
    page.goto(ample + "nl/search/")
    page.get_by_label("What are you looking for?").fill("xyzzyx")
    note = page.locator(".unknown")
    expect(note).to_contain_text("xyzzyx")
    page.get_by_label("What are you looking for?").fill("visum")
    expect(note).to_be_hidden()
    page.get_by_label("What are you looking for?").fill("xyzzyx")
    note.get_by_role("link", name="I have a letter").click()

    expect(page.locator("#typed_word")).to_have_value("xyzzyx")


def test_a_typed_word_goes_with_the_reader_into_another_language(page: Page, ample: str) -> None:
    page.goto(ample + "nl/terms/")
    page.get_by_label("Find a word").fill("refus")
    page.locator("[data-languages] a[hreflang=fr]").click()

    expect(page.locator("#typed_word")).to_have_value("refus")
    assert ["Avis de refus"] == shown(page)


def test_without_scripts_every_word_and_everybody_who_helps_is_there(browser: Browser, ample: str) -> None:
    """A field that could do nothing is not shown."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for address in ("nl/letter/", "nl/terms/"):
            page.goto(ample + address)
            assert "Avis de refus" in shown(page)
            expect(page.locator("form.words-form")).to_be_hidden()
            expect(page.get_by_role("link", name="Advies")).to_be_visible()
