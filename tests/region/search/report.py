"""How often the search of the built site shows the page people need: recall among the first one and three results.

`make search-report` builds the site and prints the figures with every query that fails; the test suite holds the goal.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parents[1] / "support"))

from browsers import CHROMIUM, QUIET  # noqa: E402 - a script as well as a module of the tests
from sites import Served, published  # noqa: E402

# Runs in the page: every query through the search as readers use it.
_ASK = """async ({queries, language, files}) => {
  const { load } = await import(files.results);
  const { find } = await import(files.find);
  const { words, look } = await load({ search: new URL(".", new URL(files.index, location.href)).pathname, language });
  const answers = [];
  for (const query of queries) {
    const found = (await find(query, words, look)).slice(0, 3);
    const pages = await Promise.all(found.map(({ result }) => result.data()));
    answers.push(pages.map(({ url }) => url.replace(`/${language}/`, "").replace(/\\/$/, "")));
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


def ask(site: Path, language: str, browser: Browser, every: int = 1) -> list[Answer]:
    """The queries of `<language>.yaml`, or `every` so many-th of them, put to the built site."""
    queries = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))[::every]
    with Served(site) as origin:
        page = browser.new_page()
        # A page that starts no search of its own: both would be one Pagefind, and the later start ends the earlier.
        page.goto(f"{origin}{language}/")
        names = {"results": "assets/js/results.js", "find": "assets/js/find.js", "index": "pagefind/pagefind.js"}
        files = {name: f"/{published(site, path)}" for name, path in names.items()}
        asked = {"queries": [q["query"] for q in queries], "language": language, "files": files}
        answers: list[Any] = page.evaluate(_ASK, asked)
        page.close()
    return [
        Answer(query["query"], query["kind"], query["expect"], found)
        for query, found in zip(queries, answers, strict=True)
    ]


def recall(answers: list[Answer], first: int) -> float:
    """Share of the queries with a right page among the `first` results."""
    return sum(0 < answer.place <= first for answer in answers) / len(answers)


def main() -> None:
    """Print the figures of `site/`."""
    site = FOLDER.parents[2] / "site"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for path in sorted(FOLDER.glob("*.yaml")):
            answers = ask(site, path.stem, browser)
            print(
                f"{path.stem}: {len(answers)} queries, recall@1 {recall(answers, 1):.3f}, @3 {recall(answers, 3):.3f}"
            )
            for kind in sorted({answer.kind for answer in answers}):
                own = [answer for answer in answers if answer.kind == kind]
                print(f"  {kind:16} {recall(own, 1):.2f} {recall(own, 3):.2f}  ({len(own)})")
            for answer in answers:
                if not answer.place:
                    print(f"  - {answer.query}: {', '.join(answer.found) or 'nothing'} instead of {answer.expected[0]}")
        browser.close()


if __name__ == "__main__":
    main()
