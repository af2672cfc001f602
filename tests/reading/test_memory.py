"""What was worked out of files before is taken again only where it would be the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import SECOND, TODAY, write
from hub import checks
from hub.reading import engine
from hub.reading.catalog import load
from hub.reading.languages import catalogue
from hub.reading.memory import Remembered
from support import translated

OFFICE, WORDS = "data/partners/guichet-nord.yaml", "locales/ar/terms.po"
CHANGES: list[tuple[str, str, str]] = [
    (OFFICE, "checked: 2026", "checked: 2030"),
    (OFFICE, "title:", "# remark\ntitle:"),
    (OFFICE, "checked:", "chekced:"),
    (WORDS, "rester. نص", "rester. [x](y:z) نص"),
    ("data/terms/permis-de-l-ile.yaml", "Le papier qui", "Ce papier qui"),
    (WORDS, 'msgctxt "permis-de-l-ile.title"', 'msgctxt "permis-de-l-ille.title"'),
    ("content/fr/about.md", "Une île", "<b onclick=x>y</b> Une île"),
    ("data/hub.yaml", "Ceci est un essai.", "[x](y:z)"),
]
"""Each lets findings come, go or move to other lines: in the file itself, or in what was made from it"""


def found(root: Path, keep: Path | None) -> tuple[list[str], list[object]]:
    """(every finding, every tree) of a project."""
    catalog = load(root, keep)
    lines = [problem.line_text() for problem in checks.run(catalog, TODAY)]
    catalog.remembered.save()
    return lines, [(entry.shown, entry.tree, entry.remarks) for entry in catalog.all_entries()]


def test_after_every_change_a_check_finds_what_one_without_memory_does(tmp_path: Path) -> None:
    """Twice after each change, so that what was remembered of the changed file is asked for too."""
    root, keep = tmp_path / "hub", tmp_path / "keep"
    translated.project(root)
    seen = [found(root, keep)]
    for path, old, new in CHANGES:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        alone = found(root, None)
        assert alone == found(root, keep) == found(root, keep), path
        seen.append(alone)
    assert all(before != after for before, after in pairwise(seen))


def test_what_is_remembered_is_not_worked_out_again(tmp_path: Path) -> None:
    """Neither a tree nor the place of a finding nor what is wrong with a catalogue."""
    found(SECOND, tmp_path)

    def asked() -> None:
        raise AssertionError

    memory = load(SECOND, tmp_path).remembered
    entries = list(load(SECOND).all_entries())
    assert len(entries) > 20
    for entry in entries:
        assert [entry.tree, []] == memory.of(f"tree {entry.file}", asked) or entry.remarks


@pytest.mark.parametrize("damage", ["foreign", "forged", "older", "engine"])
def test_a_memory_that_is_damaged_or_of_another_engine_is_thrown_away(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, file = Remembered(tmp_path), tmp_path / "read.sqlite"
    assert [1] == memory.of("a", lambda: [1])
    memory.save()
    assert [1] == Remembered(tmp_path).of("a", lambda: [2])
    told = {"forged": "update known set value = '[3]'", "older": "pragma user_version = 7"}
    if damage == "foreign":
        file.write_bytes(b"something else\n" * 1000)
    elif damage == "engine":
        monkeypatch.setattr(engine, "digest", lambda: "another")
    else:
        with closing(sqlite3.connect(file)) as store:
            store.executescript(told[damage])
    memory = Remembered(tmp_path)
    assert [2] == memory.of("a", lambda: [2])
    memory.save()
    assert [2] == Remembered(tmp_path).of("a", lambda: [4])


ODD = {
    "an entry that is gone": '#~ msgid "a"\n#~ msgstr "b"\n',
    "what a text said before": '#| msgid "c"\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n',
    "an entry twice": 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    "a text on several lines": 'msgid ""\n"a\\n"\n"b"\nmsgstr "c"\n',
    "escapes": r'msgid "a \"b\" \\ c"' + '\nmsgstr "d"\n',
    "a place with a line": '#: a.html:3 b.html\nmsgid "a"\nmsgstr "b"\n',
    "comments of all sorts": '# x\n# | y\n#. z\n#: a b\n#, fuzzy, c-format\nmsgctxt "k"\nmsgid "a"\nmsgstr ""\n',
    "forms": 'msgid "{n} a"\nmsgid_plural "{n} as"\nmsgstr[0] "b"\nmsgstr[1] "bs"\n',
    "too few forms": 'msgid "{n} a"\nmsgid_plural "{n} as"\nmsgstr[0] "b"\n',
    "a text that goes on below an empty line": 'msgid "a"\nmsgstr "b"\n\n"c"\n',
    "an empty context": 'msgctxt ""\nmsgid "a"\nmsgstr "b"\n',
}


@pytest.mark.parametrize("odd", ["", *ODD])
def test_a_catalogue_is_read_as_babel_reads_it(odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quickly where it is plain; what is odd is left to Babel."""
    head = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    write(tmp_path, {"x.po": f'{head}#. n\nmsgctxt "c"\nmsgid "one"\nmsgstr "un"\n\n{ODD.get(odd, "")}'})
    quick = catalogue.read(tmp_path / "x.po", "x.po")
    assert odd or catalogue._quickly(quick.text)
    monkeypatch.setattr(catalogue, "_quickly", lambda text: None)
    right = catalogue.read(tmp_path / "x.po", "x.po")
    assert (right.header, right.entries, right.gone, right.twice) == (
        quick.header,
        quick.entries,
        quick.gone,
        quick.twice,
    )
