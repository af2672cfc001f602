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
from hub.records.kinds.guides import Fee, Guide, Step
from hub.records.kinds.reference import Figure, Value
from hub.records.marks import RefTo, walk

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
    """How long the required steps up to the result take together, in days. `unknown` steps name no duration, `longer`
    ones may take longer than their source says, `estimated` ones rest on practice or estimates instead of law or target
    periods, `further` ones come on top in some cases; `without` is what no duration includes. `known` is False where no
    step names any."""

    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    known: bool = False
    unknown: list[Step] = field(default_factory=list)
    longer: list[Step] = field(default_factory=list)
    estimated: list[Step] = field(default_factory=list)
    further: list[Step] = field(default_factory=list)
    without: list[dict[str, str]] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    """Those the sources speak in"""

    @property
    def complete(self) -> bool:
        """Whether the sum is a total: nothing is missing, and nothing can be longer."""
        return self.known and not (self.unknown or self.longer or self.without)


@dataclass(slots=True)
class Bill:
    """What one side pays: the sum of fees that are always due, and those due in some cases only. `each` is the part of
    the sum that is due per person. `open` fees have no known amount. `doubtful` if an amount in the sum is not
    confirmed."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    each: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    fees: list[tuple[Step, Fee]] = field(default_factory=list)
    optional: list[tuple[Step, Fee]] = field(default_factory=list)
    open: list[tuple[Step, Fee]] = field(default_factory=list)
    doubtful: bool = False


def required(guide: Guide) -> list[Step]:
    """The steps everybody takes up to the result; none where the steps are separate routes."""
    return [] if guide.alternatives else [step for step in guide.steps if not step.optional and not step.later]


def columns(guide: Guide) -> dict[str, int]:
    """In which place a step comes, from 0; steps that run at the same time, or of which one is needed, share it."""
    found: dict[str, int] = {}
    for group in _joined(guide.steps, _beside):
        place = min(guide.steps.index(step) for step in group)
        found |= {step.id: place for step in group}
    order = sorted(set(found.values()))
    return {step.id: order.index(found[step.id]) for step in guide.steps}


def span(guide: Guide, find: Figures, today: date) -> Span:
    """The required steps one after another, each once: of steps that run at the same time only the longest counts, of
    steps of which one is needed the shortest is the least and the longest the most."""
    total = Span()
    steps = required(guide)
    total.further = [s for s in guide.steps if s.optional and not s.later and days(s, find, today) is not None]
    for step in steps:
        length, duration = days(step, find, today), step.duration
        if duration and duration.without and duration.without not in total.without:
            total.without.append(duration.without)
        if length is None or duration is None:
            continue
        total.known = True
        total.units |= {find(id).unit for id in duration.figures} or {duration.unit or ""}
        if duration.longer:
            total.longer.append(step)
        if duration.basis in ("practice", "estimate"):
            total.estimated.append(step)
    for group in _joined(steps, _beside):
        lengths = []
        for choice in _joined(group, lambda step: step.one_of):
            found = [days(step, find, today) for step in choice]
            known = [length for length in found if length is not None]
            if len(known) < len(found):
                total.unknown.append(choice[found.index(None)])
            if known:
                low = min(low for low, _ in known) if len(known) == len(found) else Fraction(0)
                lengths.append((low, max(high for _, high in known)))
        total.low += max((low for low, _ in lengths), default=Fraction(0))
        total.high += max((high for _, high in lengths), default=Fraction(0))
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
    """„2 bis 5 Monate“, „bis 3 Wochen“: whole units, the lower end rounded down, the upper end up. A sum that is no
    total is said as what to allow at least: „mindestens 4 Monate“, rounded down where there is no lower end."""
    unit = _unit(span)
    low, high = floor(span.low / DAYS[unit]), ceil(span.high / DAYS[unit])
    if low == 0 and not span.complete:
        low = high = floor(span.high / DAYS[unit])
    most = language.quantity(Decimal(high), unit)
    if low == high:
        words = most
    elif low == 0:
        words = language.word("up to {n}", n=most)
    else:
        words = language.word("{low} to {high}", low=low, high=most)
    return words if span.complete else language.word("at least {n}", n=words)


def _unit(span: Span) -> str:
    """The unit the sources speak in, where both ends are whole in it; otherwise what fits the length."""
    own = [*span.units] if len(span.units) == 1 else []
    for unit in own:
        if all((end / DAYS[unit]).denominator == 1 for end in (span.low, span.high)):
            return unit
    return "days" if span.high < 14 else "weeks" if span.high <= 84 else "months"


def bills(guide: Guide, find: Figures, today: date) -> dict[str, Bill]:
    """What each side pays up to the result: `professional`, `employer`, `institution`, or `unknown` where the source
    does not say. Fees of a step in place of which another may be taken are due in some cases."""
    found: dict[str, Bill] = {}
    for step in guide.steps if not guide.alternatives else ():
        for choice in _choices(step.fees) if not step.later else ():
            fee = choice[0]
            payer = fee.payer or (step.actor if step.actor != "office" else "unknown")
            bill = found.setdefault(payer, Bill())
            if fee.optional or step.optional or step.one_of:
                bill.optional += [(step, one) for one in choice]
            else:
                _charge(bill, step, choice, find, today)
    return found


def _choices(fees: list[Fee]) -> list[list[Fee]]:
    """Fees of which only one is due stand together."""
    found: list[list[Fee]] = []
    for fee in fees:
        if fee.instead and found:
            found[-1].append(fee)
        else:
            found.append([fee])
    return found


def _charge(bill: Bill, step: Step, choice: list[Fee], find: Figures, today: date) -> None:
    """Add one fee, or the range of those of which one is due."""
    ranges = []
    for fee in choice:
        figure = find(fee.figure) if fee.figure else None
        value = figures.current(figure, today).value if figure else None
        if figure is None or value is None:
            bill.open.append((step, fee))
            continue
        bill.fees.append((step, fee))
        bill.doubtful |= "unverified" in (value.confidence, figure.confidence)
        ranges.append(_range(value))
    low = min((low for low, _ in ranges), default=Decimal(0))
    high = max((high for _, high in ranges), default=Decimal(0))
    if choice[0].per_person:
        bill.each = (bill.each[0] + low, bill.each[1] + high)
    else:
        bill.low, bill.high = bill.low + low, bill.high + high


def bill_words(bill: Bill, language: Language) -> str:
    """The sum of what is always due, what is due per person beside it."""
    parts = []
    if bill.high or not bill.each[1]:
        parts.append(_amount(bill.low, bill.high, language))
    if bill.each[1]:
        parts.append(f"{_amount(*bill.each, language)} {language.word('per person')}")
    return " + ".join(parts)


def _amount(low: Decimal, high: Decimal, language: Language) -> str:
    return language.money(low) if low == high else language.money_range(low, high)


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


def _range(value: Value) -> tuple[Decimal, Decimal]:
    if value.minimum is not None and value.maximum is not None:
        return value.minimum, value.maximum
    amount = value.value or Decimal(0)
    return amount, amount


def _beside(step: Step) -> list[str]:
    return [*step.parallel_to, *step.one_of]


def _joined(steps: list[Step], named: Callable[[Step], list[str]]) -> list[list[Step]]:
    """Steps that name one another stand together, in their order; naming one another once is enough."""
    groups: list[list[Step]] = []
    for step in steps:
        near = [g for g in groups if any(other.id in named(step) or step.id in named(other) for other in g)]
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
