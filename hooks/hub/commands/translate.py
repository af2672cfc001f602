"""`hub translate`: templates for translators, and catalogues brought up to date with the records."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from hub.commands import Call, Refused
from hub.editorial.draft import Draft
from hub.editorial.translating import wanted
from hub.editorial.translating.added import SETTINGS, added
from hub.editorial.translating.merging import Wanted, merge
from hub.reading.findings import InvalidData, closest, errors
from hub.reading.languages import LanguageError
from hub.reading.languages.catalogue import Catalogue, plural, read, written
from hub.reading.languages.interface import FOLDER, files
from hub.reading.languages.plain import Translation
from hub.reading.source import SourceError, read_text

WORDS = {
    "de": {
        "what": "Vorlagen schreiben (extract), Kataloge auf den Stand der Einträge bringen (update) oder eine Sprache "
        "hinzufügen (add): sie kommt in data/hub.yaml und bekommt leere Kataloge",
        "languages": "Sprachkürzel; ohne sie alle, in die laut data/hub.yaml übersetzt wird",
        "into": "Ordner für die Vorlagen",
        "only": "nur dieser Katalog, z. B. guides oder interface",
        "same": "Stellen, deren Änderung den Sinn nicht berührt (Kennung oder ganzer Kontext): ihre Übersetzungen "
        "gelten weiter",
        "none": "Bitte ein Sprachkürzel angeben, z. B. hub translate update uk: data/hub.yaml nennt keine Sprache, "
        "in die übersetzt wird.",
        "unknown": "„{code}“ ist kein bekanntes Sprachkürzel.",
        "catalogue": "Es gibt keinen Katalog „{name}“.{hint}",
        "hint": " Gemeint: „{hint}“?",
        "template": "{path}: {n} Texte",
        "updated": "{path}: {known} von {n} übersetzt, {fuzzy} zu prüfen, {gone} weggefallen",
        "unwritable": "{path}: lässt sich nicht schreiben: {reason}. Alles ist, wie es war.",
    },
    "en": {
        "what": "write templates (extract), bring the catalogues of languages up to date (update) or add a language "
        "(add): it is named in data/hub.yaml and gets empty catalogues",
        "languages": "language codes; without any, all that data/hub.yaml names for translation",
        "into": "folder for the templates",
        "only": "only this catalogue, e.g. guides or interface",
        "same": "places whose change does not touch the meaning (id or whole context): their translations stay valid",
        "none": "Please give a language code, e.g. hub translate update uk: data/hub.yaml names no language for "
        "translation.",
        "unknown": "“{code}” is no known language code.",
        "catalogue": "There is no catalogue “{name}”.{hint}",
        "hint": " Did you mean “{hint}”?",
        "template": "{path}: {n} texts",
        "updated": "{path}: {known} of {n} translated, {fuzzy} to be looked at, {gone} gone",
        "unwritable": "{path}: cannot be written: {reason}. Everything is as it was.",
    },
}
TEMPLATES = f"{FOLDER}/templates"


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("what", choices=["add", "extract", "update"], help=words["what"])
    parser.add_argument("languages", nargs="*", metavar="LANG", help=words["languages"])
    parser.add_argument("--only", metavar="NAME", help=words["only"])
    parser.add_argument("--same", metavar="CONTEXT", nargs="+", default=[], help=words["same"])
    parser.add_argument("--into", metavar="DIR", default=TEMPLATES, help=words["into"])


def run(call: Call) -> int:
    """Write the files, all or none, and say how much of each is translated. Raises `Refused`, or `InvalidData` where
    the records or a catalogue cannot be read."""
    catalog = call.catalog()
    if errors(catalog.problems) or catalog.settings is None:
        raise InvalidData(catalog.problems)
    main = catalog.settings.languages.authored[0]
    title = catalog.settings.title[main]
    draft = Draft(call.root)
    said: list[str] = []
    if call.options.what == "extract":
        for name, texts in _chosen(call, wanted.catalogues(catalog)).items():
            path = f"{call.options.into}/{name}.pot"
            head = wanted.header(title, "", "en" if name == wanted.INTERFACE else main)
            draft.write(path, written(head, merge([], [], texts)[0]).encode())
            said.append(call.say("template", path=path, n=len(texts)))
        return _kept(call, draft, said)
    codes = call.options.languages or ([] if call.options.what == "add" else catalog.settings.languages.translated)
    if not codes:
        raise Refused(call.say("none"))
    for code in codes:
        try:
            heads = {source: wanted.header(title, code, source) for source in ("en", main)}
        except LanguageError:
            raise Refused(call.say("unknown", code=code)) from None
        if call.options.what == "add":
            known = draft.changed.get(SETTINGS)
            text = known.decode() if known else read_text(call.root / SETTINGS, SETTINGS)
            draft.write(SETTINGS, added(text, code).encode())
        if code in catalog.settings.languages.authored:
            # Its texts stand in the records themselves.
            found = {wanted.INTERFACE: wanted.interface(catalog)}
        elif _has_words(call, code):
            found = wanted.of_texts(catalog, code)
        else:
            found = wanted.catalogues(catalog, code)
        for name, texts in _chosen(call, found).items():
            head = {**heads["en" if name == wanted.INTERFACE else main]}
            said.append(_update(call, draft, wanted.path(code, name), head, texts))
    return _kept(call, draft, said)


def _kept(call: Call, draft: Draft, said: list[str]) -> int:
    """Write it all, then say what it is."""
    call.put(draft)
    for line in said:
        print(line)
    return 0


def _has_words(call: Call, code: str) -> bool:
    """Whether the engine brings the interface words of a language, and nobody wants other ones here."""
    own = (call.root / wanted.path(code, wanted.INTERFACE)).exists() or call.options.only == wanted.INTERFACE
    return not own and bool(files(call.root, code))


def _chosen(call: Call, found: dict[str, list[Wanted]]) -> dict[str, list[Wanted]]:
    only = call.options.only
    if only and only not in found:
        near = closest(only, found)
        raise Refused(call.say("catalogue", name=only, hint=call.say("hint", hint=near) if near else ""))
    return {only: found[only]} if only else found


def _update(call: Call, draft: Draft, path: str, head: dict[str, str], texts: list[Wanted]) -> str:
    """One catalogue for the draft; what is said about it."""
    old = _old(call.root / path, path)
    head |= old.header
    entries, gone = merge(old.entries, old.gone, texts, _same(call.options.same), plural(head)[0])
    draft.write(path, written(head, entries, gone).encode())
    return call.say("updated", path=path, n=len(entries), gone=len(gone), **_counted(entries))


def _counted(entries: list[Translation]) -> dict[str, int]:
    return {
        "known": sum(entry.usable for entry in entries),
        "fuzzy": sum(entry.known and entry.fuzzy for entry in entries),
    }


def _same(given: list[str]) -> Callable[[str], bool]:
    """Whether a place is one of those given, or below one of them."""
    return lambda context: any(context == one or context.startswith(f"{one}.") for one in given)


def _old(path: Path, shown: str) -> Catalogue:
    if not path.exists():
        return Catalogue(shown)
    try:
        return read(path, shown)
    except SourceError as error:
        raise InvalidData(error.problems) from None
