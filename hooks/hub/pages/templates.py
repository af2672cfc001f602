"""The templates in `overrides/`: how they print, what each of them knows, and where one went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import Any, TypedDict
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from hub.hub import Hub
from hub.pages.pictures import Pictures
from hub.pages.reader import Reader
from hub.pages.reader.amounts import Amounts
from hub.pages.reader.contacts import Contacts
from hub.pages.reader.evidence import Evidence
from hub.pages.reader.legal import Legal
from hub.pages.reader.library import Library
from hub.pages.reader.links import Links
from hub.pages.reader.prose import Prose
from hub.pages.reader.responsibility import Responsibility
from hub.pages.reader.today import Today
from hub.pages.reader.words import Words
from hub.reading.findings import Fault
from hub.reading.languages import Language
from hub.records import vocabulary
from hub.records.base import dialled

FOLDER = "overrides"
FILTERS: dict[str, Callable[..., Any]] = {
    "dialled": dialled,
    "host": lambda address: urlsplit(address).hostname or address,
    "named": lambda id, kind: (kind, id),
}
"""What templates can do with a value."""


class Context(TypedDict):
    """What every template knows, whatever it is given besides. In no template does one of these mean another thing."""

    _: Callable[..., str]
    """An interface word"""
    hub: Hub
    language: Language
    words: Words
    links: Links
    library: Library
    prose: Prose
    amounts: Amounts
    contacts: Contacts
    responsibility: Responsibility
    today: Today
    evidence: Evidence
    legal: Legal
    pictures: Pictures


def context(reader: Reader) -> Context:
    """The variables of the page that the reader stands on."""
    return Context(
        _=reader.words.word,
        hub=reader.hub,
        language=reader.language,
        words=reader.words,
        links=reader.links,
        library=reader.library,
        prose=reader.prose,
        amounts=reader.amounts,
        contacts=reader.contacts,
        responsibility=reader.responsibility,
        today=reader.today,
        evidence=reader.evidence,
        legal=reader.legal,
        pictures=Pictures(reader),
    )


class TemplateFault(Fault):
    """A template that cannot be rendered."""


def environment(root: Path) -> Environment:
    """The templates of the project; whole documents and records are found by their name alone. All that is printed is
    escaped; only what is marked as HTML is not."""
    theme = root / FOLDER
    env = Environment(
        loader=FileSystemLoader([theme / "pages", theme / "records", theme]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(vocabulary.LISTS)
    env.filters.update(FILTERS)
    return env


@contextmanager
def located(root: Path) -> Iterator[None]:
    """What goes wrong in a template is raised as `TemplateFault`, with its file and line."""
    try:
        yield
    except TemplateError as error:
        raise _fault(error, root) from None


def _fault(error: TemplateError, root: Path) -> TemplateFault:
    """Syntax errors say where they are themselves, others by their last frame in a template."""
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    name = getattr(error, "filename", None) or (frames[-1].filename if frames else str(root / FOLDER))
    line = getattr(error, "lineno", None) or (frames[-1].lineno if frames else 1)
    shown = Path(name).relative_to(root) if Path(name).is_relative_to(root) else name
    return TemplateFault(f"{shown}:{line}:1: {error.message or type(error).__name__}")
