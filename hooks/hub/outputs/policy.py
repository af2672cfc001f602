"""What the content policy forbids in a page, found while it is built: the browser would only leave the part out.

A browser that obeys the policy neither runs inline code nor loads from elsewhere. So whatever of it gets into a page is
a mistake in a template, raw HTML in a hand-written page, or text that broke out of its place. Tags are read as browsers
read them; a page of text is searched once, and each wording of a tag is looked at once for the whole site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

# https://html.spec.whatwg.org/multipage/parsing.html: where an attribute ends, and with it the tag.
_NAME, _VALUE = r"[^\s/>][^\s/>=]*+", r"""(?:"[^"]*+"|'[^']*+'|[^\s>]*+)"""
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:[\s/]++|{_NAME}(?:\s*+=\s*+{_VALUE})?+)*+>")
_ATTRIBUTES = re.compile(rf"({_NAME})(?:\s*+=\s*+({_VALUE}))?+")
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)

FORBIDDEN = frozenset(
    [
        "animate",
        "applet",
        "base",
        "embed",
        "foreignobject",
        "frame",
        "frameset",
        "iframe",
        "noembed",
        "noframes",
        "object",
        "plaintext",
        "set",
        "style",
        "xmp",
    ]
)
"""Elements no page needs: they load, style or change others, or make the rest of a page something else than text."""
_ADDRESSES = frozenset(
    [
        "action",
        "background",
        "data",
        "formaction",
        "href",
        "longdesc",
        "manifest",
        "poster",
        "src",
        "srcset",
        "xlink:href",
    ]
)
_SCHEMES = frozenset(["http", "https", "mailto", "tel", "webcal", "geo"])
_LOADED = frozenset(
    [
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    ]
)
_META = frozenset(["", "content-security-policy"])
_MOVED = re.compile(r"0; url=(?:\.\./)*(?:[a-z0-9-]+/)*", re.IGNORECASE)
_STYLES = re.compile(r"""@import\b|url\(\s*["']?(?:[a-z]+:|[/\\]{2})|expression\(""", re.IGNORECASE)


def faults(html: str) -> list[str]:
    """What a page holds that the policy forbids, each once, as found (`onclick on <a>`)."""
    found = {fault for tag in set(_TAG.findall(html)) for fault in _of_tag(tag)}
    found |= {"inline <script>" for script in _SCRIPT.finditer(html) if not _is_data(*script.groups())}
    return sorted(found)


def tags(html: str) -> dict[str, tuple[str, dict[str, str]]]:
    """(name, attributes) of every tag that begins an element, by its wording, as browsers read them."""
    return {tag: _read(tag) for tag in dict.fromkeys(_TAG.findall(html))}


def style_faults(css: str) -> list[str]:
    """What a stylesheet would load from elsewhere."""
    return sorted({found[0] for found in _STYLES.finditer(css)})


def line(text: str, fault: str) -> int:
    """The first line of a hand-written text that holds what was found in its HTML; 1 where it is not recognised."""
    what = fault.removeprefix("inline ").partition(" on <")[0].partition(" in ")[0].removesuffix(">").lower()
    return next((n for n, words in enumerate(text.split("\n"), 1) if what in words.lower()), 1)


def _is_data(attributes: str, content: str) -> bool:
    """Whether a script is a file, or data in which no tag can begin."""
    values = dict(_values(attributes))
    return not content if "src" in values else values.get("type") == "application/ld+json" and "<" not in content


@lru_cache(maxsize=1 << 16)
def _of_tag(tag: str) -> tuple[str, ...]:
    name, values = _read(tag)
    found = [f"<{name}>"] if name in FORBIDDEN else []
    for key, value in values.items():
        if key.startswith("on") or key in ("style", "srcdoc", "ping"):
            found.append(f"{key} on <{name}>")
        elif key in _ADDRESSES and not _is_allowed(name, key, value, values):
            found.append(f"{value[:80]} in {key} of <{name}>")
    if name == "meta" and values.get("http-equiv", "").lower() not in _META and not _leads_on(values):
        found.append(f"{values['http-equiv']} in <meta>")
    return tuple(found)


def _leads_on(values: dict[str, str]) -> bool:
    """Whether an element only sends readers from a page that has moved to another page of this site, at once."""
    return values["http-equiv"].lower() == "refresh" and _MOVED.fullmatch(values.get("content", "")) is not None


@lru_cache(maxsize=1 << 16)
def _read(tag: str) -> tuple[str, dict[str, str]]:
    name = re.split(r"[\s/>]", tag[1:], maxsplit=1)[0].lower()
    return name, dict(_values(tag[1 + len(name) : -1]))


def _values(written: str) -> Iterator[tuple[str, str]]:
    """(name, value) of attributes; the first of a name counts, so it comes last."""
    for key, value in reversed(_ATTRIBUTES.findall(written)):
        quoted = value[:1] in ('"', "'")
        yield key.lower(), unescape(value[1:-1] if quoted else value)


def _is_allowed(name: str, key: str, value: str, values: dict[str, str]) -> bool:
    # Browsers drop these characters wherever they stand in an address.
    address = re.sub(r"[\t\n\r]", "", value).strip("".join(map(chr, range(33))))
    scheme = match[1].lower() if (match := re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)) else ""
    remote = bool(scheme) or re.match(r"[/\\]{2}", address) is not None
    if key == "href" and name in ("a", "area"):
        return not scheme or scheme in _SCHEMES
    if key == "href" and name == "link":
        return not remote or (scheme in _SCHEMES and _LOADED.isdisjoint(values.get("rel", "").lower().split()))
    if key == "srcset":
        return not re.search(r"(?:^|[\s,])(?:[a-z]+:|[/\\]{2})", address, re.IGNORECASE)
    return not remote or (name == "img" and key == "src" and address.lower().startswith("data:image/"))
