"""`hub report` says what needs attention and who looks after it, with the rules of the checks."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from conftest import TODAY, inside, write
from hub import checks
from hub.editorial import report
from hub.hub import Hub, assemble

STEWARDS = """stewards:
  - role: {fr: Bureau des offres, nl: Aanbodbureau}
    kinds: [figure]
  - role: {fr: "Bureau @nord", nl: Bureau Noord}
    partners: [guichet-nord]
  - role: {fr: Bureau du reste, nl: Restbureau}
    kinds: [figure, partner, offer]
"""


@pytest.fixture
def world(second: Path) -> Path:
    settings = second / "data/hub.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + STEWARDS, encoding="utf-8")
    write(
        second,
        {
            "data/documents/photo.yaml": "title: {fr: Photo}\nsources: [loi-exemple]\nchecked: 2026-01-10\n"
            "confidence: unverified\n"
        },
    )
    return second


def found(world: Hub, *subjects: str, days: int = 90) -> list[report.Item]:
    return report.items(world, list(subjects), days, "de")


def test_a_check_is_due_on_the_day_its_interval_ends(world: Path) -> None:
    """Overdue, due soon and not yet due, by the same rule as `hub check`."""
    hub_ = assemble(world, TODAY)
    due = date(2026, 1, 10) + timedelta(days=365)

    assert [] == found(hub_, "stale", days=(due - TODAY).days)
    soon = found(hub_, "stale", days=(due - TODAY).days + 1)
    assert {due} == {item.day for item in soon}
    assert "data/partners/guichet-nord.yaml" in {item.path for item in soon}
    assert found(assemble(world, due + timedelta(days=1)), "stale", days=0)


def test_a_change_is_listed_from_before_its_day_until_it_is_answered(world: Path) -> None:
    """With the last day it can mean; one with an answer is not listed."""
    change = "data/changes/nouvelle-loi.yaml"
    due = date(2027, 1, 31)

    listed = found(assemble(world, due), "changes", days=1)
    assert [(change, due)] == [(item.path, item.day) for item in listed]
    assert [] == found(assemble(world, due), "changes", days=0)
    assert [(change, due)] == [(i.path, i.day) for i in found(assemble(world, date(2028, 1, 1)), "changes", days=0)]

    with (world / change).open("a", encoding="utf-8") as file:
        file.write("outcome: {fr: Elle est en vigueur., nl: Ze geldt.}\n")
    assert [] == found(assemble(world, date(2028, 1, 1)), "changes", days=0)


def test_a_text_with_a_last_day_is_listed_with_that_day(world: Path) -> None:
    """Before it and after it, as changes are."""
    write(world, {"data/documents/photo.yaml": (world / "data/documents/photo.yaml").read_text(encoding="utf-8")
    + "valid_until: 2027-01-15\n"})  # fmt: skip
    for day, days in ((TODAY, 90), (date(2027, 6, 1), 0)):
        listed = found(assemble(world, day), "changes", days=days)
        assert ("data/documents/photo.yaml", date(2027, 1, 15)) in [(item.path, item.day) for item in listed]


def test_every_warning_is_listed_once_with_its_place(world: Path) -> None:
    """Unconfirmed, untranslated, and districts without an office, as the checks have them."""
    hub_ = assemble(world, TODAY)

    assert ["data/documents/photo.yaml"] == [
        i.path for i in found(hub_, "unverified") if i.path.startswith("data/documents/")
    ]
    lines = [(i.line, i.words) for i in found(hub_, "translations") if i.path == "data/documents/photo.yaml"]
    assert [(1, "Die Übersetzung „nl“ fehlt; gezeigt wird ersatzweise ein Text in einer anderen Sprache.")] == lines

    office = world / "data/partners/guichet-nord.yaml"
    office.write_text(office.read_text(encoding="utf-8").replace("[nord, sud]", "[nord]"), encoding="utf-8")
    hub_ = assemble(world, TODAY)
    counted = Counter(problem.code for problem in checks.run(hub_.catalog, TODAY))
    for subject, code in (
        ("unverified", "unverified"),
        ("translations", "translation-missing"),
        ("gaps", "responsibility-gap"),
    ):
        items = found(hub_, subject)
        assert counted[code] == len(items) == len(set(items)) > 0, subject
        assert {subject} == {item.subject for item in items}
    (gap,) = found(hub_, "gaps")
    assert ("data/roles/guichet.yaml", 1) == (gap.path, gap.line) and "„Guichet“" in gap.words and "Sud" in gap.words


def test_the_first_steward_that_fits_looks_after_a_record(world: Path) -> None:
    """By kind, by partner, and by the partner of an offer, also where a later one would fit; nobody for the rest."""
    hub_ = assemble(world, TODAY)

    def place(path: str) -> int | None:
        return report.steward(hub_.catalog, hub_.settings.stewards, path)

    assert 0 == place("data/figures/delai.yaml")
    assert 1 == place("data/partners/guichet-nord.yaml") == place("data/offers/conseil-nord.yaml")
    assert None is place("data/documents/photo.yaml") is place("data/hub.yaml") is place("mkdocs.yml")


def test_groups_are_counted_in_every_format(world: Path) -> None:
    """As text, as JSON for programs and as Markdown for an issue, safely."""
    text = inside(world, "report", "--days", "200").stdout
    read = json.loads(inside(world, "report", "all", "--days", "200", "--format", "json").stdout)
    comment = inside(world, "report", "--days", "200", "--format", "markdown", "--lang", "en").stdout

    assert read["counts"]["stale"] == sum(group["counts"]["stale"] for group in read["groups"]) > 0
    assert None is read["groups"][-1]["steward"]
    for group in read["groups"]:
        assert f"{group['steward'] or 'niemand benannt'} ({len(group['items'])})\n" in text
    assert "2027-01-10  data/partners/guichet-nord.yaml:" in text
    assert "#### Bureau &#64;\u200bnord (" in comment and "#### nobody named (" in comment
    assert comment.count("<details>") == comment.count("</details>") > 2


def test_a_senseless_number_of_days_is_a_sentence(second: Path) -> None:
    """Dates end somewhere."""
    result = inside(second, "report", "stale", "--days", "9999999")

    assert (1, "--days 9999999: bitte eine Zahl von 0 bis 3650 angeben.\n") == (result.returncode, result.stderr)


def test_nothing_to_do_is_said(second: Path) -> None:
    """An empty list is no empty answer."""
    result = inside(second, "report", "stale", "--days", "0")

    assert (0, "In den nächsten 0 Tagen braucht nichts Aufmerksamkeit.\n") == (result.returncode, result.stdout)


def test_the_language_of_texts_is_measured_only_when_asked_for(world: Path) -> None:
    """The hardest first, each with its language and line; short texts say nothing and are left out."""
    hard = "Verwaltungsrechtliche Zuständigkeitsregelungen entscheiden " + "über Genehmigungsverfahren " * 9
    easy = "Sie gehen zum Amt. " * 6
    write(
        world,
        {
            "data/documents/brief.yaml": f"title: {{fr: Brief, nl: Brief}}\ntext: {{fr: {hard}, nl: {easy}}}\n"
            "sources: [loi-exemple]\nchecked: 2026-01-10\n"
        },
    )
    items = found(assemble(world, TODAY), "language")

    assert ("data/documents/brief.yaml", 2) == (items[0].path, items[0].line) and "fr: LIX" in items[0].words
    assert sorted((item.weight for item in items), reverse=True) == [item.weight for item in items]
    assert "data/documents/photo.yaml" not in {item.path for item in items}
    assert "LIX" not in inside(world, "report", "all").stdout
    assert "data/documents/brief.yaml:2  fr: LIX" in inside(world, "report", "language").stdout
