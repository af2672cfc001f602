"""The shipped nginx configuration in a real nginx, as its own user, on free ports of this machine."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
"""Debian's libnginx-mod-http-brotli-static"""
SHIPPED = ROOT / "deploy/nginx"

MAIN = """
{modules}
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
    types {{ text/html html; text/css css; application/javascript js; application/json json; image/svg+xml svg;
            text/xml xml; application/gzip gz; }}
    default_type application/octet-stream;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    include {folder}/hub.conf;
}}
"""


@dataclass(frozen=True, slots=True)
class Server:
    """The running server: its ports and its log."""

    plain: int
    secure: int
    log: Path

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.plain}/"

    def ask(
        self, path: str, method: str = "GET", *, secure: bool = False, host: str = "127.0.0.1", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """(status, headers, body) of one request. A header that comes twice is joined with a comma."""
        trusting = ssl._create_unverified_context()  # noqa: S323 - the certificate was made a moment ago
        connection: http.client.HTTPConnection = (
            http.client.HTTPSConnection(host, self.secure, context=trusting)
            if secure
            else http.client.HTTPConnection(host, self.plain)
        )
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        found: dict[str, str] = {}
        for name, value in answer.getheaders():
            found[name] = f"{found[name]}, {value}" if name in found else value
        body = answer.read()
        connection.close()
        return answer.status, found, body


def has_ipv6() -> bool:
    """Whether this machine can listen on an address of IPv6."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
        return True
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(site: Path, folder: Path, changes: dict[str, str] | None = None) -> Iterator[Server]:
    """The configuration as shipped, but for `changes`, ports, folders and a certificate of its own.

    `folder` is empty and takes what the server writes.
    """
    assert NGINX
    made = Server(free_port(), free_port(), folder / "access.log")
    (folder / "hub").mkdir()
    for name in ("headers.conf", "admin.conf", "brotli.conf"):
        if name != "brotli.conf" or BROTLI.exists():
            shutil.copy(SHIPPED / name, folder / "hub")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    own = {
        "listen [::]:80;": f"listen [::1]:{made.plain};" if has_ipv6() else "",
        "listen 80;": f"listen 127.0.0.1:{made.plain}; listen 127.0.0.1:{made.secure} ssl; "
        f"ssl_certificate {certificate}; ssl_certificate_key {key};",
        "root /srv/hub/current;": f"root {site};",
        "/var/log/hub/access.log": f"{made.log}",
        "/var/log/hub/error.log": f"{folder}/error.log",
    }
    text = (SHIPPED / "hub.conf").read_text(encoding="utf-8")
    for shipped, here in (own | (changes or {})).items():
        assert 1 == text.count(shipped), shipped
        text = text.replace(shipped, here)
    (folder / "hub.conf").write_text(text, encoding="utf-8")
    modules = f"load_module {BROTLI};" if BROTLI.exists() else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, modules=modules), encoding="utf-8")
    configuration = [NGINX, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"]
    tested = subprocess.run([*configuration, "-t"], capture_output=True, text=True, check=False)
    assert 0 == tested.returncode, tested.stderr
    process = subprocess.Popen(configuration)
    try:
        while process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", made.plain), 1).close()
                break
            except OSError:
                continue
        assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
        yield made
    finally:
        process.terminate()
        process.wait()
