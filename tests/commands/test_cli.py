"""The command `hub` as editors and CI use it."""

from __future__ import annotations

import argparse
import json
import os
import re
from pathlib import Path
from string import Formatter

import pytest

from conftest import build, hub, inside, write
from hub.commands import ABOUT, chosen

BROKEN = {"data/documents/photo.yaml": "titel: {fr: Photo, nl: Foto}\nsources: [loi-exemple]\nchecked: 2026-01-10\n"}
SAID = "data/documents/photo.yaml:1:1: Das Feld „titel“ gibt es hier nicht. Meinten Sie „title“?\n"


def test_check_is_silent_and_0_where_all_is_well(second: Path) -> None:
    """Warnings are counted, not shown, and do not fail."""
    result = hub(second, "check")

    assert (0, "") == (result.returncode, result.stdout)
    assert "0 Fehler" in result.stderr and "--warnings" in result.stderr


def test_check_is_1_where_something_is_wrong(second: Path) -> None:
    """In German by default, in English with --lang en."""
    write(second, BROKEN)

    german, english = hub(second, "check"), hub(second, "check", "--lang", "en")

    assert (1, SAID) == (german.returncode, german.stdout)
    assert "There is no field “titel” here. Did you mean “title”?" in english.stdout
    assert "1 errors" in english.stderr


@pytest.mark.parametrize(("language", "sentence"), [("de", "Abgebrochen.\n"), ("en", "Interrupted.\n")])
def test_who_breaks_off_gets_a_sentence(
    language: str, sentence: str, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no traceback; the exit code is that of programs that were interrupted."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hub.editorial.fmt.model_of", interrupted)
    ended = inside(second, "fmt", "--lang", language)

    assert (130, sentence) == (ended.returncode, ended.stderr)


def test_long_work_says_how_far_it_is_unless_it_is_to_be_quiet(second: Path) -> None:
    """A build by the log, in both languages; `hub fmt` where it goes through all files."""
    loud, quiet = (build(second, *more, HUB_LANGUAGES="nl").stderr for more in ((), ("--quiet",)))
    assert re.search(r"INFO +- +Seiten erzeugen / making pages: \d+\.\d s\n", loud)
    assert "making pages" not in quiet
    assert re.match(r"Dateien durchsehen: \d+\.\d s\n", inside(second, "fmt").stderr)
    for more in (["--quiet"], ["data/documents/photo.yaml"]):
        assert "durchsehen" not in inside(second, "fmt", *more).stderr


def test_a_language_the_hub_has_not_is_refused_by_all_that_check_and_build(second: Path) -> None:
    """What is checked is what is built; all name the languages there are, and nothing is written."""
    for command in (["check"], ["pages", "--out", "out"], ["pages", "--out", "out", "--bare"], ["publish", "target"]):
        refused = hub(second, *command, *(["--incomplete"] if "publish" in command else ()), HUB_LANGUAGES="fr,xx")

        assert (1, "") == (refused.returncode, refused.stdout), command
        said = "HUB_LANGUAGES: „xx“ ist keine Sprache dieses Portals. Möglich sind: fr, nl, ar.\n"
        assert refused.stderr.endswith(said), command
    assert not (second / "out").exists() and not (second / "target/current").exists()
    built = build(second, HUB_LANGUAGES="fr,xx")
    assert built.returncode == 1
    assert (
        "HUB_LANGUAGES: „xx“ ist keine Sprache dieses Portals / is no language of this hub: fr, nl, ar" in built.stderr
    )
    assert hub(second, "check", HUB_LANGUAGES=" nl , fr ").returncode == 0


def test_github_annotations(second: Path) -> None:
    """One workflow command per finding, with its place."""
    write(second, BROKEN)

    first = hub(second, "check", "--format", "github").stdout.splitlines()[0]

    assert first.startswith("::warning file=data/") or first.startswith("::error file=")
    assert (
        "::error file=data/documents/photo.yaml,line=1,col=1,title=field-unknown::Das Feld"
        in hub(second, "check", "--format", "github").stdout
    )


def test_gitlab_report_has_unique_fingerprints_that_survive_moves(second: Path) -> None:
    """GitLab shows only the first of two findings with one fingerprint, and takes moved ones for new otherwise."""
    write(second, {"data/documents/photo.yaml": BROKEN["data/documents/photo.yaml"] + "guides: [x, x]\n"})
    first = json.loads(hub(second, "check", "--format", "gitlab").stdout)
    write(second, {"data/documents/photo.yaml": "\n\n" + BROKEN["data/documents/photo.yaml"] + "guides: [x, x]\n"})
    moved = json.loads(hub(second, "check", "--format", "gitlab").stdout)

    prints = [finding["fingerprint"] for finding in first]
    assert len(prints) == len(set(prints))
    assert sorted(prints) == sorted(finding["fingerprint"] for finding in moved)
    assert {"description", "check_name", "fingerprint", "severity", "location"} == first[0].keys()


def test_sarif_and_json_name_rule_and_place(second: Path) -> None:
    """Both are valid JSON with line and column."""
    write(second, BROKEN)
    sarif = json.loads(hub(second, "check", "--format", "sarif").stdout)
    listed = json.loads(hub(second, "check", "--format", "json", "--lang", "en").stdout)

    run = sarif["runs"][0]
    wrong = next(result for result in run["results"] if result["level"] == "error")
    assert ("2.1.0", "field-unknown") == (sarif["version"], wrong["ruleId"])
    assert run["tool"]["driver"]["rules"][wrong["ruleIndex"]]["id"] == "field-unknown"
    place = wrong["locations"][0]["physicalLocation"]
    assert ("data/documents/photo.yaml", {"startLine": 1, "startColumn": 1}) == (
        place["artifactLocation"]["uri"],
        place["region"],
    )
    assert ("error", 1, 1) == next(
        (found["severity"], found["line"], found["column"]) for found in listed if found["code"] == "field-unknown"
    )


def test_check_outside_a_project_says_what_is_missing(tmp_path: Path) -> None:
    """No traceback in an empty folder."""
    result = hub(tmp_path, "check")

    assert 1 == result.returncode
    assert result.stdout.startswith("data/hub.yaml:1:1: Die Datei data/hub.yaml fehlt.")


def test_a_file_name_that_is_no_text_is_one_readable_line(second: Path) -> None:
    """Bytes that are no UTF-8 and line breaks in names are spelt out."""
    folder = os.fsencode(second / "data" / "documents")
    for name in (b"\xff.yaml", b"a\nb.yaml"):
        Path(os.fsdecode(folder + b"/" + name)).write_text("title: x\n", encoding="utf-8")

    result = hub(second, "check")

    assert 1 == result.returncode
    assert "data/documents/\\udcff.yaml:1:1: " in result.stdout
    assert "data/documents/a\\nb.yaml:1:1: " in result.stdout
    assert "Traceback" not in result.stderr


def test_pages_writes_the_same_site_as_mkdocs(second: Path, second_site: Path) -> None:
    """Any host can be given the files; MkDocs adds nothing to them and takes nothing away."""
    result = hub(second, "pages", "--out", "out", HUB_SITE_URL="https://hub.invalid/")

    assert 0 == result.returncode, result.stderr
    ours, theirs = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (second / "out", second_site)
    )
    assert ours.keys() == theirs.keys()
    assert [] == [name for name in ours if ours[name] != theirs[name]]


@pytest.mark.parametrize("how", [[], ["--bare"]])
def test_pages_writes_the_languages_that_are_asked_for(how: list[str], second: Path) -> None:
    """As a build does; and says how far it is where it makes a whole site, unless it is to be quiet."""
    result = inside(second, "pages", "--out", "out", *how, HUB_LANGUAGES="nl,fr")

    assert 0 == result.returncode, result.stderr
    assert {"fr", "nl"} == {path.name for path in (second / "out").iterdir() if len(path.name) == 2}
    assert ("Seiten erzeugen: " in result.stderr) == (not how)
    assert "" == inside(second, "pages", "--out", "quiet", "--quiet", HUB_LANGUAGES="nl").stderr


def test_pages_writes_every_page_for_other_generators(second: Path) -> None:
    """Front matter and HTML body; a folder that holds something is left alone."""
    result = hub(second, "pages", "--bare", "--out", "out")
    again = hub(second, "pages", "--bare", "--out", "out")

    assert (0, 1) == (result.returncode, again.returncode)
    assert "out ist nicht leer." in again.stderr
    text = (second / "out/nl/guides/permis/index.html").read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "De vergunning krijgen"\n')
    assert "<h1>De vergunning krijgen</h1>" in text


def test_help_is_german_or_english(second: Path) -> None:
    """Help follows --lang."""
    assert "Prüft und erzeugt" in hub(second, "--help").stdout
    assert "Checks and renders" in hub(second, "--lang", "en", "--help").stdout


@pytest.mark.parametrize("name", ABOUT)
def test_every_command_says_all_it_says_in_both_languages(name: str) -> None:
    """The same sentences with the same gaps, and its options are explained."""
    german, english = (chosen(name).WORDS[language] for language in ("de", "en"))

    gaps = {
        language: {word: sorted(gap for _, gap, _, _ in Formatter().parse(text) if gap) for word, text in words.items()}
        for language, words in (("de", german), ("en", english))
    }
    assert gaps["de"] == gaps["en"]
    parser = argparse.ArgumentParser()
    chosen(name).arguments(parser, german)
    assert "--help" in parser.format_help()
