"""`data/` → settings and records by kind and id, with every finding of reading and typing."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from hub.reading import content, source
from hub.reading.catalog import foreign
from hub.reading.content import Written
from hub.reading.entry import Entry
from hub.reading.entry.invalid import explain
from hub.reading.findings import Problem, Severity, closest, problem
from hub.reading.languages.catalogue import Catalogue
from hub.reading.memory import Remembered
from hub.records import FOLDERS, KINDS, Exceptions, Foreign, Record, Settings, Synonyms
from hub.records.kinds.places import OUTLINES, Outlines
from hub.records.values import ID_PATTERN
from hub.records.vocabulary import AUDIENCES, FACETS

# Names that an address or a common file system claims for itself.
RESERVED = frozenset(
    [
        *AUDIENCES,
        *FACETS,
        "index",
        "404",
        "assets",
        "letter",
        "named",
        "places",
        "page",
        "search",
        "sitemap",
        "table",
        "api",
        "search-index",
    ]
    + ["con", "prn", "aux", "nul"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)]
)
_ID = re.compile(ID_PATTERN)
R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Catalog:
    """Everything that was read. `entries` also holds files that did not become records."""

    root: Path
    settings: Settings | None = None
    settings_entry: Entry | None = None
    synonyms: Entry | None = None
    excepted: Entry | None = None
    outlines: Entry | None = None
    foreign: Entry | None = None
    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    companions: dict[str, dict[str, Entry]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    written: Written = field(default_factory=Written)
    problems: list[Problem] = field(default_factory=list)
    translations: dict[tuple[str, str], tuple[Catalogue | None, list[Problem]]] = field(default_factory=dict)
    """Catalogues by language and name as far as they were asked for, or why one cannot be read, see `laid`"""
    remembered: Remembered = field(default_factory=Remembered)

    def records(self, model: type[R]) -> dict[str, R]:
        """Records of a kind by id, in the order of ids."""
        entries = self.entries[model.kind].items()
        # Entries of a kind are typed by its model and nothing else: this is the one door from trees to records.
        return {id: cast(R, entry.record) for id, entry in entries if entry.record is not None}

    @property
    def same_words(self) -> Synonyms:
        """Groups of words of one meaning; none where there is no such file, or where it has faults."""
        known = self.synonyms.record if self.synonyms else None
        return known if isinstance(known, Synonyms) else Synonyms()

    @property
    def exceptions(self) -> Exceptions:
        """What is accepted; nothing where there is no such file, or where it has faults."""
        known = self.excepted.record if self.excepted else None
        return known if isinstance(known, Exceptions) else Exceptions()

    def all_entries(self) -> Iterator[Entry]:
        """Every file of every kind, and the settings."""
        for single in (self.settings_entry, self.synonyms):
            if single is not None:
                yield single
        for entries in (*self.entries.values(), *self.companions.values()):
            yield from entries.values()


def load(
    root: Path,
    keep: Path | None = None,
    lock: foreign.Lock | None = None,
    copies: Mapping[str, bytes] | None = None,
    *,
    remembered: Remembered | None = None,
) -> Catalog:
    """Read `root`/data, `root`/content and the copies of other hubs' records. Findings are collected in the catalog;
    nothing is raised for bad data. What was worked out of a file is remembered in the folder `keep`, once whoever reads
    has `save`d it, or is `remembered` by a program that reads again and again. `lock` and `copies` stand in for those
    of the project, see `foreign`."""
    catalog = Catalog(root, remembered=remembered or Remembered(keep))
    with no_collection():
        for path in sorted((root / "data").iterdir()) if (root / "data").is_dir() else []:
            if path.name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                _read_folder(catalog, path)
            elif path.name == "hub.yaml":
                catalog.settings_entry = _read_single(catalog, path, Settings)
                record = catalog.settings_entry.record
                catalog.settings = record if isinstance(record, Settings) else None
            elif path.name == "synonyms.yaml":
                catalog.synonyms = _read_single(catalog, path, Synonyms)
            elif path.name == OUTLINES:
                catalog.outlines = _read_single(catalog, path, Outlines)
            elif path.name == "foreign.yaml":
                catalog.foreign = _read_single(catalog, path, Foreign)
            elif path.name == "exceptions.yaml":
                catalog.excepted = _read_single(catalog, path, Exceptions)
            else:
                _report(catalog, path, "file-unexpected", example="data/<art>/<kennung>.yaml")
    if catalog.settings_entry is None:
        catalog.problems.append(problem("data/hub.yaml", (1, 1), "settings-missing"))
    if catalog.settings is not None:
        # Only the settings say which languages there are, so without them no page can be placed.
        catalog.written = content.read(root, catalog.settings.languages.all)
        catalog.problems += catalog.written.problems
        if catalog.foreign is not None:
            _add_foreign(catalog, catalog.foreign, lock, copies or {})
    return catalog


def here(catalog: Catalog) -> foreign.Here:
    """What records of other hubs have to fit to."""
    own = {(kind, id) for kind, some in catalog.entries.items() for id, one in some.items() if one.origin is None}
    return foreign.Here(catalog.root, own, catalog.settings.languages.authored if catalog.settings else ())


def _add_foreign(catalog: Catalog, entry: Entry, lock: foreign.Lock | None, copies: Mapping[str, bytes]) -> None:
    lock = foreign.locked(catalog.root) if lock is None else lock
    entries, problems = foreign.read(entry, here(catalog), lock, copies)
    catalog.problems += problems
    for one in entries:
        catalog.entries[one.kind][one.id] = one
        catalog.problems += type_tree(one)
    for kind in {one.kind for one in entries}:
        # In the order of ids, like those that were read from files.
        catalog.entries[kind] = dict(sorted(catalog.entries[kind].items()))


@contextmanager
def no_collection() -> Iterator[None]:
    """Ten thousand records are many small objects that all stay alive; looking for garbage among them costs time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def type_tree(entry: Entry) -> list[Problem]:
    """Why the tree of an entry is no record; where it is one, the entry has it."""
    try:
        entry.type()
    except ValidationError as error:
        return explain(error, entry)
    return []


def _read_folder(catalog: Catalog, folder: Path) -> None:
    model = FOLDERS.get(folder.name)
    if model is None:
        _report(catalog, folder, "folder-unknown", name=folder.name, hint=closest(folder.name, FOLDERS))
        return
    example = f"data/{folder.name}/<kennung>.yaml"
    names: dict[str, str] = {}
    # Strings, not paths, are sorted and joined here: for ten thousand files that is a tenth of the whole time.
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 - see above
        if name.startswith("."):
            continue
        shown = f"data/{folder.name}/{name}"
        id = name.removesuffix(".yaml")
        if model.companion and id.endswith(f".{model.companion[0]}"):
            _read_companion(catalog, folder / name, shown, model)
            continue
        if id == name:
            catalog.problems.append(problem(shown, (1, 1), "file-unexpected", example=example))
            continue
        if not _ID.fullmatch(id):
            catalog.problems.append(problem(shown, (1, 1), "id-form", id=id, example=suggested_id(id)))
        elif id in RESERVED:
            catalog.problems.append(problem(shown, (1, 1), "id-reserved", id=id))
        if id.casefold() in names:
            other = names[id.casefold()]
            catalog.problems.append(problem(shown, (1, 1), "id-collision", id=id, other=other))
        names[id.casefold()] = id
        # A name that cannot be an id is reported above; the content is checked all the same.
        usable = "" if _ID.fullmatch(id) else "x"
        catalog.entries[model.kind][id] = _read(catalog, folder / name, shown, model, id, usable)


def _read_companion(catalog: Catalog, path: Path, shown: str, model: type[Record]) -> None:
    assert model.companion  # noqa: S101 - asked by the caller
    id = path.name.partition(".")[0]
    catalog.companions[model.kind][id] = _read(catalog, path, shown, model.companion[1], id)
    if not (path.parent / f"{id}.yaml").is_file():
        catalog.problems.append(problem(shown, (1, 1), "companion", id=id))


def _read_single(catalog: Catalog, path: Path, model: type[BaseModel]) -> Entry:
    return _read(catalog, path, f"data/{path.name}", model, path.stem)


def _read(catalog: Catalog, path: Path, shown: str, model: type[BaseModel], id: str, usable: str = "") -> Entry:
    """A file, its record, and what is wrong with both; the same entry as long as the file says the same."""
    try:
        raw = source.read_bytes(path, shown)
    except source.SourceError as error:
        entry = Entry(path, shown, model, id, problems=error.problems)
    else:
        entry = Entry(path, shown, model, id, file=blake2b(raw, digest_size=12).hexdigest())
        entry.digest, entry.remembered, entry.stands_for = entry.file, catalog.remembered, usable
        entry = catalog.remembered.once(("entry", shown, entry.file), partial(_filled, entry, raw))
    catalog.problems += entry.problems
    return entry


def _filled(entry: Entry, raw: bytes) -> Entry:
    """With its tree, its record, and what is wrong with both."""
    entry.unread = partial(_read_tree, entry, raw)
    try:
        if entry.once("sound", partial(_look, entry)):
            entry.fits = True
        elif not entry.problems:
            _look(entry)
    except source.SourceError as error:
        entry.file = entry.digest = ""
        entry.problems += error.problems
    return entry


def _look(entry: Entry) -> bool:
    """Whether nothing is wrong with a file; otherwise it has what is. Raises `SourceError`."""
    if entry.kind and entry.tree and "id" in entry.tree:
        entry.problems.append(entry.problem(("id",), "id-in-file", key=True))
    entry.problems += type_tree(entry)
    return not entry.problems


def _read_tree(entry: Entry, raw: bytes) -> tuple[dict[str, Any], list[source.Remark]]:
    """(tree, remarks) of a file, those of all files of its folder being kept together. Raises `SourceError`."""
    shelf = entry.shown.rpartition("/")[0]
    tree, remarks = entry.remembered.of(entry.file, lambda: _parsed(raw, entry.shown), shelf)
    return tree, [source.Remark((line, column), (at, behind), words) for line, column, at, behind, words in remarks]


def _parsed(raw: bytes, shown: str) -> tuple[dict[str, Any], list[tuple[int, int, int, int, str]]]:
    """(tree, remarks) of a file. Raises `SourceError`."""
    remarks: list[source.Remark] = []
    tree = source.parse(source.decoded(raw, shown), shown, None, remarks)
    return tree, [(*remark.text, *remark.where, remark.words) for remark in remarks]


def _report(catalog: Catalog, path: Path, code: str, *, severity: Severity = "error", **args: str) -> None:
    shown = path.relative_to(catalog.root).as_posix()
    catalog.problems.append(problem(shown, (1, 1), code, severity=severity, **args))


def suggested_id(words: str) -> str:
    """An id made of any words, e.g. of a title."""
    letters = words.lower()
    for umlaut, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        letters = letters.replace(umlaut, plain)
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:64] or "beispiel"
