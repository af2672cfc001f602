"""The documents tell the truth about the tree and its commands."""

from __future__ import annotations

import re
import subprocess

from conftest import ROOT, hub

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_target_the_readme_names_exists() -> None:
    """And each target of the Makefile is explained at its head."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))

    assert set(re.findall(r"`make ([\w-]+)`", README)) <= targets
    explained = set(re.findall(r"^# make ([\w-]+)", makefile, re.MULTILINE))
    assert targets - {"clean"} == explained


def test_every_command_and_option_of_hub_is_in_the_readme() -> None:
    """A command nobody can find is not there."""
    usage = hub(ROOT, "--help").stdout
    commands = re.findall(r"^    (\w+)  ", usage, re.MULTILINE)
    assert {"check", "pages"} <= set(commands)
    for command in commands:
        assert f"hub {command}" in README
        for option in re.findall(r"(--[a-z]+)", hub(ROOT, command, "--help").stdout):
            assert option in README or option == "--help", option


def test_every_environment_variable_is_in_the_readme() -> None:
    """What the engine, its adapter and the configuration read is documented."""
    read = [ROOT / "mkdocs.yml", *(ROOT / "hooks").rglob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in read)

    assert set(re.findall(r"HUB_[A-Z_]+", text)) == set(re.findall(r"HUB_[A-Z_]+", README))


def test_the_exported_lock_is_the_lock() -> None:
    """requirements.lock, the pip way, holds exactly the versions of uv.lock, each with hashes."""
    locked = (ROOT / "uv.lock").read_text(encoding="utf-8")
    versions = dict(re.findall(r'\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"', locked))
    exported = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", exported, re.MULTILINE))

    assert {"mkdocs", "mkdocs-material", "pydantic", "pyyaml", "nh3", "babel"} <= pinned.keys()
    assert {name: versions[name] for name in pinned} == pinned
    assert exported.count("--hash=sha256:") > len(pinned)


def test_ci_calls_the_test_command() -> None:
    """CI runs what the README tells people to run."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "make test" in script
    assert 0 == subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=False).returncode
