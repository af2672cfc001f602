"""Every file that is made from the models and kept in the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hub.editorial import fmt
from hub.editorial.forms import issues
from hub.editorial.schema import definitions, example, explained, labels, reference, versions, vscode
from hub.reading import languages, source
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.records import KINDS, SINGLES, Record

EXAMPLES = "docs/examples"


def from_models(root: Path, catalog: Catalog) -> dict[str, str]:
    """What depends on the models and the languages of the hub alone, by path: it changes with the program."""
    codes = _codes(catalog)
    models: dict[str, Any] = {f"{name.removesuffix('.yaml')}.json": model for name, model in SINGLES.items()}
    for kind, model in KINDS.items():
        models[f"{kind}.json"] = model
        if model.companion:
            models[f"{kind}.{model.companion[0]}.json"] = model.companion[1]
    made = {f"{vscode.FOLDER}/{name}": definitions.schema(model, codes) for name, model in models.items()}
    made[".vscode/settings.json"] = vscode.settings()
    made[".vscode/extensions.json"] = vscode.extensions()
    for code, language in languages.load(root, list(reference.WORDS)).items():
        names = {kind: language.word(model.words[1]) for kind, model in KINDS.items()}
        made[labels.document("fields", code)] = reference.reference(code, names)
    made |= explained.made() | versions.made(root)
    for kind, model in KINDS.items():
        path = f"{EXAMPLES}/{kind}.yaml"
        try:
            text = source.read_text(root / path, path)
            if fmt.model_of(example.origin(text)) is model:
                # The record as it was; that it has changed since is no mistake of whoever changed it.
                made[path] = example.again(text, path, model, codes)
        except source.SourceError:
            continue
    return made


def from_data(root: Path, catalog: Catalog) -> dict[str, str]:
    """What follows the records, by path: it may lag behind them without being wrong."""
    codes = _codes(catalog)
    titles = {
        kind: {
            id: entry.record.label.get(codes[0], "") if isinstance(entry.record, Record) else ""
            for id, entry in entries.items()
        }
        for kind, entries in catalog.entries.items()
    }
    listed = definitions.listed(catalog.settings.country, codes[0]) if catalog.settings else {}
    made = {f"{vscode.FOLDER}/{definitions.IDS}": definitions.ids(titles | listed)}
    made |= issues.made(languages.load(root, ["de"])["de"], titles)
    for kind, model in KINDS.items():
        path = f"{EXAMPLES}/{kind}.yaml"
        trees = {entry.shown: entry.tree for entry in catalog.entries[kind].values() if entry.record and entry.tree}
        try:
            shown = example.origin(source.read_text(root / path, path))
        except source.SourceError:
            shown = ""
        shown = shown if shown in trees else example.best(trees.items(), model)
        if shown:
            made[path] = example.explained(trees[shown], shown, model, codes)
    return made


def _codes(catalog: Catalog) -> list[str]:
    return catalog.settings.languages.authored if catalog.settings else ["de", "en"]


def _title(entry: Entry, code: str) -> str:
    return entry.record.label.get(code, "") if isinstance(entry.record, Record) else ""
