"""Pages the law asks for: what they say and leave open, that every page leads to them, and letters already begun."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import small
from conftest import ROOT, SECOND, TODAY, build, inside, write
from hub.checks.project.legal import release as checks_of_release
from hub.facts import legal
from hub.hub import Hub, assemble
from hub.pages.reader import Reader
from hub.pages.reader.links import prefilled
from hub.reading.catalog import load
from hub.reading.findings import InvalidData
from hub.reading.languages import catalogue, texts
from hub.reading.languages.plain import Translation
from sites import Document, documents, leads_to

PLURAL = {"Plural-Forms": "nplurals=2; plural=(n != 1);", "Content-Type": "text/plain; charset=UTF-8"}
HOSTILE = [
    "A & B = C? 100 %",
    "He said “yes” and \"no\" and 'maybe'",
    "<script>alert(1)</script>",
    "to=x@y.example&cc=z@y.example&body=gone",
    "{page} {record} {title} {} %7Bpage%7D %0A",
    "بطاقة زرقاء: ما هي؟",
    "a+b c#d/e\\f;g,h",
]


def letter(address: str) -> tuple[str, dict[str, str]]:
    """(recipient, fields) of a `mailto:` address, read as a mail program reads it: “+” is a plus."""
    parts = urlsplit(address)
    assert "mailto" == parts.scheme
    fields = dict(part.split("=", 1) for part in parts.query.split("&"))
    return unquote(parts.path), {name: unquote(value) for name, value in fields.items()}


def read(path: Path) -> Document:
    return Document(path / "index.html")


@pytest.fixture(scope="module")
def second_hub() -> Hub:
    return assemble(SECOND, TODAY, site="https://hub.example/")


@pytest.mark.parametrize("title", HOSTILE)
def test_a_letter_holds_exactly_the_title_it_was_given(title: str, second_hub: Hub) -> None:
    """Recipient, subject, title, address and file arrive unchanged, whatever characters the title holds."""
    reader = Reader(second_hub, second_hub.languages["nl"], "nl/guides/permis/")

    (_, mail), (_, form) = reader.links.report_links(title, "data/guides/permis.yaml")

    to, fields = letter(mail)
    assert "erreurs@hub.example" == to
    assert {"subject", "body"} == fields.keys()
    assert f"Mistake on the page “{title}”" == fields["subject"]
    assert [
        f"Page: {title}",
        "Address: https://hub.example/nl/guides/permis/",
        "File: data/guides/permis.yaml",
    ] == fields["body"].split("\r\n")[-3:]
    query = dict(part.split("=", 1) for part in urlsplit(form).query.split("&"))
    assert {
        "title": title,
        "page": "https://hub.example/nl/guides/permis/",
        "file": "data/guides/permis.yaml",
    } == {name: unquote(value) for name, value in query.items()}


def test_where_no_address_is_stated_a_report_is_a_text_to_copy(second_hub: Hub) -> None:
    """With the page and its file filled in, and the gap named; no link leads to where nobody is."""
    nowhere = second_hub.settings.report.model_copy(update={"email": None, "issue": None})
    without = replace(second_hub, settings=second_hub.settings.model_copy(update={"report": nowhere}))
    html = small.page(without, "guide", "permis", "nl")

    assert "The publisher has not stated an address for this yet." in html
    assert "Address: https://hub.example/nl/guides/permis/<br>File: data/guides/permis.yaml</div>" in html
    assert "contribute/#report" not in html
    assert "data-copy" not in small.page(second_hub, "guide", "permis", "nl")


def test_line_breaks_of_a_title_stay_out_of_a_letters_head(second_hub: Hub) -> None:
    """They would begin a new header; they become single blanks, in the text too."""
    address = prefilled.mailto("a@b.example", "x\r\nBcc: c@d.example", ["one\n\ttwo", "", "three"])

    assert ("a@b.example", {"subject": "x Bcc: c@d.example", "body": "one two\r\n\r\nthree"}) == letter(address)


def test_an_unusual_recipient_stays_the_recipient() -> None:
    """Characters that an address may hold before the @ are no part of the query."""
    assert "a&b?c+d%e@hub.example" == letter(prefilled.mailto("a&b?c+d%e@hub.example", "x", []))[0]


def test_every_page_has_a_way_to_report_a_mistake_on_it(second_site: Path) -> None:
    """The letter of each page names that very page."""
    for address, page in documents(second_site).items():
        if address.count("/") == 0:
            continue
        mails = [letter(link) for link in page.links if link.startswith("mailto:erreurs@hub.example?")]
        assert mails, address
        for _, fields in mails:
            assert f"Address: https://hub.invalid/{address}" in fields["body"].split("\r\n"), address


def test_a_letter_names_the_file_of_the_page(second_site: Path) -> None:
    """The record of a record's page, the Markdown file of a hand-written page, no file for a list."""
    said = {}
    for address in ("nl/guides/permis/", "nl/about/", "nl/guides/"):
        link = next(link for link in read(second_site / address).links if link.startswith("mailto:erreurs"))
        lines = letter(link)[1]["body"].split("\r\n")
        said[address] = [line for line in lines if line.startswith("File: ")]

    assert {
        "nl/guides/permis/": ["File: data/guides/permis.yaml"],
        "nl/about/": ["File: content/nl/about.md"],
        "nl/guides/": [],
    } == said


def test_what_is_not_stated_is_said_on_the_page(second: Path) -> None:
    """No address to write to, no film, no host: the pages say so, and are drafts. A page in another language says which
    one, to readers and to programs that speak."""
    path = second / "data/hub.yaml"
    text = path.read_text(encoding="utf-8")
    for part in ("report", "sign_language"):
        text = re.sub(rf"^{part}:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^  host: .*\n", "", text, flags=re.MULTILINE)
    path.write_text(re.sub(r"^  approved: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")

    write(second, {"content/nl/about.md": "---\nlanguage: en\n---\n# About\n\nNot translated.\n"})
    result = build(second, HUB_LANGUAGES="nl")

    assert 0 == result.returncode, result.stderr
    guide, asked, film, imprint, privacy = (
        read(second / "site/nl" / name)
        for name in ("guides/permis", "contribute", "sign-language", "imprint", "privacy")
    )
    assert "The publisher has not stated an address for this yet." in guide.html
    assert "The publisher has not stated an address for this yet." in asked.html
    assert "<video" not in film.html and "There is no film in sign language yet." in film.html
    about = read(second / "site/nl/about").html
    assert '<div class="prose" lang="en"' in about and "This page is not available in this language yet." in about
    assert "Draft." in imprint.html and "Not yet stated" in privacy.html


def test_every_page_leads_to_every_legal_page(site: Path) -> None:
    """In its own language; root and error page lead to those of every language."""
    pages = documents(site)
    codes = {address.split("/")[0] for address in pages if address.count("/") == 1}
    for address, page in pages.items():
        targets = {leads_to(address, link) for link in page.links if ":" not in link}
        own = address.split("/")[0]
        wanted = legal.PAGES if own in codes else ("imprint", "privacy", "accessibility")
        expected = {f"{code}/{name}" for code in ({own} & codes or codes) for name in wanted}
        assert set() == expected - targets, address


def test_no_place_for_facts_is_left_empty(site: Path) -> None:
    """Each is replaced, on every page."""
    assert [] == [address for address, page in documents(site).items() if "<!-- facts" in page.html]


def test_a_filled_record_leaves_nothing_open(second_site: Path) -> None:
    """In every language, also the one without words of its own: no draft, nothing missing."""
    for code in ("fr", "nl", "ar"):
        for name in ("imprint", "privacy", "accessibility"):
            html = read(second_site / code / name).html
            assert "Not yet stated" not in html and "Draft." not in html and "Not complete." not in html, (code, name)
    imprint = read(second_site / "ar/imprint").html
    assert '<span lang="fr" dir="ltr">Agence inventée</span>' in imprint
    assert '<bdi dir="ltr">+99 001 000-0</bdi>' in imprint


def test_the_accessibility_statement_has_every_part(ample_hub: Hub, ample_site: Path) -> None:
    """Law, date, each gap with reason and alternative, where to report a barrier, and who enforces, with a link."""
    statement, languages = ample_hub.settings.accessibility, ample_hub.languages
    assert statement.checked and statement.law and statement.enforcement.name and statement.gaps
    for code in ("fr", "nl"):
        page = read(ample_site / code / "accessibility")
        text = " ".join(unescape(re.sub(r"<[^>]+>", "", page.html)).split())
        parts = [statement.law, statement.enforcement.name]
        parts += [part for gap in statement.gaps for part in (gap.part, gap.reason, gap.alternative)]
        said = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", part[code]) for part in parts]
        assert [] == [words for words in said if words not in text]
        assert {"feedback", "enforcement"} <= set(page.ids)
        assert statement.enforcement.link in page.links
        assert languages[code].date(statement.checked) in text


def test_the_privacy_statement_lists_what_the_scripts_store(second_site: Path) -> None:
    """Store and key of every entry that any script of the site writes, and nothing else."""
    written = set()
    for path in (ROOT / "overrides/assets/js").glob("*.js"):
        script = path.read_text(encoding="utf-8")
        # What is stored goes through one module, which is told where and under which keys.
        assert path.name == "kept.js" or ".setItem(" not in script, path
        for store, told in re.findall(r'new Kept\("(\w+)", (.*)\);', script):
            written |= {(store, key) for key in re.findall(r'["`]([^"`$]+)', re.sub(r"names\([^)]*\)", "", told))[:1]}
        assert not re.search(r"document\.cookie|indexedDB|sendBeacon|caches\.open", script), path

    assert written == {(store, key) for store, key, _, _ in legal.STORAGE}
    html = read(second_site / "fr/privacy").html
    assert [] == [key for _, key in written if f'<code dir="ltr">{key}' not in html]


def test_the_film_has_captions_and_may_be_played(second_site: Path) -> None:
    """With its words, and by the policy of the page."""
    page = read(second_site / "ar/sign-language")

    assert {"../../media/film.mp4", "../../media/film.vtt"} <= set(page.loaded)
    assert "media-src 'self'" in page.html


def test_easy_language_says_whether_a_test_group_read_it(site: Path) -> None:
    """No group has, in neither hub, and only a day in the record takes the sentence away."""
    for code in {address.split("/")[0] for address in documents(site) if address.count("/") == 1}:
        html = read(site / code / "easy-language").html
        assert "Noch keine Prüf-Gruppe" in html or "No test group" in html


def test_release_check_passes_where_all_is_stated(second: Path) -> None:
    """The second hub is complete once it is known where it will stand."""
    stated = inside(second, "check", "--release", HUB_SITE_URL="https://hub.example/")
    unknown = inside(second, "check", "--release", HUB_SITE_URL="https://hub.invalid/")

    assert (0, "") == (stated.returncode, stated.stdout)
    assert 1 == unknown.returncode and 1 == len(unknown.stdout.splitlines())
    assert "Angaben fehlen" not in inside(second, "check", HUB_SITE_URL="https://hub.example/").stderr


def test_without_a_legal_page_nothing_is_built(second: Path) -> None:
    """A hub that has one of them in no language is wrong, not only unfinished."""
    for path in (second / "content").glob("*/imprint.md"):
        path.unlink()
    result = inside(second, "check", "--lang", "en")

    assert 1 == result.returncode and "content/fr/imprint.md:1:1: This page is missing" in result.stdout
    with pytest.raises(InvalidData, match="imprint"):
        assemble(second, TODAY)


def test_only_what_a_law_of_the_country_demands_must_be_stated(second: Path) -> None:
    """And the law is named; what only holds in another part of the country is not asked for."""
    path = second / "data/hub.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"  duties:\n.*?\nlanguages:", "  duties:\n@\nlanguages:", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^  (phone|email|legal_form): .*\n", "", text)
    law = "    - {law: {fr: § 9 LI, nl: § 9 EW}, facts: [publisher.phone]@}"
    found = {}
    for state in ("", ", state: SU"):
        path.write_text(text.replace("@", law.replace("@", state), 1), encoding="utf-8")
        said = [one.line_text("en") for one in checks_of_release(load(second), TODAY, "https://hub.example/")]
        found[state] = [line.partition(": ")[2] for line in said if "publisher." in line]

    assert ["To be filled in before publication: “publisher.phone”. It is demanded by § 9 LI."] == found[""]
    # Where no duty is known to hold, all facts are asked for that any country is known to demand.
    assert [
        f"To be filled in before publication: “publisher.{name}”." for name in ("legal_form", "phone", "email")
    ] == (found[", state: SU"])


def test_no_law_is_named_in_engine_or_theme() -> None:
    """Laws and offices of one state or country stand in data and content, which another region replaces."""
    law = re.compile(r"NBGG|NBITVO|SchVO|\bDDG\b|MStV|TDDDG|DSGVO|GDPR|Schlichtung|Niedersachsen|BITV")
    for folder in ("hooks", "overrides"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".py", ".html", ".js", ".css"):
                assert not law.search(path.read_text(encoding="utf-8")), path


def test_a_page_whose_every_paragraph_is_translated_is_there(second: Path) -> None:
    """For a publication such a page counts like a written one; half of it does not."""
    (second / "content/ar/imprint.md").unlink()
    catalog = load(second)
    words = texts.pieces(catalog.written.pages["imprint/"]["fr"])
    entries = [Translation(piece, f"ترجمة {piece}", f"imprint.{name}") for name, piece in words.items()]
    said = "content/ar/imprint.md:1:1: Diese Seite muss es vor der Veröffentlichung in jeder Sprache geben."

    for translated, there in ((entries[1:], False), (entries, True)):
        write(second, {"locales/ar/pages.po": catalogue.written({"Language": "ar", **PLURAL}, translated)})
        missing = [found.line_text("de") for found in checks_of_release(load(second), TODAY, "https://hub.example/")]
        assert there is not any(line.startswith(said) for line in missing)
