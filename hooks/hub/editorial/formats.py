"""Findings as people and code hosts read them. Every format is a function: findings, language → text."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from hub.reading.findings import Problem
from hub.reading.messages import MESSAGES, sentence

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text(problems: Sequence[Problem], language: str) -> str:
    """One `path:line:column: message` per line."""
    return "".join(f"{found.line_text(language)}\n" for found in problems)


def github(problems: Sequence[Problem], language: str) -> str:
    """Workflow commands that GitHub turns into annotations."""
    return "".join(
        f"::{found.severity} file={_property(found.path)},line={found.line},col={found.column},"
        f"title={found.code}::{_data(found.text(language))}\n"
        for found in problems
    )


def gitlab(problems: Sequence[Problem], language: str) -> str:
    """A code quality report. Fingerprints leave the line out, so that they survive moves, and are unique."""
    seen: Counter[str] = Counter()
    report = []
    for found in problems:
        identity = f"{found.path}\0{found.code}\0{found.args}"
        seen[identity] += 1
        report.append(
            {
                "description": found.text(language),
                "check_name": found.code,
                "fingerprint": hashlib.sha256(f"{identity}\0{seen[identity]}".encode()).hexdigest(),
                "severity": "major" if found.severity == "error" else "info",
                "location": {"path": found.path, "lines": {"begin": found.line}},
            }
        )
    return _json(report)


def sarif(problems: Sequence[Problem], language: str) -> str:
    """SARIF 2.1.0 with columns in characters."""
    codes = sorted({found.code for found in problems})
    rules = [{"id": code, "shortDescription": {"text": sentence(MESSAGES[code], language)}} for code in codes]
    results = [
        {
            "ruleId": found.code,
            "ruleIndex": codes.index(found.code),
            "level": found.severity,
            "message": {"text": found.text(language)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": found.path},
                        "region": {"startLine": found.line, "startColumn": found.column},
                    }
                }
            ],
        }
        for found in problems
    ]
    driver = {"name": "hub", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _json({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def plain_json(problems: Sequence[Problem], language: str) -> str:
    """A list of objects."""
    return _json(
        [
            {
                "path": found.path,
                "line": found.line,
                "column": found.column,
                "severity": found.severity,
                "code": found.code,
                "message": found.text(language),
            }
            for found in problems
        ]
    )


FORMATS: dict[str, Callable[[Sequence[Problem], str], str]] = {
    "text": text,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "json": plain_json,
}


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
