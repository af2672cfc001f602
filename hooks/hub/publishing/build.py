"""The real build, as editors and CI run it, into another folder; or the parts of one, put together."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from filecmp import cmp
from pathlib import Path

from hub.publishing.target import Stopped


def build(project: Path, site: Path, day: date, environment: Mapping[str, str], lock: int) -> None:
    """Build `project` into `site`. Raises `Stopped` with what the build said.

    The build inherits the lock of the target: should this process be killed, no other begins while the build still
    writes.
    """
    ended = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={**environment, "HUB_TODAY": day.isoformat(), "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        pass_fds=[lock],
    )
    if ended.returncode:
        said = ended.stderr.strip() or ended.stdout.strip()
        # Only the last line of a traceback says something to those who publish.
        before, traceback, after = said.partition("Traceback (most recent call last)")
        said = f"{before}{after.strip().splitlines()[-1]}" if traceback else said
        raise Stopped("build", reason=said)


def join(parts: Sequence[Path], site: Path) -> None:
    """Put `parts` of a site together in `site`. Raises `Stopped` where a file that several have is not the same."""

    def copy(there: str, here: str) -> None:
        if not Path(here).exists():
            shutil.copy2(there, here, follow_symlinks=False)
        elif not cmp(there, here, shallow=False):
            names = ", ".join(str(part) for part in parts)
            raise Stopped("parts", parts=names, path=Path(here).relative_to(site))

    for part in parts:
        shutil.copytree(part, site, symlinks=True, dirs_exist_ok=True, copy_function=copy)
