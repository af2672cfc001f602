"""`hub fmt`: one form for every file of data/, with nothing lost on the way."""

from __future__ import annotations

import io
import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from chance import words
from conftest import SECOND, TODAY, inside, write
from hub import checks
from hub.editorial import draft, fmt
from hub.reading import source
from hub.reading.catalog import load
from hub.reading.source import SourceError
from hub.records import KINDS

LANGUAGES = ["de", "en"]

TYPED = """\
# Kopf der Datei
confidence: official   # laut Website
checked: 2026-11-21
title: {en: 'Office of: things', de: "Amt"}
# Was sie tut
summary:
    de: >-
      Ein langer Text, der hier
      über zwei Zeilen geht.

    # englisch fehlt noch
type: sonstige
districts: [nord,
  # zweiter Kreis
  süd]
contacts:
- checked: '2026-01-02'   # Anruf
  phone: '0531'
  # noch zu prüfen
  hours:
    de: '10:30'
  # Ende der Kontakte
- web: https://example.org/#anker
sources: [no, "2026-01-31", 1e3]
aliases: ["", "a # b", "#c", "zwei\\nZeilen", '"', 'x: y', "-", true]
notes: |
  Erste Zeile
    # kein Kommentar

  letzte Zeile
# Schluss
"""
FORMATTED = """\
title:
  de: Amt
  en: "Office of: things"
# Was sie tut
summary:
  de: Ein langer Text, der hier über zwei Zeilen geht.
  # englisch fehlt noch
type: sonstige
districts:
  - nord
  # zweiter Kreis
  - süd
contacts:
  - phone: "0531"
    # noch zu prüfen
    hours:
      de: "10:30"
    # Ende der Kontakte
    checked: 2026-01-02 # Anruf
  - web: https://example.org/#anker
sources:
  - "no"
  - "2026-01-31"
  - "1e3"
checked: 2026-11-21
# Kopf der Datei
confidence: official # laut Website
aliases:
  - ""
  - "a # b"
  - "#c"
  - |-
    zwei
    Zeilen
  - "\\""
  - "x: y"
  - "-"
  - "true"
notes: |
  Erste Zeile
    # kein Kommentar

  letzte Zeile
# Schluss
"""
WRITTEN_BY_A_CMS = """\
title:
  en: 'Agency: north'
  de: Agentur
type: sonstige
checked: '2026-11-21'
sources:
  - loi-exemple
contacts:
  - phone: '+49 531 1'
    label:
      de: 'no'
"""


def formatted(text: str, kind: str = "partner") -> str:
    return fmt.normal(text, "data/x.yaml", KINDS[kind], LANGUAGES)


def test_another_form_is_a_hint_at_its_line_and_stops_nothing(second: Path) -> None:
    """Editors in a browser put quotes around dates and leave out the last line end; `hub check` only says so."""
    assert 0 == inside(second, "fmt").returncode
    body, term = second / "data/bodies/table-ronde.yaml", second / "data/terms/permis-de-l-ile.yaml"
    text = body.read_text(encoding="utf-8")
    day = next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith("checked:"))
    body.write_text(re.sub(r"(?m)^checked: (.*)$", r'checked: "\1"', text), encoding="utf-8")
    term.write_text(term.read_text(encoding="utf-8").removesuffix("\n"), encoding="utf-8")
    last = len(term.read_text(encoding="utf-8").split("\n"))

    silent, shown = inside(second, "check"), inside(second, "check", "--warnings", "--lang", "en")

    assert (0, "", 0) == (silent.returncode, silent.stdout, shown.returncode)
    found = [line for line in shown.stdout.splitlines() if "normal form" in line]
    words = (
        "warning: From here on the file is not in the normal form. This stops nothing; “hub fmt {0}” brings it into it."
    )
    assert [
        f"data/{file}:{line}:1: {words.format(f'data/{file}')}"
        for file, line in (("bodies/table-ronde.yaml", day), ("terms/permis-de-l-ile.yaml", last))
    ] == found


def test_order_quotes_and_comments() -> None:
    """Fields in the order of the model, one entry per line, quotes where a reader would misread; comments stay with
    what they stand at, also where that moves."""
    assert FORMATTED == formatted(TYPED)
    assert FORMATTED == formatted(FORMATTED)


def test_groups_of_words_and_empty_values() -> None:
    """Lists in lists are one line each; what is empty stays and is not filled."""
    text = "a: [[x, 'y, z', no], []]\nb:\nc: ''\nd: {}\ne: []\nf:\n- \n- [[p]]\n"

    assert ('a:\n  - [x, "y, z", "no"]\n  - []\nb:\nc: ""\nd: {}\ne: []\nf:\n  -\n  -\n    - [p]\n') == fmt.dump(
        source.parse(text, "x"), KINDS["partner"], LANGUAGES
    )


def test_comments_in_odd_places() -> None:
    """Behind a dash, behind the sign of a text, in brackets, around the marks of a document: none is lost."""
    text = (
        "--- # Anfang\ntitle: {de: x} # Titel\nnotes: |- # warum\n  a # kein\naliases: # Wörter\n- # erstes\n  eins\n"
    )
    text += "sources: [a, # vorn\n  b] # hinten\ncontacts: [ # leer\n]\n# Ende\n...\n"

    once = formatted(text)

    assert (
        "# Anfang\ntitle:\n  de: x # Titel\ncontacts: [] # leer\nsources:\n  - a # vorn\n  - b # hinten\n"
        'aliases: # Wörter\n  # erstes\n  - eins\nnotes: "a # kein" # warum\n# Ende\n'
    ) == once
    assert once == formatted(once)


def name(chance: random.Random) -> str:
    """A key of a mapping; none begins with a no-break space, which the reader takes for an indentation gone wrong."""
    return words(chance).lstrip("\u00a0")


def tree(chance: random.Random, depth: int) -> Any:
    match chance.randint(0, 6 if depth else 3):
        case 4:
            return [tree(chance, depth - 1) for _ in range(chance.randint(0, 3))]
        case 5 | 6:
            return {name(chance) or "x": tree(chance, depth - 1) for _ in range(chance.randint(0, 3))}
        case 3:
            return None
    return words(chance)


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for pair in value.items() for part in pair for leaf in leaves(part)]
    return [leaf for item in value for leaf in leaves(item)] if isinstance(value, list) else [value]


def test_whatever_is_written_is_read_as_the_same_by_every_reader() -> None:
    """1,500 trees of the worst texts: the strict reader, PyYAML (YAML 1.1) and ruamel (1.2) read back the same, words
    as words."""
    chance = random.Random(11)  # noqa: S311 - the same texts each time
    modern = YAML(typ="safe", pure=True)
    for number in range(1500):
        value = {"x": tree(chance, 3), name(chance) or "y": tree(chance, 2)}
        text = fmt.dump(value, KINDS["partner"], LANGUAGES)

        assert value == source.parse(text, "x")
        assert leaves(value) == leaves(yaml.load(text, yaml.CSafeLoader)), text
        if number % 10 == 0:
            assert leaves(value) == leaves(modern.load(text)), text


def noisy(chance: random.Random, text: str) -> tuple[str, int]:
    """Comments between and behind lines, where these are not part of a text of several lines."""
    lines, count, block = [], 0, False
    for line in text.split("\n")[:-1]:
        block = block and (not line or line.startswith("   "))
        if not block and chance.random() < 0.3:
            count += 1
            lines.append(f"{' ' * chance.randint(0, 8)}# n{count}")
        if not block and chance.random() < 0.3 and not line.endswith(("|", "|-")):
            count += 1
            line = f"{line} # n{count}"
        lines.append(line)
        block = block or line.endswith(("|", "|-"))
    return "\n".join(lines) + "\n", count


def test_no_comment_is_lost_and_a_second_time_changes_nothing() -> None:
    """Records of the second hub with comments in any place: each is still there, as an independent reader sees it."""
    chance = random.Random(12)  # noqa: S311
    seen = 0
    for shown in fmt.files(SECOND):
        model = fmt.model_of(shown)
        assert model
        plain = fmt.normal(source.read_text(SECOND / shown, shown), shown, model, LANGUAGES)
        for _ in range(2):
            text, count = noisy(chance, plain)
            once = fmt.normal(text, shown, model, LANGUAGES)
            again = YAML().load(once)
            kept = io.StringIO()
            YAML().dump(again, kept)
            seen += count

            assert source.parse(plain, shown) == source.parse(once, shown)
            assert [] == [n for n in range(1, count + 1) if kept.getvalue().count(f"# n{n}\n") != 1], once
            assert once == fmt.normal(once, shown, model, LANGUAGES)
    assert seen > 500


def test_what_a_cms_writes_is_checked_and_formatted(second: Path) -> None:
    """Single quotes, other order, no comments: the file is right as it is, and `hub fmt` brings it into the form."""
    write(second, {"data/partners/neu.yaml": WRITTEN_BY_A_CMS.replace("  de:", "  fr:").replace("  en:", "  nl:")})

    assert 0 == inside(second, "check").returncode, inside(second, "check").stdout
    result = inside(second, "fmt", "data/partners/neu.yaml")

    assert (0, "data/partners/neu.yaml\n") == (result.returncode, result.stdout)
    text = (second / "data/partners/neu.yaml").read_text(encoding="utf-8")
    assert text.startswith("title:\n") and "checked: 2026-11-21\n" in text and 'fr: "no"\n' in text
    assert '    phone: "+49 531 1"\n' not in text and "phone: +49 531 1\n" in text


def test_formatting_changes_no_finding_and_no_record(tmp_path: Path) -> None:
    """The second hub, typed by hand, means the same afterwards, with the same findings."""
    shutil.copytree(SECOND, tmp_path / "hub")
    before = load(tmp_path / "hub")
    found = [(p.path, p.code, p.args) for p in checks.run(before, TODAY)]
    trees = {entry.shown: entry.tree for entry in before.all_entries()}

    assert 0 == inside(tmp_path / "hub", "fmt").returncode
    after = load(tmp_path / "hub")

    assert trees == {entry.shown: entry.tree for entry in after.all_entries()}
    assert sorted(found) == sorted((p.path, p.code, p.args) for p in checks.run(after, TODAY))
    assert 0 == inside(tmp_path / "hub", "fmt", "--check").returncode


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_formatted(second: Path) -> None:
    """Every fault with its line, the file untouched, exit code 1, in German and English."""
    bad = "title: {de: a}\ntitle: x\n\tb: c\n"
    write(second, {"data/partners/alt.yaml": bad, "data/topics/neu.yaml": "title: {nl: x}\r\nchecked: 2026-01-01\r\n"})
    (second / "data/topics/neu.yaml").chmod(0o640)

    german = inside(second, "fmt")
    english = inside(second, "fmt", "--check", "--lang", "en")

    assert (1, 1) == (german.returncode, english.returncode)
    assert "data/partners/alt.yaml:2:1: Das Feld „title“ steht zweimal" in german.stdout
    assert "data/partners/alt.yaml:2:1: The field “title” stands here twice" in english.stdout
    assert bad == (second / "data/partners/alt.yaml").read_text(encoding="utf-8")
    assert b"title:\n  nl: x\nchecked: 2026-01-01\n" == (second / "data/topics/neu.yaml").read_bytes()
    assert 0o640 == (second / "data/topics/neu.yaml").stat().st_mode & 0o777
    assert [] == list((second / "data").rglob(".*"))


def test_check_names_files_and_changes_nothing(second: Path) -> None:
    """Exit code 1 while one file is not in the form."""
    text = "checked: 2026-01-01\ntitle: {nl: x}\n"
    write(second, {"data/topics/neu.yaml": text})

    result = inside(second, "fmt", "--check", "data/topics/neu.yaml")

    assert (1, "data/topics/neu.yaml\n") == (result.returncode, result.stdout)
    assert text == (second / "data/topics/neu.yaml").read_text(encoding="utf-8")
    assert "1 von 1" in result.stderr


@pytest.mark.parametrize("name", ["README.md", "data/unbekannt/x.yaml", "data/partners/fehlt.yaml", "../x.yaml"])
def test_other_files_are_refused(second: Path, name: str) -> None:
    """Only files the hub reads have a normal form."""
    result = inside(second, "fmt", name)

    assert 1 == result.returncode
    assert f"{name}: keine Datei mit Einträgen." in result.stdout


def test_a_link_is_not_followed(second: Path) -> None:
    """Neither a file nor a folder that lies elsewhere is written."""
    outside = second.parent / "outside"
    write(outside, {"x.yaml": "checked: 2026-01-01\ntitle: {nl: x}\n"})
    (second / "data/topics/link.yaml").symlink_to(outside / "x.yaml")
    shutil.rmtree(second / "data/terms")
    (second / "data/terms").symlink_to(outside)

    result = inside(second, "fmt", "data/topics/link.yaml", "data/terms/x.yaml")

    assert 1 == result.returncode
    assert "data/topics/link.yaml:1:1: Das ist keine gewöhnliche Datei." in result.stdout
    assert "data/terms/x.yaml: keine Datei mit Einträgen." in result.stdout
    assert (outside / "x.yaml").read_text(encoding="utf-8").startswith("checked")


def test_a_file_that_was_changed_meanwhile_is_left(tmp_path: Path) -> None:
    """What somebody saved while it was formatted is not overwritten."""
    path = tmp_path / "x.yaml"
    path.write_text("a: b\n", encoding="utf-8")
    before = path.stat()
    path.write_text("a: changed\n", encoding="utf-8")

    with pytest.raises(draft.Changed):
        draft.put(path, b"a: b\n", before)
    assert ["x.yaml"] == [entry.name for entry in tmp_path.iterdir()]
    assert "a: changed\n" == path.read_text(encoding="utf-8")


def test_what_would_grow_over_the_limit_is_left() -> None:
    """The normal form of a huge list in brackets would be larger than a file may be."""
    text = "title: {de: x}\nx: [" + ", ".join(["[[a]]"] * 15000) + "]\n"
    with pytest.raises((fmt.NotKept, SourceError)):
        formatted(text)


def test_many_comments_cost_little() -> None:
    """A file of nothing but comments is bounded work: each finds its place by bisection."""
    text = "title: {de: x}\n" + "#\n" * 100_000
    assert 100_001 < formatted(text).count("\n")


def test_outlines_of_districts_have_no_normal_form(second: Path) -> None:
    """They come from programs for maps: neither `hub fmt` nor a hint asks for another form."""
    square = "[[8.1, 50.1], [8.2, 50.1], [8.2, 50.2], [8.1, 50.1]]"
    region = (second / "data/regions/ile-exemple.yaml").read_text(encoding="utf-8")
    frame = "map: {west: 8, south: 50, east: 9, north: 51, credit: {fr: © Office, nl: © Dienst}, source: loi-exemple}\n"
    outlines = (
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"district":"nord"},'
        f'"geometry":{{"type":"Polygon","coordinates":[{square}]}}}}]}}'
    )
    write(second, {"data/outlines.geojson": outlines, "data/regions/ile-exemple.yaml": region + frame})

    checked = inside(second, "check", "--warnings")
    inside(second, "fmt")

    assert 0 == checked.returncode and "outlines.geojson" not in checked.stdout + checked.stderr
    assert outlines == (second / "data/outlines.geojson").read_text(encoding="utf-8")
