"""Rules that look at one file alone. What they find is remembered for it: in most runs few files have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from hub.checks.around import Around
from hub.checks.project import country
from hub.checks.records import amounts, dates, evidence, figures, guides, texts
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem
from hub.reading.memory import digest, problems

Rule = Callable[[Entry, Around], Iterator[Problem]]
LASTING: tuple[Rule, ...] = (
    texts.of_file,
    country.of_file,
    figures.of_file,
    amounts.of_file,
    guides.of_file,
    dates.in_order,
)
"""What they say does not depend on the day but for the amounts that hold on it"""
DAILY: tuple[Rule, ...] = (dates.of_file, evidence.of_file)


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """The findings of these rules about every file."""
    around = Around.of(catalog, today)
    said = around.said
    lasting, daily = digest(*said, repr(around.once(amounts.held))), digest(*said, today.isoformat())
    for entry in catalog.all_entries():
        yield from _of(entry, around, "lasting", lasting, LASTING)
        yield from _of(entry, around, "daily", daily, DAILY)
        entry.forget()


def _of(entry: Entry, around: Around, name: str, given: str, rules: tuple[Rule, ...]) -> list[Problem]:
    told = entry.newest(name, given, lambda: [problem.plain for rule in rules for problem in rule(entry, around)])
    # Of most files there is none.
    return problems(told) if told else []
