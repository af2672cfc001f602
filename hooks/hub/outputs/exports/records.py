"""Every record as JSON: `/api/v1/<folder>.json`, `/api/v1/<folder>/<id>.json`, the schemas and a list of all files.

What stands in them, and what will not change, is promised in docs/decisions/018-open-data.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any

from hub.facts import status
from hub.hub import Hub
from hub.outputs.exports import Part, hsds, schemas
from hub.pages.reader import Reader
from hub.reading.languages import Language
from hub.records import KINDS, Record, addresses
from hub.records.base import INTERNAL
from hub.records.kinds.actors import Role
from hub.records.kinds.places import District
from hub.records.kinds.reference import Figure, Source
from hub.records.marks import RefTo, walk

VERSION = "1.2"
CHANGES = [
    {
        "version": "1.2",
        "date": "2026-11-30",
        "text": {
            "de": "„foreign“ steht bei Einträgen, die aus einem anderen Portal stammen, mit dessen Namen und Seiten.",
            "en": "“foreign” stands in records that come from another hub, with its name and pages.",
        },
    },
    {
        "version": "1.1",
        "date": "2026-11-29",
        "text": {
            "de": "„as_of“ ist der Tag, an dem der Inhalt einer Datei zuletzt geprüft wurde, nicht mehr der, an dem "
            "sie gemacht wurde; dieser steht unter „built“ in der Liste aller Dateien.",
            "en": "“as_of” is the day on which what a file holds was last checked, no longer the day on which it was "
            "made; that stands under “built” in the list of all files.",
        },
    },
    {
        "version": "1.0",
        "date": "2026-11-21",
        "text": {"de": "Erste Fassung.", "en": "First version."},
    },
]
"""What changed in the form of the data, the newest first. A second number grows with what is added, the first one (and
with it the address) with what is renamed or taken away."""

_EMPTY_LINK = re.compile(r"(?<!\\)\[\]\(<?([a-z]+:[^\s()<>]+)>?\)")
_MARKDOWN = re.compile(r"([\\`*_\[\]])")


def parts(hub: Hub) -> Iterator[Part]:
    """Every JSON file of records, kind by kind, and the list of all files."""
    for kind, model in KINDS.items():
        yield kind, partial(_of_kind, hub, model)
    yield "schemas", _schemas
    yield "all", partial(_of_all, hub)


def _of_kind(hub: Hub, model: type[Record]) -> Iterator[tuple[str, str]]:
    kind, schema = model.kind, {"schema": hub.home + addresses.schema(model.kind)}

    @cache
    def opening(checked: date) -> str:
        return _json(header(hub, checked) | schema)[:-1]

    published, texts, newest = Records(hub, model), [], date.min
    for id, record in sorted(hub.records(model).items()):
        newest = max(newest, record.checked)
        text = _json(published.of(record))
        texts.append(text)
        yield addresses.data(kind, id), f'{opening(record.checked)},"record":{text}}}\n'
        for former in record.moved_from:
            there = {"kind": kind, "id": id, "address": hub.home + addresses.data(kind, id)}
            yield addresses.data(kind, former), f'{opening(record.checked)},"moved":{_json(there)}}}\n'
    # A record on each line shows in a comparison what has changed.
    lines = ",\n".join(texts)
    yield addresses.data(kind), f'{opening(newest if texts else hub.checked)},"records":[\n{lines}\n]}}\n'


def _schemas() -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        yield addresses.schema(kind), schemas.text(kind)


def _of_all(hub: Hub) -> Iterator[tuple[str, str]]:
    yield addresses.catalogue(), json.dumps(_catalogue(hub), ensure_ascii=False, indent=1) + "\n"


def header(hub: Hub, as_of: date) -> dict[str, Any]:
    """What stands at the top of every file: form, licence, whom to name, and when what it holds was last checked."""
    settings = hub.settings
    return {
        "version": VERSION,
        "as_of": as_of.isoformat(),
        "title": {code: words for code, words in settings.title.items() if code in settings.languages.authored},
        "publisher": settings.publisher.name,
        "licence": {"name": settings.licence, "address": settings.licence_address},
        "attribution": {code: attribution(hub, code) for code in settings.languages.authored},
        "site": hub.home or None,
    }


def attribution(hub: Hub, code: str) -> str:
    """How to name the source, in one line: title, publisher, licence and address, as far as they are known."""
    settings = hub.settings
    names = [settings.title, settings.publisher.name, settings.licence]
    order = [code, *settings.languages.authored]
    words = [next((name[c] for c in order if c in name), "") for name in names if name]
    return ", ".join(word for word in [*words, hub.home] if word)


class Records:
    """The records of a kind as they are published."""

    def __init__(self, hub: Hub, model: type[Record]) -> None:
        self._hub = hub
        formats = hub.settings.languages.formats
        self._readers = {}
        for code in hub.settings.languages.authored:
            # Texts are published in every language they were written in, also where only some are built.
            language = hub.languages.get(code) or Language(code, {}, formats.get(code, ""))
            self._readers[code] = Reader(hub, language, addresses.index(code, model.kind))

    def of(self, record: Record) -> dict[str, Any]:
        """One of them, as JSON has it."""
        hub, kind = self._hub, record.kind
        fields = record.model_dump(mode="python", exclude_none=True, exclude=set(INTERNAL))
        cited: dict[str, None] = {}
        for mark, location, value in list(walk(type(record), fields)):
            if isinstance(mark, RefTo):
                if mark.kind == Source.kind:
                    cited[value] = None
                _put(fields, location, {"kind": mark.kind, "id": value})
            else:
                # Translations are for readers of a page, which says how they came about.
                own = {code: text for code, text in value.items() if code in self._readers}
                if mark.prose:
                    own = {code: self._filled(code, text) for code, text in own.items()}
                _put(fields, location, own)
        found = {
            "kind": kind,
            "id": record.id,
            "address": hub.home + addresses.data(kind, record.id),
            "pages": {code: hub.home + addresses.record(code, kind, record.id) for code in hub.languages},
            **_plain(fields),
            "links": [{"kind": other, "id": id} for other, id in _once(hub.graph.out.get((kind, record.id), ()))],
            "cited": [self._source(id) for id in cited],
        }
        if origin := hub.origin(record):
            found["foreign"] = _plain({"hub": origin.title, "pages": origin.pages, "fetched": origin.fetched})
        today = self._today(record)
        return found | {"today": today} if today else found

    def _filled(self, code: str, text: str) -> str:
        """Links without words get those that the page shows, e.g. the amount valid today."""
        if "[](" not in text:
            return text
        reader = self._readers.get(code) or next(iter(self._readers.values()))

        def fill(found: re.Match[str]) -> str:
            words = _MARKDOWN.sub(r"\\\1", reader.prose.plain({reader.language.code: found[0]}))
            return f"[{words}]({found[1]})"

        return _EMPTY_LINK.sub(fill, text)

    def _source(self, id: str) -> dict[str, Any]:
        source = self._hub.get(Source, id)
        names = ("title", "publisher", "web", "number", "published", "checked")
        values = {name: getattr(source, name) for name in names}
        return {"kind": Source.kind, "id": id, **_plain({name: value for name, value in values.items() if value})}

    def _today(self, record: Record) -> dict[str, Any]:
        """What follows from the record for the day the data was built for."""
        if isinstance(record, Figure):
            reader = next(iter(self._readers.values()))
            now = reader.amounts.now(record.id)
            words = {code: reader.amounts.phrase(record.id) for code, reader in self._readers.items()}
            found = {"state": now.state, "words": words}
            return found | {"position": record.values.index(now.value)} if now.value else found
        if status.has(record):
            return {"status": status.of(record, self._hub.today)}
        if isinstance(record, Role):
            reader = next(iter(self._readers.values()))
            offices = [
                {
                    "partner": {"kind": partner.kind, "id": partner.id} if partner else None,
                    "districts": [{"kind": District.kind, "id": id} for id in districts],
                }
                for partner, districts in reader.responsibility.offices_by_district(record.id)
            ]
            return {"offices": [office for office in offices if office["partner"] or record.local]}
        return {}


def _catalogue(hub: Hub) -> dict[str, Any]:
    """Which files there are, and on which day they were made: the one file that a new day alone changes."""
    home, built = hub.home, list(hub.languages)
    kinds = [
        {
            "kind": kind,
            "name": {code: language.word(model.words[1]) for code, language in hub.languages.items()},
            "count": len(hub.records(model)),
            "records": home + addresses.data(kind),
            "schema": home + addresses.schema(kind),
            "tables": {code: home + addresses.table(code, kind) for code in built},
        }
        for kind, model in KINDS.items()
    ]
    return header(hub, hub.checked) | {
        "built": hub.today.isoformat(),
        "languages": {"written": hub.settings.languages.authored, "pages": built},
        "kinds": kinds,
        "calendars": {code: home + addresses.calendar(code) for code in built},
        "feeds": {code: home + addresses.feed(code) for code in built},
        "hsds": {code: {name: home + addresses.hsds(code, name) for name in hsds.LISTS} for code in built},
        "about": {code: home + addresses.about_data(code) for code in built},
        "changes": CHANGES,
    }


def _put(tree: Any, location: tuple[str | int, ...], value: Any) -> None:
    for step in location[:-1]:
        tree = tree[step]
    tree[location[-1]] = value


def _plain(value: Any) -> Any:
    """Values that JSON knows; empty lists and groups are left out."""
    if isinstance(value, dict):
        found = {key: _plain(item) for key, item in value.items()}
        return {key: item for key, item in found.items() if item not in ([], {})}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, str | int | bool) else value.isoformat()


def _once(pairs: Any) -> list[tuple[str, str]]:
    order = {kind: place for place, kind in enumerate(KINDS)}
    return sorted({name for name, _ in pairs}, key=lambda name: (order[name[0]], name[1]))


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
