"""What the preview does beyond MkDocs: pages reload within the site's own policy, and an edit that is wrong is said on
the page instead of leaving the browser waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

SCRIPT = Path(__file__).with_name("preview.js")
ADDRESS = "/livereload.js"


_wrong = ""
"""What the last build said, empty where it went well"""


def on_pre_build(config: MkDocsConfig) -> None:
    """What was wrong before may be right now."""
    global _wrong
    _wrong = ""


def on_build_error(error: Exception) -> None:
    """What every page of the preview will say until it is mended."""
    global _wrong
    _wrong = str(error)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Pages reload by a file of their own origin: MkDocs writes a script into each page, which the site's policy
    forbids, as it should."""
    server._inject_js_into_html = _with_script
    server.set_app(_with_file(server.serve_request))
    server.builder = _to_the_end(server.builder)
    return server


def _with_script(page: bytes, epoch: int) -> bytes:
    script = f'<script src="{ADDRESS}" data-epoch="{epoch}" data-wrong="{escape(_wrong)}"></script>'
    head, end, tail = page.rpartition(b"</body>")
    return head + script.encode() + end + tail


def _with_file(app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != ADDRESS:
            return app(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/javascript"), ("Cache-Control", "no-store")])
        return [SCRIPT.read_bytes()]

    return answer


def _to_the_end(builder: Callable[[], None]) -> Callable[[], None]:
    """The builder, after which browsers hear that something happened also when it broke off: the site before is
    untouched and goes on being served. MkDocs itself answers nothing more until the fault is mended."""

    def build() -> None:
        with suppress(Abort):
            builder()

    return build
