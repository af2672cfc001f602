"""What a release says of itself: which files it has, with their sums, and what it was made from."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

SUMS, MANIFEST = "SHA256SUMS", "release.json"
PACKED = (".gz", ".br")
_YEARS = 20 * 365 * 86_400
_FROM = 946_684_800
"""2000-01-01, in seconds"""


@dataclass(frozen=True, slots=True)
class Release:
    """The same site, day and revision give the same values."""

    sha256: str
    """sum of SHA256SUMS, so of all names and contents"""
    files: int
    pages: int
    bytes: int
    languages: list[str]
    built_for: str
    """the day, YYYY-MM-DD"""
    site: str
    """its address on the web; empty where that was not known"""
    revision: str
    """of the project in version control, with + where files were changed since; empty without version control"""


def files(site: Path) -> Iterator[tuple[str, Path]]:
    """(path below the site, file) of every file but those that hold another one packed, in the order of their paths."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    for name in sorted(found):
        if not (name.endswith(PACKED) and name[:-3] in found):
            yield name, found[name]


def sums(site: Path) -> str:
    """A line `sum  path` for each file, as `sha256sum -c` reads it in the folder of the site."""
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files(site))


def describe(site: Path, listed: str, project: Path, languages: list[str], day: date, address: str) -> Release:
    """The release whose files are `listed` by `sums`."""
    names = [line.partition("  ")[2] for line in listed.splitlines()]
    return Release(
        sha256=hashlib.sha256(listed.encode()).hexdigest(),
        files=len(names),
        pages=sum(name.endswith(".html") for name in names),
        bytes=sum((site / name).stat().st_size for name in names),
        languages=languages,
        built_for=day.isoformat(),
        site=address,
        revision=_revision(project),
    )


def write(folder: Path, release: Release, listed: str) -> None:
    """Into the folder of the release, beside the site."""
    (folder / SUMS).write_text(listed, encoding="utf-8")
    (folder / MANIFEST).write_text(json.dumps(asdict(release), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read(folder: Path) -> Release | None:
    """What a release said of itself; None if that cannot be read."""
    try:
        return Release(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def listed(folder: Path) -> dict[str, str]:
    """Sums by path, of a release."""
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    return {path: sum_ for sum_, _, path in (line.partition("  ") for line in lines)}


def moment(content: bytes) -> int:
    """The time a file with this content is given, in seconds, from 2000 to 2019.

    Servers tell versions of a file apart by time and size. By its content a page that changed has another time wherever
    a release was unpacked or switched to, and one that did not has the same on every machine.
    """
    return _FROM + int.from_bytes(hashlib.sha256(content).digest()[:8]) % _YEARS


def lacking(folder: Path) -> list[str]:
    """What a release lacks to be whole: files that are gone, or are not what they were when it was made."""
    said, site = read(folder), folder / "site"
    if folder.is_symlink() or said is None:
        return [MANIFEST]
    try:
        if hashlib.sha256((folder / SUMS).read_bytes()).hexdigest() != said.sha256:
            return [SUMS]
        wanted = listed(folder)
    except OSError:
        return [SUMS]
    if site.is_symlink() or not site.is_dir():
        return ["site"]
    return [name for name, sum_ in wanted.items() if _sum(site / name) != sum_]


def _sum(path: Path) -> str:
    """Empty where there is no such file."""
    try:
        return "" if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _revision(project: Path) -> str:
    def git(*arguments: str) -> str:
        ended = subprocess.run(  # noqa: S603
            ["git", "-C", str(project), *arguments],  # noqa: S607
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=True,
        )
        return ended.stdout.strip()

    try:
        return git("rev-parse", "HEAD") + ("+" if git("status", "--porcelain", "--", ".") else "")
    except (OSError, subprocess.CalledProcessError):
        return ""
