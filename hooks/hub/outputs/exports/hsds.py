"""Partners and offers in the format of Open Referral (HSDS 3), one set of lists per language.

What the records do not say is left out: an address is not taken apart into city and postal code, an offer whose state
no source tells is not listed (the format has no word for it), and documents belong to guides, not to offers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from hub.facts import status
from hub.hub import Hub
from hub.outputs.exports import Part, identity
from hub.pages.reader import Reader
from hub.records import Record, addresses
from hub.records.contacts import Contact
from hub.records.kinds.actors import Partner
from hub.records.kinds.places import District, Region
from hub.records.kinds.reference import Topic
from hub.records.kinds.work import Offer

LISTS = ("organizations", "services", "service_at_locations", "taxonomy_terms")
STATES = {"running": "active", "planned": "inactive", "ended": "defunct"}
"""What our states are called there"""

Entity = dict[str, Any]


def parts(hub: Hub) -> Iterator[Part]:
    """Every list, in the form of one page of the format's own interface, language by language."""
    for code, language in hub.built.items():
        yield code, partial(_in_language, Reader(hub, language, addresses.hsds(code, "services")))


def _in_language(reader: Reader) -> Iterator[tuple[str, str]]:
    hub, listed = reader.hub, _listed(reader)
    services = [_service(offer, reader) for offer in listed]
    providers = {id for offer in listed for id in offer.providers}
    contents = {
        "organizations": [
            _organization(one, reader)
            for _, one in sorted(hub.records(Partner).items())
            if one.id in providers or not hub.origin(one)
        ],
        "services": services,
        "service_at_locations": [
            {**place, "service": _brief(service)}
            for service in services
            for place in service.get("service_at_locations", ())
        ],
        "taxonomy_terms": [_term(one, reader) for _, one in sorted(hub.records(Topic).items())],
    }
    for name in LISTS:
        yield addresses.hsds(reader.language.code, name), _page(contents[name])


def _page(contents: list[Entity]) -> str:
    head = {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
    }
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in contents)
    return f'{json.dumps(head)[:-1]}, "contents": [\n{lines}\n]}}\n'


def _listed(reader: Reader) -> list[Offer]:
    """Offers of this hub; those of another one are in its own lists, where directories find them once."""
    hub = reader.hub
    offers = [offer for _, offer in sorted(hub.records(Offer).items()) if not hub.origin(offer)]
    return [offer for offer in offers if status.of(offer, hub.today) in STATES]


def _organization(partner: Partner, reader: Reader) -> Entity:
    hub = reader.hub
    id = _id(hub, partner)
    found = _basics(partner, reader)
    if partner.parent:
        found["parent_organization_id"] = _id(hub, hub.get(Partner, partner.parent))
    ways = _ways(partner, reader, {"organization_id": id})
    locations = [
        {
            "id": _id(hub, partner, "location", str(number)),
            # The format knows no address that is not taken apart; it stands here as the office writes it.
            "location_type": "physical",
            "organization_id": id,
            "name": reader.words.plain(contact.label or partner.title),
            "description": contact.address,
        }
        for number, contact in enumerate(partner.contacts)
        if contact.address
    ]
    return _filled({**found, **ways, "locations": locations})


def _basics(partner: Partner, reader: Reader) -> Entity:
    name = reader.words.plain(partner.title)
    return _filled(
        {
            "id": _id(reader.hub, partner),
            "name": name,
            "alternate_name": reader.words.plain(partner.short) if partner.short else None,
            "description": reader.prose.plain(partner.summary or partner.text) or name,
            "email": _first(partner.contacts, "email", reader),
            "website": _first(partner.contacts, "web", reader),
        }
    )


def _service(offer: Offer, reader: Reader) -> Entity:
    hub = reader.hub
    id = _id(hub, offer)
    provider = hub.get(Partner, offer.providers[0])
    texts = [reader.prose.plain(text) for text in (offer.summary, offer.text)]
    free = [reader.words.word("free of charge")] if offer.cost == "free" else []
    fees = [*free, *([reader.prose.plain(offer.cost_note)] if offer.cost_note else [])]
    page = hub.home + addresses.record(reader.language.code, offer.kind, offer.id) if hub.home else None
    # The format knows one provider; the others are named, so that none is lost.
    others = [reader.library.label(Partner.kind, id) for id in offer.providers[1:]]
    if others:
        texts.append(reader.words.word("Also offered by: {names}", names=reader.language.listing(others)))
    areas = offer.districts or offer.regions
    kind = District.kind if offer.districts else Region.kind
    found = {
        "id": id,
        "name": reader.words.plain(offer.title),
        "description": "\n\n".join(text for text in texts if text),
        "url": _first(offer.contacts, "web", reader) or page,
        "email": _first(offer.contacts, "email", reader),
        "status": STATES[status.of(offer, reader.hub.today)],
        "application_process": reader.prose.plain(offer.access),
        "fees_description": ". ".join(fees),
        "eligibility_description": reader.prose.plain(offer.eligibility),
        "assured_date": offer.checked.isoformat(),
        "organization": _basics(provider, reader),
        "languages": [
            {"id": _id(hub, offer, "language", code), "service_id": id, "name": _name(code, reader), "code": code}
            for code in offer.languages
        ],
        "service_areas": [
            {"id": _id(hub, offer, "area", area), "service_id": id, "name": reader.library.label(kind, area)}
            for area in areas
        ],
        "service_at_locations": [
            {
                "id": _id(hub, offer, "site", site),
                "service_id": id,
                "location_id": _id(hub, hub.get(District, site)),
                "location": {
                    "id": _id(hub, hub.get(District, site)),
                    "location_type": "physical",
                    "name": reader.library.label(District.kind, site),
                },
            }
            for site in offer.sites
        ],
        "cost_options": [{"id": _id(hub, offer, "cost"), "service_id": id, "option": free[0], "amount": 0}]
        if free
        else [],
        "attributes": [
            {
                "id": _id(hub, offer, "topic", topic),
                "link_id": id,
                "link_type": "topic",
                "link_entity": "service",
                "taxonomy_term_id": _id(hub, hub.get(Topic, topic)),
                "taxonomy_term": _term(hub.get(Topic, topic), reader),
            }
            for topic in offer.topics
        ],
    }
    return _filled({**found, **_ways(offer, reader, {"service_id": id})})


def _brief(service: Entity) -> Entity:
    return {name: service[name] for name in ("id", "name", "description", "status") if name in service}


def _ways(record: Partner | Offer, reader: Reader, owner: Entity) -> Entity:
    """Telephones, and contacts for what they are for."""
    hub = reader.hub
    phones, contacts = [], []
    for number, contact in enumerate(record.contacts):
        about = [reader.words.plain(contact.label)] if contact.label else []
        about += [" ".join(entry) for entry in reader.contacts.hours(contact.hours)]
        about += [reader.contacts.last_known(contact)] if contact.last_known(reader.hub.today) else []
        if contact.phone:
            phone = {"id": _id(hub, record, "phone", str(number)), **owner, "number": contact.phone}
            phones.append(_filled({**phone, "description": ", ".join(about)}))
        if contact.email:
            name = reader.words.plain(contact.label) if contact.label else None
            found = {"id": _id(hub, record, "contact", str(number)), **owner, "name": name, "email": contact.email}
            contacts.append(_filled(found))
    return {"phones": phones, "contacts": contacts}


def _term(topic: Topic, reader: Reader) -> Entity:
    hub = reader.hub
    name = reader.words.plain(topic.title)
    return _filled(
        {
            "id": _id(hub, topic),
            "code": topic.id,
            "name": name,
            "description": reader.prose.plain(topic.summary or topic.text) or name,
            "parent_id": _id(hub, hub.get(Topic, topic.parent)) if topic.parent else None,
            "taxonomy": reader.words.plain(hub.settings.title),
            "language": reader.words.choose(topic.title)[1],
        }
    )


def _name(code: str, reader: Reader) -> str:
    return reader.language.name_of(code)


def _first(contacts: list[Contact], field: str, reader: Reader) -> str | None:
    """The format cannot say that something is last known only, so that is left out here."""
    plain = [contact for contact in contacts if not contact.last_known(reader.hub.today)]
    return next((getattr(contact, field) for contact in plain if getattr(contact, field)), None)


def _id(hub: Hub, record: Record, *parts: str) -> str:
    return str(identity.of_record(hub, record, *parts))


def _filled(entity: Entity) -> Entity:
    """Without what is empty: the format has no empty values."""
    return {name: value for name, value in entity.items() if value not in (None, "", [])}
