"""The search index of a language: the words it knows, on which pages they stand, and what is shown of these."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from hub.outputs import assets
from hub.outputs.search import little
from hub.outputs.search.cutting import cut
from hub.outputs.search.documents import Document
from hub.outputs.search.postings import Postings, parts
from hub.outputs.search.vocabulary import Vocabulary, short

# How much a word counts by where it stands.
TITLE, NAME, HEADING, ASKED, TEXT, NEAR, PART = 10, 7, 3, 3, 1, 0.4, 0.4

_PART = 6_000
"""Letters of a part of the index, of which each word of a query needs one: some two kilobytes packed"""
_CARDS = 8
"""Pages whose titles and descriptions stand in one file"""
_BRACKETS = re.compile(r"(?<=\S)\s+\([^()]*\)\s*$")


def build(
    documents: Iterable[Document], language: str, same: Iterable[list[str]], aside: Iterable[str] = ()
) -> dict[str, bytes]:
    """The files of the search in a language by name; the same documents give the same bytes. `same` holds groups of
    words of one meaning, `aside` words that say little beside others in whatever form.

    `words.json` is what the browser must know before it asks, words as `cutting` cuts them: `words` and `often`, see
    `Vocabulary`; `stops`, those of them that say little; `aside`; `same`, groups of words of one meaning; `forms`,
    whether no inflections of the language are known; `parts`, the first family of each part; `pages`, facets and names
    of each page, names as the places of their words. `part-<n>.json` holds the pages of families, see `Postings`,
    `contacts.json` those of words that stand in contacts only, by word, and `cards-<n>.json` address, title,
    description and label of eight pages.
    """
    listed = sorted(documents, key=lambda document: document.address)
    often: Counter[str] = Counter()
    postings = Postings(full=TITLE)
    dialled: set[str] = set()
    for document in listed:
        weights, words = _weighed(document)
        often.update(words)
        contacts = {word for text in document.numbers for word in cut(text)}
        dialled |= contacts
        postings.add({**dict.fromkeys(contacts, TEXT), **weights}, len(words))
    known = Vocabulary(language, often)
    told = list(parts(postings.told(known.family), _PART))
    only = {word: number for number, word in enumerate(sorted(dialled - often.keys()))}
    entry = {
        "words": known.told(),
        "often": known.often(),
        "stops": " ".join(sorted(little.words(language) & often.keys())),
        "aside": sorted({word for words in aside for word in cut(words)}),
        "same": [[" ".join(cut(word)) for word in group] for group in same],
        "forms": known.inflected,
        "parts": [0, *accumulate(map(len, told))][:-1],
        "pages": [{**document.facets, "names": _names(document, known)} for document in listed],
    }
    cards = [[d.address, d.title, d.description, d.label] for d in listed]
    files = {
        assets.ENTRY: entry,
        "contacts.json": dict(zip(only, postings.told(only), strict=True)),
        **{f"part-{number}.json": part for number, part in enumerate(told)},
        **{f"cards-{n // _CARDS}.json": cards[n : n + _CARDS] for n in range(0, len(cards), _CARDS)},
    }
    return {name: _json(content) for name, content in files.items()}


def _weighed(document: Document) -> tuple[dict[str, float], list[str]]:
    """(how much each word of a document counts, all its words in their order), without those of contacts."""
    found: dict[str, float] = defaultdict(float)
    words = []
    for weight, texts in (
        (TITLE, [document.title]),
        (NAME, document.names),
        (HEADING, [*document.headings, *document.name_parts]),
        (ASKED, document.asked),
        (TEXT, document.texts),
        (NEAR, document.near),
        (PART, document.text_parts),
    ):
        for word in (word for text in texts for word in cut(text)):
            words.append(word)
            found[word] += weight
    return found, words


def _names(document: Document, known: Vocabulary) -> str:
    """The names of a page, each as the places of its words, with commas between them. The first is its title, without
    the official word that a translation has behind it in brackets."""
    first = tuple(cut(_BRACKETS.sub("", document.title)))
    names = {tuple(cut(words)) for words in (document.title, *document.names)} - {first}
    return ",".join(" ".join(short(known.place[word]) for word in name) for name in (first, *sorted(names)) if name)


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
