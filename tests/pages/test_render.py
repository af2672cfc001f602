"""Generated pages, one at a time, and the addresses that lead to them."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import SECOND, TODAY
from hub.hub import assemble
from hub.pages.reader import library
from hub.pages.render import former
from hub.records.base import Statement
from hub.records.kinds.actors import Partner
from hub.records.kinds.guides import Guide
from hub.records.kinds.wayfinders import Wayfinder
from small import changed, filled, page, world

OVER = "no longer responsible"


def test_every_former_address_leads_to_the_record() -> None:
    """However often it was renamed, in every language, with its parts, and with the plan made of it."""
    guide = changed(world(), "guide", "permis", moved_from=["tres-ancien", "ancien"])
    aid = changed(world(), "wayfinder", "quel-chemin", moved_from=["tres-ancien", "ancien"])

    moved = former.moved(guide)
    assert {
        f"{code}/{place}/{former}/": f"{code}/{place}/permis/"
        for code in ("fr", "nl", "ar")
        for place in ("guides", "plan")
        for former in ("tres-ancien", "ancien")
    } == moved
    parts = ["", *(f"{id}/" for id in aid.get(Wayfinder, "quel-chemin").subpages)]
    assert len(parts) > 3
    assert {
        f"{code}/wayfinders/{former}/{part}": f"{code}/wayfinders/quel-chemin/{part}"
        for code in ("fr", "nl", "ar")
        for former in ("tres-ancien", "ancien")
        for part in parts
    }.items() <= former.moved(aid).items()


def test_the_pages_of_what_names_a_renamed_record_are_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are such pages, because more name it than its own page shows."""
    own = changed(world(), "source", "loi-exemple", moved_from=["vieille-loi"])
    there = {"fr/sources/named/vieille-loi/": "fr/sources/named/loi-exemple/"}
    assert not there.keys() & former.moved(own).keys()
    monkeypatch.setattr(library, "FULL", 1)
    assert there.items() <= former.moved(own).items()


def test_a_list_of_what_belongs_to_a_renamed_record_is_still_found() -> None:
    """Pages of directories stand below the id of a district; other lists have no such address."""
    moved = former.moved(changed(world(), "district", "nord", moved_from=["septentrion"]))

    lists = {address: there for address, there in moved.items() if address.startswith("fr/") and "district/" in address}
    assert {
        f"fr/{folder}/district/septentrion/": f"fr/{folder}/district/nord/"
        for folder in ("offers", "partners", "projects", "events")
    } == lists
    assert "fr/districts/nord/" == moved["fr/districts/septentrion/"]


def test_a_hand_written_page_that_moved_is_still_found(tmp_path: Path) -> None:
    """In every language it stands in, whichever of them says so."""
    shutil.copytree(SECOND, tmp_path, dirs_exist_ok=True)
    page = tmp_path / "content/nl/about.md"
    page.write_text(f"---\nmoved_from: [wie/we-zijn]\n---\n{page.read_text(encoding='utf-8')}", encoding="utf-8")

    moved = former.moved(assemble(tmp_path, TODAY))

    assert {f"{code}/wie/we-zijn/": f"{code}/about/" for code in ("fr", "nl", "ar")}.items() <= moved.items()


def test_a_partner_says_for_what_it_is_no_longer_responsible() -> None:
    """From the day after the last one on, at the entry that ended and at no other."""
    hub = world()
    partner = hub.get(Partner, "guichet-nord")

    entries = page(hub, "partner", partner.id).split('<ul class="statements">')[1].split("</ul>")[0].split("</li>")
    assert [True, False] == [OVER in entry and 'class="over"' in entry for entry in entries[:2]]

    for end, over in (("2026-11-20", True), ("2026-11-21", False)):
        one = filled(partner, responsible=[{"role": "guichet", "districts": ["nord"], "end": end}])
        hub.records(Partner)[partner.id] = one
        assert over is (OVER in page(hub, "partner", partner.id))


def test_a_guide_says_until_when_others_were_responsible() -> None:
    """From the day after their last one on; the last of several such days counts."""
    hub = world()
    guide, partner = page(hub, "guide", "permis"), hub.get(Partner, "guichet-nord")
    assert "others were responsible until 31 décembre 2025." in guide

    for ends, said in (
        (["2026-11-21"], ""),
        (["2026-11-20"], "until 20 novembre 2026."),
        (["2026-11-20", "2024-12-31"], "until 20 novembre 2026."),
    ):
        held = [{"role": "guichet", "districts": ["nord"], "end": end} for end in ends]
        hub.records(Partner)[partner.id] = filled(partner, responsible=held)
        words = page(hub, "guide", "permis").partition("others were responsible ")[2]
        assert said == words[: len(said)] and bool(said) is bool(words)


@pytest.mark.parametrize(("always", "cost"), [([], ""), ([{"figure": "droit-de-guichet"}], "1 300 €")])
def test_a_guide_shows_fees_that_are_due_in_some_cases(always: list[dict[str, str]], cost: str) -> None:
    """Beside the sum of those that are always due, and where there is no such sum."""
    hub = world()
    guide = hub.get(Guide, "permis")
    step, other = (step.model_dump(mode="json", exclude_none=True) for step in guide.steps)
    some = [{"figure": "delai", "optional": "true"}]
    hub.records(Guide)[guide.id] = filled(guide, steps=[step | {"fees": [*always, *some]}, other])

    html = page(hub, "guide", guide.id).replace("\u202f", " ").replace("\xa0", " ")

    total = f"<strong>{cost}</strong>; " if cost else ""
    assert f'<p>paid by the professional: {total}in some cases also: <a href="#demande">3 semaines</a></p>' in html
    assert 1 == html.count("</a> (in some cases)</span>")


def test_a_text_that_has_run_out_says_so_from_the_day_after() -> None:
    """The record at its head and a statement beside its words; on the last day neither does."""
    said = "held until"
    last = TODAY - timedelta(days=1)
    statement = Statement.model_validate({"text": {"fr": "Vrai."}, "valid_until": last.isoformat()})

    assert 1 == page(changed(world(), "guide", "permis", valid_until=last), "guide", "permis").count(
        "This text " + said
    )
    assert 1 == page(changed(world(), "guide", "permis", remarks=[statement]), "guide", "permis").count(said)
    assert said not in page(changed(world(), "guide", "permis", valid_until=TODAY), "guide", "permis")
