"""Catalogues: what is translated, how it stays when the records change, and where it is shown."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import small
from conftest import SECOND, TODAY, build, inside
from hub.editorial.translating.merging import Wanted, merge
from hub.hub import Hub, assemble
from hub.reading.catalog import load
from hub.reading.languages import texts
from hub.reading.languages.catalogue import read, written
from hub.reading.languages.plain import Translation
from hub.reading.markup.text import to_html
from hub.records.kinds.reference import Term


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The records and pages of the second hub, without the engine."""
    shutil.copytree(SECOND, tmp_path / "hub")
    return tmp_path / "hub"


def filled(project: Path, name: str, **words: str) -> None:
    """Translations into Arabic by their source."""
    path = project / f"locales/ar/{name}.po"
    file = read(path, path.name)
    entries = [
        Translation(e.source, words.get(e.context, e.words), e.context, notes=e.notes, fuzzy=e.fuzzy)
        for e in file.entries
    ]
    path.write_text(written(file.header, entries, file.gone), encoding="utf-8")


def entries(project: Path, name: str) -> dict[str, Translation]:
    return {entry.context: entry for entry in read(project / f"locales/ar/{name}.po", name).entries}


def test_every_text_of_the_records_is_in_a_catalogue_of_its_kind(project: Path) -> None:
    """By id, field and ids of steps, in the main language, with the other languages for translators."""
    result = inside(project, "translate", "update", "ar")

    assert 0 == result.returncode, result.stderr
    step = entries(project, "guides")["permis.steps.demande.title"]
    assert ("Faire la demande", ("nl: Aanvragen",)) == (step.source, step.notes)
    there = {text.context for found in texts.catalogues(load(project)).values() for text in found}
    assert there == {context for path in (project / "locales/ar").iterdir() for context in entries(project, path.stem)}


def test_names_and_samples_are_in_no_catalogue(project: Path) -> None:
    """People must find them on doors and letters as they are written."""
    there = [text.context for text in texts.of_records(load(project))]

    assert [] == [name for name in there if re.search(r"^(?!.*steps).*\.(legal|sample|place|state)$", name)]
    catalog = load(project)
    assert [] == [f"{id}.title" for id in catalog.entries["partner"] if f"{id}.title" in there]
    assert [] == [f"{id}.title" for id in catalog.entries["source"] if f"{id}.title" in there]


def test_catalogues_are_what_gettext_itself_writes_and_accepts(project: Path) -> None:
    """`msgfmt --check` has nothing to say, and `msgcat` leaves every byte as it is."""
    if not shutil.which("msgfmt"):
        pytest.skip("gettext is not installed")
    inside(project, "translate", "update", "ar")
    paths = [*sorted((project / "locales/ar").glob("*.po")), project / "locales/ar.po"]
    for path in paths:
        checked = subprocess.run(["msgfmt", "--check", "-o", "-", path], capture_output=True, check=False)
        assert 0 == checked.returncode, checked.stderr
        again = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, check=False)
        assert path.read_bytes() == again.stdout, path.name


def test_an_update_that_changes_nothing_writes_the_same_bytes(project: Path) -> None:
    inside(project, "translate", "update", "ar")
    filled(project, "guides", **{"permis.title": "بطاقة العمل"})
    inside(project, "translate", "update", "ar")
    before = {path: path.read_bytes() for path in (project / "locales").rglob("*.po")}

    inside(project, "translate", "update", "ar")

    assert before == {path: path.read_bytes() for path in (project / "locales").rglob("*.po")}


def test_templates_hold_every_text_and_no_translation(project: Path) -> None:
    result = inside(project, "translate", "extract", "--into", "for-weblate")

    assert 0 == result.returncode, result.stderr
    assert not [e for path in (project / "for-weblate").iterdir() for e in read(path, path.name).entries if e.known]
    assert (project / "for-weblate/interface.pot").is_file()
    assert (project / "for-weblate/pages.pot").is_file()


OLD = [Translation(f"Quelle {n}", f"джерело {n}", f"a.steps.s{n}.text") for n in range(40)]


def test_a_changed_text_falls_back_and_keeps_what_it_was(project: Path) -> None:
    """Twenty changed of forty are exactly twenty fuzzy entries, each with its former source."""
    now = [Wanted(f"Quelle {n}" if n % 2 else f"Quelle {n}, neu", f"a.steps.s{n}.text") for n in range(40)]

    found, gone = merge(OLD, [], now)

    assert [n % 2 == 0 for n in range(40)] == [entry.fuzzy for entry in found]
    assert [f"Quelle {n}" if n % 2 == 0 else "" for n in range(40)] == [entry.previous for entry in found]
    assert [entry.words for entry in OLD] == [entry.words for entry in found]
    assert [] == gone


def test_a_change_that_does_not_touch_the_meaning_keeps_the_translation() -> None:
    now = [Wanted("Quelle 1!", "a.steps.s1.text"), Wanted("Quelle 2!", "a.steps.s2.text")]

    found, _ = merge(OLD, [], now, lambda context: context == "a.steps.s1.text")

    assert [False, True] == [entry.fuzzy for entry in found]


def test_a_text_that_moved_takes_its_translation_along_and_one_that_came_back_finds_it() -> None:
    """Something put before it in a list changes the number; the words decide."""
    old = [Translation("eins", "один", "a.pitfalls.0.text"), Translation("zwei", "два", "a.pitfalls.1.text")]
    now = [Wanted(words, f"a.pitfalls.{n}.text") for n, words in enumerate(("neu", "eins", "zwei"))]

    found, gone = merge(old, [], now)

    assert [("neu", "", False), ("eins", "один", False), ("zwei", "два", False)] == [
        (entry.source, entry.words, entry.fuzzy) for entry in found
    ]
    fewer, gone = merge(found, [], now[:2])
    assert ["два"] == [entry.words for entry in gone]
    assert found == merge(fewer, gone, now)[0]
    changed, _ = merge(found, [], [Wanted("eins!", "a.pitfalls.1.text")])
    assert [("один", False)] == [(e.words, e.fuzzy) for e in merge(changed, [], [now[1]])[0]]


DOUBTED = "permis.steps.demande.title"


@pytest.fixture
def translated(project: Path) -> Hub:
    """The second hub with some Arabic, one of it in doubt."""
    inside(project, "translate", "update", "ar")
    filled(project, "guides", **{"permis.title": "بطاقة العمل", DOUBTED: "قدّم الطلب"})
    guides = project / "locales/ar/guides.po"
    text = guides.read_text(encoding="utf-8")
    guides.write_text(text.replace(f'msgctxt "{DOUBTED}"', f'#, fuzzy\nmsgctxt "{DOUBTED}"'), encoding="utf-8")
    return assemble(project, TODAY)


def test_a_translation_is_shown_in_its_language_and_what_is_in_doubt_falls_back(translated: Hub) -> None:
    page = small.page(translated, "guide", "permis", "ar")

    assert "بطاقة العمل" in page
    assert "قدّم الطلب" not in page
    assert "بطاقة العمل" not in small.page(translated, "guide", "permis", "fr")


def test_a_hand_written_page_stands_in_a_language_once_all_of_it_does(project: Path) -> None:
    """Half a page would say one half of a right; its anchors stay those of the original, so that links lead there."""
    inside(project, "translate", "update", "ar")
    page = load(project).written.pages["about/"]["fr"]
    # A heading stays one.
    heads = {name: re.match(r"(?:#+ )?", piece) for name, piece in texts.pieces(page).items()}
    words = {
        f"about.{name}": f"{head[0] if head else ''}نص {number}" for number, (name, head) in enumerate(heads.items())
    }
    missing = dict(list(words.items())[1:])
    filled(project, "pages", **missing)
    assert "ar" not in assemble(project, TODAY).catalog.written.pages["about/"]

    filled(project, "pages", **words)

    made = assemble(project, TODAY).catalog.written.pages["about/"]["ar"]
    assert "نص" in made.markdown and "ar" == made.language
    assert to_html(page.markdown).headings == to_html(made.markdown).headings


def test_the_report_says_how_far_each_catalogue_is(project: Path) -> None:
    inside(project, "translate", "update", "ar")
    filled(project, "guides", **{"permis.title": "بطاقة العمل"})

    lines = inside(project, "report", "translations").stdout.splitlines()

    (guides,) = [line for line in lines if "locales/ar/guides.po" in line]
    assert "ar guides: 1 of 7 translated" in guides
    assert "Professionals and families: 1/7" in guides
    assert [line for line in lines if "locales/ar/*.po" in line]


def test_a_catalogue_that_is_too_long_is_not_read(project: Path) -> None:
    """Two megabytes are four times the longest there is; ten would keep everybody waiting."""
    inside(project, "translate", "update", "ar")
    path = project / "locales/ar/guides.po"
    path.write_text(path.read_text(encoding="utf-8") + "# \n" * 700_000, encoding="utf-8")

    result = inside(project, "check", "--lang", "en")

    assert 1 == result.returncode
    assert "locales/ar/guides.po:1:1: The file is larger than 2048 KiB" in result.stdout, result.stdout


def test_what_cannot_be_updated_is_said(project: Path) -> None:
    """A language nobody knows, a catalogue that is none of them, one that cannot be read."""
    for arguments, said in (
        (("update", "xx-klingon9"), "xx-klingon9"),
        (("update", "ar", "--only", "guide"), "guides"),
    ):
        result = inside(project, "translate", *arguments)
        assert 1 == result.returncode
        assert said in result.stderr
    inside(project, "translate", "update", "ar")
    (project / "locales/ar/guides.po").write_text("nonsense\n", encoding="utf-8")
    result = inside(project, "translate", "update", "ar")
    assert 1 == result.returncode
    assert "locales/ar/guides.po:1:1" in result.stdout + result.stderr


def test_a_language_that_cannot_be_written_whole_is_not_begun(project: Path) -> None:
    """A file stands where its folder would be: settings and folders are as they were, and one sentence says so."""
    (project / "locales/tr").write_text("", encoding="utf-8")
    before = {path: path.is_file() and path.read_bytes() for path in project.rglob("*") if ".cache" not in path.parts}
    result = inside(project, "translate", "add", "ro", "tr", "--lang", "en")

    assert (1, "") == (result.returncode, result.stdout)
    assert "locales/tr" in result.stderr and result.stderr.endswith("Everything is as it was.\n")
    assert before == {
        path: path.is_file() and path.read_bytes() for path in project.rglob("*") if ".cache" not in path.parts
    }


def test_a_further_language_is_one_command(second: Path) -> None:
    """With ten entries translated the strict build passes, and shows them."""
    comment = "# who we are\n"
    settings = second / "data/hub.yaml"
    settings.write_text(comment + settings.read_text(encoding="utf-8"), encoding="utf-8")

    result = inside(second, "translate", "add", "ro")

    assert 0 == result.returncode, result.stderr
    assert settings.read_text(encoding="utf-8").startswith(comment)
    assert ["ar", "ro"] == load(second).settings.languages.translated  # type: ignore[union-attr]
    for name in ("terms", "interface"):
        path = second / ("locales/ro.po" if name == "interface" else f"locales/ro/{name}.po")
        file = read(path, path.name)
        plain = [
            entry for entry in file.entries if not entry.plural and "{" not in entry.source and "](" not in entry.source
        ]
        ten = {id(entry) for entry in plain[:5]}
        path.write_text(
            written(
                file.header,
                [replace(e, words=f"cuvânt {e.source}") if id(e) in ten else e for e in file.entries],
            ),
            encoding="utf-8",
        )
    made = build(second, HUB_LANGUAGES="fr,ro")
    assert 0 == made.returncode, made.stderr
    assert "cuvânt" in (second / "site/ro/terms/permis-de-l-ile/index.html").read_text(encoding="utf-8")


def test_the_term_base_says_what_official_words_are_called(project: Path) -> None:
    """It is what translators are told, and the name of a term where nobody translated that apart."""
    term = project / "data/terms/permis-de-l-ile.renderings.yaml"
    term.write_text(
        "checked: 2026-11-01\nrenderings:\n  ar:\n    term: رخصة الجزيرة\n    avoid: [تأشيرة]\n", encoding="utf-8"
    )
    inside(project, "translate", "update", "ar")

    hub = assemble(project, TODAY)

    assert "رخصة الجزيرة" in small.page(hub, "term", "permis-de-l-ile", "ar")
    word = hub.get(Term, "permis-de-l-ile").title["fr"]
    notes = [note for name in ("guides", "faqs", "terms") for e in entries(project, name).values() for note in e.notes]
    assert f"term: {word} = رخصة الجزيرة" in notes
