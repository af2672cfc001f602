"""Wayfinders end: every question can be reached, no way leads in a circle, every outcome helps; examples hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from hub.facts import wayfinding
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest
from hub.records.kinds.actors import Role
from hub.records.kinds.guides import Guide
from hub.records.kinds.wayfinders import Cases, Wayfinder

# The nearest of all questions is searched for each.
MAX_FINDINGS = 100
# Each question is a page, and looked at together with all others.
MAX_QUESTIONS = 200


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Findings about the graph of every valid wayfinder, and about its examples."""
    for id, wayfinder in catalog.records(Wayfinder).items():
        entry = catalog.entries[wayfinder.kind][id]
        if len(wayfinder.questions) > MAX_QUESTIONS:
            first = list(wayfinder.questions)[MAX_QUESTIONS]
            yield entry.problem(("questions", first), "node-many", key=True, limit=MAX_QUESTIONS)
            continue
        targets = list(islice(_targets(entry, wayfinder), MAX_FINDINGS))
        yield from targets
        if not targets:
            yield from _graph(catalog, entry, wayfinder)
            yield from _skips(catalog, entry, wayfinder)
            cases = catalog.companions[wayfinder.kind].get(id)
            if cases and isinstance(cases.record, Cases):
                yield from _cases(cases, cases.record, wayfinder)


def _targets(entry: Entry, wayfinder: Wayfinder) -> Iterator[Problem]:
    nodes = [*wayfinder.questions, *wayfinder.outcomes]
    if wayfinder.start not in wayfinder.questions:
        yield entry.problem(("start",), "node-unknown", id=wayfinder.start, hint=closest(wayfinder.start, nodes))
    for id in wayfinder.outcomes:
        if id in wayfinder.questions:
            yield entry.problem(("outcomes", id), "node-name", key=True, id=id)
    for id, question in wayfinder.questions.items():
        answers = [answer.id for answer in question.answers]
        for index, answer in enumerate(question.answers):
            where = ("questions", id, "answers", index)
            if answer.id in answers[:index]:
                yield entry.problem((*where, "id"), "answer-duplicate", id=answer.id)
            if answer.to not in nodes:
                yield entry.problem((*where, "to"), "node-unknown", id=answer.to, hint=closest(answer.to, nodes))


def _graph(catalog: Catalog, entry: Entry, wayfinder: Wayfinder) -> Iterator[Problem]:
    circle = wayfinding.cycle(wayfinder)
    if circle:
        yield entry.problem(("questions", circle[0]), "node-cycle", key=True, way=" → ".join(circle))
    elif (ways := wayfinding.count(wayfinder)) > wayfinding.MAX_WAYS:
        yield entry.problem(("questions",), "ways-many", key=True, count=ways, limit=wayfinding.MAX_WAYS)
    seen = wayfinding.reachable(wayfinder)
    for group, nodes in (("questions", wayfinder.questions), ("outcomes", wayfinder.outcomes)):
        for id in nodes:
            if id not in seen:
                yield entry.problem((group, id), "node-unreachable", key=True, id=id)
    advice = {id for id, role in catalog.records(Role).items() if role.advises}
    for id, outcome in wayfinder.outcomes.items():
        if not outcome.guides and not outcome.offers and not advice.intersection(outcome.roles):
            yield entry.problem(("outcomes", id), "outcome-open", key=True, id=id)
        if not outcome.roles:
            yield entry.problem(("outcomes", id), "outcome-contact", key=True, id=id)


def _skips(catalog: Catalog, entry: Entry, wayfinder: Wayfinder) -> Iterator[Problem]:
    """Steps that an outcome does away with are steps of its first guide, and some are left."""
    known = catalog.records(Guide)
    for id, outcome in wayfinder.outcomes.items():
        guide = known.get(outcome.guides[0]) if outcome.guides else None
        if guide is None:
            if outcome.skips and not outcome.guides:
                yield entry.problem(("outcomes", id, "skips"), "skip-nothing")
            continue
        ids = [step.id for step in guide.steps]
        for index, step in enumerate(outcome.skips):
            if step not in ids:
                where = ("outcomes", id, "skips", index)
                yield entry.problem(where, "link-step", guide=guide.id, id=step, hint=closest(step, ids))
        if set(ids) <= set(outcome.skips):
            yield entry.problem(("outcomes", id, "skips"), "skip-all", guide=guide.id)


def _cases(entry: Entry, cases: Cases, wayfinder: Wayfinder) -> Iterator[Problem]:
    for index, case in enumerate(cases.cases):
        where = ("cases", index)
        turns, node = wayfinding.follow(wayfinder, case.answers)
        used = {turn.question for turn in turns}
        if node in wayfinder.questions and node not in case.answers:
            yield entry.problem((*where, "answers"), "case-open", key=True, id=node)
        elif node in wayfinder.questions:
            known = [answer.id for answer in wayfinder.questions[node].answers]
            given = case.answers[node]
            yield entry.problem(
                (*where, "answers", node), "case-answer", question=node, id=given, hint=closest(given, known)
            )
        elif node != case.outcome:
            yield entry.problem((*where, "outcome"), "case-outcome", found=node, expected=case.outcome)
        for question in case.answers:
            if question not in used and question != node:
                hint = "" if question in wayfinder.questions else closest(question, wayfinder.questions)
                yield entry.problem((*where, "answers", question), "case-question", key=True, id=question, hint=hint)
