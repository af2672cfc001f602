"""`hub init`: a new project for another region, by questions at a terminal or from options."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hub.commands import Call, Refused
from hub.commands.init import answers, project
from hub.commands.init.answers import Answers, Wrong
from hub.commands.init.origin import here
from hub.records import KINDS

T = TypeVar("T")

WORDS = {
    "de": {
        "dir": "leerer oder noch nicht vorhandener Ordner",
        "defaults": "nichts fragen; was nicht angegeben ist, bekommt einen Platzhalter",
        "region": "Name der Region",
        "name": "Name des Portals",
        "languages": "Sprachen als Kürzel, die wichtigste zuerst, z. B. de,en",
        "country": "Land als Kürzel aus zwei Buchstaben, z. B. AT",
        "time_zone": "Zeitzone, z. B. Europe/Vienna; sie bestimmt, welcher Tag heute ist",
        "districts": "Namen der Kreise oder Bezirke, durch Kommas getrennt",
        "publisher": "Name des Herausgebers",
        "kinds": "Arten von Einträgen, von denen ein Beispiel entstehen soll, z. B. guide,offer; none: keine",
        "some-region": "Beispielregion",
        "some-name": "Wegweiser {region}",
        "some-district": "Beispielkreis",
        "ask": "{label} [{default}]: ",
        "ask-open": "{label}: ",
        "keep": "Leere Antwort: der Vorschlag in Klammern. Abbrechen: Strg+C.",
        "stopped": "Abgebrochen; nichts wurde geschrieben.",
        "not-empty": "{path} ist nicht leer. Bitte einen leeren oder neuen Ordner angeben.",
        "unwritable": "{path} lässt sich nicht schreiben: {reason}. Nichts ist geblieben.",
        "no-name": "„{given}“ ist kein Name: Er braucht einen Buchstaben und höchstens {longest} Zeichen.",
        "no-language": "„{given}“ ist kein bekanntes Sprachkürzel.{meant} Gebraucht werden Kürzel wie de oder de-AT.",
        "no-country": "„{given}“ ist kein bekanntes Länderkürzel.{meant} Gebraucht werden zwei Buchstaben wie AT.",
        "no-zone": "„{given}“ ist keine bekannte Zeitzone.{meant} Gebraucht wird ein Name wie Europe/Vienna.",
        "which-zone": "In {given} gelten mehrere Zeitzonen. Bitte mit --time-zone eine angeben: {choices}.",
        "twice": "„{given}“ steht zweimal unter den Kreisen. Bitte jeden nur einmal nennen.",
        "no-kind": "Die Art „{given}“ gibt es nicht. Möglich sind: {choices}.",
        "meant": " Meinten Sie „{hint}“?",
        "written": "{n} Dateien geschrieben nach {path}.",
        "untranslated": "Für „{code}“ fehlen Wörter der Oberfläche; bis locales/{code}.po sie hat, sind sie Englisch.",
        "pages": "Seiten in „{code}“ fehlen noch: content/{code}/ nach dem Muster von content/{first}/.",
        "english": "Die Seiten in content/{code}/ sind englische Vorlagen.",
        "utc": "Ohne --country oder --time-zone gilt der Tag in UTC.",
        "next": "Weiter: cd {path} && make site; make release nennt, was vor der Veröffentlichung fehlt.",
    },
    "en": {
        "dir": "an empty folder, or one that does not exist yet",
        "defaults": "ask nothing; what is not given gets a placeholder",
        "region": "name of the region",
        "name": "name of the hub",
        "languages": "languages as codes, the main one first, e.g. de,en",
        "country": "country as a code of two letters, e.g. AT",
        "time_zone": "time zone, e.g. Europe/Vienna; it decides which day it is today",
        "districts": "names of the districts, separated by commas",
        "publisher": "name of the publisher",
        "kinds": "kinds of records to make an example of, e.g. guide,offer; none for no example",
        "some-region": "Example region",
        "some-name": "Guide {region}",
        "some-district": "Example district",
        "ask": "{label} [{default}]: ",
        "ask-open": "{label}: ",
        "keep": "Empty answer: what is proposed in brackets. Stop: Ctrl+C.",
        "stopped": "Stopped; nothing was written.",
        "not-empty": "{path} is not empty. Please name an empty or new folder.",
        "unwritable": "{path} cannot be written: {reason}. Nothing was left behind.",
        "no-name": "“{given}” is no name: it needs a letter, and {longest} characters at most.",
        "no-language": "“{given}” is no known code of a language.{meant} Needed are codes such as de, en or de-AT.",
        "no-country": "“{given}” is no known code of a country.{meant} Needed are two letters such as AT.",
        "no-zone": "“{given}” is no known time zone.{meant} Needed is a name such as Europe/Vienna.",
        "which-zone": "{given} has several time zones. Please give one with --time-zone: {choices}.",
        "twice": "“{given}” stands twice among the districts. Please name each only once.",
        "no-kind": "There is no kind “{given}”. Possible are: {choices}.",
        "meant": " Did you mean “{hint}”?",
        "written": "{n} files written to {path}.",
        "untranslated": "Interface words for “{code}” are missing; until locales/{code}.po has them, they are English.",
        "pages": "Pages in “{code}” are still missing: content/{code}/, after the pattern of content/{first}/.",
        "english": "The pages in content/{code}/ are templates in English.",
        "utc": "Without --country or --time-zone the day is that in UTC.",
        "next": "Next: cd {path} && make site; make release says what is missing before publication.",
    },
}
OPTIONS = ("region", "name", "languages", "country", "time_zone", "districts", "publisher", "kinds")
"""In the order they are asked for"""


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("dir", type=Path, metavar="DIR", help=words["dir"])
    parser.add_argument("--defaults", action="store_true", help=words["defaults"])
    for name in OPTIONS:
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="WORDS", help=words[name])


def run(call: Call) -> int:
    """Write the project; the folder is untouched, or as it was, where that fails. Raises `Refused`."""
    folder: Path = call.options.dir
    try:
        if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
            raise Refused(call.say("not-empty", path=folder))
        about = _Questions(call).answers()
        files = project.made(about, here(), call.today)
        _write(folder, files)
    except OSError as error:
        raise Refused(call.say("unwritable", path=error.filename or folder, reason=error.strerror)) from None
    print(call.say("written", n=len(files), path=folder))
    for line in _notes(call, about, files):
        print(line)
    print(call.say("next", path=folder))
    return 0


class _Questions:
    """Each answer comes from its option, from the terminal, or is what would be proposed there."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.asking = sys.stdin.isatty() and not call.options.defaults
        if self.asking:
            print(call.say("keep"))

    def answers(self) -> Answers:
        """All of them. Raises `Refused` for the first that is not right."""
        say = self.call.say
        region = self._of("region", answers.name, say("some-region"))
        name = self._of("name", answers.name, say("some-name", region=region))
        codes = self._of("languages", answers.languages, ",".join(dict.fromkeys((self.call.language, "en"))))
        country = self._of("country", answers.country, "", empty="")
        return Answers(
            name=name,
            region=region,
            languages=codes,
            country=country,
            time_zone=self._of("time_zone", answers.time_zone, self._zone(country)),
            districts=self._of("districts", answers.districts, say("some-district")),
            publisher=self._of("publisher", answers.name, "", empty=""),
            kinds=self._of("kinds", answers.kinds, ",".join(KINDS)),
            invented=frozenset((say("some-region"), say("some-district"))),
        )

    def _zone(self, country: str) -> str:
        found = answers.zones(country)
        if len(found) > 1 and not self.asking and not self.call.options.time_zone:
            raise Refused(self.call.say("which-zone", given=country, choices=", ".join(sorted(found))))
        return sorted(found)[0] if found else "UTC"

    def _of(self, option: str, read: Callable[[str], T], default: str, empty: T | None = None) -> T:
        given = getattr(self.call.options, option)
        while True:
            asked = given is None and self.asking
            words = self._ask(option, default) if asked else given
            if not words and given is None:
                if not default and empty is not None:
                    return empty
                words = default
            try:
                return read(words)
            except Wrong as wrong:
                said = self._sentence(wrong)
            if not asked:
                raise Refused(said)
            print(f"  {said}")

    def _ask(self, option: str, default: str) -> str:
        word = "ask" if default else "ask-open"
        try:
            return input(self.call.say(word, label=self.call.words[option], default=default)).strip()
        except (EOFError, KeyboardInterrupt):
            print()
            raise Refused(self.call.say("stopped")) from None

    def _sentence(self, wrong: Wrong) -> str:
        hint = wrong.values.get("hint", "")
        return self.call.say(wrong.word, **wrong.values, meant=self.call.say("meant", hint=hint) if hint else "")


def _notes(call: Call, about: Answers, files: dict[str, bytes]) -> list[str]:
    first = about.languages[0]
    found = [call.say("untranslated", code=code) for code in about.languages if f"locales/{code}.po" in files]
    if answers.written(first) != first.partition("-")[0]:
        found.append(call.say("english", code=first))
    for code in about.languages:
        if f"content/{code}/index.md" not in files:
            found.append(call.say("pages", code=code, first=first))
    if about.time_zone == "UTC" and not call.options.time_zone:
        found.append(call.say("utc"))
    return found


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """All of them, or none: what was begun is taken away again."""
    there = folder.exists()
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            if name in project.RUN:
                path.chmod(0o755)
    except OSError:
        for path in folder.iterdir() if there else [folder]:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        raise
