"""A hub under version control, changed as editors change it."""

from __future__ import annotations

import subprocess
from pathlib import Path

PARTNER = "data/partners/guichet-nord.yaml"


def git(folder: Path, *arguments: str) -> str:
    """git without the settings of this machine."""
    given = ("-c", "user.name=x", "-c", "user.email=x@hub.example", "-c", "init.defaultBranch=main")
    return subprocess.run(
        ["git", *given, *arguments], cwd=folder, text=True, capture_output=True, check=True
    ).stdout.strip()


def commit(folder: Path) -> str:
    # What a run keeps for the next is in no state, as projects' .gitignore has it.
    git(folder, "add", "--all", "--", ".", ":!.cache")
    git(folder, "commit", "--quiet", "--message", "x")
    return git(folder, "rev-parse", "HEAD")


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
