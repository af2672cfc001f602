"""What a guide's page says at its head and at its steps: sums with what they leave out, the way as a picture, links."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest

from hub.pages.drawings import steps
from hub.records.kinds.actors import Role
from hub.records.kinds.guides import Guide
from small import changed, filled, page, world

LANES = {"professional": "Vous", "employer": "Entreprise", "office": "Office"}


def bar(column: int, days: float | None = 7, lane: str = "professional", **more: Any) -> steps.Bar:
    given = {"lane": lane, "column": column, "number": str(column + 1), "days": days, "closed": True, "kind": ""}
    return steps.Bar(**given | more)


def boxes(drawn: str) -> list[tuple[float, float, str]]:
    """(start, end, classes) of every bar as shares of the width."""
    found = re.findall(r'<rect class="(way-[^"]*)" x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%"', drawn)
    return [(float(x), float(x) + float(wide), classes) for classes, x, wide in found]


def drawing(*bars: steps.Bar, direction: str = "ltr") -> str:
    return steps.draw("x", "Titre", "Texte", LANES, bars, direction)


def test_a_longer_step_has_a_wider_bar_and_an_unknown_one_is_open() -> None:
    """A day, two months and three years are told apart; what is not known has no filled bar."""
    day, months, years, unknown = boxes(drawing(bar(0, 1), bar(1, 60), bar(2, 1095), bar(3, None)))

    assert day[1] - day[0] < months[1] - months[0] < years[1] - years[0]
    assert ["way-known", "way-open"] == [day[2].split()[0], unknown[2].split()[0]]
    assert "way-longer" in boxes(drawing(bar(0, closed=False)))[0][2]


def test_bars_stand_one_after_another_in_the_direction_of_reading() -> None:
    """From the left edge to the right one, or mirrored; steps at the same time share their place."""
    row = (bar(0), bar(1, None), bar(2, 100), bar(3, lane="office"), bar(3))
    across = boxes(drawing(*row))
    mirrored = boxes(drawing(*row, direction="rtl"))

    first, second, third, beside, office = across
    assert 0 == first[0] < first[1] <= second[0] < second[1] <= third[0] < third[1] <= office[0]
    assert beside[:2] == office[:2]
    assert 98 < office[1] <= 100
    assert mirrored[0][0] > mirrored[1][0] > mirrored[2][0] > mirrored[3][0]


@pytest.mark.parametrize("count", [1, 2, 13, 16])
def test_numbers_have_room_on_the_smallest_screen(count: int) -> None:
    """Two figures need some fifteen px, of 288."""
    drawn = boxes(drawing(*(bar(n, None if n % 2 else 1000) for n in range(count))))

    assert min(end - start for start, end, _ in drawn) * 288 / 100 > 15
    assert len(gzip.compress(drawing(*(bar(n) for n in range(count))).encode())) < 2000


def test_only_sides_that_act_have_a_row() -> None:
    """Empty rows would say nothing."""
    drawn = drawing(bar(0), bar(1, lane="office"))

    assert ["Vous", "Office"] == re.findall(r'class="pic-note"[^>]*>([^<]+)', drawn)


def guide_page(*steps: dict[str, Any], **fields: Any) -> str:
    """The page of the small hub's guide with these steps instead of its own."""
    hub = world()
    guide = hub.get(Guide, "permis")
    step = guide.steps[0].model_dump(mode="json", exclude_none=True)
    bare = {name: step[name] for name in ("id", "title", "actor", "text")}
    made = [bare | {"id": f"s{number}"} | one for number, one in enumerate(steps)]
    hub.records(Guide)[guide.id] = filled(guide, steps=made, **fields)
    html = page(hub, "guide", guide.id)
    return html.replace("\u202f", " ").replace("\xa0", " ")


def strip(html: str) -> str:
    """The words of the facts at the head."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.split('<dl class="strip strip--guide">')[1].split("</dl>")[0]).split())


def test_a_partial_sum_says_in_its_place_that_it_is_one() -> None:
    """At least, how many steps have no figure, and what is not included stand in the tile itself."""
    month = {"duration": {"maximum": "1", "unit": "months", "without": {"fr": "l’attente", "nl": "wachten"}}}

    assert "Total duration 1 mois" in strip(guide_page({"duration": {"minimum": "1", "unit": "months"}}))
    partial = strip(guide_page(month, {}, {}))
    assert "Time to allow at least 1 mois 2 steps without a figure; not included: l’attente" in partial
    assert "1 step without a figure" in strip(guide_page(month, {}))


def test_a_guide_in_which_one_waits_says_that_it_is_not_known_how_long() -> None:
    """Where nobody waits, the number of steps says enough."""
    assert "Duration not known 1 step without a figure" in strip(guide_page({"waiting": "true"}))
    assert "uration" not in strip(guide_page({}))


def test_a_cost_says_in_its_place_what_is_not_in_it() -> None:
    """A fee nobody knows stands beside the sum, or in place of it."""
    fee, name = {"figure": "droit-de-guichet"}, {"name": {"fr": "timbre", "nl": "zegel"}}

    assert "1 300 € plus timbre (not known)" in strip(guide_page({"fees": [fee, name]}))
    assert "not known timbre" in strip(guide_page({"fees": [name]}))
    assert "1 300 € in some cases more" in strip(guide_page({"fees": [fee, name | {"optional": "true"}]}))
    assert "1 300 € per person" in strip(guide_page({"fees": [fee | {"per_person": "true"}]}))


ACT = {"text": {"fr": "Demander en ligne", "nl": "Aanvragen"}, "type": "portal", "url": "https://portail.example/x"}


def test_a_link_at_a_step_says_what_one_does_and_where_it_leads() -> None:
    """As the other links that leave the site do, by the name of the host; with its source."""
    html = guide_page({"do": [ACT | {"source": "loi-exemple"}]})
    other = guide_page({"do": [ACT | {"found_on": "https://liste.example/", "checked": "2026-01-02"}]})

    button = '<a class="do" href="https://portail.example/x">Demander en ligne <bdi dir="ltr">portail.example</bdi></a>'
    assert button in html
    assert '<a class="ref"' in html.split(button)[1].split("</li>")[0]
    assert 'href="https://liste.example/"' in other.split(button)[1].split("</li>")[0]


def test_a_role_without_an_office_leads_to_its_members_to_a_finder_or_says_how_to_ask() -> None:
    """It does not say that nobody is recorded while it names them."""
    hub = world()
    bare = filled(hub.get(Role, "conseil"), fallback=None)
    members = {"members": ["guichet"], "finder": [ACT | {"source": "loi-exemple"}]}
    words = {"ask": {"fr": "Demandez à la mairie.", "nl": "Vraag het."}}

    hub.records(Role)["conseil"] = bare
    assert "No office recorded yet." in page(hub, "role", "conseil")
    hub.records(Role)["conseil"] = filled(bare, **members, **words)
    html = page(hub, "role", "conseil")

    assert "No office recorded yet." not in html
    assert "Demander en ligne" in html
    assert "Demandez à la mairie." in html
    assert "Guichet" in html.split('class="links"')[1]


def test_the_head_adds_up_what_one_reader_does() -> None:
    """Steps for employers only are not time of the professional the guide is written for first."""
    week, other = {"duration": {"minimum": "1", "unit": "weeks"}}, {"audiences": ["employer"]}

    html = guide_page(week, week | other, {} | other, audiences=["professional", "employer"])

    assert "Total duration 1 semaine" in strip(html)


def test_who_gets_a_right_of_residence_learns_what_holds_for_the_family() -> None:
    """By the question that answers it, told once on the page with its source; else whom to ask."""
    hub = world()
    told = page(changed(hub, "guide", "permis", residence=True, family=["combien"]), "guide", "permis")
    open_ = page(changed(hub, "guide", "permis", residence=True), "guide", "permis")

    family = told[told.index('id="part_family"') : told.index('id="part_facts"')]
    assert 1 == told.count('id="faq_combien"') and 'id="faq_combien"' in family and 'class="ref"' in family
    assert "n’est pas encore indiqué" in open_ and "roles/guichet/" in open_[open_.index("n’est pas encore") :][:300]
    assert 'id="part_family"' not in page(hub, "guide", "permis")
