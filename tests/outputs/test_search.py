"""The search finds what people type: what is indexed, how words are mended, and how often it is right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from conftest import build, write
from hub.outputs.search import compounds, index
from hub.outputs.search.documents import Document
from search import report
from sites import Served, published

# what is indexed


def test_a_compound_is_taken_apart_into_words_that_occur_by_themselves() -> None:
    """With the letters that join them; a word that is not composed, or whose parts nobody uses, stays whole."""
    splitter = compounds.Splitter(["Die Kranken brauchen eine Versicherung.", "Arbeit und Erlaubnis", "Fachkraft"])

    assert ("kranken", "versicherung") == splitter.parts("krankenversicherung")
    assert ("arbeit", "erlaubnis") == splitter.parts("arbeitserlaubnis")
    assert () == splitter.parts("versicherung")
    assert () == splitter.parts("haftpflicht")


def test_the_index_holds_no_unused_interface_and_is_the_same_each_time() -> None:
    """Also the order of languages, which the indexer itself leaves to chance."""
    pages = [
        Document(f"{code}/terms/{id}/", code, title, "…", "Term", {"kind": ["term"]})
        for code in ("de", "fr", "ar", "en")
        for id, title in (("a", "Visum"), ("b", "Karte"))
    ]

    files = index.build(pages, [["Visum", "Visa"]])

    assert files == index.build(pages, [["Visum", "Visa"]])
    assert not [name for name in files if "ui" in name or "highlight" in name]
    assert ["ar", "de", "en", "fr"] == list(json.loads(files["pagefind-entry.json"])["languages"])
    assert [["visum", "visa"]] == json.loads(files["words-de.json"])["same"]


def test_words_are_compared_without_capitals_marks_and_sharp_s() -> None:
    """The same rule stands in find.js, which a test below holds to it."""
    assert ["fachkrafte", "81a", "massnahme"] == index.folded("Fachkräfte (§ 81a) – Maßnahme")


def test_notes_for_editors_are_not_searchable(second: Path) -> None:
    """What is never published is not in the index either."""
    path = second / "data/documents/passeport.yaml"
    write(second, {"data/documents/passeport.yaml": path.read_text(encoding="utf-8") + "notes: zyxwvut\n"})

    assert 0 == build(second, HUB_LANGUAGES="fr").returncode

    words = second / "site" / published(second / "site", "pagefind/words-fr.json")
    assert "zyxwvut" not in words.read_text(encoding="utf-8")


# how words are mended


@pytest.fixture(scope="module")
def script(real_site: Path, browser: Browser) -> Iterator[Page]:
    """A page of the real site where find.js and the German words are at hand as `find` and `words`."""
    with Served(real_site) as origin:
        page = browser.new_page()
        page.goto(f"{origin}de/")
        page.evaluate(
            """async ([script, words]) => {
              window.find = await import(`/${script}`);
              window.words = new find.Words(await (await fetch(`/${words}`)).json());
            }""",
            [published(real_site, "assets/js/find.js"), published(real_site, "pagefind/words-de.json")],
        )
        yield page
        page.close()


@pytest.mark.parametrize(
    ("a", "b", "edits"), [("visum", "visum", 0), ("visum", "vism", 1), ("karte", "kraet", 2), ("kart", "krat", 1)]
)
def test_distance_counts_letters_and_swaps(a: str, b: str, edits: int, script: Page) -> None:
    """A swap of neighbours is one edit."""
    assert edits == script.evaluate("([a, b]) => find.distance(a, b, 3)", [a, b])


def test_browser_and_build_fold_words_alike(script: Page) -> None:
    """Every word the build folded is left as it is by the browser, and both fold the same text alike."""
    text = "Straße İstanbul Ænderung Élève Fußnote ÄÖÜäöüß"

    assert index.folded(text) == script.evaluate("(text) => find.split(text)", text)
    assert [] == script.evaluate("words.list.filter((word) => find.fold(word) !== word)")


@pytest.mark.parametrize(
    ("typed", "looked_up"),
    [
        ("visum", [["visum"]]),
        ("gebuehr", [["gebuhr"]]),
        ("anerkenung", [["anerkennung"]]),
        ("visumgebuhr", [["visum", "gebuhr"]]),
        ("qqqqqq", []),
    ],
)
def test_a_typed_word_is_looked_up_as_what_it_means(typed: str, looked_up: list[list[str]], script: Page) -> None:
    """As it is, without ae for ä, as the nearest known word, as its parts, or not at all."""
    readings = script.evaluate("(word) => words.readings(word).map(([group]) => group)", typed)

    assert looked_up == readings[: len(looked_up)] if looked_up else [] == readings


# how often it is right


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_people_need_is_among_the_first_three(language: str, real_site: Path, browser: Browser) -> None:
    """For at least 95 of 100 queries; `make search-report` lists the others."""
    answers = report.ask(real_site, language, browser)

    assert len(answers) >= 60
    assert report.recall(answers, 3) >= 0.95


# how it is used


@pytest.fixture
def home(real_site: Path, browser: Browser) -> Iterator[tuple[Page, list[str], str]]:
    """The German home page, every request made from it, and its origin."""
    with Served(real_site) as origin:
        page = browser.new_page(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{origin}de/")
        yield page, requests, origin
        page.close()


def results(page: Page) -> list[str]:
    return page.locator(".results a").all_text_contents()


def test_the_search_opens_by_keyboard_and_gives_the_focus_back(home: tuple[Page, list[str], str]) -> None:
    """Ctrl+K opens it in the field, Escape closes it, and focus is where it was; nothing was loaded before."""
    page, requests, _ = home
    assert not [url for url in requests if "pagefind" in url]

    page.keyboard.press("Tab")
    page.get_by_role("button", name="Suchen", exact=True).focus()
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog input:focus")
    page.keyboard.type("Blaue Karte")
    page.wait_for_selector(".results a")

    assert "Blaue Karte" in results(page)[0]
    assert "Treffer für „Blaue Karte“" in page.locator("dialog [role=status]").inner_text()
    page.keyboard.press("Escape")
    assert "Suchen" == page.evaluate("document.activeElement.textContent.trim()")
    assert "false" == page.evaluate("document.activeElement.getAttribute('aria-expanded')")


def test_what_is_typed_is_sent_nowhere(home: tuple[Page, list[str], str]) -> None:
    """No address of any request holds the query, and all stay on the origin."""
    page, requests, origin = home
    page.get_by_role("button", name="Suchen", exact=True).click()
    page.wait_for_selector("dialog input:focus")
    page.keyboard.type("Geheimwort Visum")
    page.wait_for_selector(".results a")

    assert all(url.startswith(origin) and "geheim" not in url.lower() for url in requests)


def test_the_address_of_the_search_page_keeps_query_and_filters(home: tuple[Page, list[str], str]) -> None:
    """After #, which browsers do not send; whoever opens it sees the same, narrowed, with counts."""
    page, _, origin = home
    page.goto(f"{origin}de/search/#q=Beratung&kind=offer&district=peine")
    page.wait_for_selector(".results a")

    assert {"Angebot"} == set(page.locator(".results .tag").all_text_contents())
    option = page.locator("select[name=district] option:checked").text_content() or ""
    count = page.locator("[role=status]").inner_text().split()[0]
    assert f"({count})" in option
    page.select_option("select[name=district]", "")
    page.wait_for_url(lambda url: "peine" not in url)


def test_nothing_found_offers_other_ways(home: tuple[Page, list[str], str]) -> None:
    """Topics, the other language with the same query, and somebody to ask."""
    page, _, origin = home
    page.goto(f"{origin}de/search/#q=qqqqqqqq")
    page.get_by_text("Nichts gefunden").wait_for()

    assert "Nichts gefunden für „qqqqqqqq“." == page.locator("[role=status]").inner_text()
    assert page.locator(".browse").is_visible()
    assert page.locator('.browse a[href*="/en/search/#q=qqqqqqqq"], .browse a[href$="en/search/#q=qqqqqqqq"]').count()
    assert page.locator('.browse a[href*="/roles/"]').count() > 0


def test_without_scripts_the_search_leads_to_lists(real_site: Path, browser: Browser) -> None:
    """The link in the head is a page that says so and lists topics and kinds."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with Served(real_site) as origin:
        page.goto(f"{origin}de/")
        page.get_by_role("link", name="Suchen", exact=True).first.click()

        assert "Die Suche braucht JavaScript." in page.inner_text("main")
        assert page.locator('main a[href*="/topics/"]').count() > 10
        assert not page.locator("main form").is_visible()
    context.close()


def test_a_title_with_tags_is_text_among_the_results(second_site: Path, browser: Browser) -> None:
    """The partner of the second hub that is called 'Guichet <Nord> & "fils"'."""
    with Served(second_site) as origin:
        page = browser.new_page()
        page.goto(f"{origin}fr/search/#q=guichet")
        page.wait_for_selector(".results a")

        assert 'Guichet <Nord> & "fils"' in results(page)
        page.close()


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_a_word_of_the_main_language_finds_the_page_in_another(code: str, second_site: Path, browser: Browser) -> None:
    """People type the word from their letter, on pages of whatever language."""
    with Served(second_site) as origin:
        page = browser.new_page()
        page.goto(f"{origin}{code}/search/#q=guichet")
        page.wait_for_selector(".results a")

        found: list[Any] = page.locator(".results a").evaluate_all("links => links.map((link) => link.href)")
        assert all(f"/{code}/" in url for url in found)
        page.close()
