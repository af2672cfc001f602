"""The second hub in memory, single pages of it without a site, and a few words of German."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from conftest import ROOT, SECOND, TODAY
from hub.hub import Hub, assemble
from hub.pages.reader import Reader
from hub.pages.render import record as pages
from hub.pages.templates import Templates, environment
from hub.reading.languages import Language
from hub.records import KINDS, addresses

EN = Language("en")
DE = Language(
    "de",
    {
        "{low} to {high}": "{low} bis {high}",
        "up to {n}": "bis {n}",
        "at most {n}": "höchstens {n}",
        "at least {n}": "mindestens {n}",
        "about {n}": "rund {n}",
        "more than {n}": "mehr als {n}",
        "per hour": "je Stunde",
        "per month": "im Monat",
        "per year": "im Jahr",
        "per lesson": "je Unterrichtsstunde",
        "per person": "je Person",
        "gross": "brutto",
        "net": "netto",
        "from {date}": "ab {date}",
        "not yet published": "noch nicht veröffentlicht",
        "{year}; value for {next} not yet published": "{year}; Wert für {next} noch nicht veröffentlicht",
        "until {date}; newer value not yet published": "bis {date}; neuer Wert noch nicht veröffentlicht",
    },
)
"""Words of the tests, so that those of a hub may change"""


@cache
def theme() -> Templates:
    """The templates of the engine, loaded once."""
    return environment(ROOT)


def world(today: date = TODAY, site: str = "") -> Hub:
    """The second hub on a day, at an address."""
    return assemble(SECOND, today, site=site)


def changed(world: Hub, kind: str, id: str, **fields: Any) -> Hub:
    """The hub with other values in one record, which need not be ones that the checks let through."""
    own = assemble(SECOND, world.today, site=world.site)
    own.records(KINDS[kind])[id] = own.get(KINDS[kind], id).model_copy(update=fields)
    return own


def filled(record: Any, **fields: Any) -> Any:
    """A record with other values, written as in a file of data/ and read by its model."""
    return type(record).model_validate({"id": record.id, **record.model_dump(mode="json", exclude_none=True), **fields})


def page(hub: Hub, kind: str, id: str, code: str = "fr") -> str:
    """The HTML of one record's page; interface words are English where the small catalogue has none."""
    reader = Reader(hub, hub.languages[code], addresses.record(code, kind, id))
    return pages.whole(theme(), reader, hub.get(KINDS[kind], id)).html


def part(hub: Hub, kind: str, id: str, name: str, code: str = "fr") -> str:
    """The HTML of a page below a record's."""
    record = hub.get(KINDS[kind], id)
    reader = Reader(hub, hub.languages[code], addresses.record(code, kind, id, name))
    return pages.below(theme(), reader, record, name, record.subpages[name]).html
