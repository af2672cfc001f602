"""Addresses as seen from one page, and links to records."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from hub.facts import agenda, status
from hub.hub import Hub
from hub.pages.reader.links import prefilled
from hub.pages.reader.words import Words
from hub.reading.languages import Language
from hub.records import addresses
from hub.records.kinds.actors import Partner
from hub.records.kinds.places import District
from hub.records.kinds.work import Event


@dataclass
class Links:
    """`address` is the page's own, below the site's root."""

    hub: Hub
    words: Words
    address: str

    def to(self, kind: str, id: str, anchor: str = "") -> Markup:
        """A link to a record, worded with its name."""

        def make() -> Markup:
            label = self.words.t(self.hub.named((kind, id)).label)
            return Markup('<a href="{}">{}</a>').format(self.url(kind, id, anchor), label)

        # A record is linked from many pages, and from all of one folder alike.
        return self.hub.memory.once(("link", addresses.sibling(self.address), self._code, kind, id, anchor), make)

    def url(self, kind: str, id: str, anchor: str = "") -> str:
        """Address of a record's page, from here."""
        address = addresses.relative(self.address, addresses.record(self._code, kind, id))
        return f"{address}#{anchor}" if anchor else address

    def part_url(self, kind: str, id: str, part: str) -> str:
        """Address of a page below a record's, from here."""
        return addresses.relative(self.address, addresses.record(self._code, kind, id, part))

    def named_url(self, kind: str, id: str, anchor: str = "") -> str:
        """Where all stand that name a record, from here."""
        address = addresses.relative(self.address, addresses.named(self._code, kind, id))
        return f"{address}#{anchor}" if anchor else address

    def index_url(self, kind: str) -> str:
        """Address of the index page of a kind, from here."""
        return addresses.relative(self.address, addresses.index(self._code, kind))

    def page_url(self, path: str) -> str:
        """Address of a hand-written page such as `about`, from here."""
        return addresses.relative(self.address, f"{self._code}/{path + '/' if path else ''}")

    @property
    def places_url(self) -> str:
        """Where a reader finds their district: all places from A to Z; all districts where no places are recorded."""
        kind = District.kind
        return self.url(kind, "places") if self.hub.has_places else self.index_url(kind)

    def file_url(self, path: str) -> str:
        """Address of a file below the site's root, from here; of a file of the theme under its published name."""
        return addresses.relative(self.address, self.hub.assets.get(path, path))

    def rows_url(self, kind: str) -> str:
        """What a directory's script must know of all its records, from here."""
        return addresses.relative(self.address, addresses.rows(self._code, kind))

    def address_url(self, address: str) -> str:
        """A page by its whole address, from here."""
        return addresses.relative(self.address, address)

    def plan_url(self, guide: str = "") -> str:
        """Address of the plan of a guide, or of the page that lists them, from here."""
        return addresses.relative(self.address, addresses.plans(self._code, guide))

    def calendar_url(self, event: Event | None = None) -> str:
        """Address of the calendar, or of the file of one event; nothing for an event that has no day to come."""
        if event and (status.of_event(event, self.hub.today) != "upcoming" or not agenda.of_event(event)):
            return ""
        return self.file_url(addresses.calendar(self._code, event.id if event else ""))

    def card_url(self, partner: Partner) -> str:
        """Address of a partner's file for the address book, in this language, from here."""
        return self.file_url(addresses.business_card(self._code, partner.id))

    def map_url(self, address: str) -> str:
        """A place by its address, which the reader's own map application opens; no server is asked."""
        return f"geo:0,0?q={quote(address, safe='')}"

    @property
    def subscription(self) -> str:
        """Whole address of the calendar for programs that ask again; empty where the site's is not known."""
        return f"{self.hub.home}{addresses.calendar(self._code)}" if self.hub.home else ""

    @property
    def feed_url(self) -> str:
        """Address of the news for feed readers, from here."""
        return self.file_url(addresses.feed(self._code))

    def edit_url(self, kind: str, id: str) -> str:
        """Where an editor changes the record: the code host if one is set, otherwise the page that says how."""
        edit = self.hub.settings.repository.edit
        return edit.replace("{path}", self.hub.file(kind, id)) if edit else self.page_url("contribute")

    def report_links(self, title: str, file: str) -> list[tuple[str, str]]:
        """(words, address) of every way to report a mistake on this page, the page and its file filled in."""
        report, word = self.hub.settings.report, self.words.word
        words = word("Report a mistake")
        found = []
        if report.email:
            subject = word("Mistake on the page “{title}”", title=title)
            found.append((words, prefilled.mailto(report.email, subject, self.report_lines(title, file))))
        if report.issue:
            form = prefilled.filled(report.issue, title=title, page=self._whole, record=file)
            found.append((word("Report a mistake in a form") if found else words, form))
        return found or [(words, f"{self.page_url('contribute')}#report")]

    @property
    def can_report(self) -> bool:
        """Whether the publisher has stated where mistakes are reported."""
        return bool(self.hub.settings.report.email or self.hub.settings.report.issue)

    def report_lines(self, title: str, file: str) -> list[str]:
        """The lines of a report on this page, to be filled in."""
        word = self.words.word
        return [
            word("What is wrong?"),
            "",
            word("Where is it written (law, letter, website)?"),
            "",
            "",
            word("Page: {title}", title=title),
            word("Address: {address}", address=self._whole),
            *([word("File: {file}", file=file)] if file else []),
        ]

    @property
    def _whole(self) -> str:
        """The page's own address, as whole as it is known."""
        return f"{self.hub.site.rstrip('/')}/{self.address}"

    def mail_url(self, email: str, subject: str) -> str:
        """An address that opens a letter about this site."""
        return prefilled.mailto(email, f"{subject}: {self.words.plain(self.hub.settings.title)}", [])

    def in_languages(self) -> list[tuple[Language, str]]:
        """Every language of the build with the address of this very page in it."""
        rest = self.address.partition("/")[2]
        return [
            (other, addresses.relative(self.address, f"{code}/{rest}")) for code, other in self.hub.languages.items()
        ]

    @property
    def _code(self) -> str:
        return self.words.language.code
