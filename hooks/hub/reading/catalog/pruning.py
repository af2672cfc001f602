"""A record without what leads to records that are not there, and in other languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from hub.reading.entry import Name
from hub.records import KINDS
from hub.records.marks import is_translated
from hub.records.shape import Shape, fields

GONE: Any = object()
"""What is left where something cannot stand without what it names"""
_PLACES = ("districts", "regions")
"""An empty list of these means everywhere, so that what named only other places says something else without them"""
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(<?([a-z]+):([a-z0-9-]+)(?:#[^)>\s]*)?>?\)")


class Pruning:
    """`names` are the records that are there, `languages` has for each language whose texts it takes, the main one
    first; `title` gives what a link without words says where its record is not there, by that and the language."""

    def __init__(
        self, names: Collection[Name], languages: Mapping[str, str], title: Callable[[Name, str], str] | None = None
    ) -> None:
        self._names, self._languages, self._title = names, languages, title
        self.unlinked = 0
        """How many references and links were left out"""
        self.untold = 0
        """How many texts are not there in the first language"""

    def whole(self, model: type[BaseModel], tree: dict[str, Any], id: str) -> Any:
        """The tree of a record that fits its model; `GONE` where that has lost what it needs."""
        found = self.record(model, tree)
        return found if found is not GONE and _fits(model, found | {"id": id}) else GONE

    def record(self, model: type[BaseModel], tree: dict[str, Any]) -> Any:
        """The tree of a record; `GONE` where it has lost what must be filled, or every place it is about."""
        found = self.group(model, tree, outermost=True)
        if found is GONE or (any(tree.get(name) for name in _PLACES) and not any(found.get(n) for n in _PLACES)):
            return GONE
        # Its former addresses are those of another site.
        found.pop("moved_from", None)
        return found

    def group(self, model: type[BaseModel], tree: Any, *, outermost: bool = False) -> Any:
        """A group of fields, or a file that is no record."""
        if not isinstance(tree, dict):
            return tree
        found, whole = {}, True
        for name, value in tree.items():
            shape = fields(model).get(name)
            translated = shape is not None and (shape.holds != "text" or is_translated(model, name))
            kept = value if shape is None else self._value(shape, value, translated)
            if kept is not GONE:
                found[name] = kept
                continue
            whole = False
            if model.model_fields[name].is_required() or (name in _PLACES and not outermost):
                return GONE
        # What is left may lack what it needs one of, such as a fee without its amount.
        return found if whole or outermost or _fits(model, found) else GONE

    def _value(self, shape: Shape, value: Any, translated: bool) -> Any:
        match shape.holds:
            case "reference":
                kept = (shape.kind, value) in self._names
                self.unlinked += not kept
                return value if kept else GONE
            case "text":
                return self._text(value, shape.prose, translated)
            case "group" if shape.model:
                return self.group(shape.model, value)
            case "list" if shape.inner and isinstance(value, list):
                items = [self._value(shape.inner, item, translated) for item in value]
                left = [item for item in items if item is not GONE]
                return left if left or not items else GONE
            case "mapping" if shape.inner and isinstance(value, dict):
                made = {key: self._value(shape.inner, item, translated) for key, item in value.items()}
                return {key: item for key, item in made.items() if item is not GONE}
        return value

    def _text(self, text: Any, prose: bool, translated: bool) -> Any:
        if not isinstance(text, dict):
            return text
        found = {code: text[source] for code, source in self._languages.items() if source in text}
        first = next(iter(self._languages))
        if first not in found and not translated and text:
            # A name is the same in every language.
            found = {first: next(iter(text.values())), **found}
        if first not in found:
            self.untold += 1
            return GONE
        return {code: self.worded(words, code) for code, words in found.items()} if prose else found

    def worded(self, words: str, code: str) -> str:
        """A text whose links to records that are not there are plain words."""

        def plain(found: re.Match[str]) -> str:
            said, kind, id = found.groups()
            if kind not in KINDS or (kind, id) in self._names:
                return found[0]
            self.unlinked += 1
            return said or (self._title((kind, id), self._languages[code]) if self._title else id)

        return _LINK.sub(plain, words) if "](" in words else words


def _fits(model: type[BaseModel], tree: dict[str, Any]) -> bool:
    try:
        model.model_validate(tree)
    except ValidationError:
        return False
    return True
