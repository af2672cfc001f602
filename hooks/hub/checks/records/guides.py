"""Guides hold together: steps are unique, acting offices and named steps exist, plain words are short sentences, and
who gets a right of residence learns what holds for the family."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, closest
from hub.reading.markup.readability import length, sentences
from hub.reading.source import Location
from hub.records.kinds.guides import Guide
from hub.records.kinds.work import Offer

PLAIN, EASY = 15, 10
"""Words of a sentence at most, in plain words and in easy language"""


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Findings about the steps of valid records."""
    yield from _steps(catalog)
    yield from _helps(catalog)
    yield from _plain(catalog)
    yield from _family(catalog)


def _steps(catalog: Catalog) -> Iterator[Problem]:
    for id, guide in catalog.records(Guide).items():
        entry = catalog.entries[Guide.kind][id]
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
                            ("steps", index, name, place), "link-step", guide=id, id=other, hint=closest(other, ids)
                        )


def _helps(catalog: Catalog) -> Iterator[Problem]:
    guides = catalog.records(Guide)
    for id, offer in catalog.records(Offer).items():
        for index, help in enumerate(offer.helps):
            if help.guide not in guides:
                continue
            ids = [step.id for step in guides[help.guide].steps]
            for place, step in enumerate(help.steps):
                if step not in ids:
                    yield catalog.entries[Offer.kind][id].problem(
                        ("helps", index, "steps", place),
                        "link-step",
                        guide=help.guide,
                        id=step,
                        hint=closest(step, ids),
                    )


def _plain(catalog: Catalog) -> Iterator[Problem]:
    for id, guide in catalog.records(Guide).items():
        texts: list[tuple[Location, dict[str, str], int]] = [(("plain",), guide.plain or {}, PLAIN)]
        texts += [(("easy", place, "text"), passage.text, EASY) for place, passage in enumerate(guide.easy)]
        for location, text, most in texts:
            for language, words in text.items():
                for sentence in sentences(words):
                    if (count := length(sentence)) > most:
                        yield catalog.entries[Guide.kind][id].problem(
                            (*location, language),
                            "sentence-long",
                            severity="warning",
                            count=count,
                            most=most,
                            sentence=sentence,
                        )


def _family(catalog: Catalog) -> Iterator[Problem]:
    for id, guide in catalog.records(Guide).items():
        if guide.residence and not guide.family:
            yield catalog.entries[Guide.kind][id].problem(("residence",), "guide-family", severity="warning")
