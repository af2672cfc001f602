"""Asks addresses on the web whether they answer: politely, one at a time per host. The only module that uses the
network; no build and no check imports it.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from hub.outputs.progress import Tell, nobody

Outcome = Literal["fine", "status", "moved", "timeout", "certificate", "unreachable", "loop", "elsewhere"]

MOST_HOSTS = 4
"""Hosts that are asked at the same time."""
MOST_HOPS = 5
_MOVED = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
# Servers that do not know HEAD, or answer it differently, are asked again with GET; so are those that refuse it.
_RETRY = range(400, 600)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answered. `detail` is the status, the new address or the reason."""

    address: str
    outcome: Outcome
    detail: str = ""


class _Stop(urllib.request.HTTPRedirectHandler):
    """Redirections are followed one by one, so that none leads to another protocol."""

    def redirect_request(self, *given: Any, **named: Any) -> None:
        return None


def ask(
    addresses: Iterable[str],
    agent: str,
    timeout: float,
    pause: float,
    tell: Tell = nobody,
) -> list[Answer]:
    """Answers, host by host. `timeout` and the `pause` between two questions to one host are seconds."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    opener = urllib.request.build_opener(_Stop())
    opener.addheaders = [("User-Agent", agent), ("Accept", "text/html,*/*;q=0.5")]

    total = sum(map(len, hosts.values()))
    found: dict[str, Answer] = {}
    one_tells, stop = Lock(), Event()
    # Whoever breaks off does not wait for it.
    wait = partial(stop.wait, pause)

    def of_host(listed: list[str]) -> None:
        try:
            for place, address in enumerate(listed):
                if (place and wait()) or stop.is_set():
                    return
                answer = _one(opener, address, timeout, wait)
                with one_tells:
                    found[address] = answer
                    tell("ask", len(found), total)
        except BaseException:
            stop.set()
            raise

    with ThreadPoolExecutor(MOST_HOSTS) as pool:
        try:
            list(pool.map(of_host, hosts.values()))
        except BaseException:
            # Whoever interrupts does not wait for all the others.
            stop.set()
            raise
    return [found[address] for listed in hosts.values() for address in listed]


class NoAnswer(Exception):
    """A file that did not come: what went wrong, and the status, address, type or reason."""

    def __init__(self, outcome: Outcome | Literal["type"], detail: str) -> None:
        super().__init__(outcome, detail)
        self.outcome, self.detail = outcome, detail


def get(address: str, agent: str, timeout: float, most: int) -> bytes:
    """A JSON file, of which one byte more than `most` is read so that a larger one shows. `timeout` is in seconds. An
    address that leads on is not followed: who asks has said whom. Raises `NoAnswer`."""
    opener = urllib.request.build_opener(_Stop())
    opener.addheaders = [("User-Agent", agent), ("Accept", "application/json")]
    try:
        with opener.open(address, timeout=timeout) as response:
            if response.headers.get_content_type() != "application/json":
                raise NoAnswer("type", response.headers.get_content_type()[:80])
            raw: bytes = response.read(most + 1)
            return raw
    except urllib.error.HTTPError as error:
        with error:
            there = error.headers.get("Location") or ""
            raise NoAnswer("moved" if error.code in _REDIRECTS else "status", there[:200] or str(error.code)) from None
    except urllib.error.URLError as error:
        raise NoAnswer(*_reason(error.reason)) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NoAnswer(*_reason(error)) from None


def _one(opener: urllib.request.OpenerDirector, address: str, timeout: float, wait: Callable[[], bool]) -> Answer:
    here, moved = address, False
    for _ in range(MOST_HOPS + 1):
        status, detail = _status(opener, here, "HEAD", timeout)
        if (isinstance(status, int) and status in _RETRY) or status == "unreachable":
            wait()
            status, detail = _status(opener, here, "GET", timeout)
        if not isinstance(status, int):
            return Answer(address, status, detail)
        if status not in _REDIRECTS or not detail:
            break
        moved = moved or status in _MOVED
        here = urljoin(here, detail)
        if urlsplit(here).scheme not in ("http", "https"):
            return Answer(address, "elsewhere", here)
    else:
        return Answer(address, "loop", here)
    if not 200 <= status < 300:
        return Answer(address, "status", str(status))
    return Answer(address, "moved", here) if moved else Answer(address, "fine")


def _status(
    opener: urllib.request.OpenerDirector, address: str, method: str, timeout: float
) -> tuple[int | Outcome, str]:
    """(status, where it leads) or (what went wrong, reason)."""
    request = urllib.request.Request(address.partition("#")[0], method=method)  # noqa: S310 - http and https only
    try:
        with opener.open(request, timeout=timeout) as response:
            return response.status, ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Location") or ""
    except urllib.error.URLError as error:
        return _reason(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _reason(error)


def _reason(error: object) -> tuple[Outcome, str]:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "certificate", error.verify_message
    if isinstance(error, TimeoutError):
        return "timeout", ""
    if isinstance(error, socket.gaierror):
        return "unreachable", "DNS"
    if isinstance(error, OSError) and error.strerror:
        return "unreachable", error.strerror
    return "unreachable", type(error).__name__ if isinstance(error, Exception) else str(error)
