"""The hub as one page shows it: one language, one day, addresses relative to that page. Templates call this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, overload
from unicodedata import combining, normalize
from urllib.parse import quote

from markupsafe import Markup, escape

from hub.facts import agenda, contacts, figures, legal, places, responsibility, status
from hub.hub import Hub
from hub.pages.reader import prefilled
from hub.reading.graph import Name
from hub.reading.languages import Language, direction
from hub.reading.markup import prose
from hub.records import KINDS, MENU, SHELVES, Record, addresses
from hub.records.actors import Contact, Hours, Partner, Role
from hub.records.base import Text
from hub.records.dates import first_day
from hub.records.guidance import Duration, Faq, Guide
from hub.records.places import District
from hub.records.reference import Change, Figure, Value
from hub.records.traits import ForAudiences, OnTopics, Running
from hub.records.work import Event, Offer

R = TypeVar("R", bound=Record)


Group = tuple[type[Record], list[Record]]
"""(kind, records of it)"""
FEW = 8
"""So many answers stand on one page in full"""
M = TypeVar("M", bound=ForAudiences)
T = TypeVar("T", bound=OnTopics)


@dataclass
class Reader:
    """Everything a template of one page needs. `address` is the page's own, below the site's root."""

    hub: Hub
    language: Language
    address: str
    cache: dict[tuple[str, str, str], str] = field(default_factory=dict, repr=False)
    cited: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> dict[str, type[Record]]:
        """Every kind, in site order."""
        return KINDS

    menu = MENU
    shelves = SHELVES

    @property
    def today(self) -> date:
        return self.hub.today

    # words

    def word(self, english: str, **values: object) -> str:
        """An interface word."""
        return self.language.word(english, **values)

    def choose(self, text: Text) -> tuple[str, str]:
        """(words, language): this language's words, or those of the first authored language that has any."""
        for code in (self.language.code, *self.hub.settings.languages.authored):
            if code in text:
                return text[code], code
        code = next(iter(text))
        return text[code], code

    def plain(self, text: Text) -> str:
        """Words without any mark of their language, for titles and attributes."""
        return self.choose(text)[0]

    @property
    def main(self) -> str:
        """The language records are written in first; citations and file data are in it."""
        return self.hub.settings.languages.authored[0]

    def original(self, text: Text) -> str:
        """Words in the main language, e.g. the official term."""
        return text.get(self.main) or self.plain(text)

    def direction_of(self, code: str) -> str:
        """`ltr` or `rtl`."""
        return direction(code)

    def t(self, text: Text | None) -> Markup:
        """Words of a plain text; words of another language are marked as such."""
        if not text:
            return Markup()
        words, code = self.choose(text)
        return self._marked(escape(words), code, "span")

    def marked(self, words: str, text: Text) -> Markup:
        """Words drawn from a text, marked as the text would be."""
        return self._marked(escape(words), self.choose(text)[1], "span")

    def prose(self, text: Text | None, *, inline: bool = False) -> Markup:
        """HTML of a prose text."""
        if not text:
            return Markup()
        words, code = self.choose(text)
        key = (addresses.folder(self.address), code if inline else f"{code} block", words)
        if key not in self.cache:
            self.cache[key] = prose.to_html(words, self._resolve, inline=inline)
        return self._marked(Markup(self.cache[key]), code, "span" if inline else "div")  # noqa: S704 - cleaned by nh3

    def every_language(self, text: Text) -> list[tuple[str, Markup]]:
        """(language, HTML) of each version of a prose text, in the order of the hub's languages."""
        order = [code for code in self.hub.settings.languages.all if code in text]
        html = [prose.to_html(text[code], self._resolve) for code in order]
        return [(code, Markup(words)) for code, words in zip(order, html, strict=True)]  # noqa: S704 - cleaned by nh3

    def prose_plain(self, text: Text | None) -> str:
        """The words of a prose text without markup."""
        return prose.to_plain(self.choose(text)[0], self._resolve) if text else ""

    def _marked(self, html: Markup, code: str, tag: str) -> Markup:
        if code == self.language.code:
            return html
        return Markup('<{0} lang="{1}" dir="{2}">{3}</{0}>').format(tag, code, direction(code), html)

    # addresses

    def url(self, kind: str, id: str, anchor: str = "") -> str:
        """Address of a record's page, from here."""
        address = addresses.relative(self.address, addresses.record(self.language.code, kind, id))
        return f"{address}#{anchor}" if anchor else address

    def part_url(self, kind: str, id: str, part: str) -> str:
        """Address of a page below a record's, from here."""
        return addresses.relative(self.address, addresses.record(self.language.code, kind, id, part))

    def index_url(self, kind: str) -> str:
        """Address of the index page of a kind, from here."""
        return addresses.relative(self.address, addresses.index(self.language.code, kind))

    def page_url(self, path: str) -> str:
        """Address of a hand-written page such as `about`, from here."""
        return addresses.relative(self.address, f"{self.language.code}/{path + '/' if path else ''}")

    def file_url(self, path: str) -> str:
        """Address of a file below the site's root, from here; of a file of the theme under its published name."""
        return addresses.relative(self.address, self.hub.assets.get(path, path))

    def address_url(self, address: str) -> str:
        """A page by its whole address, from here."""
        return addresses.relative(self.address, address)

    def calendar_url(self, event: Event | None = None) -> str:
        """Address of the calendar, or of the file of one event; nothing for an event that has no day to come."""
        if event and (status.of_event(event, self.today) != "upcoming" or not agenda.of_event(event)):
            return ""
        return self.file_url(addresses.calendar(self.language.code, event.id if event else ""))

    def card_url(self, partner: Partner) -> str:
        """Address of a partner's file for the address book, from here."""
        return self.file_url(addresses.business_card(partner.id))

    def map_url(self, address: str) -> str:
        """A place by its address, which the reader's own map application opens; no server is asked."""
        return f"geo:0,0?q={quote(address, safe='')}"

    @property
    def subscription(self) -> str:
        """Whole address of the calendar for programs that ask again; empty where the site's is not known."""
        return f"{self.hub.home}{addresses.calendar(self.language.code)}" if self.hub.home else ""

    @property
    def feed_url(self) -> str:
        """Address of the news for feed readers, from here."""
        return self.file_url(addresses.feed(self.language.code))

    def edit_url(self, kind: str, id: str) -> str:
        """Where an editor changes the record: the code host if one is set, otherwise the page that says how."""
        edit = self.hub.settings.repository.edit
        return edit.replace("{path}", self.hub.file(kind, id)) if edit else self.page_url("contribute")

    def report_links(self, title: str, file: str) -> list[tuple[str, str]]:
        """(words, address) of every way to report a mistake on this page, the page and its file filled in."""
        report, page = self.hub.settings.report, f"{self.hub.site.rstrip('/')}/{self.address}"
        words = self.word("Report a mistake")
        found = []
        if report.email:
            lines = [
                self.word("What is wrong?"),
                "",
                self.word("Where is it written (law, letter, website)?"),
                "",
                "",
                self.word("Page: {title}", title=title),
                self.word("Address: {address}", address=page),
                *([self.word("File: {file}", file=file)] if file else []),
            ]
            subject = self.word("Mistake on the page “{title}”", title=title)
            found.append((words, prefilled.mailto(report.email, subject, lines)))
        if report.issue:
            form = prefilled.filled(report.issue, title=title, page=page, record=file)
            found.append((self.word("Report a mistake in a form") if found else words, form))
        return found or [(words, f"{self.page_url('contribute')}#report")]

    def mail_url(self, email: str, subject: str) -> str:
        """An address that opens a letter about this site."""
        return prefilled.mailto(email, f"{subject}: {self.plain(self.hub.settings.title)}", [])

    def in_languages(self) -> list[tuple[Language, str]]:
        """Every language of the build with the address of this very page in it."""
        rest = self.address.partition("/")[2]
        return [
            (other, addresses.relative(self.address, f"{code}/{rest}")) for code, other in self.hub.languages.items()
        ]

    # pages the law asks for

    def pieces(self, html: str) -> list[tuple[Markup, str]]:
        """(HTML, name of the facts that follow it) of a hand-written page."""
        return [(Markup(text), name) for text, name in legal.split(html)]  # noqa: S704 - the page's own text

    def is_complete(self, page: str) -> bool:
        """Whether the publisher has stated everything this page must say."""
        return not legal.missing(self.hub.settings, page)

    @property
    def storage(self) -> tuple[tuple[str, str, str, str], ...]:
        """What the site's scripts keep on a device."""
        return legal.STORAGE

    # evidence

    def cite(self, ids: list[str]) -> list[tuple[int, str]]:
        """(number, id) of sources; each has one number on this page, by which its foot lists them."""
        for id in ids:
            if id not in self.cited:
                self.cited.append(id)
        return [(self.cited.index(id) + 1, id) for id in ids]

    # records

    @overload
    def get(self, kind: type[R], id: str) -> R: ...
    @overload
    def get(self, kind: str, id: str) -> Record: ...
    def get(self, kind: Any, id: str) -> Any:
        """A record; templates name kinds, modules give their models."""
        return self.hub.get(KINDS[kind] if isinstance(kind, str) else kind, id)

    @overload
    def records(self, kind: type[R]) -> list[R]: ...
    @overload
    def records(self, kind: str) -> list[Record]: ...
    def records(self, kind: Any) -> Any:
        """Every record of a kind, sorted by its name."""
        model: type[Record] = KINDS[kind] if isinstance(kind, str) else kind
        return self.by_name(list(self.hub.records(model).values()))

    def label(self, kind: str, id: str) -> str:
        """A record's name."""
        return self.plain(self.get(kind, id).label)

    def link(self, kind: str, id: str, anchor: str = "") -> Markup:
        """A link to a record, worded with its name."""
        return Markup('<a href="{}">{}</a>').format(self.url(kind, id, anchor), self.t(self.get(kind, id).label))

    @overload
    def naming(self, kind: str, id: str, by: type[R], *fields: str) -> list[R]: ...
    @overload
    def naming(self, kind: str, id: str, by: str | None = None, *fields: str) -> list[Record]: ...
    def naming(self, kind: str, id: str, by: Any = None, *fields: str) -> Any:
        """Records that name this one, sorted by their name; only of the kind `by` and by these fields where given."""
        model: type[Record] | None = KINDS[by] if isinstance(by, str) else by
        return self.by_name([self.hub.named(name) for name in self.hub.graph.naming((kind, id), model, fields)])

    def asked_about(self, records: Iterable[Record]) -> list[Faq]:
        """Questions that name one of these records, each once."""
        found = [faq for record in records for faq in self.naming(record.kind, record.id, Faq)]
        return self.by_name(list({faq.id: faq for faq in found}.values()))

    def by_name(self, records: Iterable[R]) -> list[R]:
        """In the order of their names in this language."""
        return sorted(records, key=lambda record: (collation(self.plain(record.label)), record.id))

    def back_links(
        self, kind: str, id: str, shown: list[Name], kinds: list[str]
    ) -> list[tuple[type[Record], list[Record]]]:
        """(kind, records) of everything that names this record, without `shown` ones and those of `kinds`."""
        names = [name for name in self.hub.graph.naming((kind, id)) if name not in shown and name[0] not in kinds]
        grouped = {model: [self.hub.named(name) for name in names if name[0] == kind] for kind, model in KINDS.items()}
        return [(model, self.by_name(records)) for model, records in grouped.items() if records]

    def for_audience(self, records: Iterable[M], audience: str, *, first: bool = False) -> list[M]:
        """Those meant for an audience; with `first` only those meant for it before all others."""
        return [r for r in records if audience in (r.audiences[:1] if first else r.audiences)]

    def most_named(self, records: Iterable[R], count: int) -> list[R]:
        """The first `count` of them that most other records name, the most named one first."""
        named = sorted(records, key=lambda record: -len(self.hub.graph.naming((record.kind, record.id))))
        return named[:count]

    def recently_checked(self, count: int) -> list[Record]:
        """What people look for that was checked last, the newest first; of one day, what most other records name."""
        records = [record for kind in (Guide, Faq, Offer, Partner) for record in self.records(kind)]
        named = self.most_named(records, len(records))
        return sorted(named, key=lambda record: record.checked, reverse=True)[:count]

    def told_in_full(self, questions: list[Faq]) -> bool:
        """Whether answers stand where their questions are listed; many would make the page heavy and hard to survey."""
        return len(questions) <= FEW

    def first_topic(self, records: Iterable[T], topic: str) -> list[T]:
        """Those whose first topic this is, so that each stands in one group only."""
        return [record for record in records if record.topics[:1] == [topic]]

    # derived

    def figure_now(self, id: str) -> figures.Current:
        """What a figure is today."""
        return figures.current(self.hub.get(Figure, id), self.today)

    def figure_words(self, id: str) -> str:
        """A figure as a fact: amount, unit and what qualifies it."""
        figure, now = self.hub.get(Figure, id), self.figure_now(id)
        return self.value_words(figure, now.value) if now.value else self.word("not yet published")

    def outdated(self, value: Value) -> str:
        """What is said of a value past its last day."""
        return figures.outdated(value, self.today, self.language)

    def value_words(self, figure: Figure, value: Value) -> str:
        """One value of a figure in words."""
        return figures.phrase(figure, value, self.language)

    def holders(self, role: str, district: str | None = None) -> list[responsibility.Office]:
        """Offices that hold a role today."""
        return responsibility.holders(self.hub.records(Partner), role, district, self.today)

    def card(self, partner: Partner, role: str = "") -> contacts.Card:
        """How to reach an office, for what a role does where one is given."""
        return contacts.card(partner, self.hub.records(Partner), self.today, role)

    def ways(self, entries: list[Contact]) -> list[tuple[Contact, list[contacts.Way]]]:
        """Every contact of a record with all it holds."""
        return contacts.ways(entries, self.today)

    def hours(self, entries: list[Hours]) -> list[tuple[str, str]]:
        """(„Mo.–Do.“, „09:00–12:00 und 14:00–15:00“) in the order of the week."""
        found = []
        for days, times in contacts.week(entries):
            words = []
            for entry in times:
                span = "–".join(self.language.time(time) for time in (entry.start, entry.end) if time)
                words.append(
                    " ".join([span, self.word("by appointment only")] if entry.by_appointment else [span]).strip()
                )
            first, last = contacts.WEEK.index(days[0]), contacts.WEEK.index(days[-1])
            found.append((self.language.weekdays(first, last), self.language.listing(words)))
        return found

    def read_on(self, card: contacts.Card) -> date:
        """The day on which what a card shows was read; the earliest, where there are several."""
        return contacts.read_on(card)

    def last_known(self, contact: Contact) -> str:
        """What is said of a contact that is old or that no office states about itself."""
        if contact.as_of:
            return self.word("last known ({year}) – please check", year=contact.as_of[:4])
        return self.word("last known – please check")

    def home_districts(self) -> list[District]:
        """Districts of the hub's own region, in the order of the map."""
        return [district for district in self.hub.home_districts if district.region == self.hub.settings.region]

    def offices_by_district(self, role: str) -> list[tuple[Partner | None, list[str]]]:
        """(office or None for a gap, its districts) of a role today: the districts of one office stand together."""
        found: dict[str, list[str]] = {}
        for district in self.hub.home_districts:
            offices = self.holders(role, district.id)
            for id in dict.fromkeys(office.partner.id for office in offices) or [""]:
                found.setdefault(id, []).append(district.id)
        return [(self.get(Partner, id) if id else None, districts) for id, districts in found.items()]

    def offices_of(self, role: str) -> list[tuple[responsibility.Office | None, list[str]]]:
        """The same with the entry the responsibility rests on; gaps only where every district must have an office."""
        first = {office.partner.id: office for office in reversed(self.holders(role))}
        local = self.get(Role, role).local
        found = self.offices_by_district(role)
        return [(first[partner.id] if partner else None, ids) for partner, ids in found if partner or local]

    def former(self, role: str) -> list[responsibility.Office]:
        """Offices that held a role before today."""
        return responsibility.former(self.hub.records(Partner), role, self.today)

    def guides_of(self, partner: Partner) -> list[Guide]:
        """Guides that name a role the partner holds today."""
        held = responsibility.held(partner, self.today)
        return self.by_name(
            list({guide.id: guide for role in held for guide in self.naming("role", role, Guide)}.values())
        )

    def status(self, record: Running | Event) -> str:
        """How it stands today, as an interface word."""
        return self.word(status.WORDS[status.of(record, self.today)])

    def coming_events(self) -> list[Event]:
        """Events still to come, the next one first."""
        return places.events(list(self.hub.records(Event).values()), self.today)[0]

    def changes(self, state: str) -> list[Change]:
        """Expected changes in a state of `status.of_change`, the earliest first."""
        found = [c for c in self.hub.records(Change).values() if status.of_change(c, self.today) == state]
        return sorted(found, key=lambda change: (first_day(change.due) if change.due else date.max, change.id))

    def period(self, start: str | None, end: str | None) -> str:
        """„von 2018 bis 2021“, „seit Februar 2016“, „bis 2024“."""
        date = self.language.date
        if start and end:
            return date(start) if start == end else self.word("{start} to {end}", start=date(start), end=date(end))
        if start:
            return self.word("since {date}", date=date(start))
        return self.word("until {date}", date=date(end)) if end else ""

    def day(self, value: date | str) -> str:
        """A date in words."""
        return self.language.date(value)

    def day_short(self, value: date) -> str:
        """A date in figures, as the language writes it."""
        return self.language.date_short(value)

    def duration(self, duration: Duration) -> Markup:
        """A duration in numbers and, set off from them, in the words of its text."""
        numbers = self._numbers(duration)
        if not numbers or not duration.text:
            return escape(numbers) + self.t(duration.text)
        apart = " " if self.plain(duration.text).startswith("(") else " – "
        return escape(numbers) + apart + self.t(duration.text)

    def _numbers(self, duration: Duration) -> str:
        if duration.figures:
            found = [self.hub.get(Figure, id) for id in duration.figures]
            return " + ".join(figures.in_text(figure, self.today, self.language) for figure in found)
        low, high, unit = duration.minimum, duration.maximum, duration.unit
        if unit is None:
            return ""
        if low is None:
            return self.word("up to {n}", n=self.language.quantity(high, unit)) if high is not None else ""
        if high is None or low == high:
            words = self.language.quantity(low, unit)
            return words if low == high else self.word("from {n}", n=words)
        return self.word("{low} to {high}", low=self.language.number(low), high=self.language.quantity(high, unit))

    def _resolve(self, kind: str, id: str, anchor: str, words: str) -> str:
        """The HTML of a link between records; only its words where the record is missing."""
        if kind not in KINDS or id not in self.hub.records(KINDS[kind]):
            return words
        record = self.get(kind, id)
        bare = isinstance(record, Figure) and anchor == "value"
        html = Markup(words)  # noqa: S704 - escaped by the prose renderer
        if not html:
            if isinstance(record, Figure):
                value = record.on(anchor) if anchor else None
                now = value or figures.current(record, self.today).value
                html = escape(
                    figures.amount(record, value, self.language)
                    if value
                    else figures.in_text(record, self.today, self.language, bare=bare)
                )
                if now and "unverified" in (now.confidence, record.confidence) and not bare:
                    html += f" ({self.word('not confirmed')})"
            elif isinstance(record, Guide) and anchor:
                step = next((step for step in record.steps if step.id == anchor), None)
                html = self.t(step.title if step else record.label)
            else:
                html = self.t(record.label)
        return str(Markup('<a href="{}">{}</a>').format(self.url(kind, id, "" if kind == "figure" else anchor), html))


def collation(words: str) -> str:
    """A key that sorts umlauts with their vowels and ignores case and quotation marks."""
    plain = "".join(c for c in normalize("NFKD", words.casefold()) if not combining(c))
    return plain.lstrip("„“\"'#§ ")
