"""The strict reader: what it keeps, and what it refuses with line and column."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hub.reading import source

DEEP = "\n".join("  " * level + "a:" for level in range(13)) + " x"

# name: (bytes, code, line, column)
HOSTILE: dict[str, tuple[bytes, str, int, int]] = {
    "anchor": (b"a: &x 1\n", "yaml-feature", 1, 4),
    "alias": (b"a: *x\n", "yaml-feature", 1, 4),
    "recursive alias": (b"a: &a [*a]\n", "yaml-feature", 1, 4),
    "alias bomb": (b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "yaml-feature", 1, 4),
    "anchor on a mapping": (b"a: &x\n  b: 1\n", "yaml-feature", 1, 4),
    "anchor on the root": (b"&x\na: 1\n", "yaml-feature", 1, 1),
    "anchor on a key": (b"a: 1\n&x b: 1\n", "yaml-feature", 2, 1),
    "merge key": (b"a: 1\n<<: {b: 1}\n", "yaml-feature", 2, 1),
    "python tag": (b"a: !!python/object/apply:os.system ['true']\n", "yaml-feature", 1, 4),
    "standard tag": (b"a: !!str 1\n", "yaml-feature", 1, 4),
    "own tag": (b"a: !include x.yaml\n", "yaml-feature", 1, 4),
    "environment tag": (b"a:\n  - !ENV HOME\n", "yaml-feature", 2, 5),
    "tag on the root": (b"!!map\na: 1\n", "yaml-feature", 1, 1),
    "duplicate key": (b"a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
    "duplicate key below": (b"a:\n  b: 1\n  b: 2\n", "duplicate-key", 3, 3),
    "duplicate key, quoted": (b"a: 1\n'a': 2\n", "duplicate-key", 2, 1),
    "duplicate key without value": (b"a:\na: 2\n", "duplicate-key", 2, 1),
    "duplicate key in a flow mapping": (b"a: {b: 1, b: 2}\n", "duplicate-key", 1, 11),
    "list as key": (b"[a, b]: 1\n", "yaml-key", 1, 1),
    "mapping as key": (b"? {a: 1}\n: 2\n", "yaml-key", 1, 3),
    "empty key": (b": 1\n", "yaml", 1, 1),
    "too large": (b"a: " + b"x" * (256 * 1024), "file-size", 1, 1),
    "too deep": (DEEP.encode(), "depth", 13, 25),
    "too deep in one line": (b"a: " + b"[" * 30_000, "depth", 1, 15),
    "too many nodes": (b"a: [" + b"1," * 20_001 + b"]", "nodes", 1, 39_999),
    "UTF-16 with byte order mark": ("a: 1\n".encode("utf-16"), "not-utf8", 1, 1),
    "UTF-16 big endian": (b"\xfe\xff\x00a\x00:", "not-utf8", 1, 1),
    "Latin-1": ("a: 1\nb: Süd\n".encode("latin-1"), "not-utf8", 2, 5),
    "cut-off UTF-8": (b"a: \xe2\x82", "not-utf8", 1, 4),
    "overlong UTF-8": (b"a: \xc0\xaf\n", "not-utf8", 1, 4),
    "NUL": (b"a: x\x00y\n", "character", 1, 5),
    "NUL as escape": (b'a: "x\\x00y"\n', "character", 1, 4),
    "bell": (b"a: x\x07\n", "character", 1, 5),
    "delete": (b"a: x\x7f\n", "character", 1, 5),
    "C1 control": ("a: x\x9b\n".encode(), "character", 1, 5),
    "next line": ("a: x\x85b: 1\n".encode(), "character", 1, 5),
    "line separator": ("a: x\u2028b: 1\n".encode(), "character", 1, 5),
    "paragraph separator": ("a: x\u2029b: 1\n".encode(), "character", 1, 5),
    "right-to-left override": ("a: x\u202ey\n".encode(), "character", 1, 5),
    "override as escape": (b'a: "x\\u202ey"\n', "character", 1, 4),
    "isolate": ("a: x\u2066y\n".encode(), "character", 1, 5),
    "zero-width space": ("a: x\u200by\n".encode(), "character", 1, 5),
    "word joiner": ("a: x\u2060y\n".encode(), "character", 1, 5),
    "byte order mark inside": ("a: x\ufeffy\n".encode(), "character", 1, 5),
    "override in a key": ("x\u202ey: 1\n".encode(), "character", 1, 2),
    "escaped override in a key": (b'"x\\u202ey": 1\n', "character", 1, 1),
    "two documents": (b"a: 1\n---\nb: 2\n", "multi-document", 2, 1),
    "second document empty": (b"a: 1\n---\n", "multi-document", 2, 1),
    "empty file": (b"", "file-empty", 1, 1),
    "only a comment": (b"# nothing\n", "file-empty", 1, 1),
    "only blanks": (b"   \n\n", "file-empty", 1, 1),
    "only a document mark": (b"---\n", "file-empty", 1, 1),
    "list at the root": (b"- a\n- b\n", "root-list", 1, 1),
    "text at the root": (b"hello\n", "root-text", 1, 1),
    "tab as indentation": (b"a:\n\tb: 1\n", "yaml-tab", 2, 1),
    "unclosed quote": (b'a: "x\nb: 1\n', "yaml-open", 1, 4),
    "unclosed bracket": (b"a: [1\nb: 2\n", "yaml-open", 1, 4),
    "colon in plain text": (b"a: b: c\n", "yaml-colon", 1, 5),
    "wrong indentation": (b"a:\n    b: 1\n  c: 2\n", "yaml", 3, 3),
    "unknown escape": (b'a: "\\q"\n', "yaml-escape", 1, 5),
    "lone surrogate": (b'a: "\\ud800"\n', "yaml-escape", 1, 7),
    "binary": (bytes(range(256)), "not-utf8", 2, 118),
    "directive": (b"%YAML 3.0\n---\na: 1\n", "yaml-sign", 1, 1),
    "at sign": (b"a: @Arbeit x\n", "yaml-sign", 1, 4),
    "per cent sign": (b"a:\n  - % x\n", "yaml-sign", 2, 5),
    "back quotes": (b"a:\n  de: `x` y\n", "yaml-sign", 2, 7),
    "bold": (b"a: **x** y\n", "yaml-sign", 1, 4),
    "ampersand": (b"a: & x\n", "yaml-sign", 1, 4),
    "dash": (b"a: - x\n", "yaml-sign", 1, 4),
    "brackets, then text": (b"a: [x] y\n", "yaml-behind", 1, 8),
    "quotes, then text": (b'a: "x" y\n', "yaml-behind", 1, 8),
    "curly quotes": ("a: “x: y”\n".encode(), "yaml-curly", 1, 4),
    "low quotes": ("a:\n  de: „x: y“\n".encode(), "yaml-curly", 2, 7),
    "no-break space as indentation": ("a:\n\u00a0\u00a0b: x\n".encode(), "yaml-blank", 2, 1),
    "no-break space among spaces": ("a:\n  b: x\n \u00a0c: x\n".encode(), "yaml-blank", 3, 2),
    "no character of XML": ("a: x\ufffey\n".encode(), "character", 1, 5),
    "unfinished merge": (b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "merge", 2, 1),
    "end of a merge": (b"a: |\n  x\n>>>>>>> x\n", "merge", 3, 1),
    "merge in a file of old Macs": (b"a: 1\r\n<<<<<<<\r\nb: 1\r\n", "merge", 2, 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_at_its_place(name: str, tmp_path: Path) -> None:
    """Every hostile file is refused with its rule, line and column, and without any other exception."""
    content, code, line, column = HOSTILE[name]
    path = tmp_path / "x.yaml"
    path.write_bytes(content)

    with pytest.raises(source.SourceError) as refused:
        source.read(path, "x.yaml")

    first = refused.value.problems[0]
    assert (code, line, column) == (first.code, first.line, first.column)


def test_values_stay_what_was_written(tmp_path: Path) -> None:
    """Postcodes, times, telephone numbers and words that YAML 1.1 would convert stay text."""
    path = tmp_path / "x.yaml"
    path.write_text(
        "plz: 01067\nland: no\nzeit: 9:30\ntelefon: +49 531 470\ndatum: 2026-13-01\nan: on\nzahl: 1_000\n"
        "leer:\nnichts: ~\nliste: [on, 1.10]\ngleich: =\n",
        encoding="utf-8",
    )

    assert {
        "plz": "01067",
        "land": "no",
        "zeit": "9:30",
        "telefon": "+49 531 470",
        "datum": "2026-13-01",
        "an": "on",
        "zahl": "1_000",
        "leer": None,
        "nichts": "~",
        "liste": ["on", "1.10"],
        "gleich": "=",
    } == source.read(path, "x.yaml")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_byte_order_mark_are_accepted(ending: str, tmp_path: Path) -> None:
    """Files from Windows and old Macs read the same."""
    path = tmp_path / "x.yaml"
    path.write_bytes(("\ufeff" + ending.join(["a: 1", "b: é", ""])).encode())

    assert {"a": "1", "b": "é"} == source.read(path, "x.yaml")


def test_joiners_of_arabic_spelling_are_accepted(tmp_path: Path) -> None:
    """LRM, RLM, ZWJ and ZWNJ are ordinary letters in Arabic and Persian."""
    path = tmp_path / "x.yaml"
    path.write_text("a: x\u200c\u200d\u200e\u200fy\n", encoding="utf-8")

    assert {"a": "x\u200c\u200d\u200e\u200fy"} == source.read(path, "x.yaml")


def test_text_is_composed_at_the_door(tmp_path: Path) -> None:
    """An umlaut pasted from a PDF on a Mac, as two characters or as escapes, is the one that people type."""
    path = tmp_path / "x.yaml"
    path.write_text('a: Zu\u0308chter\nb: "Zu\\u0308chter"\n', encoding="utf-8")

    assert {"a": "Züchter", "b": "Züchter"} == source.read(path, "x.yaml")


def test_comments_behind_text_are_remarked(tmp_path: Path) -> None:
    """With their place and that of the text; not those on lines of their own, behind quotes, or of a value."""
    path = tmp_path / "x.yaml"
    path.write_text('# a\na: Haus 2, Zimmer #12 x\nb: "y" # z\nc: Nr.#3\nd: |  # w\n  x #1\n', encoding="utf-8")
    remarks: list[source.Remark] = []

    source.read(path, "x.yaml", remarks)

    assert [source.Remark((2, 4), (2, 19), "#12 x")] == remarks


def test_a_duplicate_key_names_both_lines(tmp_path: Path) -> None:
    """The finding stands at the second key and names the line of the first."""
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\nb: 1\na: 2\n", encoding="utf-8")

    with pytest.raises(source.SourceError) as refused:
        source.read(path, "x.yaml")

    assert ["x.yaml:3:1: Das Feld „a“ steht zweimal; zuerst in Zeile 1. Bitte eines löschen."] == [
        found.line_text() for found in refused.value.problems
    ]


def test_symbolic_links_and_special_files_are_refused(tmp_path: Path) -> None:
    """A link out of data/, a folder and a pipe are refused without being opened for reading."""
    (tmp_path / "link.yaml").symlink_to("/etc/hostname")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")

    for name in ("link.yaml", "folder.yaml", "pipe.yaml"):
        with pytest.raises(source.SourceError) as refused:
            source.read(tmp_path / name, name)
        assert "file-special" == refused.value.problems[0].code


def test_marks_give_line_and_column_of_keys_and_values(tmp_path: Path) -> None:
    """Every value and every key can be found again."""
    path = tmp_path / "x.yaml"
    path.write_text("a:\n  - b: 1\n  - c: {d: 2}\n", encoding="utf-8")

    marks = source.read_marks(path, "x.yaml")

    assert (2, 8) == marks[("a", 0, "b"), False]
    assert (2, 5) == marks[("a", 0, "b"), True]
    assert (3, 12) == marks[("a", 1, "c", "d"), False]


def test_a_hostile_file_costs_little_memory(tmp_path: Path) -> None:
    """`hub check` refuses thousands of open brackets, which crash PyYAML's own loader, in a 200 MB address space."""
    (tmp_path / "data" / "guides").mkdir(parents=True)
    (tmp_path / "data" / "guides" / "x.yaml").write_bytes(b"a: " + b"[" * 200_000)
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000));"
        "from hub.cli import main; sys.exit(main(['check']))"
    )

    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert 1 == result.returncode
    assert "data/guides/x.yaml:1:15: Die Angaben sind tiefer als 12 Ebenen verschachtelt." in result.stdout
    assert "Traceback" not in result.stderr
