"""Reading and checking 1,000, 5,000 and 10,000 records: CPU time per record and peak memory, each in its own process.

Goal: 10,000 records in at most 2 s CPU and 150 MB. Ratios of one run matter more than seconds, which depend on the
machine: time per record must not grow with the number of records.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SECOND = Path(__file__).parent.parent / "tests" / "second"

PROGRAM = """
import atexit, gc, json, resource, sys, time
from datetime import date
from pathlib import Path
from hub import checks
from hub.reading.catalog import load
# As the command line does.
atexit.register(gc.freeze)
begin = time.process_time()
catalog = load(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)
read = time.process_time()
found = checks.run(catalog, date(2026, 11, 21))
catalog.remembered.save()
end = time.process_time()
assert not [problem for problem in found if problem.severity == "error"], found[:5]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
count = sum(len(entries) for entries in catalog.entries.values())
print(json.dumps({"records": count, "read": read - begin, "check": end - read, "peak": peak}))
"""


def world(folder: Path, count: int) -> None:
    """The second hub with its sound records repeated until there are `count`; every copy links to the originals."""
    shutil.copytree(SECOND, folder)
    kinds = ("offers", "partners", "faqs", "documents", "events", "terms")
    # What stands beside a record has its name and a second one.
    found = [path for kind in kinds for path in sorted((folder / "data" / kind).glob("*.yaml"))]
    originals = [path for path in found if "." not in path.stem]
    missing = count - len(list((folder / "data").rglob("*.yaml"))) + 1
    for number in range(missing):
        original = originals[number % len(originals)]
        first, *lines = original.read_text(encoding="utf-8").splitlines()
        # Two words of the glossary cannot be the same.
        named = re.sub(r'\b(fr|nl): ("?)', rf"\1: \g<2>{number} ", first)
        lines = [line for line in lines if not line.startswith(("abbreviation:", "moved_from:"))]
        there = original.with_name(f"{original.stem}-{number}.yaml")
        there.write_text("\n".join([named, *lines, ""]), encoding="utf-8")


def measure(count: int) -> dict[str, float]:
    """Read and check a world of `count` records in a fresh process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "hub"
        world(folder, count)
        result = subprocess.run([sys.executable, "-c", PROGRAM, folder], capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(result.stdout)
    return measured


def main() -> None:
    """Print one line per size."""
    first = None
    print(f"{'records':>8} {'read s':>8} {'check s':>8} {'µs/record':>10} {'ratio':>6} {'peak MB':>8}")
    for count in (1_000, 5_000, 10_000):
        found = measure(count)
        each = (found["read"] + found["check"]) / found["records"] * 1e6
        first = first or each
        print(
            f"{found['records']:>8} {found['read']:>8.2f} {found['check']:>8.2f} {each:>10.0f} "
            f"{each / first:>6.2f} {found['peak']:>8.0f}"
        )


if __name__ == "__main__":
    main()
