"""`hub links` asks addresses politely and names those to look at; nothing else of the engine uses the network."""

from __future__ import annotations

import http.server
import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SECOND, hub, write
from hub.editorial import asking
from hub.editorial.asking import ask
from hub.facts.external import external
from hub.reading.catalog import load
from rooms import imports


class Office(http.server.BaseHTTPRequestHandler):
    """A server that answers in every way a server can. It writes down who asked what."""

    protocol_version = "HTTP/1.0"
    asked: list[tuple[str, str, str]]
    waiting: threading.Event

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        self.answer()

    do_GET = do_HEAD

    def answer(self) -> None:
        where, _, rest = self.path.strip("/").partition("/")
        if where == "slow":
            # Until the test is over, not for a number of seconds.
            self.waiting.wait()
        if where in ("slow", "cut"):
            self.close_connection = True
            return
        if where == "no-head" and self.command == "HEAD":
            self.send_response(405)
        elif where in ("301", "302"):
            self.send_response(int(where))
            self.send_header("Location", f"/{rest}" if rest else self.path)
        elif where == "file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
        else:
            self.send_response(int(where) if where.isdigit() else 200)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is written to the terminal."""


@pytest.fixture
def office() -> Iterator[tuple[str, type[Office]]]:
    """(address of a server on this machine, its notes)"""

    class Here(Office):
        asked, waiting = [], threading.Event()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Here)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", Here
    Here.waiting.set()
    server.shutdown()
    server.server_close()


def test_every_kind_of_answer_is_told_apart(office: tuple[str, type[Office]], monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does not know HEAD is asked again; only what is permanent counts as moved; one at a time."""
    base, notes = office
    really, under_way = asking._status, [0]

    def counted(*given: Any) -> Any:
        under_way[0] += 1
        assert [1] == under_way, "one question at a time"
        answer = really(*given)
        under_way[0] -= 1
        return answer

    monkeypatch.setattr(asking, "_status", counted)
    expected = {
        "/fine": ("fine", ""),
        "/fine#part": ("fine", ""),
        "/no-head": ("fine", ""),
        "/404": ("status", "404"),
        "/500": ("status", "500"),
        "/301/new": ("moved", f"{base}/new"),
        "/302/new": ("fine", ""),
        "/301/404": ("status", "404"),
        "/302": ("loop", f"{base}/302"),
        "/file": ("elsewhere", "file:///etc/passwd"),
        "/cut": ("unreachable", "RemoteDisconnected"),
        "/slow": ("timeout", ""),
    }

    answers = {a.address: (a.outcome, a.detail) for a in ask([base + path for path in expected], "who", 0.5, 0)}

    assert {base + path: answer for path, answer in expected.items()} == answers
    assert {"who"} == {agent for _, _, agent in notes.asked}
    assert ("GET", "/no-head", "who") in notes.asked and ("GET", "/fine", "who") not in notes.asked


def test_who_interrupts_does_not_wait_for_the_hosts_that_are_left(office: tuple[str, type[Office]]) -> None:
    """What is told says how many of all are asked; broken off, no further question is asked."""
    base, notes = office
    there, told = base.replace("127.0.0.1", "localhost"), []

    def interrupted(phase: str, done: int, total: int) -> None:
        told.append((phase, done, total))
        if done == 1:
            raise KeyboardInterrupt

    addresses = [f"{base}/fine", f"{base}/404", f"{there}/fine", f"{there}/404"]
    with pytest.raises(KeyboardInterrupt):
        # Between two questions to a host a minute: longer than a busy machine takes to break off.
        ask(addresses, "who", 5, 60, interrupted)

    assert ("ask", 1, 4) == told[0]
    assert {"/fine"} == {path for _, path, _ in notes.asked}


def test_a_host_that_is_not_there(office: tuple[str, type[Office]]) -> None:
    """A closed port, and a name that by definition nobody has."""
    closed = http.server.HTTPServer(("127.0.0.1", 0), Office)
    closed.server_close()

    answers = ask([f"http://127.0.0.1:{closed.server_port}/", "http://hub.invalid/"], "who", 2, 0)

    assert ["unreachable", "unreachable"] == [answer.outcome for answer in answers]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")
def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    """It is named as such; the page is not asked for all the same."""
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem"]
    subprocess.run([*made, "-days", "2", "-subj", "/CN=127.0.0.1"], cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")

    class Here(Office):
        asked, waiting = [], threading.Event()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Here)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        (answer,) = ask([f"https://127.0.0.1:{server.server_port}/"], "who", 5, 0)
    finally:
        server.shutdown()
        server.server_close()

    assert "certificate" == answer.outcome and "self" in answer.detail
    assert [] == Here.asked


def test_one_host_has_its_pauses_and_others_do_not_wait(
    office: tuple[str, type[Office]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two questions to a host, and before the second attempt."""
    base, _ = office
    pauses: list[float | None] = []

    class Noted(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            pauses.append(timeout)
            return False

    monkeypatch.setattr(asking, "Event", Noted)

    ask([f"{base}/a", f"{base}/b", f"{base}/404", base.replace("127.0.0.1", "localhost") + "/c"], "who", 5, 7.5)

    assert [7.5, 7.5, 7.5] == pauses


def test_the_command_names_places_and_never_says_broken(second: Path, office: tuple[str, type[Office]]) -> None:
    """Every address of records, prose and pages with its lines; exceptions are not asked until they end."""
    base, notes = office
    write(
        second,
        {
            "data/sources/loi-exemple.yaml": (second / "data/sources/loi-exemple.yaml")
            .read_text(encoding="utf-8")
            .replace("https://loi.example/1", f"{base}/404"),
            "data/topics/plage.yaml": "title: {fr: Plage, nl: Strand}\n"
            f'summary: {{fr: "Voir [ici]({base}/slow).", nl: "Zie [hier]({base}/slow)."}}\n'
            f'text: {{fr: "Voir [ici]({base}/500).", nl: "Zie [hier]({base}/301/a)."}}\n'
            "sources: [loi-exemple]\nchecked: 2026-01-10\n",
            "content/fr/liens.md": f"# Liens\n\nVoir [ici]({base}/404), et <{base}/410>.\n",
            "data/exceptions.yaml": f"links:\n  - {{address: '{base}/slow', why: x, until: 2026-11-21}}\n"
            f"  - {{address: '{base}/500', why: x, until: 2026-11-20}}\n",
        },
    )
    # What the rest of the small hub names is not on this machine.
    elsewhere = [address for address in external(load(second)) if not address.startswith(base)]
    exempt = "".join(f"  - {{address: '{address}', why: x, until: 2027-01-01}}\n" for address in elsewhere)
    with (second / "data/exceptions.yaml").open("a", encoding="utf-8") as file:
        file.write(exempt)

    given = ["links", "--timeout", "5", "--pause", "0"]
    result = hub(second, *given, HUB_SITE_URL="https://hub.example/")
    comment = hub(second, *given, "--format", "markdown", "--lang", "en").stdout
    read = json.loads(hub(second, *given, "--format", "json").stdout)

    assert 0 == result.returncode, result.stdout + result.stderr
    assert f"4 Adressen abgefragt, 4 zum Nachsehen, {1 + len(elsewhere)} mit Ausnahme nicht gefragt." in result.stderr
    assert f"{base}/404 – bitte prüfen: antwortet mit 404\n    content/fr/liens.md:3\n    data/sources" in result.stdout
    assert f"{base}/500 – bitte prüfen: antwortet mit 500; eine Ausnahme galt bis 2026-11-20\n" in result.stdout
    assert f"leitet dauerhaft weiter nach {base}/a\n    data/topics/plage.yaml:3\n" in result.stdout
    assert "/slow" not in result.stdout and "/slow" not in {path for _, path, _ in notes.asked}
    assert "hub-links (Guide de lIle Exemple; +https://hub.example/)" in {agent for _, _, agent in notes.asked}
    assert not {"defekt", "kaputt", "broken", "dead"} & set((result.stdout + comment).lower().split())
    assert f"- [ ] `{base}/404` please check: answers with 404, `content/fr/liens.md:3`" in comment
    assert ["301/a", "404", "410", "500"] == [found["address"].removeprefix(f"{base}/") for found in read]


@pytest.mark.parametrize("given", [("--timeout", "0"), ("--pause", "-1"), ("--timeout", "nan")])
def test_times_that_make_no_sense_are_a_sentence(second: Path, given: tuple[str, str]) -> None:
    """Before anything is asked."""
    result = hub(second, "links", *given)

    assert 1 == result.returncode and result.stderr.startswith(f"{given[0]} ") and "bis 120 angeben" in result.stderr


def test_only_this_command_can_use_the_network() -> None:
    """No build, check or export imports what opens connections."""
    network = {
        "socket",
        "ssl",
        "http",
        "urllib.request",
        "ftplib",
        "smtplib",
        "asyncio",
        "requests",
        "httpx",
        "aiohttp",
    }
    opening = tuple(f"{name}." for name in (*network, "hub.editorial.asking"))
    users = {
        path.relative_to(ROOT / "hooks").as_posix()
        for path in (ROOT / "hooks").rglob("*.py")
        if any(f"{name}.".startswith(opening) for name in imports(path))
    }
    # The preview only looks whether its port is free.
    commands = {f"hub/commands/outside/{name}" for name in ("links.py", "exchange/__init__.py")}
    assert {"hub/editorial/asking.py", "preview.py", *commands} == users


def test_addresses_are_found_where_they_stand() -> None:
    """Each place really holds its address."""
    catalog = load(SECOND)
    found = external(catalog)

    assert len(found) > 3 and catalog.settings is not None
    for address, places in found.items():
        for place in places:
            lines = (SECOND / place.path).read_text(encoding="utf-8").splitlines()
            # A text of several lines is named by its first.
            assert address in "\n".join(lines[place.line - 1 :]), place
            assert address in lines[place.line - 1] or lines[place.line - 1].endswith(("|", "|-", ">-")), place
