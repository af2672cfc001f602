"""“My plan” as it is without a script: all steps, offices and papers of a guide, and what the script needs to know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import TODAY, write
from hub.hub import assemble
from hub.outputs import plans
from hub.pages.render import former
from hub.pages.render.page import Page
from planned import SETTINGS, planned
from small import theme


@pytest.fixture(name="pages")
def made(tmp_path: Path) -> dict[str, Page]:
    """The plans of the second hub with a guide for two sides, by address."""
    return {page.address: page for page in plans.pages(planned(tmp_path), theme())}


def test_a_reader_is_told_how_working_days_are_counted(pages: dict[str, Page], tmp_path: Path) -> None:
    """Without holidays, or that these are not known; nothing where none are counted."""
    known, unknown = "Working days leave out weekends and public holidays.", "Public holidays are not known here"
    assert known in pages["fr/plan/embauche/"].html and known not in pages["fr/plan/permis/"].html
    write(tmp_path, {"data/hub.yaml": SETTINGS})
    (without,) = (
        page.html for page in plans.pages(assemble(tmp_path, TODAY), theme()) if page.address == "fr/plan/embauche/"
    )
    assert unknown in without and known not in without and 'data-holidays=""' in without


def step(html: str, id: str) -> str:
    """The HTML of one step."""
    found = re.search(rf'<li class="step[^>]*data-step="{id}".*?(?=<li class="step|</ol>)', html, re.DOTALL)
    assert found, id
    return found[0]


def test_each_guide_that_somebody_goes_through_has_a_plan_in_each_language(pages: dict[str, Page]) -> None:
    """And there is a page that lists them."""
    for code in ("fr", "nl", "ar"):
        assert {f"{code}/plan/", f"{code}/plan/embauche/", f"{code}/plan/permis/"} == {
            address for address in pages if address.startswith(f"{code}/")
        }
    for side in ("professional", "employer"):
        assert f'href="../plan/embauche/#for={side}"' in pages["fr/plan/"].html


def test_without_a_script_every_step_paper_and_office_is_there(pages: dict[str, Page]) -> None:
    """Nothing is hidden but what only a script can do, and a sentence leads to the guide."""
    html = pages["fr/plan/embauche/"].html

    assert ["demande", "contrat", "annonce", "carte"] == re.findall(r'data-step="(\w+)"', html)
    assert ["passeport", "photo", "contrat"] == re.findall(r'type="checkbox" value="(\w+)"', html)
    assert "Call <bdi" in html
    assert re.search(r'data-scriptless>.*?href="../../guides/embauche/"', html, re.DOTALL)
    assert '<form class="plan-choices" hidden>' in html


def test_the_script_is_told_whose_a_step_is_and_what_to_count(pages: dict[str, Page]) -> None:
    """A length is expected, one with a deadline is a last day; the day is named by what it is counted from."""
    html = pages["fr/plan/embauche/"].html

    assert 'data-for="professional" data-counted="1 months">' in step(html, "demande")
    assert 'data-for="employer">' in step(html, "contrat")
    assert 'data-for="professional employer" data-counted="3 working-days" data-deadline>' in step(html, "annonce")
    assert "<label>Arrivée" in step(html, "annonce")
    assert 'data-weekend="6 0"' in html and " 2026-04-06 2026-12-25 2027-03-29 " in html and "12-28" not in html
    assert '<p class="who" data-as="professional">The employer acts' in step(html, "contrat")
    assert '<p class="who" data-as="employer" hidden>You act' in step(html, "contrat")


def test_what_a_step_leads_to_on_the_web_names_its_source(pages: dict[str, Page]) -> None:
    """As in the guide: a number beside the link, which stands at the end with the day it was read."""
    html = pages["fr/plan/embauche/"].html

    link = '<a class="do" href="https://guichet.example/rendez-vous">Prendre rendez-vous'
    assert re.search(rf'{re.escape(link)} <bdi dir="ltr">guichet.example</bdi></a><a class="ref" href="#s_1"', html)
    assert re.search(r'<li id="s_1">\s*<a href="../../sources/loi-exemple/">', html)


def test_the_address_is_drawn_only_where_it_is_known(tmp_path: Path, pages: dict[str, Page]) -> None:
    """A square that leads nowhere would be worse than none."""
    html = pages["fr/plan/embauche/"].html
    unknown = next(iter(plans.pages(planned(tmp_path / "other", site=""), theme())))

    assert "https://hub.example/ile/fr/plan/embauche/</figcaption>" in html and "<svg" in html
    assert "plan-code" not in unknown.html


def test_a_plan_of_a_renamed_guide_is_still_found(tmp_path: Path) -> None:
    """Its former address leads to it, and what was kept under the former name is asked for."""
    hub = planned(tmp_path)

    assert "fr/plan/embauche/" == former.moved(hub)["fr/plan/recruter/"]
    html = next(page.html for page in plans.pages(hub, theme()) if page.address == "fr/plan/embauche/")
    assert 'data-plan="embauche" data-former="recruter"' in html


def test_plans_are_listed_for_search_engines(ample_site: Path) -> None:
    """As every other page."""
    listed = (ample_site / "fr/sitemap.xml").read_text(encoding="utf-8")

    assert "<loc>https://hub.example/ile/fr/plan/</loc>" in listed
    assert "<loc>https://hub.example/ile/fr/plan/travail/</loc>" in listed
