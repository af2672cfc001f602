"""The second hub with a translation of every text into further languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from conftest import SECOND, write
from hub.editorial.translating import wanted
from hub.reading.catalog import load
from hub.reading.languages import texts
from hub.reading.languages.catalogue import REVIEWED, written
from hub.reading.languages.plain import Translation


def project(
    folder: Path,
    without: str = "nothing",
    *,
    reviewed: str = "",
    files: dict[str, str | bytes] | None = None,
    **languages: object,
) -> Path:
    """The second hub, laid over with `files`, with an Arabic translation of every text but those of places that begin
    with `without`."""
    shutil.copytree(SECOND, folder)
    write(folder, files or {})
    settings = yaml.safe_load((folder / "data/hub.yaml").read_text(encoding="utf-8"))
    if languages:
        settings["languages"] |= languages
        (folder / "data/hub.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    for name, there in texts.catalogues(load(folder)).items():
        head = wanted.header("", "ar", "fr") | ({REVIEWED: "2026-11-20"} if name == reviewed else {})
        entries = [
            Translation(text.words, "" if text.context.startswith(without) else f"{text.words} نص", text.context)
            for text in there
        ]
        path = folder / wanted.path("ar", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(head, entries), encoding="utf-8")
    return folder
