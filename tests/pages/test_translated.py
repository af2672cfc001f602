"""Pages in a language that stands in catalogues: what stands in, what is said of it, and in which direction it runs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import ROOT, TODAY
from hub.hub import assemble
from hub.pages.render.isolated import isolated
from hub.reading.languages import Language
from hub.site import made
from translated import project

HOME = "https://hub.example/"
NOTICE = re.compile(r'<aside class="translated"[^>]*>\s*<p>(.*?)(?:<a |</p>)', re.DOTALL)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the second hub with everything but one term and half a guide in Arabic; terms were read by a
    person."""
    folder = project(tmp_path_factory.mktemp("translated") / "hub", "permis.steps", reviewed="terms")
    return {
        path: data.decode()
        for path, data in made(folder, TODAY, address=HOME).files.items()
        if path.endswith(("html", "json"))
    }


def said(html: str) -> str:
    found = NOTICE.search(html)
    return re.sub(r"<[^>]+>", "", found[1]).strip() if found else ""


def test_a_page_says_once_how_it_was_translated_and_leads_to_the_original(files: dict[str, str]) -> None:
    """By a program, in part, not at all; nothing where it was written in this language or a person has read it."""
    faqs = [path for path in files if re.fullmatch(r"ar/faqs/[a-z-]+/index.html", path)]
    page = files[faqs[0]]

    assert "A program translated this page. No person has checked it yet." == said(page)
    assert 1 == len(NOTICE.findall(page))
    assert f'href="../../../fr/{faqs[0].removeprefix("ar/").removesuffix("index.html")}" hreflang="fr"' in page
    assert said(files["ar/guides/permis/index.html"]).startswith("Parts of this page are not translated yet.")
    terms = [path for path in files if re.fullmatch(r"ar/terms/(?!letter)[a-z-]+/index.html", path)]
    assert [""] == list({said(files[path]) for path in terms})
    assert "This page is not available in this language yet." == said(files["ar/sources/loi-exemple/index.html"])
    assert "" == said(files["fr/guides/permis/index.html"]) == said(files["nl/guides/permis/index.html"])


def test_only_pages_with_words_of_their_own_are_each_others_counterparts(files: dict[str, str]) -> None:
    """In the head; a page that shows another's words names that as the one to be found instead."""
    guide, source = files["ar/guides/permis/index.html"], files["ar/sources/loi-exemple/index.html"]

    assert ["fr", "x-default", "nl", "ar"] == re.findall(r'rel="alternate" hreflang="([^"]+)" href="https', guide)
    assert f'hreflang="x-default" href="{HOME}fr/guides/permis/"' in guide
    assert "noindex" not in guide
    assert [] == re.findall(r'rel="alternate" hreflang', source)
    assert f'rel="canonical" href="{HOME}fr/sources/loi-exemple/"' in source
    assert '<meta name="robots" content="noindex">' in source


def test_what_another_language_stands_in_for_says_which_and_its_direction(files: dict[str, str]) -> None:
    step = re.search(r"<[^>]*>Faire la demande<", files["ar/guides/permis/index.html"])

    assert step and 'lang="fr" dir="ltr"' in step[0]


def test_open_data_holds_what_was_written_and_no_translation(files: dict[str, str]) -> None:
    """A page says that a program translated it; a file for programs would say nothing."""
    record = json.loads(files["api/v1/guides/permis.json"])

    assert {"fr", "nl"} == record["record"]["title"].keys() == record["title"].keys()
    assert "نص" not in files["api/v1/guides/permis.json"]


def test_languages_stand_in_for_one_another_in_the_order_that_is_set(tmp_path: Path) -> None:
    """Dutch before French, where the settings say so."""
    folder = project(tmp_path / "hub", "permis.title", fallback={"ar": ["nl", "fr"]})
    hub = assemble(folder, TODAY)

    assert ["ar", "nl", "fr"] == hub.settings.languages.chain("ar")
    assert ["fr-CH", "fr", "nl"] == hub.settings.languages.chain("fr-CH")
    html = made(folder, TODAY).files["ar/guides/permis/index.html"].decode()
    assert '<span lang="nl" dir="ltr">De vergunning krijgen</span></h1>' in html


def test_a_language_with_too_little_of_it_is_not_offered_unless_it_is_asked_for(tmp_path: Path) -> None:
    folder = project(tmp_path / "hub", "permis", floor=95)

    assert ["fr", "nl"] == list(assemble(folder, TODAY).languages)
    assert ["ar"] == list(assemble(folder, TODAY, ["ar"]).languages)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("وفق § 18 Abs. 2 Nr. 4 AufenthG فقط", 'وفق <bdi dir="ltr">§\u00a018 Abs. 2 Nr. 4 AufenthG</bdi> فقط'),
        ("اتصل 0531 470-1", 'اتصل <bdi dir="ltr">0531 470-1</bdi>'),
        ("اتصل +49 531 470", 'اتصل <bdi dir="ltr">+49 531 470</bdi>'),
        ("اتصل 116 117.", 'اتصل <bdi dir="ltr">116 117</bdi>.'),
        ("اتصل 0800 546 546 5. ثم", 'اتصل <bdi dir="ltr">0800 546 546 5</bdi>. ثم'),
        ("من 2–4 أشهر", "من 2–4 أشهر"),
        ("لدى BAMF اليوم", "لدى BAMF اليوم"),
        (
            '<a href="x?a=1.b" title="B2.1">§ 4 FRG</a>',
            '<a href="x?a=1.b" title="B2.1"><bdi dir="ltr">§\u00a04 FRG</bdi></a>',
        ),
        (
            '<p dir="ltr"><b>§ 1 A</b> § 2 B</p>§ 3 C',
            '<p dir="ltr"><b>§ 1 A</b> § 2 B</p><bdi dir="ltr">§\u00a03 C</bdi>',
        ),
        (
            'وفق § 4 <span><button type="button">FRG</button>.</span> ثم',
            'وفق <bdi dir="ltr">§\u00a04 <span><button type="button">FRG</button>.</span></bdi> ثم',
        ),
        ("وفق § 4a <b>ثم</b>", 'وفق <bdi dir="ltr">§\u00a04a</bdi> <b>ثم</b>'),
        ("<p>§ 4a <br>FRG</p>", '<p><bdi dir="ltr">§\u00a04a</bdi> <br>FRG</p>'),
        ("<code>§ 1 A</code><br>§ 2 B", '<code>§ 1 A</code><br><bdi dir="ltr">§\u00a02 B</bdi>'),
    ],
)
def test_citations_and_numbers_keep_their_order_from_right_to_left(text: str, shown: str) -> None:
    assert shown == isolated(text)


def test_every_template_that_names_a_language_names_its_direction() -> None:
    """A word in another language takes its direction along, or a citation is scrambled."""
    for path in sorted((ROOT / "overrides").rglob("*.html")):
        for tag in re.findall(r"<[a-z]+\b(?:[^<>{]|\{\{.*?\}\}|\{%.*?%\})*>", path.read_text(encoding="utf-8")):
            if re.search(r'(?<![a-z])lang="', tag):
                assert "dir=" in tag, (path.name, tag)


def test_enumerations_have_the_comma_of_the_language() -> None:
    assert [", ", ", ", "، ", "、"] == [Language(code).comma for code in ("de", "uk", "ar", "ja")]
    for path in sorted((ROOT / "overrides").rglob("*.html")):
        assert '", " if' not in path.read_text(encoding="utf-8"), path.name


def test_interface_words_that_a_language_lacks_are_marked_as_english(files: dict[str, str]) -> None:
    """In a text by an element, in an attribute not at all; languages that records are written in are whole."""
    page = files["ar/guides/permis/index.html"]

    assert (
        '<a href="../"><span lang="en" dir="ltr">Guides</span></a>' in page
        or '<span lang="en" dir="ltr">Guides</span>' in page
    )
    assert 'aria-label="Main menu"' in page
    assert not [path for path, html in files.items() if "\ue000" in html or "%EE%80%80" in html]
    assert '<span lang="en"' not in files["fr/guides/permis/index.html"]
