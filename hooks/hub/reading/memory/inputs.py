"""All files that a check reads, as they are on the disk: where they are the same, every finding is.

A file that says something else has another time or size. Only one that was changed a moment ago may be changed again
without a sign, as clocks of disks are coarse; of such a file it counts what it says.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b, file_digest
from pathlib import Path

from hub.reading import engine

FOLDERS = ("content", "data", "foreign", "locales", "overrides")
"""Those of a project; rules ask for nothing that lies elsewhere but the words that the engine brings"""
FRESH = 4 * 10**9
"""Nanoseconds in which a file may change again without a sign; the coarsest clock of a disk counts by two seconds"""


@dataclass(frozen=True, slots=True)
class Inputs:
    """`digest` is of names, sorts, sizes and times; `fresh` has what was changed just before, by path, as a digest of
    what it says."""

    digest: str
    fresh: dict[str, str] = field(default_factory=dict)

    def are(self, before: Inputs) -> bool:
        """Whether they are those of `before`, some of which may have been fresh."""
        try:
            same = (_content(path) == digest for path, digest in before.fresh.items())
            return self.digest == before.digest and all(same)
        except OSError:
            return False


def found(root: Path) -> Inputs | None:
    """Those of a project; None where it cannot be told what a check reads."""
    there = [repr(engine.is_whole(root))]
    fresh: dict[str, str] = {}
    since = _since()
    try:
        for folder in (*(root / name for name in FOLDERS), *engine.layers(root, "locales")[1:]):
            for path, one in _below(str(folder)):
                said = f"{path}\0{one.st_mode}"
                if stat.S_ISREG(one.st_mode):
                    said += f" {_stamp(one)}"
                    if _changed(one) > since:
                        fresh[path] = _content(path)
                there.append(said)
    except OSError:
        return None
    return Inputs(blake2b(os.fsencode("\n".join(there)), digest_size=12).hexdigest(), fresh)


def stamp(path: Path) -> str:
    """Differs where a file says something else; empty where it was changed just before, or is none that can be read."""
    try:
        one = _looked_at(str(path))
    except OSError:
        return ""
    return _stamp(one) if stat.S_ISREG(one.st_mode) and _changed(one) <= _since() else ""


def _stamp(one: os.stat_result) -> str:
    return f"{one.st_ino} {one.st_size} {one.st_mtime_ns} {one.st_ctime_ns}"


def _since() -> int:
    """The time after which a change may be followed by another one without a sign."""
    return time.time_ns() - FRESH


def _changed(one: os.stat_result) -> int:
    return max(one.st_mtime_ns, one.st_ctime_ns)


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """A folder and everything in it; nothing where there is none. Raises OSError for what cannot be read, and where a
    link could lead anywhere."""
    if not os.path.lexists(folder):
        return
    yield folder, _looked_at(folder)
    with os.scandir(folder) as entries:
        there = sorted(entries, key=lambda entry: entry.name)
    for entry in there:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        else:
            yield entry.path, _looked_at(entry.path)


def _looked_at(path: str) -> os.stat_result:
    found = os.lstat(path)
    if stat.S_ISLNK(found.st_mode) or not os.access(path, os.R_OK):
        raise OSError
    return found


def _content(path: str) -> str:
    """A digest of what a file says. Raises OSError."""
    # Piece by piece: a file may be larger than any that a rule would read.
    with Path(path).open("rb") as file:
        return file_digest(file, "blake2b").hexdigest()
