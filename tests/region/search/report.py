"""How often the search of the built site shows the page people need, and what it loads for it.

`make search-report` builds the site and prints the figures with every query that fails; the test suite holds the goals.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli
import yaml
from playwright.sync_api import Browser, Request, sync_playwright

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parents[1] / "support"))

from browsers import CHROMIUM, QUIET  # noqa: E402 - a script as well as a module of the tests
from sites import Served, index_of, published  # noqa: E402

# What is typed first, by language: one word, two, four and eight.
FIRST = {
    "de": (
        "Aufenthaltstitel",
        "Anerkennung Pflege",
        "Wann bekomme ich Kindergeld?",
        "Mein Chef zahlt den Lohn nicht, was tun?",
    ),
    "en": (
        "visa",
        "recognition nurse",
        "Can my family come?",
        "My boss does not pay me, what now?",
    ),
    "ar": (
        "تأشيرة",
        "معادلة شهادة",
        "كيف أعادل شهادتي التمريض",
        "صاحب العمل لا يدفع الراتب منذ شهرين، ماذا",
    ),
}

# Runs in the page: every query through the search as readers use it.
_ASK = """async ({queries, language, files}) => {
  const { load } = await import(files.lookup);
  const { find } = await import(files.find);
  const { words, look, card } = await load({ search: files.index });
  const answers = [];
  for (const query of queries) {
    const found = (await find(query, words, look)).slice(0, 3);
    const pages = await Promise.all(found.map(({ page }) => card(page)));
    answers.push(pages.map(({ url }) => new URL(url).pathname.replace(`/${language}/`, "").replace(/\\/$/, "")));
  }
  return answers;
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A query, the pages that would be right, and the first three that were found."""

    query: str
    kind: str
    expected: list[str]
    found: list[str]

    @property
    def place(self) -> int:
        """Place of the first right page, from 1; 0 if it is not among them."""
        return next((place for place, page in enumerate(self.found, start=1) if page in self.expected), 0)


def ask(site: Path, file: Path, browser: Browser, every: int = 1) -> list[Answer]:
    """The queries of a file that is named by their language, or `every` so many-th of them, put to the built site."""
    language = file.stem
    queries = yaml.safe_load(file.read_text(encoding="utf-8"))[::every]
    with Served(site) as origin:
        page = browser.new_page()
        page.goto(f"{origin}{language}/")
        files = {name: f"/{published(site, f'assets/js/{name}.js')}" for name in ("lookup", "find")}
        files["index"] = f"/{index_of(site, language).relative_to(site.resolve()).as_posix()}/"
        asked = {"queries": [q["query"] for q in queries], "language": language, "files": files}
        answers: list[Any] = page.evaluate(_ASK, asked)
        page.close()
    return [
        Answer(query["query"], query["kind"], query["expect"], found)
        for query, found in zip(queries, answers, strict=True)
    ]


def weight(site: Path, language: str, query: str, browser: Browser) -> tuple[int, int]:
    """(bytes as a server sends them packed, files) of opening the search on the start page and asking one question."""
    with Served(site) as origin, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{origin}{language}/", wait_until="networkidle")
        loaded: dict[str, int] = {}

        def note(request: Request) -> None:
            path = urlsplit(request.url).path.lstrip("/")
            file = site / path / ("index.html" if path.endswith("/") else "")
            loaded[path] = len(brotli.compress(file.read_bytes()))

        page.on("request", note)
        page.keyboard.press("Control+k")
        page.locator("dialog input").fill(query)
        page.locator("dialog .results a").first.wait_for()
        page.wait_for_load_state("networkidle")
    return sum(loaded.values()), len(loaded)


def recall(answers: list[Answer], first: int) -> float:
    """Share of the queries with a right page among the `first` results."""
    return sum(0 < answer.place <= first for answer in answers) / len(answers)


def main() -> None:
    """Print the figures of `site/`."""
    site = FOLDER.parents[2] / "site"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for language, queries in FIRST.items():
            for query in queries:
                size, files = weight(site, language, query, browser)
                print(f"{language}: {size / 1000:.0f} kB in {files} files for the first search: {query}")
        for path in sorted(FOLDER.rglob("*.yaml")):
            answers = ask(site, path, browser)
            name = path.relative_to(FOLDER).with_suffix("")
            print(f"{name}: {len(answers)} queries, recall@1 {recall(answers, 1):.3f}, @3 {recall(answers, 3):.3f}")
            for kind in sorted({answer.kind for answer in answers}):
                own = [answer for answer in answers if answer.kind == kind]
                print(f"  {kind:16} {recall(own, 1):.2f} {recall(own, 3):.2f}  ({len(own)})")
            for answer in answers:
                if not answer.place:
                    print(f"  - {answer.query}: {', '.join(answer.found) or 'nothing'} instead of {answer.expected[0]}")
        browser.close()


if __name__ == "__main__":
    main()
