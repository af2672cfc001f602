"""The command `hub`, on the project in the current directory. Only here and in `site_build` is the clock read."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

# Modules of the engine are imported inside the commands: `hub --help` answers at once.

_WORDS = {
    "de": {
        "about": "Prüft und erzeugt das Wissensportal im aktuellen Ordner.",
        "check": "alle Einträge in data/ und Seiten in content/ prüfen",
        "pages": "alle erzeugten Seiten als Dateien schreiben, für andere Seitengeneratoren",
        "report": "was demnächst Aufmerksamkeit braucht",
        "subject": "worüber berichtet wird",
        "days": "wie viele Tage voraus",
        "nothing": "Nichts läuft in den nächsten {n} Tagen aus.",
        "wayfinder": "einen Wegfinder zeichnen, seine Wege auflisten oder mit einem früheren Stand vergleichen",
        "id": "Kennung des Wegfinders",
        "graph": "als SVG zeichnen",
        "paths": "jeden Weg mit seinem Ergebnis auflisten",
        "diff": "welche Wege sich seit dem Stand REV der Versionsverwaltung geändert haben",
        "unknown": "In data/wayfinders/ gibt es keinen Eintrag „{id}“.",
        "revision": "Der Stand {rev} von {path} lässt sich nicht lesen: {reason}",
        "same": "Kein Weg hat sich geändert ({n} Wege).",
        "changed": "{n} von {all} Wegen sind anders:",
        "lang": "Sprache der Meldungen: de oder en",
        "format": "Form der Ausgabe",
        "warnings": "auch Hinweise zeigen (veraltet, nicht bestätigt, Übersetzung fehlt)",
        "release": "auch prüfen, was zur Veröffentlichung nicht fehlen darf: Impressum, Datenschutz, Barrierefreiheit",
        "open": "{n} Angaben fehlen zur Veröffentlichung (hub check --release zeigt sie)",
        "out": "leerer oder noch nicht vorhandener Ordner",
        "errors": "{n} Fehler",
        "hints": "{n} Hinweise",
        "show": " (hub check --warnings zeigt sie)",
        "records": "{n} Einträge",
        "date": "HUB_TODAY={value} ist kein Datum. Schreibweise: JJJJ-MM-TT.",
        "not-empty": "{path} ist nicht leer. Bitte einen leeren Ordner angeben.",
        "written": "{n} Seiten geschrieben nach {path}.",
    },
    "en": {
        "about": "Checks and renders the knowledge hub in the current directory.",
        "check": "check all records in data/ and pages in content/",
        "pages": "write all generated pages as files, for other site generators",
        "report": "what will need attention soon",
        "subject": "what to report on",
        "days": "how many days ahead",
        "nothing": "Nothing expires within the next {n} days.",
        "wayfinder": "draw a wayfinder, list its ways or compare it with an earlier state",
        "id": "id of the wayfinder",
        "graph": "draw as SVG",
        "paths": "list every way with its outcome",
        "diff": "which ways changed since state REV of version control",
        "unknown": "There is no record “{id}” in data/wayfinders/.",
        "revision": "State {rev} of {path} cannot be read: {reason}",
        "same": "No way has changed ({n} ways).",
        "changed": "{n} of {all} ways are different:",
        "lang": "language of the messages: de or en",
        "format": "form of the output",
        "warnings": "show warnings too (stale, not confirmed, translation missing)",
        "release": "also check what must not be missing in a publication: imprint, privacy, accessibility",
        "open": "{n} facts are missing for publication (hub check --release shows them)",
        "out": "an empty folder, or one that does not exist yet",
        "errors": "{n} errors",
        "hints": "{n} warnings",
        "show": " (hub check --warnings shows them)",
        "records": "{n} records",
        "date": "HUB_TODAY={value} is no date. Write YYYY-MM-DD.",
        "not-empty": "{path} is not empty. Please name an empty folder.",
        "written": "{n} pages written to {path}.",
    },
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    words = _WORDS[_language(arguments)]
    options = _parser(words).parse_args(arguments)
    try:
        code: int = options.run(options, words)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has seen enough, as in `hub check | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _language(arguments: list[str]) -> str:
    """Help is printed while arguments are parsed, so its language is looked for first."""
    for index, argument in enumerate(arguments):
        if argument == "--lang=en" or (argument == "--lang" and arguments[index + 1 : index + 2] == ["en"]):
            return "en"
    return "de"


def _parser(words: dict[str, str]) -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", choices=["de", "en"], default="de", help=words["lang"])
    parser = argparse.ArgumentParser(prog="hub", description=words["about"], parents=[shared])
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    check = commands.add_parser("check", help=words["check"], description=words["check"], parents=[shared])
    formats = ["text", "github", "gitlab", "sarif", "json"]
    check.add_argument("--format", choices=formats, default="text", help=words["format"])
    check.add_argument("--warnings", action="store_true", help=words["warnings"])
    check.add_argument("--release", action="store_true", help=words["release"])
    check.set_defaults(run=_check)
    pages = commands.add_parser("pages", help=words["pages"], description=words["pages"], parents=[shared])
    pages.add_argument("--out", type=Path, required=True, metavar="DIR", help=words["out"])
    pages.set_defaults(run=_pages)
    report = commands.add_parser("report", help=words["report"], description=words["report"], parents=[shared])
    report.add_argument("subject", choices=["figures"], help=words["subject"])
    report.add_argument("--days", type=int, default=90, help=words["days"])
    report.set_defaults(run=_report)
    finder = commands.add_parser("wayfinder", help=words["wayfinder"], description=words["wayfinder"], parents=[shared])
    finder.add_argument("id", help=words["id"])
    what = finder.add_mutually_exclusive_group(required=True)
    what.add_argument("--graph", action="store_true", help=words["graph"])
    what.add_argument("--paths", action="store_true", help=words["paths"])
    what.add_argument("--diff", metavar="REV", help=words["diff"])
    finder.set_defaults(run=_wayfinder)
    return parser


def _check(options: argparse.Namespace, words: dict[str, str]) -> int:
    from hub import checks, content
    from hub.catalog import load
    from hub.checks import legal
    from hub.formats import FORMATS
    from hub.problems import errors

    today = _today(words)
    if today is None:
        return 1
    catalog = load(Path.cwd())
    found = checks.run(catalog, today) + content.check(catalog)
    missing = legal.release(catalog, today, os.environ.get("HUB_SITE_URL", ""))
    if options.release:
        found = sorted([*found, *missing])
    wrong = errors(found)
    # Machine formats carry the severity of each finding, so they always get all of them.
    shown = found if options.warnings or options.format != "text" else wrong
    sys.stdout.write(FORMATS[options.format](shown, options.lang))
    counts = [words["records"].format(n=sum(len(entries) for entries in catalog.entries.values()))]
    counts += [words["errors"].format(n=len(wrong)), words["hints"].format(n=len(found) - len(wrong))]
    hint = words["show"] if len(shown) < len(found) else ""
    if missing and not options.release:
        hint += ", " + words["open"].format(n=len(missing))
    sys.stdout.flush()
    print(", ".join(counts) + hint, file=sys.stderr)
    return 1 if wrong else 0


def _pages(options: argparse.Namespace, words: dict[str, str]) -> int:
    import json

    from hub.pages import TemplateFault, render

    out: Path = options.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        print(words["not-empty"].format(path=out), file=sys.stderr)
        return 1
    hub = _hub(options, words)
    if hub is None:
        return 1
    try:
        pages = list(render(hub))
    except TemplateFault as error:
        print(error)
        return 1
    for page in pages:
        # JSON strings are YAML strings, so any title is safe in the front matter.
        head: dict[str, Any] = {"title": page.title, "description": page.description, "lang": page.language}
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
        path = out / page.address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}---\n{page.html}\n", encoding="utf-8")
    print(words["written"].format(n=len(pages), path=out))
    return 0


def _report(options: argparse.Namespace, words: dict[str, str]) -> int:
    from hub.report import expiring_figures

    hub = _hub(options, words)
    if hub is None:
        return 1
    found = expiring_figures(hub, options.days)
    for day, path, value in found:
        print(f"{day.isoformat()}  {path}  {value}")
    if not found:
        print(words["nothing"].format(n=options.days))
    return 0


def _wayfinder(options: argparse.Namespace, words: dict[str, str]) -> int:
    from hub import paths, wayfinding
    from hub.drawings import wayfinder as drawing
    from hub.reader import Reader

    hub = _hub(options, words)
    if hub is None:
        return 1
    wayfinder = hub.records("wayfinder").get(options.id)
    if wayfinder is None:
        print(words["unknown"].format(id=options.id), file=sys.stderr)
        return 1
    language = hub.languages.get(options.lang) or next(iter(hub.languages.values()))
    if options.graph:
        reader = Reader(hub, language, paths.record(language.code, "wayfinder", options.id))
        sys.stdout.write(drawing.draw(wayfinder, reader))
    elif options.paths:
        for way in wayfinding.ways(wayfinder):
            print(wayfinding.line(way))
    else:
        return _compare(options.diff, wayfinder, hub.file("wayfinder", options.id), words)
    return 0


def _compare(revision: str, wayfinder: Any, path: str, words: dict[str, str]) -> int:
    import subprocess
    import tempfile

    from hub import source, wayfinding

    command = ["git", "show", "--end-of-options", f"{revision}:./{path}"]
    result = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if result.returncode:
        reason = result.stderr.decode(errors="replace").strip()
        print(words["revision"].format(rev=revision, path=path, reason=reason), file=sys.stderr)
        return 1
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(result.stdout)
        file.flush()
        try:
            tree = source.read(Path(file.name), path)
            older = type(wayfinder).model_validate(tree | {"id": wayfinder.id})
        except (source.SourceError, ValueError) as error:
            print(words["revision"].format(rev=revision, path=path, reason=error), file=sys.stderr)
            return 1
    lines = wayfinding.difference(older, wayfinder)
    total = sum(1 for _ in wayfinding.ways(wayfinder))
    print(words["changed"].format(n=len(lines), all=total) if lines else words["same"].format(n=total))
    for line in lines:
        print(line)
    return 0


def _hub(options: argparse.Namespace, words: dict[str, str]) -> Any:
    """The hub of the current directory, or None after its faults were printed."""
    from hub.hub import InvalidData, assemble
    from hub.problems import errors

    today = _today(words)
    if today is None:
        return None
    try:
        return assemble(Path.cwd(), today, site=os.environ.get("HUB_SITE_URL", ""))
    except InvalidData as error:
        for found in errors(error.problems):
            print(found.line_text(options.lang))
        return None


def _today(words: dict[str, str]) -> date | None:
    written = os.environ.get("HUB_TODAY")
    try:
        return date.fromisoformat(written) if written else date.today()  # noqa: DTZ011 - the local day is meant
    except ValueError:
        print(words["date"].format(value=written), file=sys.stderr)
        return None


if __name__ == "__main__":
    sys.exit(main())
