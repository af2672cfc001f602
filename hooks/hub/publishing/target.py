"""The folder releases are published to.

    TARGET/.hub-releases            marks the folder as ours, and is the lock
    TARGET/current                  link to releases/<name>/site of the release that is served
    TARGET/releases/<name>/site/    the site, packed files beside their originals
    TARGET/releases/<name>/SHA256SUMS, MARKS, release.json, kept.json
    TARGET/releases/.new-…, .gone-…  work in progress, or what an interrupted run left
    TARGET/releases/.spare           what was last removed: the next release is made in its folders, of which there are
                                     many, so that only what differs is touched

What else stands in TARGET/releases (files of a file manager, of NFS …) is left alone.

Names begin with the time in UTC and sort by it; none is earlier than one that is there, whatever the clock says.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

MARKER = ".hub-releases"
_ABOUT = "Made by `hub publish`; do not change anything here by hand. See docs/operating.md.\n"
_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
_WORK, _GONE, _SPARE = ".new-", ".gone-", ".spare"
_STAMP = "%Y%m%dT%H%M%SZ"


class Stopped(Exception):
    """Why nothing was published: `code` names a sentence of the command, `values` fill it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Target:
    """A folder that is ours. Made by `opened`."""

    folder: Path
    lock: int
    """the open file that holds the lock; what inherits it holds the lock too"""

    @property
    def releases(self) -> list[str]:
        """Names of the whole releases, oldest first."""
        return sorted(path.name for path in (self.folder / "releases").iterdir() if _is_release(path))

    @property
    def strangers(self) -> list[str]:
        """Names of what stands among the releases and is none: not ours, or could not be removed."""
        return sorted(path.name for path in (self.folder / "releases").iterdir() if not _is_ours(path))

    @property
    def served(self) -> str | None:
        """Name of the release that is served; None if there is none, or if it was removed by hand."""
        try:
            link = str((self.folder / "current").readlink())
        except FileNotFoundError:
            return None
        name = Path(link).parts[1] if re.fullmatch(r"releases/[^/]+/site", link) else ""
        return name if _NAME.fullmatch(name) and self.site(name).is_dir() else None

    def release(self, name: str) -> Path:
        """The folder of a release."""
        return self.folder / "releases" / name

    def site(self, name: str) -> Path:
        """What is served of a release."""
        return self.release(name) / "site"

    def name(self, now: datetime, digest: str) -> str:
        """The name of the next release."""
        moment = now.astimezone(UTC).replace(microsecond=0)
        for last in self.releases[-1:]:
            stamp = datetime.strptime(last.partition("-")[0], _STAMP).replace(tzinfo=UTC)
            moment = max(moment, stamp + timedelta(seconds=1))
        return f"{moment.strftime(_STAMP)}-{digest[:8]}"

    def work(self) -> Path:
        """A new folder to make a release in. Its `site` is empty or holds files of an earlier release."""
        path = Path(mkdtemp(prefix=_WORK, dir=self.folder / "releases"))
        path.chmod(0o755)
        spare = self.folder / "releases" / _SPARE
        with suppress(OSError):
            (spare / "site").rename(path / "site")
        shutil.rmtree(spare, ignore_errors=True)
        (path / "site").mkdir(exist_ok=True)
        return path

    def put_back(self, work: Path) -> None:
        """Nothing was made of it: its folders serve for the next one."""
        if work.is_dir() and self.releases and not (self.folder / "releases" / _SPARE).exists():
            work.rename(self.folder / "releases" / _SPARE)

    def tidy(self) -> None:
        """Remove what interrupted runs left; what cannot be removed stays, among the `strangers`."""
        for path in (self.folder / "releases").iterdir():
            if path.name.startswith((_WORK, _GONE)):
                shutil.rmtree(path, ignore_errors=True)

    def remove(self, name: str) -> None:
        """Remove a release; interrupted, what is left is no release any more. Its folders may serve the next one."""
        gone, spare = (self.folder / "releases" / other for other in (f"{_GONE}{name}", _SPARE))
        self.release(name).rename(gone)
        if spare.exists():
            shutil.rmtree(gone)
        else:
            gone.rename(spare)


def _is_ours(path: Path) -> bool:
    return _is_release(path) or path.name == _SPARE


def _is_release(path: Path) -> bool:
    return bool(_NAME.fullmatch(path.name)) and path.is_dir() and not path.is_symlink()


@contextmanager
def opened(folder: Path, project: Path) -> Iterator[Target]:
    """The target at `folder`, ours alone while this lasts; an empty or missing folder becomes one.

    Raises `Stopped` for every folder that is not ours to fill, and while another run is at work.
    """
    try:
        import fcntl
    except ImportError:
        # Windows: neither locks nor links that a server follows as it does here.
        raise Stopped("system") from None
    path = _place(folder, project)
    try:
        path.mkdir(exist_ok=True)
        lock = os.open(path / MARKER, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    except OSError as error:
        raise Stopped("unwritable", path=folder, reason=error.strerror) from None
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stopped("busy", path=folder) from None
        if not os.fstat(lock).st_size:
            os.write(lock, _ABOUT.encode())
        releases, current = path / "releases", path / "current"
        if releases.is_symlink() or (current.exists() and not current.is_symlink()):
            raise Stopped("changed", path=folder)
        releases.mkdir(exist_ok=True)
        # Whatever the umask was: the server is another user.
        path.chmod(0o755)
        releases.chmod(0o755)
        target = Target(path, lock)
        target.tidy()
        yield target
    finally:
        os.close(lock)


def _place(folder: Path, project: Path) -> Path:
    """The absolute path, if publishing there would hurt nothing."""
    if folder.is_symlink():
        raise Stopped("link", path=folder)
    path, project = folder.resolve(), project.resolve()
    if path == project or path in project.parents:
        raise Stopped("project", path=folder)
    ours = (path / MARKER).is_file() and not (path / MARKER).is_symlink()
    if path.is_relative_to(project):
        # A folder of its own such as public/ is meant for nothing else; data/public/ would be.
        top = project / path.relative_to(project).parts[0]
        if top != path and top.exists():
            raise Stopped("project", path=folder)
    if path.exists() and not path.is_dir():
        raise Stopped("no-folder", path=folder)
    if not path.parent.is_dir():
        raise Stopped("no-parent", path=folder, parent=path.parent)
    try:
        # What a file system puts into its root is nobody's work.
        there = sorted(entry.name for entry in path.iterdir() if entry.name != "lost+found") if path.exists() else []
        if there and not ours:
            raise Stopped("foreign", path=folder, there=", ".join(there[:3]) + (" …" if there[3:] else ""))
    except PermissionError as error:
        raise Stopped("unwritable", path=folder, reason=error.strerror) from None
    return path
