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
    key, given = f"check {with_form}", [call.today.isoformat(), call.site, call.environment.get("HUB_LANGUAGES", "")]
    files = inputs.found(call.root)
    before = memory.last(key)
    if files and before:
        then, said, *lists = json.loads(before)
        if said == given and files.are(inputs.Inputs(*then)):
            records, *told = lists
            return Found(records, *map(problems, told))
    new = find()
    # A file that was saved meanwhile may have been read or not.
    if files and (now := inputs.found(call.root)) and now.are(files):
        told = [[one.plain for one in some] for some in (new.problems, new.missing)]
        memory.put(key, json.dumps([[files.digest, files.fresh], given, new.records, *told], ensure_ascii=False))
        memory.save()
    return new
