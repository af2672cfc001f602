"""`hub report`: what needs attention, or will soon, and who looks after it."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from hub.commands import Call, Refused
from hub.editorial.markdown import HALF, bounded, code, details, plain
from hub.editorial.report import Item, items
from hub.hub import Hub

WORDS = {
    "de": {
        "subject": "worüber berichtet wird: Zahlen, die auslaufen (figures), erwartete Änderungen, deren Tag kommt "
        "oder vorbei ist (changes), fällige Prüfungen (stale), nicht Bestätigtes (unverified), fehlende Übersetzungen "
        "(translations), Zuständigkeitslücken (gaps), fehlende Kontakte (contacts), all das (all) oder wie schwer "
        "jeder Text zu lesen ist (language)",
        "days": "wie viele Tage voraus",
        "format": "Form der Ausgabe",
        "range": "--days {n}: bitte eine Zahl von 0 bis 3650 angeben.",
        "nothing": "In den nächsten {n} Tagen braucht nichts Aufmerksamkeit.",
        "title": "Was Aufmerksamkeit braucht",
        "state": "Stand {today}, {n} Tage voraus.",
        "nobody": "niemand benannt",
        "nobody-hint": "Wer sich worum kümmert, steht in data/hub.yaml unter „stewards“.",
        "figures": "Zahlen, die auslaufen oder sich ändern",
        "changes": "Erwartete Änderungen ohne Antwort, Texte, die ablaufen",
        "stale": "Neue Prüfung fällig",
        "unverified": "Nicht bestätigt",
        "translations": "Übersetzung fehlt",
        "coverage": "Wie weit übersetzt ist",
        "gaps": "Niemand zuständig eingetragen",
        "contacts": "Kontakt fehlt",
        "language": "Wie schwer Texte zu lesen sind",
        "overdue": "überfällig",
        "more": "*… und {n} weitere Abschnitte. Alles zeigt* `hub report`.",
    },
    "en": {
        "subject": "what to report on: figures that expire (figures), expected changes whose day comes or has passed "
        "(changes), checks that are due (stale), what is not confirmed (unverified), missing translations "
        "(translations), gaps in responsibility (gaps), missing contacts (contacts), all of these (all) or how "
        "hard each text is to read (language)",
        "days": "how many days ahead",
        "format": "form of the output",
        "range": "--days {n}: please give a number from 0 to 3650.",
        "nothing": "Nothing needs attention within the next {n} days.",
        "title": "What needs attention",
        "state": "As of {today}, {n} days ahead.",
        "nobody": "nobody named",
        "nobody-hint": "Who looks after what stands in data/hub.yaml under “stewards”.",
        "figures": "Figures that expire or change",
        "changes": "Expected changes without an answer, texts that run out",
        "stale": "New check due",
        "unverified": "Not confirmed",
        "translations": "Translation missing",
        "coverage": "How much is translated",
        "gaps": "Nobody recorded as responsible",
        "contacts": "Contact missing",
        "language": "How hard texts are to read",
        "overdue": "overdue",
        "more": "*… and {n} more sections.* `hub report` *shows everything.*",
    },
}
SUBJECTS = ["figures", "changes", "stale", "unverified", "translations", "gaps", "contacts"]
TOGETHER = {"translations": ["coverage", "translations"]}
"""What is asked for with one word and stands in two lists"""
PER_BLOCK = 50
"""Items of one folded list in a comment; longer ones are split, so that as much as possible fits."""

Groups = list[tuple[int | None, str, "list[Item]"]]


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument(
        "subject", nargs="?", choices=[*SUBJECTS, "language", "all"], default="all", help=words["subject"]
    )
    parser.add_argument("--days", type=int, default=90, metavar="N", help=words["days"])
    parser.add_argument("--format", choices=["text", "markdown", "json"], default="text", help=words["format"])


def run(call: Call) -> int:
    """Print the list. Raises `Refused` for a number of days that leads nowhere."""
    days = call.options.days
    if not 0 <= days <= 3650:
        raise Refused(call.say("range", n=days))
    hub = call.hub()
    subjects = SUBJECTS if call.options.subject == "all" else TOGETHER.get(subject := call.options.subject, [subject])
    groups = _grouped(call, hub, items(hub, subjects, days, call.language))
    if call.options.format == "json":
        sys.stdout.write(_json(call, groups, subjects))
    elif call.options.format == "markdown":
        sys.stdout.write(_markdown(call, groups))
    else:
        sys.stdout.write("\n".join(_text(call, groups)) + "\n")
    return 0


def _grouped(call: Call, hub: Hub, found: list[Item]) -> Groups:
    """(place, role, items) in the order of the settings; what nobody looks after stands last."""
    last = len(hub.settings.stewards)

    def place(item: Item) -> int:
        return last if item.steward is None else item.steward

    groups: Groups = []
    for number, part in groupby(sorted(found, key=place), place):
        if number == last:
            groups.append((None, call.say("nobody"), list(part)))
        else:
            role = hub.settings.stewards[number].role
            groups.append((number, role.get(call.language) or next(iter(role.values())), list(part)))
    return groups


def _by_subject(found: list[Item]) -> Iterator[tuple[str, list[Item]]]:
    for subject, part in groupby(found, lambda item: item.subject):
        yield subject, list(part)


def _day(call: Call, item: Item) -> str:
    """The day with a mark where it has passed."""
    if item.day is None:
        return ""
    return item.day.isoformat() + (f" ({call.say('overdue')})" if item.day < call.today else "")


def _text(call: Call, groups: Groups) -> Iterator[str]:
    if not groups:
        yield call.say("nothing", n=call.options.days)
    for number, (_, role, found) in enumerate(groups):
        yield from [""] * bool(number)
        yield f"{role} ({len(found)})"
        for subject, part in _by_subject(found):
            yield f"  {call.say(subject)} ({len(part)})"
            for item in part:
                yield "  ".join(filter(None, ("   ", _day(call, item), f"{item.path}:{item.line}", item.words)))


def _markdown(call: Call, groups: Groups) -> str:
    blocks = [f"### {call.say('title')}", call.say("state", today=call.today.isoformat(), n=call.options.days)]
    if not groups:
        blocks.append(call.say("nothing", n=call.options.days))
    for place, role, found in groups:
        blocks.append(f"#### {plain(role)} ({len(found)})")
        if place is None:
            blocks.append(plain(call.say("nobody-hint")))
        for subject, part in _by_subject(found):
            for start in range(0, len(part), PER_BLOCK):
                lines = []
                for item in part[start : start + PER_BLOCK]:
                    day = f"{_day(call, item)} " if item.day else ""
                    lines.append(f"- {day}{code(f'{item.path}:{item.line}')} {plain(item.words)}")
                end = min(start + PER_BLOCK, len(part))
                of = f"{len(part)}" if len(part) <= PER_BLOCK else f"{start + 1}–{end} / {len(part)}"
                blocks.append(details(f"{call.say(subject)} ({of})", "\n".join(lines)))
    return bounded(blocks, call.say("more", n="{n}"), HALF)


def _json(call: Call, groups: Groups, subjects: list[str]) -> str:
    def plain(item: Item) -> dict[str, Any]:
        day = item.day.isoformat() if item.day else None
        return {"subject": item.subject, "path": item.path, "line": item.line, "day": day, "words": item.words}

    def counts(found: list[Item]) -> dict[str, int]:
        counted = Counter(item.subject for item in found)
        return {subject: counted[subject] for subject in subjects}

    report = {
        "today": call.today.isoformat(),
        "days": call.options.days,
        "counts": counts([item for _, _, found in groups for item in found]),
        "groups": [
            {
                "steward": None if place is None else role,
                "counts": counts(found),
                "items": [plain(item) for item in found],
            }
            for place, role, found in groups
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
