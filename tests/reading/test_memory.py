"""What was worked out of files before is taken again only where it would be the same."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import time_ns
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import SECOND, TODAY, inside, write
from hub import checks
from hub.facts import responsibility
from hub.reading import engine, source
from hub.reading.catalog import load
from hub.reading.languages import catalogue, laid
from hub.reading.memory import Remembered, inputs, store
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
    ("data/faqs/combien.yaml", "semaines.", "semaines, 1300 €, [y](guide:permis#nulle-part)."),
    ("data/figures/droit-de-guichet.yaml", "value: 1300", "value: 1400"),
    ("data/guides/permis.yaml", "- id: demande", "- id: nulle-part"),
    ("data/hub.yaml", "review_days: {", "review_days: {faq: 1, "),
    ("data/hub.yaml", "postcode: [nnnnn]", "postcode: [nnn]"),
    ("data/hub.yaml", "Ceci est un essai.", "[x](y:z)"),
]
"""Each lets findings come, go or move to other lines: in the file itself, in what was made from it, or in what names
it"""


def found(root: Path, keep: Path | None, day: date = TODAY) -> tuple[list[str], list[object]]:
    """(every finding, every tree with what it says in every language) of a project."""
    catalog = load(root, keep)
    lines = [problem.line_text() for problem in checks.run(catalog, day)]
    whole, covered = laid.lay(catalog, catalog.settings.languages.translated if catalog.settings else [])
    catalog.remembered.save()
    pairs = zip(catalog.all_entries(), whole.all_entries(), strict=True)
    said = [(one.shown, one.tree, one.remarks, with_all.digest, repr(with_all.record)) for one, with_all in pairs]
    return lines, [*said, covered]


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
    later = TODAY + timedelta(days=400)
    seen.append(found(root, None, later))
    assert seen[-1] == found(root, keep, later) == found(root, keep, later)
    (root / "data/documents/passeport.yaml").unlink()
    seen.append(found(root, None, later))
    assert seen[-1] == found(root, keep, later)
    assert all(before != after for before, after in pairwise(seen))


def test_edits_at_random_are_found_as_without_memory(tmp_path: Path) -> None:
    """A line of any file goes, comes twice, becomes another or changes a word; now and then a file is as it was."""
    root, keep, dice = tmp_path / "hub", tmp_path / "keep", Random(15)  # noqa: S311 - the same edits in every run
    translated.project(root)
    files = sorted(path for name in ("data", "content", "locales") for path in (root / name).rglob("*.*"))
    first = {path: path.read_text(encoding="utf-8") for path in files}
    seen = [found(root, keep)]
    for number in range(40):
        path = dice.choice(files)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True) or [""]
        at, to = dice.randrange(len(lines)), dice.randrange(len(lines))
        lines[at : at + 1] = dice.choice(
            [[], [lines[at]] * 2, [lines[at].replace(" ", " x", 1)], [lines[to]], [f"# {lines[at]}"], [lines[at], "\n"]]
        )
        path.write_text(first[path] if number % 3 == 2 else "".join(lines), encoding="utf-8")
        seen.append(found(root, None))
        assert seen[-1] == found(root, keep), (number, path)
    assert sum(before != after for before, after in pairwise(seen)) > 10


def checked(folder: Path, **environment: str) -> tuple[int, str, str]:
    """What `hub check` says of everything."""
    ended = inside(folder, "check", "--warnings", "--release", **environment)
    return ended.returncode, ended.stdout, ended.stderr


def test_a_whole_check_is_taken_again_only_where_it_would_say_the_same(second: Path) -> None:
    """After a change of any sort of file, of the day, of the address, and back; where a link could lead anywhere it is
    never taken. What was said with nothing remembered is said with it."""
    keep, aside = second / store.FOLDER, second / "aside"
    (second / "locales/nl").mkdir()
    outside = second.parent / "elsewhere.po"
    steps: list[Callable[[], object]] = [
        lambda: write(second, {"data/roles/x.yaml": "title: {fr: X, nl: X}\n"}),
        lambda: write(second, {"content/fr/contribute.md": "[x](nulle-part.md)\n"}),
        lambda: write(second, {"locales/fr.po": "oh\n"}),
        lambda: write(second, {"overrides/x.html": "<<<<<<< x\n"}),
        lambda: (second / "overrides/x.html").unlink(),
        lambda: (outside.write_text("oh"), (second / "locales/nl/terms.po").symlink_to(outside)),
    ]
    said = [checked(second)]
    for step in steps:
        step()
        here = checked(second)
        keep.rename(aside)
        assert checked(second) == here
        shutil.rmtree(keep)
        aside.rename(keep)
        assert checked(second) == here != said[-1]
        said.append(here)
    for environment in ({"HUB_TODAY": "2028-01-01"}, {"HUB_SITE_URL": "https://guide.example/"}):
        assert checked(second, **environment) != said[-1] == checked(second)


def test_a_file_saved_twice_between_two_ticks_of_a_clock_is_read_again(
    second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its time and its size say nothing, on a disk whose clock stands still."""
    now, looked_at = time_ns(), inputs._looked_at

    def coarse(path: str) -> SimpleNamespace:
        one = looked_at(path)
        return SimpleNamespace(
            st_mode=one.st_mode, st_ino=one.st_ino, st_size=one.st_size, st_mtime_ns=now, st_ctime_ns=now
        )

    monkeypatch.setattr(inputs, "_looked_at", coarse)
    written = "title: {fr: %s, nl: X}\n"
    write(second, {"data/roles/x.yaml": written % "[[", "data/roles/y.yaml": written % "Y"})
    wrong = checked(second)
    (second / "data/roles/x.yaml").write_text(written % "XX", encoding="utf-8")
    right = checked(second)
    assert wrong != right == checked(second)


def test_a_catalogue_that_stayed_is_not_read_and_one_that_changed_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it was not changed just before: its time and size say enough then."""
    root, keep, read = tmp_path / "hub", tmp_path / "keep", []
    translated.project(root)
    read_bytes = catalogue.read_bytes

    def reading(path: Path, *given: Any) -> bytes:
        read.append(path)
        return read_bytes(path, *given)

    monkeypatch.setattr(catalogue, "read_bytes", reading)
    # As if long ago.
    monkeypatch.setattr(inputs, "FRESH", 0)
    before = found(root, keep)
    assert root / WORDS in read
    read.clear()
    assert before == found(root, keep) and not any(path.exists() for path in read)
    text = (root / WORDS).read_text(encoding="utf-8")
    (root / WORDS).write_text(text.replace("rester. نص", "rester. [x](y:z) نص", 1), encoding="utf-8")
    assert before != found(root, keep) and [path for path in read if path.exists()] == [root / WORDS]


def test_a_check_reads_nothing_that_its_digest_does_not_hold(second: Path) -> None:
    """Neither a file nor a folder of the project."""
    with get_context("fork").Pool(1) as pool:
        asked = pool.apply(_asked, (second,))
    assert {"data", "content", "locales", "overrides"} <= asked <= {*inputs.FOLDERS, store.FOLDER}


def _asked(folder: Path) -> set[str]:
    """The folders of a project in which a check has opened something."""
    found: set[str] = set()

    def hear(event: str, given: tuple[object, ...]) -> None:
        if event in ("open", "os.listdir", "os.scandir") and str(given[0]).startswith(f"{folder}/"):
            found.add(Path(str(given[0])).relative_to(folder).parts[0])

    shutil.rmtree(folder / "hooks")
    sys.addaudithook(hear)
    checked(folder)
    return found


def test_what_is_remembered_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a tree nor the place of a finding nor what is wrong with a catalogue or said by it."""
    root, keep = tmp_path / "hub", tmp_path / "keep"
    translated.project(root)
    write(root, {"data/roles/x.yaml": "title: {fr: '# X', nl: X} # x\n"})
    before = found(root, keep)
    assert len(before[1]) > 20 and before[0]

    def asked(*given: object) -> None:
        raise AssertionError(given)

    monkeypatch.setattr(source, "parse", asked)
    # What hand-written pages say in other languages is put together anew.
    read = laid.read
    monkeypatch.setattr(laid, "read", lambda path, there: (read if path.stem == "pages" else asked)(path, there))
    monkeypatch.setattr(source, "read_marks", asked)
    assert before == found(root, keep)


def test_of_a_file_that_stayed_nothing_is_read_that_nobody_asks_for(tmp_path: Path) -> None:
    """Of all that is kept of files, a check after a change looks at few trees."""
    root, keep = tmp_path / "hub", tmp_path / "keep"
    translated.project(root)
    found(root, keep)
    (root / OFFICE).write_text((root / OFFICE).read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    catalog = load(root, keep)
    assert checks.run(catalog, TODAY)
    unread = {entry.kind for entry in catalog.all_entries() if entry.unread}
    assert {"document", "faq", "term", "source"} <= unread and not catalog.entries["partner"]["guichet-nord"].unread


def test_a_rule_is_asked_again_only_where_what_it_asked_for_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is responsible for a step follows from guides, roles, offices and districts, and from the day; no question
    that people ask has a part in it."""
    root, keep = tmp_path / "hub", tmp_path / "keep"
    shutil.copytree(SECOND, root)
    before, asked, reachable = found(root, keep), [], responsibility.reachable

    def listening(*given: Any) -> bool:
        asked.append(given)
        return reachable(*given)

    monkeypatch.setattr(responsibility, "reachable", listening)
    (root / "data/faqs/combien.yaml").write_text("oh\n", encoding="utf-8")
    assert before != found(root, keep) and not asked
    (root / OFFICE).write_text((root / OFFICE).read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    found(root, keep)
    assert asked
    asked.clear()
    found(root, keep, TODAY + timedelta(days=1))
    assert asked


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
