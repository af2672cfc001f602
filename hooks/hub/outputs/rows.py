"""What scripts must know of all records of a long list, beside those on the page: of a directory to narrow it, of the
glossary to find a word in it. No part of the open data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from hub.hub import Hub
from hub.outputs.exports import Part
from hub.pages import directory as directories
from hub.pages.directory import Directory
from hub.pages.glossary.listed import LetterDetails
from hub.pages.reader import Reader
from hub.records import KINDS, Record, addresses
from hub.records.kinds.reference import Term


def parts(hub: Hub) -> Iterator[Part]:
    """Of each directory that comes in pages: `values` are the choices there are, each [facet, value]; `rows` the
    records in their order, each [id, name, numbers of its choices], with the language of the name where it is not the
    page's. Of the glossary: `language` and `direction` of official words, and `rows` of [id, official word,
    abbreviation, word in this language, further words]."""
    for code, language in hub.built.items():
        for kind, model in KINDS.items():
            if model is Term or model.directory:
                yield f"{code} {kind}", partial(_rows, Reader(hub, language, addresses.index(code, kind)), model)


def _rows(reader: Reader, model: type[Record]) -> Iterator[tuple[str, str]]:
    if not reader.hub.is_filled(model.kind):
        return
    path = addresses.rows(reader.language.code, model.kind)
    if model is Term:
        yield path, _written(_words(reader))
    elif (directory := directories.of(model, reader)).is_paged:
        yield path, _written(_told(directory, reader))


def _told(directory: Directory, reader: Reader) -> dict[str, object]:
    choices = [choice for found in directory.choices.values() for choice in found]
    numbers = {(choice.facet, choice.value): number for number, choice in enumerate(choices)}
    rows: list[list[object]] = []
    for group in directory.pages():
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
