"""Which Python the environment is made of."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from conftest import ROOT

SYSTEM = "/usr/bin/python3"
WHOLE = "import sqlite3, ssl, sys; sys.exit(sys.version_info < (3, 11))"
PYTHON = """#!/bin/sh
case "$*" in *--enable-optimizations*) exit {plain} ;; esac
"""
UV = """#!/bin/sh
while [ "$1" != --python ]; do shift; done
echo "$2"
exit 9
"""
"""It says for which Python it was asked, and ends the set-up there."""


def taken(folder: Path, plain: bool, **variables: str) -> str:
    """The Python that `tools/setup` takes where `python3` was compiled with its optimisations, or plainly without."""
    (folder / "tools").mkdir()
    shutil.copy(ROOT / "tools/setup", folder / "tools")
    for name, script in {"python3": PYTHON.format(plain=0 if plain else 1), "uv": UV}.items():
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHON"}
    environment["PATH"] = f"{folder}:{os.environ['PATH']}"
    result = subprocess.run(
        [folder / "tools/setup"], env=environment | variables, capture_output=True, text=True, check=False
    )
    assert (9, "") == (result.returncode, result.stderr)
    return result.stdout.strip()


def test_a_python_with_its_optimisations_is_taken_as_it_is(tmp_path: Path) -> None:
    assert "python3" == taken(tmp_path, plain=False)


def test_a_python_somebody_names_is_taken_as_it_is(tmp_path: Path) -> None:
    assert "python3" == taken(tmp_path, plain=True, PYTHON="python3")


def test_of_a_plain_python_and_a_fast_one_of_the_system_the_fast_one_is_taken(tmp_path: Path) -> None:
    """Where the system has none from 3.11 on, the plain one is."""
    there = Path(SYSTEM).exists() and 0 == subprocess.run([SYSTEM, "-c", WHOLE], check=False).returncode

    assert (SYSTEM if there else "python3") == taken(tmp_path, plain=True)
