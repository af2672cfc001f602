"""The hub as one page shows it: one language, one day, addresses relative to that page.

Each part answers one sort of question; templates know the parts by the same names.
"""

from __future__ import annotations

from dataclasses import dataclass

from hub.hub import Hub
from hub.pages.reader.amounts import Amounts
from hub.pages.reader.contacts import Contacts
from hub.pages.reader.evidence import Evidence
from hub.pages.reader.legal import Legal
from hub.pages.reader.library import Library
from hub.pages.reader.links import Links
from hub.pages.reader.prose import Prose
from hub.pages.reader.responsibility import Responsibility
from hub.pages.reader.today import Today
from hub.pages.reader.words import Words
from hub.reading.languages import Language


@dataclass
class Reader:
    """Where a page stands and in which language, with the parts that follow from it. `address` is the page's own, below
    the site's root."""

    hub: Hub
    language: Language
    address: str

    def __post_init__(self) -> None:
        self.words = Words(self.language, self.hub.settings)
        self.links = Links(self.hub, self.words, self.address)
        self.library = Library(self.hub, self.words)
        self.prose = Prose(self.links)
        self.amounts = Amounts(self.hub, self.words)
        self.contacts = Contacts(self.hub, self.words)
        self.responsibility = Responsibility(self.library)
        self.today = Today(self.hub, self.words)
        self.evidence = Evidence()
        self.legal = Legal(self.hub.settings)
