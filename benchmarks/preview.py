"""From a saved file to the page that shows it, in Chromium, with `mkdocs serve`: the content of this repository in the
languages it is written in, and 5,000 records in one language.

A page is open and one of its records is changed again and again. Two times are taken by the clock: until the changed
words are seen on the reloaded page, and until all the rest (other pages, search, open data) is made too. Goals: 0.8 s
for the page at the real content, 1.5 s at 5,000 records, on a machine with nothing else to do; the load is said.

    python benchmarks/preview.py [--records 5000] [--runs 5]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from queue import Queue
from threading import Thread

from building import CONFIGURATION, PARTS
from playwright.sync_api import Page, sync_playwright

from records import world

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests/support"))

from browsers import CHROMIUM, QUIET  # noqa: E402 - where tests find it


def free_port() -> int:
    """One that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Preview:
    """`mkdocs serve` in a folder, and what it says."""

    def __init__(self, folder: Path, languages: str) -> None:
        self.address, self.said = f"http://127.0.0.1:{(port := free_port())}/", Queue[str]()
        self._process = subprocess.Popen(
            [Path(sys.executable).parent / "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "HUB_TODAY": "2026-11-21", "HUB_LANGUAGES": languages},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        Thread(target=self._listen, daemon=True).start()
        self.wait("Serving on")

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self.said.put(line)
        self.said.put("ERROR: it has ended")

    def wait(self, words: str) -> None:
        """Until it has said these words."""
        while words not in (line := self.said.get(timeout=900)):
            assert "ERROR" not in line, line

    def close(self) -> None:
        """It ends."""
        self._process.terminate()
        self._process.wait()


def edited(page: Page, preview: Preview, record: Path, words: str, runs: int) -> tuple[float, float]:
    """Medians of seconds until the page shows an edit, and until everything is made; the first edit does not count."""
    text, shown, whole = record.read_text(encoding="utf-8"), [], []
    assert words in text
    for number in range(runs + 1):
        begin = time.perf_counter()
        record.write_text(text.replace(words, f"{words} Nr{number}", 1), encoding="utf-8")
        page.get_by_text(f"{words} Nr{number}").first.wait_for()
        shown.append(time.perf_counter() - begin)
        preview.wait("alles / everything")
        whole.append(time.perf_counter() - begin)
    return statistics.median(shown[1:]), statistics.median(whole[1:])


def main() -> None:
    """Print a line per world."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    memory = Path("/dev/shm")  # noqa: S108 - a place in memory, not a name others could take
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        real, many = Path(name, "real"), Path(name, "many")
        real.mkdir()
        for part in PARTS:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, real / part)
        world(many, options.records)
        (many / "mkdocs.yml").write_text(f"{CONFIGURATION}watch: [data]\n", encoding="utf-8")
        record = sorted((real / "data/offers").glob("*.yaml"))[0]
        found = re.search(r"title:\n  de: (.+)", record.read_text(encoding="utf-8"))
        assert found
        for label, folder, languages, path, there, words in (
            ("real content, de and en", real, "de,en", f"de/offers/{record.stem}/", record, found[1]),
            (
                f"{options.records:,} records, fr",
                many,
                "fr",
                "fr/partners/guichet-nord-1/",
                many / "data/partners/guichet-nord-1.yaml",
                "Le guichet",
            ),
        ):
            preview = Preview(folder, languages)
            try:
                page = browser.new_page()
                page.set_default_timeout(300_000)
                page.goto(f"{preview.address}{path}")
                seen, whole = edited(page, preview, there, words, options.runs)
                load = os.getloadavg()[0]
                print(f"{label}: page {seen:.2f} s, everything {whole:.2f} s (load {load:.1f})", flush=True)
            finally:
                preview.close()


if __name__ == "__main__":
    main()
