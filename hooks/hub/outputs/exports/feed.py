"""News as an Atom feed per language: values and responsibilities that took effect, changes, and what was checked last.

Days come from the records alone. Most records are checked on the same few days, so half of the places are kept for
facts that took effect: they are what a reader who comes back wants to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from hub.facts.figures import HISTORIC
from hub.hub import Hub
from hub.outputs.exports import Part, identity
from hub.pages.reader import Reader
from hub.records import KINDS, Record, addresses
from hub.records.dates import day
from hub.records.kinds.actors import Partner
from hub.records.kinds.reference import Change, Figure
from hub.records.values import Text

MOST = 50
"""Entries of a feed"""
# XML cannot hold them, in whatever way they are written.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ORDER = list(KINDS)
_ATOM = "http://www.w3.org/2005/Atom"
ElementTree.register_namespace("", _ATOM)


@dataclass(frozen=True, slots=True)
class News:
    """What happened to a record on a day, and prose about it; `parts` tell it apart from what else happened to it."""

    day: date
    record: Record
    title: str
    prose: Text | None
    parts: tuple[str, ...] = ()


def parts(hub: Hub) -> Iterator[Part]:
    """Every feed."""
    for code, language in hub.built.items():
        yield code, partial(_in_language, Reader(hub, language, addresses.feed(code)))


def _in_language(reader: Reader) -> Iterator[tuple[str, bytes]]:
    yield addresses.feed(reader.language.code), _feed(reader)


def news(reader: Reader) -> list[News]:
    """The newest first; of one day, facts that took effect before checks."""
    facts = sorted(_facts(reader), key=_newest)
    checks = sorted(_checks(reader), key=_newest)
    kept = facts[: max(MOST // 2, MOST - len(checks))]
    return sorted([*kept, *checks[: MOST - len(kept)]], key=_newest)


def _newest(item: News) -> tuple[int, bool, int, str, tuple[str, ...]]:
    # Of one day guides come before partners, as everywhere on the site.
    return -item.day.toordinal(), not item.parts, _ORDER.index(item.record.kind), item.record.id, item.parts


def _facts(reader: Reader) -> Iterator[News]:
    hub, today = reader.hub, reader.hub.today
    for figure in hub.records(Figure).values():
        for value in figure.values if figure.group not in HISTORIC else ():
            if value.valid_from and value.valid_from <= today and not value.pending:
                words = reader.amounts.value(figure, value)
                title = reader.words.word(
                    "New value: {name}: {value}", name=reader.words.plain(figure.label), value=words
                )
                parts = ("begins", value.valid_from.isoformat())
                yield News(value.valid_from, figure, title, figure.summary, parts)
    for partner in hub.records(Partner).values():
        for held in partner.responsible:
            if held.start and held.start <= today:
                title = reader.words.word(
                    "New responsibility: {name}: {role}",
                    name=reader.words.plain(partner.label),
                    role=reader.library.label("role", held.role),
                )
                place = ("held", held.role, held.start.isoformat(), ",".join(held.districts))
                yield News(held.start, partner, title, held.note or partner.summary, place)
    for change in hub.records(Change).values():
        if (due := day(change.due)) and due <= today:
            title = reader.words.word("Expected for this day: {name}", name=reader.words.plain(change.label))
            yield News(due, change, title, change.summary, ("due", due.isoformat()))


def _checks(reader: Reader) -> Iterator[News]:
    for model in KINDS.values():
        for record in reader.hub.records(model).values() if model.news else ():
            # A day to come is a slip of the pen, and `hub check` says so.
            checked = min(record.checked, reader.hub.today)
            yield News(checked, record, reader.words.plain(record.label), record.abstract)


def _feed(reader: Reader) -> bytes:
    hub, code = reader.hub, reader.language.code
    settings, found = hub.settings, news(reader)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": code})
    _add(root, "id", f"urn:uuid:{identity.of(hub, 'feed', code)}")
    _add(root, "title", reader.words.plain(settings.title))
    _add(root, "subtitle", reader.words.plain(settings.tagline))
    _add(root, "updated", _moment(max((item.day for item in found), default=hub.today), settings.time_zone))
    author = ElementTree.SubElement(root, f"{{{_ATOM}}}author")
    _add(author, "name", reader.words.plain(settings.publisher.name or settings.title))
    _add(root, "rights", f"{reader.words.plain(settings.licence)}: {settings.licence_address}")
    _add(root, "link", rel="license", href=settings.licence_address)
    # Without an address of the site links count from the feed's own, as readers do.
    _add(root, "link", rel="alternate", type="text/html", hreflang=code, href=_link(reader, f"{code}/"))
    if hub.home:
        _add(root, "link", rel="self", type="application/atom+xml", href=hub.home + addresses.feed(code))
    for item in found:
        entry = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"urn:uuid:{identity.of_record(hub, item.record, *item.parts)}")
        _add(entry, "title", item.title)
        _add(entry, "updated", _moment(item.day, settings.time_zone))
        there = addresses.record(code, item.record.kind, item.record.id)
        _add(entry, "link", rel="alternate", type="text/html", hreflang=code, href=_link(reader, there))
        _add(entry, "category", term=item.record.kind, label=reader.words.word(item.record.words[0]))
        _add(entry, "summary", reader.prose.plain(item.prose) or item.title)
    ElementTree.indent(root, "")
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> None:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text:
        element.text = _UNWRITABLE.sub("\ufffd", text)


def _link(reader: Reader, address: str) -> str:
    return reader.hub.home + address if reader.hub.home else addresses.relative(reader.address, address)


def _moment(day: date, zone: str) -> str:
    # Not `combine`: it would not ask the day of a build for its parts, and so nobody would know that it was asked.
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).isoformat()
