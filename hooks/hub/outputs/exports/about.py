"""The page on how to use the records as data."""

from __future__ import annotations

import re

from jinja2 import Environment
from markupsafe import escape

from hub.hub import Hub
from hub.outputs.exports import hsds, records, tables
from hub.pages.reader import Reader
from hub.pages.render import Task
from hub.pages.render.page import Page, headings, home, shorten, tidy
from hub.pages.templates import context, located
from hub.reading.languages import Language
from hub.records import KINDS, addresses
from hub.records.kinds.reference import Figure
from hub.records.kinds.work import Offer


def task(hub: Hub, templates: Environment, language: Language) -> Task:
    """The page of a language before it is made."""
    address = addresses.about_data(language.code)
    return Task(address, lambda: page(templates, Reader(hub, language, address)))


def page(templates: Environment, reader: Reader) -> Page:
    """The page with this hub's own addresses. Raises `templates.TemplateFault`."""
    hub, code = reader.hub, reader.language.code
    kinds = [
        (model, len(hub.records(model)), addresses.data(kind), addresses.table(code, kind), addresses.schema(kind))
        for kind, model in KINDS.items()
    ]
    example = next(iter(reader.library.most_named(reader.library.all(Figure), 1)), None)
    with located():
        html = templates.get_template("data.html").render(
            context(reader),
            kinds=kinds,
            # Where no address is set none is made up.
            base=hub.home or "https://…/",
            attribution=records.attribution(hub, code),
            catalogue=addresses.catalogue(),
            calendar=addresses.calendar(code),
            feed=addresses.feed(code),
            lists=[(name, addresses.hsds(code, name)) for name in hsds.LISTS],
            table=addresses.table(code, Offer.kind),
            separator=tables.separator(reader),
            example_path=addresses.data(Figure.kind, example.id) if example else "",
            example_language=reader.words.choose(example.title)[1] if example else "",
            version=records.VERSION,
            changes=records.CHANGES,
        )
    title = reader.words.word("Use our data")
    return Page(
        address=reader.address,
        language=code,
        title=title,
        name=escape(title),
        description=shorten(f"{title}: {reader.words.plain(hub.settings.title)}"),
        html=_tidy_around_code(html),
        headings=headings(html),
        crumbs=(home(reader),),
        kind="data",
        id=None,
        file=None,
        updated=hub.checked,
        listing=True,
    )


_CODE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def _tidy_around_code(html: str) -> str:
    """The same for a page with program code, whose indentation means something."""
    return "\n".join(part if part.startswith("<pre") else tidy(part) for part in _CODE.split(html))
