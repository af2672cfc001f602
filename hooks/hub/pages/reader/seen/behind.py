"""What stands behind the names under which it is noted what was read."""

from __future__ import annotations

from collections.abc import Callable

from hub.hub import Hub
from hub.reading.graph import Name


def _record(hub: Hub, rest: str) -> str:
    kind, id = _name(rest)
    entry = hub.catalog.entries.get(kind, {}).get(id)
    return f"{entry.shown} {entry.digest}" if entry else ""


def _kind(hub: Hub, kind: str) -> str:
    return repr([(id, entry.digest) for id, entry in hub.catalog.entries.get(kind, {}).items()])


def _everything(hub: Hub, rest: str) -> str:
    catalog = hub.catalog
    entries = [*catalog.all_entries(), *filter(None, [catalog.outlines, catalog.excepted])]
    return repr(([(one.shown, one.digest) for one in entries], list(catalog.written)))


def _covered(hub: Hub, rest: str) -> str:
    code, _, group = rest.partition(" ")
    return repr(hub.covered(code, _name(group) if group else None))


def _typed(hub: Hub, rest: str) -> str:
    kind, id = _name(rest)
    entry = hub.catalog.companions[kind].get(id)
    return entry.digest if entry else ""


def _name(rest: str) -> Name:
    kind, _, id = rest.partition(" ")
    return kind, id


BEHIND: dict[str, Callable[[Hub, str], str]] = {
    "record": _record,
    "kind": _kind,
    "filled": lambda hub, kind: repr(hub.is_filled(kind)),
    "everything": _everything,
    "links": lambda hub, rest: repr(hub.graph.back.get(_name(rest))),
    "out": lambda hub, rest: repr(hub.graph.out.get(_name(rest))),
    "uses": lambda hub, rest: repr([guide.id for guide, _ in hub.steps_naming(*_name(rest))]),
    "role": lambda hub, role: repr(list(hub.in_role(role))),
    "examples": lambda hub, id: repr(hub.examples(id)),
    "typed": _typed,
    "covered": _covered,
    "written": lambda hub, address: repr(hub.written_in(address)),
    "checked": lambda hub, _: hub.checked.isoformat(),
    "outlines": lambda hub, _: repr(hub.outlines),
    "asset": lambda hub, path: hub.assets.get(path, ""),
    "assets": lambda hub, _: repr(sorted(hub.assets.items())),
}
"""By the first word of a name: what it stands for in a hub, as a text that differs where anything of it differs"""
