"""`hub changes` tells reviewers what a proposal changes: truthfully, safely, and briefly enough for a comment."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from conftest import SECOND, TODAY, inside, write
from hub.editorial import markdown
from hub.editorial.changes import pages
from hub.hub import assemble
from hub.pages.render import render
from hub.pages.templates import environment
from versions import PARTNER, commit, edit, git

PORT = "title: {fr: Port, nl: Haven}\nsources: [loi-exemple]\nchecked: 2026-01-10\n"
ONE = {"HUB_LANGUAGES": "fr"}
"""What pages are compared in where languages are not in question"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The second hub under version control; the engine is the one that runs."""
    folder = tmp_path / "hub"
    shutil.copytree(SECOND, folder)
    git(folder, "init", "--quiet")
    commit(folder)
    return folder


def test_a_changed_value_is_named_with_every_page_it_stands_on(kept: Path) -> None:
    """The pages are those whose rendered text really differs, in all languages."""
    before = {page.address: page.html for page in render(assemble(kept, TODAY), environment(kept))}
    edit(kept, PARTNER, "+99 001 234-5", "+99 001 234-7")
    after = {page.address: page.html for page in render(assemble(kept, TODAY), environment(kept))}
    differing = sorted(address for address in after if before[address] != after[address])

    result = inside(kept, "changes", "--base", "HEAD", "--quiet")

    assert (0, "") == (result.returncode, result.stderr)
    value = next(line for line in result.stdout.splitlines() if "234-7" in line)
    assert value.endswith(" › Telefon: +99 001 234-5 → +99 001 234-7")
    assert f"erscheint auf {len(differing)} Seiten: " + ", ".join(f"/{page}" for page in differing) in result.stdout
    assert len(differing) >= 3
    assert f"Dadurch ändern sich {len(differing)} Seiten." in result.stdout


def test_it_says_how_far_it_is(kept: Path) -> None:
    """State by state, where nobody wants it quiet; what is compared stands alone on standard output."""
    edit(kept, PARTNER, "+99 001 234-5", "+99 001 234-7")

    result = inside(kept, "changes", "--base", "HEAD", **ONE)

    told = "Seiten des früheren Standes: #\nSeiten des späteren Standes: #\n"
    assert told == re.sub(r"\d+\.\d s", "#", result.stderr)
    assert "Seiten des" not in result.stdout


def test_pages_of_two_states_are_those_of_each_alone(kept: Path, tmp_path: Path) -> None:
    """What is made once for both is the same in both: every page, after a title, a text and a record that is new."""
    later = tmp_path / "later"
    shutil.copytree(kept, later)
    edit(later, PARTNER, "+99 001 234-5", "+99 001 234-7")
    edit(later, "data/documents/passeport.yaml", "title: {fr: ", "title: {fr: Nouveau ")
    write(later, {"data/roles/port.yaml": PORT})
    hubs = [assemble(folder, TODAY, ["fr"]) for folder in (kept, later)]

    alone = [{page.address: page for page in render(hub, environment(hub.root))} for hub in hubs]

    assert tuple(alone) == pages.rendered(*hubs)
    assert 50 < sum(page == alone[1][address] for address, page in alone[0].items()) < len(alone[0])


def test_new_removed_and_renamed_records_and_pages(kept: Path) -> None:
    """A renamed record names its old id, or only its file was moved: then it is said that the old address is lost."""
    old = (kept / "data/documents/passeport.yaml").read_text(encoding="utf-8")
    (kept / "data/documents/passeport.yaml").unlink()
    write(kept, {"data/documents/titre.yaml": old})
    (kept / "data/changes/nouvelle-loi.yaml").unlink()
    edit(kept, "data/guides/permis.yaml", "passeport", "titre")
    write(kept, {"data/roles/port.yaml": PORT})

    said = inside(kept, "changes", "--base", "HEAD").stdout

    assert "Weitere geänderte Dateien" not in said
    assert "umbenannt, vorher passeport – data/documents/titre.yaml, /fr/documents/titre/" in said
    assert "Bitte „moved_from: [passeport]“ ergänzen." in said
    assert re.search(r"„Port“: neu – data/roles/port.yaml", said)
    assert re.search(r"gelöscht – data/changes/nouvelle-loi.yaml", said)
    assert "/fr/roles/port/ (Port, neu)" in said and "/nl/documents/passeport/" in said

    edit(kept, "data/documents/titre.yaml", "checked:", "moved_from: [passeport]\nchecked:")
    again = inside(kept, "changes", "--base", "HEAD").stdout
    assert "umbenannt, vorher passeport" in again and "ergänzen" not in again


def test_every_address_that_will_lead_nowhere_is_named_with_the_line_to_add(kept: Path) -> None:
    """Of a record that was renamed and edited, of one that was deleted and of a page written by hand, in every
    language; with the line nothing is lost."""
    git(kept, "mv", "data/documents/passeport.yaml", "data/documents/titre.yaml")
    edit(kept, "data/documents/titre.yaml", "checked: 2026-", "checked: 2025-")
    edit(kept, "data/guides/permis.yaml", "passeport", "titre")
    (kept / "data/changes/nouvelle-loi.yaml").unlink()
    old = (kept / "content/nl/easy-language.md").read_text(encoding="utf-8")
    write(kept, {"content/fr/ancien.md": old})
    base = commit(kept)
    git(kept, "mv", "content/fr/ancien.md", "content/fr/nouveau.md")

    said = inside(kept, "changes", "--base", "HEAD~1").stdout
    page = inside(kept, "changes", "--base", base).stdout

    assert "umbenannt, vorher passeport – data/documents/titre.yaml" in said
    three = ", ".join(f"/{code}/documents/passeport/" for code in ("ar", "fr", "nl"))
    into = "in den Eintrag in data/documents/, der an die Stelle tritt: moved_from: [passeport]"
    assert "Diese Adressen führen ab jetzt ins Leere\n" in said and f"  {three}: {into}\n" in said
    assert "/nl/changes/nouvelle-loi/: in den Eintrag in data/changes/" in said
    assert "  /ar/ancien/, /fr/ancien/, /nl/ancien/: in den Eintrag in content/" in page and "[ancien]" in page
    write(kept, {"content/fr/nouveau.md": f"---\nmoved_from: [ancien]\n---\n{old.rpartition('---')[2]}"})
    assert "ancien/:" not in inside(kept, "changes", "--base", base).stdout
    edit(kept, "data/documents/titre.yaml", "checked:", "moved_from: [passeport]\nchecked:")
    again = inside(kept, "changes", "--base", "HEAD~1", "--format", "markdown").stdout
    assert "/documents/passeport/" not in again.partition("Seiten:")[0] and "nouvelle-loi" in again


def test_another_form_of_the_same_is_no_change_of_a_record(kept: Path) -> None:
    """Comments, quotes and line breaks are counted, not explained; words of the interface are named."""
    edit(kept, PARTNER, "type: auslaenderbehoerde", "# Warum\ntype: 'auslaenderbehoerde'")
    edit(kept, "locales/fr.po", "msgid", "# x\nmsgid")

    said = inside(kept, "changes", "--base", "HEAD", **ONE).stdout

    assert f"Nur in der Form anders (Kommentare, Reihenfolge, Umbrüche): 1 Dateien\n  {PARTNER}\n" in said
    assert "Weitere geänderte Dateien\n  locales/fr.po\n" in said and "Keine Seite ändert sich." in said
    assert "→" not in said


def test_a_catalogue_says_what_readers_see_in_its_language(kept: Path) -> None:
    """Old and new words by the place of the text, with the pages; what is no longer sure falls back."""
    texts = {"permis.title": "Obtenir le permis", "permis.steps.demande.title": "Faire la demande"}
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'

    def catalogue(*entries: tuple[str, str, str]) -> dict[str, str]:
        said = (
            f'\n{flag}msgctxt "{place}"\nmsgid "{texts[place]}"\nmsgstr "{words}"\n' for place, words, flag in entries
        )
        return {"locales/ar/guides.po": head + "".join(said)}

    write(kept, catalogue(("permis.title", "تصريح", ""), ("permis.steps.demande.title", "تقديم الطلب", "")))
    commit(kept)
    write(kept, catalogue(("permis.title", "سند", ""), ("permis.steps.demande.title", "تقديم الطلب", "#, fuzzy\n")))

    said = inside(kept, "changes", "--base", "HEAD").stdout

    assert "locales/ar/guides.po: geändert" in said and "Weitere geänderte Dateien" not in said
    assert "  permis.title: تصريح → سند\n    erscheint auf " in said
    assert "  permis.steps.demande.title: تقديم الطلب → nichts\n" in said


def test_two_commits_are_compared_without_touching_the_files(kept: Path) -> None:
    """Nothing of another state is run: not its hooks, not its templates."""
    first = git(kept, "rev-parse", "HEAD")
    edit(kept, PARTNER, "+99 001 234-5", "+99 001 234-7")
    write(kept, {"hooks/hub/cli.py": "raise SystemExit(99)\n", "overrides/records/partner.html": "{{ 1 / 0 }}"})
    hostile = commit(kept)
    git(kept, "checkout", "--quiet", first)

    result = inside(kept, "changes", "--base", first, "--head", hostile, **ONE)

    assert 0 == result.returncode, result.stderr
    assert "234-7" in result.stdout and "Auch Programm oder Vorlagen" in result.stdout
    assert (first, "") == (git(kept, "rev-parse", "HEAD"), git(kept, "status", "--porcelain", "--untracked-files=no"))


def test_what_the_base_did_meanwhile_is_said(kept: Path) -> None:
    """A branch that is behind would seem to undo what it never touched."""
    git(kept, "checkout", "--quiet", "-b", "mine")
    git(kept, "checkout", "--quiet", "-b", "theirs")
    parted = git(kept, "rev-parse", "HEAD")
    edit(kept, PARTNER, "+99 001 234-5", "+99 001 234-7")
    commit(kept)
    git(kept, "checkout", "--quiet", "mine")

    assert f"--base {parted[:12]}." in inside(kept, "changes", "--base", "theirs", **ONE).stdout
    assert "Nichts hat sich geändert.\n" == inside(kept, "changes", "--base", parted, **ONE).stdout


def test_a_base_with_faults_still_shows_records(kept: Path) -> None:
    """Pages cannot be drawn from it, and that is said."""
    edit(kept, PARTNER, "type:", "typ:")
    broken = commit(kept)
    edit(kept, PARTNER, "typ:", "type:")

    result = inside(kept, "changes", "--base", broken, **ONE)

    assert 0 == result.returncode
    assert "enthält selbst Fehler" in result.stdout and "Das Feld „typ“" in result.stdout
    assert "Art der Organisation: nichts → " in result.stdout
    english = inside(kept, "changes", "--base", broken, "--lang", "en", **ONE).stdout
    assert "has faults itself" in english and "Type of organisation: nothing → " in english


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--base", "gibtsnicht"], "Der Stand „gibtsnicht“ lässt sich nicht lesen: "),
        (["--base=--output=x"], "Der Stand „--output=x“ lässt sich nicht lesen: "),
        (["--base", "HEAD", "--head", "nirgends"], "Der Stand „nirgends“ lässt sich nicht lesen: "),
    ],
)
def test_an_unknown_state_is_a_sentence(kept: Path, arguments: list[str], said: str) -> None:
    """Also one that looks like an option of git."""
    result = inside(kept, "changes", *arguments)

    assert (1, "") == (result.returncode, result.stdout)
    assert result.stderr.startswith(said) and "Traceback" not in result.stderr
    assert not (kept / "x").exists()


def test_without_version_control_is_a_sentence(second: Path) -> None:
    """A downloaded folder has no earlier state."""
    result = inside(second, "changes", "--base", "main", GIT_CEILING_DIRECTORIES=str(second.parent))

    assert 1 == result.returncode
    assert result.stderr.startswith("Hier ist keine Versionsverwaltung (git)")


def test_a_link_out_of_the_other_state_is_not_followed(kept: Path) -> None:
    """A symbolic link in a proposal is the same fault there as here."""
    first = git(kept, "rev-parse", "HEAD")
    (kept / "data/documents/geheim.yaml").symlink_to("/etc/passwd")
    linked = commit(kept)
    git(kept, "checkout", "--quiet", first)

    result = inside(kept, "changes", "--base", first, "--head", linked, **ONE)

    assert 1 == result.returncode
    assert "data/documents/geheim.yaml:1:1: Das ist keine gewöhnliche Datei." in result.stdout


HOSTILE = [
    "</details><script>alert(1)</script>",
    "@everyone and @team/all",
    "close #12 and GH-34 and !5 and owner/repo#7",
    "```` ``` ` code",
    "[x](https://evil.example) ![y](https://evil.example/p.png) https://evil.example www.evil.example",
    "<!-- --> <img src=x> &lt;b&gt; **bold** _it_ ~~no~~ :tada: a|b",
    "/close",
    "deadbeefcafe",
    "# Überschrift",
]


def seen(text: str) -> tuple[str, list[str], list[str]]:
    """(words outside code, links, HTML) of Markdown as a code host reads it."""
    words, links, html = [], [], []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "html_block":
            html.append(token.content)
        for child in token.children or []:
            if child.type == "text":
                words.append(child.content)
            elif child.type in ("link_open", "image"):
                links.append(str(child.attrs.get("href") or child.attrs.get("src")))
            elif child.type == "html_inline":
                html.append(child.content)
    return "\n".join(words), links, html


def test_a_comment_holds_no_markup_mention_or_link_of_a_record(kept: Path) -> None:
    """Whatever a record, a file name or a heading of it says."""
    for number, words in enumerate(HOSTILE):
        title = words.replace("'", "''")
        write(
            kept,
            {
                f"data/roles/r{number}.yaml": f"title: {{fr: '{title}', nl: '{title}'}}\naliases: ['{title}']\n"
                f"notes: '{title}'\nsources: [loi-exemple]\nchecked: 2026-01-10\n"
            },
        )
    edit(kept, PARTNER, "+99 001 234-5", "+99 001 234-7")
    write(kept, {"content/fr/@everyone <b>.md": "# x\n", "data/synonyms.yaml": "groups: [['@all', '#1']]\n"})

    result = inside(kept, "changes", "--base", "HEAD", "--format", "markdown", **ONE)
    words, links, html = seen(result.stdout)

    assert 0 == result.returncode, result.stdout + result.stderr
    assert [] == links
    tags = set(re.findall(r"<[^>]*>", "".join(html)))
    assert tags == {"<details>", "</details>", "<summary>", "</summary>", "<code>", "</code>"}
    assert not re.search(r"[@#!]\w|GH-\d|https?:/|www\.\w|:tada:|deadbeef", words)
    assert not re.search(r"(?m)^\s*/", result.stdout)
    assert "everyone and" in words and "234-7" in result.stdout


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_what_a_reader_sees(words: str) -> None:
    """Made safe, words still read the same, as text and as code."""
    text, links, html = seen(markdown.plain(words))
    code = MarkdownIt("commonmark").render(markdown.code(words))

    assert ([], []) == (links, html)
    assert words.split() == text.replace("\u200b", "").split()
    assert "<code>" in code and "<script>" not in code and "<a" not in code


def test_a_comment_fits_however_much_has_changed(kept: Path) -> None:
    """Whole sections, and how many are left out."""
    for number in range(60):
        write(
            kept,
            {
                f"data/topics/t{number}.yaml": f"title: {{fr: Thème {number} {'ö' * 1500}, nl: Thema {number}}}\n"
                "sources: [loi-exemple]\nchecked: 2026-01-10\n"
            },
        )

    said = inside(kept, "changes", "--base", "HEAD", "--format", "markdown", **ONE).stdout

    assert 40_000 < len(said.encode()) <= markdown.LIMIT
    assert said.count("<details>") == said.count("</details>")
    assert re.search(r"… und \d+ weitere Abschnitte", said)
