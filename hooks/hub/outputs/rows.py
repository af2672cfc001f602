"""What scripts must know of all records of a long list, beside those on the page: of a directory to narrow it, of the
glossary to find a word in it. No part of the open data."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hub.hub import Hub
from hub.pages import directory as directories
from hub.pages.directory import Directory
from hub.pages.glossary.listed import LetterDetails
from hub.pages.reader import Reader
from hub.records import KINDS, addresses
from hub.records.kinds.reference import Term


def files(hub: Hub) -> Iterator[tuple[str, str]]:
    """(path below the site's root, content). Of each directory that comes in pages: `values` are the choices there are,
    each [facet, value]; `rows` the records in their order, each [id, name, numbers of its choices], with the language
    of the name where it is not the page's. Of the glossary: `language` and `direction` of official words, and `rows`
    of [id, official word, abbreviation, word in this language, further words]."""
    for code, language in hub.built.items():
        for kind, model in KINDS.items():
            if not hub.is_filled(kind):
                continue
            reader = Reader(hub, language, addresses.index(code, kind))
            if model is Term:
                yield addresses.rows(code, kind), _written(_words(reader))
            elif model.directory:
                directory = directories.of(model, reader)
                if directory.is_paged:
                    yield addresses.rows(code, kind), _written(_told(directory, reader))


def _told(directory: Directory, reader: Reader) -> dict[str, object]:
    choices = [choice for found in directory.choices.values() for choice in found]
    numbers = {(choice.facet, choice.value): number for number, choice in enumerate(choices)}
    rows: list[list[object]] = []
    for group in directory.pages(directory.records):
        for record in group:
            own = [numbers[one.facet, one.value] for found in directory.shown(record).values() for one in found]
            _, spoken = reader.words.choose(record.label)
            row: list[object] = [record.id, reader.words.plain(record.label), own]
            rows.append([*row, spoken] if spoken != reader.language.code else row)
    return {"values": [[choice.facet, choice.value] for choice in choices], "rows": rows}


def _words(reader: Reader) -> dict[str, object]:
    words, details = reader.words, LetterDetails(reader)
    rows = [
        [
            term.id,
            words.original(term.title),
            term.abbreviation or "",
            details.equivalent(term),
            details.other_words(term),
        ]
        for term in reader.library.all(Term)
    ]
    return {"language": words.main, "direction": words.direction_of(words.main), "rows": rows}


def _written(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
