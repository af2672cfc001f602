"""What the content policy forbids in a page, found while it is built: the browser would only leave the part out.

A browser that obeys the policy neither runs inline code nor loads from elsewhere. So whatever of it gets into a page is
a mistake in a template, raw HTML in a hand-written page, or text that broke out of its place. Pages are read by a
parser that follows the HTML standard. What the program writes is plain, and is then only taken apart, see `_PLAIN`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from selectolax.lexbor import LexborHTMLParser

Element = tuple[str, tuple[tuple[str, str], ...], str]
"""(name, attributes, text of a script)"""

SHIPPED = (".avif", ".gif", ".jpeg", ".jpg", ".mp3", ".mp4", ".pdf", ".png", ".vtt", ".webm", ".webp")
"""Files beside the pages that become part of the site. All are data: no HTML, no script, no style, nothing a server
takes for an order; SVG is not among them because it can hold code."""
FORBIDDEN = frozenset(
    [
        # what the standard has to embed, load, restyle or redirect (https://html.spec.whatwg.org/multipage/indices.html)
        *("base", "embed", "fencedframe", "iframe", "object", "param", "portal", "style", "template"),
        # what it lists as obsolete; some make the rest of a page something else than text
        *("applet", "bgsound", "frame", "frameset", "isindex", "keygen", "listing", "noembed", "noframes"),
        *("plaintext", "xmp"),
        # what holds HTML, loads, or changes attributes of others in SVG 2, SVG 1.2 and SVG Animations
        *("animate", "animatecolor", "animatemotion", "animatetransform", "discard", "feimage", "foreignobject"),
        *("handler", "listener", "mpath", "set"),
        # MathML, of which no page has any: every element of it may be a link
        *("annotation-xml", "maction", "math"),
    ]
)
"""Elements no page needs: they load, style or change others, or make the rest of a page something else than text."""
_WRITTEN = frozenset(["form", "link", "meta", "noscript", "script", "title"])
"""Elements that only the program writes, never a hand-written page."""
_UNSAFE = frozenset(["attributionsrc", "ping", "srcdoc", "style"])
"""Attributes that hold code, styles or a document, or send something; all that begin with `on` are code."""
_TEXT = frozenset(
    [
        *("abbr", "alt", "class", "content", "download", "headers", "id", "label", "lang", "name", "placeholder"),
        *("summary", "title", "type", "value"),
    ]
)
"""Attributes that hold words or names and are never an address, whatever stands in them; so are `aria-…`, `data-…`."""
_OWN = frozenset(["data-script", "data-search"])
"""Addresses that our own scripts load from."""
_LISTS = frozenset(["srcset", "imagesrcset", "archive"])
"""Several addresses with blanks or commas between them."""
_SCHEMES = frozenset(["http", "https", "mailto", "tel", "webcal", "geo"])
_LOADED = frozenset(
    [
        "apple-touch-icon",
        "apple-touch-icon-precomposed",
        "compression-dictionary",
        "dns-prefetch",
        "expect",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "pingback",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    ]
)
"""What makes a browser fetch what a <link> names; other links only say something."""
_META = frozenset(["", "content-security-policy"])
_MOVED = re.compile(r"0; url=(?:\.\./)*(?:[a-z0-9-]+/)*", re.IGNORECASE)
_STYLES = re.compile(r"""@import\b|url\(\s*["']?(?:[a-z]+:|[/\\]{2})|expression\(""", re.IGNORECASE)

# Browsers drop these characters wherever they stand in an address, and those at its ends.
_DROPPED = dict.fromkeys(map(ord, "\t\n\r"))
_BLANKS = "".join(map(chr, range(33)))
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HOST = re.compile(r"[/\\]{2}")
_ELSEWHERE = re.compile(r"(?:^|[\s,])(?:[a-z]+:|[/\\]{2})", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?(?!#)", re.IGNORECASE)

_LONGEST = 4_000
"""More than any tag has that templates write over several lines. As many signs are read again and again where a tag is
not plain."""

_MOST = 1 << 14
_clean: defaultdict[tuple[bool, bool], set[str]] = defaultdict(set)
"""Lines, by (`written`, `moved`), in which every tag is plain and whole and nothing is wrong; at most `_MOST`"""

_VALUE = r'"[^"<&]*+(?:&(?:amp|lt|gt|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});[^"<&]*+)*+"'
_ATTRIBUTES = rf"(?:[ \n]++[a-zA-Z_:][\w:.-]*+(?:={_VALUE})?+)*+"
# A page in which every `<` begins one of these holds no other elements than those named in them, whatever state the
# parser of the standard is in: no value holds a `<`, so where that parser takes a tag for text, it only sees fewer.
_PLAIN = re.compile(
    rf"<(?:script{_ATTRIBUTES}[ ]?>[^<]*+</script>"
    rf"|(?!script\b|noscript\b)[a-zA-Z][a-zA-Z0-9-]*+{_ATTRIBUTES}[ ]?/?>"
    r"|/(?!script\b)[a-zA-Z][a-zA-Z0-9-]*+>"
    r"|/?noscript>"
    r"|!doctype html>"
    r"|!--[^<>-]*+-->)",
    re.ASCII,
)
_BEGIN = re.compile(rf"<([a-zA-Z][a-zA-Z0-9-]*+)({_ATTRIBUTES})[ ]?/?>", re.ASCII)
_ATTRIBUTE = re.compile(r"""([^\s="]+)(?:="([^"]*)")?""")


def faults(html: str, *, written: bool = False, moved: bool = False) -> list[str]:
    """What a page holds that the policy forbids, each once, as found (`onclick on <a>`). `written` is for what people
    write by hand, `moved` for pages that lead on to another one."""
    told = _of_plain(html, written, moved)
    if told is None:
        told = {fault for element in _parsed(html) for fault in _of_element(element, written, moved)}
    return sorted(told)


def elements(html: str) -> Iterable[Element]:
    """Every element of a page or a part of one, alike ones once, as browsers read them."""
    tags = _tags(html)
    return dict.fromkeys(_parsed(html)) if tags is None else [_read(tag) for tag in tags]


def style_faults(css: str) -> list[str]:
    """What a stylesheet would load from elsewhere."""
    return sorted({found[0] for found in _STYLES.finditer(css)})


def line(text: str, fault: str) -> int:
    """The first line of a hand-written text that holds what was found in its HTML; 1 where it is not recognised."""
    what = fault.removeprefix("inline ").partition(" on <")[0].partition(" in ")[0].removesuffix(">").lower()
    return next((n for n, words in enumerate(text.split("\n"), 1) if what in words.lower()), 1)


def _parsed(html: str) -> Iterator[Element]:
    whole = html if re.match(r"\s*<!doctype\b", html, re.IGNORECASE) else f"<!doctype html><body>{html}"
    root = LexborHTMLParser(whole).root
    for node in root.traverse() if root else ():
        name = str(node.tag).lower()
        # With scripts, what stands in <noscript> is text and may end elsewhere than this parser thinks.
        if name == "noscript":
            yield "noscript in other markup", (), ""
        attributes = tuple((key.lower(), value or "") for key, value in node.attributes.items())
        yield name, attributes, node.text() if name == "script" else ""


def _tags(html: str) -> list[str] | None:
    """Every wording of a tag that begins an element, where all are plain; else None."""
    found = _PLAIN.findall(html)
    # A script is one wording with two `<`.
    if len(found) + sum(tag[-9:] == "</script>" for tag in found) != html.count("<"):
        return None
    return [tag for tag in dict.fromkeys(found) if tag[1] not in "/!"]


def _of_plain(html: str, written: bool, moved: bool) -> set[str] | None:
    """What is wrong with a page, where all tags are plain; else None."""
    # Most lines of a page stand on others too, and few tags are longer than a line.
    clean = _clean[written, moved]
    begun, found = "", set[str]()
    for line in html.split("\n"):
        begun += line
        if begun in clean:
            begun = ""
            continue
        told = _of_lines(begun, written, moved)
        if told is not None:
            if not told:
                if len(clean) == _MOST:
                    clean.clear()
                clean.add(begun)
            begun = ""
            found.update(told)
        elif len(begun) > _LONGEST:
            return None
        else:
            begun += "\n"
    return None if begun else found


def _of_lines(html: str, written: bool, moved: bool) -> tuple[str, ...] | None:
    """What is wrong with lines in which every tag is plain and whole; else None."""
    tags = _tags(html)
    return None if tags is None else tuple({fault for tag in tags for fault in _of_tag(tag, written, moved)})


@lru_cache(maxsize=1 << 16)
def _read(tag: str) -> Element:
    """The element that a plain tag begins."""
    begin, end = _BEGIN.match(tag), tag.endswith("</script>")
    assert begin  # noqa: S101 - it is part of what makes a tag plain
    values: dict[str, str] = {}
    for key, value in _ATTRIBUTE.findall(begin[2]):
        values.setdefault(key.lower(), unescape(value))
    return begin[1].lower(), tuple(values.items()), tag[begin.end() : -9] if end else ""


@lru_cache(maxsize=1 << 16)
def _of_tag(tag: str, written: bool, moved: bool) -> tuple[str, ...]:
    return _of_element(_read(tag), written, moved)


def _of_element(element: Element, written: bool, moved: bool) -> tuple[str, ...]:
    name, attributes, text = element
    values = dict(attributes)
    found = []
    if name in FORBIDDEN or " " in name or (written and name in _WRITTEN):
        return (f"<{name.partition(' ')[0]}>",)
    if name == "script" and not (not text if "src" in values else _is_data(values, text)):
        found.append("inline <script>")
    for key, value in attributes:
        if key.startswith("on") or key in _UNSAFE:
            found.append(f"{key} on <{name}>")
        elif not _is_text(key) and not _is_allowed(name, key, value, values):
            found.append(f"{value[:80]} in {key} of <{name}>")
    if name == "meta" and values.get("http-equiv", "").lower() not in _META and not (moved and _leads_on(values)):
        found.append(f"{values['http-equiv']} in <meta>")
    return tuple(found)


def _is_data(values: dict[str, str], text: str) -> bool:
    """Whether a script is data in which no tag can begin."""
    return values.get("type") == "application/ld+json" and "<" not in text


def _is_text(key: str) -> bool:
    return key in _TEXT or (key.startswith(("aria-", "data-")) and key not in _OWN)


def _leads_on(values: dict[str, str]) -> bool:
    """Whether an element only sends readers from a page that has moved to another page of this site, at once."""
    return values["http-equiv"].lower() == "refresh" and _MOVED.fullmatch(values.get("content", "")) is not None


def _is_allowed(name: str, key: str, value: str, values: dict[str, str]) -> bool:
    """Whether an attribute names nothing that lies elsewhere, or only leads there when a reader follows it."""
    address = value.translate(_DROPPED).strip(_BLANKS)
    scheme = match[1].lower() if (match := _SCHEME.match(address)) else ""
    remote = bool(scheme) or _HOST.match(address) is not None
    if key == "href" and name in ("a", "area"):
        return not scheme or scheme in _SCHEMES
    if key == "href" and name == "link":
        return not remote or (scheme in _SCHEMES and _LOADED.isdisjoint(values.get("rel", "").lower().split()))
    if key in ("cite", "itemid", "itemtype", "property", "xmlns") or key.startswith("xmlns:"):
        return scheme not in ("javascript", "data", "vbscript")
    if key in _LISTS:
        return not _ELSEWHERE.search(address)
    if _URL.search(address):
        # Presentation attributes of SVG: fill, filter, mask, marker-end …
        return False
    return not remote or (name == "img" and key == "src" and address.lower().startswith("data:image/"))
