"""The hub's day is the day in its own time zone, whatever machine asks; and a day that cannot be is one sentence."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from conftest import ROOT, build, hub, write
from hub.reading import day
from hub.reading.findings import visible

APART = ("Pacific/Kiritimati", "Etc/GMT+12")
"""26 hours: these two zones never have the same day."""


def set_zone(folder: Path, zone: str) -> None:
    settings = folder / "data/hub.yaml"
    text = re.sub(r"^time_zone: .*$", f"time_zone: {zone}", settings.read_text(encoding="utf-8"), flags=re.M)
    assert f"time_zone: {zone}" in text
    settings.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        ("Europe/Berlin", datetime(2026, 12, 31, 23, 12, tzinfo=UTC), date(2027, 1, 1)),
        ("UTC", datetime(2026, 12, 31, 23, 12, tzinfo=UTC), date(2026, 12, 31)),
        ("Pacific/Kiritimati", datetime(2026, 12, 31, 10, 0, tzinfo=UTC), date(2027, 1, 1)),
        ("Etc/GMT+12", datetime(2027, 1, 1, 11, 59, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_the_day_is_that_of_the_hubs_zone(zone: str, moment: datetime, expected: date, second: Path) -> None:
    """Shortly after midnight in Berlin it is the new year there, although it is not yet in UTC."""
    set_zone(second, zone)

    assert expected == day.today(second, moment)
    assert date(2026, 5, 1) == day.today(second, moment, "2026-05-01")


def test_without_settings_that_can_be_read_it_is_the_day_in_utc(tmp_path: Path) -> None:
    """What is wrong with them is said by those who need them."""
    moment = datetime(2026, 12, 31, 23, 12, tzinfo=UTC)
    for text in (None, "time_zone: Europe/Berlinn\n", "time_zone: ../../etc/passwd\n", "time_zone: [a]\n", "a: [\n"):
        write(tmp_path, {} if text is None else {"data/hub.yaml": text})
        assert date(2026, 12, 31) == day.today(tmp_path, moment)


def test_machines_whose_days_never_agree_say_the_same(second: Path) -> None:
    """Command line and build follow the hub's zone, so the machine's own changes nothing."""
    set_zone(second, APART[0])

    def made(zone: str) -> tuple[object, ...]:
        clock = {"HUB_TODAY": "", "TZ": zone}
        said = json.loads(hub(second, "report", "figures", "--format", "json", **clock).stdout)["today"]
        result = build(second, HUB_LANGUAGES="nl", **clock)
        assert 0 == result.returncode, result.stderr
        site = second / "site"
        files = {path: hashlib.sha256(path.read_bytes()).digest() for path in site.rglob("*") if path.is_file()}
        return said, files

    while True:
        before = datetime.now(ZoneInfo(APART[0])).date()
        first, other = (made(zone) for zone in APART)
        # Midnight may come in between.
        if before == datetime.now(ZoneInfo(APART[0])).date():
            break

    assert first == other
    assert before.isoformat() == first[0]


@pytest.mark.parametrize(
    "written", ["31.12.2026", "2026-02-30", "9999-12-31", "0001-01-01", "1999-12-31", "20261231", "2026-W53-4", "x\ny"]
)
def test_a_day_that_cannot_be_is_one_sentence(written: str, second: Path) -> None:
    """From command and build alike, before anything of the old site is touched."""
    write(second, {"site/old": "old"})

    command, english = hub(second, "check", HUB_TODAY=written), hub(second, "check", "--lang", "en", HUB_TODAY=written)
    built = build(second, HUB_TODAY=written)

    assert (1, 1, 1) == (command.returncode, english.returncode, built.returncode)
    said = command.stderr.replace(visible(written), "…")
    assert said == "HUB_TODAY=… ist kein Tag von 2000-01-01 bis 2099-12-31. Schreibweise: JJJJ-MM-TT.\n"
    assert "is no day from 2000-01-01 to 2099-12-31. Write YYYY-MM-DD." in english.stderr
    assert "kein Tag von / no day from 2000-01-01" in built.stderr and "Traceback" not in built.stderr
    assert "old" == (second / "site/old").read_text(encoding="utf-8")


def test_the_last_day_that_can_be_asked_for_is_built(second: Path) -> None:
    """And looked ahead from, in pages, calendars and reports."""
    assert 0 == hub(second, "report", "--days", "3650", HUB_TODAY=day.LAST.isoformat()).returncode
    assert 0 == build(second, HUB_TODAY=day.LAST.isoformat(), HUB_LANGUAGES="fr").returncode


def test_tests_do_not_follow_the_surroundings() -> None:
    """A run with the variables of a host (as .gitlab-ci.yml sets them) is the same as one without."""
    code = "import conftest, os; print([name for name in os.environ if name.startswith('HUB_')])"
    variables = {**os.environ, "HUB_SITE_URL": "https://x.invalid/below/", "HUB_TODAY": "9999-12-31"}
    paths = os.pathsep.join([str(ROOT / name) for name in ("tests", "tests/support", "hooks")])
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, env={**variables, "PYTHONPATH": paths}, capture_output=True, text=True, check=True)

    assert "[]\n" == said.stdout


def test_the_clock_is_read_in_two_places_only() -> None:
    """Adapter and command line hand it on; nobody asks the machine for its day. Whether a file was saved just now is
    asked where files are looked at, in the clock's own count."""
    reading = re.compile(r"\bdate\.today|\bdatetime\.(?:now|today|utcnow)|(?<!datetime\.)\btime\.(?:time|localtime)")
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("*.py")}
    saved = ROOT / "hooks/hub/reading/memory/inputs.py"
    texts[saved] = texts[saved].replace("return time.time_ns() - FRESH", "", 1)

    assert {"cli.py", "site_build.py"} == {path.name for path, text in texts.items() if reading.search(text)}
