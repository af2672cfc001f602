"""How things stand on the day of the hub."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hub.facts import places, status
from hub.hub import Hub
from hub.pages.reader.words import Words
from hub.records.dates import first_day
from hub.records.kinds.reference import Change
from hub.records.kinds.work import Event
from hub.records.traits import Running


@dataclass
class Today:
    """What is running, to come or over."""

    hub: Hub
    words: Words

    def status(self, record: Running | Event) -> str:
        """How it stands today, as an interface word."""
        return self.words.word(status.WORDS[status.of(record, self.hub.today)])

    def coming_events(self) -> list[Event]:
        """Events still to come, the next one first."""
        return self.hub.memory.once(
            ("coming events",), lambda: places.events(self.hub.records(Event).values(), self.hub.today)[0]
        )

    def changes(self, state: str) -> list[Change]:
        """Expected changes in a state of `status.of_change`, the earliest first."""
        found = [c for c in self.hub.records(Change).values() if status.of_change(c, self.hub.today) == state]
        return sorted(found, key=lambda change: (first_day(change.due) if change.due else date.max, change.id))
