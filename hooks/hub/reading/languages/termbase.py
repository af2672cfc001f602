"""The term base of a hub: its official words, and what each is called in a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.memory import digest
from hub.records import KINDS, Record
from hub.records.beside.renderings import Rendering, Renderings


@dataclass(frozen=True, slots=True)
class Official:
    """An official word in the main language, and its rendering where the term base has one."""

    catalogue: str
    id: str
    word: str
    rendering: Rendering | None

    def stands_in(self, text: str) -> bool:
        """Whether a text in the main language has it, with the endings of a German noun; other languages add theirs the
        same way."""
        return self.word in text and re.search(rf"\b{re.escape(self.word)}(?:e?s|e?n|e|er)?\b", text) is not None


def of(catalog: Catalog, code: str) -> Iterator[Official]:
    """Every official word that has more than two letters. Where an office and a term have the same name, the rendering
    stands at one of them and holds for both."""
    main = _main(catalog)
    words: dict[tuple[str, str], str] = {}
    renderings: dict[str, Rendering] = {}
    for kind, model in _kinds():
        for id, record in catalog.records(model).items():
            word = words[model.folder, id] = record.label.get(main, "")
            beside = catalog.companions[kind].get(id)
            known = beside.record if beside else None
            if isinstance(known, Renderings) and code in known.renderings:
                renderings[word] = known.renderings[code]
    for (folder, id), word in words.items():
        if len(word) > 2:
            yield Official(folder, id, word, renderings.get(word))


def said(catalog: Catalog, code: str) -> str:
    """Differs where these words do, or what they are called in the language: to see that takes no record."""
    main, found = _main(catalog), [code]
    for kind, _ in _kinds():
        for id, entry in catalog.entries[kind].items():
            found += [kind, id, str(entry.once(f"label {main}", partial(_label, entry, main)))]
        for id, entry in catalog.companions[kind].items():
            found += [kind, id, str(entry.once("renderings", partial(_renderings, entry)).get(code))]
    return digest(*found)


def _main(catalog: Catalog) -> str:
    return catalog.settings.languages.authored[0] if catalog.settings else ""


def _kinds() -> Iterator[tuple[str, type[Record]]]:
    """Those beside whose records renderings can stand."""
    return ((kind, model) for kind, model in KINDS.items() if model.companion and model.companion[1] is Renderings)


def _label(entry: Entry, main: str) -> str | None:
    return entry.record.label.get(main, "") if isinstance(entry.record, Record) else None


def _renderings(entry: Entry) -> dict[str, str]:
    known = entry.record.renderings if isinstance(entry.record, Renderings) else {}
    return {code: repr(rendering) for code, rendering in known.items()}
