"""Answers of a form that somebody filled in."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from hub.commands import Call, Refused
from hub.commands.new.given import main, visible
from hub.editorial.forms.issues import QUESTIONS, read
from hub.editorial.writing import LACKING, judged, put, resolve
from hub.reading.catalog import Catalog


def from_issue(call: Call, catalog: Catalog, kind: str, tree: dict[str, Any]) -> None:
    """Every answer that fits, in its field; every other one in the notes, so that none is lost."""
    if kind not in QUESTIONS:
        raise Refused(call.say("no-form", kind=kind, choices=", ".join(QUESTIONS)))
    path = call.options.from_issue
    body, issue = _issue(call, path)
    questions = QUESTIONS[kind]
    answers = read(body, questions)
    if answers is None:
        raise Refused(call.say("no-answers", path=path, heading=questions[0].heading))
    if answers.twice:
        raise Refused(call.say("twice", heading=answers.twice[0], path=path))
    notes = [call.say("note", issue=issue)]
    headings = {question.to: question.heading.partition(" / ")[0] for question in questions if question.to}
    for field, value in answers.values.items():
        one: dict[str, Any] = {}
        put(one, kind, field, value, main(catalog))
        resolve(catalog, kind, one)
        _, found = judged(catalog, kind, "x", one, call.today, all_rules=False)
        wrong = [problem for problem in found if problem.code not in LACKING]
        if wrong:
            words = f"{headings[field]}: {', '.join(value) if isinstance(value, list) else value}"
            notes.append(words)
            said = " ".join(problem.text(call.language) for problem in wrong)
            print(call.say("kept", words=_short(words), why=said), file=sys.stderr)
        else:
            put(tree, kind, field, value, main(catalog))
    for heading in answers.missing:
        print(call.say("unanswered", heading=heading), file=sys.stderr)
    tree["confidence"] = "unverified"
    # Invisible characters, which the reader of records refuses, say nothing in a note.
    tree["notes"] = visible("\n".join(line.rstrip() for line in "\n".join([*notes, *answers.notes]).split("\n")))


def _issue(call: Call, path: Path) -> tuple[str, str]:
    """(text, name) of an issue: a file with its text, or JSON as the programs of code hosts give it."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= 256 * 1024 else None
    except OSError as error:
        raise Refused(call.say("unreadable", path=path, reason=error.strerror)) from None
    if raw is None:
        raise Refused(call.say("unreadable", path=path, reason=call.say("large")))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(call.say("unreadable", path=path, reason=call.say("not-text"))) from None
    try:
        given = json.loads(text) if text.lstrip().startswith("{") else None
    except (ValueError, RecursionError) as error:
        raise Refused(call.say("unreadable", path=path, reason=f"JSON: {error}")) from None
    if not isinstance(given, dict):
        return visible(text), path.name
    body = given.get("body") or given.get("description") or ""
    number = given.get("number") or given.get("iid")
    named = isinstance(number, int) or (isinstance(number, str) and number.isdigit())
    return visible(str(body)), call.say("issue-number", number=number) if named else path.name


def _short(words: str) -> str:
    line = re.sub(r"\s+", " ", words)
    return line if len(line) <= 120 else line[:118] + " …"
