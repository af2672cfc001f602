"""Packed copies beside the files, and files shared with the release before.

What did not change is the same file on the disk as in the release before, with its packed copies: only what changed is
packed, a release takes little room. Browsers that ask whether a page changed are answered by the time of the file,
which follows from its content.
"""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from filecmp import cmp
from pathlib import Path

import brotli

from hub.publishing import release

_PACKABLE = frozenset(
    [
        ".html",
        ".css",
        ".js",
        ".json",
        ".jsonld",
        ".svg",
        ".xml",
        ".txt",
        ".csv",
        ".ics",
        ".vcf",
        ".ttl",
        ".vtt",
        ".webmanifest",
    ]
)
_SMALLEST = 512
"""bytes; below, packing saves less than a packet"""


def pack(site: Path, names: Iterable[str], before: Path | None) -> None:
    """Finish the files of `site` at these paths; `before` is the site of the release before.

    Folders can be entered and files read by everybody afterwards, whatever the umask was, and all are on the disk.
    """
    fresh = []
    for name in names:
        path, old = site / name, before and before / name
        if old and old.is_file() and cmp(old, path, shallow=False) and _share(old, path):
            continue
        fresh.append(path)
    # Both packers let go of the interpreter while they work.
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        list(workers.map(_finish, fresh))
    for folder in [site, *(path for path in site.rglob("*") if path.is_dir())]:
        folder.chmod(0o755)
        flush(folder)


def flush(path: Path) -> None:
    """Wait until a file, or the list of names of a folder, is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def copies(path: Path) -> list[Path]:
    """The packed copies a file may have."""
    return [path.with_name(path.name + suffix) for suffix in (".gz", ".br")]


def _share(old: Path, new: Path) -> bool:
    """Replace a file and its packed copies by those of the release before; False if that has none or cannot share."""
    try:
        for there, here in zip([old, *copies(old)], [new, *copies(new)], strict=True):
            here.unlink(missing_ok=True)
            if there.is_file():
                os.link(there, here)
    except OSError:
        # A disk without hard links. The file itself may be gone by now.
        if not new.exists():
            shutil.copy2(old, new)
        return False
    return True


def _finish(path: Path) -> None:
    path.chmod(0o644)
    content = path.read_bytes()
    moment = release.moment(content)
    os.utime(path, (moment, moment))
    for copy in copies(path):
        copy.unlink(missing_ok=True)
    if path.suffix in _PACKABLE and len(content) >= _SMALLEST:
        for copy, packed in zip(copies(path), (_gzip(content), brotli.compress(content)), strict=True):
            if len(packed) < len(content):
                copy.write_bytes(packed)
                copy.chmod(0o644)
                os.utime(copy, (moment, moment))
                flush(copy)
    flush(path)


def _gzip(content: bytes) -> bytes:
    """With no time in it, unlike `gzip.compress`."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()
