"""Partners for the reader's address book, one vCard (RFC 6350) each and language: what it notes can be read by whoever
saves it. It is the same contact in each, so whoever saves two has one.

It holds what a contact card shows, and says what is last known only. Nothing depends on the clock but that.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from icalendar.parser import Contentline, Contentlines, Parameters
from icalendar.prop import vInline, vText

from hub.facts.contacts import Way
from hub.hub import Hub
from hub.outputs.exports import Part, identity
from hub.pages.reader import Reader
from hub.reading.languages import Language
from hub.records import addresses
from hub.records.kinds.actors import Partner
from hub.records.singles.country import Telephone

PROPERTIES = {"phone": "TEL", "email": "EMAIL", "web": "URL", "address": "ADR"}


def parts(hub: Hub) -> Iterator[Part]:
    """Every partner's card in each language, and in the first one also where it stood when there was no other."""
    main = next(iter(hub.languages))
    for code, language in {main: hub.languages[main], **hub.built}.items():
        yield code, partial(_in_language, hub, language)


def _in_language(hub: Hub, language: Language) -> Iterator[tuple[str, bytes]]:
    for id, partner in hub.records(Partner).items():
        path = addresses.business_card(language.code, id)
        lines = _lines(partner, Reader(hub, language, path))
        card = bytes(Contentlines(lines).to_ical())  # type: ignore[no-untyped-call]
        if language.code in hub.built:
            yield path, card
        if language is next(iter(hub.languages.values())):
            yield addresses.former_card(id), card


def _lines(partner: Any, reader: Reader) -> Iterator[Contentline]:
    hub, name = reader.hub, reader.words.plain(partner.title)
    card = reader.contacts.card(partner)
    yield _line("BEGIN", "VCARD")
    yield _line("VERSION", "4.0")
    yield _line("KIND", "org")
    yield _line("UID", f"urn:uuid:{identity.of_record(hub, partner)}")
    yield _line("FN", vText(name))
    yield _line("ORG", vText(name))
    notes = [reader.prose.plain(partner.summary)]
    if card.parent:
        notes.append(reader.words.word("Contact of {name}", name=reader.words.plain(card.parent.title)))
    for way in (*card.ways, *card.inherited):
        if way.sort not in PROPERTIES:
            continue
        yield _way(way, hub.settings.country.telephone)
        about = [reader.words.plain(way.contact.label)] if way.contact.label else []
        about += [reader.contacts.last_known(way.contact)] if way.last else []
        # From right to left the groups of a number would change places.
        value = f"\u2068{way.value}\u2069" if reader.language.direction == "rtl" else way.value
        notes += [f"{value}: {', '.join(about)}"] if about else []
    notes.append(reader.words.word("Checked on {date}", date=reader.words.day(partner.checked)))
    yield _line("NOTE", vText("\n".join(note for note in notes if note)), LANGUAGE=reader.language.code)
    for code in partner.languages:
        yield _line("LANG", code)
    if hub.home:
        yield _line("SOURCE", hub.home + addresses.record(reader.language.code, "partner", partner.id))
    yield _line("REV", f"{partner.checked:%Y%m%d}T000000Z")
    yield _line("END", "VCARD")


def _way(way: Way, telephone: Telephone) -> Contentline:
    name = PROPERTIES[way.sort]
    if way.sort == "address":
        # Not taken apart: which part is the street and which the city, no source says for sure.
        return _line(name, f";;{vText(way.value).to_ical().decode()};;;;")
    if way.sort == "web":
        return _line(name, way.value)
    value = telephone.dialled(way.value) if way.sort == "phone" else way.value
    return _line(name, vText(value), TYPE="work")


def _line(name: str, value: str, **parameters: str) -> Contentline:
    """A plain string stands as it is; words are a `vText`, whose commas and line breaks are escaped."""
    written = value if isinstance(value, vText) else vInline(value)
    line: Contentline = Contentline.from_parts(name, Parameters(parameters), written)
    return line
