"""A wayfinder as a graph: its ways from the first question to an outcome, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.records.kinds.wayfinders import Answer, Wayfinder

# The research's largest wayfinder has 65 ways; a number like this one means a graph that nobody can review.
MAX_WAYS = 5_000


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer given on a way."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Way:
    """All answers from the first question to an outcome."""

    turns: tuple[Turn, ...]
    outcome: str


def ways(wayfinder: Wayfinder) -> Iterator[Way]:
    """Every way, in the order of questions and answers. Answers that lead back or to nothing are not followed."""
    count = 0
    waiting: list[tuple[str, tuple[Turn, ...]]] = [(wayfinder.start, ())]
    while waiting and count < MAX_WAYS:
        node, turns = waiting.pop()
        if node in wayfinder.outcomes:
            count += 1
            yield Way(turns, node)
        elif node in wayfinder.questions and all(turn.question != node for turn in turns):
            answers = wayfinder.questions[node].answers
            waiting += [(answer.to, (*turns, Turn(node, answer))) for answer in reversed(answers)]


def reachable(wayfinder: Wayfinder) -> set[str]:
    """Every question and outcome that some answer leads to, and the first question."""
    seen: set[str] = set()
    waiting = [wayfinder.start]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node in wayfinder.questions:
            waiting += [answer.to for answer in wayfinder.questions[node].answers]
    return seen


def cycle(wayfinder: Wayfinder) -> list[str]:
    """Questions that lead in a circle, the first one repeated at the end; empty where there is no circle."""
    left = dict.fromkeys(wayfinder.questions)
    while True:
        ending = [id for id in left if not any(a.to in left for a in wayfinder.questions[id].answers)]
        if not ending:
            break
        for id in ending:
            del left[id]
    if not left:
        return []
    path = [next(iter(left))]
    while True:
        following = next(a.to for a in wayfinder.questions[path[-1]].answers if a.to in left)
        if following in path:
            return [*path[path.index(following) :], following]
        path.append(following)


def before(wayfinder: Wayfinder, node: str) -> list[str]:
    """Questions with an answer that leads to `node`, in their order."""
    return [id for id, question in wayfinder.questions.items() if any(a.to == node for a in question.answers)]


def leading(wayfinder: Wayfinder, node: str) -> list[tuple[str, list[Answer]]]:
    """(question, its answers) of all that lead to `node`, at once or through others, in their order."""
    leads = {node}
    size = 0
    while size < len(leads):
        size = len(leads)
        leads |= {id for id, question in wayfinder.questions.items() if any(a.to in leads for a in question.answers)}
    return [
        (id, [answer for answer in question.answers if answer.to in leads])
        for id, question in wayfinder.questions.items()
        if id in leads - {node}
    ]


def beside(wayfinder: Wayfinder, node: str) -> list[tuple[str, Answer]]:
    """(question, another answer to it) of every question right before `node`; each place they lead to stands once."""
    found: dict[str, tuple[str, Answer]] = {}
    for id in before(wayfinder, node):
        for answer in wayfinder.questions[id].answers:
            if answer.to != node:
                found.setdefault(answer.to, (id, answer))
    return list(found.values())


def longest(wayfinder: Wayfinder) -> dict[str, int]:
    """The most questions still to answer from each question, itself included. The wayfinder must have no circle."""
    found: dict[str, int] = {}
    for id in reversed(_downward(wayfinder)):
        found[id] = 1 + max(found.get(answer.to, 0) for answer in wayfinder.questions[id].answers)
    return found


def count(wayfinder: Wayfinder) -> int:
    """How many ways there are, without walking each. The wayfinder must have no circle."""
    found = dict.fromkeys(wayfinder.outcomes, 1)
    for id in reversed(_downward(wayfinder)):
        found[id] = sum(found.get(answer.to, 0) for answer in wayfinder.questions[id].answers)
    return found.get(wayfinder.start, 0)


def _downward(wayfinder: Wayfinder) -> list[str]:
    """Every question before those its answers lead to."""
    after: list[str] = []
    seen: set[str] = set()
    waiting = [(id, False) for id in reversed(wayfinder.questions)]
    while waiting:
        id, done = waiting.pop()
        if done:
            after.append(id)
        elif id in wayfinder.questions and id not in seen:
            seen.add(id)
            waiting.append((id, True))
            waiting += [(answer.to, False) for answer in wayfinder.questions[id].answers]
    return after[::-1]


def follow(wayfinder: Wayfinder, answers: dict[str, str]) -> tuple[list[Turn], str]:
    """(answers used, node reached) of someone who gives `answers` (question → answer id)."""
    turns: list[Turn] = []
    node = wayfinder.start
    while node in wayfinder.questions and all(turn.question != node for turn in turns):
        given = answers.get(node)
        answer = next((a for a in wayfinder.questions[node].answers if a.id == given), None)
        if answer is None:
            break
        turns.append(Turn(node, answer))
        node = answer.to
    return turns, node


def line(way: Way) -> str:
    """`question=answer … → outcome`, by ids: stable, and made for comparing."""
    return " ".join([*(f"{turn.question}={turn.answer.id}" for turn in way.turns), "→", way.outcome])


def difference(older: Wayfinder, newer: Wayfinder) -> list[str]:
    """Ways that are gone (-), new (+) or end elsewhere (~), in the order of the newer wayfinder."""
    before = {tuple((t.question, t.answer.id) for t in way.turns): way for way in ways(older)}
    after = {tuple((t.question, t.answer.id) for t in way.turns): way for way in ways(newer)}
    found = []
    for turns, way in after.items():
        if turns not in before:
            found.append(f"+ {line(way)}")
        elif before[turns].outcome != way.outcome:
            found.append(f"~ {line(way)} (← {before[turns].outcome})")
    return found + [f"- {line(way)}" for turns, way in before.items() if turns not in after]
