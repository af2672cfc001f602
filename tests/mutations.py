"""How well the quick tests hold the modules that decide: what they reach, and which changes of the code they notice.

    python tests/mutations.py coverage              lines and branches, against the floor
    python tests/mutations.py changes [MODULE ...]  every module, or those whose path holds one of the words

Modules, tests, floors and the changes that may go unnoticed stand in mutations.toml. Exits 1 below a floor, for a
change that no test notices and that is not listed, and for one that is listed and does not exist or is noticed by now.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LIST = Path(__file__).with_suffix(".toml")
BIN = Path(sys.executable).parent
NOTICED = ("killed", "timeout", "segfault")
NEEDED = ("tests", "overrides", "locales", "hooks", "mkdocs.yml")
"""What tests of the engine read besides it; some copy its whole modules"""


@dataclass(frozen=True, order=True)
class Change:
    """One change of the code: what a line says now, and what it would say."""

    function: str
    line: str
    change: str


@dataclass(frozen=True)
class Module:
    """A module that decides; `path` is below hooks/. `functions` are those that count, all where it is empty."""

    path: str
    tests: list[str]
    covered: float
    killed: float
    functions: list[str] = field(default_factory=list)
    unnoticed: dict[Change, str] = field(default_factory=dict)
    """Changes that may go unnoticed, each with the reason"""

    @property
    def names(self) -> list[str]:
        """Patterns of mutmut's names for the changes of this module."""
        module = self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        return [f"{module}.x_{name}__mutmut_*" for name in self.functions] or [f"{module}.x*"]


def modules(text: str) -> Iterator[Module]:
    """The modules of the list."""
    settings = tomllib.loads(text)
    for path, told in settings["modules"].items():
        unnoticed = {
            Change(one["function"], one["line"], one["change"]): one["reason"] for one in told.pop("unnoticed", [])
        }
        floors = {name: settings[name] for name in ("covered", "killed")}
        yield Module(path, **(floors | told), unnoticed=unnoticed)


# coverage


def measure(module: Module) -> tuple[float, list[str]]:
    """(per cent of lines and branches that the module's own tests reach, places they do not reach)."""
    with tempfile.TemporaryDirectory() as folder:
        run = [BIN / "coverage", "run", "--branch", f"--data-file={folder}/data", f"--include=hooks/{module.path}"]
        tests = ["-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *module.tests]
        _run([*run, *tests], ROOT)
        _run([BIN / "coverage", "json", "-q", f"--data-file={folder}/data", "-o", f"{folder}/said"], ROOT)
        said: Any = json.loads(Path(folder, "said").read_text(encoding="utf-8"))
    (file,) = said["files"].values()
    parts = [file["functions"][name] for name in module.functions] or [file]
    counts = [part["summary"] for part in parts]
    reached = sum(count["covered_lines"] + count["covered_branches"] for count in counts)
    whole = sum(count["num_statements"] + count["num_branches"] for count in counts)
    missed = [f"line {line}" for part in parts for line in part["missing_lines"]]
    missed += [f"from line {start} to {end}" for part in parts for start, end in part["missing_branches"]]
    return 100 * reached / whole, missed


# changes


def change(module: Module) -> tuple[int, int, dict[Change, str]]:
    """(how many changes were made, how many did not come to an end, those that no test noticed and how that went)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _lay_out(folder, module)
        _run([BIN / "mutmut", "run", *module.names], folder)
        said = _run([BIN / "mutmut", "results", "--all", "true"], folder)
        states = dict(re.findall(r"^ +(\S+): (.+)$", said, re.MULTILINE))
        states = {name: state for name, state in states.items() if state != "not checked"}
        left = {_shown(name, folder): state for name, state in states.items() if state not in NOTICED}
    return len(states), list(states.values()).count("timeout"), left


def _lay_out(folder: Path, module: Module) -> None:
    """A copy of the project as mutmut knows projects: its sources in a folder src/."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hooks", folder / "src", ignore=ignored)
    for needed in NEEDED:
        if (ROOT / needed).is_dir():
            shutil.copytree(ROOT / needed, folder / needed, ignore=ignored)
        else:
            shutil.copy(ROOT / needed, folder / needed)
    # mutmut passes over functions with decorators; what remembers a result changes nothing of it.
    source = folder / "src" / module.path
    source.write_text(re.sub(r"^@(lru_)?cache\b.*\n", "", source.read_text(encoding="utf-8"), flags=re.MULTILINE))
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/{module.path}"],
        "also_copy": [*NEEDED],
        "pytest_add_cli_args_test_selection": module.tests,
        # What was remembered while the code was whole must not answer for changed code.
        "process_isolation": "forkserver",
        # Starting pytest counts for each change. Where the machine is busy, too short a time ends tests that would have
        # noticed nothing, and mutmut takes that for noticed.
        "timeout_constant": 6.0,
    }
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").replace('"hooks"', '"src"')
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    (folder / "pyproject.toml").write_text("\n".join([project, "[tool.mutmut]", *lines, ""]), encoding="utf-8")


def _shown(name: str, folder: Path) -> Change:
    """What one of mutmut's changes does."""
    diff = _run([BIN / "mutmut", "show", name], folder).splitlines()
    start = next(number for number, line in enumerate(diff) if line.startswith("@@"))
    old, new = (" ".join(line[1:].strip() for line in diff[start:] if line.startswith(sign)) for sign in ("-", "+"))
    function = re.sub(r"__mutmut_\d+$", "", name.rpartition(".")[2]).removeprefix("x_")
    return Change(function, old, new)


def _run(command: list[Any], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-5000:]}\n{done.stderr[-5000:]}")
    return done.stdout


# the report


def coverage(module: Module) -> list[str]:
    """What is wrong, after telling the figure."""
    percent, missed = measure(module)
    print(f"{module.path}: {percent:.1f} % of lines and branches (floor {module.covered} %)", flush=True)
    return [f"{module.path}: not reached: {place}" for place in missed] if percent < module.covered else []


def changes(module: Module) -> list[str]:
    """What is wrong, after telling the figure."""
    made, endless, left = change(module)
    percent = 100 * (made - len(left)) / made
    print(
        f"{module.path}: {percent:.1f} % of {made} changes noticed, {endless} by not coming to an end "
        f"(floor {module.killed} %)",
        flush=True,
    )
    wrong = [
        f"{module.path}: no test notices this, and no reason is listed ({left[one]}):\n{_entry(module, one)}"
        for one in sorted(left.keys() - module.unnoticed.keys())
    ]
    wrong += [
        f"{module.path}: listed, but noticed or gone by now:\n{_entry(module, one)}"
        for one in sorted(module.unnoticed.keys() - left.keys())
    ]
    if percent < module.killed:
        wrong.append(f"{module.path}: fewer changes are noticed than {module.killed} %")
    return wrong


def _entry(module: Module, one: Change) -> str:
    """As it stands in the list."""
    lines = [f'[[modules."{module.path}".unnoticed]]']
    for name in ("function", "line", "change"):
        value = getattr(one, name)
        lines.append(f"{name} = '{value}'" if "'" not in value else f"{name} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join([*lines, 'reason = ""'])


def main() -> int:
    """0 where everything is held."""
    task = {"coverage": coverage, "changes": changes}[sys.argv[1]]
    wrong: list[str] = []
    for module in modules(LIST.read_text(encoding="utf-8")):
        if not sys.argv[2:] or any(word in module.path for word in sys.argv[2:]):
            wrong += task(module)
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
