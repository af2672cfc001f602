"""`hub upgrade` says what differs between two versions and changes a project's files, whole or not at all."""

from __future__ import annotations

import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import ROOT, inside, write
from hub.commands.init import sums
from hub.commands.outside.upgrade import history as steps
from hub.commands.outside.upgrade.steps import Renamed
from hub.editorial import fmt
from hub.editorial.schema import versions
from hub.reading import engine, source
from hub.records import Settings

FIRST = "0.1.0"
_GIT = ("-c", "user.name=x", "-c", "user.email=x@hub.example", "-c", "core.autocrlf=false")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *_GIT, *arguments]
    return subprocess.run(command, cwd=folder, check=True, text=True, capture_output=True).stdout


def before(folder: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """A project as the first version made it, under git, with files of its own."""
    assert 0 == inside(folder, "init", "neu", "--defaults", "--kinds", "offer").returncode
    project = folder / "neu"
    asked = (project / "pyproject.toml").read_text(encoding="utf-8").replace(f"=={engine.version()}", f"=={FIRST}")
    ignored = (project / ".gitignore").read_text(encoding="utf-8").replace("/.cache/\n", "")
    # Its types were those that the program knew by itself.
    shown = "data/hub.yaml"
    settings = source.read(project / shown, shown)
    (project / sums.PLACE).unlink()
    del settings["country"]
    old: dict[str, str | bytes] = {shown: fmt.dump(settings, Settings, ["de", "en"])}
    for name, type_ in (("districts/example-district", "landkreis"), ("partners/example-partner", "verein")):
        text = (project / f"data/{name}.yaml").read_text(encoding="utf-8")
        old[f"data/{name}.yaml"] = re.sub(r"(?m)^type: .*$", f"type: {type_}", text)
    write(project, old | {"pyproject.toml": asked, ".gitignore": ignored} | (files or {}))
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "start")
    return project


def test_a_project_of_the_version_before_is_brought_to_this_one(tmp_path: Path) -> None:
    """What --write does is what was said before; afterwards there is nothing to do, and the project has no fault."""
    own = "overrides/assets/css"
    project = before(tmp_path, {f"{own}/search.css": ".mine {}\n", f"{own}/home.css": ".home {}\n"})

    said = inside(project, "upgrade", "--lang", "en")
    assert "" == git(project, "status", "--porcelain")
    done = inside(project, "upgrade", "--write", "--lang", "en")

    assert (0, "") == (done.returncode, done.stderr)
    assert said.stdout.replace("This is what --write changes:", "Changed:").rpartition("\n\n")[0] in done.stdout
    for line in (
        f"{own}/search.css is {own}/kinds/search.css now",
        ".gitignore: new line /.cache/",
        "data/hub.yaml: country is added, with what the program knew by itself before",
        f"pyproject.toml: version {FIRST} becomes {engine.version()}",
        f"{own}/home.css is no longer read; what the program had there stands in {own}/kinds/home.css",
        "guide.family: new. Questions whose answers",
        "\n  origin: new for every kind of record. Hub that the record was taken over from",
        "term.renderings: a new group of fields",
    ):
        assert line in done.stdout
    assert ".mine {}\n" == (project / own / "kinds/search.css").read_text(encoding="utf-8")
    assert not (project / own / "search.css").exists()
    assert (project / ".gitignore").read_text(encoding="utf-8").endswith("/.cache/\n")
    assert f'"{engine.PACKAGE}=={engine.version()}"' in (project / "pyproject.toml").read_text(encoding="utf-8")
    added = git(project, "diff", "--", "data/hub.yaml")
    assert "+    landkreis:\n+      de: Landkreis\n" in added and "+    verein:\n" in added
    assert not re.findall(r"(?m)^-(?!--)", added) and "kammer" not in added
    assert 0 == inside(project, "check").returncode
    assert 0 == inside(project, "fmt", "--check").returncode
    assert "nothing to do" in inside(project, "upgrade", "--lang", "en").stdout


def test_files_of_the_program_are_renewed_where_they_are_as_they_were(tmp_path: Path) -> None:
    """What was changed in the project stays and is shown line by line; what was taken away stays away."""
    ci, check, conf = ".gitlab-ci.yml", ".github/workflows/check.yml", "deploy/nginx/hub.conf"
    old = {ci: b"old\n", check: b"old\n", "deploy/update": b"old\n", "deploy/old": b"old\n"}
    project = before(tmp_path, {**old, ci: b"old\r\n", check: "old\nmine\n", "overrides/README.md": "mine\n"})
    new = (project / "overrides/README.md", project / "Makefile", project / "mkdocs.yml")
    git(project, "rm", "--quiet", conf, "deploy/update", "mkdocs.yml")
    known = old | {path.relative_to(project).as_posix(): path.read_bytes() for path in new[1:2]}
    write(project, {sums.PLACE: sums.dumped(known | {"mkdocs.yml": b"old\n"})})
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "changed")

    done = inside(project, "upgrade", "--write", "--lang", "en")

    assert (0, "") == (done.returncode, done.stderr)
    said = done.stdout.partition("Changed:")[2].partition("Fields that")[0]
    changed, by_hand = said.split("This is left to do by hand:")
    assert f"  {ci}: is renewed; the file is still as the program made it\n" in changed
    assert f"  {conf}: new file\n" in changed and "deploy/update" not in said and "Makefile" not in said
    assert f"  {check}: changed here and different in the new version" in by_hand and "\n    -mine\n" in by_hand
    assert "  overrides/README.md: different from the new version" in by_hand
    assert "deploy/old: is no longer made" in by_hand
    assert "old\nmine\n" == (project / check).read_text(encoding="utf-8")
    assert b"\r\n" in (project / ci).read_bytes() and (project / conf).is_file()
    assert not (project / "deploy/update").exists() and not (project / "mkdocs.yml").exists()
    # From now on what the program wrote is known, and what is the project's own is told no more.
    assert sums.of((project / ci).read_bytes()) == sums.read((project / sums.PLACE).read_bytes())[ci]
    again = inside(project, "upgrade", "--since", FIRST, "--lang", "en").stdout
    assert "changed here" not in again and "is renewed" not in again


HAND_WRITTEN = (
    b"\xef\xbb\xbf# above\r\ntitle: {de: Nord,  en: North}   # beside\r\nshort:\r\n    de: Nord\r\n    en: North\r\n"
    b"type: landkreis\r\nregion: example-region\r\n"
    b"# the cell\r\ntile: { 'row': 1, column: 2 } # row: 3\r\n"
    b"sources: [example-source]\r\nchecked: 2026-11-01\r\nnotes: 'row: 4'\r\n# below"
)


def test_a_renamed_field_keeps_comments_and_the_form_of_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its name changes, in every place that has it, whatever the file's line ends, quotes and blanks are."""
    monkeypatch.setitem(steps.STEPS, engine.version(), (Renamed("district.tile.row", "line"),))
    entries = 'msgctxt "nord.tile.row"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "nord.row"\nmsgid "a"\nmsgstr "c"\n'
    entries += '\n#~ msgctxt "sued.tile.row.text"\n#~ msgid "d"\n#~ msgstr "msgctxt \\"nord.tile.row\\""\n'
    places = {"locales/uk/districts.po": entries, "locales/uk/regions.po": entries}
    project = before(tmp_path, {"data/districts/nord.yaml": HAND_WRITTEN, **places})

    done = inside(project, "upgrade", "--write")

    assert (0, "") == (done.returncode, done.stderr)
    assert "data/districts/nord.yaml:9:9: row heißt jetzt line" in done.stdout
    assert "locales/uk/districts.po: die Stellen von 2 Übersetzungen folgen" in done.stdout
    followed = entries.replace('"nord.tile.row"\nmsgid', '"nord.tile.line"\nmsgid').replace("row.text", "line.text")
    assert followed == (project / "locales/uk/districts.po").read_text(encoding="utf-8")
    assert entries == (project / "locales/uk/regions.po").read_text(encoding="utf-8")
    assert HAND_WRITTEN.replace(b"'row': 1", b"'line': 1") == (project / "data/districts/nord.yaml").read_bytes()
    other = source.read(project / "data/districts/example-district.yaml", "")
    assert {"line": "1", "column": "1"} == other["tile"]
    assert "2 files changed" in git(project, "diff", "--shortstat", "--", "data")


def test_a_renamed_field_is_found_in_every_group_of_its_kind() -> None:
    """In lists, in mappings and in lists of lists; what only has the same name stays."""
    from hub.commands.outside.upgrade import keys

    text = "steps:\n  - id: a\n    fees: [{cost: 1}, {cost: 2}]\n    cost: 3\n  - fees:\n      - cost: 4\ncost: 5\n"
    assert (
        "steps:\n  - id: a\n    fees: [{fee: 1}, {fee: 2}]\n    cost: 3\n  - fees:\n      - fee: 4\ncost: 5\n",
        [(3, 13), (3, 24), (6, 9)],
    ) == keys.renamed(text, "x", "steps[].fees[].cost", "fee")
    assert "a: {x: {fee: 1}}\n" == keys.renamed("a: {x: {cost: 1}}\n", "x", "a{}.cost", "fee")[0]


@pytest.mark.parametrize(
    ("files", "given", "said"),
    [
        ({}, ("--since", "0.4"), "does not know version 0.4. It knows: 0.1.0"),
        ({}, ("--since", "0.1.1"), "Did you mean 0.1.0?"),
        (
            {"pyproject.toml": f"[project]\nname = 'x'\ndependencies = ['{engine.PACKAGE}==99.0']\n"},
            (),
            f"pyproject.toml asks for version 99.0, but {engine.version()} runs here; please set up",
        ),
        ({"data/hub.yaml": ""}, ("--lang", "en"), "data/hub.yaml:1:1:"),
        ({}, ("--to", FIRST, "--since", engine.version()), f"no way back from {engine.version()} to {FIRST}"),
        ({"pyproject.toml": "[project]\nname = 'x'\n"}, (), "asks for no certain version of"),
        ({"pyproject.toml": "[project"}, (), "asks for no certain version of"),
        (
            {f"overrides/assets/css/{name}plan.css": ".a {}\n" for name in ("", "kinds/")},
            ("--write",),
            "please keep only overrides/assets/css/kinds/plan.css. Nothing was changed.",
        ),
        (
            {"data/districts/nord.yaml": "tile:\n  row: 1\n  line: 2\n"},
            ("--write",),
            "data/districts/nord.yaml:2: row and line both stand here; please leave only line. Nothing was changed.",
        ),
        ({"data/districts/nord.yaml": "tile: {row: 1\n"}, ("--write",), "data/districts/nord.yaml:1:"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str | bytes], given: tuple[str, ...], said: str
) -> None:
    more = (*steps.STEPS[engine.version()], Renamed("district.tile.row", "line"))
    monkeypatch.setitem(steps.STEPS, engine.version(), more)
    project = before(tmp_path, files)

    result = inside(project, "upgrade", *given, "--lang", "en")

    assert 1 == result.returncode
    (line,) = [line for line in (result.stderr + result.stdout).splitlines() if said in line]
    assert said in line
    assert "" == git(project, "status", "--porcelain")


def test_open_changes_are_never_written_over(tmp_path: Path) -> None:
    """Nor is a folder changed that git knows nothing of, nor brought to a version that does not run."""
    project = before(tmp_path)
    write(project, {"data/neu.txt": "mine"})
    result = inside(project, "upgrade", "--write", "--lang", "en")
    assert 1 == result.returncode
    assert result.stderr.startswith("Uncommitted changes in git: 1, the first in data/neu.txt;")
    (project / "data/neu.txt").unlink()

    result = inside(project, "upgrade", "--write", "--to", FIRST, "--since", FIRST, "--lang", "en")
    assert (0, "nothing to do") == (result.returncode, re.findall("nothing to do", result.stdout)[0])

    os.rename(project / ".git", tmp_path / "git")  # noqa: PTH104 - put aside
    result = inside(project, "upgrade", "--write", "--lang", "en", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (1, "The folder is not under git") == (result.returncode, result.stderr.partition(";")[0])
    assert f"=={FIRST}" in (project / "pyproject.toml").read_text(encoding="utf-8")


def test_what_cannot_be_written_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = before(tmp_path, {"overrides/assets/css/plan.css": ".a {}\n"})
    put = os.replace

    def full(part: Path, path: Path) -> None:
        if path.name == "pyproject.toml":
            raise OSError(28, "No space left on device", str(path))
        put(part, path)

    monkeypatch.setattr(os, "replace", full)
    result = inside(project, "upgrade", "--write", "--lang", "en")

    assert (1, True) == (result.returncode, result.stderr.endswith("Everything is as it was.\n")), result.stderr
    monkeypatch.undo()
    assert "" == git(project, "status", "--porcelain", "--untracked-files=no")


def test_the_source_of_the_program_follows_where_it_names_the_version(tmp_path: Path) -> None:
    """A tag and the name of a wheel do; another package of the same version does not."""
    asked = (
        f'[project]\nname = "x"\ndependencies = ["{engine.PACKAGE}=={FIRST}", "other=={FIRST}"] # why\n'
        f'[tool.uv.sources]\n{engine.PACKAGE} = {{ git = "https://code.example/hub.git", tag = "v{FIRST}" }}\n'
        f'# {engine.PACKAGE} = {{ path = "p/regional_knowledge_hub-{FIRST}-py3-none-any.whl" }}\n'
    )
    project = before(tmp_path, {"pyproject.toml": asked.replace(', "other', ',\n"other')})
    assert 0 == inside(project, "upgrade", "--write").returncode

    now = (project / "pyproject.toml").read_text(encoding="utf-8")
    assert (
        asked.replace(FIRST, engine.version())
        .replace(', "other', ',\n"other')
        .replace(f"other=={engine.version()}", f"other=={FIRST}")
        == now
    )


def test_no_field_goes_unsaid() -> None:
    """Whatever a version before had is there still, or a step says what became of it, and leads to a field."""
    known = versions.known()
    assert engine.version() == known[-1]
    assert {one.path for one in versions.present()} == versions.of(known[-1]).keys()
    for old, new in pairwise(known):
        renamed = {step.path: step.new for step in steps.STEPS[new] if isinstance(step, Renamed)}
        fields, gone = versions.of(new), set()
        for path in versions.of(old).keys() - fields.keys():
            top = next(
                (one for one in renamed if path == one or path.startswith((f"{one}.", f"{one}[", f"{one}{{"))), ""
            )
            gone.add(top or path)
        assert gone <= renamed.keys(), f"{sorted(gone - renamed.keys())}: say in STEPS what became of them"
        for path, name in renamed.items():
            assert f"{path.rpartition('.')[0]}.{name}" in fields


def test_the_list_of_changes_has_every_version_in_both_languages() -> None:
    """With as much to say in each; the newest is the present one."""
    told = []
    for name in ("CHANGELOG.md", "CHANGELOG.de.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        parts = re.findall(r"(?ms)^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)\n\n(.*?)(?=^## |\Z)", text)
        told.append([(version, day, len(re.findall("^- ", words, re.MULTILINE))) for version, day, words in parts])
    assert told[0] == told[1]
    assert list(reversed(versions.known())) == [version for version, _, _ in told[0]]
    assert all(count for _, _, count in told[0])
