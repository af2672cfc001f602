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
        "lang": "Sprache der Meldungen: de oder en",
        "format": "Form der Ausgabe",
        "warnings": "auch Hinweise zeigen (veraltet, nicht bestätigt, Übersetzung fehlt)",
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
        "lang": "language of the messages: de or en",
        "format": "form of the output",
        "warnings": "show warnings too (stale, not confirmed, translation missing)",
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
    check.set_defaults(run=_check)
    pages = commands.add_parser("pages", help=words["pages"], description=words["pages"], parents=[shared])
    pages.add_argument("--out", type=Path, required=True, metavar="DIR", help=words["out"])
    pages.set_defaults(run=_pages)
    return parser


def _check(options: argparse.Namespace, words: dict[str, str]) -> int:
    from hub import checks, content
    from hub.catalog import load
    from hub.formats import FORMATS
    from hub.problems import errors

    today = _today(words)
    if today is None:
        return 1
    catalog = load(Path.cwd())
    found = checks.run(catalog, today) + content.check(catalog)
    wrong = errors(found)
    # Machine formats carry the severity of each finding, so they always get all of them.
    shown = found if options.warnings or options.format != "text" else wrong
    sys.stdout.write(FORMATS[options.format](shown, options.lang))
    counts = [words["records"].format(n=sum(len(entries) for entries in catalog.entries.values()))]
    counts += [words["errors"].format(n=len(wrong)), words["hints"].format(n=len(found) - len(wrong))]
    hint = words["show"] if len(shown) < len(found) else ""
    sys.stdout.flush()
    print(", ".join(counts) + hint, file=sys.stderr)
    return 1 if wrong else 0


def _pages(options: argparse.Namespace, words: dict[str, str]) -> int:
    import json

    from hub.hub import InvalidData, assemble
    from hub.pages import render

    today = _today(words)
    if today is None:
        return 1
    out: Path = options.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        print(words["not-empty"].format(path=out), file=sys.stderr)
        return 1
    try:
        hub = assemble(Path.cwd(), today)
    except InvalidData as error:
        print(error)
        return 1
    count = 0
    for page in render(hub):
        # JSON strings are YAML strings, so any title is safe in the front matter.
        head: dict[str, Any] = {"title": page.title, "description": page.description, "lang": page.language}
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
        path = out / page.address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}---\n{page.html}\n", encoding="utf-8")
        count += 1
    print(words["written"].format(n=count, path=out))
    return 0


def _today(words: dict[str, str]) -> date | None:
    written = os.environ.get("HUB_TODAY")
    try:
        return date.fromisoformat(written) if written else date.today()  # noqa: DTZ011 - the local day is meant
    except ValueError:
        print(words["date"].format(value=written), file=sys.stderr)
        return None


if __name__ == "__main__":
    sys.exit(main())
