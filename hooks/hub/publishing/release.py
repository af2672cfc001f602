"""What a release says of itself: which files it has, with their sums, and what it was made from."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

SUMS, MARKS, MANIFEST = "SHA256SUMS", "MARKS", "release.json"
PACKED = (".gz", ".br")
Marked = tuple[int, str]
"""(bytes, SHA-256) of a file"""
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
    rules: str = ""
    """by which rules it was found whole, see `verify.RULES`; empty for one of an engine that did not say so"""


def lines(sums: Mapping[str, str]) -> str:
    """A line `sum  path` for each file, as `sha256sum -c` reads it in the folder of the site."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def describe(
    sums: Mapping[str, str], size: int, project: Path, languages: list[str], day: date, address: str, rules: str = ""
) -> Release:
    """The release that has files of these sums by path, `size` bytes in all."""
    return Release(
        sha256=hashlib.sha256(lines(sums).encode()).hexdigest(),
        files=len(sums),
        pages=sum(name.endswith(".html") for name in sums),
        bytes=size,
        languages=languages,
        built_for=day.isoformat(),
        site=address,
        revision=_revision(project),
        rules=rules,
    )


def write(folder: Path, release: Release, sums: Mapping[str, str], marks: Mapping[str, Marked] | None = None) -> None:
    """Into the folder of the release, beside the site. `marks` are those of a build, see `outputs.kept.Files.mark`."""
    known = "".join(f"{mark}  {size}  {sum_}\n" for mark, (size, sum_) in (marks or {}).items())
    (folder / MARKS).write_text(known, encoding="utf-8")
    (folder / SUMS).write_text(lines(sums), encoding="utf-8")
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


def marked(folder: Path) -> dict[str, Marked]:
    """What files with these marks are; whatever is wrong here fits no file of the release."""
    try:
        lines = [line.split("  ") for line in (folder / MARKS).read_text(encoding="utf-8").splitlines()]
        return {mark: (int(size), sum_) for mark, size, sum_ in lines}
    except (OSError, ValueError):
        return {}


def trusted(folder: Path) -> dict[str, str]:
    """The same as `listed`, and nothing where the list is not the one the release was described by."""
    said = read(folder)
    try:
        whole = said is not None and hashlib.sha256((folder / SUMS).read_bytes()).hexdigest() == said.sha256
        return listed(folder) if whole else {}
    except OSError:
        return {}


def moment(content: bytes) -> int:
    """The time a file with this content is given, in seconds, from 2000 to 2019.

    Servers tell versions of a file apart by time and size. By its content a page that changed has another time wherever
    a release was unpacked or switched to, and one that did not has the same on every machine.
    """
    return moment_of(hashlib.sha256(content).digest())


def moment_of(digest: bytes) -> int:
    """The same, of a content by its SHA-256."""
    return _FROM + int.from_bytes(digest[:8]) % _YEARS


def lacking(folder: Path) -> list[str]:
    """What a release lacks to be whole: files that are gone, or are not what they were when it was made."""
    said, site = read(folder), folder / "site"
    if folder.is_symlink() or said is None:
        return [MANIFEST]
    if not (wanted := trusted(folder)):
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
