"""What CONTRIBUTING says can be done, works as written, in both languages."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, inside, options

GUIDES = {"de": "CONTRIBUTING.md", "en": "CONTRIBUTING.en.md"}


def text(language: str) -> str:
    return (ROOT / GUIDES[language]).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", GUIDES)
def test_paths_and_commands_exist(language: str) -> None:
    """Links and file names lead somewhere; every command and option is one of hub's."""
    said = text(language)
    named = set(re.findall(r"\]\(([\w./-]+)\)", said)) | {
        name for name in re.findall(r"`([\w./-]+)`", said) if "/" in name and name not in (".venv/bin/hub",)
    }
    assert len(named) > 10
    missing = [name for name in named if not (ROOT / name).exists()]
    assert set(missing) <= {"data/exceptions.yaml"}
    for command, rest in re.findall(r"\.venv/bin/hub (\w+)([^`|\n]*)", said):
        usage = options(command)
        assert set(re.findall(r"--[a-z-]+", rest)) <= usage, command


def test_both_languages_say_the_same_things() -> None:
    """The same sections, commands and lists."""
    shapes = [
        (len(re.findall(r"(?m)^## ", said)), re.findall(r"hub (\w+)", said), len(re.findall(r"(?m)^(?:\d\.|-) ", said)))
        for said in map(text, GUIDES)
    ]
    assert shapes[0] == shapes[1]


def test_a_partner_with_its_offer_is_added_as_written(tmp_path: Path) -> None:
    """The commands, one after the other, in a copy of the real records, leave nothing to mend."""
    for name in ("data", "content", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    block = re.search(r"```\n(.*?)```", text("de"), re.DOTALL)
    assert block
    lines = block[1].replace("\\\n", " ").replace("https://…", "https://beispiel.example/").splitlines()
    written = []

    for line in lines:
        program, *given = shlex.split(line)
        assert ".venv/bin/hub" == program
        result = inside(tmp_path, *given)
        assert 0 == result.returncode, result.stdout + result.stderr
        written += re.findall(r"(\S+) geschrieben\.", result.stdout)

    assert ["data/sources/beispiel-de.yaml", "data/partners/beispiel.yaml", "data/offers/sprechstunde.yaml"] == written


def test_the_table_of_messages_is_that_of_the_program() -> None:
    """Every message with its rule, in both languages; `hub schema` writes it."""
    from hub.editorial.schema import explained
    from hub.reading.messages import MESSAGES

    for path, made in explained.made().items():
        assert made == (ROOT / path).read_text(encoding="utf-8"), "run hub schema"
        assert set(re.findall(r"(?m)^\| `([a-z0-9-]+)` \|", made)) == MESSAGES.keys()
