"""Earlier states of the project from git: files are read, nothing is checked out and nothing of them is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

PARTS = ("data", "content", "locales", "foreign")
"""Folders that hold records, texts and words; the rest of a project is its engine and theme."""
ENGINE = ("hooks", "overrides", "mkdocs.yml")


class RevisionError(Exception):
    """A state that cannot be read; git's own words."""


def commit(root: Path, revision: str) -> str:
    """The full name of the commit that `revision` means. Raises `RevisionError`."""
    return _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


def read(root: Path, revision: str, path: str) -> bytes:
    """A file below `root` as it was. Raises `RevisionError`."""
    return _git(root, "show", "--end-of-options", f"{revision}:./{path}")


def extract(root: Path, name: str, folder: Path) -> None:
    """Write `PARTS` of commit `name` into `folder`, byte for byte.

    Symbolic links are written as links to nothing: whoever reads them says that they are not allowed. Where links
    cannot be made (Windows) the file names what the link led to, as in a checkout there. Raises `RevisionError`.
    """
    wanted: list[tuple[str, Path, bool]] = []
    for line in _git(root, "ls-tree", "-r", "-z", name, "--", *PARTS).split(b"\0"):
        if not line:
            continue
        about, _, written = line.partition(b"\t")
        mode, kind, blob = about.decode().split(" ")
        parts = os.fsdecode(written).split("/")
        if kind == "blob" and not {"", ".", ".."} & set(parts):
            wanted.append((blob, folder.joinpath(*parts), mode == "120000"))
    contents = _blobs(root, [blob for blob, _, _ in wanted])
    for blob, path, link in wanted:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not (link and _linked(path)):
            path.write_bytes(contents[blob])


def _linked(path: Path) -> bool:
    try:
        path.symlink_to("nowhere")
    except OSError:
        return False
    return True


def uncommitted(root: Path) -> list[str]:
    """Paths below `root` that differ from the last commit or are new to git, but for those it ignores. Raises
    `RevisionError`."""
    lines = _git(root, "status", "--porcelain=v1", "--no-renames", "-z", "--untracked-files=all", "--", ".")
    return [os.fsdecode(line[3:]) for line in lines.split(b"\0") if line]


def engine_differs(root: Path, base: str, head: str | None) -> bool:
    """Whether engine or theme differ between commit `base` and commit `head`, or the files of the project."""
    between = [base] if head is None else [base, head]
    return bool(_git(root, "diff", "--name-only", "--no-ext-diff", "--no-textconv", *between, "--", *ENGINE))


def parted(root: Path, base: str, head: str) -> str:
    """The last commit both have in common where `base` has gone on since; empty where it has not, or is unknown."""
    try:
        common = _git(root, "merge-base", base, head).decode().strip()
    except RevisionError:
        return ""
    return common if common != base else ""


def _blobs(root: Path, names: list[str]) -> dict[str, bytes]:
    """Contents by name, by one process for all of them."""
    output = _git(root, "cat-file", "--batch", input="".join(f"{name}\n" for name in names).encode())
    found: dict[str, bytes] = {}
    position = 0
    for name in names:
        end = output.index(b"\n", position)
        size = int(output[position:end].split(b" ")[2])
        found[name] = output[end + 1 : end + 1 + size]
        position = end + size + 2
    return found


def _git(root: Path, *arguments: str, input: bytes | None = None) -> bytes:
    try:
        result = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=root,
            input=input,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise RevisionError(f"git: {error.strerror}") from None
    if result.returncode:
        words = result.stderr.decode(errors="replace").strip()
        raise RevisionError(words.splitlines()[0] if words else f"git {arguments[0]}: {result.returncode}")
    return result.stdout
