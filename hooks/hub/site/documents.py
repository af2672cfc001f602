"""All documents: those of records, hand-written ones, and those of former addresses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any

from hub.checks.project import content
from hub.hub import Hub
from hub.outputs import assets
from hub.outputs.kept import Kept, Thing
from hub.pages import templates, written
from hub.pages.documents import Documents
from hub.pages.render import former
from hub.pages.written import Text
from hub.reading.content import Content
from hub.reading.findings import InvalidData, Problem, problem
from hub.reading.markup import policy
from hub.reading.source import MAX_DEPTH
from hub.records import addresses
from hub.site import forbidden
from hub.site.pages import Made


def texts(hub: Hub, own: dict[str, Content]) -> list[Text]:
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


def every(
    whole: Documents, store: Kept, pages: dict[str, Made], texts: list[Text], search: Mapping[str, str]
) -> tuple[dict[str, bytes | Thing], list[Problem]]:
    """(all documents by path, what the policy forbids in them). `search` is the folder of the index by language."""
    found: dict[str, bytes | Thing] = {}
    wrong: list[Problem] = []

    def add(path: str, file: str, given: str, make: Callable[[], str], *, moved: bool = False) -> None:
        def checked() -> tuple[Any, bytes]:
            html = make()
            return policy.faults(html, moved=moved), html.encode()

        thing = store.of(f"document {path}", given, checked)
        wrong.extend(forbidden.finding(file, what) for what in thing.known)
        found[path] = thing

    for address, one in pages.items():
        path, page = f"{address}index.html", one.page
        wrong.extend(forbidden.finding(page.file or address, what) for what in one.faults)
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


def links(hub: Hub, pages: dict[str, Made], own: dict[str, Content], data: Iterable[str]) -> list[Problem]:
    """Links of hand-written pages lead somewhere also where only the pages themselves know."""
    anchors: dict[str, Collection[str] | None] = dict.fromkeys(["index.md", *data, *hub.catalog.written.files])
    anchors |= {addresses.source(address, index=True): None for address in former.moved(hub)}
    for address, one in pages.items():
        html = partial(getattr, one, "html")
        anchors[addresses.source(address, index=one.page.id is None)] = content.Ids(html)
    return content.links(own, anchors | content.anchors_of(own))
