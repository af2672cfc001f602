"""The whole site: every file of it with its bytes, made before anything of an old one is touched.

Whoever builds, serves or publishes only hands these files over; so every host and generator gets the same ones.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment

from hub.editorial.forms import cms
from hub.hub import Hub, assemble, checked
from hub.outputs import assets, places, rows
from hub.outputs.exports import Make, files, sitemaps
from hub.outputs.kept import Files, Kept, Session, Wanted, bundled, opened, unbundled
from hub.outputs.progress import Tell, nobody
from hub.outputs.search import documents as searched
from hub.outputs.search import index
from hub.pages import templates, written
from hub.pages.documents import Documents
from hub.pages.reader.seen import Seen
from hub.reading import engine
from hub.reading.catalog import Catalog, load, no_collection
from hub.reading.content import Content
from hub.reading.findings import InvalidData, errors
from hub.reading.languages import Language
from hub.reading.memory import digest, store
from hub.records import KINDS
from hub.site import documents, forbidden, pages
from hub.site.pages import Made, generated

__all__ = ["KEPT", "Early", "Site", "generated", "made"]

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

    Raises `InvalidData` with every finding, `NotOffered`, and `findings.Fault` for what is wrong in theme,
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
    return hub, *opened(hub, keep, session), known


def _made(hub: Hub, theme: assets.Assets, keep: Path | None, tell: Tell, session: Session | None) -> Site:
    hub, seen, env, store, known = _begun(hub, theme, keep, session)
    own = written.pages(hub, hub.built)
    whole = Documents(seen, env)
    made = pages.made(whole, env, store, tell)
    listed = {address: one.page for address, one in made.items()}
    texts = documents.texts(hub, own)
    search, beside = _beside(seen, store, made, own, tell)
    # Nobody asks any more for what the search knows of each; it need not fill memory.
    made = {address: replace(one, found="") for address, one in made.items()}
    html, wrong = documents.every(whole, store, made, texts, search)
    beside["robots.txt"] = sitemaps.robots(hub)
    wrong += documents.links(hub, made, own, beside)
    form = cms.site(hub.root, hub.settings, next(iter(hub.languages.values())))
    wrong += forbidden.in_styles(theme) + forbidden.in_form(form)
    if wrong:
        raise InvalidData(sorted(set(wrong)))
    store.save()
    maps = sitemaps.of(hub, sitemaps.listed(hub, listed, texts))
    # Files that lie beside the hand-written pages, such as pictures.
    shipped = {name: path.read_bytes() for name, path in hub.catalog.written.files.items()}
    encoded = {name: text.encode() if isinstance(text, str) else text for name, text in form.items()}
    return Site(
        hub.settings.title[hub.settings.languages.authored[0]],
        Files({**shipped, **theme.contents, **known.contents, **beside, **encoded, **maps, **html}),
    )


def _early(hub: Hub, theme: assets.Assets, keep: Path | None, session: Session, early: Early) -> None:
    """Hand over whole documents at some addresses. The page of the search must wait for its index."""
    hub, seen, env, store, known = _begun(hub, theme, keep, session)
    whole = Documents(seen, env)
    found = pages.made(whole, env, store, nobody, early.addresses).items()
    shown = {address: one for address, one in found if one.page.kind != "search"}
    own = written.pages(hub, hub.built).items()
    texts = documents.texts(hub, {address: page for address, page in own if address in early.addresses})
    html, wrong = documents.every(whole, store, shown, texts, {})
    if not wrong:
        early.take(Files({**theme.contents, **known.contents, **html}))


def _beside(
    seen: Seen, store: Kept, made: dict[str, Made], own: dict[str, Content], tell: Tell
) -> tuple[dict[str, str], dict[str, bytes]]:
    """(folder of the search by language, its files and those of open data)."""
    indexes, data = _indexes(seen, made, own), _data(seen)
    # A kind's records in one of its files, or a language's in its index, are about as much work as a tenth of their
    # pages.
    weight = sum(len(seen.records(model)) for model in KINDS.values()) / len(KINDS) / 10
    things = store.each([*indexes, *data], weight)
    folders: dict[str, str] = {}
    found: dict[str, bytes] = {}
    tell("search", 0, 0)
    for code in seen.built:
        folders[code], named = assets.index(unbundled(next(things)))
        found |= named
    tell("data", 0, 0)
    for thing in things:
        found |= unbundled(thing)
    return folders, found


def _indexes(hub: Hub, made: dict[str, Made], own: dict[str, Content]) -> Iterator[Wanted]:
    """That of each language, which is made again only where a document differs."""
    same = hub.catalog.same_words
    found = [(one.page.language, one.found) for one in made.values() if one.found]
    # A page that a language lacks stands there in the words of another; it is found where it is in its own.
    texts = [(address, page) for address, page in own.items() if address.startswith(f"{page.language}/")]
    found += [(page.language, searched.packed(searched.of_text(address, page))) for address, page in texts]

    def make(known: list[str], groups: list[list[str]], language: Language) -> tuple[Any, bytes]:
        parted = searched.with_parts(map(searched.unpacked, known), language)
        return bundled(index.build(parted, language.code, groups, same.little))

    for code, language in hub.built.items():
        known = [words for spoken, words in found if spoken == code]
        groups = [*same.groups, *same.by_language.get(code, ())]
        yield f"search {code}", digest(repr((groups, same.little)), *known), partial(make, known, groups, language)


def _data(hub: Hub) -> Iterator[Wanted]:
    """The parts of open data."""

    def made(make: Make) -> tuple[Any, bytes]:
        return bundled(files.made(make))

    for export in (*files.EXPORTS, rows):
        for name, make in export.parts(hub):
            yield f"data {export.__name__.rpartition('.')[2]} {name}", "", partial(made, make)
