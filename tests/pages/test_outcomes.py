"""What an outcome of a decision aid says: what to do first, with whom, what it takes, and what lies beside it."""

from __future__ import annotations

import re
from typing import Any

from hub.hub import Hub
from hub.records.kinds.actors import Role
from hub.records.kinds.guides import Guide
from hub.records.kinds.wayfinders import Wayfinder
from small import changed, filled, part, world


def hub(guide: dict[str, Any], **outcome: Any) -> Hub:
    """The second hub; fields of the guide `permis` and of the outcome that leads to it differ."""
    plain = world()
    found = filled(plain.get(Guide, "permis"), **guide)
    wayfinder = plain.get(Wayfinder, "quel-chemin")
    own = filled(wayfinder, outcomes=wayfinder.model_dump(mode="json", exclude_none=True)["outcomes"])
    own.outcomes["permis"] = own.outcomes["permis"].model_copy(update=outcome)
    made = changed(plain, "wayfinder", "quel-chemin", outcomes=own.outcomes)
    made.records(Guide)["permis"] = found
    return made


def section(html: str, id: str) -> str:
    """The words of a section and those inside it, by the id of its heading; empty where there is none."""
    _, _, rest = html.partition(f'aria-labelledby="part_{id}">')
    depth, own = 1, []
    for piece in re.split(r"(?=</?section\b)", rest):
        depth += 1 if piece.startswith("<section") else -1 if piece.startswith("</section") else 0
        if not depth:
            break
        own.append(piece)
    return " ".join(re.sub(r"<[^>]+>", " ", " ".join(own)).split())


def steps(*fields: dict[str, Any]) -> dict[str, Any]:
    """A guide of these steps, for both sides."""
    made = [
        {"id": f"s{n}", "title": {"fr": f"Étape {n}"}, "actor": "professional", "text": {"fr": "x"}} | step
        for n, step in enumerate(fields, start=1)
    ]
    return {"steps": made, "audiences": ["professional", "employer"]}


def test_an_outcome_says_the_way_the_first_step_and_the_office() -> None:
    """In this order, with the way to reach the office, the papers and the plan to tick them in."""
    html = part(hub({}, way={"fr": "Vous demandez, puis vous attendez."}), "wayfinder", "quel-chemin", "permis")

    assert html.index("Vous demandez, puis vous attendez.") < html.index("part_first") < html.index("part_office")
    assert 'href="../../../guides/permis/#demande"' in html
    assert 'href="../../../plan/permis/#for=professional"' in html
    assert 'Call <bdi dir="ltr">+99 001 234-5</bdi>' in html[html.index("part_office") :]
    assert "Passeport" in section(html, "documents")


def test_the_first_step_is_one_the_reader_takes() -> None:
    """Not what their answers did away with, what the employer does, or what is for employers only."""
    guide = steps({}, {"actor": "employer"}, {"audiences": ["employer"]}, {})

    html = part(hub(guide, skips=["s1"]), "wayfinder", "quel-chemin", "permis")

    assert "Étape 4" in section(html, "first")
    assert "The employer acts" not in section(html, "first")
    waits = part(hub(steps({"actor": "employer"})), "wayfinder", "quel-chemin", "permis")
    assert "Étape 1 The employer acts" in section(waits, "first")


def test_what_an_outcome_costs_and_needs_counts_only_the_steps_that_are_left() -> None:
    """A fee, a duration and a paper of a step that fell away are not in it."""
    gone = {
        "fees": [{"figure": "droit-de-guichet"}],
        "documents": ["passeport"],
        "duration": {"maximum": "3", "unit": "weeks"},
    }

    left = part(hub(steps(gone, {})), "wayfinder", "quel-chemin", "permis")
    without = part(hub(steps(gone, {}), skips=["s1"]), "wayfinder", "quel-chemin", "permis")

    assert section(left, "takes") and section(left, "documents")
    assert "" == section(without, "takes") == section(without, "documents")


def test_beside_an_outcome_stand_the_other_answers() -> None:
    """With the question and the answer that would lead there."""
    html = part(world(), "wayfinder", "quel-chemin", "permis")

    assert "Not your case? Demandez conseil Êtes-vous sur l’île ? Non" == section(html, "beside")


def test_examples_are_closed_and_never_more_than_three() -> None:
    """They follow, and do not stand before, what the reader came for."""
    made = world()
    cases = made.catalog.companions["wayfinder"]["quel-chemin"].record
    object.__setattr__(cases, "cases", [*cases.cases] * 5)  # the hub of this test alone

    html = part(made, "wayfinder", "quel-chemin", "permis")

    assert 3 == html.count('<details class="journey">')
    assert html.index("part_beside") < html.index("part_journeys")


def test_what_is_not_the_next_action_is_folded() -> None:
    """The way, the first step and the first office are open; who else helps too, where there is no guide."""
    html = part(world(), "wayfinder", "quel-chemin", "permis")
    advised = part(hub({}, roles=["conseil"], guides=[]), "wayfinder", "quel-chemin", "permis")

    def is_folded(page: str, id: str) -> bool:
        return f'<summary><h2 id="part_{id}">' in page

    assert [False, False, True, True] == [is_folded(html, id) for id in ("first", "office", "documents", "beside")]
    assert 'class="fold whom"' not in html
    assert 'id="part_helpers"' not in advised or not is_folded(advised, "helpers")


def test_a_second_office_opens_when_it_is_its_turn() -> None:
    """Only the first of those that decide stands open."""
    both = hub({})
    own = both.get(Wayfinder, "quel-chemin").outcomes["permis"]
    role = both.get(Role, "guichet")
    both.records(Role)["autre"] = role.model_copy(update={"id": "autre", "title": {"fr": "Autre"}})
    two = changed(both, "wayfinder", "quel-chemin")
    two.records(Role)["autre"] = both.records(Role)["autre"]
    two.get(Wayfinder, "quel-chemin").outcomes["permis"] = own.model_copy(update={"roles": ["guichet", "autre"]})

    html = part(two, "wayfinder", "quel-chemin", "permis")

    assert 1 == html.count('<section class="whom">') and '<details class="fold whom">\n<summary><h3>Autre' in html
