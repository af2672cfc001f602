"""Hand-written text as HTML, as the site shows it, and what is wrong in it: forbidden markup, links to nothing.

What MkDocs says of links it says late, in English and without a line; so they are looked at here first.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from hub.reading.findings import Problem, closest, problem
from hub.reading.markup import leftover, policy, prose, weblinks
from hub.reading.source import MAX_DEPTH
from hub.records import KINDS

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list")
"""What such a page may use beside plain Markdown."""
MOST = {"[": 1_000, "<": 1_000, "#": 2_000}
"""Signs of one page. For each, Markdown looks through all that follows, which takes minutes for some thousands; the
longest page has a tenth of this."""
MOST_IN_A_PARAGRAPH = 200
"""The same for `[` between two empty lines."""

UNREAD = ("page-signs", "depth")
"""Findings about a text after which there is no HTML of it."""

Anchors = Mapping[str, Collection[str] | None]
"""Anchors of every file that a link may name, by the name MkDocs gives it (`de/guides/x.md`); None where unknown."""


@dataclass(frozen=True, slots=True)
class Html:
    """A text as HTML, with its ids and its (address, words) of links; pictures have None for words. `headings` are the
    ids of its headings in their order."""

    text: str
    ids: frozenset[str]
    headings: tuple[str, ...]
    links: tuple[tuple[str, str | None], ...]
    words: str
    """Those that are shown as they are written, code left out"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: the file for findings, the lines above it, and the name its links start from."""

    file: str
    above: int
    source: str


@lru_cache(maxsize=512)
def to_html(text: str) -> Html:
    """What the site shows for a Markdown text in which `markup` found nothing. Raises RecursionError."""
    # As long as no page is changed, a check needs none.
    from markdown import Markdown

    html = Markdown(extensions=list(EXTENSIONS)).convert(text)
    parsed = LexborHTMLParser(f"<!doctype html><body>{html}")
    ids = frozenset(node.attributes["id"] or "" for node in parsed.css("[id]"))
    links = [(node.attributes["href"] or "", node.text() + _pictures(node)) for node in parsed.css("a[href]")]
    sources = [(node.attributes["src"] or "", None) for node in parsed.css("[src]")]
    headings = parsed.css("h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]")
    in_order = tuple(node.attributes["id"] or "" for node in headings)
    for node in parsed.css("code, script, style"):
        node.decompose()
    return Html(html, ids, in_order, (*links, *sources), parsed.body.text() if parsed.body else "")


def plain(text: str) -> str:
    """The words of a Markdown text, roughly: for the search, and to see whether there are any."""
    shown = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\{[^}]*\}|[#*_`>\[]", "", shown).strip()


def markup(text: str, place: Place) -> Iterator[Problem]:
    """Findings about a text itself: more than can be read, nothing to read, what the policy forbids."""
    excess = next(_excess(text), None)
    if excess:
        line, sign, limit = excess
        yield problem(place.file, (place.above + line, 1), "page-signs", sign=sign, limit=limit)
        return
    if not re.search(r"\w", plain(text)):
        yield problem(place.file, (place.above + 1, 1), "page-empty")
    try:
        html = to_html(text)
    except RecursionError:
        yield problem(place.file, (place.above + 1, 1), "depth", limit=MAX_DEPTH)
        return
    for left in leftover.pieces(html.words):
        line, column = _places(text, left, word=False)[0]
        yield problem(place.file, (place.above + line, column), "markup-left", severity="warning", words=left)
    for what in policy.faults(html.text, written=True):
        address = what.removesuffix(" in href of <a>")
        record = prose.split(address) if address != what else None
        if record and record[0] in KINDS:
            target = f"{place.source.partition('/')[0]}/{KINDS[record[0]].folder}/{record[1]}.md"
            for line, column in _places(text, address):
                where = (place.above + line, column)
                yield problem(place.file, where, "page-record", target=address, file=_relative(place, target))
        else:
            yield problem(place.file, (place.above + policy.line(text, what), 1), "policy", what=what)


def links(text: str, place: Place, anchors: Anchors, made: Callable[[str], bool] | None = None) -> Iterator[Problem]:
    """Findings about links in a text in which `markup` found nothing; `made` says which targets (`de/x.md#y`) there may
    be besides."""
    seen: Counter[str] = Counter()
    for address, words in to_html(text).links:
        number, seen[address] = seen[address], seen[address] + 1
        found = _fault(address, words, place, anchors, made or (lambda target: False))
        if found:
            code, args = found
            # Several links may have one address, which may stand apart from them and only once.
            places = _places(text, address)
            line, column = places[min(number, len(places) - 1)]
            yield problem(place.file, (place.above + line, column), code, **args)


def _fault(
    address: str, words: str | None, place: Place, anchors: Anchors, made: Callable[[str], bool]
) -> tuple[str, dict[str, Any]] | None:
    scheme, colon, _ = address.partition(":")
    if colon and re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        if words is None or scheme.lower() not in weblinks.SCHEMES:
            # The policy has more to say of these.
            return None
        # Markdown of pages, other than that of records, does not put the address in the place of missing words.
        return weblinks.fault(address, words or " ")
    if words is not None and not words.strip():
        return "link-invisible", {"address": address}
    if address in ("", "#"):
        return "page-link", {"target": address, "hint": ""}
    path, _, anchor = address.partition("#")
    path, anchor = unquote(path.partition("?")[0]), unquote(anchor)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(place.source), path)) if path else place.source
    if path.startswith("/") or (target not in anchors and not made(target)):
        languages = (target.strip("/").partition("/")[0], place.source.partition("/")[0])
        near = next(filter(None, (closest(target.strip("/"), _below(code, anchors)) for code in languages)), "")
        return "page-link", {"target": address, "hint": near and _relative(place, near)}
    ids = anchors.get(target)
    if anchor and ids is not None and anchor not in ids and not made(f"{target}#{anchor}"):
        return "page-anchor", {"target": address, "anchor": anchor, "hint": closest(anchor, ids)}
    return None


def _below(language: str, anchors: Anchors) -> list[str]:
    return [name for name in anchors if name.startswith(f"{language}/")]


def _relative(place: Place, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(place.source))


def _places(text: str, words: str, *, word: bool = True) -> list[tuple[int, int]]:
    """(line, column) wherever an address stands in a text, or, with `word` off, any words; of its beginning where they
    are written otherwise."""
    written = re.escape(words)
    # Few signs, such as `#`, mean something else outside a link.
    tries = [rf"(?<=\]\(){written}(?=\))", rf"(?<=[(<\"'=\s]){written}(?=[)>\"'\s]|\Z)"] if word else [written]
    found = next(filter(None, ([match.start() for match in re.finditer(one, text)] for one in tries)), [])
    return [(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) for at in found] or [(1, 1)]


def _pictures(node: object) -> str:
    return "".join(image.attributes.get("alt") or "" for image in node.css("img"))  # type: ignore[attr-defined]


def _excess(text: str) -> Iterator[tuple[int, str, int]]:
    """(line, sign, limit) for each sign of which there are too many."""
    for sign, limit in MOST.items():
        if text.count(sign) > limit:
            place = [found.start() for found in re.finditer(re.escape(sign), text)][limit]
            yield text.count("\n", 0, place) + 1, sign, limit
    line = 1
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        if paragraph.count("[") > MOST_IN_A_PARAGRAPH:
            yield line, "[", MOST_IN_A_PARAGRAPH
        line += paragraph.count("\n")
