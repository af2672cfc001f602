"""A record as another hub publishes it: taken apart without trusting it, and made into the tree of a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from pydantic import BaseModel

from hub.reading import source
from hub.reading.entry import Name
from hub.records.marks import RefTo, walk
from hub.records.shape import Shape, fields
from hub.records.values import is_address

_MARKUP = re.compile(rb"\s*<")


class Lie(Exception):
    """An answer that is not what was asked for: the code of its message, and what that is filled with."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True)
class Published:
    """`record` is what the other hub says of it, `title` its name by language, `pages` the public addresses of the
    record's page by language."""

    record: dict[str, Any]
    title: dict[str, str]
    pages: dict[str, str]

    @property
    def content(self) -> dict[str, Any]:
        """What an editor there has written: without what follows from the day and from where the site stands."""
        return {name: value for name, value in self.record.items() if name not in _ADDED}


_ADDED = ("kind", "id", "address", "pages", "links", "cited", "today", "foreign")


def parsed(raw: bytes, name: Name) -> Published:
    """The answer to the question for a record. Raises `Lie`."""
    if len(raw) > source.MAX_BYTES:
        raise Lie("foreign-size", limit=source.MAX_BYTES // 1024)
    if _MARKUP.match(raw):
        raise Lie("foreign-html")
    try:
        text = normalize("NFC", raw.decode("utf-8"))
        found = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Lie("foreign-json") from None
    if bad := next((sign for words in _words(found, 0) if (sign := source.FORBIDDEN.search(words))), None):
        raise Lie("foreign-sign", character=f"U+{ord(bad[0]):04X}")
    record = found.get("record") if isinstance(found, dict) else None
    if not isinstance(record, dict) or (record.get("kind"), record.get("id")) != name:
        raise Lie("foreign-other")
    if not str(found.get("version", "")).startswith("1."):
        raise Lie("foreign-version", version=str(found.get("version", "–"))[:20])
    pages = {code: page for code, page in _texts(record.get("pages")).items() if is_address(page)}
    return Published(record, _texts(found.get("title")), pages)


def named(model: type[BaseModel], tree: Any) -> Iterable[Name]:
    """The records that one names in fields; links in its texts are not among them."""
    for mark, _, value in walk(model, tree):
        if isinstance(mark, RefTo) and isinstance(value, str):
            yield mark.kind, value


def tree(model: type[BaseModel], value: Any) -> Any:
    """A group of fields as it would stand in a file: links as ids, values as words. Fields this hub does not know are
    left out, as a newer form may have more."""
    if not isinstance(value, dict):
        return value
    known = fields(model)
    return {name: _plain(known[name], one) for name, one in value.items() if name in known}


def _plain(shape: Shape, value: Any) -> Any:
    match shape.holds, value:
        case "reference", {"kind": shape.kind, "id": str() as id}:
            return id
        case "group", _ if shape.model:
            return tree(shape.model, value)
        case "list", list() if shape.inner:
            return [_plain(shape.inner, item) for item in value]
        case "mapping", dict() if shape.inner:
            return {str(key): _plain(shape.inner, item) for key, item in value.items()}
        case _, bool():
            return str(value).lower()
        case _, int() | float():
            return str(value)
    return value


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _words(value: Any, depth: int) -> Iterable[str]:
    if depth > source.MAX_DEPTH:
        raise Lie("foreign-deep", limit=source.MAX_DEPTH)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _words(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner, depth + 1)


def _texts(value: Any) -> dict[str, str]:
    found = value.items() if isinstance(value, dict) else ()
    return {code: words for code, words in found if isinstance(words, str)}
