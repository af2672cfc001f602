"""Building 5,000 records in one language: from nothing, again, after one change; beside Hugo with the same text.

Each measure is the median of `RUNS`, taken in turn, so that a busy machine slows all alike; the folders lie in memory
where there is such a place, because a disk costs every generator the same. CPU is that of the program and all it
starts, memory that of the largest process. Hugo is asked where it is installed (`apt install hugo`): one Markdown file
per page with the words of ours, a theme of one template, no search, no open data.

    python benchmarks/building.py [--write] [--records 5000] [--runs 3]
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from hub.reading.memory import store
from records import PROGRAM, world

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
HUGO = "Hugo, a theme of one template, the same text"
PARTS = ("data", "content", "locales", "overrides", "hooks", "mkdocs.yml")
"""What a project is, without what is made of it"""
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
CONFIGURATION = "site_name: Bench\ndocs_dir: content\nplugins: [hub]\ntheme: {name: mkdocs}\n"


@dataclass(frozen=True)
class Cost:
    """What a program took: seconds by the clock and of CPU, megabytes of its largest process."""

    wall: float
    cpu: float
    peak: float


def cost(command: list[str | Path], folder: Path, **environment: str) -> Cost:
    """Run a program in a process of its own that is asked what its children took."""
    asked = (
        "import json, resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "r = resource.getrusage(resource.RUSAGE_CHILDREN); print(r.ru_utime + r.ru_stime, r.ru_maxrss / 1024)"
    )
    begin = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", asked, *command],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "HUB_TODAY": "2026-11-21", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    cpu, peak = map(float, ended.stdout.split())
    return Cost(time.perf_counter() - begin, cpu, peak)


def middle(found: list[Cost]) -> Cost:
    """The median of each."""
    return Cost(*(statistics.median(values) for values in zip(*((c.wall, c.cpu, c.peak) for c in found), strict=True)))


def hugo(site: Path, folder: Path) -> Path | None:
    """A site for Hugo with the words of all pages of ours; None where Hugo is not installed."""
    if not shutil.which("hugo"):
        return None
    every = "{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}"
    for name, template in {"single": "{{ .Content }}", "list": every}.items():
        there = folder / "layouts/_default" / f"{name}.html"
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(
            f"<!doctype html><html><head><title>{{{{ .Title }}}}</title></head><body>{template}</body></html>",
            encoding="utf-8",
        )
    (folder / "config.toml").write_text('baseURL = "https://hub.invalid/"\ntitle = "Bench"\n', encoding="utf-8")
    for number, page in enumerate(sorted(site.glob("*/**/index.html"))):
        document = LexborHTMLParser(page.read_text(encoding="utf-8"))
        main = document.css_first("main")
        words = main.text(separator="\n\n", strip=True) if main else ""
        section = page.relative_to(site).parts[1:2] if len(page.relative_to(site).parts) > 2 else ()
        there = Path(folder, "content", *section, f"page-{number}.md")
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(f"---\ntitle: Page {number}\n---\n{words}\n", encoding="utf-8")
    return folder


def measured(records: int, runs: int, folder: Path) -> dict[str, Cost]:
    """Every measure by its name."""
    project, out = folder / "hub", folder / "site"
    world(project, records)
    (project / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    build: list[str | Path] = [BIN / "mkdocs", "build", "--quiet", "--strict", "--site-dir", out]

    def ours() -> Cost:
        return cost(build, project, HUB_LANGUAGES="fr")

    def cold() -> Cost:
        shutil.rmtree(project / ".cache", ignore_errors=True)
        shutil.rmtree(out, ignore_errors=True)
        return ours()

    def changed() -> Cost:
        record = project / "data/partners/guichet-nord-1.yaml"
        text = record.read_text(encoding="utf-8")
        assert "Le guichet" in text
        record.write_text(text.replace("Le guichet", "Le guichet même", 1), encoding="utf-8")
        return ours()

    steps: dict[str, Callable[[], Cost]] = {"from nothing": cold, "nothing changed": ours}
    steps["one record changed"] = changed
    found: dict[str, list[Cost]] = {name: [step()] for name, step in steps.items()}
    other = hugo(out, folder / "hugo")
    if other:

        def beside() -> Cost:
            shutil.rmtree(folder / "hugo-site", ignore_errors=True)
            return cost(["hugo", "--quiet", "-s", other, "-d", folder / "hugo-site"], folder)

        steps[HUGO] = beside
        found[HUGO] = [beside()]
    for _ in range(runs - 1):
        for name, step in steps.items():
            found[name].append(step())
    return {name: middle(costs) for name, costs in found.items()}


def checked(runs: int, folder: Path) -> dict[str, Cost]:
    """The check of 10,000 records, and how long the command line takes to answer."""
    world(folder / "many", 10_000)
    real = folder / "real"
    for part in PARTS:
        (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, real / part)
    record = sorted((real / "data/offers").glob("*.yaml"))[0]
    many: list[str | Path] = [sys.executable, "-c", PROGRAM, folder / "many"]
    check: list[str | Path] = [BIN / "hub", "check"]
    commands: dict[str, list[str | Path]] = {
        "reading and checking 10,000 records, from nothing": many,
        "reading and checking them again, nothing changed": [*many, folder / "memory"],
        "hub --help": [BIN / "hub", "--help"],
        "hub check, the content of this repository, from nothing": check,
        "hub check again, one record changed": check,
        "hub check again, nothing changed": check,
    }
    cost(commands["reading and checking them again, nothing changed"], real)
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            if name.endswith("this repository, from nothing"):
                shutil.rmtree(real / store.FOLDER, ignore_errors=True)
            elif name.endswith("one record changed"):
                record.write_text(record.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
            found[name].append(cost(command, real))
    return {name: middle(costs) for name, costs in found.items()}


def told(built: dict[str, Cost], commands: dict[str, Cost], records: int, runs: int) -> str:
    """The results as a page."""
    cold, other = built["from nothing"], built.get(HUGO)
    where = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"
    lines = [
        "# What building costs",
        "",
        f"Made by `benchmarks/building.py` on {datetime.now(UTC):%Y-%m-%d}: {where},",
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}. {records:,} records in one language with",
        f"search and open data; medians of {runs}, taken in turn. Ratios count; seconds depend on who else is at work.",
        "",
        "| build | seconds | CPU | MB | CPU : from nothing |" + (" CPU : Hugo |" if other else ""),
        "| --- | --- | --- | --- | --- |" + (" --- |" if other else ""),
    ]
    for name, one in built.items():
        beside = f" {one.cpu / other.cpu:.2f} |" if other else ""
        lines.append(f"| {name} | {one.wall:.2f} | {one.cpu:.2f} | {one.peak:.0f} | {one.cpu / cold.cpu:.2f} |{beside}")
    lines += ["", "| command | seconds | CPU | MB |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {one.wall:.2f} | {one.cpu:.2f} | {one.peak:.0f} |" for name, one in commands.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the results; with `--write`, put them beside this file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--records", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    memory = Path("/dev/shm")  # noqa: S108 - a place in memory, not a name others could take
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        built, commands = measured(options.records, options.runs, Path(name)), checked(options.runs, Path(name))
    text = told(built, commands, options.records, options.runs)
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
