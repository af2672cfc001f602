"""`hub init`: a new project for another region, by questions at a terminal or from options."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from hub.commands import Call, Refused
from hub.commands.init import answers, other, project
from hub.commands.init.answers import Answers, Wrong
from hub.commands.init.origin import here
from hub.commands.init.taking import SHARED, Given, Wish
from hub.commands.init.translations import Carried, carried
from hub.commands.init.words import WORDS as WORDS
from hub.editorial.draft import Draft
from hub.reading.catalog import Catalog
from hub.records import KINDS
from hub.records.kinds.places import Region

T = TypeVar("T")

OPTIONS = ("region", "name", "languages", "country", "time_zone", "districts", "publisher", "kinds")
"""In the order they are asked for"""
TAKING = ("from", "from_address", "from_region", "take", "reach")
"""What is never asked for"""


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("dir", type=Path, metavar="DIR", help=words["dir"])
    parser.add_argument("--defaults", action="store_true", help=words["defaults"])
    for name in (*OPTIONS, *TAKING):
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="WORDS", help=words[name])


def run(call: Call) -> int:
    """Write the project; the folder is untouched, or as it was, where that fails. Raises `Refused`."""
    folder: Path = call.options.dir
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise Refused(call.say("no-folder", path=folder))
        if folder.exists() and any(folder.iterdir()):
            raise Refused(call.say("not-empty", path=folder))
        asked = _Questions(call)
        about = asked.answers()
        files = project.made(about, here(), call.today)
        more = carried(about.given, files) if about.given else None
        files |= more.files if more else {}
        draft = Draft(folder)
        for name, content in files.items():
            draft.write(name, content, program=name in project.RUN)
        draft.keep()
    except OSError as error:
        raise Refused(call.say("unwritable", path=error.filename or folder, reason=error.strerror)) from None
    print(call.say("written", n=len(files), path=folder))
    if about.given and more:
        for line in _taken(call, about.given, more):
            print(line)
    for line in _notes(call, about, files):
        print(line)
    print(call.say("next", path=folder))
    return 0


class _Questions:
    """Each answer comes from its option, from the terminal, or is what would be proposed there."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.other = self._other()
        self.asking = sys.stdin.isatty() and not call.options.defaults
        if self.asking:
            print(call.say("keep"))

    def answers(self) -> Answers:
        """All of them. Raises `Refused` for the first that is not right."""
        say, there = self.call.say, other.settings(self.other) if self.other else None
        wish = self._wish()
        label = self.other.records(Region)[wish.region].title if self.other and wish.region else {}
        region = self._of("region", answers.name, next(iter(label.values()), say("some-region")))
        name = self._of("name", answers.name, say("some-name", region=region))
        spoken = there.languages.authored if there else dict.fromkeys((self.call.language, "en"))
        codes = self._of("languages", answers.languages, ",".join(spoken))
        known = (there.country.code if there else "") or ""
        country = self._of("country", lambda code: known if code == known else answers.country(code), known, empty="")
        zone = there.time_zone if there and country == there.country.code else self._zone(country)
        about = Answers(
            name=name,
            region=region,
            languages=codes,
            country=country,
            time_zone=self._of("time_zone", answers.time_zone, zone),
            districts=() if label else self._of("districts", answers.districts, say("some-district")),
            publisher=self._of("publisher", answers.name, "", empty=""),
            kinds=self._of("kinds", answers.kinds, answers.NONE if there else ",".join(KINDS)),
            invented=frozenset((say("some-region"), say("some-district"))),
        )
        return replace(about, given=self._given(about, wish)) if there else about

    def _other(self) -> Catalog | None:
        """The hub that is taken from; None where none is named. Raises `Refused`."""
        given = {name: getattr(self.call.options, name) for name in TAKING}
        if given["from"] is None:
            for name in TAKING:
                if given[name] is not None:
                    raise Refused(self.call.say("without-from", option=f"--{name.replace('_', '-')}"))
            return None
        if self.call.options.dir.resolve().is_relative_to(Path(given["from"]).resolve()):
            raise Refused(self.call.say("inside", path=self.call.options.dir))
        return self._read(other.read, given["from"])

    def _wish(self) -> Wish:
        options, catalog = self.call.options, self.other
        if catalog is None:
            return Wish()
        region = self._read(partial(other.region, catalog), options.from_region) if options.from_region else ""
        kinds = SHARED if options.take is None else self._read(answers.kinds, options.take)
        return Wish(kinds, self._read(other.reach, options.reach or "federal"), region)

    def _given(self, about: Answers, wish: Wish) -> Given:
        web = self._read(other.address, self.call.options.from_address) if self.call.options.from_address else ""
        assert self.other is not None  # noqa: S101 - nothing is taken from no hub
        try:
            return other.gives(self.other, about.languages, about.country, wish, web, self.call.today)
        except Wrong as wrong:
            raise Refused(self._sentence(wrong)) from None

    def _read(self, read: Callable[[str], T], given: str) -> T:
        try:
            return read(given)
        except Wrong as wrong:
            raise Refused(self._sentence(wrong)) from None

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


def _taken(call: Call, given: Given, more: Carried) -> list[str]:
    """What was taken over, and what was not."""
    there = other.settings(given.other)
    found, name = given.taken, next(iter(there.title.values()))
    lines = [call.say("taken", n=len(found.names), name=name, kinds=_counted(Counter(kind for kind, _ in found.names)))]
    if found.local:
        lines.append(call.say("local", n=len(found.local)))
    if found.left:
        lines.append(call.say("left", kinds=_counted(found.left), n=found.unlinked))
    if found.untold:
        lines.append(call.say("untold", n=found.untold))
    for code, count in more.known.items():
        lines.append(call.say("translations", code=code, n=count))
    if more.lost:
        lines.append(call.say("lost", n=more.lost))
    first, main = next(iter(given.languages.values())), there.languages.authored[0]
    further = [code for code in there.languages.translated if code not in given.translated.values()]
    if further and first != main:
        lines.append(call.say("made-from", codes=", ".join(further), main=main))
    elif further:
        lines.append(call.say("further", codes=", ".join(further)))
    if found.naming:
        lines.append(call.say("naming", n=len(found.naming)))
        lines += [f"  {kind}/{id}: {', '.join(names)}" for (kind, id), names in found.naming.items()]
    return lines


def _counted(kinds: Counter[str]) -> str:
    return ", ".join(f"{kind} {kinds[kind]}" for kind in KINDS if kinds[kind])


def _notes(call: Call, about: Answers, files: dict[str, bytes]) -> list[str]:
    first = about.languages[0]
    found = [call.say("untranslated", code=code) for code in about.languages if f"locales/{code}.po" in files]
    if answers.written(first) != first.partition("-")[0]:
        found.append(call.say("english", code=first))
    for code in about.languages:
        if f"content/{code}/index.md" not in files:
            word = "pages-translated" if about.given and code in about.given.translated else "pages"
            found.append(call.say(word, code=code, first=first))
    if about.time_zone == "UTC" and not call.options.time_zone:
        found.append(call.say("utc"))
    return found
