"""`hub report`: what will need attention soon."""

from __future__ import annotations

import argparse

from hub.commands.call import Call

WORDS = {
    "de": {
        "about": "was demnächst Aufmerksamkeit braucht",
        "subject": "worüber berichtet wird",
        "days": "wie viele Tage voraus",
        "nothing": "Nichts läuft in den nächsten {n} Tagen aus.",
    },
    "en": {
        "about": "what will need attention soon",
        "subject": "what to report on",
        "days": "how many days ahead",
        "nothing": "Nothing expires within the next {n} days.",
    },
}


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("subject", choices=["figures"], help=words["subject"])
    parser.add_argument("--days", type=int, default=90, help=words["days"])


def run(call: Call) -> int:
    """Print the list."""
    from hub.report import expiring_figures

    found = expiring_figures(call.hub(), call.options.days)
    for day, path, value in found:
        print(f"{day.isoformat()}  {path}  {value}")
    if not found:
        print(call.say("nothing", n=call.options.days))
    return 0
