"""Pages the law asks for: which there are, which facts each shows, and what must be filled in before publication.

Their sentences are hand-written pages in `content/`, so that a legal office can read and change them as one text. Facts
of the publisher stand in `data/hub.yaml` alone and come into the text where it says `<!-- facts: name -->`.
See docs/decisions/006.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from hub.records import Settings
from hub.records.values import Name

Location = tuple[str, ...]

PAGES: dict[str, tuple[str, ...]] = {
    "imprint": ("status", "publisher", "responsible"),
    "privacy": ("status", "controller", "officer", "host", "logs", "storage", "letters", "authority"),
    "accessibility": ("status", "conformance", "gaps", "assessment", "feedback", "enforcement"),
    "easy-language": ("review",),
    "sign-language": ("video",),
}
"""The pages every language needs, by the last part of their address, and the facts it must show."""

TEMPLATE = "template"
EXAMPLE = "example-"
"""How ids of records begin that only show what such a record looks like"""

FACTS = frozenset([*(name for names in PAGES.values() for name in names), "report", TEMPLATE])
"""Every name of facts; `report` says where mistakes are reported, on whatever page explains it, and `template` that the
page is still to be written."""

REQUIRED: dict[str, tuple[Location, ...]] = {
    "imprint": (
        ("publisher", "name"),
        ("publisher", "legal_form"),
        ("publisher", "represented_by"),
        ("publisher", "address"),
        ("publisher", "phone"),
        ("publisher", "email"),
        ("publisher", "responsible", "name"),
        ("publisher", "responsible", "address"),
        ("publisher", "approved"),
    ),
    "privacy": (
        ("privacy", "officer", "email"),
        ("privacy", "host", "name"),
        ("privacy", "host", "address"),
        ("privacy", "logs", "recorded"),
        ("privacy", "logs", "days"),
        ("privacy", "logs", "shortened"),
        ("privacy", "logs", "purpose"),
        ("privacy", "letters"),
        ("privacy", "authority", "name"),
        ("privacy", "authority", "link"),
    ),
    "accessibility": (
        ("accessibility", "law"),
        ("accessibility", "standard"),
        ("accessibility", "status"),
        ("accessibility", "method"),
        ("accessibility", "checked"),
        ("accessibility", "feedback", "email"),
        ("accessibility", "enforcement", "name"),
        ("accessibility", "enforcement", "link"),
        ("accessibility", "enforcement", "procedure"),
    ),
    "contribute": (("report", "email"),),
}
"""What a publication needs, by the page that shows it. Pages and `hub check --release` both read this."""

EVERY: tuple[Location, ...] = tuple(dict.fromkeys(place for places in REQUIRED.values() for place in places))
ALWAYS: tuple[Location, ...] = (("publisher", "approved"), ("report", "email"))
"""What no law asks for but readers do"""
COUNTRY = ("code", "currency", "telephone", "postcode", "district_types", "partner_types", "duties")
"""What a region has to say about its country, in the order to do it"""

STATEMENT_DAYS = 365
"""After how many days the accessibility statement must be looked at again."""

STORAGE: tuple[tuple[str, str, str, str], ...] = (
    (
        "localStorage",
        "district",
        "The district you live or work in, if you said so, so that every page shows its offices first.",
        "Press “Forget” beside your place at the top of a page.",
    ),
    (
        "localStorage",
        "checklist:",
        "What you ticked in the checklist of a guide. Each guide has an entry of its own.",
        "Take the ticks away again, or press the button below the checklist.",
    ),
    (
        "localStorage",
        "plan:",
        "What you entered in a plan: whose it is, steps taken away, days. Each guide has an entry of its own.",
        "Press “Delete everything entered” in the plan.",
    ),
    (
        "localStorage",
        "language",
        "That you closed the line that offers this page in your browser’s language, so that it does not come again.",
        "Delete what this site has stored, in the settings of the browser.",
    ),
    (
        "sessionStorage",
        "wayfinder:",
        "Your answers in a decision aid, so that you can see them and go back.",
        "Close the tab, or press the button below your answers.",
    ),
)
"""(store, key or its beginning, what it holds, how to delete it) of everything the site's scripts keep on a device."""

_MARK = re.compile(r"<!--\s*facts:\s*([a-z-]+)\s*-->")


def split(html: str) -> list[tuple[str, str]]:
    """(HTML, name of the facts that follow it or nothing) of a page's text."""
    parts = [*_MARK.split(html), ""]
    return list(zip(parts[::2], parts[1::2], strict=True))


def marks(text: str) -> list[tuple[int, str]]:
    """(line, name) of every place for facts in a text."""
    return [(text.count("\n", 0, found.start()) + 1, found[1]) for found in _MARK.finditer(text)]


def value(settings: Settings, location: Iterable[str]) -> Any:
    """What stands at a place of the settings."""
    found: Any = settings
    for name in location:
        found = getattr(found, name)
    return found


def missing(settings: Settings, page: str | None = None) -> list[Location]:
    """What is still to be filled in, in the order of the list; only for one page where given."""
    wanted = [place for name, places in REQUIRED.items() if page in (None, name) for place in places]
    laws = demanded(settings)
    # Where no duties are listed, all are asked for that any country is known to have.
    return [place for place in wanted if (not laws or place in (*laws, *ALWAYS)) and not _given(settings, place)]


def demanded(settings: Settings) -> dict[Location, list[Name]]:
    """Which provisions demand a fact, as far as the country's duties are listed."""
    found: dict[Location, list[Name]] = {}
    for duty in settings.country.demands:
        for fact in duty.facts:
            found.setdefault(tuple(fact.split(".")), []).append(duty.law)
    return found


def _given(settings: Settings, location: Location) -> bool:
    if location == ("report", "email") and settings.report.issue:
        return True
    return value(settings, location) not in (None, [], {})
