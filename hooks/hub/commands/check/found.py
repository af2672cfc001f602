"""What a check has found, and the same of the last one where every file is still the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from hub.commands import Call
from hub.reading.findings import Problem
from hub.reading.memory import Remembered, inputs, problems


@dataclass(frozen=True, slots=True)
class Found:
    """How many records there are, what is wrong with them, and what a publication lacks."""

    records: int
    problems: list[Problem]
    missing: list[Problem]


def found(call: Call, *, with_form: bool, find: Callable[[], Found]) -> Found:
    """What `find` gives, or gave when all files, the day and what was asked were the same as now."""
    memory = Remembered(call.keep)
    key, given = f"check {with_form}", _given(call)
    before, _, told = memory.last(key).partition("\n")
    if given and before == given:
        records, *lists = json.loads(told)
        return Found(records, *map(problems, lists))
    new = find()
    # A file that was saved meanwhile may have been read or not.
    if given and _given(call) == given:
        lists = [[one.plain for one in some] for some in (new.problems, new.missing)]
        memory.put(key, f"{given}\n{json.dumps([new.records, *lists], ensure_ascii=False)}")
        memory.save()
    return new


def _given(call: Call) -> str:
    """Everything that findings depend on but the engine; empty where that cannot be told."""
    files = inputs.digest(call.root)
    asked = call.environment.get("HUB_LANGUAGES", "")
    return json.dumps([files, call.today.isoformat(), call.site, asked]) if files else ""
