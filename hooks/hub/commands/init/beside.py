"""What stands beside records in `data/` and comes along with those that are taken over: words of one meaning that occur
in them, and outlines of their districts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hub.commands.init.taking import Taken
from hub.editorial import fmt
from hub.reading.catalog import Catalog
from hub.reading.source import read_text
from hub.records import Synonyms
from hub.records.kinds.places import OUTLINES, District

_TOKEN = re.compile(r"\w+")


def files(catalog: Catalog, found: Taken, languages: Mapping[str, str]) -> dict[str, str]:
    """By path. `languages` has for each language of the new hub the one that it is there."""
    return _synonyms(catalog, found, languages) | _outlines(catalog, found)


def _synonyms(catalog: Catalog, found: Taken, languages: Mapping[str, str]) -> dict[str, str]:
    """Groups of which a word occurs in what is taken, but none that names a place elsewhere."""
    tokens = [token.casefold() for tree in found.trees.values() for token in _TOKEN.findall(" ".join(_words(tree)))]
    single, text = set(tokens), f" {' '.join(tokens)} "

    def belongs(group: list[str]) -> bool:
        parts = [[token.casefold() for token in _TOKEN.findall(word)] for word in group]
        said = any(all(one in single for one in word) and f" {' '.join(word)} " in text for word in parts)
        return said and not any(map(found.elsewhere.search, group))

    same = catalog.same_words
    tree: dict[str, Any] = {"groups": list(filter(belongs, same.groups))}
    spoken = {code: list(filter(belongs, same.by_language.get(there, ()))) for code, there in languages.items()}
    tree["by_language"] = {code: groups for code, groups in spoken.items() if groups}
    tree["little"] = list(same.little)
    tree = {name: groups for name, groups in tree.items() if groups}
    return {"data/synonyms.yaml": fmt.dump(tree, Synonyms, list(languages))} if tree else {}


def _words(tree: Any) -> Iterator[str]:
    """Everything that is written somewhere in a record."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Iterable):
        for inner in tree.values() if isinstance(tree, dict) else tree:
            yield from _words(inner)


def _outlines(catalog: Catalog, found: Taken) -> dict[str, str]:
    """Features of the districts that are taken, a line each; what else stands in the file comes along."""
    entry = catalog.outlines
    if entry is None or entry.record is None:
        return {}
    tree = json.loads(read_text(entry.path, entry.shown))
    kept = [one for one in tree["features"] if (District.kind, one["properties"]["district"]) in found.names]
    if not kept:
        return {}
    head = json.dumps({name: value for name, value in tree.items() if name != "features"}, ensure_ascii=False)
    lines = ",\n".join(f"    {json.dumps(one, ensure_ascii=False)}" for one in kept)
    return {f"data/{OUTLINES}": f'{head[:-1]}{", " if len(head) > 2 else ""}"features": [\n{lines}\n]}}\n'}
