"""A client for the language server that VS Code uses for YAML: opens a folder with its settings, asks as editors do."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

from conftest import ROOT

SERVER = ROOT / ".tools/npm/node_modules/yaml-language-server/bin/yaml-language-server"
NODE = shutil.which("node")
WAIT = 120


class LanguageServer:
    """The server in `folder`, told what stands in its `.vscode/settings.json`; without any network where this machine
    can take it away. A context manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
        self.diagnostics: dict[str, queue.Queue[list[Any]]] = {}
        self._answers: dict[int, queue.Queue[Any]] = {}
        self._last = 0

    def __enter__(self) -> LanguageServer:
        alone = ["unshare", "--net"]
        if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
            alone = []
        assert NODE
        self._process = subprocess.Popen(
            [*alone, NODE, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        threading.Thread(target=self._listen, daemon=True).start()
        folder = {"uri": self.folder.as_uri(), "name": "hub"}
        text = {"completion": {"completionItem": {"documentationFormat": ["plaintext"]}}, "hover": {}}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": text,
                },
            },
        )
        self._send({"method": "initialized", "params": {}})
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.wait(10)
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()

    def open(self, name: str, text: str) -> list[Any]:
        """Open a file with this text; what the editor would underline in it."""
        uri = (self.folder / name).as_uri()
        self.diagnostics[uri] = queue.Queue()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return self.diagnostics[uri].get(timeout=WAIT)

    def complete(self, name: str, line: int, character: int) -> dict[str, dict[str, Any]]:
        """What is offered at a place (counted from 0), by label."""
        found = self._at("completion", name, line, character)
        return {item["label"]: item for item in (found["items"] if isinstance(found, dict) else found)}

    def hover(self, name: str, line: int, character: int) -> str:
        """What is shown when the mouse rests at a place."""
        found = self._at("hover", name, line, character)
        return str(found["contents"]["value"]) if found else ""

    def _at(self, what: str, name: str, line: int, character: int) -> Any:
        document = {"uri": (self.folder / name).as_uri()}
        position = {"line": line, "character": character}
        return self.ask(f"textDocument/{what}", {"textDocument": document, "position": position})

    def ask(self, method: str, params: Any) -> Any:
        """A request; its result."""
        self._last += 1
        self._answers[self._last] = queue.Queue()
        self._send({"id": self._last, "method": method, "params": params})
        answer = self._answers[self._last].get(timeout=WAIT)
        assert "error" not in answer, answer
        return answer["result"]

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while head := stream.readline():
            size = int(head.split(b":")[1])
            while stream.readline().strip():
                pass
            message = json.loads(stream.read(size))
            if "method" not in message:
                self._answers[message["id"]].put(message)
            elif message["method"] == "textDocument/publishDiagnostics":
                self.diagnostics[message["params"]["uri"]].put(message["params"]["diagnostics"])
            elif "id" in message:
                self._send({"id": message["id"], "result": self._configuration(message)})

    def _configuration(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._section(item.get("section")) for item in message["params"]["items"]]

    def _section(self, name: str | None) -> Any:
        """`yaml.format.enable: false` is asked for as `yaml` → {format: {enable: false}}."""
        found: dict[str, Any] = {}
        for key, value in self.settings.items():
            if name and key.startswith(f"{name}."):
                *parents, last = key.removeprefix(f"{name}.").split(".")
                inner = found
                for parent in parents:
                    inner = inner.setdefault(parent, {})
                inner[last] = value
            elif key == name:
                found = value
        return found
