"""Markdown subset of prose fields: paragraphs, lists, emphasis, links, and links between records.

`[text](guide:blaue-karte-eu)` links a record, `[](guide:blaue-karte-eu)` takes its title,
`[](figure:blaue-karte-gehalt)` prints the value valid today, `[](figure:mindestlohn#2027-01-01)` the one of that day,
`[](guide:blaue-karte-eu#antrag)` a step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

import nh3

from hub.reading.markup.weblinks import SCHEMES

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAGS = {"p", "strong", "em", "ul", "ol", "li", "br", "a", "span", "bdi"}
_ATTRIBUTES = {
    "a": {"href", "lang", "dir", "class", "hreflang"},
    "span": {"lang", "dir", "class"},
    "bdi": {"lang", "dir"},
}

# A single line with nothing that means anything but itself; most texts are, and parsing them costs the most.
_BARE = re.compile(r"(?![-+\d\s])[^\\*_\[\]&<>\n\r]*+")

_SCHEME = re.compile(r"[a-z]+")

_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")

_NUMBERED = re.compile(r"^ {0,3}(\d{1,9})[.)] ", re.MULTILINE)


@cache
def _markdown() -> MarkdownIt:
    # Most texts need none, and to import it takes longer than to check them.
    from markdown_it import MarkdownIt

    made = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape", "entity"])
    # Faults in links are reported by the checks with their line; the parser itself shall let every link through
    # to them, and nothing unsafe passes nh3 below.
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return made


def links(text: str) -> Iterator[str]:
    """Every link address of a prose text, as written."""
    return (address for address, _ in named_links(text))


def named_links(text: str) -> Sequence[tuple[str, str]]:
    """(address, words without markup) of every link of a prose text."""
    return _links(text) if "](" in text else ()


# Several checks and the graph ask for the links of every text; what a text says in tokens is too large to be kept.
@lru_cache(maxsize=65_536)
def _links(text: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for token in _tokens(text):
        address = words = ""
        for child in token.children or ():
            if child.type == "link_open":
                address, words = str(child.attrGet("href") or ""), ""
            elif child.type == "link_close":
                found.append((address, words))
            elif not child.nesting:
                words += child.content or " "
    return tuple(found)


def shown(text: str) -> str:
    """The words of a prose text that are shown as they are written: neither read as markup nor escaped."""
    lines = []
    for token in _tokens(_ESCAPED.sub(" ", text)):
        for child in token.children or ():
            lines.append("\n" if child.type.endswith("break") else " " if child.nesting else child.content)
        lines.append("\n")
    return "".join(lines)


def split(address: str) -> tuple[str, str, str] | None:
    """(kind, id, anchor) of an address such as `guide:blaue-karte-eu#antrag`; None for an ordinary address."""
    scheme, colon, rest = address.partition(":")
    if not colon or scheme.lower() in SCHEMES or not _SCHEME.fullmatch(scheme):
        return None
    id, _, anchor = rest.partition("#")
    return scheme, id, anchor


# Given (kind, id, anchor, words or "" for the record's own): the HTML of the link.
Resolve = Callable[[str, str, str, str], str]


def to_html(text: str, resolve: Resolve, *, inline: bool = False) -> str:
    """Safe HTML of a prose text; `inline` leaves out the paragraph of a text that is a single one."""
    html = nh3.clean(
        _render(_tokens(text), resolve),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    html = html.strip()
    if inline and html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>"):
        return html.removeprefix("<p>").removesuffix("</p>")
    return html


def to_plain(text: str, resolve: Resolve) -> str:
    """The words without any markup, for descriptions and search."""
    if _BARE.fullmatch(text):
        return " ".join(text.split())
    html = re.sub(r"</(?:p|li)>|<br>", " ", _render(_tokens(text), resolve))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(_markdown().parse(_with_days(text)))


def _with_days(text: str) -> str:
    """A number with a dot begins a list where 1, 2 … follow one another; „28. Februar“ is the day it looks like."""
    runs: list[list[re.Match[str]]] = []
    for found in _NUMBERED.finditer(text):
        if runs and int(found[1]) == len(runs[-1]) + 1:
            runs[-1].append(found)
        else:
            runs.append([found])
    days = [found for run in runs if len(run) == 1 or int(run[0][1]) != 1 for found in run]
    for found in reversed(days):
        text = f"{text[: found.end(1)]}\\{text[found.end(1) :]}"
    return text


def _render(tokens: tuple[Token, ...], resolve: Resolve) -> str:
    out: list[str] = []
    for token in tokens:
        if token.type == "inline":
            out.append(_inline(token.children or [], resolve))
        elif token.nesting and not token.hidden:
            out.append(f"<{token.tag}>" if token.nesting == 1 else f"</{token.tag}>")
    return "".join(out)


def _inline(tokens: list[Token], resolve: Resolve) -> str:
    out: list[str] = []
    link: tuple[str, list[str]] | None = None
    for token in tokens:
        target = link[1] if link else out
        if token.type == "link_open":
            link = (str(token.attrGet("href") or ""), [])
        elif token.type == "link_close" and link:
            address, words = link
            link = None
            record = split(address)
            if record:
                out.append(resolve(*record, "".join(words)))
            else:
                out.append(f'<a href="{escape(address)}">{"".join(words) or escape(address)}</a>')
        elif token.type == "softbreak":
            target.append("\n")
        elif token.type == "hardbreak":
            target.append("<br>")
        elif token.nesting:
            target.append(f"<{token.tag}>" if token.nesting == 1 else f"</{token.tag}>")
        else:
            target.append(escape(token.content))
    return "".join(out)
