"""How each language writes, and that no interface word is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import write
from hub.reading import languages
from hub.reading.languages import Language, LanguageError

DE, EN, AR = Language("de"), Language("en"), Language("ar")


def test_money_shows_cents_only_where_there_are_any() -> None:
    """45,934.20 keeps its cents, 50,700 has none."""
    assert ("50.700\xa0€", "45.934,20\xa0€") == (DE.euro(Decimal("50700")), DE.euro(Decimal("45934.20")))
    assert ("€50,700", "€13.90") == (EN.euro(Decimal("50700")), EN.euro(Decimal("13.90")))


def test_ranges_carry_the_sign_where_the_language_puts_it() -> None:
    """Once after the numbers in German, before each of them in English."""
    words = Language("de", {"{low} to {high}": "{low} bis {high}", "{n} working days": "{n} Werktage"})

    assert "58 bis 62\xa0€" == words.euro_range(Decimal(58), Decimal(62))
    assert "€58 to €62" == EN.euro_range(Decimal(58), Decimal(62))


def test_quantities_have_the_right_number() -> None:
    """One week, three weeks; working days come from the interface words."""
    words = Language("de", {"{low} to {high}": "{low} bis {high}", "{n} working days": "{n} Werktage"})

    assert ("1 Woche", "3 Wochen") == (DE.quantity(Decimal(1), "weeks"), DE.quantity(Decimal(3), "weeks"))
    assert ("1 month", "2 months") == (EN.quantity(Decimal(1), "months"), EN.quantity(Decimal(2), "months"))
    assert "3 Werktage" == words.quantity(Decimal(3), "working-days")


def test_dates_are_as_exact_as_they_were_written() -> None:
    """A year stays a year, a month a month."""
    assert ("4. März 2027", "März 2027", "2027") == (DE.date(date(2027, 3, 4)), DE.date("2027-03"), DE.date("2027"))
    assert ("March 4, 2027", "March 2027") == (EN.date("2027-03-04"), EN.date("2027-03"))


def test_percent_and_lists() -> None:
    """Seventy percent and three things."""
    assert "70\xa0%" == DE.percent(Decimal(70))
    assert "a, b und c" == DE.listing(["a", "b", "c"])


def test_names_and_directions() -> None:
    """A language is called as it calls itself."""
    assert ("Deutsch", "English", "العربية") == (DE.name, EN.name, AR.name)
    assert ("ltr", "rtl") == (DE.direction, AR.direction)


def test_an_unknown_language_is_an_error_of_its_own() -> None:
    """Not a traceback of the library."""
    with pytest.raises(LanguageError):
        assert Language("xx-nothing").name


def test_a_form_of_a_language_has_the_words_of_the_language(tmp_path: Path) -> None:
    """`de-AT` is German, but for the words it has of its own."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    words = 'msgid "January"\nmsgstr "Januar"\n\nmsgid "Friday"\nmsgstr "Freitag"\n'
    write(tmp_path / "locales", {"de.po": head + words, "de-AT.po": head + 'msgid "January"\nmsgstr "Jänner"\n'})

    found = languages.load(tmp_path, ["de-AT", "de"])

    assert [("Jänner", "Freitag"), ("Januar", "Freitag")] == [
        (one.word("January"), one.word("Friday")) for one in found.values()
    ]
