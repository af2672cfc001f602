"""A folder that holds a site already: what of it differs from another one."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path


def over(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Clear a folder of what is left of another site; the names of those of `files` that it does not hold yet."""
    clear(folder, files)
    return differing(folder, files)


def differing(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """The names of those of `files` that are not there or say something else."""
    top = str(folder)
    return [name for name in files if not _says(f"{top}{os.sep}{name}", files, name)]


def clear(folder: Path, files: Collection[str]) -> list[Path]:
    """Delete everything that is not one of `files`, and folders that stay empty; not what is hidden at the top, such as
    `.git`. The folders from which something is gone."""
    top, changed = str(folder), []
    # Strings, not paths: for some thousand folders that is most of the time.
    left: dict[str, int] = {}
    for above, folders, names in os.walk(top):
        if above == top:
            folders[:], names[:] = ([name for name in found if not name.startswith(".")] for found in (folders, names))
        # A link to a folder is deleted as what it is; what lies behind it belongs to others.
        linked = [name for name in folders if os.path.islink(f"{above}{os.sep}{name}")]  # noqa: PTH114
        before = "" if above == top else f"{above[len(top) + 1 :].replace(os.sep, '/')}/"
        gone = [name for name in (*names, *linked) if f"{before}{name}" not in files]
        for name in gone:
            Path(above, name).unlink()
        left[above] = len(names) + len(folders) - len(gone)
        if gone:
            changed.append(Path(above))
    for above in reversed(left):
        if above != top and not left[above]:
            with suppress(OSError):
                path = Path(above)
                path.rmdir()
                left[str(path.parent)] -= 1
                changed.append(path.parent)
    return [path for path in changed if path.is_dir()]


def _says(path: str, files: Mapping[str, bytes], name: str) -> bool:
    with suppress(OSError):
        found = os.lstat(path)
        # Many files are unpacked only when somebody asks for them.
        if stat.S_ISREG(found.st_mode) and found.st_size == len(content := files[name]):
            with open(path, "rb") as file:  # noqa: PTH123 - a path for each of thousands takes longer than to read it
                return file.read() == content
    return False
