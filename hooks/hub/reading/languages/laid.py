"""Translations laid over what is written: after the checks, before anything follows from the records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from hub.reading.catalog import Catalog
from hub.reading.content import Content
from hub.reading.findings import Problem
from hub.reading.languages import FOLDER, texts
from hub.reading.languages.catalogue import Catalogue, read
from hub.reading.markup.text import to_html
from hub.reading.source import SourceError

_HEADING = re.compile(r"#{1,6} [^\n]*")


def catalogues(catalog: Catalog, code: str) -> dict[str, Catalogue]:
    """The catalogues of a language that can be read, by name; they are read once. `problems` says why others cannot."""
    if code not in catalog.translations:
        found: dict[str, Catalogue] = {}
        wrong: list[Problem] = []
        folder = catalog.root / FOLDER / code
        for path in sorted(folder.glob("*.po")) if folder.is_dir() else ():
            try:
                found[path.stem] = read(path, f"{FOLDER}/{code}/{path.name}")
            except SourceError as error:
                wrong += error.problems
        catalog.translations[code] = found, wrong
    return catalog.translations[code][0]


def problems(catalog: Catalog, code: str) -> list[Problem]:
    """Why catalogues of a language cannot be read."""
    catalogues(catalog, code)
    return catalog.translations[code][1]


def lay(catalog: Catalog, codes: Iterable[str]) -> None:
    """Put every usable translation into these languages beside the words it was made from. A text that has changed
    since stays without one."""
    files = {code: found for code in codes if (found := catalogues(catalog, code))}
    if not files:
        return
    for text in texts.of_records(catalog):
        for code, found in files.items():
            known = found[text.catalogue].usable if text.catalogue in found else {}
            if (text.context, text.words) in known and text.entry and text.entry.record:
                _at(text.entry.record, text.location)[code] = known[text.context, text.words].words
    main = catalog.settings.languages.authored[0] if catalog.settings else ""
    for address, versions in catalog.written.pages.items():
        if main in versions:
            for code, found in files.items():
                page = _page(versions[main], address, code, found.get(texts.PAGES))
                if page and code not in versions:
                    versions[code] = page


def _at(record: BaseModel, location: tuple[str | int, ...]) -> dict[str, str]:
    """The words of a record at a place, by language."""
    value: Any = record
    for key in location:
        value = getattr(value, str(key)) if isinstance(value, BaseModel) else value[key]
    found: dict[str, str] = value
    return found


def _page(page: Content, address: str, code: str, catalogue: Catalogue | None) -> Content | None:
    """A hand-written page in another language, with the anchors of the original, so that links keep leading there. None
    unless all of it is translated: half a page about a right is worse than one in a language said to be another."""
    if catalogue is None:
        return None
    group = address.strip("/") or "index"
    words = {}
    for name, piece in texts.pieces(page).items():
        known = catalogue.usable.get((f"{group}.{name}", piece))
        if known is None:
            return None
        words[name] = known.words
    ids = iter(to_html(page.markdown).headings)
    parts = [
        _anchored(words.get(str(number), piece), piece, ids)
        for number, piece in enumerate(texts.paragraphs(page.markdown))
    ]
    meta = page.meta | {name: words[name] for name in ("title", "description") if name in words}
    return replace(page, markdown="\n\n".join(parts), language=code, meta=meta)


def _anchored(words: str, source: str, ids: Iterator[str]) -> str:
    """A heading with the anchor of the one it translates; other words as they are."""
    for heading in _HEADING.findall(source):
        anchor = next(ids, "")
        if anchor and "{" not in heading and _HEADING.fullmatch(words):
            words = f"{words} {{#{anchor}}}"
    return words
