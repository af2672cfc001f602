"""The pictures of a page, each with the facts of the table beside it. Templates know this as `pictures`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hub.facts import figures, status
from hub.facts.charts import network as networks
from hub.facts.charts import numbers
from hub.facts.charts import timeline as spans
from hub.pages.directory import paging
from hub.pages.drawings import chart, timeline
from hub.pages.drawings import network as drawn_network
from hub.pages.reader import Reader
from hub.records.dates import last_day
from hub.records.kinds.actors import Body, Membership, Partner
from hub.records.kinds.reference import Figure, Value
from hub.records.kinds.work import Programme, Project
from hub.records.vocabulary import CAPACITIES

Group = tuple[str, list[spans.Span]]
"""Words of a heading, and the periods below it"""


@dataclass
class Pictures:
    """Facts for tables, and the same facts drawn, in the language and from the address of one page."""

    reader: Reader

    # time lines

    def programme(self, programme: Programme) -> list[Group]:
        """Phases of one programme and the projects it funds or funded, of very many the first."""
        projects = self.reader.library.naming(programme.kind, programme.id, Project, "programmes")
        return self._groups([(self.reader.words.word("Funding phases"), programme)], projects)

    def programmes(self) -> list[Group]:
        """Phases of every programme, and every project, of very many the first."""
        named = [(self._words(programme.title), programme) for programme in self.reader.library.all(Programme)]
        return self._groups(named, self.reader.library.all(Project))

    def _groups(self, programmes: Sequence[tuple[str, Programme]], projects: Sequence[Project]) -> list[Group]:
        reader = self.reader
        found = [(words, spans.phases(programme, reader.hub.today)) for words, programme in programmes]
        shown = reader.library.first(projects)
        found.append((reader.words.word("Projects"), spans.projects(shown, reader.hub.today)))
        return [group for group in found if group[1]]

    def timeline(self, groups: Sequence[Group], id: str) -> Markup:
        """The groups on one axis of years. `id` is unique on the page."""
        reader = self.reader
        drawn = [
            timeline.Group(
                words,
                [timeline.Bar(self._words(s.title), self.state(s), s.start, s.end, s.state) for s in own],
            )
            for words, own in groups
        ]
        title = reader.words.word("Time line of phases and projects")
        text = reader.words.word("Periods as bars on an axis of years. The table below holds the same dates.")
        now = reader.words.word("today")
        return _svg(timeline.draw(id, title, text, drawn, reader.hub.today, now, reader.language.direction))

    def keys(self, groups: Sequence[Group]) -> list[tuple[str, str]]:
        """(class, words) of what the time line needs a key for: the states that occur, then how gaps are drawn."""
        states = {span.state for _, own in groups for span in own if span.start or span.end}
        found = [
            (state, self.reader.words.word(words))
            for state, words in status.WORDS.items()
            if state in states and state != "unknown"
        ]
        days = [day for _, own in groups for span in own for day in (span.start, span.end)]
        if any(day and len(day) < 10 for day in days):
            found.append(("loose", self.reader.words.word("only month or year known")))
        if None in days:
            found.append(("open", self.reader.words.word("not known")))
        return found

    def state(self, span: spans.Span) -> str:
        """Whether it is to come, running or over today, in words."""
        return self.reader.words.word(status.WORDS[span.state])

    # numbers

    def numbers(self) -> list[numbers.Subject]:
        """Results and funding by whom they tell of."""
        return numbers.subjects(self.reader.library.all(Figure), self.reader.hub.graph)

    def counted(self, figure: Figure) -> str:
        """How the values of a series are to be read."""
        if figure.values[0].as_of:
            return self.reader.words.word(
                "Each value is the count on its reference day. The values must not be added up."
            )
        return self.reader.words.word("Each value stands for its own period.")

    def chart(self, figure: Figure) -> Markup:
        """A figure with several values as bars."""
        reader = self.reader
        bars = []
        for value in figure.values:
            start, end = numbers.days(value)
            period = not value.as_of
            amount = figures.amount(figure, value, reader.language)
            if figure.bound:
                amount = reader.language.word(figures.BOUNDS[figure.bound], n=amount)
            doubtful = "unverified" in (value.confidence, figure.confidence)
            when = reader.language.date_brief(value.as_of) if value.as_of else self.when(value)
            bars.append(chart.Bar(float(value.value or 0), start, end, amount, when, period=period, doubtful=doubtful))
        title = self._words(figure.title)
        text = reader.language.listing(f"{bar.amount} ({bar.when})" for bar in bars)
        return _svg(chart.draw(f"chart-{figure.id}", title, text, bars, reader.language.direction))

    def when(self, value: Value) -> str:
        """The day of a count, or a period; whole years are written as years."""
        reader, start, end = self.reader, value.valid_from, value.valid_until
        if value.as_of:
            return reader.words.day(value.as_of)
        if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return reader.words.period(str(start.year), str(end.year))
        return reader.words.period(start.isoformat() if start else None, end.isoformat() if end else None)

    # network

    def network(self) -> networks.Network:
        """Seats in bodies and parts in projects."""
        return networks.of(
            self.reader.library.all(Body), self.reader.library.all(Partner), self.reader.library.all(Project)
        )

    def network_pages(self) -> list[networks.Network]:
        """The same page by page where they are many: first the seats, body by body, then the projects."""
        net = self.network()
        seats = sorted(net.seats, key=lambda seat: seat.body)
        pages = paging.grouped([("seats", range(len(seats))), ("projects", range(len(net.projects)))])
        if len(pages) == 1:
            return [net]
        found = []
        for page in pages:
            own = dict(page)
            some = [seats[place] for place in own.get("seats", ())]
            found.append(networks.part(net, some, [net.projects[place] for place in own.get("projects", ())]))
        return found

    def drawn(self, net: networks.Network) -> Markup:
        """The network in three columns."""
        reader = self.reader
        bodies = [
            drawn_network.Node(*self._node("body", id), [drawn_network.Node(*self._node("body", i)) for i in inside])
            for id, inside in net.nested.items()
        ]
        partners = [drawn_network.Node(*self._node("partner", id)) for id in net.partners]
        projects = [drawn_network.Node(*self._node("project", id)) for id in net.projects]
        edges = [
            drawn_network.Edge(
                f"partner-{s.partner}", f"body-{s.body}", s.membership.capacity, past=self.past(s.membership)
            )
            for s in net.seats
        ]
        edges += [drawn_network.Edge(f"partner-{s.partner}", f"project-{s.project}", s.part) for s in net.shares]
        heads = [reader.words.word("Bodies"), reader.words.word("Partners"), reader.words.word("Projects")]
        title = reader.words.word("Network of bodies, partners and projects")
        return _svg(drawn_network.draw(title, heads, bodies, partners, projects, edges, reader.language.direction))

    def line_kinds(self, net: networks.Network) -> list[tuple[str, str]]:
        """(kind, words) of every kind of line the network has, seats first."""
        seats: set[str] = {seat.membership.capacity for seat in net.seats}
        shares = {share.part for share in net.shares}
        parts = {
            "carriers": self.reader.words.word("carries the project"),
            "partners": self.reader.words.word("takes part in the project"),
            "funders": self.reader.words.word("funds the project"),
        }
        found = [(kind, self.reader.words.word(words)) for kind, words in CAPACITIES.items() if kind in seats]
        found += [(kind, words) for kind, words in parts.items() if kind in shares]
        if any(self.past(seat.membership) for seat in net.seats):
            found.append(("past", self.reader.words.word("past")))
        return found

    def past(self, membership: Membership) -> bool:
        """Whether a seat is over today."""
        return bool(membership.end and last_day(membership.end) < self.reader.hub.today)

    def _node(self, kind: str, id: str) -> tuple[str, str, str]:
        return f"{kind}-{id}", self._words(self.reader.library.get(kind, id).label), self.reader.links.url(kind, id)

    def _words(self, text: dict[str, str]) -> str:
        """Plain words; those of another language are kept apart, so that they do not mix with this one's direction."""
        words, code = self.reader.words.choose(text)
        return words if code == self.reader.language.code else f"\u2068{words}\u2069"


def _svg(drawn: str) -> Markup:
    return Markup(drawn)  # noqa: S704 - every text in it is escaped where it is drawn
