"""What a reader chose, in the address and on the device: it is neither lost nor mixed up, in any browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from browsers import REFUSING


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def titles(page: Page) -> list[str]:
    return page.locator(".entry:visible :is(h2, h3)").all_inner_texts()


def tick(page: Page, facet: str, value: str) -> None:
    page.locator(f'[data-facet="{facet}"]').evaluate("details => { details.open = true; }")
    page.locator(f'[data-facet="{facet}"] input[value="{value}"]').check()


def come_to_list(page: Page) -> None:
    """Scroll to the papers to tick, and wait for the script that keeps the ticks."""
    page.locator("[data-checklist]").first.scroll_into_view_if_needed()
    page.locator("[data-checklist] ~ button").first.wait_for(state="attached")


# in the address


def test_jumping_to_the_content_leaves_the_filters(ample: str, page: Page) -> None:
    """The skip link moves focus and view; what is ticked, the list and the address to share stay."""
    page.goto(f"{ample}fr/offers/")
    tick(page, "cost", "free")
    chosen = titles(page)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\#cost=free$"))

    assert ["Conseil au nord", "Cours"] == chosen == titles(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.reload()
    assert chosen == titles(page)


def test_jumping_to_the_content_leaves_the_search(ample: str, page: Page) -> None:
    """The field keeps its words and does not take the focus; an address that names a place is no search."""
    page.goto(f"{ample}fr/search/#q=permis")
    page.locator(".results a").first.wait_for()
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\#q=permis$"))

    assert "permis" == page.input_value("input[type=search]")
    assert not page.locator("input[type=search]").evaluate("field => field === document.activeElement")
    assert page.locator(".results a").count()
    page.goto("about:blank")
    page.goto(f"{ample}fr/search/#part_browse")
    expect(page.locator("form[role=search]")).to_be_visible()
    assert page.url.endswith("#part_browse")
    assert not page.locator("input[type=search]").evaluate("field => field === document.activeElement")


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_filters_go_along_into_another_language(code: str, ample: str, page: Page) -> None:
    """They are ids; also after the way through the other language and back."""
    page.goto(f"{ample}fr/offers/")
    tick(page, "cost", "paid")
    page.locator(f".languages a[hreflang={code}]").click()
    page.wait_for_load_state()

    assert page.url == f"{ample}{code}/offers/#cost=paid"
    assert 1 == len(titles(page))
    page.locator(".languages a[hreflang=fr]").click()
    page.wait_for_load_state()
    assert ["Atelier"] == titles(page)


def test_a_search_and_a_place_on_the_page_go_along_into_another_language(ample: str, page: Page) -> None:
    """What was typed, what narrows it, and the section that is read."""
    page.goto(f"{ample}fr/search/#q=guichet&kind=role")
    page.locator(".results a").first.wait_for()
    page.locator(".languages a[hreflang=nl]").click()
    assert page.url == f"{ample}nl/search/#q=guichet&kind=role"
    page.locator(".results a").first.wait_for()
    assert "guichet" == page.input_value("input[type=search]")

    page.goto(f"{ample}fr/guides/permis/#part_steps")
    page.locator(".languages a[hreflang=nl]").click()
    assert page.url == f"{ample}nl/guides/permis/#part_steps"


def test_a_browser_of_2021_keeps_the_filter_in_the_address(ample: str, context: BrowserContext, page: Page) -> None:
    """Without `URLSearchParams.prototype.size`, as in Safari 16; also for a shared link with one more tick."""
    context.add_init_script("delete URLSearchParams.prototype.size")
    page.goto(f"{ample}fr/offers/#cost=free")
    tick(page, "district", "sud")

    assert page.url.endswith("#district=sud&cost=free")
    page.reload()
    assert ["Cours"] == titles(page)


def test_a_value_without_entries_says_so(ample: str, page: Page) -> None:
    """“Upcoming” when nothing is coming: no past events as if they fitted, and a way to all of them."""
    page.goto(f"{ample}fr/events/#status=upcoming")

    assert [] == titles(page)
    assert "A filter in this address has no entries at the moment." == page.locator("main [role=status]").inner_text()
    assert page.url.endswith("#status=upcoming")
    page.get_by_role("button", name="Clear all filters").click()
    assert 2 == len(titles(page))
    page.goto(f"{ample}fr/search/#q=permis&topic=inconnu")
    expect(page.locator("main [role=status]")).to_contain_text("A filter in this address has no entries at the moment.")
    assert page.url.endswith("#q=permis&topic=inconnu")


def test_a_renamed_value_still_narrows(ample: str, page: Page) -> None:
    """`habitat` is called `logement` today: in the address of a list, of a search, and of the page of the value."""
    page.goto(f"{ample}fr/offers/#topic=habitat")
    assert ["Atelier"] == titles(page)
    page.goto(f"{ample}fr/search/#q=atelier&topic=habitat")
    page.locator(".results a").first.wait_for()
    assert "logement" == page.locator("select[name=topic]").input_value()
    page.goto(f"{ample}fr/offers/topic/habitat/")
    page.wait_for_url(f"{ample}fr/offers/topic/logement/")


# on the device


def test_answers_so_far_are_in_the_language_of_the_page(ample: str, page: Page) -> None:
    """Two answers in French, then Dutch: questions, answers and links are Dutch, and no word of it is stored."""
    page.goto(f"{ample}fr/wayfinders/projet/")
    page.get_by_role("link", name="Ailleurs").click()
    page.get_by_role("link", name="Oui", exact=True).click()
    expect(page.locator(".so-far li")).to_have_count(2)
    assert ["Où vivez-vous ? Ailleurs", "Avez-vous un métier ? Oui"] == page.locator(".so-far li").all_inner_texts()

    page.locator(".languages a[hreflang=nl]").click()
    page.wait_for_load_state()

    assert ["Waar woont u? Elders", "Hebt u een beroep? Ja"] == page.locator(".so-far li").all_inner_texts()
    links = page.locator(".so-far a").evaluate_all("links => links.map((link) => link.href)")
    assert [f"{ample}nl/wayfinders/projet/", f"{ample}nl/wayfinders/projet/metier/"] == links
    assert ["lieu=ailleurs metier=oui"] == page.evaluate("Object.values({ ...sessionStorage })")
    page.locator(".so-far a").last.click()
    page.get_by_role("link", name="Nee").click()
    page.wait_for_load_state()
    assert ["Elders", "Nee"] == page.locator(".so-far strong").all_inner_texts()


def test_what_was_stored_by_something_else_does_no_harm(ample: str, page: Page) -> None:
    """Unknown ids, and text that is no list."""
    page.goto(f"{ample}fr/guides/travail/")
    page.evaluate("""localStorage.setItem("checklist:travail", '["photo"'); localStorage.setItem("district", "ouest");
        sessionStorage.setItem("wayfinder:projet", "x=y lieu=non {")""")
    page.reload()
    come_to_list(page)
    page.locator('.checklist input[value="bail"]').check()

    # What another list of the same papers may hold is not thrown away.
    assert "bail" == page.evaluate("localStorage.getItem('checklist:travail').split(' ')[0]")
    assert 2 == page.locator("tr[data-district]:not([hidden])").count()
    page.goto(f"{ample}fr/wayfinders/projet/metier/")
    assert 0 == page.locator(".so-far").count()


def test_everything_works_where_storing_is_refused(ample: str, context: BrowserContext, page: Page) -> None:
    """District, ticks and answers, for this page; only keeping fails, and without an error."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.add_init_script(REFUSING)
    page.goto(f"{ample}fr/guides/travail/")

    page.locator("#place_field").fill("01021")
    page.keyboard.press("Enter")
    expect(page.locator(".place-kept a").first).to_have_text("District Sud")
    assert 1 == page.locator("tr[data-district]:visible").count()
    clear = page.get_by_role("button", name="Clear all ticks")
    come_to_list(page)
    assert not clear.is_visible()
    page.locator(".checklist input").first.check()
    page.locator(".checklist input").last.check()
    clear.click()
    assert 0 == page.locator(".checklist input:checked").count()
    page.goto(f"{ample}fr/wayfinders/projet/")
    page.get_by_role("link", name="Ailleurs").click()
    assert page.url.endswith("/metier/")
    assert [] == errors


def test_what_is_ticked_before_the_script_came_is_kept(ample: str, page: Page) -> None:
    """Scripts come late on a slow line; ticks of another day stay too."""
    held: list[Route] = []
    page.route("**/checklist.*.js", lambda route: held.append(route))
    with page.expect_request("**/checklist.*.js"):
        page.goto(f"{ample}fr/guides/travail/")
        page.locator('.checklist input[value="photo"]').check()
    page.evaluate("localStorage.setItem('checklist:travail', 'bail')")
    held[0].continue_()
    come_to_list(page)

    expect(page.locator(".checklist input:checked")).to_have_count(2)
    assert "photo bail" == page.evaluate("localStorage.getItem('checklist:travail')")


def test_two_tabs_keep_the_ticks_of_both(ample: str, context: BrowserContext) -> None:
    """Two ticks in one language, one in the other: all three are shown in both and after a reload; a district too."""
    one, two = context.new_page(), context.new_page()
    one.goto(f"{ample}fr/guides/travail/")
    two.goto(f"{ample}nl/guides/travail/")
    one.locator(".checklist input").nth(0).check()
    one.locator(".checklist input").nth(1).check()
    two.locator(".checklist input").nth(2).check()
    one.locator("#place_field").fill("Grünhafen")
    one.keyboard.press("Enter")

    for page in (one, two):
        expect(page.locator(".checklist input:checked")).to_have_count(3)
        expect(page.locator("tr[data-district]:visible")).to_have_count(1)
    assert ["District Sud", "District Zuid"] == [p.locator(".place-kept a").first.inner_text() for p in (one, two)]
    one.reload()
    come_to_list(one)
    assert 3 == one.locator(".checklist input:checked").count()


def test_a_page_that_comes_back_shows_what_was_chosen_meanwhile(ample: str, page: Page) -> None:
    """The event that browsers send when a page comes back as it was left."""
    page.goto(f"{ample}fr/guides/travail/")
    come_to_list(page)
    page.locator(".checklist input").nth(0).check()
    page.evaluate("localStorage.setItem('checklist:travail', 'passeport photo contrat')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    assert 3 == page.locator(".checklist input:checked").count()
    page.locator(".checklist input").nth(3).check()
    assert "passeport photo contrat bail" == page.evaluate("localStorage.getItem('checklist:travail')")


def test_what_was_kept_follows_a_renaming(ample: str, page: Page) -> None:
    """`emploi` is the guide `travail` today, `portrait` the document `photo`; the first change uses the new names."""
    page.goto(f"{ample}fr/guides/")
    page.evaluate("localStorage.setItem('checklist:emploi', 'portrait')")
    page.goto(f"{ample}fr/guides/travail/")
    come_to_list(page)
    assert page.locator('.checklist input[value="photo"]').is_checked()

    page.locator('.checklist input[value="bail"]').check()

    assert {"checklist:travail": "photo bail"} == page.evaluate("({ ...localStorage })")
