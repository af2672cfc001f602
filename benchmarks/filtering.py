"""How long a directory takes to narrow on a phone: from a tick to the picture after it, at a fourth of this machine's
speed, with 300, 1,000 and 5,000 partners.

Goal: at most 100 ms at any size. Told is the median of several ticks by the browser's own clock, and for lists in pages
also the first tick. Facets are open, as they are before a tick. Words of the glossary are typed into the same way.

    python benchmarks/filtering.py [--sizes 300 1000 5000]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from hub import site

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests" / "support"))

from browsers import CHROMIUM, QUIET  # noqa: E402 - the one that the tests use
from sites import Served  # noqa: E402 - served as the tests do it

SECOND = ROOT / "tests" / "second"
SLOWER, ROUNDS = 4, 5
TYPED = ("numéro 1", "mot numéro 299", "terme", "numro", "xyzzyx")
"""Many words, one, a further word of all, a misspelt one, and none"""
MEASURED = """async ([place, words]) => {
    const status = document.querySelector("[role=status]");
    const element = document.querySelector(place);
    const said = new Promise((done) => new MutationObserver(done).observe(status, { childList: true }));
    const begin = performance.now();
    if (words === null) element.click();
    else {
        element.value = words;
        element.dispatchEvent(new Event("input", { bubbles: true }));
    }
    await said;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - begin;
}"""


def world(folder: Path, count: int) -> None:
    """The second hub with so many partners, and so many words."""
    shutil.copytree(SECOND, folder)
    end = "sources: [loi-exemple]\nchecked: 2026-01-10\n"
    for number in range(1, count):
        where, spoken = ("[nord]", "[sud]", "[nord, sud]")[number % 3], ("[fr]", "[nl]", "[fr, nl]")[number % 5 % 3]
        type = ("kommune", "kammer", "auslaenderbehoerde")[number % 7 % 3]
        (folder / f"data/partners/bureau-{number}.yaml").write_text(
            f"title: {{fr: Bureau {number}, nl: Kantoor {number}}}\nsummary: {{fr: Un bureau., nl: Een kantoor.}}\n"
            f"type: {type}\ndistricts: {where}\nlanguages: {spoken}\n{end}",
            encoding="utf-8",
        )
        (folder / f"data/terms/mot-{number}.yaml").write_text(
            f"title: {{fr: Mot numéro {number}, nl: Woord nummer {number}}}\n"
            f"explanation: {{fr: Un mot., nl: Een woord.}}\nsynonyms: [terme {number}]\n{end}",
            encoding="utf-8",
        )


def measured(page: Page, place: str, words: str | None = None) -> float:
    """Milliseconds from a click, or from words typed, until the page says what is left and has drawn it."""
    found: float = page.evaluate(MEASURED, [place, words])
    return found


def of(page: Page, origin: str) -> Iterator[tuple[str, float]]:
    """(what, milliseconds) on a site."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{origin}fr/partners/")
    page.locator("[data-facet] input").first.wait_for(state="attached", timeout=0)
    places = [f"[data-facet] input[value='{value}']" for value in ("nord", "nl", "kammer", "sud", "fr")]
    page.locator("[data-facet]").evaluate_all("(all) => { for (const one of all) one.open = true; }")
    page.wait_for_load_state("networkidle", timeout=0)
    first = measured(page, places[0])
    ticks = [measured(page, place) for _ in range(ROUNDS) for place in places]
    yield "a directory: the first tick", first
    yield "a directory: a tick", statistics.median(ticks)
    yield "a directory: the slowest tick", max(ticks)
    page.goto(f"{origin}fr/terms/")
    page.locator("#typed_word").wait_for(timeout=0)
    first = measured(page, "#typed_word", "mot")
    keys = [measured(page, "#typed_word", words) for _ in range(ROUNDS) for words in TYPED]
    yield "words: the first letters", first
    yield "words: a letter", statistics.median(keys)
    yield "words: the slowest letter", max(keys)


def main() -> None:
    """Print a line per measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1_000, 5_000])
    options = parser.parse_args()
    found: dict[str, list[float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for size in options.sizes:
            with tempfile.TemporaryDirectory() as name:
                world(Path(name) / "hub", size)
                made = site.made(Path(name) / "hub", date(2026, 11, 21), ["fr"]).files
                for path, content in made.items():
                    there = Path(name) / "site" / path
                    there.parent.mkdir(parents=True, exist_ok=True)
                    there.write_bytes(content)
                with Served(Path(name) / "site") as origin, browser.new_context() as context:
                    for what, time in of(context.new_page(), origin):
                        found.setdefault(what, []).append(time)
        browser.close()
    print(f"{'ms':32}" + "".join(f"{size:>9,}" for size in options.sizes))
    for what, times in found.items():
        print(f"{what:32}" + "".join(f"{time:>9.0f}" for time in times))


if __name__ == "__main__":
    main()
