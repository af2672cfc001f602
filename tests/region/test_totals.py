"""The guides of this region: what they add up to, how their way is drawn, and where their steps lead."""

from __future__ import annotations

import gzip

import pytest
import real

from conftest import TODAY
from hub.facts import responsibility
from hub.hub import Hub
from hub.pages.more import GuideDetails
from hub.pages.reader import Reader
from hub.records.kinds.actors import Partner, Role
from hub.records.kinds.guides import Guide


@pytest.fixture(name="real")
def real_hub() -> Hub:
    return real.hub()


def details(real: Hub, id: str, code: str = "de") -> GuideDetails:
    return GuideDetails(real.get(Guide, id), Reader(real, real.languages[code], f"{code}/guides/{id}/"))


def test_every_way_is_a_small_picture(real: Hub) -> None:
    """At most 2 kB packed, in every language of the site."""
    sizes = {
        (id, code): len(gzip.compress(details(real, id, code).way().encode()))
        for id in real.records(Guide)
        for code in real.languages
    }

    assert {} == {name: size for name, size in sizes.items() if size > 2000}


def test_a_total_stands_only_where_nothing_is_missing(real: Hub) -> None:
    """Every other sum says in its place that it is the least, or that nothing is known."""
    for id, guide in real.records(Guide).items():
        own = details(real, id)
        time = next((tile for tile in own.tiles if tile.name != "Kosten" and "Kosten:" not in tile.name), None)
        if time and not guide.total_duration and not own.span.complete:
            assert time.words.startswith(("mindestens", "nicht bekannt")), id
            assert time.notes, id


@pytest.mark.parametrize(
    ("id", "words", "note"),
    [
        ("blaue-karte-eu", "mindestens 2 Wochen", "nicht enthalten: Wartezeit auf den Visumtermin"),
        ("beschleunigtes-fachkraefteverfahren", "mindestens 3 Monate", "4 Schritte ohne Angabe"),
        ("anerkennung-gesundheit", "mindestens 3 bis 5 Monate", "3 Schritte ohne Angabe"),
        ("familiennachzug", "nicht bekannt", "nicht enthalten: Wartezeit auf den Visumtermin"),
    ],
)
def test_tiles_that_were_too_short(real: Hub, id: str, words: str, note: str) -> None:
    """A partial sum once stood there as if it were the whole: up to four weeks for the Blue Card."""
    time = details(real, id).tiles[0]

    assert words == time.words.replace("\xa0", " ")
    assert note in [str(one) for one in time.notes]


def test_every_role_leads_to_somebody_or_says_how_to_ask(real: Hub) -> None:
    """An office that can be reached, its members, a finder, a role to ask instead, or words."""
    partners, roles = real.records(Partner), real.records(Role)

    lost = [
        id for id, role in roles.items() if not role.ask and not responsibility.reachable(partners, roles, id, TODAY)
    ]
    assert [] == lost
