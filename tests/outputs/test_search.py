"""The search finds what people type: what is indexed, how words are mended, and how often it is right."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from conftest import ROOT, build, write
from hub.outputs.search import compounds, index
from hub.outputs.search.cutting import cut, digits
from hub.outputs.search.documents import Document
from hub.outputs.search.postings import Postings, parts
from hub.outputs.search.vocabulary import Vocabulary
from sites import Served, index_of

# what is indexed


def test_a_compound_is_taken_apart_into_words_that_occur_by_themselves() -> None:
    """With the letters that join them; a word that is not composed, or whose parts nobody uses, stays whole."""
    splitter = compounds.Splitter(["Die Kranken brauchen eine Versicherung.", "Arbeit und Erlaubnis", "Fachkraft"])

    assert ("kranken", "versicherung") == splitter.parts("krankenversicherung")
    assert ("arbeit", "erlaubnis") == splitter.parts("arbeitserlaubnis")
    assert () == splitter.parts("versicherung")
    assert () == splitter.parts("haftpflicht")


def test_the_index_is_the_same_whatever_the_order_of_its_pages() -> None:
    """And says everything of a page once: title, description and label beside its address."""
    pages = [
        Document(f"de/terms/{id}/", "de", title, "…", "Begriff", {"kind": ["term"]})
        for id, title in (("a", "Visum"), ("b", "Karte"))
    ]

    files = index.build(pages, "de", [["Visum", "Visa"]])

    assert files == index.build(reversed(pages), "de", [["Visum", "Visa"]])
    assert {"words.json", "contacts.json", "part-0.json", "cards-0.json"} == files.keys()
    assert [["visum", "visa"]] == json.loads(files["words.json"])["same"]
    assert ["de/terms/a/", "Visum", "…", "Begriff"] == json.loads(files["cards-0.json"])[0]


def test_what_people_type_is_found_and_not_shown(second_site: Path) -> None:
    """In its language only: `combien.asked.yaml` says "thune" in French and "poen" in Dutch; no page says either."""
    for language, own, other in (("fr", "thune", "poen"), ("nl", "poen", "thune")):
        words = _known(index_of(second_site, language))
        page = (second_site / language / "faqs/combien/index.html").read_text(encoding="utf-8")

        assert own in words and other not in words
        assert own not in page and other not in page


def _known(folder: Path) -> set[str]:
    """The words of an index, each told by how much it shares with the one before, and the rest."""
    told = json.loads((folder / "words.json").read_text(encoding="utf-8"))["words"]
    found = [""]
    for word in re.split("[ ,]", told):
        found.append(found[-1][: int(word[0], 36)] + word[1:])
    return set(found)


def test_forms_of_a_word_are_one_family() -> None:
    """Where the language's forms are known; elsewhere each word stands for itself. How often they occur is counted
    together, roughly."""
    german = Vocabulary("de-AT", Counter({"gebuhr": 3, "gebuhren": 2, "visum": 1}))
    ukrainian = Vocabulary("uk", Counter(["дозвіл", "дозволу"]))

    assert [["gebuhr", "gebuhren"], ["visum"]] == german.families
    assert ("0gebuhr,6en 0visum", "31") == (german.told(), german.often())
    assert [["дозволу"], ["дозвіл"]] == ukrainian.families
    assert [False, True] == [german.inflected, ukrainian.inflected]


def test_a_page_is_the_more_about_a_word_the_heavier_it_stands_there() -> None:
    """The highest level is that of a title of a page of usual length; longer pages stand lower. A word that no family
    has is left out."""
    postings = Postings(full=10)
    postings.add({"visum": 10, "karte": 1}, 5)
    postings.add({"visum": 1, "amt": 1}, 5)
    for _ in range(40):
        postings.add({}, 5)
    postings.add({"visum": 1}, 500)

    told = postings.told({"visum": 0, "karte": 1})

    assert 2 == len(told)
    [(first, title), (second, text), (last, long)] = re.findall(r"([0-9a-z]+)([A-Z])", told[0])
    assert ("0", "1", "15") == (first, second, last)
    assert "T" == title > text > long


def test_an_index_lies_in_parts_of_a_size() -> None:
    """In order, none empty, whatever is longer than a part by itself."""
    told = [str(number) * 10 for number in range(10)]

    assert [told[:2], told[2:4], told[4:6], told[6:8], told[8:]] == list(parts(told, 25))
    assert [["x" * 100], ["y"]] == list(parts(["x" * 100, "y"], 25))
    assert [] == list(parts([], 25))


WORDS: dict[str, list[str]] = yaml.safe_load((ROOT / "tests/outputs/words.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", WORDS)
def test_a_text_is_cut_into_words(text: str) -> None:
    """In whatever script; a number is one word, marks that people leave out when typing are left out."""
    assert WORDS[text] == cut(text)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0541 66888-200", "54166888200"),
        ("+49 541 66888-200", "54166888200"),
        ("+49 (0)541 66888-200", "54166888200"),
        ("0049 541/66888200", "54166888200"),
        ("(05341) 839-0", "53418390"),
    ],
)
def test_a_telephone_number_is_one_word_however_it_is_written(number: str, expected: str) -> None:
    """Without the code of the country and the zero that stands for it."""
    assert expected == digits(number)


def test_notes_for_editors_are_not_searchable(second: Path) -> None:
    """What is never published is not in the index either."""
    path = second / "data/documents/passeport.yaml"
    write(second, {"data/documents/passeport.yaml": path.read_text(encoding="utf-8") + "notes: zyxwvut\n"})

    assert 0 == build(second, HUB_LANGUAGES="fr").returncode

    words = index_of(second / "site", "fr") / "words.json"
    # A word stands there as what differs from the one before.
    assert "yxwvut" not in words.read_text(encoding="utf-8")


def test_an_index_leads_only_to_pages_of_its_language(second_site: Path) -> None:
    """A hand-written page that a language lacks stands there in the words of another, and is found once."""
    assert (second_site / "ar/about/index.html").is_file()
    for code in ("fr", "nl", "ar"):
        files = index_of(second_site, code).glob("cards-*.json")
        addresses = [card[0] for file in files for card in json.loads(file.read_bytes())]

        assert f"{code}/guides/permis/" in addresses
        assert [] == [address for address in addresses if not address.startswith(f"{code}/")]


# how words are mended


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """A page where find.js and the words of a few German texts are at hand as `find` and `words`."""
    folder = tmp_path_factory.mktemp("words")
    texts = ["Visum", "Gebühr für das Visum", "Anerkennung (Nostrifikation)", "Karte und Kreis"]
    pages = [Document(f"de/{number}/", "de", text, "", "", {}) for number, text in enumerate(texts)]
    files = index.build(pages, "de", [["Visum", "Sichtvermerk", "amtliche Einreiseerlaubnis"]], ["Karte"])
    script = (ROOT / "overrides/assets/js/find.js").read_bytes()
    write(folder, {**files, "find.js": script, "index.html": "<!doctype html><title>x</title>"})
    with Served(folder) as origin:
        page = browser.new_page()
        page.goto(origin)
        page.evaluate(
            """async () => {
              window.find = await import("/find.js");
              window.words = await find.Words.taken(await (await fetch("/words.json")).json());
            }"""
        )
        yield page
        page.close()


@pytest.mark.parametrize(
    ("a", "b", "edits"), [("visum", "visum", 0), ("visum", "vism", 1), ("karte", "kraet", 2), ("kart", "krat", 1)]
)
def test_distance_counts_letters_and_swaps(a: str, b: str, edits: int, script: Page) -> None:
    """A swap of neighbours is one edit."""
    assert edits == script.evaluate("([a, b]) => find.distance(a, b, 3)", [a, b])


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("Visum", []),
        ("Vis", []),
        ("das visem", []),
        ("Visumkarte für 2026", ["Visumkarte"]),
        ("Zwischenbescheid? Gebühr", ["Zwischenbescheid?"]),
        ("Kreis-Obmann", []),
    ],
)
def test_a_word_of_which_at_most_parts_are_known_is_unknown(query: str, unknown: list[str], script: Page) -> None:
    """Not one that begins so, that is misspelt or joined by a hyphen, and no number."""
    assert unknown == script.evaluate("(query) => words.unknown(query)", query)


def test_browser_and_build_cut_words_alike(script: Page) -> None:
    """Every text of the list, and every word of the index is left as it is by the browser."""
    assert list(WORDS.values()) == script.evaluate("(texts) => texts.map(find.cut)", list(WORDS))
    assert [] == script.evaluate("words.list.filter((word) => find.cut(word).join() !== word)")


def test_the_browser_knows_the_words_and_names_of_the_build(script: Page) -> None:
    """Which of them occur often; of a page first its title, without what stands behind it in brackets."""
    assert ["anerkennung", "das", "fur", "gebuhr"] == script.evaluate("words.list.slice(0, 4)")
    assert [2, 1, 0] == script.evaluate("['visum', 'karte', 'qqq'].map((word) => words.count(word))")
    names = script.evaluate("words.pages.map((_, page) => words.names(page).map((name) => name.join(' ')))")
    assert sorted(names) == [
        ["anerkennung", "anerkennung nostrifikation"],
        ["gebuhr fur das visum"],
        ["karte und kreis"],
        ["visum"],
    ]


@pytest.mark.parametrize(
    ("typed", "looked_up"),
    [
        ("visum", [["visum"]]),
        ("gebuehr", [["gebuhr"]]),
        ("anerkenung", [["anerkennung"]]),
        ("visumgebuhr", [["visum", "gebuhr"]]),
        ("sichtvermerke", [["visum"]]),
        ("sichtvermrek", [["visum"]]),
        ("amtlichen einreiseerlaubnis", [["visum"]]),
        ("amtliche einreiserlaubnis", [["visum"]]),
        ("анеркеннунг", [["anerkennung"]]),
        ("انيركنونغ", [["anerkennung"]]),
        ("анекдот", []),
        ("qqqqqq", []),
    ],
)
def test_a_typed_word_is_looked_up_as_what_it_means(typed: str, looked_up: list[list[str]], script: Page) -> None:
    """As it is, without ae for ä, as the nearest known word, as its parts, as what has its meaning, also in another
    form or misspelt, as what it sounds like, or not at all."""
    readings = script.evaluate("(typed) => words.mended(typed, typed.split(' ')).map(([group]) => group)", typed)

    assert looked_up == readings[: len(looked_up)] if looked_up else [] == readings


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("eine amtliche Einreiseerlaubnis", 1),
        ("amtliche deutsche Einreiseerlaubnis", 1),
        ("Einreiseerlaubnis, amtliche", 0),
    ],
)
def test_a_phrase_is_known_also_with_a_word_between(query: str, phrases: int, script: Page) -> None:
    """Its words are then looked up together, in their order."""
    units = script.evaluate("(query) => words.units(query).map(({ word }) => word)", query)

    assert phrases == units.count("amtliche einreiseerlaubnis")


def test_words_that_say_little_count_little_beside_others(script: Page) -> None:
    """Those the hub names, in whatever form, and stop words."""
    weights = script.evaluate("words.units('das Visum, Karten').map(({ word, weight }) => [word, weight])")

    assert {"das": 0.25, "visum": 1, "karten": 0.25} == dict(weights)


# how it is used


@pytest.fixture
def home(ample_site: Path, browser: Browser) -> Iterator[tuple[Page, list[str], str]]:
    """The French home page, every request made from it, and its origin."""
    with Served(ample_site) as origin:
        page = browser.new_page(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{origin}fr/")
        yield page, requests, origin
        page.close()


def results(page: Page) -> list[str]:
    return page.locator(".results a").all_text_contents()


def test_the_search_opens_by_keyboard_and_gives_the_focus_back(home: tuple[Page, list[str], str]) -> None:
    """Ctrl+K opens it in the field, Escape closes it, and focus is where it was; nothing was loaded before."""
    page, requests, _ = home
    assert not [url for url in requests if "search-index" in url]

    page.keyboard.press("Tab")
    page.get_by_role("button", name="Search", exact=True).focus()
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog input:focus")
    page.keyboard.type("Travailler")
    page.wait_for_selector(".results a")

    # The search page's own stylesheet has come along.
    assert "none" == page.evaluate("getComputedStyle(document.querySelector('dialog .results')).listStyleType")
    assert "Travailler sur l’île" in results(page)[0]
    assert "“Travailler”" in page.locator("dialog [role=status]").inner_text()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    # The browser says that a dialog is closed a moment after it has closed it.
    expect(page.get_by_role("button", name="Search", exact=True)).to_have_attribute("aria-expanded", "false")


def test_what_is_typed_is_sent_nowhere(home: tuple[Page, list[str], str]) -> None:
    """No address of any request holds the query, and all stay on the origin."""
    page, requests, origin = home
    page.get_by_role("button", name="Search", exact=True).click()
    page.wait_for_selector("dialog input:focus")
    page.keyboard.type("Motsecret permis")
    page.wait_for_selector(".results a")

    assert all(url.startswith(origin) and "secret" not in url.lower() for url in requests)


def test_the_address_of_the_search_page_keeps_query_and_filters(home: tuple[Page, list[str], str]) -> None:
    """After #, which browsers do not send; whoever opens it sees the same, narrowed, with counts."""
    page, _, origin = home
    page.goto(f"{origin}fr/search/#q=aide&kind=offer&district=sud")
    page.wait_for_selector(".results a")

    assert {"Offer"} == set(page.locator(".results .tag").all_text_contents())
    option = page.locator("select[name=district] option:checked").text_content() or ""
    count = page.locator("[role=status]").inner_text().split()[0]
    assert f"({count})" in option
    page.select_option("select[name=district]", "")
    page.wait_for_url(lambda url: "sud" not in url)


def test_nothing_found_offers_other_ways(home: tuple[Page, list[str], str]) -> None:
    """Topics, the other languages with the same query, and somebody to ask."""
    page, _, origin = home
    page.goto(f"{origin}fr/search/#q=qqqqqqqq")
    page.get_by_text("Nothing found").wait_for()

    assert "Nothing found for “qqqqqqqq”." == page.locator("[role=status]").inner_text()
    assert page.locator(".browse").is_visible()
    for code in ("nl", "ar"):
        assert page.locator(f'.browse a[href$="{code}/search/#q=qqqqqqqq"]').count(), code
    assert page.locator('.browse a[href*="/roles/"]').count() > 0


def test_without_scripts_the_search_leads_to_lists(ample_site: Path, browser: Browser) -> None:
    """The link in the head is a page that says so and lists topics and kinds."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with Served(ample_site) as origin:
        page.goto(f"{origin}fr/")
        page.get_by_role("link", name="Search", exact=True).first.click()

        assert "The search needs JavaScript." in page.inner_text("main")
        assert page.locator('main a[href*="/topics/"]').count() > 2
        assert not page.locator("main form").is_visible()
    context.close()


# what the index knows


# Language, what a page says, what people type for it: another form, without marks, or a part.
SAID = {
    "number": (
        "de",
        "Tel. 0541 66888-200, Gehalt ab 50.700 €",
        ["66888", "0541 66888 200", "50700", "50.700", "50,700"],
    ),
    "number in one piece": ("de", "", ["054166888200", "+49 541 66888200", "0541/66888-200", "0049 541 66888 200"]),
    "section": ("de", "nach § 18b AufenthG", ["§ 18b", "18b", "§18b aufenthg"]),
    "German": ("de", "Gebühren für Beschäftigte", ["gebühr", "gebuehren", "beschäftigten", "BESCHÄFTIGTE"]),
    "English": ("en", "Recognised qualifications of applicants", ["qualification", "applicant", "recognised"]),
    "Arabic": ("ar", "تصريح الإقامة للعمال", ["إقامة", "الإقامة", "اقامة", "اقامه", "إِقَامَة", "العمال", "عمال"]),
    "Arabic clitics": ("ar", "وتأشيرة العمل للمهنيين", ["تأشيرة", "والعمل", "بالعمل", "وتصريح", "مهنيين", "تاشيره"]),
    "Ukrainian": ("uk", "Посвідка на проживання й об’єднання", ["посвідка", "проживання", "об'єднання"]),
    "Ukrainian cases": (
        "uk",
        "Дозвіл на роботу",
        ["посвідкою", "посвідки", "проживанням", "обєднанням", "дозволу", "роботи"],
    ),
    "French": (
        "fr",
        "Reconnaissance et recherche d’emploi à l’étranger",
        ["emploi", "l'emploi", "lemploi", "etranger"],
    ),
    "Arabic, as it is spoken": ("ar", "نقابة العمال", ["شو نقابات العمال", "بدي نقابة"]),
    "Turkish suffixes": ("tr", "Ehliyet, ışıklar", ["ehliyetim", "ehliyetimi", "isiklar", "IŞIKLAR"]),
    "Hindi": ("hi", "निवास परमिट की अनुमति", ["अनुमति", "निवास परमिट"]),
    "Turkish": ("tr", "İKAMET ve Çalışma izni", ["ikamet", "çalışma", "calisma izni", "İzni"]),
    "Vietnamese": ("vi", "Giấy phép lao động", ["giay phep", "lao động", "lao dong"]),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Callable[[str, str], list[str]]]:
    """Asks an index of one page per language and 40 others: (language, query) → addresses, best first."""
    folder = tmp_path_factory.mktemp("said")
    pages = [
        Document(f"{code}/said/", code, "…", "", "", {}, texts=[text for c, text, _ in SAID.values() if c == code])
        for code in sorted({code for code, _, _ in SAID.values()})
    ]
    pages[1].numbers = ["0541 66888-200", digits("0541 66888-200")]
    others = [
        Document(f"{page.language}/other-{number}/", page.language, f"Nr. {number} 200", "", "", {})
        for page in pages
        for number in range(100, 140)
    ]
    for code in {page.language for page in pages}:
        own = [page for page in (*pages, *others) if page.language == code]
        write(folder, {f"search-index/{code}/{name}": content for name, content in index.build(own, code, []).items()})
    scripts = ROOT / "overrides/assets/js"
    write(folder, {f"{name}.js": (scripts / f"{name}.js").read_bytes() for name in ("find", "lookup")})
    write(folder, {"index.html": "<!doctype html><title>x</title>"})
    with Served(folder) as origin, browser.new_context() as context:

        @cache
        def opened(language: str) -> Page:
            """A page on which the search of a language is loaded."""
            page = context.new_page()
            page.goto(origin)
            page.evaluate(
                """async (language) => {
                  const [{ load }, { find }] = await Promise.all([import("/lookup.js"), import("/find.js")]);
                  const { words, look, card } = await load({ search: `/search-index/${language}/` });
                  window.ask = async (query) => {
                    const found = await find(query, words, look);
                    return Promise.all(found.map(async ({ page }) => new URL((await card(page)).url).pathname));
                  };
                }""",
                language,
            )
            return page

        def ask(language: str, query: str) -> list[str]:
            found: list[str] = opened(language).evaluate("(query) => ask(query)", query)
            return found

        yield ask


@pytest.mark.parametrize(
    ("language", "query"), [(code, query) for code, _, queries in SAID.values() for query in queries]
)
def test_what_the_index_knows_is_found(language: str, query: str, asked: Callable[[str, str], list[str]]) -> None:
    """Whether the list of words beside it knows the word or not, in every script, with or without article and marks."""
    assert [f"/{language}/said/"] == asked(language, query)[:1]


def test_a_word_nobody_wrote_is_not_found(asked: Callable[[str, str], list[str]]) -> None:
    """Neither a word nor a number like another one: what merely begins alike is no answer."""
    assert [] == asked("de", "qqqqqq") == asked("de", "66889") == asked("de", "0541 77999")[1:]


# what does not arrive


@pytest.fixture
def ample(ample_site: Path, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page and the origin of the second hub with more in it."""
    with Served(ample_site) as origin, browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page(), origin


def test_a_search_that_does_not_arrive_leads_to_its_page(ample: tuple[Page, str]) -> None:
    """Whatever it fetches to open the dialog: pressing the button is never answered by nothing."""
    page, origin = ample
    for pattern in ("**/search/", "**/results.*.js"):
        page.route(
            pattern,
            lambda route: route.continue_() if route.request.resource_type == "document" else route.fulfill(status=503),
        )
        page.goto(f"{origin}fr/")
        page.get_by_role("button", name="Search", exact=True).click()
        page.wait_for_url(f"{origin}fr/search/")

        assert page.locator("main .links a").count() > 5
        page.unroute_all()


@pytest.mark.parametrize("script", ["page", "results", "find", "lookup", "kept", "state"])
def test_the_search_page_says_that_its_script_did_not_arrive(script: str, ample: tuple[Page, str]) -> None:
    """Scripts are on, but one is missing: the note and the lists, and no field that does nothing."""
    page, origin = ample
    page.route(f"**/{script}.*.js", lambda route: route.abort())
    page.goto(f"{origin}fr/search/")
    page.wait_for_load_state("networkidle")

    assert page.get_by_text("The search needs JavaScript.").is_visible()
    assert not page.locator("main form").is_visible()


def test_nothing_moves_when_the_search_page_starts(ample_site: Path, browser: Browser) -> None:
    """The lists stand where they will stand before the script arrives; where it never does, that is said all the
    same."""
    held: list[Route] = []
    with Served(ample_site) as origin, browser.new_context() as context:
        page = context.new_page()
        page.route("**/results.*.js", lambda route: held.append(route))
        page.goto(f"{origin}fr/search/", wait_until="domcontentloaded")
        lists = page.locator(".browse")
        before = lists.bounding_box()
        assert not page.locator("main form").is_visible()
        page.wait_for_load_state("domcontentloaded")
        held[0].continue_()
        expect(page.locator("main form")).to_be_visible()

        assert before == lists.bounding_box()
        assert not page.get_by_text("The search needs JavaScript.").is_visible()
        page.unroute_all()
        page.route("**/results.*.js", lambda route: route.abort())
        page.reload()
        expect(page.get_by_text("The search needs JavaScript.")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("file", ["words.json", "part-*.json", "cards-*.json"])
def test_a_search_whose_files_do_not_arrive_says_so(file: str, ample: tuple[Page, str]) -> None:
    """And leaves the lists; no other page's results stand there as if they were the answer."""
    page, origin = ample
    page.route(f"**/search-index/**/{file}", lambda route: route.fulfill(status=503))
    page.goto(f"{origin}fr/search/#q=permis")
    page.get_by_text("The search could not be loaded.").wait_for()

    assert not page.get_by_text("The search needs JavaScript.").is_visible()
    assert page.locator(".browse").is_visible()
    assert [] == results(page)


@pytest.mark.parametrize("file", ["words.json", "part-*.json", "cards-*.json"])
def test_the_next_search_asks_again_for_what_did_not_arrive(file: str, ample: tuple[Page, str]) -> None:
    """A connection that was gone for a moment costs one search, not all of them."""
    page, origin = ample
    page.route(f"**/{file}", lambda route: route.abort())
    page.goto(f"{origin}fr/search/#q=permis")
    page.get_by_text("The search could not be loaded.").wait_for()
    page.unroute_all()
    page.get_by_role("button", name="Search", exact=True).click()

    page.locator(".results a").first.wait_for()


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
