"""How long a directory takes to narrow on a phone: from a tick to the picture after it, at a fourth of this machine's
speed, with 300, 1,000 and 5,000 partners.

Goal: at most 100 ms at any size. Told is the median of several ticks, the first and the slowest, each by the clock and
as the work of the page's own thread, which is the same whoever else is at work on the machine. Facets are open, as they
are before a tick. Words of the glossary are typed into the same way.

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

from playwright.sync_api import CDPSession, Page, sync_playwright

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


class Measured(tuple[float, float]):
    """Milliseconds by the clock, and of work."""

    def __str__(self) -> str:
        return f"{self[0]:.0f} / {self[1]:.0f}"


def measured(page: Page, session: CDPSession, place: str, words: str | None = None) -> Measured:
    """From a click, or from words typed, until the page says what is left and has drawn it."""
    before = worked(session)
    by_clock: float = page.evaluate(MEASURED, [place, words])
    return Measured((by_clock, worked(session) - before))


def worked(session: CDPSession) -> float:
    """Milliseconds that the page's main thread has worked until now."""
    told = session.send("Performance.getMetrics")["metrics"]
    found: float = next(one["value"] for one in told if one["name"] == "TaskDuration")
    return found * 1000


def middle(found: list[Measured]) -> Measured:
    """The median of each."""
    return Measured((statistics.median(one[0] for one in found), statistics.median(one[1] for one in found)))


def slowest(found: list[Measured]) -> Measured:
    """The most of each."""
    return Measured((max(one[0] for one in found), max(one[1] for one in found)))


def of(page: Page, origin: str) -> Iterator[tuple[str, Measured]]:
    """(what, how long it took) on a site."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{origin}fr/partners/")
    page.locator("[data-facet] input").first.wait_for(state="attached", timeout=0)
    places = [f"[data-facet] input[value='{value}']" for value in ("nord", "nl", "kammer", "sud", "fr")]
    page.locator("[data-facet]").evaluate_all("(all) => { for (const one of all) one.open = true; }")
    page.wait_for_load_state("networkidle", timeout=0)
    first = measured(page, session, places[0])
    ticks = [measured(page, session, place) for _ in range(ROUNDS) for place in places]
    yield "a directory: the first tick", first
    yield "a directory: a tick", middle(ticks)
    yield "a directory: the slowest tick", slowest(ticks)
    page.goto(f"{origin}fr/terms/")
    page.locator("#typed_word").wait_for(timeout=0)
    first = measured(page, session, "#typed_word", "mot")
    keys = [measured(page, session, "#typed_word", words) for _ in range(ROUNDS) for words in TYPED]
    yield "words: the first letters", first
    yield "words: a letter", middle(keys)
    yield "words: the slowest letter", slowest(keys)


def main() -> None:
    """Print a line per measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1_000, 5_000])
    options = parser.parse_args()
    found: dict[str, list[Measured]] = {}
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
    print(f"{'ms by the clock / of work':32}" + "".join(f"{size:>12,}" for size in options.sizes))
    for what, times in found.items():
        print(f"{what:32}" + "".join(f"{time!s:>12}" for time in times))


if __name__ == "__main__":
    main()
