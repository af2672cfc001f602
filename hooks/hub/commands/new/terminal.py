"""Answers at the terminal."""

from __future__ import annotations

from typing import Any

from hub.commands import Call, Refused
from hub.commands.new.given import main, visible
from hub.editorial.schema.labels import label
from hub.editorial.schema.reference import goes_in
from hub.editorial.writing import LACKING, NoSuchField, judged, put, resolve
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.records import KINDS
from hub.records.shape import fields


def from_answers(call: Call, catalog: Catalog, kind: str, tree: dict[str, Any]) -> None:
    """Ask for what a record of this kind must have and was not given as an option."""
    model = KINDS[kind]
    assert catalog.settings is not None  # noqa: S101 - run looks first
    print(call.say("skip"))
    for name, shape in fields(model).items():
        wanted = model.model_fields[name].is_required() or name in ("summary", "sources")
        if not wanted or name == "checked" or (name in tree and shape.holds != "text"):
            continue
        hint = goes_in(shape, call.language).replace("`", "")
        codes = catalog.settings.languages.authored if shape.holds == "text" else [""]
        for code in codes:
            if code and code in tree.get(name, {}):
                continue
            path = f"{name}.{code}" if code else name
            words = label(model, name, call.language) + (f" ({code})" if code else "")
            _ask(call, catalog, kind, tree, path, call.say("ask", label=words, hint=hint))


def _ask(call: Call, catalog: Catalog, kind: str, tree: dict[str, Any], path: str, question: str) -> None:
    """Ask until the answer fits, or is empty."""
    while True:
        answer = visible(answered(call, question))
        if not answer:
            return
        one: dict[str, Any] = {}
        try:
            put(one, kind, path, answer, main(catalog))
        except NoSuchField:
            # Groups of fields are written in the file; the terminal asks for single values.
            return
        resolve(catalog, kind, one)
        _, found = judged(catalog, kind, "x", one, call.today, all_rules=False)
        wrong: list[Problem] = [problem for problem in found if problem.code not in LACKING]
        if not wrong:
            put(tree, kind, path, answer, main(catalog))
            return
        for fault in wrong:
            print(f"  {fault.text(call.language)}")


def answered(call: Call, question: str) -> str:
    """What was typed. Raises `Refused` where somebody stops."""
    try:
        return input(question).strip()
    except (EOFError, KeyboardInterrupt):
        print()
        raise Refused(call.say("stopped")) from None
