"""A day that says for how long its answers hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

_DAY = timedelta(days=1)
Asked = Callable[[date, date], None]
"""Told the first and the last day on which what was asked has the same answer"""


class Day(date):
    """The day of a build. A comparison holds up to the day that is compared with, the year for the whole year, anything
    else for that day alone."""

    _plain: date
    _asked: Asked

    @classmethod
    def of(cls, day: date, asked: Asked) -> Day:
        """A day that tells `asked` what it was asked."""
        found = cls(day.year, day.month, day.day)
        found._plain, found._asked = day, asked
        return found

    def _exactly(self) -> date:
        self._asked(self._plain, self._plain)
        return self._plain

    def _beside(self, other: object) -> date:
        day, other = self._plain, _bare(other)
        if not isinstance(other, date) or day == other:
            return self._exactly()
        if day < other:
            self._asked(date.min, other - _DAY)
        else:
            self._asked(other + _DAY, date.max)
        return day

    @property
    def year(self) -> int:
        year = self._plain.year
        self._asked(date(year, 1, 1), date(year, 12, 31))
        return year

    @property
    def month(self) -> int:
        return self._exactly().month

    @property
    def day(self) -> int:
        return self._exactly().day

    def __hash__(self) -> int:
        return hash(self._exactly())


def _bare(other: object) -> object:
    return other._plain if isinstance(other, Day) else other


def _compared(name: str) -> Callable[[Day, object], Any]:
    return lambda self, other: getattr(self._beside(other), name)(_bare(other))


def _exact(name: str) -> Callable[..., Any]:
    return lambda self, *given, **named: getattr(self._exactly(), name)(*map(_bare, given), **named)


for _method in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__"):
    setattr(Day, _method, _compared(_method))
for _method in (
    *("__add__", "__radd__", "__sub__", "__rsub__", "__str__", "__repr__", "__format__", "__reduce__", "ctime"),
    *("isoformat", "strftime", "timetuple", "toordinal", "weekday", "isoweekday", "isocalendar", "replace"),
):
    setattr(Day, _method, _exact(_method))
