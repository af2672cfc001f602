"""Makes a new record from single values: where each belongs, whether it fits, and what it then looks like as a file."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hub import checks
from hub.checks.around import Around
from hub.checks.records import references, texts
from hub.editorial import fmt
from hub.reading import source
from hub.reading.catalog import Catalog, type_tree
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest
from hub.records import KINDS
from hub.records.marks import RefTo, walk
from hub.records.shape import Shape, fields

LACKING = frozenset(
    ["field-missing", "field-empty", "source-missing", "language-missing", "checked-missing", "list-short"]
)
"""What a record that is being written may still lack."""


class NoSuchField(Exception):
    """A place that no record of the kind has: the name that is not known, and the one that may be meant."""

    def __init__(self, name: str, hint: str, choices: Sequence[str]) -> None:
        super().__init__(name)
        self.name, self.hint, self.choices = name, hint, choices


def put(tree: dict[str, Any], kind: str, path: str, words: str | list[str], main: str) -> None:
    """Set a value of `tree` at a place such as `title.de`, `contacts.phone` or `audiences`.

    A text without language is in `main`. Several values of a list are separated by commas, or given one after the
    other. In a list of groups the first group is meant, unless a number stands between: `contacts.2.phone`. Raises
    `NoSuchField`.
    """
    _put(tree, Shape("group", model=KINDS[kind]), path.split("."), words, main)


def _put(node: Any, shape: Shape, steps: list[str], words: str | list[str], main: str) -> None:
    """`node` is a mapping or a list that the value is put into."""
    name, rest = steps[0], steps[1:]
    if shape.holds == "group" and shape.model:
        known = fields(shape.model)
        if name not in known:
            raise NoSuchField(name, closest(name, known), list(known))
        inner = known[name]
    elif shape.holds in ("text", "mapping"):
        inner = Shape("value")
    else:
        raise NoSuchField(name, "", [])
    if inner.holds == "list":
        _into_list(node.setdefault(name, []), inner.inner or Shape("value"), rest, words, main)
    elif inner.holds == "text" and not rest:
        node.setdefault(name, {})[main] = _one(words)
    elif inner.holds in ("group", "text", "mapping"):
        if not rest:
            choices = list(fields(inner.model)) if inner.model else []
            raise NoSuchField("", "", choices)
        _put(node.setdefault(name, {}), inner, rest, words, main)
    elif rest:
        raise NoSuchField(rest[0], "", [])
    else:
        node[name] = _one(words)


def _into_list(items: list[Any], inner: Shape, rest: list[str], words: str | list[str], main: str) -> None:
    if inner.holds in ("group", "text"):
        number = 1
        if rest and re.fullmatch(r"[1-9][0-9]?", rest[0]):
            number, rest = int(rest[0]), rest[1:]
        if not rest and inner.holds == "group":
            raise NoSuchField("", "", list(fields(inner.model)) if inner.model else [])
        while len(items) < number:
            items.append({})
        if rest:
            _put(items[number - 1], inner, rest, words, main)
        else:
            items[number - 1][main] = _one(words)
    elif rest:
        raise NoSuchField(rest[0], "", [])
    else:
        given = words if isinstance(words, list) else re.split(r"\s*,\s*", words.strip())
        items += [word for word in given if word and word not in items]


def _one(words: str | list[str]) -> str:
    return words if isinstance(words, str) else ", ".join(words)


def judged(
    catalog: Catalog, kind: str, id: str, tree: dict[str, Any], today: date, *, all_rules: bool = True
) -> tuple[str, list[Problem]]:
    """(the file, what `hub check` would say of it) for a record that is not written yet.

    Without `all_rules` only values and references are looked at, which is quick.
    """
    model, codes = KINDS[kind], catalog.settings.languages.authored if catalog.settings else []
    shown = f"data/{model.folder}/{id}.yaml"
    text = fmt.dump(tree, model, codes)
    with tempfile.TemporaryDirectory(prefix="hub-new-") as folder:
        # Rules look for the line of what they find in the file itself.
        entry = Entry(Path(folder) / f"{id}.yaml", shown, model, id)
        # Bytes of an argument that could not be decoded are bytes again, so that whoever reads the file says so.
        entry.path.write_bytes(text.encode(errors="surrogateescape"))
        try:
            entry.tree = source.read(entry.path, shown)
        except source.SourceError as error:
            return text, error.problems
        found = type_tree(entry)
        catalog.entries[kind][id] = entry
        try:
            for rule in checks.RULES if all_rules else (references.check,):
                found += rule(catalog, today)
            found += texts.of_file(entry, Around.of(catalog, today))
        finally:
            del catalog.entries[kind][id]
    return text, sorted({problem for problem in found if problem.path == shown and problem.severity == "error"})


def resolve(catalog: Catalog, kind: str, tree: dict[str, Any]) -> None:
    """Put ids where a reference was given by the title or short name of its record; leave what nothing fits."""
    for mark, location, value in list(walk(KINDS[kind], tree)):
        if isinstance(mark, RefTo) and isinstance(value, str):
            id = target(catalog, mark.kind, value)
            node: Any = tree
            for step in location[:-1]:
                node = node[step]
            node[location[-1]] = id or value


def target(catalog: Catalog, kind: str, given: str) -> str:
    """The id of the record that an id, a title or a short name means; empty where none does, or several do."""
    entries = catalog.entries[kind]
    if given in entries:
        return given
    found: set[str] = set()
    for id, entry in entries.items():
        for field in (getattr(entry.model, "heading", "title"), "short"):
            words = (entry.tree or {}).get(field)
            names = words.values() if isinstance(words, dict) else ()
            if given.casefold() in {str(name).casefold() for name in names}:
                found.add(id)
    return found.pop() if len(found) == 1 else ""
