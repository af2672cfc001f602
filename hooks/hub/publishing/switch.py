"""Which release is served, and what of earlier ones stays reachable.

A reader may hold a page of the release before and only now ask for its styles, scripts or search index. Their names
hold a hash of their content, so they can stand beside those of the new release without harm: for a day they do.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hub.outputs import assets
from hub.publishing.pack import flush
from hub.publishing.target import Target

KEPT = "kept.json"
KEEP = timedelta(days=1)
"""how long what a page loads is kept after that page was replaced"""


def serve(target: Target, name: str) -> None:
    """Serve this release from now on: one rename, which either has happened or not."""
    link = target.folder / ".current"
    link.unlink(missing_ok=True)
    link.symlink_to(f"releases/{name}/site")
    link.replace(target.folder / "current")
    flush(target.folder)


def keep(served: Path | None, following: Path, now: datetime) -> None:
    """Bring what pages of the `served` release load, and what it kept itself, into the release that is to follow."""
    if served is None or served == following:
        return
    left, kept, wanted = _left(served), _left(following), []
    for unit in _units(served / "site"):
        since = left.get(unit, now)
        there = (following / "site" / unit).exists()
        if now - since <= KEEP and (not there or unit in kept):
            kept[unit] = max(since, kept.get(unit, since))
            wanted += [] if there else [unit]
    # First the word that they may go again, then the files: an interrupted run leaves nothing for ever.
    _write(following, kept)
    for unit in wanted:
        _link(served / "site" / unit, following / "site" / unit)


def _units(site: Path) -> Iterator[str]:
    """What never changes under its name, see `assets.unit`: files of the theme, folders of search indexes."""
    theme = [path for path in (site / assets.FOLDER).rglob("*") if path.is_file()]
    indexes = [path / "any" for path in (site / assets.INDEX).glob("*")]
    for path in sorted([*theme, *indexes]):
        name = path.relative_to(site).as_posix()
        # A packed copy goes with its original.
        unit = assets.unit(name.removesuffix(".gz").removesuffix(".br"))
        if unit:
            yield name if name.startswith(assets.FOLDER) else unit


def _left(release: Path) -> dict[str, datetime]:
    """When each of the things a release keeps for earlier ones was replaced."""
    try:
        found = json.loads((release / KEPT).read_text(encoding="utf-8"))
        return {unit: datetime.fromisoformat(since) for unit, since in found.items()}
    except (OSError, ValueError):
        return {}


def _write(release: Path, left: dict[str, datetime]) -> None:
    text = json.dumps({unit: left[unit].astimezone(UTC).isoformat() for unit in sorted(left)}, indent=2)
    path = release / f"{KEPT}.new"
    path.write_text(text + "\n", encoding="utf-8")
    path.replace(release / KEPT)


def _link(there: Path, here: Path) -> None:
    """The same file, or folder of files, in another place; a folder appears whole."""
    here.parent.mkdir(parents=True, exist_ok=True)
    here.parent.chmod(0o755)
    if there.is_dir():
        made = here.with_name(f".{here.name}")
        shutil.rmtree(made, ignore_errors=True)
        shutil.copytree(there, made, copy_function=_same)
        made.replace(here)
    else:
        _same(str(there), str(here))


def _same(there: str, here: str) -> None:
    try:
        os.link(there, here)
    except FileExistsError:
        return
    except OSError:
        shutil.copy2(there, here)
