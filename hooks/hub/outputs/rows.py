"""What the script of a directory that comes in pages must know of all its records, to narrow them: no part of the open
data, and not there for lists that stand on one page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hub.hub import Hub
from hub.pages import directory as directories
from hub.pages.directory import Directory
from hub.pages.reader import Reader
from hub.records import KINDS, addresses


def files(hub: Hub) -> Iterator[tuple[str, str]]:
    """(path below the site's root, content). `values` are the choices there are, each [facet, value]; `rows` the
    records in their order, each [id, name, numbers of its choices], with the language of the name where it is not the
    page's."""
    for code, language in hub.built.items():
        for kind, model in KINDS.items():
            if model.directory and hub.is_filled(kind):
                reader = Reader(hub, language, addresses.index(code, kind))
                directory = directories.of(model, reader)
                if directory.is_paged:
                    yield addresses.rows(code, kind), _told(directory, reader)


def _told(directory: Directory, reader: Reader) -> str:
    choices = [choice for found in directory.choices.values() for choice in found]
    numbers = {(choice.facet, choice.value): number for number, choice in enumerate(choices)}
    rows: list[list[object]] = []
    for group in directory.pages(directory.records):
        for record in group:
            own = [numbers[one.facet, one.value] for found in directory.shown(record).values() for one in found]
            _, spoken = reader.words.choose(record.label)
            row: list[object] = [record.id, reader.words.plain(record.label), own]
            rows.append([*row, spoken] if spoken != reader.language.code else row)
    told = {"values": [[choice.facet, choice.value] for choice in choices], "rows": rows}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
