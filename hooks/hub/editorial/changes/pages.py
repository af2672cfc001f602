"""Pages of two states, as they are rendered from both."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from hub.editorial.changes import pagetext
from hub.editorial.changes.records import Field, State
from hub.hub import Hub
from hub.outputs.kept import Session, opened
from hub.outputs.progress import Tell, nobody
from hub.pages.render import Task, former, tasks
from hub.pages.render.page import Page, packed, unpacked
from hub.pages.templates import located
from hub.pages.written import pages as written_pages
from hub.reading import content
from hub.reading.memory import Remembered

Side = TypeVar("Side", Page, content.Content)
"""A page of one of the two states."""


@dataclass(slots=True)
class PageChange:
    """One page that differs; `lines` as in `pagetext.difference`, none for a page that is new or gone."""

    state: State
    address: str
    title: str
    lines: list[str]


def rendered(earlier: Hub, later: Hub, tell: Tell = nobody) -> tuple[dict[str, Page], dict[str, Page]]:
    """Pages made of records, by address, of two states. What has read the same in both is made once."""
    session = Session(Remembered())
    before = _rendered(earlier, session, partial(tell, "earlier"))
    return before, _rendered(later, session, partial(tell, "later"))


def _rendered(hub: Hub, session: Session, tell: Callable[[int, int], None]) -> dict[str, Page]:
    seen, env, kept = opened(hub, None, session)

    def make(task: Task) -> tuple[dict[str, Any], bytes]:
        with located():
            page = task.make()
        return packed(page), page.html.encode()

    with located():
        known = list(tasks(seen, env))
    tell(0, len(known))
    things = kept.each([(task.address, task.given, partial(make, task)) for task in known])
    found: dict[str, Page] = {}
    for task, thing in zip(known, things, strict=True):
        found[task.address] = unpacked(thing.known, thing.body.decode())
        tell(len(found), len(known))
    kept.save()
    return found


def addresses(hub: Hub, made: Iterable[str]) -> set[str]:
    """Every address that leads somewhere: of pages `made` of records, of hand-written ones, and former ones."""
    own = written_pages(hub, hub.languages)
    return {*made, *former.moved(hub), *own}


def generated(before: dict[str, Page], after: dict[str, Page]) -> Iterator[PageChange]:
    """Pages made of records, as `rendered` of both states."""

    def differing(was: Page, is_: Page) -> list[str] | None:
        if (was.html, was.title, was.description) == (is_.html, is_.title, is_.description):
            return None
        found = pagetext.difference(was.html, is_.html)
        if was.title != is_.title and not any(is_.title in line for line in found):
            found += [f"- {was.title}", f"+ {is_.title}"]
        return found

    yield from _compared(before, after, lambda page: page.title, differing)


def contents(hub: Hub) -> dict[str, content.Content]:
    """Hand-written pages of their own language by address."""
    pages = hub.catalog.written.pages
    return {f"{code}/{address}": page for address, versions in pages.items() for code, page in versions.items()}


def written(before: dict[str, content.Content], after: dict[str, content.Content]) -> Iterator[PageChange]:
    """Pages written by hand, given as `contents` of both states."""

    def differing(was: content.Content, is_: content.Content) -> list[str] | None:
        if (was.markdown, was.meta) == (is_.markdown, is_.meta):
            return None
        texts = [f"{json.dumps(page.meta, ensure_ascii=False)}\n{page.markdown}".splitlines() for page in (was, is_)]
        return pagetext.between(*texts)

    yield from _compared(before, after, lambda page: page.file, differing)


def _compared(
    before: dict[str, Side],
    after: dict[str, Side],
    title: Callable[[Side], str],
    differing: Callable[[Side, Side], list[str] | None],
) -> Iterator[PageChange]:
    """`differing` gives the lines that differ, None where the pages are the same."""
    for address in sorted(before.keys() | after.keys()):
        was, is_ = before.get(address), after.get(address)
        if was is None and is_ is not None:
            yield PageChange("new", address, title(is_), [])
        elif was is not None and is_ is None:
            yield PageChange("removed", address, title(was), [])
        elif was is not None and is_ is not None and (lines := differing(was, is_)) is not None:
            yield PageChange("changed", address, title(is_), lines)


def place(found: list[Field], changed: list[PageChange]) -> None:
    """Say of each field on which changed pages it stands."""
    sides = []
    for page in changed:
        if page.state == "changed":
            went = "\n".join(line[2:] for line in page.lines if line.startswith("- "))
            came = "\n".join(line[2:] for line in page.lines if line.startswith("+ "))
            sides.append((page.address, went, came))
    for value in found:
        for address, went, came in sides:
            if any(_stands(text, went) for text in value.went) or any(_stands(text, came) for text in value.came):
                value.pages.append(address)


def _stands(text: str, where: str) -> bool:
    """Whether a text stands in others as whole words. One sign alone would be found anywhere."""
    return len(text) > 1 and text in where and bool(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", where))
