"""Attacks in every text of every record: none runs, none becomes an element or attribute, all are shown as written."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

import hostile
from browsers import CHROMIUM
from conftest import ROOT, SECOND, TODAY, build, copy_engine
from hub import checks
from hub.editorial.translating.interface import interface_words
from hub.reading.catalog import load
from hub.records import KINDS
from sites import Served

# Every field of every kind in a real browser takes minutes: part of `make audit`.
pytestmark = pytest.mark.audit
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, see README")

# What prose may turn into, wherever it stands.
PROSE = {"p[]", "strong[]", "em[]", "ul[]", "ol[]", "li[]", "br[]", "a[href]"}
TRAP = """
window.fired = [];
for (const name of ["alert", "confirm", "prompt", "msgbox", "open"])
  window[name] = (...words) => { top.fired.push([name, ...words].join(" ")); };
"""


def built(folder: Path, words: hostile.Words) -> Path:
    shutil.copytree(SECOND, folder)
    copy_engine(folder)
    hostile.world(folder, words, interface_words(ROOT))
    result = build(folder)
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hub with attacks in every text."""
    prose = [vector for vector in hostile.VECTORS if not hostile.is_refused(vector)]
    return built(tmp_path_factory.mktemp("attacked") / "hub", hostile.Words(hostile.VECTORS, prose))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same hub with ordinary words in the same places, short and long ones."""
    texts = ["mot", "mot " * 30 + "mot", "mot " * 20 + "mot"]
    return built(tmp_path_factory.mktemp("harmless") / "hub", hostile.Words(texts, texts))


def addresses(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))


def parsed(page: Page, origin: str, site: Path) -> dict[str, str]:
    """Every element with its attributes' names (and odd schemes), as the browser reads it → a page that has it."""
    page.goto(f"{origin}404.html")
    found: dict[str, str] = page.evaluate(
        """async (addresses) => {
          const found = {};
          for (const address of addresses) {
            const text = await (await fetch("/" + address)).text();
            const read = new DOMParser().parseFromString(text, "text/html");
            for (const element of read.querySelectorAll("*")) {
              const names = element.getAttributeNames().sort().map((name) => {
                const scheme = /^(href|src|action|data)$/.test(name) && /^\\s*(\\w+):/.exec(element.getAttribute(name));
                return scheme && !/^https?$|^mailto$|^tel$/.test(scheme[1]) ? `${name}=${scheme[1]}` : name;
              });
              found[`${element.localName}[${names}]`] ??= address;
            }
          }
          return found;
        }""",
        addresses(site),
    )
    return found


def test_there_are_attacks_enough_and_every_sort_of_text_gets_each() -> None:
    """At least sixty; each is used as heading, plain text, prose and words without language, but for refused links."""
    used: dict[Any, set[str]] = {}

    class Counting(hostile.Words):
        def next(self, sort: bool | str | None) -> str:
            words = super().next(sort)
            used.setdefault(sort, set()).add(words.partition(" ")[2])
            return words

    assert 60 <= len(set(hostile.VECTORS)) == len(hostile.VECTORS)
    prose = [vector for vector in hostile.VECTORS if not hostile.is_refused(vector)]
    words = Counting(hostile.VECTORS, prose)
    for _ in hostile.records(words):
        pass

    assert set(hostile.VECTORS) == used["heading"] == used[False] == used[None]
    assert set(prose) == used[True]


@in_browser
def test_no_attack_becomes_an_element_or_attribute(attacked: Path, harmless: Path, browser: Browser) -> None:
    """Read by a real browser, pages with attacks consist of what pages with ordinary words consist of."""
    page = browser.new_page()
    with Served(harmless) as origin:
        expected = parsed(page, origin, harmless)
    with Served(attacked) as origin:
        found = parsed(page, origin, attacked)
    page.close()

    assert len(found) > 100
    # Also what stands in catalogues comes as far as a page.
    assert "نص" in (attacked / "ar/guides/h0/index.html").read_text(encoding="utf-8")
    assert {} == {what: where for what, where in found.items() if what not in expected.keys() | PROSE}


@in_browser
def test_every_attack_is_shown_as_it_was_written(attacked: Path, browser: Browser) -> None:
    """Neither swallowed nor escaped twice: heading and title of each record hold its name, letter by letter."""
    page = browser.new_page()
    wrong = []
    with Served(attacked) as origin:
        for kind, model in KINDS.items():
            for number in range(hostile.EACH):
                path = f"{model.folder}/h{number}"
                tree = json.loads((attacked.parent / f"data/{path}.yaml").read_text(encoding="utf-8"))
                name = re.sub(r"\s+", " ", tree[model.heading]["fr"]).strip()
                page.goto(f"{origin}404.html")
                heading, title = page.evaluate(
                    """async (address) => {
                      const text = await (await fetch(address)).text();
                      const read = new DOMParser().parseFromString(text, "text/html");
                      return [read.querySelector("h1").textContent, read.title];
                    }""",
                    f"/fr/{path}/",
                )
                shown = [re.sub(r"\s+", " ", words).strip() for words in (heading, title)]
                if shown[0] != name or not shown[1].startswith(f"{name} – "):
                    wrong.append((kind, name, shown))
    page.close()

    assert [] == wrong


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A context without the pages' policy, so that escaping alone must hold, and what was asked for or opened in it."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(TRAP)
    seen: list[str] = []
    context.on("request", lambda request: seen.append(request.url))
    context.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))  # type: ignore[func-returns-value]
    yield context, seen
    context.close()


def sample(site: Path) -> list[str]:
    """Pages of every template, in each language another record."""
    chosen = []
    for address in addresses(site):
        code, _, rest = address.partition("/")
        if re.fullmatch(r"h\d\d+/", rest):  # hand-written pages, which differ in their titles only
            continue
        number = {"fr": "h0", "nl": "h1", "ar": "h2"}.get(code)
        if number is None or number in rest.split("/") or not re.search(r"/(?:h\d|[\w-]+)/[\w-]+/", f"/{rest}"):
            chosen.append(address)
    return chosen


@in_browser
def test_no_attack_runs(attacked: Path, watched: tuple[BrowserContext, list[str]]) -> None:
    """Pages of every template are opened without their policy, and every event is sent to every element."""
    context, seen = watched
    page = context.new_page()
    chosen = sample(attacked)
    with Served(attacked) as origin:
        for address in chosen:
            page.goto(origin + address)
            fired = page.evaluate(
                """() => {
                  addEventListener("click", (event) => event.preventDefault(), true);
                  addEventListener("submit", (event) => event.preventDefault(), true);
                  for (const element of document.querySelectorAll("*"))
                    for (const name of ["load", "error", "focus", "mouseover", "click", "toggle", "animationstart"])
                      element.dispatchEvent(new Event(name, { cancelable: true }));
                  return window.fired;
                }"""
            )
            assert [] == fired, address
        assert len(chosen) > 60
        assert [] == [url for url in seen if not url.startswith(origin)]


@in_browser
def test_attacks_in_search_results_and_explanations_are_words(
    attacked: Path, watched: tuple[BrowserContext, list[str]]
) -> None:
    """On the search page, in its dialog and in the popover of a term."""
    context, seen = watched
    page = context.new_page()
    with Served(attacked) as origin:
        for address in ("fr/search/#q=zorro", "nl/search/#q=script%20alert"):
            page.goto(origin + address)
            page.locator(".results li").first.wait_for()
            made = page.locator(".results *").evaluate_all("all => all.map((e) => e.localName)")
            assert {"li", "a", "span", "p"} >= set(made)
            assert "<" in page.locator(".results").inner_text()
        page.goto(f"{origin}fr/faqs/h0/")
        page.locator(".term").first.click()
        note = page.locator(".term-notes > :popover-open")
        assert "Zorro" in note.inner_text()
        page.keyboard.press("Escape")
        page.locator("button[aria-haspopup=dialog]").click()
        page.locator("dialog input[name=q]").fill("zorro")
        page.locator("dialog .results li").first.wait_for()
        assert [] == page.evaluate("window.fired")
        assert [] == [url for url in seen if not url.startswith(origin)]


def test_attacks_where_no_text_belongs_are_refused_at_their_line(tmp_path: Path) -> None:
    """Ids, dates, numbers, addresses, mails, telephone numbers, references, choices and file names."""
    shutil.copytree(SECOND, tmp_path / "hub")
    folder = tmp_path / "hub/data/partners"
    expected = set()
    for number, vector in enumerate(hostile.VECTORS):
        contact = dict.fromkeys(("web", "phone", "email", "checked"), vector)
        held = dict.fromkeys(("role", "start", "end", "exclusive", "confidence"), vector)
        seat = dict.fromkeys(("body", "capacity", "start"), vector)
        tree = {"title": {"fr": "x"}, "type": vector, "reach": vector, "parent": vector, "checked": vector}
        tree |= {"districts": [vector], "languages": [vector], "moved_from": [vector], "sources": [vector]}
        tree |= {"contacts": [contact], "responsible": [held], "members_of": [seat]}
        path = folder / f"h{number}.yaml"
        hostile.write_tree(path, tree)
        lines = path.read_text(encoding="utf-8").splitlines()
        written = json.dumps(vector, ensure_ascii=False)
        expected |= {(f"data/partners/{path.name}", n) for n, line in enumerate(lines, 1) if written in line}
        name = f"{vector[:80]}.yaml".replace("/", "").replace("\n", "")
        hostile.write_tree(folder.parent / "programmes" / name, {"title": {"fr": "x"}})
        if not name.startswith("."):
            expected.add((f"data/programmes/{name}", 1))

    found = {(problem.path, problem.line) for problem in checks.run(load(tmp_path / "hub"), TODAY)}

    assert len(expected) > 20 * len(hostile.VECTORS)
    assert set() == {(path, line) for path, line in expected - found if path.isprintable()}
