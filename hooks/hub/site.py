"""The whole site: every file of it with its bytes, made before anything of an old one is touched.

Whoever builds, serves or publishes only hands these files over; so every host and generator gets the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jinja2 import Environment

from hub.checks.project import content
from hub.editorial.forms import cms
from hub.hub import Hub, assemble
from hub.outputs import assets, places, plans
from hub.outputs.exports import about, files, sitemaps
from hub.outputs.search import documents, index
from hub.pages import templates, written
from hub.pages.documents import Documents
from hub.pages.reader import Reader
from hub.pages.render import former, render
from hub.pages.render.page import Page
from hub.pages.written import Text
from hub.reading import engine
from hub.reading.content import Content
from hub.reading.findings import InvalidData, Problem, problem
from hub.reading.markup import policy
from hub.reading.source import MAX_DEPTH
from hub.records import addresses

_IDS = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Site:
    """`files`: bytes by path below the site's root; `title` in the first language."""

    title: str
    files: dict[str, bytes]


def made(root: Path, today: date, only: list[str] | None = None, address: str = "", *, part: bool = False) -> Site:
    """The site of the project in `root`; the arguments are those of `hub.assemble`. The same input, the same bytes.

    Raises `InvalidData` with every finding, `languages.NotOffered`, and `findings.Fault` for what is wrong in theme,
    templates or tools.
    """
    theme = assets.read(*engine.layers(root, templates.FOLDER))
    hub = assemble(root, today, only, address, theme.names, part=part)
    known = places.files(hub)
    hub = replace(hub, assets={**theme.names, **known.names})
    env = templates.environment(root)
    pages = generated(hub, env)
    own = hub.catalog.written.in_languages(hub.built, hub.settings.languages.chain)
    texts = _texts(own)
    found = index.build(documents.documents(hub, pages, own), hub.catalog.same_words)
    folder, indexed = assets.index(found)
    html, wrong = _documents(hub, env, pages, texts, folder)
    data = {**files.of(hub), "robots.txt": _robots(hub)}
    wrong += _links(hub, pages, own, data)
    wrong += _style_faults(theme)
    form = cms.site(root, hub.settings, next(iter(hub.languages.values())))
    wrong += [_forbidden(name, what) for name, text in form.items() for what in _page_faults(name, text)]
    if wrong:
        raise InvalidData(sorted(set(wrong)))
    listed = sitemaps.of(hub, _listed(hub, pages, texts))
    encoded = {name: text.encode() if isinstance(text, str) else text for name, text in form.items()}
    return Site(
        hub.settings.title[hub.settings.languages.authored[0]],
        {**dict(_shipped(hub)), **theme.contents, **known.contents, **indexed, **encoded, **data, **listed, **html},
    )


def generated(hub: Hub, env: Environment) -> dict[str, Page]:
    """Every page made of records by its address, in site order."""
    found = {page.address: page for page in render(hub, env)}
    for code, language in hub.built.items():
        page = about.page(env, Reader(hub, language, addresses.about_data(code)))
        found[page.address] = page
    found |= {page.address: page for page in plans.pages(hub, env)}
    return found


def _texts(own: dict[str, Content]) -> list[Text]:
    """Hand-written pages at every address where one stands. Raises `InvalidData`."""
    found, wrong = [], []
    for address, page in own.items():
        try:
            found.append(written.text(address, page))
        except RecursionError:
            wrong.append(problem(page.file, (page.above + 1, 1), "depth", limit=MAX_DEPTH))
    if wrong:
        raise InvalidData(wrong)
    return found


def _documents(
    hub: Hub, env: Environment, pages: dict[str, Page], texts: list[Text], folder: str
) -> tuple[dict[str, bytes], list[Problem]]:
    """(whole documents by path, what the policy forbids in them). `folder` is that of the search index."""
    documents = Documents(hub, env)
    found: dict[str, bytes] = {}
    wrong: list[Problem] = []

    def add(path: str, html: str, file: str, *, moved: bool = False) -> None:
        for what in policy.faults(html, moved=moved):
            wrong.append(_forbidden(file, what))
        found[path] = html.encode()

    for page in pages.values():
        html = documents.generated(page)
        if page.kind == "search":
            # The folder is named by what is in it, and that is known only when all pages are.
            html = html.replace(f'{assets.INDEX}"', f'{folder}"')
        add(f"{page.address}index.html", html, page.file or page.address)
    for text in texts:
        add(f"{text.address}index.html", documents.written(text), text.file)
    for address, there in former.moved(hub).items():
        add(f"{address}index.html", documents.moved(address, there), address, moved=True)
    add("index.html", documents.root(), f"{templates.FOLDER}/pages/root.html")
    add("404.html", documents.missing(), f"{templates.FOLDER}/pages/404.html")
    return found, wrong


def _links(hub: Hub, pages: dict[str, Page], own: dict[str, Content], data: Iterable[str]) -> list[Problem]:
    """Links of hand-written pages lead somewhere also where only the pages themselves know."""
    anchors: dict[str, Collection[str] | None] = dict.fromkeys(["index.md", *data, *hub.catalog.written.files])
    anchors |= {addresses.source(address, index=True): None for address in former.moved(hub)}
    for address, page in pages.items():
        anchors[addresses.source(address, index=page.id is None)] = frozenset(_IDS.findall(page.html))
    return content.links(own, anchors | content.anchors_of(own))


def _listed(hub: Hub, pages: dict[str, Page], texts: list[Text]) -> dict[str, sitemaps.Listed]:
    """Pages that are written in the language of their address, for the lists of all pages; hand-written text bears no
    day, and none is made up."""
    found: dict[str, sitemaps.Listed] = {
        page.address: (page.updated, page.spoken) for page in pages.values() if not page.empty and not page.words
    }
    for text in texts:
        code, _, rest = text.address.partition("/")
        if text.language == code:
            found[text.address] = (None, hub.catalog.written.pages[rest].keys())
    return found


def _style_faults(theme: assets.Assets) -> list[Problem]:
    return [
        _forbidden(f"{templates.FOLDER}/{name}", what)
        for name, published in theme.names.items()
        if name.endswith(".css")
        for what in policy.style_faults(theme.contents[published].decode())
    ]


def _page_faults(name: str, content: str | bytes) -> list[str]:
    return policy.faults(content) if name.endswith(".html") and isinstance(content, str) else []


def _shipped(hub: Hub) -> Iterator[tuple[str, bytes]]:
    """Files that lie beside the hand-written pages, such as pictures."""
    for name, path in hub.catalog.written.files.items():
        yield name, path.read_bytes()


def _robots(hub: Hub) -> bytes:
    """Everything may be found; where the site is known, so may the list of all pages."""
    listed = f"\nSitemap: {hub.home}sitemap.xml\n" if hub.home else ""
    return f"User-agent: *\nAllow: /\n{listed}".encode()


def _forbidden(path: str, what: str, line: int = 1) -> Problem:
    return problem(path, (line, 1), "policy", what=what)
