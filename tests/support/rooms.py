"""The rooms of the engine in their order, and who imports whom; read from the files, nothing of the engine is run."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

HUB = Path(__file__).resolve().parents[2] / "hooks" / "hub"
ADAPTER = HUB.parent / "site_build.py"

# The order is the way of a record. Each room imports only from rooms above it, or from its own.
ROOMS = (
    ("records",),
    ("reading",),
    ("facts",),
    ("checks",),
    ("hub",),
    ("pages",),
    ("outputs",),
    ("editorial",),
    ("site",),
    ("publishing",),
    ("commands",),
    ("cli",),
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}


def modules() -> list[Path]:
    return sorted(path for path in HUB.rglob("*.py") if path != HUB / "__init__.py")


def dotted(path: Path) -> str:
    """The name under which a module is imported."""
    return ".".join(path.relative_to(HUB.parent).with_suffix("").parts).removesuffix(".__init__")


@cache
def imports(path: Path) -> frozenset[str]:
    """What a module imports anywhere in it, by dotted names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def room(path: Path) -> str:
    """The room a module lies in."""
    return dotted(path).split(".")[1]


def about(name: str) -> str:
    """What a room says of itself: the first paragraph of its docstring."""
    places = (HUB / name / "__init__.py", HUB / f"{name}.py", ADAPTER)
    path = next(path for path in places if path.exists())
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    return " ".join((words or "").split("\n\n")[0].split())


def arrows() -> set[tuple[str, str]]:
    """(room, another that it imports from), the adapter's among them."""
    found = set()
    for path in [*modules(), ADAPTER]:
        own = ADAPTER.stem if path == ADAPTER else room(path)
        used = {name.split(".")[1] for name in imports(path) if name.startswith("hub.")} & RANK.keys()
        found |= {(own, other) for other in used - {own}}
    return found
