"""Pages of two states, as they are rendered from both."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub import content, pages
from hub.changes import pagetext
from hub.changes.records import Field, State
from hub.hub import Hub


@dataclass(slots=True)
class PageChange:
    """One page that differs; `lines` as in `pagetext.difference`, none for a page that is new or gone."""

    state: State
    address: str
    title: str
    lines: list[str]


def generated(old: Hub, new: Hub) -> Iterator[PageChange]:
    """Pages made of records."""
    before = {page.address: page for page in pages.render(old)}
    after = {page.address: page for page in pages.render(new)}
    for address in sorted(before.keys() | after.keys()):
        was, is_ = before.get(address), after.get(address)
        if was is None or is_ is None:
            page = is_ or was
            assert page is not None  # noqa: S101 - one of the two exists
            yield PageChange("new" if was is None else "removed", address, page.title, [])
        elif (was.html, was.title, was.description) != (is_.html, is_.title, is_.description):
            found = pagetext.difference(was.html, is_.html)
            if was.title != is_.title and not any(is_.title in line for line in found):
                found += [f"- {was.title}", f"+ {is_.title}"]
            yield PageChange("changed", address, is_.title, found)


def contents(hub: Hub) -> dict[str, content.Content]:
    """Hand-written pages of their own language by address."""
    read = content.read(hub.root, hub.settings.languages.all, ())
    return {f"{code}/{address}": page for address, versions in read.pages.items() for code, page in versions.items()}


def written(old: Hub, new: Hub) -> Iterator[PageChange]:
    """Pages written by hand."""
    before, after = contents(old), contents(new)
    for address in sorted(before.keys() | after.keys()):
        was, is_ = before.get(address), after.get(address)
        if was is None or is_ is None:
            page = is_ or was
            assert page is not None  # noqa: S101 - one of the two exists
            yield PageChange("new" if was is None else "removed", address, page.file, [])
        elif (was.markdown, was.meta) != (is_.markdown, is_.meta):
            texts = [
                f"{json.dumps(page.meta, ensure_ascii=False)}\n{page.markdown}".splitlines() for page in (was, is_)
            ]
            yield PageChange("changed", address, is_.file, pagetext.between(*texts))


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
