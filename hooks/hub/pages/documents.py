"""Whole documents: head, header and footer around what `render` and `written` made. Nothing is added to them later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from hub.hub import Hub
from hub.pages.reader import Reader
from hub.pages.render.page import Page
from hub.pages.templates import context, located
from hub.pages.written import Text
from hub.reading.languages import Language

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
        self._hub = hub
        self._templates = templates

    def generated(self, page: Page) -> str:
        """A page made of records."""
        sheet = Sheet(page.address, page.title, page.html)
        return self._document(
            MAIN, sheet, page.language, record=page, words_in=page.words or page.language, file=page.file or ""
        )

    def written(self, text: Text) -> str:
        """A hand-written page; its file may name a template of its own."""
        sheet = Sheet(text.address, text.title, text.html, text.meta)
        code = text.address.partition("/")[0]
        return self._document(
            text.meta.get("template", MAIN),
            sheet,
            code,
            written_in=text.language,
            words_in=text.language,
            file=text.file,
        )

    def moved(self, address: str, there: str) -> str:
        """What stands at a former address."""
        code = address.partition("/")[0]
        title = self._hub.languages[code].word("This page has moved")
        return self._document("moved.html", Sheet(address, title), code, moved=there)

    def root(self) -> str:
        """The choice of languages at the site's root."""
        return self._document("root.html", Sheet(""))

    def missing(self) -> str:
        """The answer to addresses that do not exist: one page, served anywhere, so its links begin at the root."""
        return self._document("404.html", None, base_url=urlsplit(self._hub.site).path or "/")

    def _document(self, template: str, sheet: Sheet | None, code: str = "", **more: Any) -> str:
        language: Language = self._hub.languages.get(code) or next(iter(self._hub.languages.values()))
        reader = Reader(self._hub, language, sheet.url if sheet else "")
        given: dict[str, Any] = {
            "record": None,
            "moved": None,
            "file": "",
            "written_in": language.code,
            "words_in": language.code,
            "page": sheet,
        }
        with located():
            return self._templates.get_template(template).render(context(reader), **given | more)
