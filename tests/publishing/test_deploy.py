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

from conftest import ROOT
from hub.publishing import publication
from hub.publishing.target import opened
from releases import NOW, plan, site
from webserver import BROTLI, NGINX, free_port

NOBODY = 65534
LOGROTATE = shutil.which("logrotate", path=f"{os.environ['PATH']}:/usr/sbin")


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


DEBIANS = """/var/log/nginx/*.log {
    daily
    missingok
    rotate 14
    compress
    delaycompress
}
"""


@pytest.mark.skipif(LOGROTATE is None, reason="no logrotate on this machine, see tools/nginx")
def test_what_was_logged_is_gone_after_seven_days(tmp_path: Path) -> None:
    """Twenty nights with the shipped rule and Debian's: of each log the entries of seven days are there, no older ones,
    although nobody came in the last nights; the number is that of the documentation and of the privacy statement."""
    shipped = (ROOT / "deploy/logrotate/hub").read_text(encoding="utf-8")
    logs, asked = tmp_path / "hub", tmp_path / "asked"
    logs.mkdir(0o755)
    (tmp_path / "nginx").mkdir(0o755)
    here = shipped.replace("/var/log/hub", str(logs)).replace("create 0640 www-data adm", "create")
    here = re.sub(r"(?<=postrotate\n).*\n", f"echo x >> {asked}\n", here)
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "nginx").write_text(DEBIANS.replace("/var/log/nginx", str(tmp_path / "nginx")), encoding="utf-8")
    (rules / "hub").write_text(here, encoding="utf-8")
    main = tmp_path / "logrotate.conf"
    main.write_text(f"include {rules}\n", encoding="utf-8")
    for path in (main, *rules.iterdir()):
        path.chmod(0o644)

    def days() -> set[int]:
        found = set()
        for path in logs.glob("access.log*"):
            text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            found |= {int(day) for day in text.split()}
        return found

    for day in range(20):
        for name in ("access.log", "error.log"):
            with (logs / name).open("a", encoding="utf-8") as log:
                log.write(f"{day}\n" if day < 17 else "")
        expected = {earlier for earlier in range(17) if day - 6 <= earlier <= day}
        assert expected == days(), day
        subprocess.run([LOGROTATE, "--force", "--state", tmp_path / "state", main], check=True)

    assert 14 == len(list(logs.iterdir())) and 20 == asked.read_text(encoding="utf-8").count("x")
    assert "/var/log/nginx/" not in shipped + (ROOT / "deploy/nginx/hub.conf").read_text(encoding="utf-8")
    kept = int(re.search(r"rotate (\d+)", shipped)[1]) + 1  # type: ignore[index]
    guide = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    assert f"nach {kept} Tagen gelöscht" in guide and f"deleted after {kept} days" in guide
    assert "deploy/logrotate/hub /etc/logrotate.d/" in guide
