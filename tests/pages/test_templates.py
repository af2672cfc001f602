"""Templates name only what there is: fields of models, methods of what the engine hands over, macros."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from jinja2 import Environment, nodes

from conftest import ROOT, write
from hub.outputs import plans
from hub.pages import more, templates
from hub.pages.directory import Choice, Directory
from hub.pages.documents import Sheet
from hub.pages.glossary.listed import GlossaryDetails, LetterDetails, TermDetails
from hub.pages.maps import Places
from hub.pages.render.page import Page
from hub.pages.templates import Context, compiling, environment
from hub.records import KINDS, Record
from hub.records.base import Subpage
from hub.records.kinds.guides import Guide
from hub.records.kinds.reference import Term
from hub.records.kinds.wayfinders import Outcome, Question, Wayfinder
from small import theme
from templatetypes import ANY, Checker, parsed

ALWAYS: dict[str, Any] = {**get_type_hints(Context), "_": ANY}
DETAILS = {Guide: more.GuideDetails, Wayfinder: more.WayfinderDetails, Term: GlossaryDetails}


def checked(root: Path, *only: str) -> list[str]:
    """Every fault of every template that the engine renders, or of these and what they use, with the types it renders
    it with."""
    env = theme() if root == ROOT else environment(root)
    checker = Checker(env)
    names = only or env.list_templates()
    for kind, model in KINDS.items():
        records = list[model]  # type: ignore[valid-type]
        own = {**ALWAYS, "model": type[model], "more": DETAILS.get(model, Places)}
        given: dict[str, dict[str, Any]] = {
            f"{kind}.html": {"page": model} | ({"more": TermDetails} if model is Term else {}),
            f"{kind}-part.html": {"page": model, "id": str, "part": Question | Outcome},
            f"{kind}-index.html": {"records": records},
            f"{kind}-table.html": {"records": records},
            f"{kind}-audience.html": {"records": records, "audience": str},
        }
        for name, variables in given.items():
            if name in names:
                checker.follow(name, {**own, **variables})
    for name, variables in _others(root).items():
        if name in names:
            checker.follow(name, {**ALWAYS, **variables})
    return sorted(checker.faults)


def _others(root: Path) -> dict[str, dict[str, Any]]:
    """What is given to templates that are not those of a kind."""
    lists: dict[str, Any] = {"model": type[Record], "records": list[Record], "title": str}
    whole = {"page": Sheet, "record": Page | None, "moved": str, "file": str, "written_in": str, "base_url": str}
    return {
        "index.html": {**lists, "more": ANY},
        "directory.html": {**lists, "directory": Directory, "choice": Choice | None},
        "letter.html": {"more": LetterDetails},
        "term-letter.html": {"more": GlossaryDetails},
        **{name: {} for name in ("counter.html", "search.html", "data.html")},
        "plan.html": {"page": Guide, "more": plans.Plan},
        "plan-index.html": {"guides": list[Guide]},
        **{path.name: whole for path in (root / "overrides/pages").glob("*.html")},
    }


def test_templates_name_only_what_models_have() -> None:
    """Also where no record of today leads into that branch of a template."""
    assert [] == checked(ROOT)


@pytest.mark.parametrize(
    ("template", "text", "fault"),
    [
        ("guide.html", "{{ page.titel }}", "guide.html:1: Guide has no titel"),
        ("guide.html", "{% for step in page.steps %}{{ step.fees[0].nothing }}{% endfor %}", ":1: Fee has no nothing"),
        ("partner.html", "{% if false %}{{ page.contacts[0].fax }}{% endif %}", ":1: Contact has no fax"),
        ("guide.html", "{{ more.spann }}", "GuideDetails has no spann"),
        ("guide.html", "{{ hub.nothing() }}", "Hub has no nothing"),
        ("guide.html", "{{ words.nothing() }}", "Words has no nothing"),
        ("guide.html", '{{ library.get("figure", "x").wert }}', "Figure has no wert"),
        ("guide.html", '{% import "_new.html" as n with context %}{{ n.of(page) }}', "_new.html:1: Guide has no city"),
        ("guide.html", '{% import "_new.html" as n with context %}{{ n.off(page) }}', "_new.html: no macro off"),
        ("index.html", "{% for record in records %}{{ record.steps }}{% endfor %}", "Record has no steps"),
        ("directory.html", "{{ choice.words }}", "Choice has no words"),
    ],
)
def test_a_name_that_is_not_there_is_found(template: str, text: str, fault: str, tmp_path: Path) -> None:
    """In a branch that is never taken, in a loop, in a macro, and of what a method returns."""
    macro = "{% macro of(one) %}{{ one.city }}{% endmacro %}"
    write(tmp_path / "overrides/records", {"_new.html": macro, template: text})

    assert [found for found in checked(tmp_path, template) if fault in found]


def test_a_name_that_every_template_knows_means_the_same_everywhere() -> None:
    """No loop, macro or `set` gives the name of a part of the reader to something else, but for the interface words of
    pages that speak all languages at once."""
    env = theme()
    known = ALWAYS.keys() - {"_"}
    taken = [
        f"{template}:{node.lineno}: {node.name}"
        for template in env.list_templates(extensions=["html"])
        for node in parsed(env, template).find_all((nodes.Name, nodes.Macro))
        if node.name in known
        if isinstance(node, nodes.Macro) or node.ctx in ("store", "param")
    ]

    assert [] == taken


def test_what_has_pages_of_its_own_below_a_record_is_known() -> None:
    """The only kind with such pages is the one whose parts are checked above."""
    parts = {model for model in KINDS.values() if model.subpages is not Record.subpages}

    assert {Wayfinder} == parts
    assert {"text"} <= set(dir(Subpage)) and get_args(Question | Outcome) == (Question, Outcome)


def test_compiled_templates_are_kept_for_their_text_and_engine_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found again wherever the project stands; compiled anew for another text or another engine; and nothing is kept
    where Python keeps nothing."""
    first, moved = tmp_path / "first", tmp_path / "moved"
    engine = tmp_path / "engine/compiling.py"
    write(tmp_path, {"engine/compiling.py": "", "engine/__pycache__/README": ""})
    monkeypatch.setattr(compiling, "__file__", str(engine))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    # A project with an engine of its own has no other templates.
    write(first, {"overrides/pages/sum.html": "{{ 1 + 1 }}", "hooks/hub/README": ""})
    compiled: list[str] = []
    compile = Environment.compile

    def rendered(root: Path) -> tuple[str, int]:
        """(what a template prints, how many were compiled for it)."""
        compiled.clear()
        return environment(root).get_template("sum.html").render(), len(compiled)

    def noted(self: Environment, *arguments: Any, **more: Any) -> Any:
        compiled.append("")
        return compile(self, *arguments, **more)

    monkeypatch.setattr(Environment, "compile", noted)

    assert ("2", 1) == rendered(first) == rendered(first)
    templates.compile_all(first)
    assert sys.dont_write_bytecode
    first.rename(moved)
    assert ("2", 0) == rendered(moved)
    write(moved, {"overrides/pages/sum.html": "{{ 1 + 2 }}"})
    assert ("3", 1) == rendered(moved)
    templates.compile_all(moved)
    engine.write_text("# another one", encoding="utf-8")
    assert ("3", 1) == rendered(moved)
