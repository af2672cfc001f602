"""What a record is: one module per family, fields with their descriptions. `KINDS` lists every kind in site order."""

from __future__ import annotations

from typing import get_args

from hub.records.base import Part, Record, Shelf
from hub.records.kinds import actors, faqs, guides, places, reference, wayfinders, work
from hub.records.singles.exceptions import Exceptions
from hub.records.singles.foreign import Foreign
from hub.records.singles.settings import Settings
from hub.records.singles.synonyms import Synonyms

_ORDER = (
    guides.Guide,
    wayfinders.Wayfinder,
    faqs.Faq,
    work.Offer,
    actors.Partner,
    actors.Role,
    work.Project,
    work.Event,
    actors.Body,
    work.Programme,
    reference.Figure,
    reference.Change,
    guides.Document,
    reference.Term,
    reference.Topic,
    places.Region,
    places.District,
    reference.Source,
)

KINDS: dict[str, type[Record]] = {model.kind: model for model in _ORDER}
FOLDERS: dict[str, type[Record]] = {model.folder: model for model in _ORDER}

MENU: tuple[type[Record], ...] = tuple(sorted((m for m in _ORDER if m.menu is not None), key=lambda m: m.menu or 0))
"""The kinds in the main menu."""
SHELVES: dict[Shelf, list[type[Record]]] = {
    name: sorted((model for model in _ORDER if model.shelf[0] == name), key=lambda model: model.shelf[1])
    for name in get_args(Shelf)
}
"""Every kind under its heading at the foot of a page."""

SINGLES: dict[str, type[Part]] = {
    "hub.yaml": Settings,
    "synonyms.yaml": Synonyms,
    "exceptions.yaml": Exceptions,
    "foreign.yaml": Foreign,
}
"""Files directly in data/, by name."""

__all__ = ["FOLDERS", "KINDS", "MENU", "SHELVES", "SINGLES", "Exceptions", "Foreign", "Record", "Settings", "Synonyms"]
