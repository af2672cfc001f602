"""What a record is: one module per family, fields with their descriptions. `KINDS` lists every kind in site order."""

from __future__ import annotations

from hub.records import actors, guidance, places, reference, work
from hub.records.base import Part, Record
from hub.records.settings import Exceptions, Settings, Synonyms

_ORDER = (
    guidance.Guide,
    guidance.Wayfinder,
    guidance.Faq,
    work.Offer,
    actors.Partner,
    actors.Role,
    work.Project,
    work.Event,
    actors.Body,
    work.Programme,
    reference.Figure,
    reference.Change,
    guidance.Document,
    reference.Term,
    reference.Topic,
    places.Region,
    places.District,
    reference.Source,
)

KINDS: dict[str, type[Record]] = {model.kind: model for model in _ORDER}
FOLDERS: dict[str, type[Record]] = {model.folder: model for model in _ORDER}

SINGLES: dict[str, type[Part]] = {"hub.yaml": Settings, "synonyms.yaml": Synonyms, "exceptions.yaml": Exceptions}
"""Files directly in data/, by name."""

__all__ = ["FOLDERS", "KINDS", "SINGLES", "Exceptions", "Record", "Settings", "Synonyms"]
