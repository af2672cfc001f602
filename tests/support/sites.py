"""Reading a built site: its pages, links, ids and whatever would load or run something."""

from __future__ import annotations

import http.server
import posixpath
import re
import threading
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

URL_ATTRIBUTES = {"href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "background"}
NAMING = ("aria-labelledby", "aria-describedby", "for", "popovertarget")
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
    "path",
    "rect",
}


# A comment, the kind of document, or a tag with all it says. Not `html.parser`: that takes a minute for all pages, and
# mends what is wrong instead of saying it.
_TAG = re.compile(
    r"""<(?:!--.*?-->|!doctype\b[^<>]*>|(/?)([a-z][a-z0-9-]*)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>)""", re.S | re.I
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


@dataclass
class Document:
    """What one page holds."""

    path: Path
    html: str = ""
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """ids that a label, a description or a button names"""
    headings: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    lang: str = ""
    title: str = ""

    def __post_init__(self) -> None:
        self._open: list[str] = []
        self.html = self.path.read_text(encoding="utf-8")
        at = 0
        while found := _TAG.search(self.html, at):
            self._words(self.html[at : found.start()])
            at = found.end()
            end, tag, more = found.groups()
            if not tag:
                continue
            tag = tag.lower()
            if end:
                self._end(tag)
                continue
            self._start(tag, _attributes(more) if more else {})
            if more.endswith("/"):
                self._end(tag)
            if tag in ("script", "style"):
                at = self.html.find(f"</{tag}", at)
        self._words(self.html[at:])
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def _words(self, text: str) -> None:
        if "<" in text:
            self.faults.append(f"no tag: {text[text.index('<') :][:40]}")
        if self._open[-1:] == ["title"] and "svg" not in self._open:
            self.title += unescape(text)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        if tag not in VOID:
            self._open.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") != "application/ld+json"):
            self.faults.append(f"inline <{tag}>")
        if not values:
            return
        if tag == "html":
            self.lang = values.get("lang", "")
        if "id" in values:
            self.ids.append(values["id"])
        self.named.update(*(values[name].split() for name in NAMING if name in values))
        # Browsers load neither: what else there is, and where a page belongs.
        pointing = tag == "link" and values.get("rel") in ("alternate", "canonical")
        if (tag == "a" or pointing) and "href" in values:
            self.links.append(values["href"])
        elif tag == "form":
            self.links += [values["action"]] if "action" in values else []
        elif addresses := values.keys() & URL_ATTRIBUTES:
            self.loaded += [values[name] for name in addresses]
        self.faults += [f"{name} on <{tag}>" for name in values if name == "style" or name.startswith("on")]

    def _end(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes <{self._open[-1] if self._open else 'nothing'}>")
        if tag in self._open:
            while self._open and self._open.pop() != tag:
                pass


@lru_cache(maxsize=1 << 16)
def _attributes(text: str) -> dict[str, str]:
    """What a tag says by name. Most tags of a page stand on others too."""
    found = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        found[name.lower()] = unescape(value) if "&" in value else value
    return found


def documents(site: Path) -> dict[str, Document]:
    """Every HTML file by its address below the site's root. A site that was not built anew is read once."""
    return _documents(site, (site / "index.html").stat().st_mtime_ns)


@lru_cache(maxsize=3)
def _documents(site: Path, built: int) -> dict[str, Document]:
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): Document(path)
        for path in sorted(site.rglob("*.html"))
    }


def published(site: Path, name: str) -> str:
    """The path of a file of the theme, whose published name holds a hash."""
    folder, _, file = name.rpartition("/")
    stem, dot, suffix = file.rpartition(".")
    (found,) = site.glob(f"{folder}/{stem}.*{dot}{suffix}")
    return found.relative_to(site).as_posix()


def index_of(site: Path, language: str) -> Path:
    """The folder of the search index of a language, as the page of the search names it."""
    page = site / language / "search" / "index.html"
    (named,) = re.findall(r'data-search="([^"]+)"', page.read_text(encoding="utf-8"))
    return (page.parent / named).resolve()


@cache
def leads_to(address: str, link: str) -> str:
    """The address below the site's root that a link on a page leads to, without anchor and without slash at its end."""
    folder = posixpath.dirname(address)
    return posixpath.normpath(posixpath.join("/", folder, unquote(urlsplit(link).path))).lstrip("/")


@cache
def imported(script: Path) -> frozenset[Path]:
    """The scripts that one loads before it runs, and those that they load."""
    named = re.findall(r"""^(?:import|export)\b[^"';(]*["'](\./[^"']+)["']""", script.read_text(encoding="utf-8"), re.M)
    own = {(script.parent / name).resolve() for name in named}
    return frozenset(own.union(*map(imported, own)))


def broken_links(site: Path) -> list[str]:
    """Links, anchors and loaded files that lead to nothing inside the site."""
    pages = documents(site)
    ids = {address: set(page.ids) for address, page in pages.items()}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    found = []
    for address, page in pages.items():
        for target in dict.fromkeys([*page.links, *page.loaded]):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = leads_to(address, target)
            # A link above the root would end at the root here, as it does in a browser.
            above = unquote(parts.path).count("../") > address.count("/")
            file = path if path in files else f"{path}/index.html".lstrip("/")
            if file not in files or above:
                found.append(f"{address}: {target}")
                continue
            # A state that a script reads is no anchor.
            anchor = "" if "=" in parts.fragment else unquote(parts.fragment)
            if anchor and anchor not in ids[file.removesuffix("index.html")]:
                found.append(f"{address}: {target} (no such anchor)")
    return found


class _Silent(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, below: str, **more: Any) -> None:
        self.below = below
        super().__init__(*arguments, **more)

    def translate_path(self, path: str) -> str:
        """What is asked for by its whole path on the web is the same file."""
        return super().translate_path("/" + path.removeprefix(self.below))

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is written to the terminal."""


class Served:
    """A built site on a free port of this machine; the context manager gives its origin with a slash at the end.
    `below` is the path that its address on the web has: the page for what is not found names all by it."""

    def __init__(self, folder: Path, below: str = "/") -> None:
        handler = partial(_Silent, directory=str(folder), below=below)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        # It looks so often, in seconds, whether it is to end.
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
