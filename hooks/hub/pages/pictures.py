"""The pictures of a page, each with the facts of the table beside it. Templates know this as `pictures`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hub.facts import figures, status
from hub.facts.charts import network as networks
from hub.facts.charts import numbers
from hub.facts.charts import timeline as spans
from hub.pages.drawings import chart, timeline
from hub.pages.drawings import network as drawn_network
from hub.pages.reader import Reader
from hub.records.actors import Body, Membership, Partner
from hub.records.dates import last_day
from hub.records.reference import Figure, Value
from hub.records.vocabulary import CAPACITIES
from hub.records.work import Programme, Project

Group = tuple[str, list[spans.Span]]
"""Words of a heading, and the periods below it"""


@dataclass
class Pictures:
    """Facts for tables, and the same facts drawn, in the language and from the address of one page."""

    hub: Reader

    # time lines

    def programme(self, programme: Programme) -> list[Group]:
        """Phases of one programme and the projects it funds or funded."""
        projects = self.hub.naming(programme.kind, programme.id, Project, "programmes")
        return self._groups([(self.hub.word("Funding phases"), programme)], projects)

    def programmes(self) -> list[Group]:
        """Phases of every programme, and every project."""
        named = [(self._words(programme.title), programme) for programme in self.hub.records(Programme)]
        return self._groups(named, self.hub.records(Project))

    def _groups(self, programmes: Sequence[tuple[str, Programme]], projects: Sequence[Project]) -> list[Group]:
        hub = self.hub
        found = [(words, spans.phases(programme, hub.today)) for words, programme in programmes]
        found.append((hub.word("Projects"), spans.projects(projects, hub.today)))
        return [group for group in found if group[1]]

    def timeline(self, groups: Sequence[Group], id: str) -> Markup:
        """The groups on one axis of years. `id` is unique on the page."""
        hub = self.hub
        drawn = [
            timeline.Group(
                words,
                [timeline.Bar(self._words(s.title), self.state(s), s.start, s.end, s.state) for s in own],
            )
            for words, own in groups
        ]
        title = hub.word("Time line of phases and projects")
        text = hub.word("Periods as bars on an axis of years. The table below holds the same dates.")
        now = hub.word("today")
        return _svg(timeline.draw(id, title, text, drawn, hub.today, now, hub.language.direction))

    def keys(self, groups: Sequence[Group]) -> list[tuple[str, str]]:
        """(class, words) of what the time line needs a key for: the states that occur, then how gaps are drawn."""
        states = {span.state for _, own in groups for span in own if span.start or span.end}
        found = [
            (state, self.hub.word(words))
            for state, words in status.WORDS.items()
            if state in states and state != "unknown"
        ]
        days = [day for _, own in groups for span in own for day in (span.start, span.end)]
        if any(day and len(day) < 10 for day in days):
            found.append(("loose", self.hub.word("only month or year known")))
        if None in days:
            found.append(("open", self.hub.word("not known")))
        return found

    def state(self, span: spans.Span) -> str:
        """Whether it is to come, running or over today, in words."""
        return self.hub.word(status.WORDS[span.state])

    # numbers

    def numbers(self) -> list[numbers.Subject]:
        """Results and funding by whom they tell of."""
        return numbers.subjects(self.hub.records(Figure), self.hub.hub.graph)

    def counted(self, figure: Figure) -> str:
        """How the values of a series are to be read."""
        if figure.values[0].as_of:
            return self.hub.word("Each value is the count on its reference day. The values must not be added up.")
        return self.hub.word("Each value stands for its own period.")

    def chart(self, figure: Figure) -> Markup:
        """A figure with several values as bars."""
        hub = self.hub
        bars = []
        for value in figure.values:
            start, end = numbers.days(value)
            period = not value.as_of
            amount = figures.amount(figure, value, hub.language)
            if figure.bound:
                amount = hub.language.word(figures.BOUNDS[figure.bound], n=amount)
            doubtful = "unverified" in (value.confidence, figure.confidence)
            when = hub.language.date_brief(value.as_of) if value.as_of else self.when(value)
            bars.append(chart.Bar(float(value.value or 0), start, end, amount, when, period=period, doubtful=doubtful))
        title = self._words(figure.title)
        text = hub.language.listing(f"{bar.amount} ({bar.when})" for bar in bars)
        return _svg(chart.draw(f"chart-{figure.id}", title, text, bars, hub.language.direction))

    def when(self, value: Value) -> str:
        """The day of a count, or a period; whole years are written as years."""
        hub, start, end = self.hub, value.valid_from, value.valid_until
        if value.as_of:
            return hub.day(value.as_of)
        if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return hub.period(str(start.year), str(end.year))
        return hub.period(start.isoformat() if start else None, end.isoformat() if end else None)

    # network

    def network(self) -> networks.Network:
        """Seats in bodies and parts in projects."""
        return networks.of(self.hub.records(Body), self.hub.records(Partner), self.hub.records(Project))

    def drawn(self, net: networks.Network) -> Markup:
        """The network in three columns."""
        hub = self.hub
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
        heads = [hub.word("Bodies"), hub.word("Partners"), hub.word("Projects")]
        title = hub.word("Network of bodies, partners and projects")
        return _svg(drawn_network.draw(title, heads, bodies, partners, projects, edges, hub.language.direction))

    def line_kinds(self, net: networks.Network) -> list[tuple[str, str]]:
        """(kind, words) of every kind of line the network has, seats first."""
        seats: set[str] = {seat.membership.capacity for seat in net.seats}
        shares = {share.part for share in net.shares}
        parts = {
            "carriers": self.hub.word("carries the project"),
            "partners": self.hub.word("takes part in the project"),
            "funders": self.hub.word("funds the project"),
        }
        found = [(kind, self.hub.word(words)) for kind, words in CAPACITIES.items() if kind in seats]
        found += [(kind, words) for kind, words in parts.items() if kind in shares]
        if any(self.past(seat.membership) for seat in net.seats):
            found.append(("past", self.hub.word("past")))
        return found

    def past(self, membership: Membership) -> bool:
        """Whether a seat is over today."""
        return bool(membership.end and last_day(membership.end) < self.hub.today)

    def _node(self, kind: str, id: str) -> tuple[str, str, str]:
        return f"{kind}-{id}", self._words(self.hub.get(kind, id).label), self.hub.url(kind, id)

    def _words(self, text: dict[str, str]) -> str:
        """Plain words; those of another language are kept apart, so that they do not mix with this one's direction."""
        words, code = self.hub.choose(text)
        return words if code == self.hub.language.code else f"\u2068{words}\u2069"


def _svg(drawn: str) -> Markup:
    return Markup(drawn)  # noqa: S704 - every text in it is escaped where it is drawn
