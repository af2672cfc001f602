"""Whole documents: head, header and footer around what `render` and `written` made. Nothing is added to them later."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from hub.hub import Hub
from hub.pages.reader import Reader, lacking
from hub.pages.render.isolated import isolated
from hub.pages.render.page import Page
from hub.pages.templates import context, located
from hub.pages.written import Text
from hub.reading.languages import Language
from hub.reading.languages.texts import PAGES
from hub.records import KINDS, addresses

MAIN = "main.html"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the templates of whole documents know as `page`. `url` is the address below the site's root."""

    url: str
    title: str = ""
    content: str = ""
    meta: dict[str, str] = field(default_factory=dict)


class Documents:
    """Every document of a hub as HTML. All methods raise `templates.TemplateFault`."""

    def __init__(self, hub: Hub, templates: Environment) -> None:
        self.hub = hub
        self._templates = templates

    def generated(self, page: Page) -> str:
        """A page made of records."""
        sheet = Sheet(page.address, page.title, page.html)
        group = (
            (KINDS[page.kind].folder, page.id.partition("/")[0])
            if page.kind in KINDS and page.file and page.id
            else None
        )
        words_in = page.words or page.language
        return self._document(
            MAIN,
            sheet,
            page.language,
            record=page,
            words_in=words_in,
            file=page.file or "",
            translation=self._translation(page.language, words_in, group),
            spoken=self._spoken(page.language, words_in, page.spoken),
        )

    def written(self, text: Text) -> str:
        """A hand-written page; its file may name a template of its own."""
        sheet = Sheet(text.address, text.title, text.html, text.meta)
        code, _, rest = text.pages.first.partition("/")
        return self._document(
            text.meta.get("template", MAIN),
            sheet,
            code,
            written_in=text.language,
            pages=text.pages,
            words_in=text.language,
            file=text.file,
            translation=self._translation(code, text.language, (PAGES, rest.strip("/") or "index")),
            spoken=self._spoken(code, text.language, self.hub.written_in(rest)),
        )

    def _translation(self, code: str, words_in: str, group: tuple[str, str] | None) -> str:
        """What a reader must know of the words on a page: `missing`, `partly` (and read by a person), `partly-program`,
        `program`; nothing where they were written in this language, or somebody has read them."""
        if words_in != code:
            return "missing"
        covered = self.hub.covered(code, group)
        if covered is None:
            return ""
        lacking, read = covered
        if lacking:
            return "partly" if read else "partly-program"
        return "" if read else "program"

    def _spoken(self, code: str, words_in: str, spoken: Collection[str] | None) -> list[str]:
        """The languages in which a page has words of its own; none for one that shows those of another."""
        if words_in != code:
            return []
        return [other for other in self.hub.languages if spoken is None or other in spoken]

    def moved(self, address: str, there: str) -> str:
        """What stands at a former address."""
        code = address.partition("/")[0]
        title = self.hub.languages[code].word("This page has moved")
        return self._document("moved.html", Sheet(address, title), code, moved=there)

    def root(self) -> str:
        """The choice of languages at the site's root."""
        return self._document("root.html", Sheet(""))

    def missing(self) -> str:
        """The answer to addresses that do not exist: one page, served anywhere, so its links begin at the root."""
        return self._document("404.html", None, base_url=urlsplit(self.hub.site).path or "/")

    def _document(self, template: str, sheet: Sheet | None, code: str = "", **more: Any) -> str:
        language: Language = self.hub.languages.get(code) or next(iter(self.hub.languages.values()))
        reader = Reader(self.hub, language, sheet.url if sheet else "")
        given: dict[str, Any] = {
            "record": None,
            "moved": None,
            "file": "",
            "written_in": language.code,
            "words_in": language.code,
            "translation": "",
            "spoken": [],
            "original": next((own for own in self.hub.settings.languages.authored if own in self.hub.languages), ""),
            "page": sheet,
            "shared": partial(self._shared, reader),
        }
        with located():
            html = self._templates.get_template(template).render(context(reader), **given | more)
        html = lacking.marked(html)
        return isolated(html) if language.direction == "rtl" else html

    def _shared(self, reader: Reader, template: str, **given: str | bool) -> Markup:
        """A part that all pages of a folder have alike: a template that knows neither page nor record, only what is
        given here. It is made once for each folder and what is given, as on a page of the folder that does not exist.
        """
        there = addresses.sibling(reader.address)
        key = ("shared", template, there, reader.language.code, *map(repr, given.items()))

        def make() -> str:
            beside = Reader(self.hub, reader.language, there)
            return self._templates.get_template(template).render(context(beside), **given).strip()

        return Markup(self.hub.memory.once(key, make))  # noqa: S704 - made by a template
