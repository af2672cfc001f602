"""Walking raw trees, for rules that hold wherever a field of some name stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hub.source import Location


def mappings(tree: Any) -> Iterator[tuple[Location, dict[str, Any]]]:
    """Every mapping of a tree with its location."""
    waiting: list[tuple[Location, Any]] = [((), tree)]
    while waiting:
        location, node = waiting.pop()
        if type(node) is dict:
            yield location, node
            for key, value in node.items():
                if type(value) is dict or type(value) is list:
                    waiting.append(((*location, key), value))
        elif type(node) is list:
            for index, value in enumerate(node):
                if type(value) is dict or type(value) is list:
                    waiting.append(((*location, index), value))
