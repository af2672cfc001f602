"""The commands of `hub`, one module each, and what each is for.

A module is a `Command`: `WORDS` (its sentences in German and English), `arguments` and `run`. It is imported when
its command is chosen, with all of the engine it needs; the list of commands needs none of it.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hub.editorial.draft import Draft
    from hub.hub import Hub
    from hub.reading.catalog import Catalog

ABOUT: dict[str, dict[str, str]] = {
    "changes": {
        "de": "was sich seit einem Stand der Versionsverwaltung geändert hat: Einträge, Felder, Seiten",
        "en": "what has changed since a state of version control: records, fields, pages",
    },
    "check": {
        "de": "alle Einträge in data/ und Seiten in content/ prüfen",
        "en": "check all records in data/ and pages in content/",
    },
    "exchange": {
        "de": "Einträge anderer Portale holen und sagen, was sich dort geändert hat; braucht das Internet",
        "en": "fetch records of other hubs and say what has changed there; needs the internet",
    },
    "fmt": {
        "de": "Dateien in data/ in die einheitliche Form bringen; Kommentare und Inhalt bleiben",
        "en": "bring files in data/ into their normal form; comments and meaning stay",
    },
    "init": {
        "de": "ein neues Portal für eine andere Region anlegen, in einem Ordner für sich",
        "en": "make a new hub for another region, in a folder of its own",
    },
    "links": {
        "de": "alle Internetadressen der Einträge und Seiten höflich abfragen; braucht das Internet",
        "en": "ask all web addresses of records and pages politely; needs the internet",
    },
    "new": {
        "de": "einen neuen Eintrag anlegen; fragt am Terminal nach den Pflichtfeldern",
        "en": "make a new record; asks for the required fields at a terminal",
    },
    "pages": {
        "de": "die ganze Website als Dateien schreiben, oder ihre Inhalte für andere Seitengeneratoren",
        "en": "write the whole site as files, or its contents for other site generators",
    },
    "publish": {
        "de": "die Website bauen, prüfen und in einem Schritt ausliefern; oder zur vorigen Ausgabe zurück",
        "en": "build and check the site and serve it in one step; or go back to the release before",
    },
    "report": {
        "de": "was Aufmerksamkeit braucht oder bald brauchen wird, geordnet nach zuständiger Stelle",
        "en": "what needs attention or will soon, by whoever looks after it",
    },
    "schema": {
        "de": "Schemas für Editoren, Feldübersicht und Beispiele aus den Modellen erzeugen",
        "en": "make schemas for editors, the reference of fields and examples from the models",
    },
    "translate": {
        "de": "Kataloge für Übersetzungen schreiben und auf den Stand der Einträge bringen",
        "en": "write catalogues for translations and bring them up to date with the records",
    },
    "upgrade": {
        "de": "was sich zwischen zwei Versionen für die Daten ändert; bringt sie mit --write auf die neue",
        "en": "what changes for the data between two versions; with --write brings them to the new one",
    },
    "wayfinder": {
        "de": "einen Wegfinder zeichnen, seine Wege auflisten oder mit einem früheren Stand vergleichen",
        "en": "draw a wayfinder, list its ways or compare it with an earlier state",
    },
}


OUTSIDE = frozenset(["exchange", "links", "upgrade"])
"""Those in the folder of that name"""


def chosen(name: str) -> Command:
    """The command of that name, which must be one of `ABOUT`."""
    command: Command = import_module(f"hub.commands.outside.{name}" if name in OUTSIDE else f"hub.commands.{name}")
    return command


class Refused(Exception):
    """A command that was not carried out; the message says why and what would be right."""


@dataclass(frozen=True)
class Call:
    """One run of a command. Only `cli` reads the clock and the environment that this is made from."""

    options: argparse.Namespace
    words: dict[str, str]
    """the command's sentences in the language of this run"""
    language: str
    root: Path
    today: date
    site: str
    """where the site will stand on the web; empty where that is not known"""
    now: datetime
    environment: Mapping[str, str]
    """what programs are started with"""

    def say(self, word: str, **values: object) -> str:
        """A sentence of the command, filled in."""
        return self.words[word].format(**values)

    @property
    def keep(self) -> Path:
        """The folder in which is kept what was worked out of files before."""
        from hub.reading.memory import store

        return self.root / store.FOLDER

    def catalog(self) -> Catalog:
        """The records of the project as they are written. Whoever checks them `save`s what is `remembered`."""
        from hub.reading.catalog import load

        return load(self.root, self.keep)

    @property
    def asked(self) -> list[str] | None:
        """The languages that `HUB_LANGUAGES` names; None where it names none, so that all are meant."""
        from hub.reading import languages

        return languages.asked(self.environment.get("HUB_LANGUAGES", ""))

    @property
    def part(self) -> bool:
        """Whether these are a part of the site."""
        from hub.reading import languages

        return languages.is_part(self.environment)

    def put(self, draft: Draft) -> None:
        """Put the files of a draft in place. Raises `Refused`, in the command's own words, where one cannot be written;
        then all are as they were."""
        try:
            draft.keep()
        except OSError as error:
            raise Refused(self.say("unwritable", path=error.filename, reason=error.strerror)) from None

    def hub(self, only: list[str] | None = None) -> Hub:
        """The hub of the project, with `only` in these languages. Raises `problems.InvalidData`, and `NotOffered` for a
        language that is not its."""
        from hub.hub import assemble

        return assemble(self.root, self.today, only, site=self.site, keep=self.keep)


class Command(Protocol):
    """What a module of this package offers."""

    WORDS: dict[str, dict[str, str]]

    def arguments(self, parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
        """Add what the command takes to its parser."""

    def run(self, call: Call) -> int:
        """Do it; the exit code. Raises `Refused`, `problems.InvalidData` for data with errors, or `NotOffered`."""
        ...
