"""The MkDocs adapter: hands the hub's pages to one build for all languages. The only module that knows MkDocs."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from hub.editorial.forms import cms
from hub.hub import Hub, assemble
from hub.outputs import assets, policy, stylesheet
from hub.outputs.exports import files as exported
from hub.outputs.exports import sitemaps
from hub.outputs.search import documents, index
from hub.pages import render as hub_pages
from hub.pages.pictures import Pictures
from hub.pages.reader import Reader
from hub.reading import source
from hub.reading.content import Content
from hub.reading.findings import InvalidData, Problem, errors, problem
from hub.reading.languages import LanguageError
from hub.records import vocabulary


class RenderedPage(Page):
    """A generated page: its HTML exists already and does not run through Markdown."""

    def __init__(self, file: File, config: MkDocsConfig, page: hub_pages.Page) -> None:
        super().__init__(None, file, config)
        self.generated = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Titles come from the records; MkDocs' own come from file names."""
        self.markdown = ""
        self.meta = {"title": self.generated.title}
        self.update_date = self.generated.updated.isoformat()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand-written pages may link to its anchors."""
        self.content = self.generated.html
        self.toc = get_toc([])
        self.present_anchor_ids = set(re.findall(r'\bid="([^"]+)"', self.content))
        self.links_to_anchors = {}


def on_pre_build(config: MkDocsConfig) -> None:
    """Check and render everything before MkDocs empties site/, so that faults leave the old site as it was."""
    root = Path(config.config_file_path).parent
    try:
        shipped = assets.read(root / "overrides")
        hub = assemble(root, _today(), _languages(), config.site_url or "", shipped.names, part=_is_part())
        generated = {page.address: page for page in hub_pages.render(hub)}
        codes = hub.settings.languages.all
        moved = hub_pages.moved(hub)
        written = hub.catalog.written.in_languages(hub.built, codes)
        _check_policy(generated, written, shipped, config)
        editing = cms.site(root, hub.settings, next(iter(hub.languages.values())))
        _stop_at([_forbidden(name, what) for name, text in editing.items() for what in _page_faults(name, text)])
        open_data = exported.of(hub) | sitemaps.of(hub, _days(generated, written))
        found = index.build(documents.documents(hub, generated, written), hub.catalog.same_words)
        folder, indexed = assets.index(found)
    except InvalidData as error:
        # A line of its own for each finding, so that editors and CI can find the place in it.
        raise PluginError(f"{len(errors(error.problems))} Fehler / errors\n{error}") from None
    except (hub_pages.TemplateFault, stylesheet.MissingPart, assets.AssetFault, index.SearchFault) as error:
        raise PluginError(str(error)) from None
    except cms.NotFetched:
        raise PluginError(
            "data/hub.yaml:1:1: editing: Bitte zuerst tools/cms ausführen. / Please run tools/cms first."
        ) from None
    except LanguageError as error:
        raise PluginError(
            f"HUB_LANGUAGES: {error} ist keine Sprache dieses Portals / is no language of this hub"
        ) from None
    config.extra["assets"] = {**shipped.contents, **indexed, **editing, **open_data, "robots.txt": _robots(hub)}
    config.extra["moved"] = moved
    config.extra["hub"] = hub
    config.extra["generated"] = {address: hub_pages.with_index(page, folder) for address, page in generated.items()}
    config.extra["written"] = written
    config.site_name = hub.settings.title[hub.settings.languages.authored[0]]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop what the theme would ship and this site does not use; add generated pages, fallbacks, root."""
    for file in list(files):
        shipped = file.src_dir and Path(file.src_dir).resolve() == Path(config.docs_dir).resolve()
        if file.is_documentation_page() or not shipped or file.src_uri.endswith(".css"):
            files.remove(file)
    for name, bytes_ in config.extra["assets"].items():
        files.append(File.generated(config, name, content=bytes_))
    for address, page in config.extra["generated"].items():
        file = File.generated(config, _source(address, index=page.id is None), content="")
        RenderedPage(file, config, page)
        files.append(file)
    for address, written in config.extra["written"].items():
        index = written.file.endswith("index.md")
        # The fields at its top were read already; a page that begins with an empty line has none for MkDocs.
        files.append(File.generated(config, _source(address, index=index), content=f"\n{written.markdown}"))
    files.append(File.generated(config, "index.md", content="---\ntemplate: root.html\n---\n"))
    for address in config.extra["moved"]:
        title = config.extra["hub"].languages[address.partition("/")[0]].word("This page has moved")
        # JSON strings are YAML strings.
        head = f"---\ntemplate: moved.html\ntitle: {json.dumps(title)}\n---\n"
        files.append(File.generated(config, _source(address, index=True), content=head))
    config.nav = [f"{code}/index.md" for code in config.extra["hub"].built]
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hand-written pages bring fields of their own."""
    written: Content | None = config.extra["written"].get(page.url)
    if not isinstance(page, RenderedPage):
        page.meta |= written.meta if written else {}
        # Its text bears no date, and none is made up.
        page.update_date = ""
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Everything printed is escaped; only a page's content is HTML."""
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.auto_reload = False
    env.globals.update(vocabulary.LISTS)
    env.filters.update(hub_pages.FILTERS)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """What the templates of a whole page need."""
    hub: Hub = config.extra["hub"]
    code = page.url.partition("/")[0]
    language = hub.languages.get(code) or next(iter(hub.languages.values()))
    written: Content | None = config.extra["written"].get(page.url)
    context["hub"] = Reader(hub, language, page.url)
    context["_"] = context["hub"].word
    context["pictures"] = Pictures(context["hub"])
    context["record"] = config.extra["generated"].get(page.url)
    context["moved"] = config.extra["moved"].get(page.url)
    context["written_in"] = written.language if written else code
    context["file"] = (context["record"] and context["record"].file) or (written.file if written else "")
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for 404.html, which can be served at any address, and for the sitemap."""
    hub: Hub = config.extra["hub"]
    context["hub"] = Reader(hub, next(iter(hub.languages.values())), "")
    context["record"] = None
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The whole document obeys the policy too: what stands around the content comes from templates."""
    generated = config.extra["generated"].get(page.url)
    _stop_at([_forbidden((generated and generated.file) or page.url or "/", what) for what in policy.faults(output)])
    return output


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """So does 404.html."""
    if template_name.endswith(".html"):
        _stop_at([_forbidden(f"overrides/{template_name}", what) for what in policy.faults(output)])
    return output


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Interface words are optional, so their folder cannot stand under `watch` in mkdocs.yml."""
    locales = Path(config.config_file_path).parent / "locales"
    if locales.is_dir():
        server.watch(str(locales))
    return server


def on_post_build(config: MkDocsConfig) -> None:
    """Drop references to thousands of pages, which `mkdocs serve` would otherwise keep."""
    for name in ("generated", "written", "assets", "moved", "hub"):
        config.extra.pop(name, None)


def _check_policy(
    generated: dict[str, hub_pages.Page], written: dict[str, Content], shipped: assets.Assets, config: MkDocsConfig
) -> None:
    """All contents and styles obey the policy, while the old site is still there. Raises `InvalidData`."""
    styles = shipped.contents[shipped.names[assets.STYLES]].decode()
    found = [_forbidden(f"overrides/{assets.STYLES}", what) for what in policy.style_faults(styles)]
    found += [_forbidden(p.file or p.address, what) for p in generated.values() for what in policy.faults(p.html)]
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    for page in {page.file: page for page in written.values()}.values():
        try:
            html = markdown.reset().convert(page.markdown)
        except RecursionError:
            found.append(problem(page.file, (page.above + 1, 1), "depth", limit=source.MAX_DEPTH))
            continue
        for what in policy.faults(html):
            found.append(_forbidden(page.file, what, page.above + policy.line(page.markdown, what)))
    if found:
        raise InvalidData(found)


def _page_faults(name: str, content: str | bytes) -> list[str]:
    return policy.faults(content) if name.endswith(".html") and isinstance(content, str) else []


def _days(generated: dict[str, hub_pages.Page], written: dict[str, Content]) -> dict[str, date | None]:
    """The day of each page by its address; hand-written text bears none, and none is made up."""
    return {address: page.updated for address, page in generated.items()} | dict.fromkeys(written)


def _robots(hub: Hub) -> str:
    """Everything may be found; where the site is known, so may the list of all pages."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {hub.home}sitemap.xml\n" if hub.home else "")


def _forbidden(path: str, what: str, line: int = 1) -> Problem:
    return problem(path, (line, 1), "policy", what=what)


def _stop_at(found: list[Problem]) -> None:
    if found:
        raise PluginError("\n".join(one.line_text() for one in found))


def _source(address: str, *, index: bool) -> str:
    """The file that MkDocs turns into `address`, under the name that links in hand-written pages use."""
    return f"{address}index.md" if index else f"{address.rstrip('/')}.md"


def _today() -> date:
    written = os.environ.get("HUB_TODAY")
    if not written:
        return date.today()  # noqa: DTZ011 - the day where the site is built is meant
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise PluginError(f"HUB_TODAY={written}: kein Datum / no date, JJJJ-MM-TT") from None


def _is_part() -> bool:
    return os.environ.get("HUB_PART", "") not in ("", "0")


def _languages() -> list[str] | None:
    written = os.environ.get("HUB_LANGUAGES", "")
    return [code.strip() for code in written.split(",") if code.strip()] or None
