"""Which pages are made of records, in site order. Pure: a hub in, pages out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

from jinja2 import Environment

from hub.hub import Hub
from hub.pages import directory as directories
from hub.pages import structured
from hub.pages.directory import Choice, Directory
from hub.pages.directory.paging import Pages
from hub.pages.glossary import Glossary, glossary, listed
from hub.pages.reader import Reader
from hub.pages.render import alone, initials, lists, named, record
from hub.pages.render.page import Page
from hub.pages.templates import located
from hub.reading.languages import Language
from hub.records import KINDS, Record, addresses, vocabulary
from hub.records.kinds.actors import Role
from hub.records.kinds.places import District
from hub.records.kinds.reference import Term


@dataclass(frozen=True, slots=True)
class Task:
    """A page to be made, at `address`. What is made depends on what `make` asks of the hub, on the templates, and on
    `given`, which says what was known before."""

    address: str
    make: Callable[[], Page]
    given: str = ""


def render(hub: Hub, templates: Environment) -> Iterator[Page]:
    """Every generated page of every language, in site order. Raises `templates.TemplateFault`."""
    with located():
        for task in tasks(hub, templates):
            yield task.make()


def tasks(hub: Hub, templates: Environment, only: Collection[str] | None = None) -> Iterator[Task]:
    """The same before they are made; with `only`, at least those at these addresses, without the work that lists of
    other pages would be."""
    letters = _initials(hub) if any(_below(only, addresses.index(code, Term.kind)) for code in hub.built) else []
    for code, language in hub.built.items():
        if _below(only, f"{code}/"):
            yield from _Tasks(hub, templates, language, letters, only)


def _below(only: Collection[str] | None, folder: str) -> set[str]:
    """The first part below a folder of each wanted address; any other sign where all are wanted."""
    if only is None:
        return {"*"}
    return {address.removeprefix(folder).partition("/")[0] for address in only if address.startswith(folder)}


@dataclass(frozen=True, slots=True)
class _Initial:
    """A first letter of words: the languages that have words of their own with it, and the most pages they fill in any
    language. Each is a page in all of them, so that readers who change the language are led somewhere."""

    letter: str
    spoken: frozenset[str]
    pages: int


def _initials(hub: Hub) -> list[_Initial]:
    glossaries = {
        code: listed.GlossaryDetails(Reader(hub, language, addresses.index(code, Term.kind)))
        for code, language in hub.languages.items()
    }
    spoken = {code: initials.spoken(details) for code, details in glossaries.items()}
    counts = [initials.count(details) for details in glossaries.values()]
    return [
        _Initial(
            letter,
            frozenset(code for code, own in spoken.items() if letter in own),
            max(count.get(letter, 1) for count in counts),
        )
        for letter in listed.initials(hub)
    ]


@dataclass
class _Tasks:
    """Those of one language."""

    hub: Hub
    templates: Environment
    language: Language
    letters: list[_Initial]
    only: Collection[str] | None
    """Addresses of the pages that are wanted, where not all are"""

    def __iter__(self) -> Iterator[Task]:
        code, names = self.language.code, self.templates.list_templates()
        # What pages share is there before anybody asks whether a page is still right.
        self._glossary()
        yield self._task(addresses.search(code), lambda reader: alone.search(self.templates, reader))
        if self.hub.is_filled(Term.kind):
            yield self._task(addresses.letter(code), lambda reader: alone.letter(self.templates, reader))
        if self.hub.is_filled(Role.kind):
            yield self._task(addresses.counter(code), lambda reader: alone.counter(self.templates, reader))
        for kind, model in KINDS.items():
            wanted = _below(self.only, addresses.index(code, kind))
            if not self.hub.is_filled(kind) or not wanted:
                continue
            if not wanted <= self.hub.records(model).keys():
                yield from self._directory(model) if model.directory else self._index(model)
            if f"{kind}-audience.html" in names:
                yield from (self._audience(model, audience) for audience in vocabulary.AUDIENCES)
            if model is Term:
                yield from (
                    self._initial(initial, number) for initial in self.letters for number in range(1, initial.pages + 1)
                )
            for name in (name for name in lists.FURTHER if f"{kind}-{name}.html" in names):
                if self.hub.has_places or (kind, name) != (District.kind, "places"):
                    yield self._further(model, name)
            for one in self.hub.records(model).values():
                yield self._record(one)
                yield from (self._part(one, id) for id in one.subpages)
                if named.are_many(self.hub, one):
                    yield from self._named(one)

    def _task(self, address: str, make: Callable[[Reader], Page], given: str = "") -> Task:
        return Task(address, lambda: make(Reader(self.hub, self.language, address)), given)

    def _index(self, model: type[Record]) -> Iterator[Task]:
        first = addresses.index(self.language.code, model.kind)
        cut = lists.is_cut(self.templates, model)
        count = lists.count(Reader(self.hub, self.language, first), model) if cut else 1
        for number in range(1, count + 1):
            make = partial(self._indexed, model, number)
            yield self._task(addresses.numbered(first, number), make)

    def _indexed(self, model: type[Record], number: int, reader: Reader) -> Page:
        return lists.index(self.templates, reader, model, number)

    def _directory(self, model: type[Record]) -> Iterator[Task]:
        address = addresses.index(self.language.code, model.kind)

        def directory() -> Directory:
            return directories.of(model, Reader(self.hub, self.language, address))

        def some(choice: Choice | None = None) -> Iterator[Task]:
            below = addresses.record(self.language.code, model.kind, choice.facet, choice.value) if choice else address
            for number, _ in enumerate(directory().pages(choice), 1):
                make = partial(self._listed, directory, choice, number)
                yield self._task(addresses.numbered(below, number), make)

        choices = directory()
        yield from some()
        for choice in choices:
            yield from some(choice)

    def _listed(self, directory: Callable[[], Directory], choice: Choice | None, number: int, reader: Reader) -> Page:
        return lists.directory(self.templates, reader, directory(), choice, number)

    def _audience(self, model: type[Record], audience: str) -> Task:
        address = addresses.record(self.language.code, model.kind, audience)

        def make(reader: Reader) -> Page:
            return self._explained(lists.audience(self.templates, reader, model, audience), reader)

        return self._task(address, make)

    def _initial(self, initial: _Initial, number: int) -> Task:
        first = addresses.record(self.language.code, Term.kind, "letter", listed.slug(initial.letter))
        pages = Pages(first, number, initial.pages)

        def make(reader: Reader) -> Page:
            return replace(initials.page(self.templates, reader, initial.letter, pages), spoken=initial.spoken)

        return self._task(pages.address(number), make, " ".join(sorted(initial.spoken)))

    def _further(self, model: type[Record], name: str) -> Task:
        address = addresses.record(self.language.code, model.kind, name)
        return self._task(address, lambda reader: lists.further(self.templates, reader, model, name))

    def _record(self, one: Record) -> Task:
        def make(reader: Reader) -> Page:
            own = reader.library.get(type(one), one.id)
            page = record.whole(self.templates, reader, own)
            page = self._explained(page, reader, reader.words.plain(own.label))
            return replace(page, html=page.html + str(structured.script(own, reader)))

        return self._task(addresses.record(self.language.code, one.kind, one.id), make)

    def _part(self, one: Record, id: str) -> Task:
        def make(reader: Reader) -> Page:
            own = reader.library.get(type(one), one.id)
            return self._explained(record.below(self.templates, reader, own, id, own.subpages[id]), reader)

        return self._task(addresses.record(self.language.code, one.kind, one.id, id), make)

    def _named(self, one: Record) -> Iterator[Task]:
        first = addresses.named(self.language.code, one.kind, one.id)

        def make(number: int, reader: Reader) -> Page:
            return named.page(self.templates, reader, reader.library.get(type(one), one.id), number)

        for number, _ in enumerate(named.of(Reader(self.hub, self.language, first), one).pages, 1):
            yield self._task(addresses.numbered(first, number), partial(make, number))

    def _explained(self, page: Page, reader: Reader, name: str = "") -> Page:
        """The page with the words of the glossary explained. Lists of records are left as they are."""
        return replace(page, html=self._glossary().explain(page.html, reader, name or page.title))

    def _glossary(self) -> Glossary:
        code, main = self.language.code, self.hub.settings.languages.authored[0]
        return self.hub.memory.answer(f"glossary {code}", lambda: glossary(self.hub.records(Term), code, main))
