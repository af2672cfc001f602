"""Commands on other systems: a Python that lacks what only POSIX has, and terminals that know few signs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from conftest import ROOT, SECOND, TODAY, write
from versions import PARTNER, commit, edit, git
from warm import Warm

WINDOWS = """
import builtins, os, sys

for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "fchmod", "geteuid", "getuid", "fork", "mkfifo"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("fcntl", "pwd", "grp", "termios", "resource"):
    sys.modules[name] = None

def no_links(*_, **__):
    raise OSError(22, "A required privilege is not held by the client")

os.symlink = no_links
"""
"""What Python for Windows lacks, taken away before the engine is imported; links can be made there by few."""


ONE = {"HUB_LANGUAGES": "fr"}
"""What a site is made in where the same is made twice"""


def run(folder: Path, *arguments: str, **environment: str) -> CompletedProcess[bytes]:
    command = [sys.executable, "-m", "hub.cli", *arguments]
    variables = {**os.environ, "HUB_TODAY": TODAY.isoformat(), "PYTHONPATH": str(ROOT / "hooks"), **environment}
    return subprocess.run(
        command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


def again(programs: Warm, folder: Path, *arguments: str) -> CompletedProcess[bytes]:
    """The same, without a start of Python for each, in one language."""
    return programs.run("hub", folder, arguments, {**os.environ, "HUB_TODAY": TODAY.isoformat(), **ONE})


@pytest.fixture(scope="module")
def terminals() -> Iterator[dict[str, Warm]]:
    """One that knows all signs, and two that know few."""
    with ExitStack() as stack:
        yield {
            encoding: stack.enter_context(Warm({**os.environ, "PYTHONIOENCODING": encoding}))
            for encoding in ("utf-8", "ascii", "cp1252")
        }


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The second hub under version control, with a change since; the engine is where the commands are."""
    folder = tmp_path / "hub"
    shutil.copytree(SECOND, folder)
    git(folder, "init", "--quiet")
    commit(folder)
    edit(folder, PARTNER, "+99 001 234-5", "+99 001 234-7")
    return folder


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """A Python without what Windows has not, and with its signs."""
    taken = tmp_path_factory.mktemp("windows") / "taken.py"
    taken.write_text(WINDOWS, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    with Warm(environment, first=(taken,)) as programs:
        yield programs


COMMANDS = {
    "check": (["check", "--warnings"], 0),
    "fmt": (["fmt", "--check"], 1),
    "new": (["new", "offer", "--id", "cours", "--set", "title.fr=Cours", "--set", "title.nl=Les"], 1),
    "report": (["report"], 0),
    "schema": (["schema"], 0),
    "changes": (["changes", "--base", "HEAD"], 0),
    "pages": (["pages", "--out", "out"], 0),
    "wayfinder": (["wayfinder", "quel-chemin", "--paths"], 0),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_work_without_what_only_posix_has(
    name: str, kept: Path, windows: Warm, terminals: dict[str, Warm]
) -> None:
    """They say and write the same bytes as here, but for the seconds that something took."""
    arguments, code = COMMANDS[name]

    def made(folder: str, programs: Warm) -> tuple[int, list[bytes], dict[str, bytes]]:
        project = kept.with_name(folder)
        shutil.copytree(kept, project)
        result = again(programs, project, *arguments)
        files = {path.relative_to(project).as_posix(): path for path in project.rglob("*") if path.is_file()}
        known = {
            name: path.read_bytes()
            for name, path in files.items()
            if not re.search(r"\.git/|\.cache/|__pycache__", name)
        }
        said = [re.sub(rb"\d+\.\d s\b", b"", text) for text in (result.stdout, result.stderr)]
        return result.returncode, said, known

    here, there = made("here", terminals["cp1252"]), made("there", windows)

    assert code == there[0], there[1]
    assert here == there


def test_what_does_not_work_there_is_refused_in_one_sentence(kept: Path, windows: Warm) -> None:
    """Publishing needs locks and links; the README says so too."""
    result = again(windows, kept, "publish", "target")

    assert (1, b"") == (result.returncode, result.stdout)
    said = "hub publish braucht Linux oder macOS; unter Windows geht es in WSL."
    assert said == result.stderr.decode("cp1252").strip()
    assert "WSL" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert not (kept / "target").exists()


def test_links_and_pipes_are_refused_without_the_flags_too(kept: Path, windows: Warm) -> None:
    """A record that is none: by its name, because the open file cannot be asked first."""
    (kept / "data/documents/lien.yaml").symlink_to("/etc/hostname")
    os.mkfifo(kept / "data/documents/tube.yaml")

    result = again(windows, kept, "check")

    for name in ("lien", "tube"):
        assert f"data/documents/{name}.yaml:1:1: Das ist keine gewöhnliche Datei." in result.stdout.decode("cp1252")


def test_a_link_of_another_state_is_no_record_there_either(kept: Path, windows: Warm) -> None:
    """Where no link can be made, what it led to is a text and never read."""
    (kept / "data/documents/secret.yaml").symlink_to("/etc/hostname")
    linked = commit(kept)
    git(kept, "checkout", "--quiet", "HEAD~1")

    result = again(windows, kept, "changes", "--base", "HEAD", "--head", linked)

    assert 1 == result.returncode and b"Traceback" not in result.stderr
    assert b"data/documents/secret.yaml:1:1: " in result.stdout


# signs


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_every_output_survives_a_terminal_that_knows_few_signs(
    environment: dict[str, str], kept: Path, terminals: dict[str, Warm]
) -> None:
    """Findings, reports, help and refusals: signs that it does not know are spelt out, never a traceback."""
    write(kept, {"data/documents/größe.yaml": "titel: „x“ → y\n"})
    ascii = terminals.get(environment.get("PYTHONIOENCODING", ""))
    with nullcontext(ascii) if ascii else Warm({**os.environ, **environment}) as programs:
        for arguments in (
            ["check", "--warnings"],
            ["check", "--lang", "en"],
            ["fmt", "--check"],
            ["fmt", "data/documents/größe.yaml"],
            ["report"],
            ["changes", "--base", "nirgends„"],
            ["new", "ä"],
            ["publish", "no/folder/„"],
            *([command, "--help"] for command in COMMANDS),
        ):
            result = again(programs, kept, *arguments)

            assert b"Traceback" not in result.stderr and b"UnicodeEncodeError" not in result.stderr, arguments
            assert result.stdout or result.stderr
        if ascii:
            assert b"gr\\xf6\\xdfe.yaml:1:1: " in again(programs, kept, "check").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        *(["check", "--format", name] for name in ("github", "gitlab", "sarif", "json")),
        *(["report", "--format", name] for name in ("markdown", "json")),
        ["changes", "--base", "HEAD", "--format", "markdown"],
        ["wayfinder", "quel-chemin", "--graph"],
    ],
    ids=" ".join,
)
def test_what_programs_read_is_utf_8_whatever_the_terminal_knows(
    arguments: list[str], kept: Path, terminals: dict[str, Warm]
) -> None:
    """The same bytes, whole."""
    plain, few = (again(terminals[encoding], kept, *arguments) for encoding in ("utf-8", "ascii"))

    assert (plain.returncode, plain.stdout) == (few.returncode, few.stdout)
    assert plain.stdout.decode("utf-8") and re.search(rb"[^\x00-\x7f]", plain.stdout)


def test_what_was_given_and_cannot_be_read_is_said(second: Path) -> None:
    """An argument in another encoding: the record is refused in words, and nothing broken is written."""
    given = os.fsdecode(b"title.fr=Caf\xe9")

    result = run(second, "new", "offer", "--id", "x", "--set", given, PYTHONIOENCODING="ascii")

    assert 1 == result.returncode and b"Traceback" not in result.stderr
    assert b"data/offers/x.yaml:2:" in result.stderr and b"UTF-8" in result.stderr
    assert not (second / "data/offers/x.yaml").exists()
