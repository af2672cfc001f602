"""Takes the walks of docs/architecture.md: reads its blocks and does to a project what they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """One block. `path` is empty for what is typed in."""

    language: str
    path: str
    text: str


def read(document: str) -> dict[str, list[Step]]:
    """The steps of every walk by its heading."""
    found: dict[str, list[Step]] = {}
    for section in re.split(r"^### ", document, flags=re.MULTILINE)[1:]:
        title, _, text = section.partition("\n")
        found[title] = [Step(*(part or "" for part in block)) for block in _BLOCK.findall(text)]
    return found


def take(steps: list[Step], project: Path) -> None:
    """Do them in order. Fails where a file that should be new is there, where one that is changed is not as the
    document shows it, and where a command does not end well."""
    for step in steps:
        path = project / step.path
        if step.language == "sh":
            typed = run(project, "bash", "-euc", step.text)
            assert 0 == typed.returncode, (step.text, typed.stdout, typed.stderr)
        elif step.language == "diff":
            changed = _changed(path.read_text(encoding="utf-8"), step)
            # The file may be that of every copy of the engine.
            path.unlink()
            path.write_text(changed, encoding="utf-8")
        else:
            assert step.path and not path.exists(), step
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A program of this environment in the project, with the engine of the project and not that of this checkout."""
    variables = {
        **os.environ,
        "HUB_TODAY": "2026-11-21",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(project / "hooks"),
        # A file may be changed twice within a second; what is compiled would not notice.
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(command, cwd=project, env=variables, text=True, capture_output=True, check=False)


def _changed(text: str, step: Step) -> str:
    lines = step.text.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] != "+")
    new = "".join(line[1:] for line in lines if line[0] != "-")
    # Whole lines, and in one place only.
    assert f"\n{text}".count(f"\n{old}") == 1, f"{step.path} is not as the document shows it:\n{old}"
    return f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]
