"""The engine as a package: built from this checkout, and installed into an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

from conftest import ROOT, TODAY, write


def built(out: Path) -> tuple[Path, Path]:
    """Wheel and sdist of this checkout."""
    run(ROOT, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", out)
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return wheel, sdist


def installed(wheel: Path, home: Path) -> Path:
    """The python of an environment with the wheel; the packages it needs are those that are installed here already."""
    venv.create(home, with_pip=False, symlinks=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # A line is added to the path as it is: the .pth file by which this checkout is installed counts for nothing there.
    write(packages, {"needed.pth": f"{sysconfig.get_path('purelib')}\n"})
    return home / "bin" / "python"


def run(folder: Path, *command: str | Path, **more: str) -> str:
    """What a program says, on the day of the tests; it must end well. `more` are further variables."""
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    variables |= {"HUB_TODAY": TODAY.isoformat(), "NO_MKDOCS_2_WARNING": "1"} | more
    result = subprocess.run(command, cwd=folder, env=variables, text=True, capture_output=True, check=False)
    assert 0 == result.returncode, f"{result.stdout}\n{result.stderr}"
    return result.stdout + result.stderr
