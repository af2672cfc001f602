"""Facets: by what the records of a kind can be told apart, and which values each has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from hub.facts import places, responsibility, status
from hub.hub import Hub
from hub.pages.reader import Reader
from hub.records import Record, vocabulary
from hub.records.kinds.actors import Partner, Responsibility
from hub.records.kinds.places import District
from hub.records.kinds.reference import Topic
from hub.records.kinds.work import Event, Offer, Project
from hub.records.traits import is_located


def districts(record: Record, hub: Hub) -> set[str]:
    """Where it is or works. A state or federal office is not local: it is where it says, not everywhere."""
    if isinstance(record, Partner):
        named = {*record.districts, *(id for entry in responsible(record, hub) for id in entry.districts)}
        if named or record.reach not in ("local", "regional"):
            return named
    if not is_located(record):
        return set()
    return {id for id, district in hub.records(District).items() if places.in_district(record, district)}


def responsible(partner: Partner, hub: Hub) -> list[Responsibility]:
    """What a partner is responsible for today."""
    return [entry for entry in partner.responsible if responsibility.holds(entry, hub.today)]


def partners(record: Record) -> list[str]:
    """The partners who offer, carry or organise it."""
    for field in ("providers", "carriers", "organisers"):
        if getattr(record, field, ()):
            return list(getattr(record, field))
    return []


def also_of(record: Record, hub: Hub, name: str) -> set[str]:
    """Its own values of a field and, for a partner, those of what it offers and carries."""
    found = set(getattr(record, name, ()))
    if isinstance(record, Partner):
        for model, field in ((Offer, "providers"), (Project, "carriers")):
            for other in hub.graph.naming((record.kind, record.id), model, (field,)):
                found.update(getattr(hub.named(other), name))
    return found


def _status(record: Record, hub: Hub) -> set[str]:
    return {status.of(record, hub.today)} if status.has(record) else set()


def _has(model: type[Record], field: str) -> bool:
    return field in model.model_fields


def _may_have(model: type[Record], field: str) -> bool:
    """Partners have what they offer and carry."""
    return model is Partner or _has(model, field)


def _statuses(model: type[Record], hub: Hub) -> Iterable[str]:
    if model is Event or not _has(model, "status"):
        return status.OF_EVENTS if model is Event else ()
    # A date in the future or past decides, whatever the record says.
    return dict.fromkeys(("planned", *get_args(model.model_fields["status"].annotation), "ended"))


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a directory. `values` gives a record's, `label` the words of one of them.

    `known` are the values that records of a kind may have at all. Each is a page for good, because addresses are kept
    by readers: today an event is coming, tomorrow none is.
    """

    name: str
    values: Callable[[Record, Hub], set[str]]
    label: Callable[[str, Reader], str]
    known: Callable[[type[Record], Hub], Iterable[str]]


def _one_of(choices: dict[str, str]) -> Callable[[str, Reader], str]:
    return lambda value, reader: reader.words.word(choices[value])


def _own(field: str) -> Callable[[Record, Hub], set[str]]:
    return lambda record, hub: {getattr(record, field)} if hasattr(record, field) else set()


FACETS = (
    Facet(
        "district",
        districts,
        lambda id, reader: reader.words.t(reader.library.get(District, id).short),
        lambda model, hub: [one.id for one in hub.home_districts] if _may_have(model, "districts") else (),
    ),
    Facet(
        "audience",
        lambda record, hub: also_of(record, hub, "audiences"),
        _one_of(vocabulary.AUDIENCES),
        lambda model, hub: vocabulary.AUDIENCES if _may_have(model, "audiences") else (),
    ),
    Facet(
        "topic",
        lambda record, hub: also_of(record, hub, "topics"),
        lambda id, reader: reader.words.t(reader.library.get(Topic, id).label),
        lambda model, hub: hub.records(Topic) if _may_have(model, "topics") else (),
    ),
    Facet(
        "type",
        lambda record, hub: {record.type} if isinstance(record, Partner) else set(),
        lambda id, reader: reader.words.t(reader.hub.settings.country.partner_type(id).title),
        lambda model, hub: hub.settings.country.partner_types if model is Partner else (),
    ),
    Facet(
        "language",
        lambda record, hub: set(getattr(record, "languages", ())),
        lambda code, reader: reader.language.name_of(code),
        # Any language may be spoken somewhere; a page for each would be a list of languages.
        lambda model, hub: (),
    ),
    Facet("status", _status, _one_of(status.WORDS), _statuses),
    Facet(
        "cost",
        _own("cost"),
        _one_of(vocabulary.COSTS),
        lambda model, hub: vocabulary.COSTS if _has(model, "cost") else (),
    ),
)


def values(record: Record, hub: Hub, names: tuple[str, ...]) -> dict[str, list[str]]:
    """A record's values by facet, whatever its kind; only facets of `names` it has any value of."""
    found = {facet.name: sorted(facet.values(record, hub)) for facet in FACETS if facet.name in names}
    return {name: own for name, own in found.items() if own}
