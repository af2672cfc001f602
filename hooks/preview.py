"""The preview: what MkDocs serves while somebody edits.

An edit is first seen on the page that is open: it is made before all others, and only when the browser has it again the
rest follows: the other pages, the search, open data. Pages reload by a file of their own origin, within the site's own
policy, and say what is wrong with an edit. Nothing is written but what builds keep anyway: the site is served as it
was made.
"""

from __future__ import annotations

import errno
import logging
import os
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from threading import Event, Lock
from typing import Any
from urllib.parse import parse_qs, unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from watchdog import events
from watchdog.observers import Observer

from hub.outputs.kept import Files, Session
from hub.site import Early

SCRIPT = Path(__file__).with_name("preview.js")
ADDRESS = "/livereload.js"
WAITING = "/livereload/"
ON_SCREEN = 2
"""Seconds after which the rest is made also where no browser has asked for the page again"""

_log = logging.getLogger(f"mkdocs.hooks.{__name__}")
App = Callable[..., Iterable[bytes]]

_asked = False
"""Whether a preview has been asked for and does not run yet"""


def on_startup(*, command: str, dirty: bool) -> None:
    """Called once, before anything is built."""
    global _asked
    _asked = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """A preview whose port is taken says so before the build and not after it."""
    global _asked
    if _asked:
        _asked = False
        _look_at_port(*config.dev_addr)
    return config


def _look_at_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        # As the preview itself does: what has just ended is not in its way.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return
            raise PluginError(
                f"{host}:{port} ist belegt, vielleicht von einer anderen Vorschau: make serve PORT={port + 1}\n"
                f"{host}:{port} is taken, perhaps by another preview: make serve PORT={port + 1}"
            ) from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Pages reload by a file of their own origin: MkDocs writes a script into each page, which the site's policy
    forbids, as it should."""
    preview = Preview(server, config)
    server.set_app(preview.answer)
    server.builder = preview.build
    if not os.environ.get("HUB_POLL"):
        _notice(server)
    return server


class _Again(Exception):
    """Something was edited while the rest was made."""


class Preview:
    """A site in memory that is made again after each edit."""

    def __init__(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        self._server, self._config = server, config
        self._make = config.extra.pop("make")
        self._files: Files = config.extra.pop("files")
        self._session: Session = config.extra.pop("session")
        self._wrong = ""
        self._lock = Lock()
        self._open: Counter[str] = Counter()
        """Addresses of the pages that wait for the next edit, by how many do"""
        self._seen = Event()
        """A page waits that shows the last edit"""

    # Making, in the thread that sees edits.

    def build(self) -> None:
        """Make the site again, first what is on a screen. What is wrong is said there; the site before stays."""
        begin, before = time.monotonic(), self._files
        with self._lock:
            wanted = set(self._open)

        def take(files: Files) -> None:
            if wanted & {name.removesuffix("index.html") for name in files}:
                self._wrong = ""
                self._show(files.above(self._files))
                _log.info(f"{time.monotonic() - begin:.1f} s: die offene Seite / the page that is open")
                self._seen.wait(ON_SCREEN)

        try:
            made = self._make(self._config, self._tell, self._session, Early(wanted, take))
        except _Again:
            return
        except Exception as error:
            if not isinstance(error, PluginError):
                _log.exception("")
            _log.error(str(error))
            self._wrong = str(error) or repr(error)
            self._show(before)
            return
        early = {f"{address}index.html" for address in wanted}
        same = not self._wrong and all(made.files.get(name) == self._files.get(name) for name in early)
        self._wrong = ""
        if same and wanted:
            self._files = made.files
        else:
            self._show(made.files)
        _log.info(f"{time.monotonic() - begin:.1f} s: alles / everything")

    def _tell(self, phase: str, done: int, total: int) -> None:
        # The next edit does not wait for the rest of the one before.
        if phase == "pages" and self._server._want_rebuild:
            raise _Again

    def _show(self, files: Files) -> None:
        """Serve these from now on, and let pages that are open reload."""
        self._seen.clear()
        self._files = files
        with self._server._epoch_cond:
            now = max(self._server._visible_epoch + 1, self._server._wanted_epoch)
            self._server._wanted_epoch = self._server._visible_epoch = now
            self._server._epoch_cond.notify_all()

    # Answering, in a thread per question.

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """A file of the site, the script that reloads, or, once there is something new, the word that there is."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path == ADDRESS:
            start_response("200 OK", [("Content-Type", "text/javascript"), ("Cache-Control", "no-store")])
            return [SCRIPT.read_bytes()]
        if path.startswith(WAITING):
            with self._waits(environ, path):
                return self._server._serve_request(environ, start_response) or []
        mount = self._server.mount_path
        if not f"{path}/".startswith(mount):
            return self._elsewhere(path, start_response)
        name = path[len(mount) :]
        files, epoch = self._files, self._server._visible_epoch
        if name not in files and f"{name}/index.html".lstrip("/") in files and name and not name.endswith("/"):
            start_response("302 Found", [("Location", f"{path}/")])
            return []
        shown = name if name in files else f"{name}index.html"
        found = files.get(shown)
        status = "404 Not Found" if found is None else "200 OK"
        if found is None:
            shown, found = "404.html", files.get("404.html", b"404")
        if shown.endswith(".html"):
            found = self._with_script(found, epoch)
        kind = self._server._guess_type(shown)
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(found)))])
        return [found]

    def _elsewhere(self, path: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if path == "/":
            start_response("302 Found", [("Location", self._server.mount_path)])
            return []
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"404"]

    @contextmanager
    def _waits(self, environ: dict[str, Any], path: str) -> Iterator[None]:
        asked = parse_qs(environ.get("QUERY_STRING", "")).get("page", [""])[0]
        address = unquote(asked).removeprefix(self._server.mount_path)
        with self._lock:
            self._open[address] += 1
        if path.startswith(f"{WAITING}{self._server._visible_epoch}/"):
            self._seen.set()
        try:
            yield
        finally:
            with self._lock:
                self._open[address] -= 1
                self._open += Counter()

    def _with_script(self, page: bytes, epoch: int) -> bytes:
        script = f'<script src="{ADDRESS}" data-epoch="{epoch}" data-wrong="{escape(self._wrong)}"></script>'
        head, end, tail = page.rpartition(b"</body>")
        return head + script.encode() + end + tail


class _Noticing(Observer):  # type: ignore[misc, valid-type]
    """Hears of edits from the system, at once; where it has no room for so many folders, by looking, as MkDocs does."""

    def __init__(self, polling: Any) -> None:
        super().__init__()
        self._polling = polling

    def schedule(self, handler: Any, path: str, *, recursive: bool = False, **more: Any) -> Any:
        """Both know what is wanted. That a file was read is no edit."""
        self._polling.schedule(handler, path, recursive=recursive)
        return super().schedule(handler, path, recursive=recursive, event_filter=_EDITS)

    def start(self) -> None:
        """One of them begins."""
        try:
            super().start()
        except OSError as error:
            _log.warning(f"{error}; es wird nachgesehen / looking twice a second")
            self._polling.start()

    def stop(self) -> None:
        """And ends."""
        super().stop()
        self._polling.stop()


_EDITS = [events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent, events.FileDeletedEvent]


def _notice(server: LiveReloadServer) -> None:
    """MkDocs looks twice a second whether something changed. Where the system says so itself nobody waits for that."""
    noticing = _Noticing(server.observer)
    for path, watch in list(server._watch_refs.items()):
        (handler,) = server.observer._handlers[watch]
        server._watch_refs[path] = noticing.schedule(handler, path, recursive=True)
    server.observer = noticing
    server.build_delay = 0.05
