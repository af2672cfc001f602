"""What the pages of single kinds need beyond the reader's parts; templates know it as `more`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from hub.facts import guides, plan, wayfinding
from hub.pages.drawings import steps as drawn
from hub.pages.glossary.listed import GlossaryDetails, TermDetails
from hub.pages.maps import Places
from hub.pages.reader import Reader
from hub.reading.graph import Name
from hub.records import Record
from hub.records.kinds.actors import Role
from hub.records.kinds.faqs import Faq
from hub.records.kinds.guides import Document, Fee, Guide, Step
from hub.records.kinds.places import District, Region
from hub.records.kinds.reference import Figure, Term
from hub.records.kinds.wayfinders import Answer, Case, Outcome, Wayfinder
from hub.records.kinds.work import Offer
from hub.records.vocabulary import LANES, PAYERS

LISTED = 6
"""Questions that a guide lists where they are too many to be answered on its page"""
_OF_PLACES = (Region, District, Role)


@dataclass(frozen=True)
class Tile:
    """One fact at the head of a guide: its name, what stands large, and what must not be read without it."""

    name: str
    words: str
    notes: tuple[Markup, ...] = ()


@dataclass
class GuideDetails:
    """A guide summed up for its reader."""

    guide: Guide
    reader: Reader
    audience: str = ""
    """Who reads it; without it, whom the guide is written for first"""

    def __post_init__(self) -> None:
        self.audience = self.audience or self.guide.audiences[0]

    @cached_property
    def span(self) -> guides.Span:
        """How long the steps take its reader together; nobody takes the steps of every reader."""
        own = plan.own(self.guide, self.audience)
        return guides.span(own, self._figure, self.reader.hub.today)

    @cached_property
    def bills(self) -> dict[str, guides.Bill]:
        """What each side pays."""
        return guides.bills(self.guide, self._figure, self.reader.hub.today)

    @cached_property
    def roles(self) -> list[Role]:
        """Offices that act or are turned to, in the order of the steps."""
        return [self.reader.library.get(Role, id) for id in guides.roles(self.guide)]

    @property
    def sides(self) -> list[str]:
        """Whose plan the guide can be; the first is who reads it unless they say otherwise."""
        return plan.sides(self.guide)

    def reached(self, step: Step) -> Role | None:
        """The role whose office stands at this step, because it is the first that leads there; None for the others."""
        same = [other for other in self.guide.steps if other.role == step.role]
        return self.reader.library.get(Role, step.role) if step.role and same[0] is step else None

    @cached_property
    def documents(self) -> list[tuple[Document, list[Step]]]:
        """(document, steps that ask for it), each document once."""
        return [(self.reader.library.get(Document, id), steps) for id, steps in guides.documents(self.guide).items()]

    def span_words(self) -> str:
        """How long the steps take together, in words."""
        return guides.span_words(self.span, self.reader.language)

    def bill_words(self, bill: guides.Bill) -> str:
        """The sum of what is always due; that it is not known, where no amount is."""
        return guides.bill_words(bill, self.reader.language) if bill.fees else self.reader.words.word("not known")

    def fee_words(self, fee: Fee) -> str:
        """A fee as a fact: its amount, or what it is for and that its amount is not known."""
        if fee.name:
            return self.reader.words.word("{fee} (not known)", fee=self.reader.words.plain(fee.name))
        return self.reader.amounts.phrase(fee.figure or "")

    @property
    def tiles(self) -> list[Tile]:
        """How long it takes and what it costs whom, each with what it leaves out."""
        time = self._time()
        costs = [self._cost(payer, bill) for payer, bill in self.bills.items() if bill.fees or bill.open]
        return [time, *costs] if time else costs

    def _time(self) -> Tile | None:
        """None where nothing is known and nobody waits for anything."""
        word, total, span = self.reader.words.word, self.guide.total_duration, self.span
        if total:
            told = (self.reader.words.t(total.text),) if total.text else ()
            doubt = (escape(word("not confirmed")),) if total.confidence == "unverified" else ()
            return Tile(word("Total duration"), self.reader.amounts.length(total), told + doubt)
        lacking = len(span.unknown)
        notes: list[Markup] = []
        if lacking:
            counted = self.reader.language.counted
            notes.append(escape(counted("{n} step without a figure", "{n} steps without a figure", lacking)))
        notes += [Markup("{} {}").format(word("not included:"), self.reader.words.t(what)) for what in span.without]
        if span.longer:
            notes.append(escape(word("can take longer")))
        elif span.further:
            notes.append(escape(word("in some cases longer")))
        if span.estimated:
            notes.append(escape(word("partly from practice")))
        if span.known:
            name = word("Total duration") if span.complete else word("Time to allow")
            return Tile(name, self.span_words(), tuple(notes))
        waits = span.without or any(step.waiting for step in guides.required(self.guide))
        return Tile(word("Duration"), word("not known"), tuple(notes)) if waits else None

    def _cost(self, payer: str, bill: guides.Bill) -> Tile:
        word = self.reader.words.word
        notes = [self._open(fee, added=bool(bill.fees)) for _, fee in bill.open]
        if bill.doubtful:
            notes.append(escape(word("includes amounts that are not confirmed")))
        if bill.optional:
            notes.append(escape(word("in some cases more")))
        name = f"{word('Cost')}: {word(PAYERS[payer])}"
        return Tile(name, self.bill_words(bill), tuple(dict.fromkeys(notes)))

    def _open(self, fee: Fee, *, added: bool) -> Markup:
        words = self.reader.words
        name = words.t(fee.name if fee.name else self._figure(fee.figure or "").title)
        return escape(words.word("plus {fee} (not known)", fee="{fee}")).replace("{fee}", name) if added else name

    def way(self) -> Markup:
        """The steps as a picture: who acts, one after another, as wide as they are long."""
        guide, reader, word = self.guide, self.reader, self.reader.words.word
        columns = guides.columns(guide)
        bars = []
        for number, step in enumerate(guide.steps, start=1):
            length = guides.days(step, self._figure, reader.hub.today)
            ends = length is not None and not (step.duration and step.duration.longer)
            bars.append(
                drawn.Bar(
                    lane=step.actor,
                    column=columns[step.id],
                    number=reader.language.number(number),
                    days=float(length[1]) if length else None,
                    closed=ends,
                    kind="later" if step.later else "optional" if step.optional else "",
                )
            )
        lanes = {lane: self.side(lane) for lane in dict.fromkeys([self.audience, *LANES])}
        title = word("The way at a glance")
        text = word("Steps as bars, one row for each side. The list below holds the same.")
        return Markup(drawn.draw("way", title, text, lanes, bars, reader.language.direction))  # noqa: S704 - escaped there

    def side(self, actor: str) -> str:
        """Who acts, in a word."""
        return self.reader.words.word("You" if actor == self.audience else LANES[actor])

    def lasts(self, step: Step) -> str:
        """How long a step takes, in numbers; that no figure is known, where there is none."""
        length = self.reader.amounts.length(step.duration) if step.duration else ""
        return length or self.reader.words.word("no figure")

    def offers(self, step: str = "") -> list[Offer]:
        """Offers that help with a step; without `step` those that help with the guide as a whole."""

        def helps(offer: Offer) -> bool:
            return any(h.guide == self.guide.id and (step in h.steps if step else not h.steps) for h in offer.helps)

        return [
            offer
            for offer in self.reader.library.naming(self.guide.kind, self.guide.id, Offer, "helps")
            if helps(offer)
        ]

    @property
    def named(self) -> list[Name]:
        """The records it leads to, in its fields and texts."""
        return [target for target, _ in self.reader.hub.graph.out[self.guide.kind, self.guide.id]]

    def foremost(self, questions: Sequence[Faq]) -> list[Faq]:
        """So many of its questions as a list can hold: first those that name it before other guides, none that it leads
        to itself."""
        named = set(self.named)
        left = [faq for faq in questions if (faq.kind, faq.id) not in named]
        return sorted(left, key=lambda faq: faq.guides[:1] != [self.guide.id])[:LISTED]

    def figures(self) -> list[str]:
        """Figures of the guide that neither a step nor a text links to."""
        out = self.reader.hub.graph.out[self.guide.kind, self.guide.id]
        elsewhere = {target for target, place in out if place != "figures"}
        return [id for (kind, id), place in out if place == "figures" and (kind, id) not in elsewhere]

    def _figure(self, id: str) -> Figure:
        return self.reader.library.get(Figure, id)


@dataclass
class WayfinderDetails:
    """A wayfinder as a graph, and its examples."""

    wayfinder: Wayfinder
    reader: Reader

    @property
    def audience(self) -> str:
        """Who asks: the reader the outcomes speak to."""
        return self.wayfinder.audiences[0]

    def own(self, outcome: Outcome) -> GuideDetails | None:
        """The first guide of an outcome, with the steps that are left for its reader up to its result."""
        if not outcome.guides:
            return None
        guide = self.reader.library.get(Guide, outcome.guides[0])
        own = plan.upto(plan.own(guide, self.audience, outcome.skips))
        return GuideDetails(own, self.reader, self.audience)

    def first(self, own: GuideDetails) -> Step | None:
        """With which step the reader begins."""
        return plan.first(own.guide, self.audience)

    def decide(self, outcome: Outcome) -> list[Role]:
        """The offices an outcome leads to: the one named first, and those that decide."""
        roles = [self.reader.library.get(Role, id) for id in outcome.roles]
        return roles[:1] + [role for role in roles[1:] if not role.advises]

    def advise(self, outcome: Outcome) -> list[Role]:
        """Who helps besides."""
        decide = self.decide(outcome)
        return [role for role in (self.reader.library.get(Role, id) for id in outcome.roles) if role not in decide]

    def beside(self, node: str) -> list[tuple[str, Answer]]:
        """(question, another answer to it) right before `node`."""
        return wayfinding.beside(self.wayfinder, node)

    def before(self, node: str) -> list[str]:
        """Questions with an answer that leads to `node`."""
        return wayfinding.before(self.wayfinder, node)

    def leading(self, node: str) -> list[tuple[str, list[Answer]]]:
        """(question, its answers) of all that lead to `node`."""
        return wayfinding.leading(self.wayfinder, node)

    def left(self, node: str) -> int:
        """The most questions still to answer, `node` included."""
        return wayfinding.longest(self.wayfinder).get(node, 0)

    def journeys(self, outcome: str = "") -> list[tuple[Case, list[wayfinding.Turn]]]:
        """(example, its answers in order); only those that end at `outcome` where given."""
        cases = self.reader.hub.examples(self.wayfinder.id)
        chosen = [case for case in cases if not outcome or case.outcome == outcome]
        return [(case, wayfinding.follow(self.wayfinder, case.answers)[0]) for case in chosen]


Details = GuideDetails | WayfinderDetails | GlossaryDetails | TermDetails | Places


def of_list(model: type[Record], reader: Reader) -> Details | None:
    """The details of a page that lists records of a kind; None for kinds that need none."""
    if model is Term:
        return GlossaryDetails(reader)
    return Places(reader) if model in _OF_PLACES else None


def of(record: Record, reader: Reader) -> Details | None:
    """The details of a record's page; None for kinds that need none."""
    if isinstance(record, Guide):
        return GuideDetails(record, reader)
    if isinstance(record, Wayfinder):
        return WayfinderDetails(record, reader)
    if isinstance(record, Term):
        return TermDetails(record, reader)
    return Places(reader) if isinstance(record, _OF_PLACES) else None
