"""Dates as records write them: a day, a month (`2026-03`) or a year (`2026`)."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

# Years far off are slips of the pen, pictures draw every year in between, and no file can be dated beyond 2106.
_PARTIAL = re.compile(r"((?:1\d|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_partial_date(text: str) -> bool:
    """Whether `text` is a year, a month or a day that exists."""
    try:
        first_day(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65_536)
def first_day(text: str) -> date:
    """The first day the partial date can mean. Raises ValueError for anything else."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = found.groups()
    return date(int(year), int(month or 1), int(day or 1))


def day(text: str | None) -> date | None:
    """The day a partial date names, so that it can stand in a calendar; None for a month or a year, and where there is
    none."""
    return date.fromisoformat(text) if text is not None and len(text) == 10 else None


def last_day(text: str) -> date:
    """The last day the partial date can mean. Raises ValueError for anything else."""
    first = first_day(text)
    if len(text) == 10:
        return first
    month = first.month if len(text) == 7 else 12
    return date(first.year, month, calendar.monthrange(first.year, month)[1])
