"""The hub's day: the one place that decides which day it is, for every command, build and server alike."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hub.reading import source

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
"""Days that can be asked for. Others are slips of the pen, and the end of the calendar has no day after it."""


class NoDay(ValueError):
    """What was asked for is no day, or none between `FIRST` and `LAST`."""


def today(root: Path, now: datetime, wanted: str = "") -> date:
    """The day `wanted`, as YYYY-MM-DD; where none is, the one it is `now` in the `time_zone` of data/hub.yaml.

    The zone of the machine never counts: a server in UTC would publish the amounts of a new year a day late. Where
    the settings cannot be read it is the day in UTC; whoever reads them says what is wrong. Raises `NoDay`.
    """
    if not wanted:
        return now.astimezone(_zone(root)).date()
    try:
        day = date.fromisoformat(wanted) if re.fullmatch(r"\d{4}-\d\d-\d\d", wanted, re.ASCII) else None
    except ValueError:
        day = None
    if day is None or not FIRST <= day <= LAST:
        raise NoDay(wanted)
    return day


def _zone(root: Path) -> ZoneInfo:
    try:
        return ZoneInfo(source.read(root / "data" / "hub.yaml", "data/hub.yaml").get("time_zone") or "UTC")
    except (source.SourceError, ZoneInfoNotFoundError, ValueError, OSError, TypeError):
        return ZoneInfo("UTC")
