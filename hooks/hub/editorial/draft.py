"""A project as it will be: files are changed here first, and written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path


class Changed(Exception):
    """A file is no longer what it was when it was read; nothing was written."""


class Draft:
    """`changed` holds the content of each file that will differ by its path; None for one that goes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed: dict[str, bytes | None] = {}
        self._programs: set[str] = set()

    def read(self, name: str) -> bytes | None:
        """What a file will hold; None where there is none, or what is there is no file."""
        if name in self.changed:
            return self.changed[name]
        path = self.root / name
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None

    def write(self, name: str, content: bytes | None, *, program: bool = False) -> None:
        """Let a file hold something else, or go; a `program` can be run."""
        self.changed[name] = content
        if program:
            self._programs.add(name)

    def keep(self) -> None:
        """Write it all. Raises OSError with the file that cannot be written; then everything is as it was."""
        before = {name: self._there(name) for name in self.changed}
        parts: dict[str, Path] = {}
        made: list[Path] = []
        done: list[str] = []
        at = ""
        try:
            # What takes room is written beside what is there; names are taken over when nothing can run out any more.
            for at, content in self.changed.items():
                if content is not None and content != before[at]:
                    _folders((self.root / at).parent, made)
                    parts[at] = _part(self.root / at, content)
                    if at in self._programs:
                        parts[at].chmod(parts[at].stat().st_mode | 0o111)
            for at, content in self.changed.items():
                done.append(at)
                if at in parts:
                    parts[at].replace(self.root / at)
                elif content is None:
                    (self.root / at).unlink(missing_ok=True)
        except BaseException as error:
            # Also where somebody has stopped it.
            for name in done:
                self._restore(name, before[name])
            for part in parts.values():
                part.unlink(missing_ok=True)
            for folder in reversed(made):
                with suppress(OSError):
                    folder.rmdir()
            if isinstance(error, OSError):
                raise OSError(error.errno, error.strerror, str(self.root / at)) from None
            raise

    def _there(self, name: str) -> bytes | None:
        path = self.root / name
        return path.read_bytes() if path.exists() else None

    def _restore(self, name: str, old: bytes | None) -> None:
        path = self.root / name
        if old is None:
            path.unlink(missing_ok=True)
        elif self._there(name) != old:
            path.write_bytes(old)


def put(path: Path, content: bytes, before: os.stat_result) -> None:
    """Put `content` in the place of a file, whole or not at all, with the mode it had.

    Raises `Changed` where the file is another one than `before`, and OSError where it cannot be written.
    """
    part = _part(path, content)
    try:
        now = path.lstat()
        if (now.st_ino, now.st_size, now.st_mtime_ns) != (before.st_ino, before.st_size, before.st_mtime_ns):
            raise Changed(path.name)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def ending(content: bytes) -> bytes:
    """The end of line that a file has."""
    return b"\r\n" if b"\r\n" in content else b"\n"


def _part(path: Path, content: bytes) -> Path:
    """A file beside another one that holds what that shall hold, with its mode."""
    part = path.with_name(f".{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            if path.exists():
                # After a power cut there is the old or the new content, never none.
                file.flush()
                os.fsync(file.fileno())
        if path.exists():
            part.chmod(stat.S_IMODE(path.stat().st_mode))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it; `made` gets the new ones, the outer first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir()
        made.append(one)
