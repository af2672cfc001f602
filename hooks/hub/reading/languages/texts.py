"""Every text of a project that is translated: what it says, where it stands, and for whom it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, get_args

from hub.reading.catalog import Catalog
from hub.reading.content import Content
from hub.reading.entry import Entry
from hub.reading.memory import digest
from hub.records import KINDS
from hub.records.base import Record
from hub.records.marks import TextMark, walk
from hub.records.values import Audience

PAGES = "pages"
"""Catalogue of hand-written pages"""
Tier = Literal[1, 2]
_PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")
_WITHOUT_WORDS = re.compile(r"<!--.*?-->|(?:-\s*){3,}|(?:\*\s*){3,}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the main language. `catalogue` is the name of the file its translations stand in, `context` what it
    is found by there, `group` the record or page it belongs to."""

    catalogue: str
    context: str
    words: str
    group: str
    prose: bool = False
    others: dict[str, str] = field(default_factory=dict)
    """what it says in the other languages it is written in"""
    audiences: tuple[str, ...] = ()
    tier: Tier = 1
    """1: what a professional or a family reads; 2: what may stand in another language"""
    location: tuple[str | int, ...] = ()


def catalogues(catalog: Catalog) -> dict[str, list[Text]]:
    """All texts by the catalogue they stand in, in the order of records and of their fields."""
    found: dict[str, list[Text]] = {}
    for text in (*of_records(catalog), *of_pages(catalog)):
        found.setdefault(text.catalogue, []).append(text)
    return found


def of_catalogue(catalog: Catalog, name: str) -> list[Text]:
    """Those of one catalogue, without the work that all others would be; none where the project has no such one."""
    own = (entry for entry in catalog.all_entries() if catalogue_of(catalog, entry)[0] == name)
    found = [text for entry in own for text in of_entry(catalog, entry)]
    return [*found, *of_pages(catalog)] if name == PAGES else found


def of_records(catalog: Catalog) -> Iterator[Text]:
    """The texts of records, of what stands beside them, and of the settings."""
    for entry in catalog.all_entries():
        yield from of_entry(catalog, entry)


def of_entry(catalog: Catalog, entry: Entry) -> Iterator[Text]:
    """Those of one file."""
    tree, first = entry.tree, main(catalog)
    if not tree:
        return
    name, essential = catalogue_of(catalog, entry)
    for mark, location, value in walk(entry.model, tree):
        if not isinstance(mark, TextMark) or not mark.translated or not isinstance(value, dict):
            continue
        words = value.get(first)
        if not isinstance(words, str) or not words.strip():
            continue
        audiences = _audiences(tree, location)
        tier: Tier = 1 if essential and (not audiences or get_args(Audience)[0] in audiences) else 2
        others = {code: more for code, more in value.items() if code != first and isinstance(more, str)}
        context = f"{entry.id}.{'.'.join(_names(tree, location))}"
        yield Text(name, context, words, entry.id, mark.prose, others, audiences, tier, location)


def digests(catalog: Catalog) -> dict[str, list[str]]:
    """Of the texts of each file that has any, by the catalogue they stand in: what is no text may differ."""
    found: dict[str, list[str]] = {}
    first = main(catalog)
    for entry in catalog.all_entries():
        if made := entry.once(f"texts {first}", partial(_digest, catalog, entry)):
            found.setdefault(catalogue_of(catalog, entry)[0], []).append(made)
    return found


def _digest(catalog: Catalog, entry: Entry) -> str:
    own = [*of_entry(catalog, entry)]
    return digest(*map(repr, own)) if own else ""


def catalogue_of(catalog: Catalog, entry: Entry) -> tuple[str, bool]:
    """(the catalogue that holds the texts of a file, whether they must stand in a language)."""
    model = _companion(catalog, entry) or entry.model
    return (model.folder, model.essential) if issubclass(model, Record) else (entry.id, True)


def of_pages(catalog: Catalog) -> Iterator[Text]:
    """The paragraphs of hand-written pages, and the words at their top."""
    first = main(catalog)
    for address, versions in catalog.written.pages.items():
        if first not in versions:
            continue
        group = address.strip("/") or "index"
        others = {code: pieces(page) for code, page in versions.items() if code != first}
        own = pieces(versions[first])
        for name, words in own.items():
            # Where another language has as many paragraphs, they are the same ones.
            beside = {code: more[name] for code, more in others.items() if more.keys() == own.keys()}
            yield Text(PAGES, f"{group}.{name}", words, group, True, beside)


def pieces(page: Content) -> dict[str, str]:
    """What a page says, by the name or number of each piece; comments and lines that hold no words are none."""
    top = {name: page.meta[name] for name in ("title", "description") if page.meta.get(name)}
    body = {str(number): words for number, words in enumerate(paragraphs(page.markdown)) if _has_words(words)}
    return top | body


def paragraphs(markdown: str) -> list[str]:
    """Pieces between empty lines. A piece of code with empty lines in it is one."""
    found: list[str] = []
    fenced = False
    for part in _PARAGRAPHS.split(markdown.strip()):
        if fenced:
            found[-1] += f"\n\n{part}"
        else:
            found.append(part)
        fenced ^= len(re.findall(r"^\s*(?:```|~~~)", part, re.MULTILINE)) % 2 == 1
    return found


def _has_words(words: str) -> bool:
    return bool(_WITHOUT_WORDS.sub("", words).strip())


def main(catalog: Catalog) -> str:
    """The language that the others are made from."""
    return catalog.settings.languages.authored[0] if catalog.settings else ""


def _companion(catalog: Catalog, entry: Entry) -> type[Record] | None:
    """The model of the record beside which a file stands."""
    # What stands beside a record is of no kind itself.
    for kind, entries in catalog.companions.items() if not entry.kind else ():
        if entries.get(entry.id) is entry:
            return KINDS[kind]
    return None


def _names(tree: Any, location: tuple[str | int, ...]) -> Iterator[str]:
    """A location with the ids of groups in place of their numbers, so that it stays when something is put before."""
    value = tree
    for key in location:
        value = value[key]
        own = value.get("id") if isinstance(key, int) and isinstance(value, dict) else None
        yield own if isinstance(own, str) else str(key)


def _audiences(tree: Any, location: tuple[str | int, ...]) -> tuple[str, ...]:
    """For whom the nearest group around a text is, where one says so."""
    found: tuple[str, ...] = ()
    value = tree
    for key in location:
        said = value.get("audiences") if isinstance(value, dict) else None
        if isinstance(said, list) and said:
            found = tuple(audience for audience in said if isinstance(audience, str))
        value = value[key]
    return found
