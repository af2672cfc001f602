"""`hub schema`: what is made from the models for people who write records."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub.commands import Call
from hub.editorial.draft import Draft
from hub.editorial.schema import files
from hub.reading.findings import InvalidData

WORDS = {
    "de": {
        "check": "nichts schreiben, nur die Dateien nennen, die nicht zu den Modellen passen",
        "stale": "{n} Dateien passen nicht zu den Modellen; hub schema schreibt sie neu.",
        "written": "{n} Dateien geschrieben.",
        "fresh": "Alle {n} Dateien sind auf dem Stand der Modelle.",
        "behind": " {n} davon zeigen noch ältere Einträge (hub schema frischt sie auf; kein Fehler).",
        "unwritable": "{path}: lässt sich nicht schreiben: {reason}. Alles ist, wie es war.",
    },
    "en": {
        "check": "write nothing, only name the files that do not fit the models",
        "stale": "{n} files do not fit the models; hub schema writes them anew.",
        "written": "{n} files written.",
        "fresh": "All {n} files are up to date with the models.",
        "behind": " {n} of them still show older records (hub schema refreshes them; no fault).",
        "unwritable": "{path}: cannot be written: {reason}. Everything is as it was.",
    },
}


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("--check", action="store_true", help=words["check"])


def run(call: Call) -> int:
    """Names of the files that were (or with --check would be) written; with --check 1 if one does not fit the models.
    Raises `hub.InvalidData` where data/hub.yaml cannot be read: it names the languages."""
    catalog = call.catalog()
    if catalog.settings is None:
        raise InvalidData([found for found in catalog.problems if found.path == "data/hub.yaml"])
    fixed, following = files.from_models(call.root, catalog), files.from_data(call.root, catalog)
    missing = {path: text for path, text in following.items() if not (call.root / path).is_file()}
    check = call.options.check
    wanted = {**fixed, **missing} if check else {**fixed, **following}
    stale = [path for path, text in wanted.items() if _read(call.root / path) != text]
    draft = Draft(call.root)
    for path in () if check else stale:
        draft.write(path, wanted[path].encode())
    call.put(draft)
    for path in stale:
        print(path)
    sys.stdout.flush()
    said = call.say("fresh", n=len(fixed | following))
    if stale:
        said = call.say("stale" if check else "written", n=len(stale))
    behind = [path for path, text in following.items() if path not in stale and _read(call.root / path) != text]
    print(said + (call.say("behind", n=len(behind)) if behind else ""), file=sys.stderr)
    return 1 if stale and check else 0


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
