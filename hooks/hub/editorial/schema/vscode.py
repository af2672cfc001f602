"""Settings that make VS Code help with records as soon as the folder is open."""

from __future__ import annotations

import json

from hub.records import KINDS, SINGLES

FOLDER = ".schema"
SETTINGS = {
    # Only what stands here is asked: no catalogue on the web, no report to anybody.
    "yaml.schemaStore.enable": False,
    "redhat.telemetry.enabled": False,
    "yaml.yamlVersion": "1.2",
    # `hub fmt` is the form of these files.
    "yaml.format.enable": False,
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "[yaml]": {"editor.wordWrap": "on", "editor.tabSize": 2, "editor.insertSpaces": True},
}


def schemas() -> dict[str, list[str]]:
    """Which files each schema is for, as the editor wants it: file name → patterns."""
    found = {f"{name.removesuffix('.yaml')}.json": [f"data/{name}"] for name in SINGLES}
    for kind, model in KINDS.items():
        found[f"{kind}.json"] = [f"data/{model.folder}/*.yaml"]
        if model.companion:
            companion = f"data/{model.folder}/*.{model.companion[0]}.yaml"
            found[f"{kind}.{model.companion[0]}.json"] = [companion]
            found[f"{kind}.json"].append(f"!{companion}")
    return found


def settings() -> str:
    """`.vscode/settings.json`."""
    return _text({"yaml.schemas": {f"{FOLDER}/{name}": patterns for name, patterns in schemas().items()}, **SETTINGS})


def extensions() -> str:
    """`.vscode/extensions.json`: what VS Code offers to install."""
    return _text({"recommendations": ["redhat.vscode-yaml"]})


def _text(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
