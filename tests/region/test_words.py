"""German words: none is missing in the interface, and easy language is easy."""

from __future__ import annotations

import re

import real

from conftest import ROOT
from hub.editorial.translating.interface import interface_words
from hub.reading import languages
from hub.reading.markup import text as markup
from hub.records.kinds.guides import Guide


def test_every_interface_word_is_translated_into_german_and_none_is_left_over() -> None:
    """English is the source; locales/de.po holds exactly its words, with the same blanks."""
    german = languages.load(ROOT, ["de"])["de"]

    assert interface_words(ROOT).keys() == german.words.keys() | german.counts.keys()
    for english, words in german.words.items():
        assert english.count("{") == words.count("{"), english


def test_sentences_in_easy_language_are_short() -> None:
    """At most ten words, one sentence to a line, no conjunctive, no abbreviation, no brackets."""
    text = (ROOT / "content/de/easy-language.md").read_text(encoding="utf-8")
    body = re.sub(r"<!--.*?-->", "", text.split("---\n", 2)[2])
    body = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", body)
    for line in (line.lstrip("#-0123456789. ") for line in body.splitlines() if line.strip()):
        for sentence in re.split(r"(?<=[.?!])\s+", line):
            assert len(sentence.split()) <= 10, sentence
        assert not re.search(r"\b(würde|könnte|hätte|wäre|sollte|z\. ?B\.|usw\.|d\. ?h\.)", line), line
        assert not re.search(r"[();]", line), line


def test_the_longest_page_of_the_real_hub_is_far_below_the_limits() -> None:
    """So that nobody meets them by writing."""
    for path in (ROOT / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        for sign, limit in markup.MOST.items():
            assert 10 * text.count(sign) < limit, (path, sign)


def test_every_guide_says_the_main_points_in_plain_words() -> None:
    """In every language, in short sentences; the guides that most pages lead to also in easy language."""
    catalog = real.catalog()
    assert catalog.settings is not None
    authored = set(catalog.settings.languages.authored)
    guides = catalog.records(Guide)
    for id, guide in guides.items():
        assert guide.plain and authored == guide.plain.keys(), id
        for passage in guide.easy:
            assert authored == passage.title.keys() == passage.text.keys(), id

    assert len([guide for guide in guides.values() if guide.easy]) >= 10
    long = [problem for problem in real.found() if problem.code == "sentence-long"]
    assert [] == [problem.line_text("en") for problem in long]


def test_plain_words_keep_what_a_reader_of_a_letter_must_know_first() -> None:
    """Where a guide says that the letter decides and that no lawyer has read it, its plain words say so too."""
    marks = {"de": "keine Anwältin und kein Anwalt", "en": "no lawyer has read this page"}
    warned = 0
    for id, guide in real.catalog().records(Guide).items():
        for language, mark in marks.items():
            if mark in (guide.summary or {}).get(language, "").replace("No lawyer", "no lawyer"):
                warned += 1
                assert mark in (guide.plain or {})[language].replace("No lawyer", "no lawyer"), (id, language)

    assert warned
