"""The MkDocs adapter: hands the files of the hub's site to MkDocs. Only it and `preview` know it."""

from __future__ import annotations

import gc
import logging
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel

from hub import site
from hub.outputs import folder, kept
from hub.outputs.progress import PHASES, Progress, Tell, nobody
from hub.reading import day
from hub.reading.findings import Fault, InvalidData, NotOffered, errors, visible
from hub.reading.languages import asked, is_part
from hub.reading.memory import Remembered
from hub.records import addresses

_log = logging.getLogger(f"mkdocs.hooks.{__name__}")

_serves = False
"""Whether the site is for a preview, which needs no folder"""


def on_startup(*, command: str, dirty: bool) -> None:
    """Called once, before anything is built."""
    global _serves
    _serves = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """What depends on the engine or the environment. MkDocs itself breaks off at an address that cannot be read."""
    address = os.environ.get("HUB_SITE_URL", "")
    if not addresses.can_be_site(address):
        raise PluginError(f"HUB_SITE_URL={address}: keine vollständige Adresse / no whole address, https://…/")
    # `mkdocs serve` has put its own in the place of the one that can never be.
    if address and not addresses.known(config.site_url or ""):
        config.site_url = f"{address.rstrip('/')}/"
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Make everything before MkDocs empties site/, so that faults leave the old site as it was."""
    # Who serves the site makes it again without MkDocs.
    session = (
        kept.Session(Remembered(Path(config.config_file_path).parent / site.KEPT, stays=True)) if _serves else None
    )
    with _told() as tell:
        made = _made(config, tell, session)
    if not _serves:
        # While MkDocs writes it, nobody need look for garbage in it again and again.
        gc.freeze()
    config.extra.update(files=made.files, folder=config.site_dir, make=_made, session=session)
    # MkDocs would delete the old site, to write again what is there already. It is shown a folder that does not exist.
    config.site_dir = str(Path(config.site_dir) / ".none")
    config.site_name = made.title
    # The theme's own pages and files are not used, those of the hub are files like all others; to list the ten thousand
    # icons of the theme takes as long as to take a small site from what was kept.
    config.theme.static_templates, config.theme.dirs = set(), []


def _made(
    config: MkDocsConfig, tell: Tell, session: kept.Session | None = None, early: site.Early | None = None
) -> site.Site:
    root = Path(config.config_file_path).parent
    try:
        return site.made(
            root,
            _today(root),
            asked(os.environ.get("HUB_LANGUAGES", "")),
            config.site_url or "",
            part=is_part(os.environ),
            keep=root / site.KEPT,
            tell=tell,
            session=session,
            early=early,
        )
    except InvalidData as error:
        # A line of its own for each finding, so that editors and CI can find the place in it.
        raise PluginError(f"{len(errors(error.problems))} Fehler / errors\n{error}") from None
    except Fault as error:
        raise PluginError(str(error)) from None
    except NotOffered as error:
        raise PluginError(
            f"HUB_LANGUAGES: „{error}“ ist keine Sprache dieses Portals / is no language of this hub: {error.offered}"
        ) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Those of the hub's files that differ from the site before, and nothing that MkDocs and the theme would ship."""
    config.site_dir = config.extra.pop("folder")
    if _serves:
        return Files([])
    made: kept.Files = config.extra.pop("files")
    return Files([_File(made, name, config) for name in folder.over(Path(config.site_dir), made)])


class _File(File):
    """A file of the site, whose content there is only while MkDocs writes it."""

    def __init__(self, made: kept.Files, name: str, config: MkDocsConfig) -> None:
        # MkDocs works out of a path what here is known; for ten thousand files that takes half a second.
        self._made, self.generated_by, self.inclusion = made, "hub", InclusionLevel.UNDEFINED
        self.src_uri = self.dest_uri = name
        self.src_dir, self.dest_dir, self.use_directory_urls = None, config.site_dir, config.use_directory_urls

    @property
    def _content(self) -> bytes:  # type: ignore[override]
        return self._made[self.src_uri]


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Interface words are optional, so their folder cannot stand under `watch` in mkdocs.yml."""
    locales = Path(config.config_file_path).parent / "locales"
    if locales.is_dir():
        server.watch(str(locales))
    return server


def _told() -> AbstractContextManager[Tell]:
    """Who hears how far the build is: the log, as far as it is wanted, or the terminal."""
    if not _log.isEnabledFor(logging.INFO):
        return nullcontext(nobody)
    both = {phase: f"{PHASES['de'][phase]} / {PHASES['en'][phase]}" for phase in PHASES["de"]}
    return Progress(both, sys.stderr, _log.info)


def _today(root: Path) -> date:
    wanted = os.environ.get("HUB_TODAY", "")
    try:
        return day.today(root, datetime.now(UTC), wanted)
    except day.NoDay:
        raise PluginError(
            f"HUB_TODAY={visible(wanted)}: kein Tag von / no day from {day.FIRST} – {day.LAST}, JJJJ-MM-TT"
        ) from None
