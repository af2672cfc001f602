"""Files of the theme under names that hold a hash of their content.

A browser may then keep such a file for ever, and a page that was loaded before a new release gets the styles and
scripts it was written for, because the old ones stay beside the new for a while (`hub.publishing`).
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.outputs import stylesheet
from hub.reading.findings import Fault

FOLDER = "assets"
STYLES = f"{FOLDER}/css/site.css"
"""What every page needs; what only pages of one kind do stands in a folder beside it, see `partials/head.html`"""
_KINDS = "kinds"
FORM = "admin"
"""The folder of the form for editors, see `editing.cms`; it has a policy of its own"""
INDEX = "search-index/"
"""The folder of the search indexes; each stands in a folder below, named by its content."""
ENTRY = "words.json"
"""The file of an index that is read first"""

_LENGTH = 10
_HASHED = re.compile(rf"{FOLDER}/.+\.[0-9a-f]{{{_LENGTH}}}\.\w+|({INDEX}[0-9a-f]{{{_LENGTH}}})/.+")
_LOADED = {
    ".js": re.compile(r"""(?<=["'])(\./[\w./-]+\.js)(?=["'])"""),
    ".css": re.compile(r"""(?<=url\()["']?(?!data:)([\w./-]+)["']?(?=\))"""),
}


class AssetFault(Fault):
    """A file that names one that is not there, or that names itself in a circle; as `path:line:1: what is wrong`."""


@dataclass(frozen=True, slots=True)
class Assets:
    """`names`: the published path of each file by its own, `contents`: bytes by published path; both below the root."""

    names: Mapping[str, str]
    contents: Mapping[str, bytes]


def read(theme: Path, *below: Path) -> Assets:
    """Every file below `theme`/assets, and below the same folder of the themes `below` where it is in none before; the
    parts of a stylesheet as one, scripts without comments. Scripts and styles that load another of them name it by its
    published name.

    Raises `AssetFault`, and `stylesheet.MissingPart`.
    """
    found = {
        path.relative_to(layer).as_posix(): path
        for layer in reversed((theme, *below))
        for path in (layer / FOLDER).rglob("*")
        if path.is_file() and path.suffix != ".css"
    }
    files = {name: found[name].read_bytes() for name in sorted(found)}
    styles = [(layer / STYLES).parent for layer in (theme, *below)]
    own = {f"{_KINDS}/{path.name}" for folder in styles for path in (folder / _KINDS).glob("*.css")}
    for name in (posixpath.basename(STYLES), *sorted(own)):
        files[posixpath.join(posixpath.dirname(STYLES), name)] = stylesheet.bundle(name, *styles).encode()
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}

    def publish(path: str, above: tuple[str, ...]) -> str:
        """The published name, known only when those of all it loads are."""
        if path in names:
            return names[path]
        content = files[path]
        if pattern := _LOADED.get(posixpath.splitext(path)[1]):
            text = content.decode()

            def renamed(found: re.Match[str]) -> str:
                other = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))
                if other not in files or other in (*above, path):
                    line = text.count("\n", 0, found.start()) + 1
                    what = "fehlt oder lädt sich selbst / is missing or loads itself"
                    raise AssetFault(f"{theme.name}/{path}:{line}:1: {found[1]} {what}")
                name = posixpath.relpath(publish(other, (*above, path)), posixpath.dirname(path))
                return name if path.endswith(".css") else f"./{name}"

            text = pattern.sub(renamed, text)
            content = (_bare(text) if path.endswith(".js") else text).encode()
        stem, suffix = posixpath.splitext(path)
        names[path] = f"{stem}.{digest([content])}{suffix}"
        contents[names[path]] = content
        return names[path]

    for path in files:
        publish(path, ())
    return Assets(names, contents)


def _bare(script: str) -> str:
    """A script without the lines that are comments and without indentation; text of several lines stays as it is."""
    lines, inside = [], False
    for line in script.splitlines():
        bare = line if inside else line.strip()
        if bare and (inside or not bare.startswith("//")):
            lines.append(bare)
            inside ^= bare.count("`") % 2 == 1
    return "\n".join(lines)


def index(files: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """(folder, files by their path from the root) of a search index: its parts fit only each other."""
    folder = f"{INDEX}{digest(part for name in sorted(files) for part in (name.encode(), files[name]))}/"
    return folder, {f"{folder}{name}": content for name, content in files.items()}


def unit(path: str) -> str:
    """What never changes under its name: the path itself, or the folder of a search index it is part of; else empty."""
    found = _HASHED.fullmatch(path)
    return found[1] or found[0] if found else ""


def digest(parts: Iterable[bytes]) -> str:
    """The hash that stands in a name."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()[:_LENGTH]
