"""The preview: a port that is taken is said before anything is built."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
from pathlib import Path

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


def test_a_free_port_is_served_and_builds_again_on_the_same_one(second: Path) -> None:
    """The preview does not take itself for another one when it builds anew."""
    port = free_port()
    with serve(second, port) as process:
        assert process.stdout
        try:
            for line in process.stdout:
                if "Serving on" in line:
                    break
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/nl/")
            assert 200 == connection.getresponse().status
            connection.close()
            (second / "content/nl/about.md").write_text("# Nieuw\n\nNieuwe tekst.\n", encoding="utf-8")
            for line in process.stdout:
                assert "ist belegt" not in line and "Traceback" not in line
                if "Reloading browsers" in line or "Documentation built" in line:
                    break
            connection.request("GET", "/nl/about/")
            assert b"Nieuwe tekst." in connection.getresponse().read()
            connection.close()
        finally:
            process.terminate()
