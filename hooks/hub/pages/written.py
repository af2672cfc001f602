"""Hand-written pages as HTML: their Markdown, and their links to files of other pages as addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape
from pathlib import PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from hub.hub import Hub
from hub.pages.directory.paging import Pages
from hub.pages.pictures import Pictures
from hub.pages.reader import Reader
from hub.pages.render.lists import remark
from hub.reading.content import SHOWING, Content
from hub.reading.markup.text import EXTENSIONS
from hub.records import addresses

NETWORK = "network.html"
"""The template of the page that lists what may be many"""


@dataclass(frozen=True, slots=True)
class Text:
    """A hand-written page at one address. `title` is what its file says, its first heading, or the name of its file;
    `meta` are the fields at the top of the file. What it lists may come in `pages`."""

    address: str
    title: str
    html: str
    file: str
    language: str
    meta: dict[str, str]
    pages: Pages


def pages(hub: Hub, codes: Iterable[str]) -> dict[str, Content]:
    """Every page by its full address, in these languages; without those that would show records of kinds of which there
    are none."""
    found = hub.catalog.written.in_languages(codes, hub.settings.languages.chain)
    nothing = {f"{name}/" for name, kinds in SHOWING.items() if not any(map(hub.is_filled, kinds))}
    return {address: page for address, page in found.items() if address.partition("/")[2] not in nothing}


def text(address: str, page: Content) -> Text:
    """The page as it stands at `address`, which another language's page may do for its own.

    Raises RecursionError for marks that are nested too deep.
    """
    markdown = Markdown(extensions=list(EXTENSIONS))
    # 0: after the links were made.
    markdown.treeprocessors.register(_Links(address, page), "hub_links", 0)
    html = markdown.convert(page.markdown)
    headings: list[dict[str, str]] = getattr(markdown, "toc_tokens", [])
    first = next((unescape(heading["name"]) for heading in headings if str(heading["level"]) == "1"), "")
    title = page.meta.get("title") or first or PurePosixPath(page.file).stem.replace("-", " ").capitalize()
    return Text(address, title, html, page.file, page.language, page.meta, Pages(address))


def numbered(hub: Hub, first: Text) -> list[Text]:
    """The page, and those that go on with what it lists."""
    if first.meta.get("template") != NETWORK:
        return [first]
    language = hub.languages[first.address.partition("/")[0]]
    reader = Reader(hub, language, first.address)
    count = len(Pictures(reader).network_pages())
    found = [replace(first, pages=Pages(first.address, 1, count))]
    for number in range(2, count + 1):
        pages = Pages(first.address, number, count)
        title = f"{first.title}{remark(reader, pages)}"
        found.append(replace(first, address=pages.address(number), title=title, pages=pages))
    return found


class _Links(Treeprocessor):
    """Links name files, as for whoever reads the page at the code host; on the site they lead to addresses."""

    def __init__(self, address: str, page: Content) -> None:
        super().__init__()
        self._address = address
        # Files of a language lie like its addresses; where another language stands in, links stay in the page's own.
        self._folder = join(address.partition("/")[0], *PurePosixPath(page.file).parts[2:-1])

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag, "")
            if name and (link := element.get(name)):
                element.set(name, self._leading(link))

    def _leading(self, link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return link
        target = normpath(join(self._folder, unquote(parts.path)))
        there = addresses.relative(self._address, addresses.of_file(target))
        return urlunsplit(("", "", there, parts.query, parts.fragment))
