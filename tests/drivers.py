"""Browsers other than Chromium, driven by what they bring themselves: Firefox by Marionette, WebKitGTK by WebDriver."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any, Protocol, Self

PATIENCE = 30
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Driver(Protocol):
    """One window. `run` gives what a script returns, also when it promised; `click` is one of a person."""

    def go(self, address: str) -> None: ...
    def run(self, script: str, *values: Any) -> Any: ...
    def click(self, selector: str) -> None: ...
    def resize(self, width: int, height: int) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...


def until(driver: Driver, expression: str) -> Any:
    """Waits until an expression is true in the page."""
    end = time.monotonic() + PATIENCE
    while not (found := driver.run(f"return {expression};")):
        assert time.monotonic() < end, f"never: {expression}"
        time.sleep(0.1)
    return found


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Firefox:
    """Firefox ESR without a screen, in a profile of its own."""

    name = "firefox"
    needs = ("firefox-esr",)

    def __enter__(self) -> Self:
        self._port, self._folder, self._count = _free(), Path(tempfile.mkdtemp()), 0
        preferences = {
            "marionette.port": self._port,
            "app.update.enabled": False,
            "network.captive-portal-service.enabled": False,
        }
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()]
        (self._folder / "user.js").write_text("".join(lines))
        command = ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(self._folder)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._socket = _connected(self._port)
        self._read()
        self._send("WebDriver:NewSession", {"strictFileInteractability": False})
        return self

    def __exit__(self, *error: object) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def go(self, address: str) -> None:
        self._send("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *values: Any) -> Any:
        return self._send("WebDriver:ExecuteScript", {"script": script, "args": list(values), "sandbox": None})["value"]

    def click(self, selector: str) -> None:
        found = self._send("WebDriver:FindElement", {"using": "css selector", "value": selector})["value"]
        self._send("WebDriver:ElementClick", {"id": found[ELEMENT]})

    def resize(self, width: int, height: int) -> None:
        self._send("WebDriver:SetWindowRect", {"width": width, "height": height})

    def _send(self, command: str, values: dict[str, Any]) -> Any:
        self._count += 1
        text = json.dumps([0, self._count, command, values]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        size = b""
        while (one := self._socket.recv(1)) != b":":
            size += one
        text = b""
        while len(text) < int(size):
            text += self._socket.recv(int(size) - len(text))
        return json.loads(text)


class WebKit:
    """WebKitGTK on a screen that nobody sees."""

    name = "webkit"
    needs = ("WebKitWebDriver", "Xvfb")

    def __enter__(self) -> Self:
        port = _free()
        read, write = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        display = os.read(read, 16).decode().strip()
        variables = {
            **os.environ,
            "DISPLAY": f":{display}",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1",
        }
        self._process = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"], env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _connected(port).close()
        self._base = f"http://127.0.0.1:{port}/session"
        options = {"webkitgtk:browserOptions": {"args": ["--automation"]}}
        self._base += "/" + self._ask("POST", "", {"capabilities": {"alwaysMatch": options}})["sessionId"]
        return self

    def __exit__(self, *error: object) -> None:
        self._ask("DELETE", "")
        for process in (self._process, self._screen):
            process.terminate()
            process.wait()

    def go(self, address: str) -> None:
        self._ask("POST", "/url", {"url": address})

    def run(self, script: str, *values: Any) -> Any:
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(values)})

    def click(self, selector: str) -> None:
        # What is clicked while it glides into view is missed.
        self.run(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' });", selector
        )
        found = self._ask("POST", "/element", {"using": "css selector", "value": selector})
        self._ask("POST", f"/element/{found[ELEMENT]}/click", {})

    def resize(self, width: int, height: int) -> None:
        self._ask("POST", "/window/rect", {"width": width, "height": height})

    def _ask(self, method: str, path: str, values: dict[str, Any] | None = None) -> Any:
        data = None if values is None else json.dumps(values).encode()
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return json.load(answer)["value"]


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            assert time.monotonic() < end, "the browser does not start"
            time.sleep(0.2)
