"""`hub check`: every finding in data/ and content/."""

from __future__ import annotations

import argparse
import sys

from hub import checks
from hub.checks.project import legal
from hub.commands import Call, Refused
from hub.editorial.fmt import unformatted
from hub.editorial.formats import FORMATS
from hub.reading import languages
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
        "language": "HUB_LANGUAGES: „{code}“ ist keine Sprache dieses Portals. Möglich sind: {offered}.",
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
        "language": "HUB_LANGUAGES: “{code}” is no language of this hub. Possible are: {offered}.",
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
    catalog = call.catalog()
    if catalog.settings:
        try:
            languages.chosen(catalog.settings.languages.all, languages.asked(call.environment.get("HUB_LANGUAGES", "")))
        except languages.NotOffered as error:
            raise Refused(call.say("language", code=error, offered=error.offered)) from None
    found = checks.run(catalog, call.today)
    missing = legal.release(catalog, call.today, call.site)
    catalog.remembered.save()
    wrong = errors(found)
    # Machine formats carry the severity of each finding, so they always get all of them.
    with_hints = options.warnings or options.format != "text"
    if with_hints:
        found = sorted([*found, *unformatted.check(catalog)])
    shown = found if with_hints else wrong
    if options.release:
        # Faults first, then what is missing, in the order to do it.
        found, wrong, shown = [*found, *missing], [*wrong, *missing], [*shown, *missing]
    sys.stdout.write(FORMATS[options.format](shown, call.language))
    counts = [call.say("records", n=sum(len(entries) for entries in catalog.entries.values()))]
    counts += [call.say("errors", n=len(wrong)), call.say("hints", n=len(found) - len(wrong))]
    hint = call.say("show") if len(shown) < len(found) else ""
    if missing and not options.release:
        hint += ", " + call.say("open", n=len(missing))
    sys.stdout.flush()
    print(", ".join(counts) + hint, file=sys.stderr)
    return 1 if wrong else 0
