"""What a guide adds up to: how long, what it costs whom, which offices and documents, for one day; and which of its
steps names what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from hub.facts import figures
from hub.reading.catalog import Catalog
from hub.reading.graph import Name
from hub.reading.languages import Language
from hub.reading.markup import prose
from hub.records.base import RefTo, walk
from hub.records.guidance import Fee, Guide, Step
from hub.records.reference import Figure, Value

Figures = Callable[[str], Figure]

# Exact, so that nothing is rounded but once, when it is said: one month and three months are four.
DAYS = {
    "hours": Fraction(1, 24),
    "days": Fraction(1),
    # five working days make a week
    "working-days": Fraction(7, 5),
    "weeks": Fraction(7),
    "months": Fraction(365, 12),
    "years": Fraction(365),
}


@dataclass(slots=True)
class Span:
    """How long the steps take together, in days. `unknown` steps name no duration; `estimated` ones rest on practice
    or estimates instead of law or target periods. `known` is False where no step names any."""

    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    known: bool = False
    unknown: list[Step] = field(default_factory=list)
    estimated: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Bill:
    """What one side pays: the sum of fees that are always due, and those due in some cases only. `doubtful` if an
    amount in the sum is not confirmed, or not published yet."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    fees: list[tuple[Step, Fee]] = field(default_factory=list)
    optional: list[tuple[Step, Fee]] = field(default_factory=list)
    doubtful: bool = False


def span(guide: Guide, find: Figures, today: date) -> Span:
    """The steps one after another; of steps that run at the same time only the longest counts.

    Steps needed in some cases only are left out, and nothing is added up where the steps are separate routes.
    """
    total = Span()
    if guide.alternatives:
        return total
    for group in _together([step for step in guide.steps if not step.optional]):
        lengths = []
        for step in group:
            length = days(step, find, today)
            if length is None:
                total.unknown.append(step)
                continue
            lengths.append(length)
            if step.duration and step.duration.basis in ("practice", "estimate"):
                total.estimated.append(step)
        if lengths:
            total.known = True
            total.low += max(low for low, _ in lengths)
            total.high += max(high for _, high in lengths)
    return total


def days(step: Step, find: Figures, today: date) -> tuple[Fraction, Fraction] | None:
    """(at least, at most) in days; None where the step names no number. “Up to two weeks” is 0 to 14."""
    duration = step.duration
    if duration is None:
        return None
    if duration.figures:
        total = Fraction(0)
        for figure in map(find, duration.figures):
            value = figures.current(figure, today).value
            if figure.unit not in DAYS or value is None or value.value is None:
                return None
            total += Fraction(value.value) * DAYS[figure.unit]
        return Fraction(0), total
    if duration.unit is None or (duration.minimum is None and duration.maximum is None):
        return None
    each = DAYS[duration.unit]
    high = (duration.maximum if duration.maximum is not None else duration.minimum) or 0
    return Fraction(duration.minimum or 0) * each, Fraction(high) * each


def span_words(span: Span, language: Language) -> str:
    """„2 bis 5 Monate“, „bis 3 Wochen“: whole units, the lower end rounded down, the upper end up."""
    unit = "days" if span.high < 14 else "weeks" if span.high <= 84 else "months"
    low, high = floor(span.low / DAYS[unit]), ceil(span.high / DAYS[unit])
    most = language.quantity(Decimal(high), unit)
    if low == high:
        return most
    if low == 0:
        return language.word("up to {n}", n=most)
    return language.word("{low} to {high}", low=low, high=most)


def bills(guide: Guide, find: Figures, today: date) -> dict[str, Bill]:
    """What each side pays: `professional`, `employer`, `institution`, or `unknown` where the source does not say."""
    found: dict[str, Bill] = {}
    for step in guide.steps if not guide.alternatives else ():
        for fee in step.fees:
            payer = fee.payer or (step.actor if step.actor != "office" else "unknown")
            bill = found.setdefault(payer, Bill())
            if fee.optional or step.optional:
                bill.optional.append((step, fee))
                continue
            figure = find(fee.figure)
            value = figures.current(figure, today).value
            low, high = _range(value)
            bill.doubtful |= value is None or "unverified" in (value.confidence, figure.confidence)
            bill.fees.append((step, fee))
            bill.low += low
            bill.high += high
    return found


def bill_words(bill: Bill, language: Language) -> str:
    """The sum of what is always due."""
    return language.euro(bill.low) if bill.low == bill.high else language.euro_range(bill.low, bill.high)


def roles(guide: Guide) -> list[str]:
    """Offices that act or are turned to, in the order of the steps."""
    return list(dict.fromkeys(step.role for step in guide.steps if step.role))


def documents(guide: Guide) -> dict[str, list[Step]]:
    """Every document once, with the steps that ask for it."""
    found: dict[str, list[Step]] = {}
    for step in guide.steps:
        for id in step.documents:
            found.setdefault(id, []).append(step)
    return found


def _range(value: Value | None) -> tuple[Decimal, Decimal]:
    if value is None:
        return Decimal(0), Decimal(0)
    if value.minimum is not None and value.maximum is not None:
        return value.minimum, value.maximum
    amount = value.value or Decimal(0)
    return amount, amount


def _together(steps: list[Step]) -> list[list[Step]]:
    """Steps grouped so that all that run at the same time stand together; naming one another once is enough."""
    groups: list[list[Step]] = []
    for step in steps:
        near = [g for g in groups if any(o.id in step.parallel_to or step.id in o.parallel_to for o in g)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), step])
    return groups


def uses(catalog: Catalog) -> dict[Name, list[tuple[Guide, list[Step]]]]:
    """By what they name, in a field or in their text: guides, each with its steps in their order."""
    found: dict[Name, list[tuple[Guide, list[Step]]]] = defaultdict(list)
    for id, guide in catalog.records(Guide).items():
        trees = (catalog.entries[Guide.kind][id].tree or {})["steps"]
        of_guide: dict[Name, list[Step]] = defaultdict(list)
        for step, tree in zip(guide.steps, trees, strict=True):
            for name in dict.fromkeys(_named(tree)):
                of_guide[name].append(step)
        for name, steps in of_guide.items():
            found[name].append((guide, steps))
    return found


def _named(step: object) -> Iterator[Name]:
    for mark, _, value in walk(Step, step):
        if isinstance(mark, RefTo):
            yield mark.kind, value
        elif mark.prose:
            targets = (prose.split(address) for text in value.values() for address in prose.links(text))
            yield from (target[:2] for target in targets if target)
