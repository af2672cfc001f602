"""Views of what a hub holds that say what was taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from hub.reading.graph import Graph, Name
from hub.records import Record

K = TypeVar("K")
V = TypeVar("V")


class Noted(Mapping[K, V]):
    """Values by key: whoever asks for one has read that one, whoever goes through them, all."""

    def __init__(self, values: Mapping[K, V], one: Callable[[Any], None], all: Callable[[], None]) -> None:
        self._values, self._one, self._all = values, one, all

    def __getitem__(self, key: K) -> V:
        self._one(key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._one(key)
        return key in self._values

    def get(self, key: K, default: Any = None) -> Any:
        self._one(key)
        return self._values.get(key, default)

    def __iter__(self) -> Iterator[K]:
        self._all()
        return iter(self._values)

    def __len__(self) -> int:
        self._all()
        return len(self._values)

    def values(self) -> Any:
        self._all()
        return self._values.values()

    def items(self) -> Any:
        self._all()
        return self._values.items()


class Links:
    """A graph whose links are noted record by record."""

    def __init__(self, graph: Graph, note: Callable[[str], None]) -> None:
        self._graph, self._note = graph, note

    @property
    def out(self) -> Mapping[Name, list[tuple[Name, str]]]:
        return Noted(self._graph.out, lambda name: self._note(f"out {name[0]} {name[1]}"), self._every)

    def _every(self) -> None:
        self._note("everything")

    def naming(self, name: Name, by: type[Record] | None = None, fields: tuple[str, ...] = ()) -> list[Name]:
        """As `Graph.naming`."""
        self._note(f"links {name[0]} {name[1]}")
        return self._graph.naming(name, by, fields)
