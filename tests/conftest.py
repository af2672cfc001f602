"""Worlds to test in: a small second hub that stands for any other region, and the real project."""

from __future__ import annotations

import compileall
import contextlib
import gc
import inspect
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType
from unittest import mock

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, expect, sync_playwright

import ample
import order
import warm
from browsers import CHROMIUM, QUIET
from hub import cli
from hub.hub import Hub, assemble
from hub.pages.templates import compile_all
from hub.reading import engine
from hub.reading.languages import interface
from hub.reading.memory import store
from hub.site import made
from sites import Served

# Tests set their own surroundings: what a host or a person has set for builds says nothing about the project.
for _name in [name for name in os.environ if name.startswith("HUB_") or name == "TZ"]:
    del os.environ[_name]

ROOT = Path(__file__).parent.parent
SECOND = Path(__file__).parent / "second"
TODAY = date(2026, 11, 21)

ENGINE = ("hooks", "overrides", "mkdocs.yml")

REGION = "suedostniedersachsen"
RECORDS = ROOT / "data/hub.yaml"
HERE = RECORDS.is_file() and f"\nregion: {REGION}\n" in RECORDS.read_text(encoding="utf-8")
"""Whether the records are those that tests/region is about; `make test-elsewhere` puts others in their place, and
mutations.py none"""
collect_ignore = [] if HERE else ["region"]


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Files by path relative to `folder`; none is written into, as it may stand in other folders too."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


_lending: list[Path] = []
"""The folder whose `hooks` are those of every copy of the engine"""


def copy_engine(folder: Path) -> None:
    """The engine and theme of this checkout, as another region would take them over, compiled. All copies share the
    files below `hooks` on the disk: whoever changes one takes it away first, as `write` does."""
    for name in ENGINE:
        if name == "hooks" and _lending:
            shutil.copytree(_lending[0] / name, folder / name, copy_function=os.link)
        elif (ROOT / name).is_dir():
            # What another worker compiles at this moment has such a name, and another one when it comes to be copied.
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.tmp", "*.pyc.*"))
        else:
            shutil.copy(ROOT / name, folder / name)


@pytest.fixture(scope="session", autouse=True)
def _lent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One copy of the modules for all copies of the engine; fails where a test has written into a file of it."""
    folder = once(tmp_path_factory, "engine", copy_engine)
    _lending.append(folder)
    yield
    _lending.clear()
    assert _has_our_engine(folder), "a test has written into a module that all copies of the engine share"


def build(folder: Path, *more: str, fresh: bool = False, **environment: str) -> subprocess.CompletedProcess[str]:
    """A real `mkdocs build --strict` of the project in `folder`, as editors and CI run it."""
    variables = {"NO_MKDOCS_2_WARNING": "1", **environment}
    return start("mkdocs", folder, ("build", "--strict", *more), variables, fresh=fresh or not _has_our_engine(folder))


def hub(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command `hub` in `folder`."""
    return start("hub", folder, arguments, environment)


def start(
    program: str, folder: Path, arguments: tuple[str, ...], environment: dict[str, str], *, fresh: bool = False
) -> subprocess.CompletedProcess[str]:
    """A program of the environment, run in `folder`; `fresh`, or with variables that are not the hub's or the zone,
    as a process that begins with nothing, otherwise as a copy of one that has imported what it needs (`warm`)."""
    variables = {**os.environ, "HUB_TODAY": TODAY.isoformat(), **environment}
    if not fresh and all(name.startswith(("HUB_", "NO_MKDOCS", "TZ")) for name in environment):
        ended = warm.plain().run(program, folder, arguments, variables)
        said = [text.decode().replace("\r\n", "\n") for text in (ended.stdout, ended.stderr)]
        return subprocess.CompletedProcess(ended.args, ended.returncode, *said)
    command = [Path(sys.executable).parent / program, *arguments]
    return subprocess.run(command, cwd=folder, env=variables, text=True, capture_output=True, check=False)


def _has_our_engine(folder: Path) -> bool:
    """Whether the engine in a folder is an unchanged copy of this one."""
    return _modules(folder) == _own_modules()


def _modules(root: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every module of an engine."""
    found = ((path.relative_to(root).as_posix(), path.stat()) for path in (root / "hooks").rglob("*.py"))
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in found}


@cache
def _own_modules() -> dict[str, tuple[int, int]]:
    return _modules(ROOT)


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
def second(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the small second hub with the engine, ready to be changed and built. A slow test finds what the build
    of `second_site` kept, as editors do, so that its own makes only what differs (outputs/test_kept compares both)."""
    shutil.copytree(SECOND, tmp_path / "hub")
    copy_engine(tmp_path / "hub")
    if request.node.get_closest_marker("slow"):
        built = request.getfixturevalue("second_site").parent
        shutil.copytree(built / store.FOLDER, tmp_path / "hub" / store.FOLDER)
    return tmp_path / "hub"


def pytest_configure(config: pytest.Config) -> None:
    """The engine is compiled once for all workers and for every copy of it; for one change of the code (mutations.py)
    that would take longer than the tests."""
    if not {"PYTEST_XDIST_WORKER", "MUTANT_UNDER_TEST"} & os.environ.keys():
        compileall.compile_dir(ROOT / "hooks", quiet=1)
        # In a project that only uses the engine the files of its templates have other names.
        compile_all(ROOT, ROOT / "elsewhere")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: tests wait for browsers, servers and sites that another one builds. Quick ones
    wait for nothing."""
    return (os.cpu_count() or 1) + ("not slow" not in config.option.markexpr)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder filled by `make`, once in a run of the tests: the first worker that needs it makes it, others wait. What
    cannot be made is not tried again for every test."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, made, failed = (shared / f"{name}{suffix}" for suffix in ("", ".made", ".failed"))
    with FileLock(shared / f"{name}.lock"):
        if failed.exists():
            pytest.fail(failed.read_text(encoding="utf-8"))
        if not made.exists():
            try:
                make(folder)
            except Exception as error:
                failed.write_text(f"{name} cannot be made: {error}", encoding="utf-8")
                raise
            made.touch()
    return folder


def _second(more: dict[str, str | bytes], **environment: str) -> Callable[[Path], None]:
    """Makes the second hub with its engine, `more` files and its site in a folder."""

    def make(folder: Path) -> None:
        shutil.copytree(SECOND, folder)
        copy_engine(folder)
        write(folder, more)
        result = build(folder, fresh=True, **environment)
        assert result.returncode == 0, result.stderr

    return make


@pytest.fixture(scope="session")
def second_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub, built once. Not to be changed."""
    return once(tmp_path_factory, "second", _second({})) / "site"


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub, built once for an address of its own on a day before its event. Not to be changed."""
    make = _second({}, HUB_SITE_URL="https://hub.example/ile/", HUB_TODAY="2026-05-01")
    return once(tmp_path_factory, "published", make) / "site"


@pytest.fixture(scope="session")
def ample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub with more in it (`ample`), built once for an address of its own. Not to be changed."""
    make = _second(dict(ample.FILES), HUB_SITE_URL="https://hub.example/ile/")
    return once(tmp_path_factory, "ample", make) / "site"


@pytest.fixture(scope="module", name="ample")
def ample_origin(ample_site: Path) -> Iterator[str]:
    """The origin of the second hub with more in it, served."""
    with Served(ample_site, "/ile/") as origin:
        yield origin


@pytest.fixture(scope="session")
def ample_hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """The same records in memory. Not to be changed."""

    def make(folder: Path) -> None:
        shutil.copytree(SECOND, folder)
        write(folder, dict(ample.FILES))

    return assemble(once(tmp_path_factory, "ample-records", make), TODAY, site="https://hub.example/ile/")


@pytest.fixture(scope="session", autouse=True)
def words_of_others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Interface words that the engine brings, without those of the second hub's languages: what its tests say must not
    change with a translation that this region makes."""
    brought, folder = tmp_path_factory.mktemp("words"), engine.folder
    for path in (ROOT / interface.FOLDER).glob("*.po"):
        if path.stem not in ("fr", "nl", "ar"):
            shutil.copy(path, brought)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "folder", lambda name: brought if name == interface.FOLDER else folder(name))
        yield


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The region's own hub, built once from this checkout; for tests of the region only. Not to be changed.

    In the languages its records are written in: the other ones come from the same templates by the same checks, and
    each would take as long again. `make audit` builds them all.
    """

    def make(folder: Path) -> None:
        result = build(ROOT, "--site-dir", str(folder), fresh=True, HUB_LANGUAGES=REGION_LANGUAGES)
        assert result.returncode == 0, result.stderr

    return once(tmp_path_factory, "real", make)


REGION_LANGUAGES = os.environ.get("REGION_LANGUAGES", "de,en")

SITES = ["second_site", *([pytest.param("real_site", marks=pytest.mark.region)] if HERE else [])]


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Path:
    """Each built site in turn: the second hub's, and the region's own."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The real browser; where there is none, its tests are skipped and say so."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine, see README")
    # A busy machine may take its time; what is expected in vain is rare.
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


# What a test uses says how long it takes


def _names(code: CodeType) -> set[str]:
    """Names that code asks for, also in functions and comprehensions inside it."""
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return {*code.co_names, *(name for one in inner for name in _names(one))}


@cache
def _used(function: Callable[..., object]) -> tuple[object, ...]:
    """What a function of the tests asks for by name, of modules what it takes from them, of classes all they do; of any
    other function nothing."""
    function = inspect.unwrap(function)
    code = getattr(function, "__code__", None)
    if not code or not code.co_filename.startswith(str(ROOT / "tests")):
        return ()
    names = _names(code)
    used = [function.__globals__[name] for name in names if name in function.__globals__]
    used += [getattr(one, name, None) for one in used if inspect.ismodule(one) for name in names]
    return (*used, *(method for one in used if inspect.isclass(one) for method in vars(one).values()))


_quick: set[object] = set()
"""What was looked at and starts nothing, nor does what it calls"""


def _is_slow(*functions: Callable[..., object]) -> bool:
    """Whether one of these functions of the tests, or one that they call, builds a site, opens a browser or starts
    another program."""
    left, seen = list[object](functions), set[object]()
    while left:
        one = left.pop()
        if one in (build, hub, made, sync_playwright, subprocess):
            return True
        if callable(one) and one not in seen and one not in _quick:
            seen.add(one)
            left += _used(one)
    _quick.update(seen)
    return False


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of the region are marked by where they stand, slow ones by what they use."""
    for item in items:
        if not isinstance(item, pytest.Function):
            continue
        if item.path.is_relative_to(ROOT / "tests/region"):
            item.add_marker("region")
        fixtures = [one.func for name in item.fixturenames for one in item._fixtureinfo.name2fixturedefs.get(name, ())]
        if "site" in item.fixturenames or _is_slow(item.function, *fixtures):
            item.add_marker("slow")
    if getattr(config.option, "loadgroup", False):
        items[:] = order.arranged(items)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Groups that are left apart cost minutes and are not seen otherwise: what shares a site is then built by each."""
    marked = [item for item in session.items if item.get_closest_marker("xdist_group")]
    if getattr(session.config.option, "loadgroup", False) and not all("@" in item.nodeid for item in marked):
        raise pytest.UsageError("pytest-xdist leaves tests of a group apart with this pytest, see pyproject.toml")
    # Modules and tests stay to the end; the collector need not look at them again and again, and seldom at the rest.
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
