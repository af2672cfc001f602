"""Records judged by the schemas that editors use, read as editors read YAML."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from hub.editorial import fmt
from hub.editorial.schema import vscode


class Reader(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: a day is words."""


Reader.yaml_implicit_resolvers = {
    letter: [rule for rule in rules if not rule[0].endswith(("timestamp", "merge"))]
    for letter, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Reader)  # noqa: S506 - a safe loader


def validator(hub: Path, name: str) -> Draft7Validator:
    """What judges by one schema of the hub in a folder, as `hub schema` wrote it."""

    def content(file: str) -> Any:
        return json.loads((hub / vscode.FOLDER / file).read_text(encoding="utf-8"))

    Draft7Validator.check_schema(content(name))
    ids = Resource.from_contents(content("ids.json"))
    return Draft7Validator(content(name), registry=Registry().with_resource("ids.json", ids))


def schema_of(shown: str) -> str:
    """The one schema whose patterns take a file."""
    taken = [
        name
        for name, patterns in vscode.schemas().items()
        if any(fnmatch(shown, p) for p in patterns if p[0] != "!")
        and not any(fnmatch(shown, p[1:]) for p in patterns if p[0] == "!")
    ]
    assert 1 == len(taken), shown
    return taken[0]


def marked(hub: Path) -> tuple[set[str], list[str]]:
    """(schemas that were asked, `file: place fault` of all that an editor would mark in data/)."""
    judge = cache(partial(validator, hub))
    asked, found = set(), []
    for shown in fmt.files(hub):
        asked.add(name := schema_of(shown))
        found += [f"{shown}: {fault.json_path} {fault.message}" for fault in judge(name).iter_errors(read(hub / shown))]
    return asked, found
