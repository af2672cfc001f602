"""“My plan” in a browser: whose it is, what is ticked and entered, where it is kept, and what comes out of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsers import REFUSING
from planned import served
from sites import Served

PLAN = "fr/plan/embauche/"


@pytest.fixture(scope="module", name="origin")
def served_plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Served(served(tmp_path_factory.mktemp("plans"))) as origin:
        yield origin


@pytest.fixture(name="context")
def empty(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 390, "height": 800}, accept_downloads=True) as context:
        yield context


@pytest.fixture(name="page")
def opened(context: BrowserContext) -> Page:
    return context.new_page()


def steps(page: Page) -> list[str]:
    return [row.get_attribute("data-step") or "" for row in page.locator("[data-step]:visible").all()]


def papers(page: Page) -> dict[str, bool]:
    return {
        box.get_attribute("value") or "": box.is_checked() for box in page.locator(".plan-papers input:visible").all()
    }


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = json.loads(page.evaluate("JSON.stringify({...localStorage})"))
    return found


def enter(page: Page, step: str, day: str) -> str:
    """Enters a day at a step; what it says follows from it."""
    row = page.locator(f"[data-step={step}]")
    row.locator("input[type=date]").fill(day)
    return row.locator("output").inner_text()


def test_a_plan_shows_the_readers_steps_and_keeps_what_they_enter(origin: str, page: Page) -> None:
    """The other side's steps, papers and offices go, also those taken away; all is there again after reloading."""
    page.goto(f"{origin}{PLAN}")
    assert ["demande", "annonce", "carte"] == steps(page)
    assert {"passeport": False, "photo": False} == papers(page)
    assert {} == stored(page)

    page.get_by_role("radio", name="Employers").check()
    assert ["contrat", "annonce", "carte"] == steps(page)
    assert ["passeport", "contrat"] == list(papers(page))
    page.locator("[data-step=carte] .plan-away button").click()
    page.locator(".plan-papers input[value=contrat]").check()
    enter(page, "annonce", "2026-12-03")

    assert page.url.endswith("#for=employer&off=carte&day=annonce.2026-12-03&have=contrat")
    page.goto("about:blank")
    page.goto(f"{origin}{PLAN}")
    assert ["contrat", "annonce"] == steps(page)
    assert {"passeport": False, "contrat": True} == papers(page)
    assert "2026-12-03" == page.locator("[data-step=annonce] input").input_value()
    page.get_by_role("button", name="Show steps taken away").click()
    assert ["contrat", "annonce", "carte"] == steps(page)
    page.get_by_role("button", name="Delete everything entered").click()
    assert {} == stored(page)
    assert not page.url.endswith("employer")


def test_days_are_counted_on_the_calendar(origin: str, page: Page) -> None:
    """A month from 31 January ends with February, three working days from a Thursday with a Tuesday."""
    page.goto(f"{origin}{PLAN}")

    assert "Expected by 28 février 2027" == enter(page, "demande", "2027-01-31")
    assert "Deadline: 8 décembre 2026" == enter(page, "annonce", "2026-12-03")
    assert "Deadline: 30 décembre 2026" == enter(page, "annonce", "2026-12-24")
    assert "" == enter(page, "carte", "2026-12-03")
    assert "" == enter(page, "demande", "")


def test_an_address_shows_a_plan_and_leaves_ones_own(origin: str, page: Page) -> None:
    """Someone else's plan is not kept by looking at it; what is no step, paper or day of it is left out."""
    page.goto(f"{origin}{PLAN}")
    page.locator(".plan-papers input[value=photo]").check()
    before = stored(page)
    page.goto("about:blank")
    page.goto(f"{origin}{PLAN}#for=employer&off=annonce,rien&day=contrat.2026-13-01,demande.2026-12-01&have=contrat")

    assert ["contrat", "carte"] == steps(page)
    assert {"contrat": True} == papers(page)
    assert "" == page.locator("[data-step=contrat] input").input_value()
    assert before == stored(page)


def test_for_someone_else_nothing_is_kept(origin: str, page: Page) -> None:
    """Neither on the device nor in the address; one's own plan comes back."""
    page.goto(f"{origin}{PLAN}")
    enter(page, "demande", "2026-12-01")
    before = stored(page)
    others = page.get_by_role("checkbox", name="For someone else: keep nothing")
    others.check()
    assert "" == page.locator("[data-step=demande] input").input_value()
    enter(page, "demande", "2027-02-01")
    page.locator(".plan-papers input[value=photo]").check()

    assert before == stored(page)
    assert page.url.endswith("#keep=no")
    page.reload()
    assert others.is_checked()
    assert {"passeport": False, "photo": False} == papers(page)
    others.uncheck()
    assert "2026-12-01" == page.locator("[data-step=demande] input").input_value()


def test_a_browser_that_refuses_to_store_still_plans(origin: str, context: BrowserContext, page: Page) -> None:
    """What is entered counts until the page is left, and stands in the address."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    context.add_init_script(REFUSING)
    page.goto(f"{origin}{PLAN}")
    page.locator(".plan-papers input[value=photo]").check()

    assert "Expected by 1 janvier 2027" == enter(page, "demande", "2026-12-01")
    page.reload()
    assert {"passeport": False, "photo": True} == papers(page)
    assert [] == faults


def test_the_calendar_holds_the_days_entered_and_what_follows(origin: str, page: Page, tmp_path: Path) -> None:
    """Read by another program; without a day there is no button."""
    page.goto(f"{origin}{PLAN}")
    button = page.get_by_role("button", name="Dates for my calendar")
    expect(button).to_be_hidden()
    enter(page, "demande", "2026-12-01")
    with page.expect_download() as download:
        button.click()
    download.value.save_as(tmp_path / "plan.ics")

    calendar = vobject.readOne((tmp_path / "plan.ics").read_bytes().decode())
    assert "embauche.ics" == download.value.suggested_filename
    assert [
        ("Demande, avec ; et \\", "2026-12-01"),
        ("Demande, avec ; et \\ – Expected by 1 janvier 2027", "2027-01-01"),
    ] == [(event.summary.value, event.dtstart.value.isoformat()) for event in calendar.vevent_list]
    assert len({event.uid.value for event in calendar.vevent_list}) == 2


def test_a_plan_begun_here_stands_first_in_the_list(origin: str, page: Page) -> None:
    """Without one there is no such list."""
    page.goto(f"{origin}fr/plan/")
    expect(page.locator("[data-begun]")).to_be_hidden()
    page.goto(f"{origin}{PLAN}")
    page.get_by_role("radio", name="Employers").check()
    page.goto(f"{origin}fr/plan/")
    begun = page.locator("[data-begun] a")

    assert ["Embaucher"] == begun.all_inner_texts()
    begun.click()
    expect(page.get_by_role("radio", name="Employers")).to_be_checked()


def test_without_a_script_the_plan_is_whole_and_says_so(origin: str, browser: Browser) -> None:
    """Every step of both sides, and the way to the guide."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{origin}{PLAN}")

        assert ["demande", "contrat", "annonce", "carte"] == steps(page)
        expect(page.locator("[data-scriptless]")).to_be_visible()
        expect(page.locator(".plan-choices, .plan-buttons")).to_have_count(2)
        expect(page.get_by_role("button")).to_have_count(0)
