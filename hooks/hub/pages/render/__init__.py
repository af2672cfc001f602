"""Which pages are made of records, in site order. Pure: a hub in, pages out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jinja2 import Environment

from hub.hub import Hub
from hub.pages import structured
from hub.pages.glossary import Glossary, glossary, listed
from hub.pages.reader import Reader
from hub.pages.reader.prose import Cache
from hub.pages.render import alone, initials, lists, record
from hub.pages.render.page import Page
from hub.pages.templates import located
from hub.records import KINDS, addresses, vocabulary
from hub.records.kinds.places import District
from hub.records.kinds.reference import Term


def render(hub: Hub, templates: Environment) -> Iterator[Page]:
    """Every generated page of every language, in site order. Raises `templates.TemplateFault`."""
    with located():
        yield from _render(hub, templates)


def _render(hub: Hub, templates: Environment) -> Iterator[Page]:
    names = templates.list_templates()
    per_audience = [kind for kind in KINDS if f"{kind}-audience.html" in names]
    further = [(kind, name) for kind in KINDS for name in lists.FURTHER if f"{kind}-{name}.html" in names]
    if not hub.has_places:
        further = [one for one in further if one != (District.kind, "places")]
    letters = listed.initials(hub)
    glossaries = {
        code: listed.GlossaryDetails(Reader(hub, language, addresses.index(code, Term.kind)))
        for code, language in hub.languages.items()
    }
    spoken = {code: initials.spoken(details) for code, details in glossaries.items()}
    for language in hub.built.values():
        cache: Cache = {}
        yield alone.search(templates, Reader(hub, language, addresses.search(language.code), cache))
        yield alone.letter(templates, Reader(hub, language, addresses.letter(language.code), cache))
        yield alone.counter(templates, Reader(hub, language, addresses.counter(language.code), cache))
        terms = glossary(hub.records(Term), language.code, hub.settings.languages.authored[0])
        for kind, model in KINDS.items():
            reader = Reader(hub, language, addresses.index(language.code, kind), cache)
            if model.directory:
                yield from lists.directory(templates, reader, model)
            else:
                yield lists.index(templates, reader, model)
            for audience in vocabulary.AUDIENCES if kind in per_audience else ():
                reader = Reader(hub, language, addresses.record(language.code, kind, audience), cache)
                yield _explained(lists.audience(templates, reader, model, audience), terms, reader)
            for initial in letters if model is Term else ():
                address = addresses.record(language.code, kind, "letter", listed.slug(initial))
                reader = Reader(hub, language, address, cache)
                page = initials.page(templates, reader, initial, glossaries[language.code])
                yield replace(page, spoken=frozenset(code for code, own in spoken.items() if initial in own))
            for name in (name for other, name in further if other == kind):
                reader = Reader(hub, language, addresses.record(language.code, kind, name), cache)
                yield lists.further(templates, reader, model, name)
            for one in hub.records(model).values():
                reader = Reader(hub, language, addresses.record(language.code, kind, one.id), cache)
                page = _explained(record.whole(templates, reader, one), terms, reader, reader.words.plain(one.label))
                script = str(structured.script(one, reader))
                yield replace(page, html=page.html + script)
                for id, part in one.subpages.items():
                    reader = Reader(hub, language, addresses.record(language.code, kind, one.id, id), cache)
                    yield _explained(record.below(templates, reader, one, id, part), terms, reader)


def _explained(page: Page, terms: Glossary, reader: Reader, name: str = "") -> Page:
    """The page with the words of the glossary explained. Lists of records are left as they are."""
    return replace(page, html=terms.explain(page.html, reader, name or page.title))
