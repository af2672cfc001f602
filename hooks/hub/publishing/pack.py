"""Packed copies beside the files. Browsers that ask whether a page changed are answered by the time of the file, which
follows from its content."""

from __future__ import annotations

import os
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from posixpath import splitext

import brotli

from hub.outputs import assets
from hub.outputs.progress import Tell
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
_BEST, _GOOD, _QUICK = 11, 10, 9
"""Of brotli: of what every page loads, which is little; of pages and data; of the lists of all pages for search
engines, which are large and change with every record. The best takes nearly three times as long as the next to make a
page smaller by a hundredth, that one twenty times as long as the last to make such a list smaller by a sixteenth."""
_SMALLEST = 512
"""bytes; below, packing saves less than a packet"""


def is_packed(name: str, size: int) -> bool:
    """Whether a file of so many bytes has packed copies."""
    return size >= _SMALLEST and splitext(name)[1] in _PACKABLE


def copies(name: str) -> list[str]:
    """The names of the packed copies a file may have."""
    return [f"{name}{suffix}" for suffix in release.PACKED]


def small(name: str, content: bytes) -> bytes:
    """What nearly every browser is sent in place of this content of a file."""
    loaded, listing = name.startswith(f"{assets.FOLDER}/"), name.endswith("sitemap.xml")
    packed: bytes = brotli.compress(content, quality=_BEST if loaded else _QUICK if listing else _GOOD)
    return packed


def pack(site: Path, names: list[str], tell: Tell) -> None:
    """Finish the files of `site` at these paths: pack them, give them their time, and wait until they are on the disk.

    They can be read by everybody afterwards, whatever the umask was.
    """
    # Both packers let go of the interpreter while they work.
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        try:
            for number, _ in enumerate(workers.map(_finish, [site] * len(names), names)):
                tell("pack", number, len(names))
        except BaseException:
            workers.shutdown(cancel_futures=True)
            raise
    tell("pack", len(names), len(names))
    for folder in {above for name in names for above in (site / name).parents if above.is_relative_to(site)}:
        flush(folder)


def flush(path: Path) -> None:
    """Wait until a file, or the list of names of a folder, is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _finish(site: Path, name: str) -> None:
    content = (site / name).read_bytes()
    moment = release.moment(content)
    made = {name: content}
    if is_packed(name, len(content)):
        gzipped, brotlied = copies(name)
        made |= {gzipped: _gzip(content), brotlied: small(name, content)}
    for part, written in made.items():
        path = site / part
        if part != name:
            path.unlink(missing_ok=True)
            path.write_bytes(written)
        path.chmod(0o644)
        os.utime(path, (moment, moment))
        flush(path)


def _gzip(content: bytes) -> bytes:
    """With no time in it, unlike `gzip.compress`."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()
