"""Which words of a text are explained, and how."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import SECOND, TODAY, inside, write
from hub.hub import assemble
from hub.pages.glossary import LIMIT, Glossary, glossary
from hub.pages.glossary.listed import GlossaryDetails
from hub.pages.reader import Reader
from hub.records import KINDS


def term(id: str, de: str, en: str = "", **more: Any) -> Any:
    """A term without anything it does not need here."""
    title = {"de": de, "en": en} if en else {"de": de}
    explanation = {"de": f"Was {id} ist."}
    return KINDS["term"](id=id, title=title, explanation=explanation, checked=date(2026, 1, 1), **more)


TERMS = [
    term("office", "Ausländerbehörde", "Immigration office", abbreviation="ABH", synonyms=["Ausländeramt"]),
    term("fast", "Beschleunigtes Fachkräfteverfahren", "Fast-track procedure", abbreviation="§ 81a"),
    term("procedure", "Verfahren", "Procedure"),
    term("recognition", "Anerkennung", "Recognition"),
    term("course", "Berufssprachkurs", "Job-related course", synonyms=["Deutschkurs", "BSK 400"]),
    term("card", "Blaue Karte EU", "EU Blue Card", synonyms=["Blue Card"]),
    term("visa", "Nationales Visum (Kategorie D)", "National visa (category D)", abbreviation="D"),
    term("advice", "Faire Integration", "Faire Integration"),
    term("protection", "Vorübergehender Schutz", "Temporary protection", abbreviation="§ 24"),
    term("act", "Ostgesetz & Co", abbreviation="AB"),
    term("board", "Oberrat", abbreviation="AB"),
]


def of(language: str, terms: list[Any] = TERMS) -> Glossary:
    return glossary({each.id: each for each in terms}, language, "de")


def uses(text: str, language: str = "de") -> str:
    """The text with every use in brackets, followed by the term."""
    out, done = "", 0
    for start, end, form in of(language).uses(text):
        out += f"{text[done:start]}[{text[start:end]}]{form.id}"
        done = end
    return out + text[done:]


@pytest.mark.parametrize(
    "marked",
    [
        "Die [Ausländerbehörde]office und alle [Ausländerbehörden]office, kurz [ABH]office.",
        "Am Ende der [Verfahren]procedure, des [Verfahrens]procedure, mit [Anerkennungen]recognition",
        "im [beschleunigten Fachkräfteverfahren]fast, das [Beschleunigte  Fachkräfteverfahren]fast",
        "mit [Blauer Karte EU]card, zwei [Blaue Karten EU]card, eine [Blue Card]card",
        "ein [nationales Visum]visa der Kategorie D",
        "nach [§ 81a]fast Abs. 2 und [§\xa081a]fast, nicht §§ 81ab, 24 oder § 24",
        "Der [Berufssprachkurs]course [BSK 400]course ist kein Deutschkurs, das Ausländeramt kein Wort",
        "bei [Faire Integration]advice, aber faire Integration und fairen Integration",
        "anerkennung, VERFAHREN, Ausländerbehördenleiter, Vorverfahren, Verfahrens-Akte und Sonder-Verfahren",
        "Anerkennungs- und Beratungsstelle, anerkennung.example, www.Verfahren.example, x@ABH, ABH@x",
        "AB gehört zwei Begriffen, [Ostgesetz & Co]act einem.",
        "([Anerkennung]recognition), „[Verfahren]procedure“; [Verfahren]procedure… x/Anerkennung",
        "Nichts. Gar nichts & nichts.",
    ],
)
def test_uses_of_a_term_in_german(marked: str) -> None:
    """Inflected, the longest first, whole words only, names and abbreviations exactly as written."""
    text = re.sub(r"\[([^]]*)\]\w+", r"\1", marked)

    assert marked == uses(text)


@pytest.mark.parametrize(
    "marked",
    [
        "The [immigration offices]office, the [Immigration Office]office and the [Ausländerbehörde]office decide.",
        "[Recognition]recognition and [recognition]recognition, the [fast-track procedures]fast",
        "an [EU Blue Card]card or a [Blue Card]card, in German [Blaue Karte EU]card",
        "a [national visa]visa (category D), [temporary protection]protection, no recognitional procedurers",
    ],
)
def test_uses_of_a_term_in_english(marked: str) -> None:
    """Titles of the page's language with plural, small or capital, and official German ones."""
    text = re.sub(r"\[([^]]*)\]\w+", r"\1", marked)

    assert marked == uses(text, "en")


def test_a_language_without_grammar_counts_words_as_they_are_written() -> None:
    """French has none here."""
    permit = term("permit", "Erlaubnis")
    permit = permit.model_copy(update={"title": {"de": "Erlaubnis", "fr": "Permis de l’île"}})

    found = [form.id for _start, _end, form in of("fr", [permit]).uses("le permis de l'île, les permise de l’île")]

    assert ["permit"] == found


@pytest.mark.parametrize("title", ["(nur das)", "§", "—", "es er", "[a-", "(?P<x>", "\\", "a.*b"])
def test_a_title_is_never_read_as_a_pattern(title: str) -> None:
    """Signs, short words and brackets match themselves at most."""
    assert [] == list(of("de", [term("odd", title)]).uses("Ein Text aXXb. Der Rest."))


@pytest.fixture(scope="module")
def reader() -> Reader:
    world = assemble(SECOND, TODAY)
    world.settings.languages.authored[:] = ["de", "en"]
    return Reader(world, world.languages["nl"], "nl/guides/x/")


def explained(html: str, reader: Reader, title: str = "", terms: list[Any] = TERMS) -> tuple[str, str]:
    """(text with [word]term for every button, notes) of a page with this body."""
    page = of("de", terms).explain(f"<article>{html}</article>", reader, title)
    body, _, notes = page.removeprefix("<article>").removesuffix("</article>").partition('<div class="term-notes">')
    body = re.sub(r'<label class="term">([^<]*)(<button[^>]*>)([^<]*</button>)</label>', r"\2\1\3", body)
    button = r'<button type="button"[^>]* popovertarget="term_([^"]+)"[^>]*>([^<]*)</button>'
    return re.sub(r'<span class="unbroken">(.*?)</span>', r"\1", re.sub(button, r"[\2]\1", body)), notes


@pytest.mark.parametrize(
    "marked",
    [
        "<p>Ein [Verfahren]procedure, dann noch ein Verfahren.</p><p>Verfahren</p>",
        "<p>Das [beschleunigte Fachkräfteverfahren]fast, die [Blaue Karte EU]card.</p>",
        "<ul><li>[Verfahren]procedure</li></ul><table><tr><td><div>[Anerkennung]recognition</div></td></tr></table>",
        "<dl><dt>Verfahren</dt><dd><strong>[Verfahren]procedure</strong></dd></dl>",
        '<p><a href="x">Verfahren</a> und <a href="y"><em>Anerkennung</em></a> und [Verfahren]procedure</p>',
        "<h1>Verfahren</h1><h2>Verfahren</h2><h3>Verfahren</h3><div>Verfahren</div>Verfahren",
        "<p><label>Verfahren</label><button>Verfahren</button><code>Verfahren</code></p>",
        "<details><summary>Verfahren</summary><p>[Verfahren]procedure</p></details>",
        '<p><span lang="fr" dir="ltr">Verfahren <b>Verfahren</b></span> [Verfahren]procedure</p>',
        '<p class="kicker">Verfahren</p><nav><p>Verfahren</p></nav><dl class="terms"><dd>Verfahren</dd></dl>',
        "<p title=\"Verfahren > Verfahren\" class='a > Verfahren'>[Verfahren]procedure<br>Anerkennun</p>",
        "<!-- <p>Verfahren</p> --><p>[Verfahren]procedure</p><script>p = 'Anerkennung'</script>",
        '<p><svg><path d="x"/><text>Verfahren</text></svg><i></i> [Verfahren]procedure</p>',
        "<p>[Verfahren]procedure</p><footer><ol><li>Anerkennung</li></ol></footer>",
        "<tr><th>Verfahren</th><td>&lt;b&gt; &amp; [Verfahren]procedure &amp;amp; &lt;Anerkennun&gt;</td></tr>",
    ],
)
def test_only_the_first_use_in_running_text_is_marked(marked: str, reader: Reader) -> None:
    """Never in links, headings, attributes, comments, code, quotations or sources."""
    html = re.sub(r"\[([^]]*)\](procedure|recognition|fast|card)", r"\1", marked)

    assert marked == explained(html, reader)[0]


def test_the_word_a_page_is_named_after_is_not_marked(reader: Reader) -> None:
    """Its page explains it."""
    text, notes = explained("<p>Verfahren zur Anerkennung</p>", reader, title="Verfahren")

    assert "<p>Verfahren zur [Anerkennung]recognition</p>" == text
    assert 'id="term_recognition"' in notes and 'id="term_procedure"' not in notes


def test_a_page_without_terms_stays_as_it_is(reader: Reader) -> None:
    """Not a byte is added."""
    html = "<article><p>Nichts &amp; nichts</p></article>"

    assert html == of("de").explain(html, reader, "")


def test_a_page_explains_only_so_many_words(reader: Reader) -> None:
    """The first ones, each with one note, in one sentence; what follows it stands on the page of the word."""
    ids = [f"word-{letter}" for letter in "ponmlkjihgfedcba"]
    many = [term(id, id.replace("word-", "Wort")) for id in sorted(ids)]
    html = f"<p>{' '.join(id.replace('word-', 'Wort') for id in ids)}</p>"

    said = "Das ist [vieles. Zwei](figure:x) gewiss. Und zweitens."
    many = [one.model_copy(update={"explanation": {"de": said}}) for one in many]
    page, notes = explained(html, reader, "", many)

    assert ids[:LIMIT] == re.findall(r"\](word-.)", page) == re.findall(r' id="term_(word-.)"', notes)
    assert LIMIT == notes.count("gewiss.") and "zweitens" not in notes


def test_stops_and_brackets_stay_with_their_word(reader: Reader) -> None:
    """A line could break on both sides of a button."""
    page = of("de").explain("<p>So (Verfahren), dann Anerkennung hier</p>", reader, "")

    assert '<p>So <span class="unbroken">(<button ' in page
    assert "Verfahren</button>),</span> dann <button " in page
    assert "Anerkennung</button> hier</p>" in page


def test_hostile_words_are_escaped_everywhere(reader: Reader) -> None:
    """A title with tags and quotes is matched as text and shown as text; an explanation keeps no tags."""
    hostile = term("hostile", '<b onclick="x">Wort</b> & "Co"', abbreviation="<i>XY</i>")
    hostile = hostile.model_copy(update={"explanation": {"de": "<script>alert(1)</script> [x](javascript:alert(1))"}})

    page = of("de", [hostile]).explain(
        "<p>Das &lt;b onclick=&#34;x&#34;&gt;Wort&lt;/b&gt; &amp; &#34;Co&#34;.</p>", reader, ""
    )

    assert "&lt;b onclick=&#34;x&#34;&gt;Wort&lt;/b&gt; &amp; &#34;Co" in page
    assert not re.search(r"<(b|i|script)\b", page)
    assert "javascript:" not in page


def test_a_note_names_its_word_and_leads_to_its_page(reader: Reader) -> None:
    """Title, official title in its language, abbreviation, explanation, link, and a button that closes it."""
    page = of("en").explain("<article><p>An immigration office.</p></article>", reader, "")

    assert (
        '<label class="term">immigration <button type="button" popovertarget="term_office"'
        ' aria-label="immigration office">office</button></label>' in page
    )
    assert (
        '<div popover id="term_office"><div role="dialog" aria-labelledby="term_office_name"'
        ' tabindex="-1" autofocus>' in page
    )
    assert '<a href="../../terms/office/">More about this word</a>' in page
    assert '<button popovertarget="term_office" popovertargetaction="hide">Close</button>' in page
    assert page.endswith("</div>\n</article>")


def test_an_official_word_on_a_page_of_another_language_says_its_language(reader: Reader) -> None:
    """So that it is read aloud as what it is."""
    page = of("en").explain("<p>the Ausländerbehörde and the ABH</p><p>Recognition</p>", reader, "")

    assert '<button type="button" class="term" popovertarget="term_office" lang="de">Ausländerbehörde</button>' in page
    assert '<button type="button" class="term" popovertarget="term_recognition">Recognition</button>' in page


def test_the_index_leads_from_every_name_to_the_official_one(second: Path) -> None:
    """By first letter without accents; what several terms are called leads to all of them."""
    text = "title: {{fr: {}, nl: {}}}\nexplanation: {{fr: x, nl: x}}\nchecked: 2026-01-10\nsources: [loi-exemple]\n{}"
    write(
        second,
        {
            "data/terms/etat.yaml": text.format("État civil", "Burgerlijke stand", "synonyms: [Mairie]\n"),
            "data/terms/ecole.yaml": text.format("École", "School", "abbreviation: § 5\nsynonyms: [Lycée]\n"),
        },
    )
    assert 0 == inside(second, "check").returncode
    world = assemble(second, TODAY)

    letters = GlossaryDetails(Reader(world, world.languages["nl"], "nl/terms/")).letters()

    assert [
        ("0–9", ["§ 5 → ecole"]),
        ("B", ["Burgerlijke stand → etat"]),
        ("E", ["École", "Eilandvergunning → permis-de-l-ile", "État civil"]),
        ("L", ["Lycée → ecole"]),
        ("M", ["Mairie → etat"]),
        ("P", ["Permis de l’île", "PI → permis-de-l-ile"]),
        ("S", ["School → ecole"]),
    ] == [
        (
            letter,
            [f"{e.words} → {', '.join(t.id for t in e.see)}" if e.see else e.words for e in entries],
        )
        for letter, entries in letters
    ]
