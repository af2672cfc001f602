"""The preview: a port that is taken is said before anything is built, and a page follows the files it is made of."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from playwright.sync_api import Browser, expect

from conftest import ROOT, TODAY
from webserver import free_port


def serve(folder: Path, port: int) -> subprocess.Popen[str]:
    """The command of `make serve`, with its output as text."""
    line = next(line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if "mkdocs serve" in line)
    arguments = line.split("mkdocs ")[1].replace("$(PORT)", str(port)).split()
    mkdocs = Path(sys.executable).parent / "mkdocs"
    variables = {**os.environ, "HUB_TODAY": TODAY.isoformat(), "NO_MKDOCS_2_WARNING": "1", "HUB_LANGUAGES": "nl"}
    return subprocess.Popen(
        [mkdocs, *arguments], cwd=folder, env=variables, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def test_a_taken_port_is_one_sentence_before_the_build(second: Path) -> None:
    """With the command that takes another one; no traceback."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with serve(second, port) as process:
            said = process.communicate()[0]

    assert 0 != process.returncode
    assert f"127.0.0.1:{port} ist belegt, vielleicht von einer anderen Vorschau: make serve PORT={port + 1}" in said
    assert f"127.0.0.1:{port} is taken" in said
    assert "Traceback" not in said and "Cleaning site directory" not in said


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """(address, lines said so far) of a preview that stands."""
    port, said, stands = free_port(), [], Event()
    with serve(folder, port) as process:

        def listen() -> None:
            assert process.stdout
            for line in process.stdout:
                said.append(line)
                if "Serving on" in line:
                    stands.set()
            stands.set()

        listener = Thread(target=listen)
        listener.start()
        try:
            stands.wait()
            assert any("Serving on" in line for line in said), "".join(said)
            yield f"http://127.0.0.1:{port}/", said
        finally:
            process.terminate()
            listener.join()


def test_an_open_page_shows_each_saved_edit_and_says_what_is_wrong_with_one(second: Path, browser: Browser) -> None:
    """Without a reload by hand, within the site's policy; a fault leaves the last whole site in place, and its remedy
    is seen as soon as it is saved."""
    page_file, blocked = second / "content/nl/about.md", []
    with served(second) as (address, said), browser.new_context() as context:
        # A build on a busy machine may take its time.
        context.set_default_timeout(120_000)
        page = context.new_page()
        page.on("console", lambda message: blocked.append(message.text) if message.type == "error" else None)
        page.goto(f"{address}nl/about/")

        page_file.write_text("# Nieuw\n\nNieuwe tekst.\n", encoding="utf-8")
        page.get_by_text("Nieuwe tekst.").wait_for()
        expect(page.get_by_role("alert")).to_have_count(0)

        page_file.write_text("# Nieuw\n\nNog een [woord](nergens.md).\n", encoding="utf-8")
        page.get_by_role("alert").wait_for()
        expect(page.get_by_role("alert")).to_contain_text("content/nl/about.md:3:")
        expect(page.get_by_text("Nieuwe tekst.")).to_be_visible()

        page_file.write_text("# Nieuw\n\nNog een woord.\n", encoding="utf-8")
        page.get_by_text("Nog een woord.").wait_for()
        expect(page.get_by_role("alert")).to_have_count(0)
    assert [] == blocked, said
    assert not [line for line in said if "ist belegt" in line or "Traceback" in line]
