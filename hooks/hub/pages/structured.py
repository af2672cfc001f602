"""schema.org data of a record's page, only where it is true: a route is no how-to, an undated fair no event."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from hub.pages.reader import Reader
from hub.records import Record
from hub.records.dates import day
from hub.records.kinds.actors import Partner
from hub.records.kinds.faqs import Faq
from hub.records.kinds.guides import Guide
from hub.records.kinds.reference import Term, Topic
from hub.records.kinds.work import Event, Offer

_WORDED = frozenset(["HowTo", "FAQPage", "Event"])
Data = dict[str, Any]
"""An object of JSON-LD"""


def data(record: Record, reader: Reader) -> Data | None:
    """The JSON-LD object of a record's page; None for kinds and records that schema.org has no true type for."""
    build = _BUILDERS.get(type(record))
    found = build(record, reader) if build else None
    if not found:
        return None
    # Only works and events have a language, that of their words: https://github.com/schemaorg/schemaorg/issues/1708
    language = {"inLanguage": reader.words.choose(record.label)[1]} if found["@type"] in _WORDED else {}
    return {"@context": "https://schema.org", **language, **found}


def script(record: Record, reader: Reader) -> Markup:
    """The data as a script element that no text can break out of; nothing where there is none."""
    found = data(record, reader)
    if found is None:
        return Markup()
    words = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        words = words.replace(character, f"\\u{ord(character):04x}")
    return Markup('<script type="application/ld+json">' + words + "</script>")  # noqa: S704 - escaped above


def _named(record: Record, reader: Reader) -> Data:
    found: Data = {"name": reader.words.plain(record.label)}
    if record.summary:
        found["description"] = reader.prose.plain(record.summary)
    return found


def _guide(guide: Guide, reader: Reader) -> Data | None:
    if guide.alternatives:
        return None
    # What a step says stands on the page once; a relative address is resolved against that of the page.
    steps = [
        {"@type": "HowToStep", "name": reader.words.plain(step.title), "url": f"#{step.id}"} for step in guide.steps
    ]
    return {"@type": "HowTo", **_named(guide, reader), "step": steps}


def _question(faq: Faq, reader: Reader) -> Data:
    answer = {"@type": "Answer", "text": reader.prose.plain(faq.answer)}
    return {"@type": "Question", "name": reader.words.plain(faq.question), "acceptedAnswer": answer}


def _faq(faq: Faq, reader: Reader) -> Data:
    return {"@type": "FAQPage", "mainEntity": [_question(faq, reader)]}


def _topic(topic: Topic, reader: Reader) -> Data | None:
    faqs = reader.library.naming(topic.kind, topic.id, Faq, "topics")
    return (
        {"@type": "FAQPage", "mainEntity": [_question(faq, reader) for faq in faqs]}
        if faqs and reader.library.told_in_full(faqs)
        else None
    )


def _organisation(partner: Partner, reader: Reader) -> Data:
    country = reader.hub.settings.country
    kind = "GovernmentOrganization" if country.partner_type(partner.type).authority else "Organization"
    found = {"@type": kind, **_named(partner, reader)}
    for contact in partner.contacts:
        if contact.last_known(reader.hub.today):
            continue
        phone = country.telephone.dialled(contact.phone) if contact.phone else None
        for name, value in (("url", contact.web), ("telephone", phone), ("email", contact.email)):
            if value:
                found.setdefault(name, value)
    if partner.parent:
        found["parentOrganization"] = {"@type": "Organization", "name": reader.library.label("partner", partner.parent)}
    return found


def _offer(offer: Offer, reader: Reader) -> Data | None:
    if offer.status == "ended":
        return None
    providers = [reader.library.get(Partner, id) for id in offer.providers]
    public = all(reader.hub.settings.country.partner_type(provider.type).authority for provider in providers)
    found = {
        "@type": "GovernmentService" if public else "Service",
        **_named(offer, reader),
        "provider": [{"@type": "Organization", "name": reader.words.plain(provider.title)} for provider in providers],
    }
    if offer.districts:
        found["areaServed"] = [reader.library.label("district", id) for id in offer.districts]
    return found


def _event(event: Event, reader: Reader) -> Data | None:
    # schema.org wants a day; a month or a year would be read as its first day.
    if not day(event.start) or not event.place:
        return None
    found = {
        "@type": "Event",
        **_named(event, reader),
        "startDate": event.start,
        **_at(event, reader),
        "location": {
            "@type": "Place",
            "name": reader.words.plain(event.place),
            "address": reader.words.plain(event.place),
        },
    }
    if day(event.end):
        found["endDate"] = event.end
    if event.status in ("cancelled", "postponed"):
        found["eventStatus"] = f"https://schema.org/Event{event.status.capitalize()}"
    if event.organisers:
        found["organizer"] = [
            {"@type": "Organization", "name": reader.library.label("partner", id)} for id in event.organisers
        ]
    return found


def _at(event: Event, reader: Reader) -> Data:
    """The hours are words; no machine's time is made of them."""
    if not event.time:
        return {}
    return {"description": " ".join([f"{reader.words.plain(event.time)}.", reader.prose.plain(event.summary)]).strip()}


def _term(term: Term, reader: Reader) -> Data:
    return {
        "@type": "DefinedTerm",
        "name": reader.words.original(term.title),
        "description": reader.prose.plain(term.explanation),
    }


# Each builder is given records of its own kind only.
_BUILDERS: dict[type[Record], Callable[[Any, Reader], Data | None]] = {
    Guide: _guide,
    Faq: _faq,
    Topic: _topic,
    Partner: _organisation,
    Offer: _offer,
    Event: _event,
    Term: _term,
}
