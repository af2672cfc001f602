"""Guides hold together: steps are unique, acting offices and named steps exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, closest
from hub.records.guidance import Guide
from hub.records.work import Offer


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Findings about the steps of valid records."""
    yield from _steps(catalog)
    yield from _helps(catalog)


def _steps(catalog: Catalog) -> Iterator[Problem]:
    for id, guide in catalog.records(Guide).items():
        entry = catalog.entries[Guide.kind][id]
        ids = [step.id for step in guide.steps]
        for index, step in enumerate(guide.steps):
            if step.id in ids[:index]:
                yield entry.problem(("steps", index, "id"), "step-duplicate", id=step.id)
            if step.actor == "office" and step.role is None:
                yield entry.problem(("steps", index), "step-role")
            for place, other in enumerate(step.parallel_to):
                if other not in ids:
                    yield entry.problem(
                        ("steps", index, "parallel_to", place),
                        "link-step",
                        guide=id,
                        id=other,
                        hint=closest(other, ids),
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
