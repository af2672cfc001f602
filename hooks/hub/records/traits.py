"""What records of several kinds have in common, for whoever asks for just that and not for the kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeGuard

from hub.records.base import Record
from hub.records.contacts import Contact


class ForAudiences(Protocol):
    """It says for whom it is."""

    @property
    def audiences(self) -> Sequence[str]: ...


class OnTopics(Protocol):
    """It has topics."""

    @property
    def topics(self) -> list[str]: ...


class InRegions(Protocol):
    """It names regions."""

    @property
    def regions(self) -> list[str]: ...


class Located(InRegions, Protocol):
    """It names districts or whole regions."""

    @property
    def districts(self) -> list[str]: ...


def is_located(record: Record) -> TypeGuard[Located]:
    """Whether records of its kind can, whichever kind it is."""
    return {"regions", "districts"} <= type(record).model_fields.keys()


class Lasting(Protocol):
    """It has a first and a last day, as far as they are known; both are partial dates."""

    @property
    def start(self) -> str | None: ...
    @property
    def end(self) -> str | None: ...


class Running(Lasting, Protocol):
    """Its source says how it stands."""

    @property
    def status(self) -> str: ...


class Reached(Protocol):
    """It has contacts."""

    @property
    def contacts(self) -> list[Contact]: ...
