"""What the page of a letter says, and how the words of the glossary are listed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from conftest import TODAY
from hub.hub import Hub, assemble
from hub.pages.glossary.listed import GlossaryDetails, LetterDetails, TermDetails, slug
from hub.pages.reader import Reader
from hub.pages.render import render
from hub.records.kinds.reference import Term
from small import page, theme


@pytest.fixture
def world(ample_hub: Hub) -> Hub:
    """The second hub with everything that walks need, one letter among it; its records may be exchanged."""
    return assemble(ample_hub.root, TODAY)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_letter_says_first_that_the_readers_own_letter_decides(world: Hub) -> None:
    """Before what it is, what it means, by when, whom to call and what to bring, in this order."""
    html = page(world, "term", "refus", "nl")

    steps = ["comes first", "No lawyer", "Een brief.", "Het antwoord is nee.", "May I work? No. Nog niet.", "Snel."]
    steps += ["Whom to call today", "Bel.", "Advies", "Loket", "The letter or paper itself."]
    told = words(html)
    places = [told.index(step) for step in steps]
    assert sorted(places) == places


def test_the_page_leads_with_the_word_as_it_stands_on_the_letter(world: Hub) -> None:
    """In every language; its equivalent stands below it, and both are the page's title."""
    html = page(world, "term", "refus", "nl")

    assert re.search(r'<h1><span lang="fr" dir="ltr">Avis de refus</span></h1>\s*<p class="equivalent">Bericht', html)
    assert 'class="equivalent"' not in page(world, "term", "refus", "fr")


def test_a_page_that_a_lawyer_read_no_longer_says_that_none_has(world: Hub) -> None:
    term = world.get(Term, "refus").model_copy(update={"reviewed": date(2026, 11, 1)})
    world.records(Term)["refus"] = term

    assert "No lawyer" not in page(world, "term", "refus")


def test_a_letter_without_a_deadline_says_that_none_is_known(world: Hub) -> None:
    world.records(Term)["refus"] = world.get(Term, "refus").model_copy(update={"deadline": None})

    assert "We know of no general deadline." in words(page(world, "term", "refus"))


def test_a_word_that_is_no_letter_has_nobody_to_call(world: Hub) -> None:
    assert "Whom to call" not in page(world, "term", "visa") and "lawyer" not in page(world, "term", "visa")


def test_letters_stand_under_whoever_sends_several_and_the_others_below(world: Hub) -> None:
    refusal = world.get(Term, "refus")
    for id, senders in (("visa", ["guichet", "conseil"]), ("carte", [])):
        term = world.get(Term, id)
        world.records(Term)[id] = term.model_copy(
            update={"act": refusal.act, "means": refusal.means, "senders": senders}
        )

    listed = LetterDetails(Reader(world, world.languages["nl"], "nl/letter/"))

    found = [(sender and sender.id, [term.id for term in terms]) for sender, terms in listed.by_sender()]
    assert [("guichet", ["refus", "visa"]), (None, ["carte"])] == found
    assert ["conseil"] == [role.id for role in listed.helpers()]
    assert "rejet" == listed.other_words(refusal)


@pytest.mark.parametrize(
    ("own", "shown"),
    [("Zaak (Affaire)", "Zaak"), ("Affaire", ""), ("Zaak (zaak)", "Zaak (zaak)"), ("Affaire (Affaire)", "")],
)
def test_an_equivalent_repeats_nothing_of_the_official_word(own: str, shown: str, world: Hub) -> None:
    term = world.get(Term, "visa").model_copy(update={"title": {"fr": "Affaire", "nl": own}})

    assert shown == TermDetails(term, Reader(world, world.languages["nl"], "nl/terms/visa/")).equivalent


@pytest.mark.parametrize(("letter", "address"), [("A", "a"), ("0–9", "0-9"), ("ا", "u0627"), ("Æ", "u00c6")])
def test_a_first_letter_of_any_script_has_an_address(letter: str, address: str) -> None:
    assert address == slug(letter)


def test_a_first_letter_of_one_language_is_a_page_in_every_other(world: Hub) -> None:
    """Readers who change the language are led somewhere; what has no word there is not found by the search."""
    pages = {page.address: page for page in render(world, theme()) if "/letter/" in page.address}

    assert not pages["nl/terms/letter/e/"].empty and pages["fr/terms/letter/e/"].empty
    assert {address[3:] for address in pages if address[:3] == "fr/"} == {
        address[3:] for address in pages if address[:3] == "nl/"
    }


def test_every_first_letter_is_a_page_that_the_list_leads_to(world: Hub) -> None:
    """With the explanations, which the list of all words leaves out."""
    details = GlossaryDetails(Reader(world, world.languages["fr"], "fr/terms/"))

    assert ["A", "C", "P", "R", "T", "V"] == details.initials()
    assert "../terms/letter/v/" == details.initial_url("V")
    assert ["visa"] == [term.id for letter, terms in details.titles() if letter == "V" for term in terms]
