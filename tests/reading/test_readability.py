"""Sentences are told apart as readers see them, and a text of long words and sentences weighs more than a plain one."""

from __future__ import annotations

import pytest

from hub.reading.markup.readability import length, measure, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ab dem 1. Januar 2027 gilt z. B. § 18 BeschV. Danach nicht.", [10, 2]),
        ("Seit 2026. Das ist neu! Für wen? Für Sie.", [2, 3, 2, 2]),
        ("Wichtig: Melden Sie sich. „Wir helfen.“ (Auch online.)", [1, 3, 2, 2]),
        ("- eins zwei\n- drei [](figure:delai) vier\n\nfünf", [2, 3, 1]),
        ("Wohnungs-Geber-Bestätigung, bitte", [2]),
        ("", []),
        ("…", []),
    ],
)
def test_sentences_end_where_readers_stop(text: str, expected: list[int]) -> None:
    """Not at the dot of a date, of a single letter or of the law; a point of a list is a sentence."""
    assert expected == [length(sentence) for sentence in sentences(text)]


def test_the_figure_is_that_of_lix() -> None:
    """Two sentences of four words, two of the eight words long: 4 + 25."""
    found = measure("Sie brauchen einen Pass. Das Amt hilft schnell.")

    assert found and (29, 8, 4, 4) == (found.lix, found.words, found.per_sentence, found.longest)
    assert measure(" … ") is None


def test_office_language_weighs_more_than_plain_words() -> None:
    plain = measure("Sie ziehen um? Melden Sie die neue Adresse an. Dann sagen Sie der Bank Bescheid.")
    office = measure("Die Anmeldung einer Wohnsitzverlegung erfolgt unter Vorlage der Wohnungsgeberbestätigung.")

    assert plain and office and plain.lix < 40 < 60 < office.lix
