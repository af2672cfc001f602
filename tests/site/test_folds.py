"""A guide is surveyed on a phone, and what is folded opens when it is led to, searched for or printed."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

GUIDE = "fr/guides/permis/"


def test_the_steps_begin_on_the_first_screens_of_a_phone(browser: Browser, ample: str) -> None:
    """Name, what it is, and what it takes stand above them, at most 900 px."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(ample + GUIDE)

    assert page.locator(".steps").evaluate("list => list.getBoundingClientRect().top") < 900
    page.close()


def test_a_link_to_a_step_opens_it(browser: Browser, ample: str) -> None:
    """Also where the link is followed on the page itself; the other steps stay as they are."""
    page = browser.new_page()
    page.goto(ample + GUIDE)
    steps = page.locator(".steps > li > details")
    ids = page.locator(".steps > li h3").evaluate_all("heads => heads.map((head) => head.id)")
    assert steps.evaluate_all("all => all.every((one) => !one.open)")

    page.evaluate("id => { location.hash = id }", ids[1])

    expect(steps.nth(1)).to_have_attribute("open", "")
    assert 1 == page.locator(".steps > li > details[open]").count()
    page.goto(f"{ample}{GUIDE}#{ids[0]}")
    expect(steps.nth(0)).to_have_attribute("open", "")
    page.close()


def test_all_steps_open_and_close_at_once(browser: Browser, ample: str) -> None:
    """The button says what it will do next."""
    page = browser.new_page()
    page.goto(ample + GUIDE)
    steps, button = page.locator(".steps > li > details"), page.locator(".steps-all")

    button.click()
    assert steps.count() == page.locator(".steps > li > details[open]").count()
    expect(button).to_have_text(page.locator(".steps").get_attribute("data-close") or "?")
    button.click()
    expect(button).to_have_text(page.locator(".steps").get_attribute("data-open") or "?")
    assert 0 == page.locator(".steps > li > details[open]").count()
    page.close()


def test_evidence_shows_when_it_is_asked_for_with_and_without_scripts(browser: Browser, ample: str) -> None:
    """One switch for the whole page; a browser that can, finds hidden evidence when it searches the page."""
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(ample + GUIDE)
        page.locator(".fold > summary").evaluate_all("all => all.forEach((one) => { one.parentElement.open = true })")
        evidence = page.locator(".record-body .evidence").first
        assert not (evidence.bounding_box() or {}).get("height")

        page.locator("#show_evidence").check()
        expect(evidence).to_be_visible()
        assert (evidence.bounding_box() or {}).get("height")
        context.close()


def test_evidence_is_folded_only_where_there_is_a_switch(browser: Browser, ample: str) -> None:
    """And that something is not confirmed is no part of what folds."""
    page = browser.new_page()
    page.goto(f"{ample}fr/projects/pont/")

    expect(page.locator(".record-body .evidence").first).to_be_visible()
    expect(page.locator(".statements .doubt").first).to_be_visible()
    assert 0 == page.locator(".evidence .doubt").count()
    page.close()


def test_nothing_of_a_guide_is_missing_on_paper(browser: Browser, ample: str) -> None:
    """What was folded is printed, and folds again afterwards."""
    page = browser.new_page()
    page.goto(ample + GUIDE)
    closed = page.locator("details.fold:not([open])").count()
    assert closed

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert 1 >= page.locator("details.fold:not([open])").count()
    assert 0 == page.locator("details.fold:not([open]):not(.fold--sources)").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert closed == page.locator("details.fold:not([open])").count()
    page.close()
