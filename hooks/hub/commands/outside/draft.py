"""A project as it will be: files are changed here first, and written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from hub.commands import Call, Refused


class Draft:
    """`changed` holds the content of each file that will differ by its path; None for one that goes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed: dict[str, bytes | None] = {}

    def read(self, name: str) -> bytes | None:
        """What a file will hold; None where there is none, or what is there is no file."""
        if name in self.changed:
            return self.changed[name]
        path = self.root / name
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None

    def write(self, name: str, content: bytes | None) -> None:
        """Let a file hold something else, or go."""
        self.changed[name] = content

    def keep(self, call: Call) -> None:
        """Write it all. Raises `Refused` where a file cannot be written; then everything is as it was."""
        before = {name: self._there(name) for name in self.changed}
        try:
            for name, content in self.changed.items():
                self._put(name, content)
        except OSError as error:
            for name, content in before.items():
                self._put(name, content)
            raise Refused(call.say("unwritable", path=error.filename, reason=error.strerror)) from None

    def _there(self, name: str) -> bytes | None:
        path = self.root / name
        return path.read_bytes() if path.exists() else None

    def _put(self, name: str, content: bytes | None) -> None:
        path = self.root / name
        if content is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            try:
                part.write_bytes(content)
                if path.exists():
                    part.chmod(path.stat().st_mode)
                # The name is taken over in one step.
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)


def ending(content: bytes) -> bytes:
    """The end of line that a file has."""
    return b"\r\n" if b"\r\n" in content else b"\n"
