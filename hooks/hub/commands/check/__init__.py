"""`hub check`: every finding in data/ and content/."""

from __future__ import annotations

import argparse
import gc
import sys
from functools import partial

from hub.commands import Call
from hub.commands.check.found import Found, found
from hub.editorial.formats import FORMATS
from hub.reading.findings import errors

WORDS = {
    "de": {
        "warnings": "auch Hinweise zeigen (veraltet, nicht bestätigt, Übersetzung fehlt, uneinheitliche Form)",
        "release": "auch prüfen, was zur Veröffentlichung nicht fehlen darf, in der Reihenfolge, in der es zu tun ist: "
        "Impressum, Datenschutz, Barrierefreiheit, Vorlagen, Beispiele",
        "format": "Form der Ausgabe",
        "open": "{n} Angaben fehlen zur Veröffentlichung (hub check --release zeigt sie)",
        "errors": "{n} Fehler",
        "hints": "{n} Hinweise",
        "show": " (hub check --warnings zeigt sie)",
        "records": "{n} Einträge",
    },
    "en": {
        "warnings": "show warnings too (stale, not confirmed, translation missing, not in the normal form)",
        "release": "also check what must not be missing in a publication, in the order to do it: imprint, privacy, "
        "accessibility, templates, examples",
        "format": "form of the output",
        "open": "{n} facts are missing for publication (hub check --release shows them)",
        "errors": "{n} errors",
        "hints": "{n} warnings",
        "show": " (hub check --warnings shows them)",
        "records": "{n} records",
    },
}


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    formats = ["text", "github", "gitlab", "sarif", "json"]
    parser.add_argument("--format", choices=formats, default="text", help=words["format"])
    parser.add_argument("--warnings", action="store_true", help=words["warnings"])
    parser.add_argument("--release", action="store_true", help=words["release"])


def run(call: Call) -> int:
    """Findings on standard output, counts on standard error; 1 if something is wrong. Raises `Refused`."""
    options = call.options
    # Machine formats carry the severity of each finding, so they always get all of them.
    with_hints = options.warnings or options.format != "text"
    known = found(call, with_form=with_hints, find=partial(_find, call, with_form=with_hints))
    all_, missing, wrong = known.problems, known.missing, errors(known.problems)
    shown = all_ if with_hints else wrong
    if options.release:
        # Faults first, then what is missing, in the order to do it.
        all_, wrong, shown = [*all_, *missing], [*wrong, *missing], [*shown, *missing]
    sys.stdout.write(FORMATS[options.format](shown, call.language))
    counts = [call.say("records", n=known.records)]
    counts += [call.say("errors", n=len(wrong)), call.say("hints", n=len(all_) - len(wrong))]
    hint = call.say("show") if len(shown) < len(all_) else ""
    if missing and not options.release:
        hint += ", " + call.say("open", n=len(missing))
    sys.stdout.flush()
    print(", ".join(counts) + hint, file=sys.stderr)
    return 1 if wrong else 0


def _find(call: Call, *, with_form: bool) -> Found:
    # All that is imported and read stays to the end; to look for garbage in it takes a tenth of the time.
    gc.disable()
    try:
        # To import the rules takes longer than to see that nothing has changed.
        from hub.commands.check.finding import find

        return find(call, with_form=with_form)
    finally:
        gc.enable()
