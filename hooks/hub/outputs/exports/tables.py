"""Every kind as a table for spreadsheets, one file per language: `/api/v1/<language>/<folder>.csv`.

A double click must open it right, so it is written as the spreadsheets of the language expect it: UTF-8 with a byte
order mark, lines ended by CR LF, and where the decimal sign is a comma, as in German, columns are separated by
semicolons, because that is what spreadsheets expect there. A first line `sep=;` is not written: it hides the byte order
mark from the one program that reads it, and every other takes it for a row.

A cell that a spreadsheet would compute gets an apostrophe before the sign that makes it do so: at its beginning and
after anything that other settings would take for a separator. So does a number that would lose its leading zero.
Telephone numbers stay as people write them: `'+49 531 …`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from babel.numbers import format_decimal
from pydantic import BaseModel

from hub.facts import status
from hub.hub import Hub
from hub.outputs.exports import Part
from hub.pages.reader import Reader
from hub.records import KINDS, Record, addresses
from hub.records.base import INTERNAL
from hub.records.kinds.reference import Figure
from hub.records.marks import RefTo, TextMark

BETWEEN = " | "
"""Between the values of a list"""
MOST = 32_000
"""Characters of a cell; a spreadsheet takes 32,767"""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
_SIGNS = re.compile("[=+\\-@＝＋－＠]")
_COMPUTED = re.compile(r"(^|[,;|])([\s\"']*)([=+\-@＝＋－＠])")
_ZEROS = re.compile(r"0\d+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field, and the field of its parts where it holds groups of fields. `named` adds a column with the
    names of the records that are meant."""

    path: tuple[str, ...]
    mark: RefTo | TextMark | None
    named: bool = False

    @property
    def title(self) -> str:
        return ".".join(self.path) + (".name" if self.named else "")


def parts(hub: Hub) -> Iterator[Part]:
    """Every table."""
    for code, language in hub.built.items():
        for kind in KINDS:
            reader = Reader(hub, language, addresses.index(code, kind))
            yield f"{code} {kind}", partial(_table, reader, kind)


def separator(reader: Reader) -> str:
    """What stands between columns in this language's spreadsheets."""
    return ";" if _decimal(Decimal("1.5"), reader) == "1,5" else ","


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns with the fields of a kind's records, the name first."""
    model = KINDS[kind]
    fields = model.model_fields
    own = [name for name in fields if name not in Record.model_fields]
    shared = [name for name in fields if name not in own and name not in ("id", "summary", *INTERNAL)]
    order = [model.heading, "summary", *(name for name in own if name != model.heading), *shared]
    found: list[Column] = []
    for name in order:
        mark, part = _leaf(_annotation(model, name))
        if part is None:
            found += _with_names(Column((name,), mark))
            continue
        for inner in part.model_fields:
            mark, deeper = _leaf(_annotation(part, inner))
            # What lies deeper still has no place in a table; it is in the JSON files.
            if deeper is None:
                named = _with_names(Column((name, inner), mark))
                found += named[:1] if inner == "sources" else named
    return tuple(found)


def safe(text: str) -> str:
    """One line that no spreadsheet computes."""
    if not text.isprintable():
        text = _UNSEEN.sub(" ", text)
    if _SIGNS.search(text):
        text = _COMPUTED.sub(r"\1\2'\3", text)
    if _ZEROS.fullmatch(text):
        text = f"'{text}"
    return text if len(text) <= MOST else text[: MOST - 2].rsplit(" ", 1)[0] + " …"


def _with_names(column: Column) -> list[Column]:
    return [column, Column(column.path, column.mark, True)] if isinstance(column.mark, RefTo) else [column]


def _table(reader: Reader, kind: str) -> Iterator[tuple[str, bytes]]:
    chosen = columns(kind)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator(reader), lineterminator="\r\n")
    writer.writerow(["id", *(column.title for column in chosen), *_derived(kind), "page"])
    for id, record in sorted(reader.hub.records(KINDS[kind]).items()):
        cells = [id, *(_cell(record, column, reader) for column in chosen)]
        cells += [_now(record, name, reader) for name in _derived(kind)]
        page = reader.hub.home + addresses.record(reader.language.code, kind, id)
        writer.writerow(map(safe, [*cells, page]))
    yield addresses.table(reader.language.code, kind), b"\xef\xbb\xbf" + file.getvalue().encode()


def _derived(kind: str) -> tuple[str, ...]:
    if kind == Figure.kind:
        return "today.state", "today.value", "today.words"
    return ("today.status",) if KINDS[kind] in status.DATED else ()


def _now(record: Record, name: str, reader: Reader) -> str:
    if status.has(record):
        return status.of(record, reader.hub.today)
    now = reader.amounts.now(record.id)
    if name == "today.state":
        return now.state
    if name == "today.words":
        return reader.amounts.phrase(record.id)
    return _words(now.value.value, None, reader) if now.value and now.value.value is not None else ""


def _cell(record: Record, column: Column, reader: Reader) -> str:
    value = getattr(record, column.path[0])
    # Half of all cells are empty, and most of the others hold a word.
    if value is None or value == []:
        return ""
    if isinstance(value, str) and column.mark is None:
        return value
    if len(column.path) == 1:
        return BETWEEN.join([_apart(_one(item, column, reader)) for item in _items(value)])
    # Each part keeps its place, so that the second telephone number stands where the second address stands.
    parts = [
        ", ".join([_apart(_one(item, column, reader)) for item in _items(getattr(part, column.path[1]))])
        for part in _items(value)
    ]
    return BETWEEN.join(parts) if any(parts) else ""


def _items(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and value and all(isinstance(item, BaseModel) for item in value.values()):
        return list(value.values())
    return [value]


def _one(value: Any, column: Column, reader: Reader) -> str:
    if column.named and isinstance(column.mark, RefTo):
        kind, key = column.mark.kind, ("name", reader.language.code, column.mark.kind, value)
        # Names of records stand in many cells.
        return reader.hub.memory.once(key, lambda: reader.library.label(kind, value))
    return _words(value, column.mark, reader)


def _words(value: Any, mark: RefTo | TextMark | None, reader: Reader) -> str:
    if isinstance(mark, TextMark):
        return reader.prose.plain(value) if mark.prose else reader.words.plain(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _decimal(value, reader)
    return value.isoformat() if isinstance(value, date) else str(value)


def _decimal(value: Decimal, reader: Reader) -> str:
    words = format_decimal(
        value, locale=reader.language.locale, decimal_quantization=False, group_separator=False, numbering_system="latn"
    )
    return str(words)


def _apart(words: str) -> str:
    """A value that cannot be taken for two."""
    return words.replace(BETWEEN, " / ")


def _annotation(model: type[BaseModel], name: str) -> Any:
    info = model.model_fields[name]
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def _leaf(annotation: Any) -> tuple[RefTo | TextMark | None, type[BaseModel] | None]:
    """(mark, group of fields) of what a field holds, one or many."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        mark = next((mark for mark in args[1:] if isinstance(mark, (RefTo, TextMark))), None)
        return (mark, None) if mark else _leaf(args[0])
    if origin in (Union, UnionType):
        return _leaf(next(choice for choice in args if choice is not type(None)))
    if origin in (list, dict):
        return _leaf(args[-1])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None, annotation
    return None, None
