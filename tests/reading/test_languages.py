"""How each language writes, and that no interface word is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

from conftest import write
from hub.editorial.translating import wanted
from hub.reading import languages
from hub.reading.languages import Language, LanguageError, interface
from hub.reading.languages.catalogue import written
from hub.reading.languages.plain import Translation

DE, EN, AR = Language("de"), Language("en"), Language("ar")


def test_money_shows_cents_only_where_there_are_any() -> None:
    """45,934.20 keeps its cents, 50,700 has none."""
    assert ("50.700\xa0€", "45.934,20\xa0€") == (DE.money(Decimal("50700")), DE.money(Decimal("45934.20")))
    assert ("€50,700", "€13.90") == (EN.money(Decimal("50700")), EN.money(Decimal("13.90")))


def test_ranges_carry_the_sign_where_the_language_puts_it() -> None:
    """Once after the numbers in German, before each of them in English."""
    words = Language("de", {"{low} to {high}": "{low} bis {high}", "{n} working days": "{n} Werktage"})

    assert "58 bis 62\xa0€" == words.money_range(Decimal(58), Decimal(62))
    assert "€58 to €62" == EN.money_range(Decimal(58), Decimal(62))


def test_quantities_have_the_right_number() -> None:
    """One week, three weeks; working days come from the interface words."""
    days = interface.Count(("{n} Werktag", "{n} Werktage"), lambda n: int(n != 1))
    words = Language("de", counts={"{n} working day": days})

    assert ("1 Woche", "3 Wochen") == (DE.quantity(Decimal(1), "weeks"), DE.quantity(Decimal(3), "weeks"))
    assert ("1 month", "2 months") == (EN.quantity(Decimal(1), "months"), EN.quantity(Decimal(2), "months"))
    assert "3 Werktage" == words.quantity(Decimal(3), "working-days")


def test_every_unit_has_a_name_in_every_language() -> None:
    """Never the name that only programs know: some languages have no long form of a unit."""
    for code in (code for code in locale_identifiers() if "_" not in code):
        language = Language(code)
        for unit in ("hours", "days", "weeks", "months", "years"):
            for value in ("1", "2", "6", "11", "1.5"):
                words = language.quantity(Decimal(value), unit)
                assert "duration" not in words, (code, unit, value)
    assert ["شهر", "شهران", "6 أشهر", "11 شهرًا"] == [AR.quantity(Decimal(n), "months") for n in (1, 2, 6, 11)]
    assert "6 ay" == Language("tr").quantity(Decimal(6), "months")


def test_words_that_count_take_the_form_the_language_has_for_a_number(tmp_path: Path) -> None:
    """Arabic has six, Ukrainian three, Turkish one; the blank may be left out where the word itself says the number."""
    forms = {
        "ar": ["لا نتائج", "نتيجة", "نتيجتان", "{n} نتائج", "{n} نتيجة", "{n} نتيجة"],
        "uk": ["{n} результат", "{n} результати", "{n} результатів"],
        "tr": ["{n} sonuç"],
    }
    for code, words in forms.items():
        entry = Translation("{n} result", plural="{n} results", forms=tuple(words))
        write(tmp_path / "locales", {f"{code}.po": written(wanted.header("", code, "en"), [entry])})
    found = languages.load(tmp_path, forms)

    def said(code: str, *numbers: int) -> list[str]:
        return [found[code].counted("{n} result", "{n} results", n) for n in numbers]

    assert ["لا نتائج", "نتيجة", "نتيجتان", "3 نتائج", "11 نتيجة", "100 نتيجة"] == said("ar", 0, 1, 2, 3, 11, 100)
    assert ["1 результат", "3 результати", "5 результатів", "21 результат"] == said("uk", 1, 3, 5, 21)
    assert ["1 sonuç", "7 sonuç"] == said("tr", 1, 7)
    # What a browser asks for later, by its categories.
    assert {"zero", "one", "two", "few", "many", "other"} == found["ar"].forms("{n} result", "{n} results").keys()
    assert {"one": "{n} result", "other": "{n} results"} == EN.forms("{n} result", "{n} results")


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


def test_hours_and_amounts_are_written_as_on_doors_and_labels() -> None:
    """By the clock of 24 hours also where a language counts to twelve; with the sign of the currency also where a
    language writes its code."""
    written = {code: Language(code, currency="EUR") for code in ("ar", "en", "fi", "uk")}

    assert ["14:30", "14:30", "14.30", "14:30"] == [language.time("14:30") for language in written.values()]
    assert all("€" in language.money(Decimal("7.5")) for language in written.values())
    assert "100 to 200\xa0€" == written["uk"].money_range(Decimal(100), Decimal(200))
