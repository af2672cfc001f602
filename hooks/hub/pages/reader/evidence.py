"""The numbers by which a page refers to its sources."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Evidence:
    """`cited` are the ids of the page's sources in the order of their numbers, as its foot lists them."""

    cited: list[str] = field(default_factory=list)

    def cite(self, ids: list[str]) -> list[tuple[int, str]]:
        """(number, id) of sources; one that the page has not named before gets the next number."""
        for id in ids:
            if id not in self.cited:
                self.cited.append(id)
        return [(self.cited.index(id) + 1, id) for id in ids]
