"""What is published: the site of a project as every build makes it, or the parts of one that are built already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from filecmp import cmp
from pathlib import Path

from hub import site
from hub.outputs.progress import Tell
from hub.publishing.target import Stopped
from hub.publishing.verify import Broken, files
from hub.reading.catalog import Catalog
from hub.reading.findings import Fault, InvalidData, problem


def build(
    catalog: Catalog, day: date, only: list[str] | None, address: str, tell: Tell, *, part: bool
) -> Mapping[str, bytes]:
    """The site of the project of this sound catalog, see `site.made`. Raises `Stopped` with what is wrong,
    and `NotOffered`."""
    try:
        return site.made(
            catalog.root, day, only, address, part=part, keep=catalog.root / site.KEPT, catalog=catalog, tell=tell
        ).files
    except (Fault, InvalidData) as error:
        raise Stopped("build", reason=str(error)) from None


class Joined(Mapping[str, bytes]):
    """The files of built `parts` of a site together, by path; each is read when it is asked for."""

    def __init__(self, parts: Sequence[Path]) -> None:
        """Raises `Broken` for what is no file, and `Stopped` where a file that several parts have is not the same."""
        self._paths: dict[str, Path] = {}
        odd: set[str] = set()
        for part in parts:
            regular, strange = files(part)
            odd.update(strange)
            for name in sorted(regular):
                path = part / name
                other = self._paths.setdefault(name, path)
                if other != path and not cmp(other, path, shallow=False):
                    names = ", ".join(str(part) for part in parts)
                    raise Stopped("parts", parts=names, path=name)
        if odd:
            raise Broken([problem(name, (1, 1), "built-file") for name in sorted(odd)])

    def __getitem__(self, name: str) -> bytes:
        return self._paths[name].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
