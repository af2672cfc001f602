"""“My plan”: a page for each guide that somebody can go through, and one that lists them.

The pages hold every step, office and paper, so they work and print without a script; with one the reader takes away
what is not theirs, ticks papers and enters days, all on their own device.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

import segno
from jinja2 import Environment
from markupsafe import Markup, escape

from hub.facts import plan
from hub.hub import Hub
from hub.pages.more import GuideDetails
from hub.pages.reader import Reader
from hub.pages.render import Task
from hub.pages.render.alone import alone
from hub.pages.render.page import Page, home, shorten, tidy
from hub.pages.templates import context, located
from hub.reading.languages import Language
from hub.records import addresses, vocabulary
from hub.records.contacts import Weekday
from hub.records.kinds.actors import Role
from hub.records.kinds.guides import Guide, Step

KIND = "plan"
"""What the pages are, among those that are made of records"""


@dataclass
class Plan(GuideDetails):
    """A guide as something to carry out; templates know it as `more`."""

    def theirs(self, step: Step) -> list[str]:
        """For which of them a step is."""
        return [side for side in self.sides if plan.concerns(step, side)]

    def who(self, step: Step, side: str) -> str:
        """Who does a step, as this reader is told."""
        if step.actor == side:
            return self.reader.words.word("You act")
        return self.reader.words.word(vocabulary.OTHERS[step.actor])

    @cached_property
    def offices(self) -> list[tuple[Role, list[str]]]:
        """(office, steps that lead there), each once, in the order of the steps."""
        found: dict[str, list[str]] = {}
        for step in self.guide.steps:
            if step.role:
                found.setdefault(step.role, []).append(step.id)
        return [(self.reader.library.get(Role, id), steps) for id, steps in found.items()]

    def counted(self, step: Step) -> str:
        """What the script counts from a day the reader enters: `3 months`, or several after one another."""
        due = plan.due(step, self._figure, self.reader.hub.today)
        return ",".join(f"{number.normalize():f} {unit}" for number, unit in due.most) if due else ""

    def is_deadline(self, step: Step) -> bool:
        """Whether that is a last day; otherwise it is a day on which to expect something."""
        due = plan.due(step, self._figure, self.reader.hub.today)
        return due is not None and due.deadline

    @cached_property
    def counts_work(self) -> bool:
        """Whether anything is counted in working days."""
        return any("working-days" in self.counted(step) for step in self.guide.steps)

    @property
    def weekend(self) -> str:
        """Days of the week on which nobody works, as the script numbers them: Sunday is 0."""
        days, free = get_args(Weekday), self.reader.hub.settings.country.weekend
        # Who never works would be counted for ever.
        return " ".join(str((days.index(day) + 1) % 7) for day in free) if len({*free}) < len(days) else ""

    @cached_property
    def holidays(self) -> str:
        """Those of the years around this one."""
        hub = self.reader.hub
        return " ".join(map(str, plan.off(hub.settings.country, hub.today.year - 1, hub.today.year + 2)))

    @property
    def short(self) -> str:
        """The page's whole address; empty where the site's is not known."""
        return f"{self.reader.hub.home}{self.reader.address}" if self.reader.hub.home else ""

    def code(self) -> Markup:
        """The address as a square to photograph."""
        drawn = segno.make(self.short, error="m", micro=False)
        svg = drawn.svg_inline(omitsize=True, border=3, light="#fff", svgclass=None, lineclass=None)
        return Markup(svg)  # noqa: S704 - made of a number of squares


def tasks(hub: Hub, templates: Environment) -> Iterator[Task]:
    """Both kinds of pages in every language, before they are made."""

    def index(here: Reader) -> Page:
        guides = [guide for guide in here.library.all(Guide) if plan.sides(guide)]
        return _index(templates, here, guides)

    def task(language: Language, id: str, make: Callable[[Reader], Page]) -> Task:
        address = addresses.plans(language.code, id)
        return Task(address, lambda: make(Reader(hub, language, address)))

    def of(id: str) -> Callable[[Reader], Page]:
        return lambda here: _plan(templates, here, here.library.get(Guide, id))

    if not hub.is_filled(Guide.kind):
        return
    for language in hub.built.values():
        yield task(language, "", index)
        reader = Reader(hub, language, addresses.plans(language.code))
        yield from (task(language, one.id, of(one.id)) for one in reader.library.all(Guide) if plan.sides(one))


def pages(hub: Hub, templates: Environment) -> Iterator[Page]:
    """The pages themselves. Raises `templates.TemplateFault`."""
    with located():
        for task in tasks(hub, templates):
            yield task.make()


def _index(templates: Environment, reader: Reader, guides: list[Guide]) -> Page:
    html = templates.get_template("plan-index.html").render(context(reader), guides=guides)
    return replace(alone(reader, KIND, reader.words.word("My plan"), html), id=None, listing=True)


def _plan(templates: Environment, reader: Reader, guide: Guide) -> Page:
    html = templates.get_template("plan.html").render(context(reader), page=guide, more=Plan(guide, reader))
    own, written = reader.words.word("My plan"), reader.words.choose(guide.title)[1]
    return Page(
        address=reader.address,
        language=reader.language.code,
        title=f"{own}{reader.words.colon}{reader.words.plain(guide.title)}",
        name=Markup("{}: {}").format(own, reader.words.t(guide.title)),
        description=shorten(f"{own}: {reader.words.plain(guide.title)}"),
        html=tidy(html),
        headings=(),
        crumbs=(
            home(reader),
            (escape(own), reader.links.address_url(addresses.plans(reader.language.code))),
        ),
        kind=KIND,
        id=guide.id,
        file=reader.hub.file(guide.kind, guide.id),
        updated=guide.checked,
        words="" if written == reader.language.code else written,
        spoken=frozenset(guide.title),
    )
