"""Whatever can be chosen in a record has words that a page can print."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hub.facts import figures, status
from hub.records import vocabulary
from hub.records.shape import Shape, fields
from models import parts
from small import DE

PRINTED: dict[str, dict[str, str]] = {
    "audiences": vocabulary.AUDIENCES,
    "Membership.capacity": vocabulary.CAPACITIES,
    "Source.type": vocabulary.SOURCE_TYPES,
    "Fee.payer": vocabulary.PAYERS,
    "Step.actor": vocabulary.ACTORS | {"office": "The office acts"},
    "Document.forms": vocabulary.FORMS,
    "Figure.group": vocabulary.GROUPS,
    "Figure.per": figures.PER,
    "Figure.basis": figures.BASIS,
    "Figure.bound": figures.BOUNDS,
    "Meaning.question": vocabulary.QUESTIONS,
    "Meaning.answer": vocabulary.ANSWERS,
    "Offer.cost": vocabulary.COSTS,
    "Offer.formats": vocabulary.FORMATS,
    "Offer.status": status.WORDS,
    "Project.status": status.WORDS,
    # Until its day an event is said to be upcoming.
    "Event.status": status.WORDS | {"announced": status.WORDS["upcoming"]},
}
"""Where a page takes the words of a choice from: by field, or by model and field where fields of one name differ"""
UNITS = ("Duration.unit", "Deadline.unit", "TotalDuration.unit")
"""Said with a number, by the language"""
ELSEWHERE = {
    "confidence": "only what is less than found in a source is marked, see the macro `doubt`",
    "Act.type": "for programs that read the open data; a button’s own words say what it does",
    "reach": "decides in which districts an office is listed",
    "Country.weekend": "left out where plans count working days, on no page",
    "Hours.days": "said by the language, which knows the days of a week",
    "basis": "decides which durations are called estimates",
    "Accessibility.status": "its words stand beside the law's, in partials/facts.html",
    "Accessibility.method": "the same",
    "Topic.drawing": "chooses a picture beside the topic’s own words",
    "Editing.cms": "for the editorial interface, on no page",
    "Editing.backend": "the same",
}


def choices() -> dict[str, tuple[str, tuple[str, ...]]]:
    """(name of the field, what can be chosen) by model and field."""

    def innermost(shape: Shape) -> Shape:
        return innermost(shape.inner) if shape.inner else shape

    found = {}
    for model in parts():
        for name, shape in fields(model).items():
            if innermost(shape).holds == "choice":
                found[f"{model.__name__}.{name}"] = name, innermost(shape).choices
    return found


@pytest.mark.parametrize("field", choices())
def test_every_choice_has_words(field: str) -> None:
    """A choice that is added to a model needs its words, a new field of choices its place in the lists above."""
    name, named = choices()[field]
    if field in UNITS:
        assert set(named) == {unit for unit in named if DE.unit(Decimal(2), unit)}
    elif field in PRINTED or not {field, name} & ELSEWHERE.keys():
        said = PRINTED.get(field) or PRINTED[name]
        assert set(named) <= said.keys()
        assert all(said[choice] for choice in named)


def test_the_lists_name_only_fields_that_exist() -> None:
    """What is gone from the models goes from here."""
    there = choices().keys() | {name for name, _ in choices().values()}

    assert {*PRINTED, *UNITS, *ELSEWHERE} <= there
