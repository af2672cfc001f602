"""The whole site: every file of it with its bytes, made before anything of an old one is touched.

Whoever builds, serves or publishes only hands these files over; so every host and generator gets the same ones.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment

from hub.checks.project import content
from hub.editorial.forms import cms
from hub.hub import Hub, assemble, checked
from hub.outputs import assets, places, plans, rows
from hub.outputs.exports import about, files, sitemaps
from hub.outputs.kept import Files, Kept, Session, Thing, bundled, unbundled
from hub.outputs.progress import Tell, nobody
from hub.outputs.search import documents, index
from hub.outputs.search.documents import Document
from hub.pages import render, templates, written
from hub.pages.documents import Documents
from hub.pages.reader.seen import Seen
from hub.pages.render import Task, former
from hub.pages.render.page import Page, packed, unpacked
from hub.pages.written import Text
from hub.reading import engine
from hub.reading.catalog import Catalog, load, no_collection
from hub.reading.content import Content
from hub.reading.findings import InvalidData, Problem, errors, problem
from hub.reading.languages import Language
from hub.reading.markup import policy
from hub.reading.memory import digest, store
from hub.reading.source import MAX_DEPTH
from hub.records import addresses

KEPT = store.FOLDER
"""The folder of a project in which is kept what builds made; it may be deleted at any time"""


@dataclass(frozen=True, slots=True)
class Site:
    """`files`: bytes by path below the site's root; `title` in the first language."""

    title: str
    files: Files


@dataclass(frozen=True, slots=True)
class Early:
    """Who waits for pages at these `addresses`: `take` gets them by path before all others, with what they load, also
    before the rules are asked."""

    addresses: Collection[str]
    take: Callable[[Files], object]


def made(
    root: Path,
    today: date,
    only: list[str] | None = None,
    address: str = "",
    *,
    part: bool = False,
    keep: Path | None = None,
    catalog: Catalog | None = None,
    tell: Tell = nobody,
    session: Session | None = None,
    early: Early | None = None,
) -> Site:
    """The site of the project in `root`; the arguments are those of `hub.assemble`. The same input, the same bytes,
    whatever is kept of builds before in the folder `keep`, or in the `session` of a program that builds again and
    again. `tell` hears how far it is; some pages may be had `early`.

    Raises `InvalidData` with every finding, `languages.NotOffered`, and `findings.Fault` for what is wrong in theme,
    templates or tools.
    """
    theme = assets.read(*engine.layers(root, templates.FOLDER))
    if session:
        session.remembered.again()
        read = load(root, remembered=session.remembered)
        if early and not errors(read.problems):
            # Whatever is wrong is said below, with all findings. Nobody waits for garbage to be found in what stays.
            with suppress(Exception), no_collection():
                hub = assemble(root, today, only, address, theme.names, part=part, catalog=read)
                _early(hub, theme, keep, session, early)
    tell("read", 0, 0)
    if session:
        catalog = checked(read, today)
    hub = assemble(root, today, only, address, theme.names, part=part, catalog=catalog, keep=keep)
    with _seldom():
        return _made(hub, theme, keep, tell, session)


@contextmanager
def _seldom() -> Iterator[None]:
    """What is there stays to the end, and most of what is made too: to look for garbage often and everywhere
    takes a twentieth of the time. What each page leaves behind is looked for."""
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(5_000, 20, 1_000)
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()


def _begun(
    hub: Hub, theme: assets.Assets, keep: Path | None, session: Session | None
) -> tuple[Hub, Seen, Environment, Kept, assets.Assets]:
    """The hub with the names of its files, the same as pages see it, their templates, what is kept, files of places."""
    known = places.files(hub)
    hub = replace(hub, assets={**theme.names, **known.names})
    env = templates.environment(hub.root)
    seen = Seen(hub, env.source)
    env.asked = seen.template
    return hub, seen, env, Kept(keep, seen, env.list_templates(), session), known


def _made(hub: Hub, theme: assets.Assets, keep: Path | None, tell: Tell, session: Session | None) -> Site:
    hub, seen, env, store, known = _begun(hub, theme, keep, session)
    own = written.pages(hub, hub.built)
    whole = Documents(seen, env)
    made = _pages(whole, env, store, tell)
    pages = {address: one.page for address, one in made.items()}
    texts = _texts(hub, own)
    tell("search", 0, 0)
    search, indexed = _found(hub, store, made, own)
    # Nobody asks any more for what the search knows of each; it need not fill memory.
    made = {address: replace(one, found=None) for address, one in made.items()}
    html, wrong = _documents(whole, store, made, texts, search)
    tell("data", 0, 0)
    data = {**_data(seen, store), "robots.txt": sitemaps.robots(hub)}
    wrong += _links(hub, made, own, data)
    wrong += _style_faults(theme)
    form = cms.site(hub.root, hub.settings, next(iter(hub.languages.values())))
    wrong += [_forbidden(name, what) for name, text in form.items() for what in _page_faults(name, text)]
    if wrong:
        raise InvalidData(sorted(set(wrong)))
    store.save()
    listed = sitemaps.of(hub, sitemaps.listed(hub, pages, texts))
    # Files that lie beside the hand-written pages, such as pictures.
    shipped = {name: path.read_bytes() for name, path in hub.catalog.written.files.items()}
    encoded = {name: text.encode() if isinstance(text, str) else text for name, text in form.items()}
    return Site(
        hub.settings.title[hub.settings.languages.authored[0]],
        Files({**shipped, **theme.contents, **known.contents, **indexed, **encoded, **data, **listed, **html}),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """A page made of records. `page` is without its HTML; that of the whole document is the body of `thing`."""

    page: Page
    found: Document | None
    """What the search knows of it"""
    faults: list[str]
    """What the policy forbids in it"""
    thing: Thing

    @property
    def html(self) -> str:
        return self.thing.body.decode()


def tasks(hub: Hub, env: Environment, only: Collection[str] | None = None) -> Iterator[Task]:
    """Every page made of records before it is made, in site order; with `only`, at least those at these addresses."""
    yield from render.tasks(hub, env, only)
    yield from (about.task(hub, env, language) for language in hub.built.values())
    yield from plans.tasks(hub, env)


def generated(hub: Hub, env: Environment) -> Iterator[Page]:
    """The same pages, made. Raises `templates.TemplateFault`."""
    with templates.located():
        for task in tasks(hub, env):
            yield task.make()


def _early(hub: Hub, theme: assets.Assets, keep: Path | None, session: Session, early: Early) -> None:
    """Hand over whole documents at some addresses. The page of the search must wait for its index."""
    hub, seen, env, store, known = _begun(hub, theme, keep, session)
    whole = Documents(seen, env)
    found = _pages(whole, env, store, nobody, early.addresses).items()
    pages = {address: one for address, one in found if one.page.kind != "search"}
    own = written.pages(hub, hub.built).items()
    texts = _texts(hub, {address: page for address, page in own if address in early.addresses})
    html, wrong = _documents(whole, store, pages, texts, {})
    if not wrong:
        early.take(Files({**theme.contents, **known.contents, **html}))


def _pages(
    whole: Documents, env: Environment, store: Kept, tell: Tell, only: Collection[str] | None = None
) -> dict[str, _Page]:
    """By address, in site order."""
    hub = whole.hub

    def make(task: Task) -> tuple[Any, bytes]:
        with templates.located():
            page = task.make()
            found = documents.of(hub, page)
        html = whole.generated(page)
        faults = policy.faults(html)
        return {"page": packed(page), "found": found and asdict(found), "faults": faults}, html.encode()

    made: dict[str, _Page] = {}
    with templates.located():
        known = [task for task in tasks(hub, env, only) if only is None or task.address in only]
    tell("pages", 0, len(known))
    wanted = [(f"page {task.address}", task.given, partial(make, task)) for task in known]
    for task, thing in zip(known, store.each(wanted), strict=True):
        noted = thing.known
        found = noted["found"]
        made[task.address] = _Page(unpacked(noted["page"]), found and Document(**found), noted["faults"], thing)
        tell("pages", len(made), len(known))
    return made


def _found(
    hub: Hub, store: Kept, made: dict[str, _Page], own: dict[str, Content]
) -> tuple[dict[str, str], dict[str, bytes]]:
    """(folder by language, files) of the search. That of a language is made again only where a document differs."""
    same = hub.catalog.same_words
    listed = [one.found for one in made.values() if one.found]
    # A page that a language lacks stands there in the words of another; it is found where it is in its own.
    texts = [(address, page) for address, page in own.items() if address.startswith(f"{page.language}/")]
    listed += [documents.of_text(address, page) for address, page in texts]
    folders: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for code, language in hub.built.items():
        known = [document for document in listed if document.language == code]
        groups = [*same.groups, *same.by_language.get(code, ())]

        def make(
            known: list[Document] = known, language: Language = language, groups: list[list[str]] = groups
        ) -> tuple[Any, bytes]:
            parted = documents.with_parts(known, language)
            return bundled(index.build(parted, language.code, groups, same.little))

        given = digest(repr((known, groups, same.little)))
        folders[code], found = assets.index(unbundled(store.of(f"search {code}", given, make)))
        files |= found
    return folders, files


def _data(hub: Hub, store: Kept) -> dict[str, bytes]:
    """Files of open data."""
    found: dict[str, bytes] = {}
    for export in (*files.EXPORTS, rows):
        thing = store.of(f"data {export.__name__}", "", lambda export=export: bundled(files.by(export, hub)))  # type: ignore[misc]
        found |= unbundled(thing)
    return found


def _texts(hub: Hub, own: dict[str, Content]) -> list[Text]:
    """Hand-written pages at every address where one stands. Raises `InvalidData`."""
    found, wrong = [], []
    for address, page in own.items():
        try:
            found += written.numbered(hub, written.text(address, page))
        except RecursionError:
            wrong.append(problem(page.file, (page.above + 1, 1), "depth", limit=MAX_DEPTH))
    if wrong:
        raise InvalidData(wrong)
    return found


def _documents(
    whole: Documents, store: Kept, pages: dict[str, _Page], texts: list[Text], search: Mapping[str, str]
) -> tuple[dict[str, bytes | Thing], list[Problem]]:
    """(all documents by path, what the policy forbids in them). `search` is the folder of the index by language."""
    found: dict[str, bytes | Thing] = {}
    wrong: list[Problem] = []

    def add(path: str, file: str, given: str, make: Callable[[], str], *, moved: bool = False) -> None:
        def checked() -> tuple[Any, bytes]:
            html = make()
            return policy.faults(html, moved=moved), html.encode()

        thing = store.of(f"document {path}", given, checked)
        wrong.extend(_forbidden(file, what) for what in thing.known)
        found[path] = thing

    for address, one in pages.items():
        path, page = f"{address}index.html", one.page
        wrong.extend(_forbidden(page.file or address, what) for what in one.faults)
        found[path] = one.thing
        if page.kind == "search":
            # The folder is named by what is in it, and that is known only when all pages are.
            index = f'{assets.INDEX}"'.encode(), f'{search[page.language]}"'.encode()
            found[path] = one.thing.body.replace(*index)
    for text in texts:
        add(f"{text.address}index.html", text.file, repr(text), partial(whole.written, text))
    for address, there in former.moved(whole.hub).items():
        add(f"{address}index.html", address, there, partial(whole.moved, address, there), moved=True)
    add("index.html", f"{templates.FOLDER}/pages/root.html", "", whole.root)
    add("404.html", f"{templates.FOLDER}/pages/404.html", "", whole.missing)
    return found, wrong


def _links(hub: Hub, pages: dict[str, _Page], own: dict[str, Content], data: Iterable[str]) -> list[Problem]:
    """Links of hand-written pages lead somewhere also where only the pages themselves know."""
    anchors: dict[str, Collection[str] | None] = dict.fromkeys(["index.md", *data, *hub.catalog.written.files])
    anchors |= {addresses.source(address, index=True): None for address in former.moved(hub)}
    for address, one in pages.items():
        html = partial(getattr, one, "html")
        anchors[addresses.source(address, index=one.page.id is None)] = content.Ids(html)
    return content.links(own, anchors | content.anchors_of(own))


def _style_faults(theme: assets.Assets) -> list[Problem]:
    return [
        _forbidden(f"{templates.FOLDER}/{name}", what)
        for name, published in theme.names.items()
        if name.endswith(".css")
        for what in policy.style_faults(theme.contents[published].decode())
    ]


def _page_faults(name: str, content: str | bytes) -> list[str]:
    return policy.faults(content) if name.endswith(".html") and isinstance(content, str) else []


def _forbidden(path: str, what: str, line: int = 1) -> Problem:
    return problem(path, (line, 1), "policy", what=what)
