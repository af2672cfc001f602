"""The nightly run publishes the new day whatever the code host does; and a checkout has the same bytes everywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, write
from hub.reading.memory import store
from versions import commit, git
from warm import LIGHTLY

HERE = Path(sys.executable).parent
ADDRESS = {"HUB_SITE_URL": "https://hub.example/ile/"}


@pytest.fixture
def checkout(second: Path, published_site: Path, tmp_path: Path) -> Path:
    """A server's checkout of the second hub: its origin is the folder `hub` beside it, its packages those of here. It
    has what a build of an earlier night kept."""
    for name in ("deploy/update", "Makefile", "pyproject.toml", "uv.lock"):
        (second / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, second / name)
    (second / "tools").mkdir()
    (second / "tools/setup").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (second / "tools/setup").chmod(0o755)
    (second / ".gitignore").write_text("/.venv/\n", encoding="utf-8")
    git(second, "init", "--quiet")
    commit(second)
    folder = tmp_path / "checkout"
    git(tmp_path, "clone", "--quiet", str(second), str(folder))
    shutil.copytree(published_site.parent / store.FOLDER, folder / store.FOLDER, dirs_exist_ok=True)
    (folder / ".venv/bin").mkdir(parents=True)
    for name in ("hub", "python"):
        (folder / ".venv/bin" / name).symlink_to(HERE / name)
    # Newer than all that was checked out: the packages are there, until others are asked for.
    (folder / ".venv/ready").touch()
    return folder


def update(folder: Path, day: str) -> tuple[int, str, list[str]]:
    """(exit code, what was said, days of the releases) of one night."""
    environment = {**os.environ, **ADDRESS, **LIGHTLY, "HUB_TODAY": day}
    command = [folder / "deploy/update", folder.parent / "target"]
    result = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)
    found = sorted((folder.parent / "target/releases").glob("*/release.json"))
    days = [json.loads(path.read_text(encoding="utf-8"))["built_for"] for path in found]
    return result.returncode, result.stdout + result.stderr, days


@pytest.mark.long
def test_a_night_without_the_code_host_has_the_new_day_all_the_same(checkout: Path) -> None:
    """And says that nothing was fetched, in words and by its exit code; the next night fetches again."""
    origin = git(checkout, "remote", "get-url", "origin")
    git(checkout, "remote", "set-url", "origin", str(checkout.parent / "gone"))

    code, said, days = update(checkout, "2026-12-31")

    assert (75, ["2026-12-31"]) == (code, days), said
    assert "Nichts Neues geholt" in said and "gone" in said
    git(checkout, "remote", "set-url", "origin", origin)
    role = Path(origin) / "data/roles/port.yaml"
    role.write_text("title: {fr: Port, nl: Haven}\nsources: [loi-exemple]\nchecked: 2026-01-10\n", encoding="utf-8")
    commit(Path(origin))

    code, said, days = update(checkout, "2027-01-01")

    assert (0, ["2026-12-31", "2027-01-01"]) == (code, days), said
    assert (checkout.parent / "target/current/fr/roles/port/index.html").is_file()


@pytest.mark.long
def test_packages_that_cannot_be_fetched_leave_program_and_packages_as_they_were(checkout: Path) -> None:
    """New files could need what is not there: the new day is published by the old ones."""
    before = git(checkout, "rev-parse", "HEAD")
    origin = Path(git(checkout, "remote", "get-url", "origin"))
    write(origin, {"uv.lock": "# other packages\n", "hooks/hub/cli.py": "raise SystemExit(99)\n"})
    commit(origin)

    code, said, days = update(checkout, "2027-01-01")

    assert (75, ["2027-01-01"]) == (code, days), said
    assert before == git(checkout, "rev-parse", "HEAD")


@pytest.mark.audit
def test_what_cannot_be_published_fails_by_its_own_code(checkout: Path) -> None:
    """A fault in what was fetched is not covered up; what is served stays."""
    assert 0 == update(checkout, "2026-12-31")[0]
    origin = Path(git(checkout, "remote", "get-url", "origin"))
    (origin / "data/roles/port.yaml").write_text("titel: x\n", encoding="utf-8")
    commit(origin)

    code, said, days = update(checkout, "2027-01-01")

    assert (1, ["2026-12-31"]) == (code, days), said
    assert "data/roles/port.yaml:1:1: Das Feld „titel“ gibt es hier nicht." in said


def test_unit_and_documentation_start_it_and_try_again() -> None:
    """Nothing that needs the network is a condition of the build; what failed is tried again the same night."""
    unit = (ROOT / "deploy/systemd/hub-publish.service").read_text(encoding="utf-8")

    assert re.search(r"^ExecStart=/opt/hub/deploy/update /srv/hub$", unit, re.M)
    assert "ExecStartPre" not in unit and "Restart=on-failure" in unit
    assert os.access(ROOT / "deploy/update", os.X_OK)
    assert "/opt/hub/deploy/update /srv/hub" in (ROOT / "docs/operating.md").read_text(encoding="utf-8")


def test_a_checkout_has_the_same_bytes_whatever_git_is_set_to(second: Path, tmp_path: Path) -> None:
    """With the default of Git for Windows too: no file differs, so nothing is reported as changed, and scripts run."""
    for name in (".gitattributes", "tools/setup", "tests/second/content/media/film.mp4"):
        (second / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, second / name)
    (second / "content/a.pdf").write_bytes(b"%PDF-1.7\nno byte of zero, so git would take this for text\n")
    git(second, "init", "--quiet")
    commit(second)

    for setting in ("true", "input", "false"):
        folder = tmp_path / setting
        own = ("-c", f"core.autocrlf={setting}", "-c", "core.eol=crlf")
        git(tmp_path, *own, "clone", "--quiet", str(second), folder.name)
        names = git(second, "ls-files").splitlines()
        assert len(names) > 100
        assert [] == [name for name in names if (second / name).read_bytes() != (folder / name).read_bytes()]
    kinds = git(second, "check-attr", "text", "content/a.pdf", "tests/second/content/media/film.mp4", "tools/setup")
    assert ["unset", "unset", "auto"] == re.findall(r"text: (\w+)", kinds)
