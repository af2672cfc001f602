"""`hub init` writes a project that is green at once, says what is left to do, and loses nothing where it cannot."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import TODAY, inside, write
from hub import site
from hub.commands.init import origin
from hub.reading import languages
from hub.reading.catalog import load
from hub.records import KINDS
from sites import broken_links


def made(folder: Path, *options: str) -> Path:
    result = inside(folder, "init", "neu", "--defaults", *options)
    assert (0, "") == (result.returncode, result.stderr)
    return folder / "neu"


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("init"))


def written(project: Path) -> list[Path]:
    """Its files, without what the commands keep for the next run."""
    found = (path for path in project.rglob("*") if path.is_file())
    return sorted(path for path in found if ".cache" not in path.relative_to(project).parts)


def test_a_new_project_has_no_fault(project: Path) -> None:
    """Its records are in normal form, each kind has an example, and nothing is left to be filled in by us."""
    assert 0 == inside(project, "check").returncode
    assert 0 == inside(project, "fmt", "--check").returncode
    assert {kind for kind, entries in load(project).entries.items() if entries} == KINDS.keys()
    files = written(project)
    assert [] == [path for path in files if re.search(r"(?<!\w)@[a-z]+@", text(path))]
    assert {"mkdocs.yml", "Makefile", "pyproject.toml", "README.md", "CONTRIBUTING.md", ".gitignore"} <= {
        path.name for path in files if path.parent == project
    }


def test_its_site_has_every_page_and_no_broken_link(project: Path, tmp_path: Path) -> None:
    """What is a template or an example says so on its page, in each language."""
    files = site.made(project, TODAY).files
    write(tmp_path, dict(files))

    assert [] == broken_links(tmp_path)
    for code, language in languages.load(project, ["de", "en"]).items():
        template, doubt = language.word("Template."), language.word("not confirmed")
        for page in ("imprint", "privacy", "accessibility", "easy-language", "sign-language", "about"):
            assert template in text(tmp_path / code / page / "index.html"), page
        offer = text(tmp_path / code / "offers/example-offer/index.html")
        assert doubt in offer and ("Beispiel" in offer or "Example" in offer)


def test_release_says_what_is_missing_in_the_order_to_do_it(project: Path) -> None:
    """What the publisher states, then pages, then examples, then the address; and it fails."""
    result = inside(project, "check", "--release", "--lang", "en")

    kinds = [
        "state"
        if "data/hub.yaml:" in line
        else "page"
        if "content/" in line
        else "example"
        if "data/" in line
        else "site"
        for line in result.stdout.splitlines()
    ]
    assert 1 == result.returncode
    assert ["state", "page", "example", "site"] == list(dict.fromkeys(kinds)) and kinds == sorted(
        kinds, key=["state", "page", "example", "site"].index
    )
    assert "data/offers/example-offer.yaml:1:1: This is an example." in result.stdout
    assert "data/regions/example-region.yaml:1:1: This is an example." in result.stdout
    assert re.search(r"content/de/imprint\.md:\d+:1: This text is still a template\.", result.stdout)


def test_what_is_said_is_what_is_written(tmp_path: Path) -> None:
    """Names become titles and ids, the country says the zone and how dates are written."""
    options = ["--region", "Süd & <Nord>", "--name", "Weg: weiser #1", "--languages", "de_at,EN", "--country", "at"]
    project = made(
        tmp_path, *options, "--districts", "Bär, Łeba, Δήμος,Table", "--publisher", "Amt 'A'", "--kinds", "none"
    )

    settings = yaml.load(text(project / "data/hub.yaml"), yaml.BaseLoader)  # noqa: S506
    assert {"de-AT": "Weg: weiser #1", "en": "Weg: weiser #1"} == settings["title"]
    assert {"authored": ["de-AT", "en"], "formats": {"en": "en-GB"}} == settings["languages"]
    assert ("Europe/Vienna", "sued-nord") == (settings["time_zone"], settings["region"])
    assert {"de-AT": "Amt 'A'", "en": "Amt 'A'"} == settings["publisher"]["name"]
    districts = {path.stem for path in (project / "data/districts").iterdir()}
    assert {"baer", "eba", "district-3", "district-table"} == districts
    assert ["example-source.yaml"] == [path.name for path in (project / "data").rglob("example-*")]
    assert "Europe/Vienna" in text(project / "deploy/systemd/hub-publish.timer")
    assert '"~*^de-AT" /de-AT/;' in text(project / "deploy/nginx/hub.conf")
    assert 0 == inside(project, "check").returncode


def test_an_example_brings_those_it_names(tmp_path: Path) -> None:
    """So that the records fit together, whichever kinds are wanted."""
    project = made(tmp_path, "--kinds", "faqs")

    assert 0 == inside(project, "check").returncode
    assert (project / "data/guides/example-guide.yaml").is_file()
    assert not (project / "data/events").exists()


def test_a_language_without_words_gets_them_to_translate(tmp_path: Path) -> None:
    """Its pages show the first language, marked; what is left to write is said, and a word of the project counts."""
    result = inside(tmp_path, "init", "neu", "--defaults", "--languages", "de,sl", "--lang", "en")

    project = tmp_path / "neu"
    assert "Interface words for “sl” are missing; until locales/sl.po has them, they are English." in result.stdout
    assert "Pages in “sl” are still missing: content/sl/" in result.stdout
    assert 0 == inside(project, "check").returncode
    path = project / "locales/sl.po"
    assert (
        400 < text(path).count('\nmsgstr ""\n')
        and "content/sl/imprint.md" in inside(project, "check", "--release").stdout
    )
    path.write_text(text(path).replace('msgid "Search"\nmsgstr ""', 'msgid "Search"\nmsgstr "Išči"'), encoding="utf-8")
    assert "Išči" == languages.load(project, ["sl"])["sl"].word("Search")


def test_words_that_the_program_has_are_not_translated_again(tmp_path: Path) -> None:
    """A further language gets catalogues for texts only, unless the interface is asked for."""
    project = made(tmp_path, "--languages", "de", "--kinds", "none")
    assert 0 == inside(project, "translate", "add", "uk").returncode
    assert "hub.po" in {path.name for path in (project / "locales/uk").iterdir()}
    assert not (project / "locales/uk.po").exists()
    assert 0 == inside(project, "translate", "update", "uk", "--only", "interface").returncode
    assert (project / "locales/uk.po").is_file()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--region", "12"], "„12“ ist kein Name"),
        (["--name", "a\u202eb"], "ist kein Name"),
        (["--publisher", "x" * 200], "höchstens 120 Zeichen"),
        (["--languages", "de,xy"], "„xy“ ist kein bekanntes Sprachkürzel."),
        (["--languages", "deutsch"], "Meinten Sie „de“?"),
        (["--languages", ","], "kein bekanntes Sprachkürzel"),
        (["--country", "Austria"], "„Austria“ ist kein bekanntes Länderkürzel. Meinten Sie „AT“?"),
        (["--country", "XX"], "kein bekanntes Länderkürzel"),
        (["--country", "US"], "In US gelten mehrere Zeitzonen. Bitte mit --time-zone eine angeben: America/Adak, "),
        (["--time-zone", "Europe/Wien"], "„Europe/Wien“ ist keine bekannte Zeitzone."),
        (["--time-zone", "Vienna"], "Meinten Sie „Europe/Vienna“?"),
        (["--time-zone", "Europe/Berln"], "Meinten Sie „Europe/Berlin“?"),
        (["--time-zone", "Xyzzy"], "„Xyzzy“ ist keine bekannte Zeitzone. Gebraucht wird"),
        (["--districts", "Nord,Süd, nord"], "„nord“ steht zweimal unter den Kreisen."),
        (["--districts", "Nord,7"], "„7“ ist kein Name"),
        (["--kinds", "guide,gaid"], "Die Art „gaid“ gibt es nicht."),
    ],
)
def test_a_wrong_answer_is_one_sentence_and_writes_nothing(tmp_path: Path, options: list[str], said: str) -> None:
    """With what would be right."""
    result = inside(tmp_path, "init", "neu", "--defaults", *options)

    assert (1, "") == (result.returncode, result.stdout)
    assert said in result.stderr and 1 == len(result.stderr.splitlines())
    assert [] == list(tmp_path.iterdir())


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A folder with anything in it, a file, a link: nothing is written into any of them."""
    write(tmp_path, {"full/note": "x", "file": "x"})
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    before = sorted(tmp_path.rglob("*"))

    wrong = {"full": "ist nicht leer", "file": "ist eine Datei oder", "link": "oder ein Verweis", "file/below": "lässt"}
    for name, said in wrong.items():
        result = inside(tmp_path, "init", name, "--defaults")
        assert said in result.stderr
        assert (1, "") == (result.returncode, result.stdout) and 1 == len(result.stderr.splitlines()), name
        assert name.partition("/")[0] in result.stderr
    assert before == sorted(tmp_path.rglob("*"))


@pytest.mark.parametrize("there", [True, False])
def test_what_cannot_be_written_whole_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """The disk is full halfway: the folder is as it was."""
    if there:
        (tmp_path / "neu").mkdir()
    opened, left = Path.open, iter(range(20))

    def full(path: Path, mode: str = "r", **more: Any) -> Any:
        if "x" in mode and next(left, None) is None:
            raise OSError(28, "No space left on device", str(path))
        return opened(path, mode, **more)

    monkeypatch.setattr(Path, "open", full)
    result = inside(tmp_path, "init", "neu", "--defaults")

    assert 1 == result.returncode and "No space left on device" in result.stderr
    assert there == (tmp_path / "neu").exists() and [] == list(tmp_path.glob("neu/*"))


def test_at_a_terminal_it_asks_again_until_an_answer_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given as an option is not asked for; an empty answer takes what is proposed."""
    given = ["4", "Nordland", "", "de", "zz", "at", "", "Eins, Zwei", "", "none"]
    answers: Iterator[str] = iter(given)
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    result = inside(tmp_path, "init", "neu")

    assert 0 == result.returncode, result.stderr
    assert "„4“ ist kein Name" in result.stdout and "„zz“ ist kein bekanntes Länderkürzel" in result.stdout
    assert "Name des Portals [Wegweiser Nordland]: " in asked and len(given) == len(asked)
    assert {"eins.yaml", "zwei.yaml"} == {path.name for path in (tmp_path / "neu/data/districts").iterdir()}

    monkeypatch.setattr("builtins.input", lambda question: (_ for _ in ()).throw(EOFError))
    stopped = inside(tmp_path, "init", "other")
    assert 1 == stopped.returncode and "Abgebrochen; nichts wurde geschrieben." in stopped.stderr
    assert not (tmp_path / "other").exists()


def test_its_ci_does_what_it_can_do(project: Path) -> None:
    """The same steps as here, without those that test the engine; every file of theirs is there."""
    for path in (*(project / ".github/workflows").glob("*.yml"), project / ".gitlab-ci.yml"):
        said = text(path)
        assert yaml.safe_load(said)
        targets = set(re.findall(r"\bmake (?:--\S+ )*([.\w][\w./-]*)", said))
        known = set(re.findall(r"^([.\w/-]+):", text(project / "Makefile"), re.MULTILINE))
        assert targets <= known, (path, targets - known)
        assert "engine only" not in said and "tools/" not in said
    assert "hub check" in text(project / ".github/workflows/check.yml")
    assert "hub check --release\n" in text(project / "Makefile")
    assert (project / "deploy/update").stat().st_mode & 0o111


def test_the_project_names_the_engine_it_was_made_with(project: Path) -> None:
    """Its version, and the checkout it stands in."""
    here = origin.here()

    assert f'"{origin.PACKAGE}=={here.version}"' in text(project / "pyproject.toml")
    assert here.source in text(project / "pyproject.toml") and here.place in text(project / "README.md")


def test_people_who_read_no_german_are_told_in_english(tmp_path: Path) -> None:
    """The papers and what make says, where the first language is another one."""
    project = made(tmp_path, "--languages", "fr,nl", "--kinds", "none")

    assert "hub check --release --lang en\n" in text(project / "Makefile")
    assert "What is still to be done" in text(project / "README.md")
    assert text(project / "content/fr/imprint.md").startswith("---\nlanguage: en\n")
    assert 10 == inside(project, "check", "--release", "--lang", "en").stdout.count("This page is still in “en”.")
    assert not (project / "content/nl").exists()
    assert 0 == inside(project, "check").returncode


def test_the_same_answers_make_the_same_project(tmp_path: Path, project: Path) -> None:
    """On the same day."""
    again = made(tmp_path)

    names = [path.relative_to(project) for path in written(project)]
    assert names == [path.relative_to(again) for path in written(again)]
    assert [] == [name for name in names if (project / name).read_bytes() != (again / name).read_bytes()]
