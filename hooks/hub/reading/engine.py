"""What comes with the engine beside its modules: theme, interface words, files for a new project.

In a checkout they lie beside `hooks/`; in a package they lie in it (`tools/package.py` puts them there).
"""

from __future__ import annotations

from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
"""The folder of the engine's modules"""


def folder(name: str) -> Path:
    """A folder of the engine's repository, wherever it lies here."""
    packed = HOME / "shipped" / name
    return packed if packed.exists() else HOME.parents[1] / name


def layers(root: Path, name: str) -> list[Path]:
    """Where files of a folder are looked for: the project's own first, then what the engine brings.

    A checkout that holds the engine itself is whole: nothing that is missing there comes from elsewhere.
    """
    own = root / name
    return [own] if (root / "hooks" / "hub").is_dir() else [own, folder(name)]
