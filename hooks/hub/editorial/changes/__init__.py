"""Two states of a hub compared, as a reviewer reads it: records, their fields by name, translations, and pages that
differ.

A field is said to stand on a page only where its old words went there or its new ones came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from hub.editorial.changes import catalogues, pages
from hub.editorial.changes.lost import Lost, lost
from hub.editorial.changes.pages import PageChange
from hub.editorial.changes.records import Change, Teller
from hub.hub import Hub
from hub.outputs.progress import Tell, nobody
from hub.reading.catalog import Catalog
from hub.reading.languages import Language


@dataclass(slots=True)
class Changes:
    """Everything that differs. `pages` is None where they could not be compared."""

    records: list[Change]
    """files of `data/`, and catalogues of translations, that say something else"""
    pages: list[PageChange] | None
    form: list[str]
    """files of records that say the same in another form: comments, order, line breaks"""
    files: list[str]
    """other files of `data/`, `content/` and `locales/` that differ"""
    lost: list[Lost]
    """pages whose addresses lead nowhere from now on; none where pages could not be compared"""


def compare(
    old: Catalog, new: Catalog, hubs: tuple[Hub, Hub] | None, language: Language, tell: Tell = nobody
) -> Changes:
    """`hubs` are the same two states, assembled; None where the old one is not valid. `language` is the report's.
    `tell` hears how far it is."""
    teller = Teller(old, new, list(hubs[1].languages.values()) if hubs else [language], language)
    names = list(_files(old, new))
    records = [*teller.records(), *catalogues.told(old.root, new.root, names)]
    known = {change.file for change in records}
    known |= {PurePosixPath(change.file).with_stem(change.old_id).as_posix() for change in records if change.old_id}
    differing, gone = None, []
    if hubs:
        before, after = (pages.contents(hub) for hub in hubs)
        made = pages.rendered(*hubs, tell)
        differing = [*pages.generated(*made), *pages.written(before, after)]
        was, is_ = (pages.addresses(hub, own) for hub, own in zip(hubs, made, strict=True))
        gone = lost(was, is_, hubs[0].settings.languages.all)
        pages.place([found for change in records for found in change.fields], differing)
        known |= {page.file for page in (*before.values(), *after.values())}
    others = [name for name in names if name not in known]
    said = {entry.shown for entry in old.all_entries()} & {entry.shown for entry in new.all_entries()}
    form, files = [name for name in others if name in said], [name for name in others if name not in said]
    return Changes(records, differing, form, files, gone)


def _files(old: Catalog, new: Catalog) -> Iterator[str]:
    sides = [_contents_of(catalog) for catalog in (old, new)]
    for name in sorted(sides[0].keys() | sides[1].keys()):
        if sides[0].get(name) != sides[1].get(name):
            yield name


def _contents_of(catalog: Catalog) -> dict[str, bytes]:
    found = {}
    for folder in ("data", "content", "locales"):
        for path in sorted((catalog.root / folder).rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                found[path.relative_to(catalog.root).as_posix()] = path.read_bytes()
    return found
