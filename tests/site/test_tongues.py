"""Choosing a language: a list that fits every screen, and one offer that keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from browsers import CHROMIUM
from conftest import TODAY
from hub.site import made
from sites import Served
from translated import project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, see README")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the second hub is served in six languages."""
    folder = tmp_path_factory.mktemp("tongues")
    site = made(project(folder / "hub", translated=["ar", "uk", "tr", "de"]), TODAY)
    for path, content in site.files.items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    with Served(folder / "site") as origin:
        yield origin


def test_six_languages_fit_the_smallest_screen_and_open_without_a_script(many: str, browser: Browser) -> None:
    """By their own names, each leading to the same page."""
    page = browser.new_page(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page.goto(f"{many}fr/guides/permis/")
    links = page.locator(".languages li")

    expect(links.first).to_be_hidden()
    page.locator(".languages summary").click()

    expect(links).to_have_text(["Français", "Nederlands", "العربية", "Українська", "Türkçe", "Deutsch"])
    for link in links.all():
        box = link.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
    page.locator(".languages a[hreflang=ar]").click()
    expect(page).to_have_url(f"{many}ar/guides/permis/")
    page.close()


def test_the_browsers_language_is_offered_once_and_keeps_the_place(many: str, browser: Browser) -> None:
    """Nothing is stored before somebody turns it down, and then it does not come again."""
    context = browser.new_context(locale="nl-BE")
    page = context.new_page()
    page.goto(f"{many}fr/guides/permis/#demande")
    line = page.locator(".offered")

    expect(line.locator("a")).to_have_attribute("href", f"{many}nl/guides/permis/#demande")
    expect(line).to_have_attribute("lang", "nl")
    assert 0 == page.evaluate("localStorage.length + sessionStorage.length")
    line.locator("button").click()
    expect(line).to_have_count(0)
    page.goto(f"{many}fr/")
    expect(page.locator(".brand")).to_be_visible()
    expect(page.locator(".offered")).to_have_count(0)
    context.close()


def test_no_language_is_offered_in_which_a_page_has_no_words(many: str, browser: Browser) -> None:
    """Ukrainian has none here; and the language of the page is not offered on it."""
    for locale in ("uk", "fr-FR"):
        context = browser.new_context(locale=locale)
        page = context.new_page()
        page.goto(f"{many}fr/guides/permis/")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".offered")).to_have_count(0)
        context.close()
