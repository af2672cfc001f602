"""Beginnings lie before ends, nothing was checked in the future, nothing is announced that is over or awaited without
an answer, and no text tells a period that has ended as if it ran."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial

from hub.checks.around import Around
from hub.reading.entry import Entry
from hub.reading.findings import Problem
from hub.reading.languages import Language
from hub.reading.markup.readability import sentences
from hub.reading.source import Location
from hub.records.dates import first_day, is_partial_date, last_day
from hub.records.kinds.reference import Change, Figure, Source
from hub.records.kinds.work import Event
from hub.records.marks import TextMark

Dated = tuple[Location, str]
"""(place, the day it says)"""
Period = tuple[Location, str, str, list[int]]
"""(place, words such as „bis Ende 2026“, their day, the years that the text names)"""
_YEARS = re.compile("20[0-9]{2}")
_PAIRS = (("start", "end"), ("valid_from", "valid_until"))
AHEAD = timedelta(days=60)
"""How long before its last day a text is to be looked at again"""
_BEHIND = timedelta(days=400)
"""Days longer ago are history, or a day the law has fixed"""
_UNTIL = {
    "de": (r"bis|spätestens", "Ende"),
    "en": (r"until|till|by|(?<=\d{4} )to(?= 20)", "end of"),
    "fr": (r"jusqu’(?:au|à|en)|au plus tard", "fin"),
    "nl": (r"tot(?: en met)?|uiterlijk", "eind"),
}
"""Words before the day on which something ends, by language; texts of others are not looked at"""
_TOLD = {
    "de": r"war|waren|wurden?|galt|galten|hatten?|lief|liefen|endeten?|gab|konnten?|sollten?|\w*gekommen|eingereist"
    r"|Stand|ab|danach",
    "en": r"was|were|had|ran|ended|could|came|entered|as of|did|from|after",
    "fr": r"était|étaient|avait|avaient|a été|ont été|à partir|après",
    "nl": r"was|waren|had|hadden|werd|werden|liep|vanaf|daarna",
}
"""Words of a sentence that tells what was, or what comes after"""


def of_file(entry: Entry, around: Around) -> Iterator[Problem]:
    """What depends on the day. The days that a file names are looked for once."""
    today = around.today
    yield from _over(entry, today)
    yield from _unanswered(entry, today)
    ends, checked, told = entry.once("days", partial(_days, entry))
    for location, until in ends:
        if last_day(until) < today + AHEAD:
            code = "text-over" if last_day(until) < today else "text-ends"
            yield entry.problem(tuple(location), code, severity="warning", until=until)
    for location, words, day, years in told:
        last = date.fromisoformat(day)
        # A text that names no year about now tells what was.
        if any(abs(year - today.year) < 2 for year in years) and today - _BEHIND < last < today + AHEAD:
            code = "period-over" if last < today else "period-ends"
            yield entry.problem(tuple(location), code, severity="warning", words=words, until=day)
    for location, value in checked:
        # Days written as YYYY-MM-DD sort like days.
        if value > today.isoformat():
            yield entry.problem(tuple(location), "checked-future", severity="warning", value=value)


def in_order(entry: Entry, around: Around) -> Iterator[Problem]:
    """Works on raw trees, so that a reversed pair shows up together with other faults of the file."""
    for location, mapping in entry.mappings:
        for start_name, end_name in _PAIRS:
            start, end = mapping.get(start_name), mapping.get(end_name)
            if isinstance(start, str) and isinstance(end, str) and _reversed(start, end):
                yield entry.problem(
                    (*location, end_name),
                    "dates-reversed",
                    start_name=start_name,
                    start=start,
                    end_name=end_name,
                    end=end,
                )


def _days(entry: Entry) -> tuple[list[Dated], list[Dated], list[Period]]:
    """(last days of texts, days of checks, ends of periods that a sentence in the present names) of a file, each with
    its place. Values of figures have a successor, and their last days are reported there."""
    ends, checked = [], []
    for location, mapping in entry.mappings:
        until, day = mapping.get("valid_until"), mapping.get("checked")
        if entry.model is not Figure and isinstance(until, str) and is_partial_date(until):
            ends.append(((*location, "valid_until"), until))
        if isinstance(day, str) and is_partial_date(day):
            checked.append(((*location, "checked"), day))
    return ends, checked, list(_told(entry))


def _over(entry: Entry, today: date) -> Iterator[Problem]:
    event = entry.record if entry.model is Event else None
    if isinstance(event, Event) and event.status == "announced":
        end = event.end or event.start
        if end and last_day(end) < today:
            yield entry.problem(("status",), "event-over", severity="warning", end=end)


def _unanswered(entry: Entry, today: date) -> Iterator[Problem]:
    change = entry.record if entry.model is Change else None
    if isinstance(change, Change) and change.due and not change.outcome and last_day(change.due) < today:
        yield entry.problem(("due",), "change-open", severity="warning", due=change.due)


def _reversed(start: str, end: str) -> bool:
    return is_partial_date(start) and is_partial_date(end) and last_day(end) < first_day(start)


def _told(entry: Entry) -> Iterator[Period]:
    """Sentences in the present with „bis Ende 2026“, where neither the text nor what it stands in has a last day."""
    if entry.model is Source:
        return
    dated = [location for location, mapping in entry.mappings if {"valid_until", "end", "due"} & mapping.keys()]
    for mark, location, texts in entry.marked:
        if not isinstance(mark, TextMark) or not mark.prose or not isinstance(texts, dict):
            continue
        if any(location[: len(place)] == place for place in dated):
            continue
        for language, text in texts.items():
            if isinstance(text, str) and language in _UNTIL and "20" in text:
                years = [*map(int, _YEARS.findall(text))]
                for words, last in _ends(language, text):
                    yield (*location, language), words, last.isoformat(), years


def _ends(language: str, text: str) -> Iterator[tuple[str, date]]:
    pattern, told, months = _patterns(language)
    for sentence in sentences(text):
        for found in pattern.finditer(sentence):
            month = months.get((found["month"] or "").casefold()) or int(found["number"] or 12)
            year = int(found["year"])
            if not 1 <= month <= 12 or told.search(sentence):
                continue
            length = monthrange(year, month)[1]
            yield found[0], date(year, month, min(int(found["day"] or found["first"] or length) or length, length))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    """(the end of a period, words that tell the past or what comes after, numbers of months)"""
    until, end = _UNTIL[language]
    names = {name.casefold(): number for number, name in Language(language).locale.months["format"]["wide"].items()}
    month = "|".join(map(re.escape, names))
    # At most two small words stand between, as in „bis zum Ende des Jahres 2026“; no digit, which would be another day.
    pattern = (
        rf"\b(?:{until})(?: (?!{end}\b)[^\W\d]+){{0,2}}?(?: {end})?(?: [^\W\d]+)??"
        rf" (?:(?P<first>\d\d?)\.(?P<number>\d\d?)\.|(?:(?P<day>\d\d?)\.? )?(?P<month>{month}) )?(?P<year>20\d\d)\b"
    )
    return re.compile(pattern, re.IGNORECASE), re.compile(rf"\b(?:{_TOLD[language]})\b", re.IGNORECASE), names
