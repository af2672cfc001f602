"""`hub pages`: the whole site as files, or its generated pages for another site generator."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hub import site
from hub.commands import Call, Refused
from hub.hub import Hub
from hub.outputs import progress, rows
from hub.outputs.exports import files
from hub.pages.templates import environment
from hub.reading.findings import Fault

WORDS = {
    "de": {
        "out": "leerer oder noch nicht vorhandener Ordner",
        "quiet": "nicht sagen, wie weit die Arbeit ist",
        "bare": "nur die erzeugten Seiten ohne Kopf und Fuß, mit Angaben für Seitengeneratoren, und die offenen Daten",
        "not-empty": "{path} ist nicht leer. Bitte einen leeren Ordner angeben.",
        "written": "{n} Dateien geschrieben nach {path}.",
    },
    "en": {
        "out": "an empty folder, or one that does not exist yet",
        "quiet": "do not say how far the work is",
        "bare": "only the generated pages without header and footer, with fields for generators, and the open data",
        "not-empty": "{path} is not empty. Please name an empty folder.",
        "written": "{n} files written to {path}.",
    },
}


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=words["out"])
    parser.add_argument("--bare", action="store_true", help=words["bare"])
    parser.add_argument("--quiet", action="store_true", help=words["quiet"])


def run(call: Call) -> int:
    """Write them. Raises `Refused` for a folder that is in use and for a template that fails."""
    out: Path = call.options.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(call.say("not-empty", path=out))
    try:
        files = dict(_bare(call.hub(call.asked))) if call.options.bare else _whole(call)
    except Fault as error:
        raise Refused(str(error)) from None
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(call.say("written", n=len(files), path=out))
    return 0


def _whole(call: Call) -> Mapping[str, bytes]:
    with progress.shown(call.options.quiet, call.language) as tell:
        return site.made(call.root, call.today, call.asked, call.site, part=call.part, keep=call.keep, tell=tell).files


def _bare(hub: Hub) -> Iterator[tuple[str, bytes]]:
    for page in site.generated(hub, environment(hub.root)):
        # JSON strings are YAML strings, so any title is safe in the front matter.
        head: dict[str, Any] = {"title": page.title, "description": page.description, "lang": page.language}
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
        yield f"{page.address}index.html", f"---\n{front}---\n{page.html}\n".encode()
    # Pages link to calendars and feeds, so these go with them.
    yield from files.of(hub).items()
    yield from files.by(rows, hub).items()
