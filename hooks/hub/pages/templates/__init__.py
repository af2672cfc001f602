"""The templates in `overrides/`: how they print, what each of them knows, and where one went wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from traceback import extract_tb
from typing import Any, TypedDict, cast
from urllib.parse import urlsplit

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
)
from markupsafe import Markup, escape

from hub.hub import Hub
from hub.pages.maps import Maps
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
from hub.pages.templates.compiling import Code, Compiled
from hub.reading import engine
from hub.reading.findings import Fault
from hub.reading.languages import Language
from hub.records import vocabulary

FOLDER = "overrides"
_ENGINE = "engine"
"""What stands before the name of a template of the engine where the project has one of the same name"""
FILTERS: dict[str, Callable[..., Any]] = {
    "host": lambda address: urlsplit(address).hostname or address,
    "json": lambda value: json.dumps(value, ensure_ascii=False),
    "named": lambda id, kind: (kind, id),
}
"""What templates can do with a value."""


class Context(TypedDict):
    """What every template knows, whatever it is given besides. In no template does one of these mean another thing."""

    _: Callable[..., str]
    """An interface word"""
    _n: Callable[..., str]
    """An interface word that counts: for one, for several, the number"""
    _forms: Callable[[str, str], dict[str, str]]
    """The same for a script, which counts later"""
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
    maps: Maps


def context(reader: Reader) -> Context:
    """The variables of the page that the reader stands on."""
    return Context(
        _=reader.words.interface,
        _n=reader.words.counted,
        _forms=reader.language.forms,
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
        maps=Maps(reader),
    )


class TemplateFault(Fault):
    """A template that cannot be rendered."""


class _Loader(FileSystemLoader):
    """Finds templates of one theme, and names their files by their path below the project or the engine, so that a
    compiled template is the same wherever these stand."""

    def __init__(self, theme: Path, above: str) -> None:
        super().__init__([theme / "pages", theme / "records", theme])
        self._theme, self._above = theme, above

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        text, file, fresh = super().get_source(environment, template)
        return text, f"{self._above}/{Path(file).relative_to(self._theme).as_posix()}", fresh


class Templates(Environment):
    """The templates of a theme."""

    code_generator_class = Code
    printed = staticmethod(lambda value: value if type(value) is Markup else escape(value))
    """What is printed of a value"""
    asked: Callable[[str], None] = staticmethod(lambda name: None)
    """Told the name of each template that is used"""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def _load_template(self, name: Any, globals: Any) -> Template:
        self.asked(name)
        # Templates do not change while a site is built, and a page asks for dozens.
        if (found := self._loaded.get(name)) is None or globals:
            found = self._loaded[name] = super()._load_template(name, globals)
        return found

    def make_globals(self, d: Any) -> dict[str, Any]:
        return {**self.globals, **(d or {})}  # Nobody adds to them later, and every template goes through them.

    @contextmanager
    def listening(self) -> Iterator[list[str]]:
        """The names of templates that are used until the end of the block."""
        told, names = self.asked, list[str]()

        def asked(name: str) -> None:
            names.append(name)
            told(name)

        self.asked = asked
        try:
            yield names
        finally:
            self.asked = told

    def source(self, name: str) -> str:
        """What stands in a template; nothing where there is none."""
        with suppress(TemplateNotFound):
            return self.loader.get_source(self, name)[0] if self.loader else ""
        return ""


class _Template(Template):
    """What is imported without context is run once; each time after it is told which templates it has used itself.
    What is imported with context is run once for a page, however many of its templates import it: it is given the same
    reader each time, and libraries of macros ask for nothing else."""

    _imported: tuple[object, Any] = (None, None)
    _used: tuple[str, ...] = ()

    def make_module(self, vars: Any = None, shared: bool = False, locals: Any = None) -> Any:
        page = (vars or {}).get("links")
        if page is None or not shared:
            return super().make_module(vars, shared, locals)
        if self._imported[0] is not page:
            self._imported = page, super().make_module(vars, shared, locals)
        return self._imported[1]

    def _get_default_module(self, ctx: Any = None) -> Any:
        env = cast(Templates, self.environment)
        if self._module is None:
            with env.listening() as used:
                super()._get_default_module(ctx)
            self._used = tuple(used)
        else:
            for name in self._used:
                env.asked(name)
        return self._module


def environment(root: Path) -> Templates:
    """The templates of the project, before those of the engine; whole documents and records are found by their name
    alone. What takes the place of one of the engine's can extend it as `engine/records/guide.html`. All that is printed
    is escaped; only what is marked as HTML is not."""
    own, *below = engine.layers(root, FOLDER)
    loaders: list[BaseLoader] = [_Loader(own, FOLDER)]
    for theme in below:
        shipped = _Loader(theme, _ENGINE)
        loaders += [shipped, PrefixLoader({_ENGINE: shipped})]
    env = Templates(
        loader=ChoiceLoader(loaders),
        bytecode_cache=Compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.template_class = _Template
    env.globals.update(vocabulary.LISTS)
    env.filters.update(FILTERS)
    return env


@contextmanager
def located() -> Iterator[None]:
    """What goes wrong in a template is raised as `TemplateFault`, with its file and line."""
    try:
        yield
    except TemplateError as error:
        raise _fault(error) from None


def _fault(error: TemplateError) -> TemplateFault:
    """Syntax errors say where they are themselves, others by their last frame in a template."""
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    name = getattr(error, "filename", None) or (frames[-1].filename if frames else FOLDER)
    line = getattr(error, "lineno", None) or (frames[-1].lineno if frames else 1)
    return TemplateFault(f"{name}:{line}:1: {error.message or type(error).__name__}")


def compile_all(*roots: Path) -> None:
    """Compile every template of these projects that is not kept compiled, also where Python is told to keep nothing."""
    told, sys.dont_write_bytecode = sys.dont_write_bytecode, False
    try:
        for root in roots:
            env = environment(root)
            for name in env.list_templates(["html"]):
                # By their second names they are compiled when a project asks for them.
                if not name.startswith(f"{_ENGINE}/"):
                    env.get_template(name)
    finally:
        sys.dont_write_bytecode = told
