"""The files of a new release: where the release before says the same, the same file on the disk with its packed copies.

A file counts as what it was when it was made as long as its size, mode and time say so: the time follows from the
content (`release.moment`), so whatever was written to since, and a packed copy of something else, does not fit and is
made anew. What nobody can see so, a disk that forgets, is found by whoever reads all (`release.lacking`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from posixpath import splitext

from hub.outputs import folder
from hub.outputs.progress import Tell
from hub.publishing import pack, release

_REGULAR = stat.S_IFREG | 0o644
_WITH_COPIES = ("", *release.PACKED)


@dataclass(frozen=True, slots=True)
class Laid:
    """What was laid: sums by path, how many bytes, and the paths of files that are new and not finished yet."""

    sums: dict[str, str]
    bytes: int
    fresh: list[str]
    marks: dict[str, release.Marked]
    """of files whose build can tell by a mark that they are the same"""


def lay(site: Path, files: Mapping[str, bytes], before: Path | None, known: Mapping[str, str], tell: Tell) -> Laid:
    """Make the folder `site` hold these files and nothing else; it is empty or holds those of an earlier release.
    `before` is the folder of the release that is served, `known` has the sums that it can be trusted to have.

    Nothing is ever written into a file that is there: it may be part of another release.
    """
    old, new = (_Tree(str(root)) for root in (before / "site" if before else site, site))
    new.changed(_cleared(site, files))
    named = {sum_ + _suffix(name): name for name, sum_ in known.items()}
    marked = release.marked(before) if before else {}
    # Files of a build have marks, those of a folder have none; to import the class takes as long as going back.
    mark_of: Callable[[str], str] = getattr(files, "mark", _unmarked)
    sums: dict[str, str] = {}
    marks: dict[str, release.Marked] = {}
    total, fresh = 0, []
    for number, name in enumerate(files):
        tell("lay", number, len(files))
        mark = mark_of(name)
        size, sum_ = marked.get(mark, (0, ""))
        # What is known to be the same need not be unpacked.
        if not sum_ or known.get(name) != sum_ or not _shared(name, name, size, sum_, old, new):
            content = files[name]
            size, sum_ = len(content), hashlib.sha256(content).hexdigest()
            # Files of the search are in a folder named by what is in all of them, but most of them stay.
            was = name if known.get(name) == sum_ else named.get(sum_ + _suffix(name), "")
            if not was or not _shared(name, was, size, sum_, old, new):
                new.write(name, content)
                fresh.append(name)
        sums[name] = sum_
        total += size
        if mark:
            marks[mark] = size, sum_
    tell("lay", len(files), len(files))
    new.made_known()
    return Laid(sums, total, fresh, marks)


def _unmarked(name: str) -> str:
    """Of files that are there as they are."""
    return ""


def _shared(name: str, was: str, size: int, sum_: str, old: _Tree, new: _Tree) -> bool:
    """Whether the tree before has this file and its packed copies, as `was`; then they are the same ones now."""
    suffixes = _WITH_COPIES if pack.is_packed(name, size) else ("",)
    inodes = old.fits(was, suffixes, size, release.moment_of(bytes.fromhex(sum_)))
    if not inodes:
        return False
    try:
        new.share(name, inodes, suffixes, old, was)
    except OSError:
        # A disk without hard links says so here.
        return False
    return True


def _suffix(name: str) -> str:
    """By which a file of one name may have packed copies and one of another may not."""
    return splitext(name)[1]


def _cleared(site: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Delete what is left of another release; the folders from which something is gone."""
    for path in site.glob(".*"):
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    return folder.clear(site, {*files, *(copy for name in files for copy in pack.copies(name))})


class _Tree:
    """A folder of files; each folder in it is looked at once. Strings, not paths: there are tens of thousands."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._inodes: dict[str, dict[str, int]] = {}
        self._changed: set[str] = set()

    def changed(self, folders: list[Path]) -> None:
        """Something is gone from these."""
        self._changed.update(map(str, folders))

    def fits(self, name: str, suffixes: Sequence[str], size: int, moment: int) -> list[int]:
        """The inodes of a file of this size and of its packed copies, if all are as they were when they were made."""
        try:
            found = [os.lstat(f"{self._root}/{name}{suffix}") for suffix in suffixes]
        except OSError:
            return []
        then = moment * 10**9
        for one in found:
            if one.st_mtime_ns != then or one.st_mode != _REGULAR or not one.st_size:
                return []
        return [one.st_ino for one in found] if found[0].st_size == size else []

    def share(self, name: str, inodes: list[int], suffixes: Sequence[str], other: _Tree, there: str) -> None:
        """Have the files with these inodes that another tree has. Raises `OSError` where the disk has no such thing."""
        for inode, suffix in zip(inodes, suffixes, strict=True):
            own = self._inode(name + suffix)
            if inode != own:
                os.link(f"{other._root}/{there}{suffix}", self._emptied(name + suffix, known=bool(own)))

    def write(self, name: str, content: bytes) -> None:
        """Have a file with this content."""
        with open(self._emptied(name, known=True), "xb") as file:  # noqa: PTH123 - as everywhere here
            file.write(content)

    def made_known(self) -> None:
        """Folders that changed can be entered by everybody, whatever the umask was, and are on the disk."""
        for path in sorted(self._changed):
            os.chmod(path, 0o755)  # noqa: PTH101, S103
            pack.flush(Path(path))

    def _inode(self, name: str) -> int:
        above, _, last = name.rpartition("/")
        if above not in self._inodes:
            try:
                with os.scandir(f"{self._root}/{above}") as entries:
                    self._inodes[above] = {entry.name: entry.inode() for entry in entries}
            except OSError:
                self._inodes[above] = {}
        return self._inodes[above].get(last, 0)

    def _emptied(self, name: str, *, known: bool) -> str:
        """The path of a file that is not there any more, in a folder that is."""
        path = f"{self._root}/{name}"
        above = path.rpartition("/")[0]
        if above not in self._changed:
            os.makedirs(above, exist_ok=True)  # noqa: PTH103
            while above not in self._changed:
                self._changed.add(above)
                above = above.rpartition("/")[0] if len(above) > len(self._root) else above
        if known:
            with suppress(FileNotFoundError):
                os.unlink(path)  # noqa: PTH108
        return path
