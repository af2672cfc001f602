"""The real data on three days: before the handover, today, and after the turn of the year."""

from __future__ import annotations

from datetime import date

import pytest
import real

from hub.facts import responsibility
from hub.hub import Hub
from hub.pages.reader import Reader
from hub.records.kinds.actors import Partner
from hub.records.kinds.faqs import Faq

DAYS = ("2025-06-01", "2025-08-01", "2026-11-21", "2027-01-02")


@pytest.fixture(scope="module")
def hubs() -> dict[str, Hub]:
    return {day: real.hub(date.fromisoformat(day)) for day in DAYS}


def answer(hub: Hub, faq: str) -> str:
    language = hub.languages["de"]
    return Reader(hub, language, f"de/faqs/{faq}/").prose.plain(hub.get(Faq, faq).answer)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-06-01", "48.300\xa0€ brutto im Jahr"),
        ("2026-11-21", "50.700\xa0€ brutto im Jahr"),
        ("2027-01-02", "50.700\xa0€ (2026; Wert für 2027 noch nicht veröffentlicht) brutto im Jahr"),
    ],
)
def test_the_blue_card_answer_reads_right(day: str, words: str, hubs: dict[str, Hub]) -> None:
    """The same sentence, with the value of its day, or the honest word that there is none yet."""
    assert words.replace("\xa0", " ") in answer(hubs[day], "blaue-karte-gehalt").replace("\xa0", " ")


def test_the_minimum_wage_turns_over_by_itself(hubs: dict[str, Hub]) -> None:
    """13.90 until New Year, 14.60 from then on; both are in the record already."""
    words = {day: Reader(hub, hub.languages["de"], "de/").amounts.phrase("mindestlohn") for day, hub in hubs.items()}

    assert "12,82\xa0€ je Stunde" == words["2025-06-01"]
    assert "13,90\xa0€ je Stunde" == words["2026-11-21"]
    assert "14,60\xa0€ je Stunde" == words["2027-01-02"]


def test_an_answer_can_name_the_amounts_of_both_years(hubs: dict[str, Hub]) -> None:
    """A sentence about two days reads the same before and after the turn of the year, with the amount of each."""
    answers = {answer(hubs[day], "lohn-internationaler-kraefte").replace("\xa0", " ") for day in DAYS}

    assert 1 == len(answers)
    assert "bis zum 31. Dezember 2026 13,90 € und ab dem 1. Januar 2027 14,60 € je Stunde" in answers.pop()


@pytest.mark.parametrize(
    ("day", "offices"),
    [
        ("2025-06-01", ["auslaenderbehoerde-peine"]),
        ("2025-08-01", ["auslaenderbehoerde-peine", "zentralstelle-fachkraefteverfahren"]),
        ("2026-11-21", ["zentralstelle-fachkraefteverfahren"]),
        ("2027-01-02", ["zentralstelle-fachkraefteverfahren"]),
    ],
)
def test_the_fast_track_handover_is_data(day: str, offices: list[str], hubs: dict[str, Hub]) -> None:
    """The local office until June 2025, a choice for half a year, the central office alone since January 2026."""
    held = responsibility.holders(hubs[day].records(Partner), "zentralstelle-81a", "peine", hubs[day].today)

    assert offices == sorted(office.partner.id for office in held)


def test_every_office_keeps_its_own_role(hubs: dict[str, Hub]) -> None:
    """The local immigration office stays responsible for permits after the handover."""
    held = responsibility.holders(
        hubs["2026-11-21"].records(Partner), "auslaenderbehoerde", "peine", date(2026, 11, 21)
    )

    assert ["auslaenderbehoerde-peine"] == [office.partner.id for office in held]


def test_a_change_stays_until_somebody_says_what_came_of_it(hubs: dict[str, Hub]) -> None:
    """Before its day a change is to come; afterwards it is open until it is answered, and then answered."""

    def changes(day: str, state: str) -> list[str]:
        return [change.id for change in Reader(hubs[day], hubs[day].languages["de"], "de/").today.changes(state)]

    assert [] == changes("2026-11-21", "open")
    assert {"gehaltsschwellen-2027", "mindestlohn-2027"} <= set(changes("2026-11-21", "upcoming"))
    assert "gehaltsschwellen-2027" in changes("2027-01-02", "open")
    assert ["mindestlohn-2027"] == changes("2027-01-02", "answered")
    assert "ukraine-schutz-2027" in changes("2027-01-02", "upcoming")
    assert changes("2027-01-02", "undated") == changes("2026-11-21", "undated") != []


def test_districts_of_one_office_stand_together(hubs: dict[str, Hub]) -> None:
    """The list of responsibilities names each office once, and gaps as gaps."""
    hub = hubs["2026-11-21"]
    reader = Reader(hub, hub.languages["de"], "de/roles/")
    chambers = {
        office.id: districts for office, districts in reader.responsibility.offices_by_district("ihk") if office
    }
    offices = reader.responsibility.offices_by_district("familienservicebuero")

    assert {"wolfsburg", "gifhorn"} == set(chambers["ihk-lueneburg-wolfsburg"])
    assert [(None, 11)] == [(office, len(districts)) for office, districts in offices]
