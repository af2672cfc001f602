"""What a rule about one file may ask besides the file itself. Whoever asks for more is a rule about the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.records import Settings
from hub.records.kinds.reference import Figure

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Around:
    """The day, the settings, and the figures by id."""

    today: date
    settings: Settings | None
    settings_entry: Entry | None
    figures: Mapping[str, Entry]
    _made: dict[Any, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, catalog: Catalog, today: date) -> Around:
        """What there is of it in a catalog."""
        return cls(today, catalog.settings, catalog.settings_entry, catalog.entries[Figure.kind])

    def once(self, make: Callable[[Around], T]) -> T:
        """What `make` works out of it, the first time somebody asks."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])
