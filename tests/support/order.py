"""Which tests a worker runs together, and in which order, so that none waits for another at the end.

Tests that share a fixture of their file run together, and so do those that read the region's whole site, which is read
once for them; what takes moments runs with its file; every other test goes to whoever is free.
"""

from __future__ import annotations

import pytest


def arranged(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests in their order, each marked with its group: first what others wait for and what takes long, last what
    takes moments."""
    for item in items:
        if group := _group(item):
            item.add_marker(pytest.mark.xdist_group(group))
    return sorted(items, key=_turn)


def _reads_whole_site(item: pytest.Item) -> bool:
    return _uses_real_site(item) and "browser" not in _fixtures(item)


def _uses_real_site(item: pytest.Item) -> bool:
    given = getattr(item, "callspec", None)
    return "real_site" in _fixtures(item) or (given is not None and "real_site" in given.params.values())


def _fixtures(item: pytest.Item) -> list[str]:
    return item.fixturenames if isinstance(item, pytest.Function) else []


def _group(item: pytest.Item) -> str:
    """Empty for a test that goes by itself."""
    file = str(item.path.name)
    if _reads_whole_site(item):
        return "whole site"
    if not item.get_closest_marker("slow"):
        return f"{file}, quick"
    shared = any(
        fixture.scope == "module" and fixture.baseid.endswith(".py")
        for name in _fixtures(item)
        for fixture in item._fixtureinfo.name2fixturedefs.get(name, ())  # type: ignore[attr-defined]
    )
    return file if shared else ""


def _turn(item: pytest.Item) -> int:
    if _reads_whole_site(item):
        return 0
    if item.get_closest_marker("long"):
        return 2 if _uses_real_site(item) else 1
    if _uses_real_site(item):
        return 3
    return 4 if item.get_closest_marker("slow") else 5
