"""What is shipped for the server: the container's configuration as an ordinary user, and units that systemd accepts."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import brotli
import pytest
from test_publishing import NOW

from conftest import ROOT
from hub.publishing import publication
from hub.publishing.target import opened
from releases import plan, site
from webserver import BROTLI, NGINX, free_port

NOBODY = 65534


def test_every_file_the_container_takes_is_there() -> None:
    """And its server runs as nobody, on a port that needs no rights."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()

    for name in re.findall(r"^COPY (?!--from)(\S+)", text, re.M):
        assert (ROOT / name).exists() and name not in ignored, name
    assert f"USER {NOBODY}:{NOBODY}" in text and "configure /tmp/deploy /etc/nginx 8080" in text
    assert os.access(ROOT / "deploy/container/configure", os.X_OK)


@pytest.mark.skipif(NGINX is None, reason="no nginx on this machine, see tools/nginx")
def test_the_containers_server_needs_no_rights() -> None:
    """The configuration as the Containerfile makes it, but for folders: started as nobody it serves pages, packed."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        etc = folder / "etc"
        subprocess.run([ROOT / "deploy/container/configure", ROOT / "deploy", etc, str(port)], check=True)
        module = f"load_module {BROTLI};" if BROTLI.exists() else ""
        if not BROTLI.exists():
            (etc / "hub/brotli.conf").unlink()
        own = {"include /etc/nginx/modules-enabled/*.conf;": module, "/tmp/nginx": f"{folder}/tmp/nginx"}  # noqa: S108
        for path, changes in ((etc / "nginx.conf", own), (etc / "conf.d/hub.conf", {"/srv/hub": f"{folder}/hub"})):
            text = path.read_text(encoding="utf-8")
            for shipped, here in changes.items():
                assert shipped in text
                text = text.replace(shipped, here)
            path.write_text(text, encoding="utf-8")
        with opened(folder / "hub", ROOT) as target:
            publication.publish(target, plan(site(folder / "made", "a")), NOW)
        (folder / "tmp").mkdir()
        out = folder / "out"
        out.touch()
        root = os.geteuid() == 0
        if root:
            os.chown(folder / "tmp", NOBODY, NOBODY)
            # What starts a container does this with its output.
            os.chown(out, NOBODY, NOBODY)
        with (
            out.open("wb") as output,
            subprocess.Popen(
                [NGINX, "-c", etc / "nginx.conf", "-e", "stderr", "-g", "daemon off;"],
                stdout=output,
                stderr=subprocess.STDOUT,
                user=NOBODY if root else None,
                group=NOBODY if root else None,
                extra_groups=[] if root else None,
            ) as process,
        ):
            try:
                answers = [_ask(process, port, packing) for packing in ("gzip", "br" if BROTLI.exists() else "gzip")]
            finally:
                process.terminate()
        said = out.read_text(encoding="utf-8")

    for (status, packing, body), unpack in zip(answers, (gzip.decompress, brotli.decompress), strict=True):
        assert 200 == status, said
        assert b"version a" in (gzip.decompress if packing == "gzip" else unpack)(body)
    assert "127.0.0.0 [" in said and '"GET /fr/' in said
    assert "warn" not in said and "emerg" not in said


def _ask(process: subprocess.Popen[bytes], port: int, packing: str) -> tuple[int, str | None, bytes]:
    while process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", "/fr/", headers={"Accept-Encoding": packing})
            answer = connection.getresponse()
            assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
            return answer.status, answer.headers["Content-Encoding"], answer.read()
        except ConnectionRefusedError:
            continue
        finally:
            connection.close()
    return 0, None, b""


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    """Without a word about anything in them; programs and users of the server are those of this machine here."""
    for path in (ROOT / "deploy/systemd").iterdir():
        text = re.sub(r"^(Exec\w+=).*$", r"\1/bin/true", path.read_text(encoding="utf-8"), flags=re.M)
        (tmp_path / path.name).write_text(text.replace("User=hub", "User=root"), encoding="utf-8")

    units = sorted(map(str, tmp_path.glob("hub-*")))
    result = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)

    assert "hub-publish" not in result.stdout + result.stderr
