"""Real strict builds: of a small second hub in other languages, and of the real one."""

from __future__ import annotations

import hashlib
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import ROOT, SECOND, TODAY, build, copy_engine, hub, write
from hub.site import made
from sites import Document, broken_links, documents, leads_to, published


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    """Also in generated HTML, which MkDocs does not look at."""
    assert [] == broken_links(site)


def test_every_page_is_sound(site: Path) -> None:
    """One h1, no level left out, unique ids and only these named, tags closed, nothing inline, nothing remote."""
    for address, page in documents(site).items():
        assert [] == page.faults, address
        assert 1 == page.headings.count(1) and 1 == page.headings[0], address
        assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), (
            address
        )
        assert len(page.ids) == len(set(page.ids)) and page.named <= set(page.ids), address
        assert not [url for url in page.loaded if "//" in url], address


def test_every_page_says_its_language(site: Path) -> None:
    """`<html lang>` is the first part of the address."""
    for address, page in documents(site).items():
        code = address.split("/")[0]
        if len(code) == 2:
            assert code == page.lang, address


def test_nothing_of_the_theme_is_shipped_that_no_page_uses(site: Path) -> None:
    """No bundle, source map, lunr or font; every file besides pages, index and open data is one that a page or one of
    its scripts loads."""
    # Loaded by pages at former addresses and by lists that come in pages, of which a hub need not have any.
    used = {"robots.txt", *(published(site, f"assets/{name}") for name in ("js/moved.js", "css/kinds/pages.css"))}
    for address, page in documents(site).items():
        # The list of places is fetched when a reader names one, that of all records when one is looked for.
        for url in [*page.loaded, *re.findall(r'data-(?:places|rows|more)="([^"]*\.json)"', page.html)]:
            used.add(leads_to(address, url))
    left = [file for file in used if file.endswith(".js")]
    while left:
        text = (site / left.pop()).read_text(encoding="utf-8")
        others = {f"assets/js/{name}" for name in re.findall(r"[\w-]+\.[0-9a-f]{10}\.js", text)} - used
        used |= others
        left += others
    shipped = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file()
        and path.suffix not in (".html", ".ics", ".vcf")
        and path.name != "feed.xml"
        and path.parts[len(site.parts)] not in ("search-index", "api")
    }

    assert shipped <= used


def test_a_page_loads_the_styles_of_all_pages_and_those_of_its_kind(second_site: Path) -> None:
    """And no others; where a kind needs none of its own, only the first. The root and the 404 page have theirs."""
    loaded = {
        address: [
            re.sub(r".*/css/|\.\w+\.css$", "", link)
            for link in re.findall(r'rel="stylesheet" href="([^"]+)"', page.html)
        ]
        for address, page in documents(second_site).items()
    }

    assert ["site", "kinds/guide"] == loaded["fr/guides/permis/"]
    assert ["site", "kinds/home"] == loaded["fr/"]
    assert ["site", "kinds/written"] == loaded["fr/imprint/"]
    assert ["site"] == loaded["fr/sources/"]
    assert ["site", "kinds/root"] == loaded[""]
    missing = (second_site / "404.html").read_text(encoding="utf-8")
    assert {published(second_site, f"assets/css/{name}.css") for name in ("site", "kinds/root")} == set(
        re.findall(r'rel="stylesheet" href="/?([^"]+)"', missing)
    )


def test_every_part_of_the_styles_is_in_a_stylesheet(second_site: Path) -> None:
    """Without comments and imports, and no part is shipped on its own."""
    folder = ROOT / "overrides/assets/css"
    sheets = {"assets/css/site.css", *(f"assets/css/kinds/{path.name}" for path in (folder / "kinds").glob("*.css"))}
    imported = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.css"))

    assert {second_site / published(second_site, name) for name in sheets} == set(second_site.rglob("*.css"))
    assert {path.name for path in folder.glob("*.css")} - {"site.css"} == {
        name.rpartition("/")[2] for name in re.findall(r'@import "([^"]+)"', imported)
    }
    for path in second_site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert text and "@import" not in text and "/*" not in text


def test_a_missing_part_of_the_styles_stops_the_build(second: Path) -> None:
    """By name of the file that asks for it."""
    (second / "overrides/assets/css/base.css").unlink()

    result = build(second, HUB_LANGUAGES="fr")

    assert 1 == result.returncode
    assert "site.css:3:1: base.css fehlt" in result.stderr
    assert "Traceback" not in result.stderr


def test_titles_and_texts_are_escaped(second_site: Path) -> None:
    """A name with tags, quotes and ampersands is shown as it is, in title, heading, menu and links."""
    page = documents(second_site)["fr/partners/guichet-nord/"]

    assert 'Guichet <Nord> & "fils" – Guide de l’Île Exemple' == page.title
    assert "<Nord>" not in page.html


def test_a_missing_translation_is_shown_in_the_other_language_and_marked(second_site: Path) -> None:
    """The Dutch and Arabic pages show the French step with its language and direction."""
    for code in ("nl", "ar"):
        html = (second_site / code / "guides/permis/index.html").read_text(encoding="utf-8")
        assert '<div lang="fr" dir="ltr"><p>Le guichet décide.</p></div>' in html


def test_a_hand_written_page_that_is_missing_stands_in_another_language(second_site: Path) -> None:
    """content/fr/contribute.md has no Dutch version."""
    html = (second_site / "nl/contribute/index.html").read_text(encoding="utf-8")

    assert '<div class="prose" lang="fr" dir="ltr">' in html


def test_interface_words_come_from_the_catalogues(second_site: Path) -> None:
    """French has a word for it in locales/fr.po; Dutch has none and shows the English one."""
    assert ">Étapes</h2>" in (second_site / "fr/guides/permis/index.html").read_text(encoding="utf-8")
    assert ">Steps</h2>" in (second_site / "nl/guides/permis/index.html").read_text(encoding="utf-8")


def test_right_to_left_is_set_on_the_document(second_site: Path) -> None:
    """Arabic pages run from right to left, and a telephone number keeps its order."""
    html = (second_site / "ar/partners/guichet-nord/index.html").read_text(encoding="utf-8")

    assert '<html lang="ar" dir="rtl">' in html
    assert '<bdi dir="ltr">+99 001 234-5</bdi>' in html


def test_the_language_switch_stays_on_the_page(site: Path) -> None:
    """Every page links to itself in every other language."""
    pages = documents(site)
    codes = {address.split("/")[0] for address in pages if address.count("/") == 1}
    assert len(codes) > 1
    for address, page in pages.items():
        code, _, rest = address.partition("/")
        if code not in codes:
            continue
        targets = {leads_to(address, link) for link in page.links if ":" not in link}
        for other in codes - {code}:
            assert f"{other}/{rest}".rstrip("/") in targets, address


def test_root_and_error_page_speak_every_language(second_site: Path) -> None:
    """Both are links to every language, each marked as such."""
    for name in ("index.html", "404.html"):
        page = Document(second_site / name)
        assert 3 == len([link for link in page.links if link.strip("/") in ("fr", "nl", "ar")]), name


def test_same_input_and_date_give_the_same_bytes(second_site: Path, tmp_path: Path) -> None:
    """In another folder, with another hash seed, time zone and file times."""
    shutil.copytree(SECOND, tmp_path / "other")
    copy_engine(tmp_path / "other")

    result = build(tmp_path / "other", PYTHONHASHSEED="12345", TZ="Pacific/Auckland", LC_ALL="C")

    assert 0 == result.returncode, result.stderr
    assert digest(second_site) == digest(tmp_path / "other" / "site")


def test_another_date_changes_what_is_valid(second: Path) -> None:
    """The fee of 2025, of 2026, and the honest sentence after its last day."""
    said = {}
    for day in ("2025-06-01", "2026-06-01", "2027-01-02"):
        assert 0 == build(second, HUB_TODAY=day, HUB_LANGUAGES="nl").returncode
        said[day] = (second / "site/nl/guides/permis/index.html").read_text(encoding="utf-8")

    assert "€\xa01.234,50</a>." in said["2025-06-01"].replace("&nbsp;", "\xa0")
    assert "€\xa01.300</a>." in said["2026-06-01"].replace("&nbsp;", "\xa0")
    assert "(2026; value for 2027 not yet published)</a>." in said["2027-01-02"]


def test_a_build_can_be_restricted_to_some_languages(second: Path) -> None:
    """HUB_LANGUAGES builds those and links to no other; a hub without any translated words builds too."""
    shutil.rmtree(second / "locales")

    result = build(second, HUB_LANGUAGES="nl,ar")

    assert 0 == result.returncode, result.stderr
    assert not (second / "site" / "fr").exists()
    assert [] == broken_links(second / "site")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"HUB_TODAY": "tomorrow"}, "HUB_TODAY=tomorrow"),
        ({"HUB_LANGUAGES": "nl,xx"}, "HUB_LANGUAGES: „xx“"),
    ],
)
def test_a_wrong_setting_is_said_without_traceback(environment: dict[str, str], said: str, second: Path) -> None:
    """Environment variables are input too."""
    result = build(second, **environment)

    assert 0 != result.returncode
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_bad_record_stops_the_build_and_leaves_the_old_site(second: Path) -> None:
    """The same lines as `hub check`, no traceback, and not a byte of the published site changed."""
    assert 0 == build(second).returncode
    before = digest(second / "site")
    write(second, {"data/documents/photo.yaml": "titel: {fr: Photo}\nforms: [papier]\nguides: [permi]\n"})

    checked, built = hub(second, "check"), build(second)

    assert (1, 1) == (checked.returncode, built.returncode)
    assert 5 == len(checked.stdout.splitlines())
    for line in checked.stdout.splitlines():
        assert line in built.stderr
    assert "Traceback" not in built.stderr + checked.stderr
    assert before == digest(second / "site")


@pytest.mark.parametrize(
    ("text", "place"), [("{% if %}", "role.html:1:1: "), ("x\n{{ page.nothing }}", "role.html:2:1: ")]
)
def test_a_fault_in_a_template_names_file_and_line(text: str, place: str, second: Path) -> None:
    """Whether it cannot be parsed or names something that is not there; the old site stays."""
    assert 0 == build(second, HUB_LANGUAGES="nl").returncode
    before = digest(second / "site")
    write(second, {"overrides/records/role.html": text})

    result = build(second, HUB_LANGUAGES="nl")

    assert 1 == result.returncode
    assert f"overrides/records/{place}" in result.stderr
    assert "Traceback" not in result.stderr
    assert before == digest(second / "site")


def test_a_page_that_others_link_to_must_be_written(second: Path) -> None:
    """In one language at least; the finding names the file to write."""
    (second / "content/fr/network.md").unlink()

    result = build(second)

    assert 1 == result.returncode
    assert "content/fr/network.md:1:1: Diese Seite fehlt; andere Seiten verweisen auf sie." in result.stderr
    assert not (second / "site").exists()


def test_a_bad_hand_written_page_stops_the_build_too(second: Path) -> None:
    """A page that would overwrite a generated one is found before anything is written."""
    write(second, {"content/fr/guides.md": "# Guides"})

    result = build(second)

    assert 1 == result.returncode
    assert "content/fr/guides.md:1:1: Diese Seite würde /fr/guides/ überschreiben." in result.stderr
    assert not (second / "site").exists()


def test_a_change_nobody_answered_stays_on_top(second: Path) -> None:
    """Start page, list and its own page say since when it is due and that it is not confirmed; an answer ends that."""
    doubts = {
        "nl/": "was due: januari 2027",
        "nl/changes/": "was due: januari 2027",
        "nl/changes/nouvelle-loi/": "Was due",
    }

    def told() -> dict[str, bool]:
        assert 0 == build(second, HUB_TODAY="2027-02-01", HUB_LANGUAGES="nl").returncode
        pages = {place: (second / "site" / place / "index.html").read_text(encoding="utf-8") for place in doubts}
        return {place: words in pages[place] and "ot yet confirmed" in pages[place] for place, words in doubts.items()}

    assert dict.fromkeys(doubts, True) == told()
    with (second / "data/changes/nouvelle-loi.yaml").open("a", encoding="utf-8") as file:
        file.write("outcome: {fr: Elle est en vigueur., nl: Ze geldt.}\n")
    assert dict.fromkeys(doubts, False) == told()
    assert "Ze geldt." in (second / "site/nl/changes/nouvelle-loi/index.html").read_text(encoding="utf-8")


def test_a_new_day_on_which_nothing_falls_due_changes_one_file(second: Path) -> None:
    """The list of open data says when it was built. Beside it only pictures move that draw a line at today: caches and
    nights stay cheap."""
    days = (TODAY, TODAY + timedelta(days=1))
    before, after = (made(second, day, address="https://hub.example/").files for day in days)
    changed = {path for path in {**before, **after} if before.get(path) != after.get(path)}

    assert {"api/v1/index.json"} == {path for path in changed if b'class="pic-now"' not in after.get(path, b"")}
