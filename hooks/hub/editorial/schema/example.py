"""A real record of each kind with an explanation of every field it has, for people who write their first one."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from hub.editorial import fmt
from hub.editorial.schema.reference import description
from hub.reading import source
from hub.reading.source import Location
from hub.records.shape import Shape, fields

_HEAD = "# Beispiel: {shown}, mit einer Erklärung zu jedem Feld. Erzeugt mit `hub schema`; nicht von Hand ändern."
_ORIGIN = re.compile(r"# Beispiel: (data/[a-z0-9/.-]+\.yaml)")


def origin(text: str) -> str:
    """The file that an example was made from; empty where it does not say."""
    found = _ORIGIN.match(text)
    return found[1] if found else ""


def explained(tree: dict[str, Any], shown: str, model: type[BaseModel], languages: Sequence[str]) -> str:
    """A record's tree as a file with comments, in normal form."""
    notes = fmt.Notes()
    seen = set()
    for location, group, part in _groups(tree, Shape("group", model=model)):
        for name, shape in fields(group).items():
            if name in part and (group, name) not in seen:
                seen.add((group, name))
                notes.above[(*location, name)] = _said(group, name, shape, len(location))
    first = next(name for name in fields(model) if name in tree)
    notes.above[(first,)] = [_HEAD.format(shown=shown), *notes.above.get((first,), [])]
    return fmt.dump(tree, model, languages, notes)


def again(text: str, shown: str, model: type[BaseModel], languages: Sequence[str]) -> str:
    """What an example would look like if it were made today from the record that stands in it.

    Raises `source.SourceError` for a file that cannot be read.
    """
    return explained(source.parse(text, shown), origin(text), model, languages)


def best(trees: Iterable[tuple[str, dict[str, Any]]], model: type[BaseModel]) -> str:
    """The file that shows most: the shortest of those that use nearly as many different fields as any."""
    rated = []
    for shown, tree in trees:
        used = {(group, name) for _, group, part in _groups(tree, Shape("group", model=model)) for name in part}
        rated.append((len(used), len(str(tree)), shown))
    most = max((count for count, _, _ in rated), default=0)
    return min(((size, shown) for count, size, shown in rated if count >= 0.85 * most), default=(0, ""))[1]


def _groups(
    tree: Any, shape: Shape, location: Location = ()
) -> Iterator[tuple[Location, type[BaseModel], dict[str, Any]]]:
    """Every group of fields in a tree with its place and model, in the order of the file."""
    if isinstance(tree, list) and shape.inner:
        for index, item in enumerate(tree):
            yield from _groups(item, shape.inner, (*location, index))
    elif isinstance(tree, dict) and shape.holds == "mapping" and shape.inner:
        for name, item in tree.items():
            yield from _groups(item, shape.inner, (*location, name))
    elif isinstance(tree, dict) and shape.model:
        yield location, shape.model, tree
        for name, inner in fields(shape.model).items():
            if name in tree:
                yield from _groups(tree[name], inner, (*location, name))


def _said(model: type[BaseModel], name: str, shape: Shape, depth: int) -> list[str]:
    said = description(model, name, "de").rstrip(".")
    while shape.inner:
        shape = shape.inner
    said += f". Erlaubt: {', '.join(shape.choices)}" if shape.choices else ""
    said += " (Pflicht)" if model.model_fields[name].is_required() else ""
    return [f"# {line}" for line in textwrap.wrap(said, 116 - 2 * depth, break_on_hyphens=False)]
