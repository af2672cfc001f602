"""The command `hub`, on the project in the current directory. Only here and in `site_build` is the clock read."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

# Commands import modules of the engine when they run: `hub --help` answers at once.
from hub.commands import COMMANDS
from hub.commands.call import Call, Refused

_WORDS = {
    "de": {
        "about": "Prüft und erzeugt das Wissensportal im aktuellen Ordner.",
        "lang": "Sprache der Meldungen: de oder en",
        "date": "HUB_TODAY={value} ist kein Datum. Schreibweise: JJJJ-MM-TT.",
    },
    "en": {
        "about": "Checks and renders the knowledge hub in the current directory.",
        "lang": "language of the messages: de or en",
        "date": "HUB_TODAY={value} is no date. Write YYYY-MM-DD.",
    },
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser(_language(arguments)).parse_args(arguments)
    try:
        code = _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has seen enough, as in `hub check | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _run(options: argparse.Namespace) -> int:
    from hub.reading.findings import InvalidData, errors

    command = COMMANDS[options.command]
    try:
        call = Call(
            options=options,
            words=command.WORDS[options.lang],
            language=options.lang,
            root=Path.cwd(),
            today=_today(options.lang),
            site=os.environ.get("HUB_SITE_URL", ""),
            now=datetime.now(UTC),
            environment=os.environ,
        )
        return command.run(call)
    except InvalidData as error:
        for found in errors(error.problems):
            print(found.line_text(options.lang))
    except Refused as error:
        print(error, file=sys.stderr)
    return 1


def _language(arguments: list[str]) -> str:
    """Help is printed while arguments are parsed, so its language is looked for first."""
    for index, argument in enumerate(arguments):
        if argument == "--lang=en" or (argument == "--lang" and arguments[index + 1 : index + 2] == ["en"]):
            return "en"
    return "de"


def _parser(language: str) -> argparse.ArgumentParser:
    words = _WORDS[language]
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", choices=list(_WORDS), default="de", help=words["lang"])
    parser = argparse.ArgumentParser(prog="hub", description=words["about"], parents=[shared])
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in COMMANDS.items():
        said = command.WORDS[language]
        command.arguments(
            commands.add_parser(name, help=said["about"], description=said["about"], parents=[shared]), said
        )
    return parser


def _today(language: str) -> date:
    written = os.environ.get("HUB_TODAY")
    try:
        return date.fromisoformat(written) if written else date.today()  # noqa: DTZ011 - the local day is meant
    except ValueError:
        raise Refused(_WORDS[language]["date"].format(value=written)) from None


if __name__ == "__main__":
    sys.exit(main())
