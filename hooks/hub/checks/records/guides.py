"""Guides hold together: steps are unique, acting offices and named steps exist, plain words are short sentences, and
who gets a right of residence learns what holds for the family."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.checks.around import Around
from hub.checks.records import references
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest
from hub.reading.markup.readability import length, sentences
from hub.reading.source import Location
from hub.records.kinds.guides import Guide
from hub.records.kinds.work import Offer

PLAIN, EASY = 15, 10
"""Words of a sentence at most, in plain words and in easy language"""


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Steps of guides that offers name and that there are not."""
    guides = catalog.entries[Guide.kind]
    for id, offer in catalog.records(Offer).items():
        for index, help in enumerate(offer.helps):
            ids = references.within(guides[help.guide]) if help.guide in guides else None
            for place, step in enumerate(help.steps if ids is not None else ()):
                if ids is not None and step not in ids:
                    yield catalog.entries[Offer.kind][id].problem(
                        ("helps", index, "steps", place),
                        "link-step",
                        guide=help.guide,
                        id=step,
                        hint=closest(step, ids),
                    )


def of_file(entry: Entry, around: Around) -> Iterator[Problem]:
    """Findings about a single guide."""
    if entry.model is Guide and isinstance(entry.record, Guide):
        yield from _steps(entry, entry.record)
        yield from _plain(entry, entry.record)
        yield from _family(entry, entry.record)


def _steps(entry: Entry, guide: Guide) -> Iterator[Problem]:
    ids = [step.id for step in guide.steps]
    for index, step in enumerate(guide.steps):
        if step.id in ids[:index]:
            yield entry.problem(("steps", index, "id"), "step-duplicate", id=step.id)
        if step.actor == "office" and step.role is None:
            yield entry.problem(("steps", index), "step-role")
        for place, audience in enumerate(step.audiences):
            if audience not in guide.audiences:
                where = ("steps", index, "audiences", place)
                yield entry.problem(where, "step-audience", id=audience, found=", ".join(guide.audiences))
        for name, others in (("parallel_to", step.parallel_to), ("one_of", step.one_of)):
            for place, other in enumerate(others):
                if other not in ids:
                    yield entry.problem(
                        ("steps", index, name, place), "link-step", guide=entry.id, id=other, hint=closest(other, ids)
                    )


def _plain(entry: Entry, guide: Guide) -> Iterator[Problem]:
    texts: list[tuple[Location, dict[str, str], int]] = [(("plain",), guide.plain or {}, PLAIN)]
    texts += [(("easy", place, "text"), passage.text, EASY) for place, passage in enumerate(guide.easy)]
    for location, text, most in texts:
        for language, words in text.items():
            for sentence in sentences(words):
                if (count := length(sentence)) > most:
                    yield entry.problem(
                        (*location, language),
                        "sentence-long",
                        severity="warning",
                        count=count,
                        most=most,
                        sentence=sentence,
                    )


def _family(entry: Entry, guide: Guide) -> Iterator[Problem]:
    if guide.residence and not guide.family:
        yield entry.problem(("residence",), "guide-family", severity="warning")
