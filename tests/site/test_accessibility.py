"""Pages for everyone: one page of every template, by axe, by the Nu checker, by keyboard, in other colours and sizes.

The quick part takes every template once, with languages, widths and schemes in turn; `make audit` takes all.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from access import SCHEMES, WIDTHS, faults, stops, tab_to, templates, unfold, violations, with_axe
from browsers import CHROMIUM
from conftest import ROOT

CHECKER = ROOT / ".tools" / "vnu.jar"
ROUNDS = ((320, "light"), (1280, "dark"), (390, "light"), (320, "dark"), (1280, "light"), (390, "dark"))

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, see README")
needs_checker = pytest.mark.skipif(
    shutil.which("java") is None or not CHECKER.exists(), reason="no Nu checker on this machine, see tools/checker"
)

# Whether a box is seen: by its edge, or by a ground other than the page's.
BOXED = """element => {
  const { backgroundColor, borderBlockEndColor, borderBlockEndStyle } = getComputedStyle(element);
  const ground = getComputedStyle(document.body).backgroundColor;
  return backgroundColor !== ground || (borderBlockEndStyle !== "none" && borderBlockEndColor !== ground);
}"""
# Words in the colour of the ground or of the plate that browsers lay behind them.
LOST = """() => {
  const ground = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll("body *")].flatMap((element) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part || null);
    const words = part ? style.content !== "none" && style.content !== '""' : element.innerText;
    return words && style.color === ground ? `${element.localName}.${element.className}${part}` : "";
  })).filter(Boolean);
}"""

# What a reader may set: https://www.w3.org/TR/WCAG22/#text-spacing
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
    * { word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(element);
  if (!element.checkVisibility() || clipPath !== "none" || element.localName === "svg") return false;
  return (overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1)
    || (overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 800}) as context:
        yield context.new_page()


def pages(site: Path, origin: str, *, largest: bool = False) -> Iterator[tuple[int, str]]:
    """(round, address): the largest page of every template in every language, right-to-left too, or the smallest,
    each template in one of the languages in turn."""
    yield from ((0, origin), (1, f"{origin}404.html"))
    for turn, code in enumerate(("fr", "nl", "ar")):
        for number, template in enumerate(templates(site, code, largest=largest)):
            if largest or number % 3 == turn:
                yield number % len(ROUNDS), f"{origin}{code}/{template.address}"


def test_every_template_is_looked_at(ample_site: Path) -> None:
    """Each template of a page is on a page that is tested."""
    seen = {template.name for template in templates(ample_site, "fr")}
    records = {path.stem for path in (ROOT / "overrides/records").glob("*.html") if path.stem[0] != "_"}
    shown = {name.split()[-1] for name in seen if "/*" in name}

    plain = {name for name in records if "-" not in name} - {
        "counter",
        "index",
        "directory",
        "letter",
        "search",
        "data",
        "named",
    }
    assert plain - {"wayfinder"} <= shown
    assert {
        "sources/*/*",
        "home",
        "about",
        "contribute",
        "data record",
        "network",
        "numbers",
        "letter record",
        "counter record",
        "search",
        "guides",
        "offers/*/*",
        "faqs/* record",
        "roles/* wide",
        "wayfinders/* wayfinder question",
        "wayfinders/*/* wayfinder question",
        "wayfinders/*/* wayfinder",
    } <= seen


@needs_chromium
@pytest.mark.long
def test_axe_finds_nothing(page: Page, ample_site: Path, ample: str) -> None:
    """On one page of every template; languages, widths and schemes in turn; `make audit` takes all of them. Head and
    foot, half of a page and the same on each of a language, are looked at once in each of them."""
    found = []
    seen = set()
    with_axe(page)
    for number, address in pages(ample_site, ample):
        language = address.removeprefix(ample).partition("/")[0]
        frame = (".site-head", ".site-foot") if (language, number) in seen else ()
        seen.add((language, number))
        found += faults(page, "", address, *ROUNDS[number], frame)

    assert [] == found


@pytest.mark.audit
@needs_chromium
def test_axe_finds_nothing_anywhere(page: Page, ample_site: Path, ample: str) -> None:
    """Every template in every language, light and dark, at every width."""
    found = []
    with_axe(page)
    for _, address in pages(ample_site, ample, largest=True):
        for width in WIDTHS:
            for scheme in SCHEMES:
                found += faults(page, "", address, width, scheme)

    assert [] == found


@needs_chromium
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_what_opens(scheme: str, page: Page, ample: str) -> None:
    """Menu, search with results, an explained word, and details."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(ample + "fr/guides/travail/")
    found = {}
    page.locator(".menu-open").click()
    found["menu"] = violations(page)
    page.locator(".menu-close").click()
    unfold(page)
    page.locator("button.term").first.click()
    found["word"] = violations(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    page.locator("dialog[open] input:focus").wait_for()
    page.keyboard.insert_text("permis")
    page.locator(".results a").first.wait_for()
    page.locator("dialog summary").click()
    found["search"] = violations(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    found["search on a wide screen"] = violations(page)
    page.goto(ample + "fr/offers/#cost=free")
    for facet in page.locator(".facet").all():
        facet.evaluate("element => { element.open = true; }")
    found["filters"] = violations(page)

    assert {state: [] for state in found} == found


def checked(files: list[Path]) -> list[str]:
    """What the Nu checker calls an error."""
    # For so short a run it does not pay to make it fast.
    java = ["java", "-XX:TieredStopAtLevel=1", "-Xss4m", "-jar", str(CHECKER)]
    command = [*java, "--errors-only", "--exit-zero-always", "--format", "json"]
    result = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=True)
    return [
        f"{error['url']}:{error.get('lastLine')}: {error['message']}" for error in json.loads(result.stderr)["messages"]
    ]


@needs_checker
def test_the_nu_checker_finds_no_error(ample_site: Path) -> None:
    """On one page of every template, from left to right and from right to left."""
    files = [
        ample_site / code / template.address / "index.html"
        for code in ("fr", "ar")
        for template in templates(ample_site, code)
    ]

    assert [] == checked([ample_site / "index.html", ample_site / "404.html", *files])


@pytest.mark.audit
@needs_checker
def test_the_nu_checker_finds_no_error_anywhere(ample_site: Path) -> None:
    """On every page that is built."""
    assert [] == checked([*ample_site.rglob("*.html")])


@pytest.mark.audit
@needs_chromium
def test_every_stop_is_seen(page: Page, ample_site: Path, ample: str) -> None:
    """Every tab stop of a page of every template is on screen, uncovered, and shows its focus; phone or desktop."""
    found = []
    for number, template in enumerate(templates(ample_site, "fr")):
        page.set_viewport_size({"width": (390, 1280)[number % 2], "height": 800})
        page.goto(f"{ample}fr/{template.address}")
        found += [f"{template.name}: {fault}" for fault in stops(page, foot=template.name == "home")]

    assert [] == found


@pytest.mark.audit
@needs_chromium
def test_every_stop_is_seen_at_both_widths(page: Page, ample_site: Path, ample: str) -> None:
    """The same in every language on phone and desktop, to the last link of the foot."""
    found = []
    for _, address in pages(ample_site, ample, largest=True):
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address)
            found += [f"{address}, {width}: {fault}" for fault in stops(page, foot=True)]

    assert [] == found


@needs_chromium
def test_the_menu_is_a_button_with_a_state(page: Page, ample: str) -> None:
    """It says whether it is open; Tab stays in the open menu; Escape closes it and leads back to the button."""
    page.goto(ample + "fr/guides/")
    tools = page.context.new_cdp_session(page)

    def expanded() -> bool | None:
        for node in tools.send("Accessibility.getFullAXTree")["nodes"]:
            if node.get("role", {}).get("value") == "button" and node["name"]["value"] == "Menu":
                return next((p["value"]["value"] for p in node["properties"] if p["name"] == "expanded"), None)
        return None

    assert expanded() is False
    tab_to(page, ".menu-open")
    page.keyboard.press("Enter")
    assert page.locator("#page_menu:popover-open").count() == 1
    assert [] == stops(page, foot=True)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#page_menu') !== null")
    page.keyboard.press("Escape")

    assert page.locator("#page_menu:popover-open").count() == 0
    assert page.evaluate("document.activeElement.matches('.menu-open')")
    assert expanded() is False


@needs_chromium
def test_the_search_keeps_and_returns_the_focus(page: Page, ample: str) -> None:
    """Its button says whether it is open; every stop in it is seen; Escape leads back to the button."""
    page.goto(ample + "fr/guides/")
    tab_to(page, "button[aria-haspopup=dialog]")
    page.keyboard.press("Enter")
    page.locator("dialog[open] input:focus").wait_for()
    assert "true" == page.locator("button[aria-haspopup=dialog]").get_attribute("aria-expanded")

    assert [] == stops(page, foot=True)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(page.locator("button[aria-haspopup=dialog]")).to_have_attribute("aria-expanded", "false")
    assert page.evaluate("document.activeElement.matches('button[aria-haspopup=dialog]')")


@needs_chromium
def test_no_key_alone_does_anything(page: Page, ample: str) -> None:
    """Keys that are shortcuts elsewhere change neither address nor focus and open nothing."""
    page.goto(ample + "fr/guides/travail/")
    for key in "npfs/.?jkgh":
        page.keyboard.press(key)

    assert ample + "fr/guides/travail/" == page.url
    assert "body" == page.evaluate("document.activeElement.localName")
    assert 0 == page.locator("dialog, :popover-open").count()


@needs_chromium
def test_words_that_come_without_keys_are_searched(page: Page, ample: str) -> None:
    """Pasted or dictated; how many pages were found is said in a region that was there before."""
    page.goto(ample + "fr/search/")
    said = page.locator(".search-count[role=status]").element_handle()
    assert said and "" == said.inner_text()
    page.locator("input[type=search]").focus()
    page.keyboard.insert_text("permis")
    page.locator(".results a").first.wait_for()

    assert "permis" in said.inner_text()
    assert said.evaluate("element => element.isConnected")


@needs_chromium
@pytest.mark.parametrize(
    ("address", "action"),
    [("fr/offers/", ".facet input:enabled"), ("fr/documents/passeport/", ".sample + .button")],
)
def test_what_changed_is_said(address: str, action: str, page: Page, ample: str) -> None:
    """A filter and the copy button answer in a live region that stood on the page before."""
    page.context.grant_permissions(["clipboard-write"])
    page.goto(ample + address)
    region = page.locator("main [role=status]").first.element_handle()
    assert region
    before = region.inner_text()
    for details in page.locator("main details").all():
        details.evaluate("element => { element.open = true; }")
    page.locator(action).first.click()

    expect(page.locator("main [role=status]").first).not_to_have_text(before, use_inner_text=True)
    assert region.evaluate("region => region.isConnected && region.innerText") != before


@needs_chromium
@pytest.mark.long
def test_text_may_be_spaced(page: Page, ample_site: Path, ample: str) -> None:
    """With the spacing readers may set, nothing is cut off and no page scrolls sideways at 320 px, which is 400 %."""
    found = []
    page.set_viewport_size({"width": 320, "height": 800})
    for number, address in pages(ample_site, ample):
        if number % 2:
            continue
        page.goto(address)
        page.evaluate(SPACING)
        found += [f"{address}: {element}" for element in page.evaluate(CLIPPED)]
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found.append(f"{address}: scrolls sideways")

    assert [] == found


@needs_chromium
def test_nothing_moves_for_those_who_asked_so(page: Page, ample: str) -> None:
    """No transition, no animation, no smooth scrolling."""
    page.goto(ample + "fr/guides/travail/")
    page.get_by_role("button", name="Search").click()
    page.locator("dialog[open]").wait_for()

    assert [] == page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior !== "auto";
        }).map((element) => element.localName)"""
    )


@needs_chromium
@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_is_told_by_colour_alone(scheme: str, page: Page, ample: str) -> None:
    """In the reader's own colours buttons and chips have an edge, current marks differ, keys and focus are seen."""
    page.emulate_media(color_scheme=scheme, forced_colors="active")  # type: ignore[arg-type]
    page.set_viewport_size({"width": 1280, "height": 800})

    page.goto(ample + "fr/offers/")
    current, other = (
        page.locator(f".menu a{which}").first.evaluate("e => getComputedStyle(e).borderBlockEndColor")
        for which in ("[aria-current]", ":not([aria-current])")
    )
    assert current != other
    for part in (".tag", ".tool:visible"):
        assert page.locator(part).first.evaluate(BOXED), part
    page.goto(ample + "fr/")
    for part in (".way-in a", ".districts a", ".button"):
        assert page.locator(part).first.evaluate(BOXED), part
    for address in ("", "guides/travail/", "wayfinders/projet/", "terms/"):
        page.goto(ample + "fr/" + address)
        assert [] == page.evaluate(LOST), address
    page.goto(ample + "fr/districts/nord/")
    here, there = (
        page.locator(f".map-tiles a{which} rect").first.evaluate("e => getComputedStyle(e).strokeWidth")
        for which in ("[aria-current]", ":not([aria-current])")
    )
    assert here != there
    page.goto(ample + "fr/programmes/")
    keys = page.locator(".key[class*=key--]").evaluate_all(
        """all => all.map(e => { const s = getComputedStyle(e, "::before");
          return [s.backgroundColor, s.borderBlockStart, s.blockSize].join(); })"""
    )
    assert len(set(keys)) == len(keys) > 2
    page.keyboard.press("Tab")
    assert "solid" == page.evaluate("getComputedStyle(document.activeElement).outlineStyle")


@needs_chromium
@pytest.mark.parametrize("address", ["fr/guides/travail/", "fr/", "fr/numbers/", "fr/offers/", "fr/search/"])
def test_paper_is_readable(address: str, page: Page, ample: str) -> None:
    """Printed from a dark screen with the name of the site, without foot and controls, with full contrast on white."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(ample + address)

    assert [] == violations(page, "color-contrast")
    controls = ".site-head :is(nav, button, ul):visible, .site-foot:visible, main button:not(.term, .term *):visible"
    assert 0 == page.locator(controls).count()
    assert page.locator("h1").is_visible()


# The left edge of every piece, found in this order, of the text of an element.
PLACES = """(element, pieces) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return pieces.map((piece) => {
    const node = nodes.find((node) => node.data.includes(piece)), range = document.createRange();
    range.setStart(node, node.data.indexOf(piece));
    range.setEnd(node, node.data.indexOf(piece) + piece.length);
    return range.getBoundingClientRect().left;
  });
}"""


@needs_chromium
@pytest.mark.parametrize(
    ("address", "selector"),
    [
        ("ar/partners/guichet-nord/", "main a[href^='tel:'] bdi"),
        ("ar/partners/guichet-nord/", "main a[href^='mailto:'] bdi"),
        ("ar/sources/loi-exemple/", "main a[href^='http'] bdi"),
        ("ar/partners/guichet-nord/", ".record-foot code"),
    ],
)
def test_what_reads_from_left_to_right_stays_so(address: str, selector: str, page: Page, ample: str) -> None:
    """On pages from right to left a number, mail or web address starts left of where it ends."""
    page.goto(ample + address)
    page.evaluate("for (const closed of document.querySelectorAll('details')) closed.open = true")
    found = page.locator(selector).all()
    assert found
    for element in found:
        words = element.inner_text().strip()
        first, last = element.evaluate(PLACES, [words[: len(words) // 2], words[len(words) // 2 :]])
        assert first < last, words


@needs_chromium
def test_dates_and_amounts_read_from_right_to_left(page: Page, ample: str) -> None:
    """In Arabic the day stands right of the year, and an amount is in one piece with its digits in order."""
    page.goto(ample + "ar/partners/guichet-nord/")
    day, year = page.locator(".record-foot p.quiet").evaluate(PLACES, ["10", "2026"])
    assert day > year
    page.goto(ample + "ar/figures/droit-de-guichet/")
    amount = page.locator(".headline .amount")
    words = amount.inner_text()
    digits = [digit for digit in words if digit.isdigit()]
    assert len(digits) > 1
    first, last = amount.evaluate(PLACES, [digits[0], digits[-1]])
    assert first < last


@needs_chromium
def test_the_way_to_an_office_needs_no_mouse(page: Page, ample: str) -> None:
    """From the start page by Tab and Enter alone to a district and to the contact of its office."""
    page.goto(ample + "fr/")
    tab_to(page, ".districts a[href*='/nord/']")
    assert "Which office is responsible where I live?" == page.evaluate(
        "document.activeElement.closest('section').querySelector('h2').textContent"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/districts/nord/")
    tab_to(page, "section[aria-labelledby=part_offices] a[href*='/partners/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/partners/*/")
    tab_to(
        page,
        "section[aria-labelledby=part_contact] :is(a[href^='tel:'], a[href^='mailto:'])",
    )

    assert page.locator("h1").inner_text()
