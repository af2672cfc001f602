"""Worlds to test in: a small second hub that stands for any other region, and the real project."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import Browser, sync_playwright

import ample
from browsers import CHROMIUM, QUIET
from hub import cli

# Tests set their own surroundings: what a host or a person has set for builds says nothing about the project.
for _name in [name for name in os.environ if name.startswith("HUB_") or name == "TZ"]:
    del os.environ[_name]

ROOT = Path(__file__).parent.parent
SECOND = Path(__file__).parent / "second"
TODAY = date(2026, 11, 21)

ENGINE = ("hooks", "overrides", "mkdocs.yml")


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Files by path relative to `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def copy_engine(folder: Path) -> None:
    """The engine and theme of this checkout, as another region would take them over."""
    for name in ENGINE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def build(folder: Path, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A real `mkdocs build --strict` of the project in `folder`, as editors and CI run it."""
    mkdocs = Path(sys.executable).parent / "mkdocs"
    variables = {**os.environ, "HUB_TODAY": TODAY.isoformat(), "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(
        [mkdocs, "build", "--strict", *more], cwd=folder, env=variables, text=True, capture_output=True, check=False
    )


def hub(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command `hub` in `folder`."""
    command = Path(sys.executable).parent / "hub"
    variables = {**os.environ, "HUB_TODAY": TODAY.isoformat(), **environment}
    return subprocess.run([command, *arguments], cwd=folder, env=variables, text=True, capture_output=True, check=False)


def inside(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same as `hub`, in this process: quick where only what a command says is in question."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, {"HUB_TODAY": TODAY.isoformat(), **environment}),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = cli.main(list(arguments))
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


@lru_cache
def options(command: str) -> set[str]:
    """The options of a command. Fails for a command that hub does not have."""
    result = hub(ROOT, command, "--help")
    assert 0 == result.returncode, f"hub {command}: {result.stderr}"
    return set(re.findall(r"--[a-z-]+", result.stdout))


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A copy of the small second hub with the engine, ready to be changed and built."""
    shutil.copytree(SECOND, tmp_path / "hub")
    copy_engine(tmp_path / "hub")
    return tmp_path / "hub"


@pytest.fixture(scope="session")
def second_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub, built once. Not to be changed."""
    folder = tmp_path_factory.mktemp("second") / "hub"
    shutil.copytree(SECOND, folder)
    copy_engine(folder)
    result = build(folder)
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def ample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub with more in it (`ample`), built once for an address of its own. Not to be changed."""
    folder = tmp_path_factory.mktemp("ample") / "hub"
    shutil.copytree(SECOND, folder)
    copy_engine(folder)
    write(folder, dict(ample.FILES))
    result = build(folder, HUB_SITE_URL="https://hub.example/ile/")
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub, built once for an address of its own on a day before its event. Not to be changed."""
    folder = tmp_path_factory.mktemp("published") / "hub"
    shutil.copytree(SECOND, folder)
    copy_engine(folder)
    result = build(folder, HUB_SITE_URL="https://hub.example/ile/", HUB_TODAY="2026-05-01")
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real hub, built once from this checkout. Not to be changed."""
    folder = tmp_path_factory.mktemp("real") / "site"
    result = build(ROOT, "--site-dir", str(folder))
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The real browser; where there is none, its tests are skipped and say so."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine, see README")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
