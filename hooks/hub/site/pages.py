"""Pages made of records, as whole documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment

from hub.hub import Hub
from hub.outputs import plans
from hub.outputs.exports import about
from hub.outputs.kept import Kept, Thing
from hub.outputs.progress import Tell
from hub.outputs.search import documents
from hub.pages import render, templates
from hub.pages.documents import Documents
from hub.pages.render import Task
from hub.pages.render.page import Page, packed, unpacked
from hub.reading.markup import policy


@dataclass(frozen=True, slots=True)
class Made:
    """A page made of records. `page` is without its HTML; that of the whole document is the body of `thing`."""

    page: Page
    found: str
    """What the search knows of it, see `search.documents.packed`; nothing where it is not looked for"""
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


def made(
    whole: Documents, env: Environment, store: Kept, tell: Tell, only: Collection[str] | None = None
) -> dict[str, Made]:
    """By address, in site order."""
    hub = whole.hub

    def make(task: Task) -> tuple[Any, bytes]:
        with templates.located():
            page = task.make()
            found = documents.of(hub, page)
        html = whole.generated(page)
        faults = policy.faults(html)
        told = {"page": packed(page), "found": documents.packed(found) if found else "", "faults": faults}
        return told, html.encode()

    with templates.located():
        known = [task for task in tasks(hub, env, only) if only is None or task.address in only]
    tell("pages", 0, len(known))
    wanted = [(f"page {task.address}", task.given, partial(make, task)) for task in known]
    every: dict[str, Made] = {}
    for task, thing in zip(known, store.each(wanted), strict=True):
        told = thing.known
        every[task.address] = Made(unpacked(told["page"]), told["found"], told["faults"], thing)
        tell("pages", len(every), len(known))
    return every
