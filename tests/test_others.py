"""The core ways in Firefox ESR and WebKitGTK: what works in Chromium works there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from drivers import Driver, Firefox, WebKit, until

pytestmark = pytest.mark.audit


@pytest.fixture(scope="module", params=[Firefox, WebKit], ids=lambda kind: kind.name)
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    if missing := [name for name in request.param.needs if shutil.which(name) is None]:
        pytest.skip(f"no {missing[0]} on this machine, see tools/others")
    with request.param() as driver:
        yield driver


SHOWN = """[...document.querySelectorAll('{}')]
  .filter((one) => one.getClientRects().length).map((one) => one.innerText.trim())"""


def shown(driver: Driver, selector: str) -> list[str]:
    """Words of what is on the page."""
    found: list[str] = driver.run(f"return {SHOWN.format(selector)};")
    return found


def unfold(driver: Driver) -> None:
    """Open all that is folded, as a reader would piece by piece."""
    driver.run("document.querySelectorAll('main details').forEach((part) => { part.open = true; });")


def test_from_home_to_a_guide(driver: Driver, ample: str) -> None:
    """By links, to steps, checklist, place and explained word."""
    driver.resize(1200, 900)
    driver.go(f"{ample}fr/")
    driver.click('main a[href*="guides/#professional"]')
    until(driver, "location.pathname === '/fr/guides/'")
    driver.click('main a[href$="guides/travail/"]')
    until(driver, "location.pathname.endsWith('/guides/travail/')")
    assert ["Dossier", "Suite", "Fin"] == shown(driver, ".steps h3")
    unfold(driver)
    assert 2 == len(shown(driver, "tr[data-district]"))

    until(driver, "document.querySelector('.place form:not([hidden])')")
    driver.click("#place_field")
    driver.run("""const field = document.activeElement; field.value = "Grünhafen";
        field.dispatchEvent(new Event("input", { bubbles: true })); field.form.requestSubmit();""")
    until(driver, "document.querySelector('.place-kept:not([hidden])')")
    assert 1 == len(shown(driver, "tr[data-district]"))
    driver.click(".checklist input[value=photo]")
    driver.go(f"{ample}nl/guides/travail/")
    until(driver, "document.querySelector('.checklist input[value=photo]').checked")
    unfold(driver)
    assert 1 == len(shown(driver, "tr[data-district]"))

    driver.click("[popovertarget^=term_]")
    until(
        driver,
        "document.querySelector('.term-notes :popover-open') && document.activeElement.matches('[role=dialog]')",
    )
    driver.click(".term-notes :popover-open button")
    until(driver, "!document.querySelector('.term-notes :popover-open')")


def test_a_decision_aid(driver: Driver, ample: str) -> None:
    """Two answers, listed in the language of the page, and the result."""
    driver.go(f"{ample}fr/wayfinders/projet/")
    until(driver, "document.readyState === 'complete'")
    driver.click(".answers [data-answer=ici]")
    until(driver, "location.pathname.endsWith('/metier/') && document.querySelector('.so-far')")
    driver.click(".answers [data-answer=non]")
    until(driver, "location.pathname.endsWith('/conseil/') && document.querySelector('.so-far')")
    driver.go(f"{ample}nl/wayfinders/projet/conseil/")
    until(driver, "document.querySelector('.so-far')")
    assert ["Hier", "Nee"] == shown(driver, ".so-far strong")


def test_the_search(driver: Driver, ample: str) -> None:
    """In the dialog and on its page, whose address keeps it, also into another language."""
    driver.go(f"{ample}fr/")
    until(driver, "document.querySelector('.tools button[aria-haspopup]')")
    driver.click(".tools button[aria-haspopup]")
    until(driver, "document.querySelector('dialog[open] input') === document.activeElement && document.activeElement")
    driver.run(
        """const field = document.activeElement; field.value = "permis"; field.dispatchEvent(new Event("input"));"""
    )
    until(driver, "document.querySelectorAll('dialog .results a').length")

    driver.go(f"{ample}fr/search/#q=guichet")
    until(driver, "document.querySelectorAll('.results a').length")
    driver.click(".languages a[hreflang=nl]")
    until(driver, "location.pathname === '/nl/search/' && document.querySelectorAll('.results a').length")
    assert driver.run("return location.hash") == "#q=guichet"


def test_filters(driver: Driver, ample: str) -> None:
    """Ticked, in the address, through a jump on the page and after a reload."""
    driver.go(f"{ample}fr/offers/#cost=free")
    until(driver, "document.querySelector('.facet input')")
    assert ["Conseil au nord", "Cours"] == shown(driver, ".entry :is(h2, h3)")
    driver.run("document.querySelector('[data-facet=district]').open = true;")
    driver.click("[data-facet=district] input[value=sud]")
    until(driver, "location.hash === '#district=sud&cost=free'")
    driver.run("location.hash = '#page_content';")
    until(driver, "location.hash === '#district=sud&cost=free'")
    driver.run("window.left = true; location.reload();")
    until(driver, "!window.left && document.querySelector('.facet input:checked')")
    assert ["Cours"] == shown(driver, ".entry :is(h2, h3)")


def test_the_glossary_and_an_old_address(driver: Driver, ample: str) -> None:
    """A letter leads to its words; a former address of a guide to its step."""
    driver.go(f"{ample}fr/terms/")
    driver.click('.letters a[href$="letter/p/"]')
    until(driver, "location.pathname === '/fr/terms/letter/p/'")
    assert "Permis de l’île" in shown(driver, "main a")
    driver.go(f"{ample}fr/guides/emploi/#suite")
    until(driver, "location.pathname.endsWith('/guides/travail/') && location.hash === '#suite'")


def test_the_menu_on_a_phone(driver: Driver, ample: str) -> None:
    """Opens over the page, closes, and nothing scrolls sideways."""
    driver.resize(390, 800)
    driver.go(f"{ample}ar/")
    narrow = until(driver, "innerWidth") < 900
    assert narrow
    driver.click(".menu-open")
    until(driver, "document.querySelector('#page_menu:popover-open')")
    assert 7 == len(shown(driver, "#page_menu li"))
    driver.click(".menu-close")
    until(driver, "!document.querySelector('#page_menu:popover-open')")
    for address in ("fr/", "fr/guides/travail/", "ar/guides/travail/", "fr/offers/", "fr/roles/table/", "fr/terms/"):
        driver.go(ample + address)
        assert 0 >= driver.run("return document.documentElement.scrollWidth - innerWidth;"), address


def test_on_paper_there_are_no_controls(driver: Driver, ample: str) -> None:
    """The rules for print are understood: what they hide is hidden where they apply to the screen."""
    driver.go(f"{ample}fr/guides/travail/")
    driver.run("""for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
        if (rule.media && rule.media.mediaText === "print") rule.media.mediaText = "all";""")
    assert [] == shown(driver, ".site-head-in > :not(.brand), .site-foot, .skip, .button, .toc, .crumbs")
    assert ["Guide de l’Île Exemple"] == shown(driver, ".site-head")
    assert 3 == len(shown(driver, ".steps h3"))
