"""`hub wayfinder`: a decision aid as a picture, as a list of its ways, or compared with an earlier state."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from hub.commands import Call, Refused
from hub.editorial import revision
from hub.facts import wayfinding
from hub.pages.drawings import wayfinder as drawing
from hub.pages.reader import Reader
from hub.reading import source
from hub.records import addresses
from hub.records.kinds.wayfinders import Wayfinder

WORDS = {
    "de": {
        "id": "Kennung des Wegfinders",
        "graph": "als SVG zeichnen",
        "paths": "jeden Weg mit seinem Ergebnis auflisten",
        "diff": "welche Wege sich seit dem Stand REV der Versionsverwaltung geändert haben",
        "unknown": "In data/wayfinders/ gibt es keinen Eintrag „{id}“.",
        "revision": "Der Stand {rev} von {path} lässt sich nicht lesen: {reason}",
        "same": "Kein Weg hat sich geändert ({n} Wege).",
        "changed": "{n} von {all} Wegen sind anders:",
    },
    "en": {
        "id": "id of the wayfinder",
        "graph": "draw as SVG",
        "paths": "list every way with its outcome",
        "diff": "which ways changed since state REV of version control",
        "unknown": "There is no record “{id}” in data/wayfinders/.",
        "revision": "State {rev} of {path} cannot be read: {reason}",
        "same": "No way has changed ({n} ways).",
        "changed": "{n} of {all} ways are different:",
    },
}


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("id", help=words["id"])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--graph", action="store_true", help=words["graph"])
    what.add_argument("--paths", action="store_true", help=words["paths"])
    what.add_argument("--diff", metavar="REV", help=words["diff"])


def run(call: Call) -> int:
    """Print one of the three. Raises `Refused` for an unknown wayfinder or revision."""
    hub, options = call.hub(), call.options
    wayfinder = hub.records(Wayfinder).get(options.id)
    if wayfinder is None:
        raise Refused(call.say("unknown", id=options.id))
    language = hub.languages.get(call.language) or next(iter(hub.languages.values()))
    if options.graph:
        reader = Reader(hub, language, addresses.record(language.code, "wayfinder", options.id))
        sys.stdout.write(drawing.draw(wayfinder, reader))
    elif options.paths:
        for way in wayfinding.ways(wayfinder):
            print(wayfinding.line(way))
    else:
        lines = wayfinding.difference(_older(wayfinder, hub.file("wayfinder", options.id), call), wayfinder)
        total = sum(1 for _ in wayfinding.ways(wayfinder))
        print(call.say("changed", n=len(lines), all=total) if lines else call.say("same", n=total))
        for line in lines:
            print(line)
    return 0


def _older(wayfinder: Any, path: str, call: Call) -> Any:
    """The wayfinder as it was in the revision that is asked for."""
    try:
        written = revision.read(call.root, call.options.diff, path).decode()
        return type(wayfinder).model_validate(source.parse(written, path) | {"id": wayfinder.id})
    except (revision.RevisionError, source.SourceError, ValueError) as error:
        raise Refused(call.say("revision", rev=call.options.diff, path=path, reason=error)) from None
