"""What hostile data may cost: `hub check` and the build die by their limits, or answer within them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import warm
from conftest import SECOND, TODAY, build, write
from hub.outputs.search.compounds import Splitter
from hub.pages.drawings import svg, tilemap
from hub.reading import source
from sites import index_of

SECONDS = 10
"""Of computing; the kernel ends what takes more. What grows with the square of these files takes minutes, what reads
them once takes one second or, two hundred of them on a slow machine, two."""
MEGABYTES = 120
"""With all that was imported, which every copy of `warm` has from its start"""

GUIDE = (
    "title: {fr: x}\naudiences: [employer]\nsources: [loi-exemple]\nchecked: 2026-01-01\n"
    "steps: [{id: a, title: {fr: x}, actor: employer, text: {fr: x}}]\n"
)
QUESTION = "  q{0}: {{text: {{fr: x}}, answers: [{{id: a, text: {{fr: x}}, to: z{0}}}]}}\n"
WAYFINDER = (
    "title: {fr: x}\nsources: [loi-exemple]\nstart: q0\naudiences: [employer]\nchecked: 2026-01-01\nquestions:\n"
)

HOSTILE = {
    "alias bomb": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 10}]\n" for n in range(1, 10)),
    "merge bomb": "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [{f'*a{n - 1},' * 10}]}}\n" for n in range(1, 8)),
    "brackets": "a: " + "[" * 250_000,
    "braces": "a: " + "{" * 250_000,
    "block sequences": "- " * 120_000,
    "questions": "? " * 120_000,
    "nodes": "a: [" + "1," * 120_000 + "]",
    "50 MB": "a: " + "x" * 50_000_000,
    "20 MB list": "a:\n" + "- b\n" * 5_000_000,
    "escapes": '"' + "\\x00" * 60_000 + '": x\n',
    "control characters": "a: " + "\x07" * 250_000,
    "duplicate keys": "a: 1\n" * 20_000,
    "one long key": "x" * 250_000 + ": 1\n",
    "unknown fields": GUIDE + "".join(f"titel{n}: x\n" for n in range(9_000)),
    "unknown languages": GUIDE + "result: {fr: x, " + "".join(f"q{n}: x, " for n in range(9_500)) + "}\n",
    "unknown records": GUIDE + "figures: [" + "permis-de-l, " * 19_000 + "]\n",
    "wrong values": GUIDE.replace("steps: [", "steps: [" + "{}, " * 15_000),
    "wrong links": GUIDE + "result: {fr: '" + "[x](a:b) " * 26_000 + "'}\n",
    "wrong links, shorter": GUIDE + "result: {fr: '" + "[x](a:b) " * 2_200 + "'}\n",
    "links to nothing": GUIDE
    + "".join(f"r{n}: x\n" for n in range(3))
    + "result: {fr: '"
    + "[](term:b)" * 1_900
    + "'}\n",
    "open brackets": GUIDE + "result: {fr: '" + "[x](" * 60_000 + "'}\n",
    "open brackets, shorter": GUIDE + "result: {fr: '[x](a:b)" + "[x](" * 4_900 + "'}\n",
    "open angles": GUIDE + "result: {fr: '[x](a:b)" + "[x](<b" * 3_300 + "'}\n",
    "a long choice": GUIDE + "confidence: " + "x" * 250_000 + "\n",
    "a long reference": GUIDE + "figures: [" + "x" * 200_000 + "]\n",
    "a long text": GUIDE + "result: {fr: '" + "x" * 200_000 + "'}\n",
}
WAYS = WAYFINDER + "".join(QUESTION.format(n) for n in range(1_100)) + "outcomes: {o: {text: {fr: x}}}\n"


def check(folder: Path) -> tuple[int, str, str, int]:
    """(exit code, findings, errors, peak memory in MB) of the real command."""
    variables = {**os.environ, "HUB_TODAY": TODAY.isoformat()}
    ended = warm.plain().run("hub", folder, ("check",), variables, SECONDS)
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode(), ended.megabytes


@pytest.mark.parametrize("name", [*HOSTILE, "wayfinder"])
def test_a_hostile_file_costs_little(name: str, tmp_path: Path) -> None:
    """It is refused with its line, within the limits, without a trace of a crash."""
    folder = tmp_path / "hub"
    shutil.copytree(SECOND, folder)
    file = "wayfinders/quel-chemin.yaml" if name == "wayfinder" else "guides/permis.yaml"
    write(folder, {f"data/{file}": HOSTILE.get(name, WAYS)})

    code, found, errors, megabytes = check(folder)

    assert 1 == code, errors
    assert f"data/{file}:" in found
    assert "Traceback" not in errors
    assert megabytes < MEGABYTES


def test_many_hostile_files_are_all_named(tmp_path: Path) -> None:
    """Two hundred at once, one finding each, in the memory of one."""
    folder = tmp_path / "hub"
    shutil.copytree(SECOND, folder)
    write(folder, {f"data/terms/h{n}.yaml": "a: " + "[" * 200_000 for n in range(200)})

    code, found, _, megabytes = check(folder)

    assert 1 == code
    assert all(f"data/terms/h{n}.yaml:1:15: " in found for n in range(200))
    assert megabytes < MEGABYTES


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", "0001"),
        ("start", "9999-12-31"),
        ("web", "https://["),
        ("web", "https://a]b/"),
        ("web", "https:///nothing"),
        ("web", "https://:80/"),
    ],
)
def test_values_that_would_break_a_page_are_refused(field: str, value: str, tmp_path: Path) -> None:
    """Years no calendar of pictures has, and addresses that cannot be taken apart."""
    shutil.copytree(SECOND, tmp_path / "hub")
    project = tmp_path / "hub/data/projects/pont.yaml"
    lines = [line for line in project.read_text(encoding="utf-8").splitlines() if not line.startswith(field)]
    project.write_text("\n".join([*lines, f'{field}: "{value}"\n']), encoding="utf-8")

    code, found, errors, _ = check(tmp_path / "hub")

    assert (1, True) == (code, f"data/projects/pont.yaml:{len(lines) + 1}:{len(field) + 3}: „{value}“" in found)
    assert "Traceback" not in errors


def test_findings_of_one_file_are_counted_where_they_are_too_many(tmp_path: Path) -> None:
    """The first hundred are shown, and how many more there are."""
    shutil.copytree(SECOND, tmp_path / "hub")
    write(tmp_path / "hub", {"data/guides/permis.yaml": HOSTILE["unknown fields"]})

    found = check(tmp_path / "hub")[1].splitlines()

    assert 101 <= len([line for line in found if "permis.yaml" in line]) <= 110
    assert [line for line in found if "Hier stehen 8900 weitere Fehler dieser Art." in line]


def test_long_words_are_cut_for_pictures_and_left_whole_by_the_search() -> None:
    """A name of any length is broken and cut in as many steps as a picture has letters."""
    long = "donaudampfschiff" * 1_250

    assert tilemap.MOST_LINES == len(tilemap.lines(long))
    assert ["donaudampfschiffdonauda…"] == svg.lines(long, 13, 190)
    assert () == Splitter([f"donau dampf schiff {long}"]).parts(long)


def test_a_text_of_the_greatest_length_is_built(second: Path) -> None:
    """In every field a page shows, names and texts."""
    long = "mot " * 4_999
    write(
        second,
        {
            "data/districts/nord.yaml": (second / "data/districts/nord.yaml")
            .read_text(encoding="utf-8")
            .replace("title: {", f"summary: {{fr: {long}}}\ntitle: {{"),
            "data/terms/long.yaml": f"title: {{fr: {'x' * 20_000}}}\nexplanation: {{fr: {long}}}\n"
            "sources: [loi-exemple]\nchecked: 2026-01-01\n",
        },
    )

    result = build(second, HUB_LANGUAGES="fr")

    assert 0 == result.returncode, result.stderr


def test_nothing_is_loaded_from_the_network_while_building(second: Path) -> None:
    """A build in a network of its own, with nothing in it but the machine itself, succeeds."""
    alone = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let us have a network of our own (unshare -rn)")
    mkdocs = Path(sys.executable).parent / "mkdocs"
    variables = {**os.environ, "HUB_TODAY": TODAY.isoformat(), "NO_MKDOCS_2_WARNING": "1"}
    # The search's indexer and all other programs inherit it.
    reached = subprocess.run(
        [*alone, sys.executable, "-c", "import socket; socket.create_connection(('192.0.2.1', 80), 1)"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Network is unreachable" in reached.stderr

    result = subprocess.run(
        [*alone, mkdocs, "build", "--strict"], cwd=second, env=variables, text=True, capture_output=True, check=False
    )

    assert 0 == result.returncode, result.stderr
    assert (index_of(second / "site", "fr") / "words.json").is_file()


def test_the_limit_of_a_text_stands_in_the_message(tmp_path: Path) -> None:
    """Editors read how long it may be."""
    shutil.copytree(SECOND, tmp_path / "hub")
    write(tmp_path / "hub", {"data/guides/permis.yaml": HOSTILE["a long text"]})

    found = check(tmp_path / "hub")[1]

    assert "Der Text ist länger als 20000 Zeichen." in found and "xxxx" not in found
    assert source.MAX_BYTES > 200_000
