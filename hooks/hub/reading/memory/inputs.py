"""All files that a check reads, as one digest: where it is the same, every finding is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import blake2b, file_digest
from pathlib import Path

from hub.reading import engine

FOLDERS = ("content", "data", "foreign", "locales", "overrides")
"""Those of a project; rules ask for nothing that lies elsewhere but the words that the engine brings"""


def digest(root: Path) -> str:
    """Differs where anything differs that a check reads; empty where that cannot be told."""
    found = blake2b(repr(engine.is_whole(root)).encode(), digest_size=12)
    try:
        for folder in (*(root / name for name in FOLDERS), *engine.layers(root, "locales")[1:]):
            for part in _below(str(folder)):
                found.update(len(part).to_bytes(8, "big") + part)
    except OSError:
        return ""
    return found.hexdigest()


def _below(folder: str) -> Iterator[bytes]:
    """Names, sorts and contents. Raises OSError for what cannot be read, and where a link could lead anywhere."""
    if not os.path.lexists(folder):
        return
    if Path(folder).is_symlink():
        raise OSError
    yield b"folder"
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISLNK(mode):
            raise OSError
        yield os.fsencode(f"{entry.path} {stat.S_IFMT(mode)}")
        if stat.S_ISDIR(mode):
            yield from _below(entry.path)
        elif stat.S_ISREG(mode):
            # Piece by piece: a file may be larger than any that a rule would read.
            with Path(entry.path).open("rb") as file:
                yield file_digest(file, "blake2b").digest()
