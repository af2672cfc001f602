"""The handbook says what is so: each of its commands is run as it stands there, in the order of its pages."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, build, hub, inside, options, start
from hub.commands.outside import links

PAGES = ("index", "set-up", "run", "upgrade", "move-out")
BOOK = ROOT / "docs/handbook"
_BLOCK = re.compile(r"^( *)```sh\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_REAL = ("publish",)
"""Commands of hub that start programs of their own, and so do not run in this process"""


def text(language: str, page: str) -> str:
    return (BOOK / language / f"{page}.md").read_text(encoding="utf-8")


def commands(language: str) -> Iterator[str]:
    for page in PAGES:
        for indent, block in _BLOCK.findall(text(language, page)):
            yield from (line.removeprefix(indent) for line in block.splitlines())


def bare(line: str) -> str:
    """A command without its comment and the language of its sentences."""
    return re.sub(r" --lang en| # .*", "", line)


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.audit)])
def test_every_command_of_the_handbook_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: bool) -> None:
    """From an empty folder to a site, a release, a way back and everything as files. What makes a whole site takes half
    a minute in all and is run in the audit; its options are looked up in any case."""
    asked: list[str] = []
    monkeypatch.setattr(links, "ask", lambda addresses, *_: asked.extend(addresses) or [])
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "x")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "x@hub.example")
    place = tmp_path / "program"
    place.mkdir()
    for line in commands("en"):
        words = shlex.split(line, comments=True)
        if words[0] == "cd":
            place = (place / words[1]).resolve()
        elif whole or not makes_a_site(words):
            code, said = run(place, words)
            assert code == ("# ends with 1" in line), f"{line}\n{said}"
        elif ".venv/bin/hub" in words:
            _, command, *given = words[words.index(".venv/bin/hub") :]
            assert {word for word in given if word.startswith("--")} <= options(command)

    assert asked
    pages = tmp_path / "nordland-pages"
    offer = (pages / "de/offers/language-cafe/index.html").read_text(encoding="utf-8")
    assert re.match(r'---\ntitle: "Sprachcafé"\ndescription: ".+"\nlang: "de"\n---\n<article', offer)
    assert {'<script type="application/ld+json">'} == set(re.findall("<script[^>]*>", offer))
    assert "assets/" not in offer
    listed = (pages / "api/v1/index.json").read_text(encoding="utf-8")
    for name in ("api/v1/offers.json", "api/v1/de/offers.csv", "api/v1/hsds/de/services.json", "de/feed.xml"):
        assert (pages / name).is_file() and name in listed
    if whole:
        assert (tmp_path / "served/current/de/index.html").is_file()
        assert (tmp_path / "nordland-site/en/offers/language-cafe/index.html").is_file()


def makes_a_site(words: list[str]) -> bool:
    """Whether a command takes seconds because every page is made."""
    return words == ["make", "site"] or "publish" in words or ("pages" in words and "--bare" not in words)


def run(place: Path, words: list[str]) -> tuple[int, str]:
    """(exit code, what was said) of a command; one of hub runs in this process, those of make are looked up."""
    set_ = dict(word.split("=", 1) for word in words if re.match(r"HUB_[A-Z_]+=", word))
    words = words[len(set_) :]
    match words:
        case [".venv/bin/hub", command, *_]:
            done = (hub if command in _REAL else inside)(place, *words[1:], **set_)
        case [".venv/bin/mkdocs", "build", "--strict"]:
            done = build(place)
        case ["make", target]:
            makefile = (place / "Makefile").read_text(encoding="utf-8")
            (recipe,) = re.findall(rf"(?m)^{target}: \.venv/ready\n\t(.+)$", makefile)
            return run(place, shlex.split(recipe))
        case ["git", *_]:
            done = subprocess.run(words, cwd=place, text=True, capture_output=True, check=False, env=os.environ)
        case _:
            raise AssertionError(words)
    return done.returncode, done.stdout + done.stderr


def test_both_languages_have_the_same_commands_and_pages() -> None:
    """And a picture of its own site for each that is shown; every heading has its counterpart."""
    assert list(map(bare, commands("de"))) == list(map(bare, commands("en")))
    for page in PAGES:
        german, english = text("de", page), text("en", page)
        assert [len(found) for found in re.findall(r"(?m)^(#+) ", german)] == [
            len(found) for found in re.findall(r"(?m)^(#+) ", english)
        ]
        for language, said in (("de", german), ("en", english)):
            for shown in re.findall(r"\]\((images/[^)]+)\)", said):
                assert (BOOK / language / shown).stat().st_size < 80_000
    names = {path.stem for path in BOOK.rglob("*.md")}
    assert names == {*PAGES}


def test_it_becomes_a_website_without_a_warning(tmp_path: Path) -> None:
    """With the MkDocs that builds the hub; no page loads anything from elsewhere, and each says its language."""
    for language, name in (("de", "mkdocs.yml"), ("en", "mkdocs.en.yml")):
        given = ("build", "--strict", "--config-file", f"docs/{name}", "--site-dir", str(tmp_path / language))
        done = start("mkdocs", ROOT, given, {"NO_MKDOCS_2_WARNING": "1"}, fresh=True)
        assert 0 == done.returncode, done.stderr
        for page in (tmp_path / language).rglob("*.html"):
            html = page.read_text(encoding="utf-8")
            assert f'<html lang="{language}"' in html
            assert not re.search(r'<(?:script|link|img)[^>]* (?:src|href)="(?:https?:)?//', html)
