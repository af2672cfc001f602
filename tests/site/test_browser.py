"""Pages in a real browser: nothing stored or loaded from elsewhere, no sideways scrolling, all by keyboard."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from access import OUTSIDE, intrusions, unfold

PAGES = [
    "",
    "fr/",
    "nl/guides/",
    "fr/guides/travail/",
    "nl/partners/bureau-sud/",
    "fr/projects/quai/",
    "nl/figures/droit-de-guichet/",
    "fr/wayfinders/projet/",
    "nl/roles/guichet/",
    "fr/terms/",
    "nl/programmes/relance/",
    "ar/",
    "ar/guides/permis/",
    "ar/partners/guichet-nord/",
    "ar/programmes/",
    "ar/numbers/",
    "ar/network/",
]


@pytest.mark.parametrize("address", PAGES, ids=lambda value: value or "root")
def test_page(address: str, browser: Browser, ample: str) -> None:
    """Loads only from its own origin, within its policy, stores nothing, and never scrolls sideways from 320 px on."""
    assert [] == intrusions(browser, ample, address)


def visible_focus(page: Page) -> list[str]:
    """Tab through the page; descriptions of stops that are off screen or show no focus."""
    faults = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (!e || e === document.body) return null;
              const box = e.getBoundingClientRect(), style = getComputedStyle(e);
              return {
                name: (e.textContent || e.tagName).trim().slice(0, 40),
                seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
                  && box.left < innerWidth && box.top < innerHeight,
                focus: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
              };
            }"""
        )
        if stop is None:
            return faults
        if not (stop["seen"] and stop["focus"]):
            faults.append(stop["name"])
    return ["more than 400 stops"]


@pytest.mark.parametrize(
    ("address", "width"),
    [("fr/guides/travail/", 390), ("fr/guides/travail/", 1280), ("fr/network/", 390)],
)
def test_every_tab_stop_is_on_screen_and_visible(address: str, width: int, browser: Browser, ample: str) -> None:
    """From the skip link to the last link of the foot, through every box of a picture that scrolls."""
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(ample + address)

    assert [] == visible_focus(page)
    page.close()


def test_a_telephone_number_keeps_its_order_from_right_to_left(browser: Browser, ample: str) -> None:
    """On an Arabic page "+99 001 234-5" starts left of its last digit."""
    page = browser.new_page()
    page.goto(ample + "ar/partners/guichet-nord/")

    first, last = page.evaluate(
        """() => {
          const text = document.querySelector('a[href^="tel:"] bdi').firstChild;
          const at = (index) => {
            const range = document.createRange();
            range.setStart(text, index); range.setEnd(text, index + 1);
            return range.getBoundingClientRect().left;
          };
          return [at(0), at(text.length - 1)];
        }"""
    )
    assert first < last
    page.close()


def test_a_wayfinder_is_walked_without_scripts(browser: Browser, ample: str) -> None:
    """From the start through every question to an outcome with guide and office, and back, by links alone."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ample + "fr/wayfinders/projet/")
    for _ in range(12):
        answers = page.locator(".answers a")
        if answers.count() == 0:
            break
        answers.first.click()
        page.wait_for_load_state()

    assert page.locator(".answers a").count() == 0
    assert page.locator('a[href*="/guides/"], a[href*="/offers/"]').count() > 0
    assert page.locator('.record a[href*="/roles/"]').count() > 0
    page.locator('a[rel="prev"]').first.click()
    page.wait_for_load_state()
    assert page.locator(".answers a").count() > 0
    context.close()


def test_answers_so_far_are_kept_in_the_tab_only(browser: Browser, ample: str) -> None:
    """Nothing is stored before the first answer; then each answer is listed with a way back, and can be forgotten."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(ample + "fr/wayfinders/projet/")
    assert 0 == page.evaluate("localStorage.length + sessionStorage.length")

    page.locator(".answers a").nth(1).click()
    page.locator(".answers a").first.click()

    expect(page.locator(".so-far li")).to_have_count(2)
    assert 0 == page.evaluate("localStorage.length")
    page.locator(".so-far li a").first.click()
    assert page.url.endswith("/projet/")
    page.go_back()
    page.locator(".so-far button").click()
    assert 0 == page.locator(".so-far").count()
    assert 0 == page.evaluate("sessionStorage.length")
    context.close()


def test_ticks_stay_on_the_device_until_they_are_cleared(browser: Browser, ample: str) -> None:
    """The first tick is stored, survives a reload, and the button beside the list forgets all."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(ample + "fr/guides/travail/")
    assert 0 == page.evaluate("localStorage.length")

    page.locator(".checklist input").nth(1).check()
    clear = page.get_by_role("button", name="Clear all ticks")
    expect(clear).to_be_visible()
    page.reload()

    expect(page.locator(".checklist input").nth(1)).to_be_checked()
    clear.click()
    assert not page.locator(".checklist input").nth(1).is_checked()
    assert 0 == page.evaluate("localStorage.length")
    context.close()


def test_every_name_lies_inside_its_tile(browser: Browser, ample: str) -> None:
    """Whatever font the machine has, on a phone as on a desktop, from left to right and from right to left."""
    for width in (390, 1280):
        for path in ("fr/districts/", "nl/regions/", "ar/districts/nord/"):
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.goto(ample + path)
            outside = page.evaluate(OUTSIDE)
            assert page.locator(".map-tiles a").count() > 1
            assert [] == outside, (width, path)
            page.close()


def test_a_tile_is_reached_and_opened_by_keyboard(browser: Browser, ample: str) -> None:
    """The focused tile has a thicker border of the focus colour, and Enter opens its district."""
    page = browser.new_page()
    page.goto(ample + "fr/districts/")
    page.locator(".map-tiles a").first.focus()
    page.keyboard.press("Tab")

    tile = page.locator(".map-tiles a:focus-visible")
    assert "Sud" == tile.get_attribute("aria-label")
    assert "5px" == tile.locator("rect").evaluate("(shape) => getComputedStyle(shape).strokeWidth")
    page.keyboard.press("Enter")
    page.wait_for_url("**/districts/sud/")


def test_a_word_is_explained_by_keyboard(browser: Browser, ample: str) -> None:
    """Tab to the word, Enter opens its explanation, Escape closes it and the focus is on the word again."""
    page = browser.new_page(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    page.goto(ample + "fr/guides/travail/")
    unfold(page)
    note = page.locator("#term_permis-de-l-ile")
    assert "body" == page.evaluate("document.activeElement.localName") and not note.is_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if "term_permis-de-l-ile" == page.evaluate("document.activeElement.getAttribute('popovertarget')"):
            break

    page.keyboard.press("Enter")

    assert note.is_visible()
    assert "term_permis-de-l-ile_name" == page.evaluate("document.activeElement.getAttribute('aria-labelledby')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.keyboard.press("Tab")
    assert "More about this word" == page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert "term_permis-de-l-ile" == page.evaluate("document.activeElement.getAttribute('popovertarget')")
    page.close()


def test_a_word_is_explained_without_scripts(browser: Browser, ample: str) -> None:
    """A click opens, the button in it and a click beside it close; one explanation at a time, all of it on screen."""
    for width in (320, 1280):
        context = browser.new_context(
            java_script_enabled=False, viewport={"width": width, "height": 700}, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(ample + "fr/guides/travail/")
        unfold(page)
        words, notes = page.locator(".term"), page.locator(".term-notes > :popover-open")
        for index in range(words.count()):
            # the first line of it: of several words only the last one is the button, the others are its label
            words.nth(index).scroll_into_view_if_needed()
            line = words.nth(index).evaluate("e => { const b = e.getClientRects()[0]; return [b.left, b.top]; }")
            page.mouse.click(line[0] + 4, line[1] + 8)
            assert 1 == notes.count()
            box = notes.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
            assert box["y"] >= 0 and box["y"] + box["height"] <= 700
            # with the mouse itself: `click` would first scroll, and the note would move along under it
            close = notes.get_by_role("button", name="Close").bounding_box()
            assert close
            page.mouse.click(close["x"] + close["width"] / 2, close["y"] + close["height"] / 2)
            assert 0 == notes.count()
        words.first.click()
        page.mouse.click(2, 2)
        assert 0 == notes.count()
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_page_has_no_explanations_over_its_text(
    scheme: Literal["light", "dark"], browser: Browser, ample: str
) -> None:
    """Words are plain text on paper."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(ample + "fr/guides/travail/")
    unfold(page)
    page.locator("button.term").first.click()

    page.emulate_media(media="print")

    assert 0 == page.locator(".term-notes > :visible").count()
    assert "none" == page.locator("button.term").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.close()
