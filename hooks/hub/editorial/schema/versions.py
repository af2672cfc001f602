"""Which fields the records of each version of the engine have: the list of the present one is made by `hub schema` from
the models, that of an earlier one stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from hub.editorial.schema.reference import description
from hub.reading import engine
from hub.records import KINDS, SINGLES
from hub.records.shape import fields

LISTS = Path(__file__).parent / "listed"


@dataclass(frozen=True)
class Field:
    """`path` as `guide.steps[].fees[].figure`; `choices` are the values it may have, where they are counted."""

    path: str
    required: bool = False
    choices: tuple[str, ...] = ()
    model: type[BaseModel] | None = field(default=None, compare=False)
    """the group it stands in, where it is one of the present version"""

    @property
    def line(self) -> str:
        """As it stands in a list."""
        return f"{self.path}{'!' * self.required}{': ' * bool(self.choices)}{', '.join(self.choices)}"


def known() -> list[str]:
    """Every version whose fields are listed, the oldest first."""
    return sorted((path.stem for path in LISTS.glob("*.txt")), key=numbers)


def numbers(version: str) -> tuple[int, ...]:
    """What versions are put in order by. Raises ValueError for what is none."""
    return tuple(int(part) for part in version.split("."))


def of(version: str) -> dict[str, Field]:
    """The fields of a known version by their path."""
    found = {}
    for line in (LISTS / f"{version}.txt").read_text(encoding="utf-8").splitlines():
        path, _, choices = line.partition(": ")
        name = path.removesuffix("!")
        found[name] = Field(name, path.endswith("!"), tuple(choices.split(", ")) if choices else ())
    return found


def present() -> Iterator[Field]:
    """Those of the models, in the order of the site."""
    for kind, model in KINDS.items():
        yield from _fields(model, kind)
        if model.companion:
            yield from _fields(model.companion[1], f"{kind}.{model.companion[0]}")
    for name, single in SINGLES.items():
        yield from _fields(single, name)


def made(root: Path) -> dict[str, str]:
    """The list of the present version by its path, where the project holds this very engine."""
    if engine.HOME != root.resolve() / "hooks" / "hub":
        return {}
    shown = (LISTS / f"{engine.version()}.txt").relative_to(engine.HOME.parents[1]).as_posix()
    return {shown: "".join(f"{one.line}\n" for one in present())}


def said(path: str, language: str) -> str:
    """What a field is for, as its model describes it; nothing where there is no such field any more."""
    found = next((one for one in present() if one.path == path), None)
    return description(found.model, path.rpartition(".")[2], language) if found and found.model else ""


def _fields(model: type[BaseModel], prefix: str) -> Iterator[Field]:
    for name, shape in fields(model).items():
        path, inner = f"{prefix}.{name}", shape
        while inner.holds in ("list", "mapping") and inner.inner:
            path, inner = path + ("[]" if inner.holds == "list" else "{}"), inner.inner
        choices = inner.choices if inner.holds == "choice" else ()
        yield Field(f"{prefix}.{name}", model.model_fields[name].is_required(), choices, model)
        if inner.holds == "group" and inner.model:
            yield from _fields(inner.model, path)
