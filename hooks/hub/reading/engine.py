"""What comes with the engine beside its modules: theme, interface words, files for a new project.

In a checkout they lie beside `hooks/`; in a package they lie in it (`tools/package.py` puts them there).
"""

from __future__ import annotations

import os
import sys
import tomllib
from functools import cache
from hashlib import blake2b
from pathlib import Path

PACKAGE = "regional-knowledge-hub"
HOME = Path(__file__).resolve().parents[1]
"""The folder of the engine's modules"""


def folder(name: str) -> Path:
    """A folder of the engine's repository, wherever it lies here."""
    packed = HOME / "shipped" / name
    return packed if packed.exists() else HOME.parents[1] / name


def version() -> str:
    """That of the engine that runs: what its checkout says, otherwise what was installed."""
    about = HOME.parents[1] / "pyproject.toml"
    if HOME.parent.name == "hooks" and about.is_file():
        said: str = tomllib.loads(about.read_text(encoding="utf-8"))["project"]["version"]
        return said
    # Takes longer to import than all the rest of this module.
    from importlib.metadata import version as installed

    return installed(PACKAGE)


def is_whole(root: Path) -> bool:
    """Whether a project holds the engine itself, so that nothing that is missing there comes from elsewhere."""
    return (root / "hooks" / "hub").is_dir()


def layers(root: Path, name: str) -> list[Path]:
    """Where files of a folder are looked for: the project's own first, then, unless it is whole, what the engine
    brings."""
    own = root / name
    return [own] if is_whole(root) else [own, folder(name)]


@cache
def digest() -> str:
    """Differs where the engine, Python or an installed package is another one."""
    found = blake2b(sys.version.encode(), digest_size=12)
    for path in sorted(HOME.rglob("*.py")):
        found.update(path.relative_to(HOME).as_posix().encode() + b"\0" + path.read_bytes())
    for folder in filter(os.path.isdir, sys.path):
        packages = sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208
        found.update("\0".join(packages).encode())
    return found.hexdigest()
