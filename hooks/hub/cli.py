"""The command `hub`, on the project in the current directory. Only here and in `site_build` is the clock read."""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from hub.commands import ABOUT, Call, Refused, chosen

_WORDS = {
    "de": {
        "about": "Prüft und erzeugt das Wissensportal im aktuellen Ordner.",
        "interrupted": "Abgebrochen.",
        "lang": "Sprache der Meldungen: de oder en",
        "date": "HUB_TODAY={value} ist kein Tag von {first} bis {last}. Schreibweise: JJJJ-MM-TT.",
        "site": "HUB_SITE_URL={value} ist keine vollständige Adresse wie https://wegweiser.example/.",
        "language": "HUB_LANGUAGES: „{code}“ ist keine Sprache dieses Portals. Möglich sind: {offered}.",
    },
    "en": {
        "about": "Checks and renders the knowledge hub in the current directory.",
        "interrupted": "Interrupted.",
        "lang": "language of the messages: de or en",
        "date": "HUB_TODAY={value} is no day from {first} to {last}. Write YYYY-MM-DD.",
        "site": "HUB_SITE_URL={value} is no whole address such as https://guide.example/.",
        "language": "HUB_LANGUAGES: “{code}” is no language of this hub. Possible are: {offered}.",
    },
}

# All that was read stays to the end; to look for garbage in it once more then takes a tenth of a check.
atexit.register(gc.freeze)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    # pydantic would look through all installed packages for plugins; the engine has none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _reconfigure(sys.stdin, errors="surrogateescape")
    for stream in (sys.stdout, sys.stderr):
        # Signs that a terminal does not know are spelt out.
        _reconfigure(stream, errors="backslashreplace")
    options = _parser(_language(arguments), arguments).parse_args(arguments)
    if getattr(options, "format", "text") != "text" or getattr(options, "graph", False):
        # What programs read is UTF-8, whatever the terminal knows.
        _reconfigure(sys.stdout, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        code = _run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(_WORDS[options.lang]["interrupted"], file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output has seen enough, as in `hub check | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _run(options: argparse.Namespace) -> int:
    from hub.reading.findings import InvalidData, NotOffered, errors

    command = chosen(options.command)
    now = datetime.now(UTC)
    try:
        call = Call(
            options=options,
            words=command.WORDS[options.lang],
            language=options.lang,
            root=Path.cwd(),
            today=_today(options.lang, now),
            site=_site(options.lang),
            now=now,
            environment=os.environ,
        )
        return command.run(call)
    except InvalidData as error:
        for found in errors(error.problems):
            print(found.line_text(options.lang))
    except Refused as error:
        print(error, file=sys.stderr)
    except NotOffered as error:
        print(_WORDS[options.lang]["language"].format(code=error, offered=error.offered), file=sys.stderr)
    return 1


def _reconfigure(stream: object, **options: str) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(**options)  # type: ignore[arg-type]


def _language(arguments: list[str]) -> str:
    """Help is printed while arguments are parsed, so its language is looked for first."""
    for index, argument in enumerate(arguments):
        if argument == "--lang=en" or (argument == "--lang" and arguments[index + 1 : index + 2] == ["en"]):
            return "en"
    return "de"


def _parser(language: str, arguments: list[str]) -> argparse.ArgumentParser:
    words = _WORDS[language]
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", choices=list(_WORDS), default="de", help=words["lang"])
    parser = argparse.ArgumentParser(prog="hub", description=words["about"], parents=[shared])
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    named = next((argument for argument in arguments if argument in ABOUT), "")
    for name, about in ABOUT.items():
        said = about[language]
        own = commands.add_parser(name, help=said, description=said, parents=[shared])
        # Only the one that is chosen is imported: `hub --help` answers at once.
        if name == named:
            command = chosen(name)
            command.arguments(own, command.WORDS[language])
    return parser


def _today(language: str, now: datetime) -> date:
    from hub.reading import day
    from hub.reading.findings import visible

    wanted = os.environ.get("HUB_TODAY", "")
    try:
        return day.today(Path.cwd(), now, wanted)
    except day.NoDay:
        raise Refused(_WORDS[language]["date"].format(value=visible(wanted), first=day.FIRST, last=day.LAST)) from None


def _site(language: str) -> str:
    written = os.environ.get("HUB_SITE_URL", "")
    if written:
        from hub.records.addresses import can_be_site

        if not can_be_site(written):
            raise Refused(_WORDS[language]["site"].format(value=written))
    return written


if __name__ == "__main__":
    sys.exit(main())
