"""Lists for editors that are no findings: what will need attention."""

from __future__ import annotations

from datetime import date, timedelta

from hub.dates import first_day
from hub.hub import Hub
from hub.views import figures


def expiring_figures(hub: Hub, days: int) -> list[tuple[date, str, str]]:
    """(last day or day of change, file, words) of figures whose value ends or changes within `days`, soonest first.

    Also those that ended already without a successor; budgets and results of past periods are left out.
    """
    language = next(iter(hub.languages.values()))
    end = hub.today + timedelta(days=days)
    found = []
    for id, figure in hub.records("figure").items():
        now = figures.current(figure, hub.today)
        if now.value is None or now.state in ("past", "coming"):
            continue
        last = now.value.valid_until
        change = first_day(figure.next_change) if figure.next_change else None
        day = min((d for d in (last, change) if d is not None), default=None)
        if day is None or day > end:
            continue
        following = figure.values[figure.values.index(now.value) + 1 :]
        known = [value for value in following if not value.pending]
        words = figures.phrase(figure, now.value, language)
        if known:
            words += f" → {figures.phrase(figure, known[0], language)}"
        else:
            words += f" → {language.word('not yet published')}"
        found.append((day, hub.file("figure", id), words))
    return sorted(found)
