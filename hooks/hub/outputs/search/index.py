"""The search index of a site: Pagefind's files, and beside them what the search needs to know of words and pages."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from hub.outputs.search import little
from hub.outputs.search.cutting import cut
from hub.outputs.search.documents import Document
from hub.reading.findings import Fault

# How much a word counts by where it stands; Pagefind's weights, up to 10.
TITLE, NAME, HEADING, TEXT, NEAR, PART = 10, 7, 3, 1, 0.4, 0.4

# Pagefind also writes its own interfaces; this site has one of its own.
_UNUSED = re.compile(r"^pagefind-(?:component-ui|modular-ui|ui|highlight)\.")
_BRACKETS = re.compile(r"(?<=\S)\s+\([^()]*\)\s*$")
_PREFIX = b"pagefind_dcd"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class SearchFault(Fault):
    """The indexer failed; says how."""


def build(documents: Iterable[Document], same: Mapping[str, list[list[str]]]) -> dict[str, bytes]:
    """The files of the search by their path below `pagefind/`; the same documents give the same bytes. `same` holds
    groups of words of one meaning by language.

    Beside Pagefind's own there is `words-<language>.json` per language, words as `cutting` cuts them: `words` of the
    index but those of contacts, see `_told`; `stops`, those of them that say little; `same`, groups of words of one
    meaning; `forms`, whether Pagefind knows no inflections of the language; `pages`, facets and names by Pagefind's id
    of the page, names as the places of their words in the list. Raises `SearchFault`.
    """
    listed = list(documents)
    with TemporaryDirectory() as folder:
        for document in listed:
            path = Path(folder) / document.address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_html(document), encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", folder, "--silent"]
        ended = subprocess.run(  # noqa: S603
            command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        out = Path(folder) / "pagefind"
        if ended.returncode or not out.is_dir():
            raise SearchFault(f"pagefind: {ended.stderr.strip() or ended.stdout.strip()}")
        files = {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.*"))}
    return _needed(files) | _known(listed, same, files)


def _html(document: Document) -> str:
    def shown(tag: str, name: str, words: str) -> str:
        return f'<{tag} data-pagefind-meta="{name}" data-pagefind-ignore="index">{escape(words)}</{tag}>'

    def part(weight: float, texts: Iterable[str]) -> str:
        # A stop between two texts keeps the words of one from meeting those of the other.
        words = " · ".join(" ".join(cut(text)) for text in texts)
        return f'<p data-pagefind-weight="{weight}">{words}</p>'

    return (
        f'<!doctype html><html lang="{document.language}"><body data-pagefind-body>'
        f"{shown('h1', 'title', document.title)}{shown('p', 'description', document.description)}"
        f"{shown('p', 'label', document.label)}{part(TITLE, [document.title])}"
        f"{part(HEADING, [*document.headings, *document.name_parts])}"
        f"{part(TEXT, [*document.texts, *document.numbers])}"
        f"{part(NAME, document.names)}{part(NEAR, document.near)}{part(PART, document.text_parts)}</body></html>"
    )


def _needed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without what no page loads; the list of languages in a fixed order."""
    entry = json.loads(files["pagefind-entry.json"])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    used = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    kept = {
        name: content
        for name, content in files.items()
        if not _UNUSED.match(name) and (not name.startswith("wasm.") or name in used)
    }
    return kept | {"pagefind-entry.json": json.dumps(entry, separators=(",", ":")).encode()}


def _known(documents: list[Document], same: Mapping[str, list[list[str]]], files: dict[str, bytes]) -> dict[str, bytes]:
    """What find.js reads beside the index; its own class `Words` says how it is used."""
    ids = {}
    for name, content in files.items():
        if name.startswith("fragment/"):
            fragment = json.loads(gzip.decompress(content).removeprefix(_PREFIX))
            # A page without any word has none.
            ids[fragment["url"].lstrip("/")] = Path(name).name.partition(".")[0]
    entry = json.loads(files["pagefind-entry.json"])["languages"]
    found = {}
    for language in sorted({document.language for document in documents}):
        own = [document for document in documents if document.language == language]
        count = Counter(word for d in own for text in (*d.words, *d.name_parts, *d.text_parts) for word in cut(text))
        order = sorted(count, key=lambda word: (-_often(count[word]), word))
        place = {word: _short(number) for number, word in enumerate(order)}
        known = {
            "words": [_told(list(words)) for _, words in groupby(order, key=lambda word: _often(count[word]))],
            "stops": " ".join(sorted(little.words(language) & count.keys())),
            "same": [[" ".join(cut(word)) for word in group] for group in same.get(language, ())],
            "forms": not entry.get(language, {}).get("wasm"),
            "pages": {ids[d.address]: {**d.facets, "names": _names(d, place)} for d in own if d.address in ids},
        }
        text = json.dumps(known, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        found[f"words-{language}.json"] = text.encode()
    return found


def _names(document: Document, place: Mapping[str, str]) -> str:
    """The names of a page, each as the places of its words, with commas between them. The first is its title, without
    the official word that a translation has behind it in brackets."""
    first = tuple(cut(_BRACKETS.sub("", document.title)))
    names = {tuple(cut(words)) for words in (document.title, *document.names)} - {first}
    return ",".join(" ".join(place[word] for word in name) for name in (first, *sorted(names)) if name)


def _often(count: int) -> int:
    """How often a word occurs, roughly: 1, 2 to 3, 4 to 7 …"""
    return count.bit_length()


def _told(words: list[str]) -> str:
    """Words in their order, each as how many letters it begins like the one before (0 to z) and what follows."""
    told, before = [], ""
    for word in words:
        most = min(len(before), len(word), 35)
        shared = next((n for n in range(most) if before[n] != word[n]), most)
        told.append(_DIGITS[shared] + word[shared:])
        before = word
    return " ".join(told)


def _short(number: int) -> str:
    """A number to the base of 36."""
    return (_short(number // 36) if number >= 36 else "") + _DIGITS[number % 36]
