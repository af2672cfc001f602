"""Which figures tell of the region's own work, of whom, and which of them can be drawn as a series."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from hub.facts.figures import HISTORIC
from hub.reading.graph import Graph, Name
from hub.records.dates import first_day, last_day
from hub.records.kinds.actors import Body, Partner
from hub.records.kinds.reference import Figure, Value
from hub.records.kinds.work import Programme, Project

SUBJECTS = (Programme, Project, Body, Partner)


@dataclass(slots=True)
class Chosen:
    """Figures of one group: those with a series of values, and the others."""

    series: list[Figure] = field(default_factory=list)
    single: list[Figure] = field(default_factory=list)


@dataclass(slots=True)
class Subject:
    """What is known in numbers of one programme, project, body or partner, by group of figures."""

    name: Name
    groups: dict[str, Chosen] = field(default_factory=dict)


def subjects(figures: Iterable[Figure], graph: Graph) -> list[Subject]:
    """Results, then funding, by whom they tell of. Figures that no such record names, such as a general grant, are
    not of this region and left out."""
    found: dict[Name, Subject] = {}
    chosen = [figure for figure in figures if figure.group in HISTORIC]
    for figure in sorted(chosen, key=lambda figure: (-HISTORIC.index(figure.group), figure.id)):
        name = subject(figure, graph)
        if name:
            own = found.setdefault(name, Subject(name)).groups.setdefault(figure.group, Chosen())
            (own.series if is_series(figure) else own.single).append(figure)
    order = [model.kind for model in SUBJECTS]
    return sorted(found.values(), key=lambda own: (order.index(own.name[0]), own.name[1]))


def subject(figure: Figure, graph: Graph) -> Name | None:
    """The one record a figure tells of: the one that lists it, else one whose text names it. A body that takes part
    in a programme shares the programme's heading."""
    name = (figure.kind, figure.id)
    listing = [other for model in SUBJECTS for other in graph.naming(name, model, ("figures", "phases"))]
    naming = [other for model in SUBJECTS for other in graph.naming(name, model)]
    chosen = next(iter([*listing, *naming]), None)
    if chosen and chosen[0] == Body.kind:
        return next(iter(graph.naming(chosen, Programme, ("bodies",))), chosen)
    return chosen


def is_series(figure: Figure) -> bool:
    """Whether a figure has at least two values that are single numbers, dated in the same way."""
    if len(figure.values) < 2 or any(value.value is None for value in figure.values):
        return False
    return all(v.as_of for v in figure.values) or all(v.valid_from and v.valid_until for v in figure.values)


def days(value: Value) -> tuple[date, date]:
    """The first and last day a value of a series stands for; for a count, the days its reference day can mean."""
    if value.as_of:
        return first_day(value.as_of), last_day(value.as_of)
    assert value.valid_from and value.valid_until  # noqa: S101 - `is_series` looked
    return value.valid_from, value.valid_until
