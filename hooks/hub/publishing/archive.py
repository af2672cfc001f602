"""A release as one file that any host can unpack and serve; the same release gives the same bytes."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from pathlib import Path

from hub.publishing import release
from hub.publishing.release import MANIFEST, SUMS


def archive(folder: Path, out: Path) -> Path:
    """Write the release in `folder` into `out` and its sum into SHA256SUMS there; the file that was written.

    It holds `site/`, without packed copies and without what is kept of earlier releases, and the sums of its files.
    Raises `OSError`.
    """
    said, listed = release.read(folder), release.listed(folder)
    label = f"hub-{said.built_for}-{said.sha256[:8]}" if said else f"hub-{folder.name}"
    out.mkdir(parents=True, exist_ok=True)
    path, part = out / f"{label}.tar.gz", out / f".{label}.tar.gz"
    try:
        with (
            part.open("wb") as file,
            gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
        ):
            for name in (MANIFEST, SUMS, *(f"site/{name}" for name in listed)):
                content = (folder / name).read_bytes()
                entry = tarfile.TarInfo(name)
                entry.size, entry.mode, entry.mtime = len(content), 0o644, release.moment(content)
                tar.addfile(entry, io.BytesIO(content))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _note(out / SUMS, path)
    return path


def _note(sums: Path, path: Path) -> None:
    """Add a line to the sums of the archives that are there."""
    lines = sums.read_text(encoding="utf-8").splitlines() if sums.exists() else []
    known = {name: sum_ for sum_, _, name in (line.partition("  ") for line in lines) if (sums.parent / name).exists()}
    with path.open("rb") as file:
        known[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    new = sums.with_name(f".{sums.name}")
    new.write_text("".join(f"{known[name]}  {name}\n" for name in sorted(known)), encoding="utf-8")
    new.replace(sums)
