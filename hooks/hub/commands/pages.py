"""`hub pages`: all generated pages as files, for any other site generator."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from hub.commands.call import Call, Refused

WORDS = {
    "de": {
        "about": "alle erzeugten Seiten und offenen Daten als Dateien schreiben, für andere Seitengeneratoren",
        "out": "leerer oder noch nicht vorhandener Ordner",
        "not-empty": "{path} ist nicht leer. Bitte einen leeren Ordner angeben.",
        "written": "{n} Seiten und {files} Dateien mit Daten geschrieben nach {path}.",
    },
    "en": {
        "about": "write all generated pages and the open data as files, for other site generators",
        "out": "an empty folder, or one that does not exist yet",
        "not-empty": "{path} is not empty. Please name an empty folder.",
        "written": "{n} pages and {files} files of data written to {path}.",
    },
}


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=words["out"])


def run(call: Call) -> int:
    """Write them. Raises `Refused` for a folder that is in use and for a template that fails."""
    from hub.outputs.exports import files
    from hub.pages.render import TemplateFault, render

    out: Path = call.options.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(call.say("not-empty", path=out))
    hub = call.hub()
    try:
        pages = list(render(hub))
    except TemplateFault as error:
        raise Refused(str(error)) from None
    for page in pages:
        # JSON strings are YAML strings, so any title is safe in the front matter.
        head: dict[str, Any] = {"title": page.title, "description": page.description, "lang": page.language}
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
        path = out / page.address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}---\n{page.html}\n", encoding="utf-8")
    # Pages link to calendars and feeds, so these go with them.
    data = files.of(hub)
    for name, content in data.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(call.say("written", n=len(pages), files=len(data), path=out))
    return 0
