"""Translations that come along with the records they were made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hub.commands.init.taking import Given
from hub.editorial.translating import wanted
from hub.editorial.translating.merging import merge
from hub.reading.catalog import Catalog, load
from hub.reading.catalog.pruning import Pruning
from hub.reading.entry import Name
from hub.reading.languages import catalogue, laid, texts
from hub.reading.languages.plain import Translation
from hub.records import KINDS, Record

_READ = ("data/", "content/")
_COUNTRY = "hub.country."


@dataclass
class Carried:
    """`files` are the catalogues by path, `known` counts translations by language; `lost` are those of records that are
    here, but whose text is not, or reads differently."""

    files: dict[str, bytes] = field(default_factory=dict)
    known: Counter[str] = field(default_factory=Counter)
    lost: int = 0


def carried(given: Given, files: Mapping[str, bytes]) -> Carried:
    """Those for the project that `files` make. Each text keeps its translation where it says the same as in the other
    hub but for links that lead nowhere here; a translation loses the same links."""
    found = Carried()
    if not given.translated:
        return found
    with TemporaryDirectory() as place:
        for name, content in files.items():
            if name.startswith(_READ):
                (Path(place) / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(place) / name).write_bytes(content)
        made = load(Path(place))
    for code, source in given.translated.items():
        tongue = _Tongue(given, made, code, source)
        for name, texts_ in wanted.of_texts(made, code).items():
            old = list(tongue.entries(name))
            there = {(_group(one.context), one.source) for one in texts_}
            kept = [one for one in old if (_group(one.context), one.source) in there]
            if name != texts.PAGES:
                found.lost += sum(one.usable for one in old) - sum(one.usable for one in kept)
            entries = merge(kept, [], texts_)[0]
            found.known[code] += sum(one.usable for one in entries)
            text = catalogue.written(tongue.header(name), entries)
            found.files[wanted.path(code, name)] = text.encode()
    return found


class _Tongue:
    """The translations of the other hub into one language, as they would read here."""

    def __init__(self, given: Given, made: Catalog, code: str, source: str) -> None:
        self._given, self._made, self._code, self._source = given, made, code, source
        self._first, self._original = next(iter(given.languages.items()))
        names = {(kind, id) for kind, entries in made.entries.items() for id in entries}
        self._pruning = Pruning(names, {self._first: self._original, code: source}, self._title)

    def header(self, name: str) -> dict[str, str]:
        """How the catalogue begins: what is said of the other one there, such as who has read it, stays."""
        about = self._made.settings
        title = about.title[self._first] if about else ""
        head = wanted.header(title, self._code, self._first)
        old = laid.catalogue(self._given.other, self._source, name)
        return (old.header if old else {}) | head

    def entries(self, name: str) -> Iterator[Translation]:
        """What is translated of what is here, by the words it has here."""
        old = laid.catalogue(self._given.other, self._source, name)
        ids = {id for kind, id in self._given.taken.names if KINDS[kind].folder == name}
        for one in old.entries if old else ():
            group = _group(one.context)
            if not one.known or not (group in ids or name == texts.PAGES or one.context.startswith(_COUNTRY)):
                continue
            yield replace(
                one,
                source=self._pruning.worded(one.source, self._first),
                words=self._pruning.worded(one.words, self._code),
                previous=self._pruning.worded(one.previous, self._first),
            )

    def _title(self, name: Name, code: str) -> str:
        """What a record that is not here is called in a language."""
        kind, id = name
        entry = self._given.other.entries[kind].get(id)
        label = entry.record.label if entry and isinstance(entry.record, Record) else {}
        said = label.get(code) or label.get(self._original, id)
        old = laid.catalogue(self._given.other, code, KINDS[kind].folder)
        known = old.usable.get((f"{id}.{KINDS[kind].heading}", said)) if old else None
        return known.words if known else said


def _group(context: str) -> str:
    return context.partition(".")[0]
