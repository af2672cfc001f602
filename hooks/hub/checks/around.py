"""What a rule about one file may ask besides the file itself. Whoever asks for more is a rule about the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.memory import Remembered, digest
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
    remembered: Remembered
    _made: dict[Any, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, catalog: Catalog, today: date) -> Around:
        """What there is of it in a catalog."""
        return cls(today, catalog.settings, catalog.settings_entry, catalog.entries[Figure.kind], catalog.remembered)

    def once(self, make: Callable[[Around], T]) -> T:
        """What `make` works out of it, the first time somebody asks."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    @property
    def said(self) -> list[str]:
        """Differs where the settings or a figure say something else."""
        settings = self.settings_entry.file if self.settings_entry else ""
        return [settings, *(f"{id} {entry.file}" for id, entry in self.figures.items())]

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What `make` works out of all of it, or gave before; JSON must know it."""
        # What has no digest could not be read, or is no file yet.
        if not all(entry.file for entry in self.figures.values()):
            return make()
        return cast(T, self.remembered.of(f"{name} {digest(*self.said, self.today.isoformat())}", make))
