"""How an office is reached, in the words of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hub.facts import contacts
from hub.hub import Hub
from hub.pages.reader.words import Words
from hub.records.contacts import Contact, Hours
from hub.records.kinds.actors import Partner


@dataclass
class Contacts:
    """Cards, opening hours, and how old they are."""

    hub: Hub
    words: Words

    def card(self, partner: Partner, role: str = "") -> contacts.Card:
        """How to reach an office, for what a role does where one is given."""
        return contacts.card(partner, self.hub.records(Partner), self.hub.today, role)

    def ways(self, entries: list[Contact]) -> list[tuple[Contact, list[contacts.Way]]]:
        """Every contact of a record with all it holds."""
        return contacts.ways(entries, self.hub.today)

    def hours(self, entries: list[Hours]) -> list[tuple[str, str]]:
        """(„Mo.–Do.“, „09:00–12:00 und 14:00–15:00“) in the order of the week."""
        language = self.words.language
        found = []
        for days, times in contacts.week(entries):
            words = []
            for entry in times:
                span = "–".join(language.time(time) for time in (entry.start, entry.end) if time)
                booked = [self.words.word("by appointment only")] if entry.by_appointment else []
                words.append(" ".join([span, *booked]).strip())
            first, last = contacts.WEEK.index(days[0]), contacts.WEEK.index(days[-1])
            found.append((language.weekdays(first, last), language.listing(words)))
        return found

    def dialled(self, phone: str) -> str:
        """What a telephone dials for a number as people write it, from anywhere."""
        return self.hub.settings.country.telephone.dialled(phone)

    def read_on(self, card: contacts.Card) -> date:
        """The day on which what a card shows was read; the earliest, where there are several."""
        return contacts.read_on(card)

    def last_known(self, contact: Contact) -> str:
        """What is said of a contact that is old or that no office states about itself."""
        if contact.as_of:
            return self.words.word("last known ({year}) – please check", year=contact.as_of[:4])
        return self.words.word("last known – please check")
