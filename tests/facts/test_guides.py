"""What a guide adds up to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from conftest import TODAY
from hub.facts import guides
from small import DE, EN, world
from written import FIGURES, figure, guide


def span(*steps: dict[str, Any], **fields: Any) -> guides.Span:
    return guides.span(guide(*steps, **fields), FIGURES.__getitem__, TODAY)


def test_durations_add_up_in_days() -> None:
    """Two to four weeks, then exactly ten days; one step names none."""
    found = span(
        {"duration": {"minimum": "2", "maximum": "4", "unit": "weeks", "basis": "practice"}},
        {"duration": {"minimum": "10", "maximum": "10", "unit": "days", "basis": "law"}},
        {},
    )

    assert (Decimal(24), Decimal(38)) == (found.low, found.high)
    assert (["s0"], ["s2"]) == ([step.id for step in found.estimated], [step.id for step in found.unknown])


def test_steps_at_the_same_time_count_once() -> None:
    """Only the longest of three that run together counts, whichever of them names the others."""
    found = span(
        {"duration": {"minimum": "1", "maximum": "1", "unit": "weeks"}, "parallel_to": ["s1"]},
        {"duration": {"minimum": "3", "maximum": "3", "unit": "weeks"}},
        {"duration": {"minimum": "2", "maximum": "2", "unit": "weeks"}, "parallel_to": ["s0"]},
    )

    assert (Decimal(21), Decimal(21)) == (found.low, found.high)


def test_a_duration_can_come_from_figures() -> None:
    """Three weeks to an appointment and three for the decision are at most six."""
    found = span({"duration": {"figures": ["frist", "frist"], "basis": "target"}})

    assert (Decimal(0), Decimal(42)) == (found.low, found.high)


def test_separate_routes_and_steps_needed_sometimes_are_not_added_up() -> None:
    """The sum of routes would be nobody's, and a step for some cases is not everybody's."""
    weeks = {"duration": {"minimum": "1", "maximum": "1", "unit": "weeks"}, "fees": [{"figure": "gebuehr"}]}

    assert not span(weeks, weeks, alternatives="true").known
    assert {} == guides.bills(guide(weeks, alternatives="true"), FIGURES.__getitem__, TODAY)
    assert Decimal(7) == span(weeks, weeks | {"optional": "true"}).high


def test_costs_are_split_by_who_pays() -> None:
    """The acting side pays unless the fee says otherwise; optional and doubtful amounts are told apart."""
    found = guides.bills(
        guide(
            {"fees": [{"figure": "gebuehr"}, {"figure": "rahmen"}]},
            {"actor": "employer", "fees": [{"figure": "gebuehr", "optional": "true"}]},
            {"actor": "office", "role": "x", "fees": [{"figure": "gebuehr"}]},
            {"actor": "office", "role": "x", "fees": [{"figure": "gebuehr", "payer": "employer"}]},
        ),
        FIGURES.__getitem__,
        TODAY,
    )

    assert (Decimal(175), Decimal(675), True) == (
        found["professional"].low,
        found["professional"].high,
        found["professional"].doubtful,
    )
    assert (Decimal(75), 1, False) == (
        found["employer"].low,
        len(found["employer"].optional),
        found["employer"].doubtful,
    )
    assert Decimal(75) == found["unknown"].low


# the length of units


@pytest.mark.parametrize(
    ("unit", "days"),
    [
        ("hours", Fraction(1, 24)),
        ("days", Fraction(1)),
        ("working-days", Fraction(7, 5)),
        ("weeks", Fraction(7)),
        ("months", Fraction(365, 12)),
        ("years", Fraction(365)),
    ],
)
def test_a_unit_has_its_length_in_days(unit: str, days: Fraction) -> None:
    """Five working days are a week, twelve months a year; exactly, so that a sum is rounded once."""
    found = span({"duration": {"minimum": "1", "maximum": "10", "unit": unit}})

    assert (days, 10 * days) == (found.low, found.high)


@pytest.mark.parametrize(
    ("duration", "days"),
    [
        ({"minimum": "2", "unit": "weeks"}, (14, 14)),
        ({"maximum": "2", "unit": "weeks"}, (0, 14)),
        ({"minimum": "0", "maximum": "2", "unit": "weeks"}, (0, 14)),
        ({"minimum": "0", "maximum": "0", "unit": "weeks"}, (0, 0)),
        ({"minimum": "0.5", "maximum": "1.5", "unit": "days"}, (Fraction(1, 2), Fraction(3, 2))),
        ({"figures": ["frist", "monat"]}, (0, 21 + Fraction(365, 12))),
        ({"figures": ["frist", "offen"]}, None),
        ({"figures": ["offen"]}, None),
        ({"figures": ["ungenau"]}, None),
        ({"figures": ["gebuehr"]}, None),
        ({"text": {"de": "je nach Fall"}}, None),
        ({"unit": "weeks"}, None),
        ({"minimum": "2", "maximum": "3"}, None),
        (None, None),
    ],
)
def test_a_step_names_its_length_or_none(duration: dict[str, Any] | None, days: tuple[int, int] | None) -> None:
    """A figure that is not published yet, or no period, is no period of 0 days."""
    (step,) = guide({"duration": duration}).steps

    assert days == guides.days(step, FIGURES.__getitem__, TODAY)


def test_a_step_of_unknown_length_is_said_to_be_so() -> None:
    """Its part of the sum is missing, not zero; and estimates are those of practice as well as our own."""
    found = span(
        {"duration": {"figures": ["offen"], "basis": "practice"}},
        {"duration": {"minimum": "1", "unit": "weeks", "basis": "estimate"}},
        {"duration": {"minimum": "1", "unit": "weeks", "basis": "practice"}},
        {"duration": {"minimum": "1", "unit": "weeks", "basis": "law"}},
        {"duration": {"minimum": "1", "unit": "weeks", "basis": "target"}},
        {"duration": {"minimum": "1", "unit": "weeks"}},
    )

    assert (35, 35, True) == (found.low, found.high, found.known)
    assert ["s0"] == [step.id for step in found.unknown]
    assert ["s1", "s2"] == [step.id for step in found.estimated]
    nothing = span({"duration": {"figures": ["offen"]}})
    assert (False, ["s0"]) == (nothing.known, [step.id for step in nothing.unknown])
    assert [] == nothing.estimated


def test_a_step_of_unknown_length_does_not_hide_the_one_beside_it() -> None:
    """Steps that run together are looked at one by one; those that name one another in a row belong together."""
    found = span(
        {"parallel_to": ["s1"]},
        {"duration": {"minimum": "1", "maximum": "2", "unit": "weeks"}},
        {"duration": {"minimum": "3", "maximum": "3", "unit": "days"}, "parallel_to": ["s1"]},
        {"duration": {"minimum": "2", "maximum": "5", "unit": "days"}},
        {"duration": {"minimum": "1", "maximum": "6", "unit": "days"}, "parallel_to": ["s3"]},
    )

    assert (7 + 2, 14 + 6) == (found.low, found.high)
    assert ["s0"] == [step.id for step in found.unknown]


@pytest.mark.parametrize(
    ("low", "high", "de", "en"),
    [
        ((1, "days"), (13, "days"), "1 bis 13 Tage", "1 to 13 days"),
        ((14, "days"), (14, "days"), "2 Wochen", "2 weeks"),
        ((13, "days"), (15, "days"), "1 bis 3 Wochen", "1 to 3 weeks"),
        ((6, "days"), (15, "days"), "bis 3 Wochen", "up to 3 weeks"),
        ((0, "days"), (84, "days"), "bis 12 Wochen", "up to 12 weeks"),
        ((84, "days"), (85, "days"), "2 bis 3 Monate", "2 to 3 months"),
        ((0, "days"), (0, "days"), "0 Tage", "0 days"),
        ((1, "hours"), (8, "hours"), "bis 1 Tag", "up to 1 day"),
        ((3, "months"), (4, "months"), "3 bis 4 Monate", "3 to 4 months"),
        ((6, "months"), (6, "months"), "6 Monate", "6 months"),
        ((1, "years"), (2, "years"), "12 bis 24 Monate", "12 to 24 months"),
    ],
)
def test_a_sum_is_said_in_whole_units(low: tuple[int, str], high: tuple[int, str], de: str, en: str) -> None:
    """Days below two weeks, weeks up to twelve, then months; at least rounded down, at most rounded up."""
    total = guides.Span(low[0] * guides.DAYS[low[1]], high[0] * guides.DAYS[high[1]], known=True)

    said = [guides.span_words(total, language).replace("\xa0", " ") for language in (DE, EN)]

    assert [de, en] == said


def test_a_sum_of_several_units_is_said_in_the_one_that_fits_its_length() -> None:
    """Whichever comes first or last, and however well another one would do."""
    two_weeks = {"duration": {"minimum": "2", "maximum": "2", "unit": "weeks"}}
    days = {"duration": {"minimum": "60", "maximum": "60", "unit": "days"}}
    years = {"duration": {"minimum": "1", "maximum": "2", "unit": "years"}}
    month = {"duration": {"minimum": "1", "maximum": "1", "unit": "months"}}

    assert "10 bis 11 Wochen" == said(span(two_weeks, days)) == said(span(days, two_weeks))
    assert "13 bis 25 Monate" == said(span(years, month)) == said(span(month, years))


@pytest.mark.parametrize("months", [(1, 3), (3, 1), (1, 1, 1, 1), (2, 2), (5, 1), (1, 2, 3), (7, 4), (11, 1)])
def test_months_add_up_to_months(months: tuple[int, ...]) -> None:
    """One month and three are four: neither five at most nor three at least."""
    total = span(*({"duration": {"minimum": str(n), "maximum": str(n), "unit": "months"}} for n in months))

    assert f"{sum(months)} Monate" == guides.span_words(total, DE).replace("\xa0", " ")


# fees


def bills(*steps: dict[str, Any]) -> dict[str, guides.Bill]:
    return guides.bills(guide(*steps), FIGURES.__getitem__, TODAY)


def test_what_is_due_in_some_cases_is_told_and_not_added() -> None:
    """Neither an optional fee, nor any fee of an optional step; the fees that follow are added all the same."""
    (payer, bill), *others = bills(
        {"fees": [{"figure": "gebuehr", "optional": "true"}, {"figure": "gebuehr"}]},
        {"optional": "true", "fees": [{"figure": "rahmen"}]},
        {"fees": [{"figure": "gebuehr"}]},
    ).items()

    assert ("professional", []) == (payer, others)
    assert (150, 150, False) == (bill.low, bill.high, bill.doubtful)
    assert [("s0", "gebuehr"), ("s1", "rahmen")] == [(step.id, fee.figure) for step, fee in bill.optional]
    assert [("s0", "gebuehr"), ("s2", "gebuehr")] == [(step.id, fee.figure) for step, fee in bill.fees]


@pytest.mark.parametrize("doubtful", ["rahmen", "angesehen"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_doubtful_amount_makes_the_sum_doubtful(doubtful: str, place: int) -> None:
    """Wherever it stands, and whether the value or its whole figure is unconfirmed."""
    fees = [{"figure": "gebuehr"}, {"figure": "gebuehr"}]
    fees.insert(place, {"figure": doubtful})

    assert bills({"fees": fees})["professional"].doubtful
    assert not bills({"fees": [{"figure": "gebuehr"}]})["professional"].doubtful


def test_a_sum_is_one_amount_or_a_range() -> None:
    """In the language's way; an amount that is not published yet adds nothing."""
    one = bills({"fees": [{"figure": "gebuehr"}, {"figure": "unbekannt"}]})["professional"]
    two = bills({"fees": [{"figure": "gebuehr"}, {"figure": "rahmen"}]})["professional"]

    assert ("75 €", "175 bis 675 €") == tuple(guides.bill_words(bill, DE).replace("\xa0", " ") for bill in (one, two))
    assert "€175 to €675" == guides.bill_words(two, EN)
    cents = bills({"fees": [{"figure": "cent"}]})["professional"]
    assert "37,50 bis 75 €" == guides.bill_words(cents, DE).replace("\xa0", " ")


@pytest.mark.parametrize("value", [{"date": "2027-01-01"}, {"minimum": "5"}, {"maximum": "5"}])
def test_what_is_no_amount_adds_nothing(value: dict[str, str]) -> None:
    """A day is none, and half a range is a fault of the data that the checks tell, not one to guess about."""
    odd = FIGURES | {"odd": figure("odd", values=[value])}

    bill = guides.bills(guide({"fees": [{"figure": "gebuehr"}, {"figure": "odd"}]}), odd.__getitem__, TODAY)

    assert (75, 75) == (bill["professional"].low, bill["professional"].high)


# who and what


def test_offices_and_documents_are_listed_once_in_the_order_of_the_steps() -> None:
    """A document with every step that asks for it; steps without an office or documents leave no gap."""
    whole = guide({"role": "b", "documents": ["pass", "foto"]}, {}, {"role": "a", "documents": ["foto"]}, {"role": "b"})

    assert ["b", "a"] == guides.roles(whole)
    found = {id: [step.id for step in steps] for id, steps in guides.documents(whole).items()}
    assert [("pass", ["s0"]), ("foto", ["s0", "s2"])] == list(found.items())


def test_a_record_knows_the_steps_that_name_it() -> None:
    """By a field or by their text, each step once and in order; nothing where no step does."""
    hub = world()

    def named(kind: str, id: str) -> list[tuple[str, list[str]]]:
        return [(guide.id, [step.id for step in steps]) for guide, steps in hub.steps_naming(kind, id)]

    assert [("permis", ["demande", "decision"])] == named("role", "guichet")
    assert [("permis", ["demande"])] == named("document", "passeport") == named("figure", "droit-de-guichet")
    assert [] == named("role", "nulle-part")


def test_a_record_knows_the_steps_whose_text_leads_to_it() -> None:
    """In any language, at whichever place of its page, and once however often."""
    hub = world()
    tree = hub.catalog.entries["guide"]["permis"].tree
    assert tree
    tree["steps"][1]["text"] = {"fr": "Voir [a](term:carte#sens) et [b](term:carte).", "nl": "[c](term:kaart)"}

    found = guides.uses(hub.catalog)

    for name in (("term", "carte"), ("term", "kaart")):
        assert [("permis", ["decision"])] == [(one.id, [step.id for step in steps]) for one, steps in found[name]]


# what is a total


WEEK = {"duration": {"minimum": "1", "maximum": "1", "unit": "weeks"}, "fees": [{"figure": "gebuehr"}]}


def said(total: guides.Span) -> str:
    return guides.span_words(total, DE).replace("\xa0", " ")


def test_what_comes_after_the_result_is_neither_time_nor_cost_of_the_way() -> None:
    """A permit that follows after years does not make the first one longer or dearer; nor does it lack a figure."""
    found = span(WEEK, WEEK | {"later": "true"}, {"later": "true"})

    assert (7, 7, [], True) == (found.low, found.high, found.unknown, found.complete)
    assert Decimal(75) == bills(WEEK, WEEK | {"later": "true"})["professional"].high


def test_of_steps_of_which_one_is_needed_one_counts() -> None:
    """At least the shortest, at most the longest; they are one step, also where it runs beside another."""
    three = {"duration": {"minimum": "3", "maximum": "4", "unit": "weeks"}}

    either = span(WEEK | {"one_of": ["s1"]}, three, WEEK)
    beside = span(WEEK | {"one_of": ["s1"]}, three, WEEK | {"parallel_to": ["s0"]})

    assert (14, 35, True) == (either.low, either.high, either.complete)
    assert (7, 28) == (beside.low, beside.high)


def test_a_choice_with_one_unknown_step_is_as_short_as_nothing() -> None:
    """Nobody says that the known one of two is the shorter."""
    found = span({"one_of": ["s1"]}, WEEK)

    assert (0, 7, ["s0"]) == (found.low, found.high, [step.id for step in found.unknown])


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "3 Wochen"),
        ({"duration": {"minimum": "1", "unit": "weeks", "longer": "true"}}, "mindestens 4 Wochen"),
        ({"duration": {"minimum": "1", "unit": "weeks", "without": {"de": "Warten"}}}, "mindestens 4 Wochen"),
        ({"duration": {"text": {"de": "je nach Stelle"}}}, "mindestens 3 Wochen"),
    ],
)
def test_a_sum_that_is_not_the_whole_says_so(more: dict[str, Any], words: str) -> None:
    """A step without a figure, one that can take longer, and one that leaves out the wait make it the least."""
    three = {"duration": {"minimum": "3", "maximum": "3", "unit": "weeks"}}

    assert words == said(span(three, more) if more else span(three))


def test_a_sum_names_what_makes_it_longer_and_what_it_leaves_out() -> None:
    """The steps by themselves, and each thing left out once."""
    week = {"minimum": "1", "maximum": "1", "unit": "weeks"}
    wait, post = {"de": "Warten"}, {"de": "Postweg"}

    found = span(
        {"duration": week | {"longer": "true", "without": wait}},
        {"duration": week},
        {"duration": week | {"without": wait}},
        {"duration": {"text": {"de": "je nach Fall"}, "without": post}},
    )

    assert (["s0"], [wait, post]) == ([step.id for step in found.longer], found.without)


def test_a_step_needed_in_some_cases_is_told_beside_the_sum() -> None:
    """With a figure of its own; what comes after the result is not, nor what has none."""
    dated = {"optional": "true", "duration": {"figures": ["frist"]}}
    later = WEEK | {"optional": "true", "later": "true"}
    found = span(WEEK, WEEK | {"optional": "true"}, {"optional": "true"}, later, dated)

    assert (7, True, ["s1", "s4"]) == (found.high, found.complete, [step.id for step in found.further])


def test_a_least_sum_without_a_lower_end_is_what_to_allow() -> None:
    """“Up to a month” and something unknown: allow a month at least, rounded down, never “at least up to”."""
    month = {"duration": {"maximum": "1", "unit": "months"}}
    days = {"duration": {"maximum": "10", "unit": "days"}}

    assert "mindestens 1 Monat" == said(span(month, {}))
    assert "mindestens 5 Wochen" == said(span(month, days, {}))
    two = {"duration": {"minimum": "1", "maximum": "2", "unit": "weeks"}}
    assert "mindestens 1 bis 2 Wochen" == said(span(two, {}))


@pytest.mark.parametrize(
    ("unit", "low", "high", "words"),
    [
        ("months", 1, 1, "1 Monat"),
        ("months", 0, 1, "bis 1 Monat"),
        ("months", 12, 24, "12 bis 24 Monate"),
        ("years", 2, 3, "2 bis 3 Jahre"),
        ("years", 2, 3.5, "24 bis 42 Monate"),
        ("weeks", 26, 30, "26 bis 30 Wochen"),
        ("days", 60, 60, "60 Tage"),
    ],
)
def test_a_sum_is_said_in_the_unit_of_its_sources(unit: str, low: float, high: float, words: str) -> None:
    """A month is not five weeks, and sixty days are not nine."""
    duration = {"minimum": str(low), "maximum": str(high), "unit": unit}

    assert words == said(span({"duration": duration}))


def test_of_fees_of_which_one_is_due_one_is_added() -> None:
    """The least is the lower one, the most the higher one; the next fee is added as ever."""
    fees = [{"figure": "gebuehr"}, {"figure": "angesehen", "instead": "true"}, {"figure": "gebuehr"}]

    bill = bills({"fees": fees})["professional"]

    assert (20 + 75, 75 + 75, True) == (bill.low, bill.high, bill.doubtful)
    some = bills({"fees": [{"figure": "unbekannt"}, {"figure": "gebuehr", "instead": "true"}]})["professional"]
    assert (["unbekannt"], ["gebuehr"], 75) == (
        [fee.figure for _, fee in some.open],
        [fee.figure for _, fee in some.fees],
        some.high,
    )


def test_fees_of_steps_of_which_another_may_be_taken_are_told_and_not_added() -> None:
    """Whoever files anew does not pay the court."""
    fee = {"fees": [{"figure": "gebuehr"}]}
    bill = bills(fee, fee | {"one_of": ["s2"]}, {"one_of": ["s1"]})["professional"]

    assert (75, ["s1"]) == (bill.high, [step.id for step, _ in bill.optional])


def test_what_is_due_per_person_stands_beside_the_sum() -> None:
    """It cannot be added to what is due once, because nobody knows how many they are."""
    both = bills({"fees": [{"figure": "gebuehr"}, {"figure": "gebuehr", "per_person": "true"}]})["professional"]
    each = bills({"fees": [{"figure": "gebuehr", "per_person": "true"}]})["professional"]

    words = [guides.bill_words(bill, DE).replace("\xa0", " ") for bill in (both, each)]

    assert ["75 € + 75 € je Person", "75 € je Person"] == words
    ranges = [{"figure": id, "per_person": "true"} for id in ("rahmen", "gebuehr", "rahmen")]
    assert (275, 1275) == bills({"fees": ranges})["professional"].each


@pytest.mark.parametrize("fee", [{"name": {"de": "Gebühr"}}, {"figure": "unbekannt"}])
def test_a_fee_nobody_knows_the_amount_of_is_named_beside_the_sum(fee: dict[str, Any]) -> None:
    """It is neither nothing, nor does it make the amounts that are known doubtful."""
    bill = bills({"fees": [{"figure": "gebuehr"}, fee]})["professional"]

    assert (75, 75, False, ["s0"]) == (bill.low, bill.high, bill.doubtful, [step.id for step, _ in bill.open])


def test_steps_at_the_same_time_share_a_place_on_the_way() -> None:
    """So do those of which one is needed; places are counted without gaps."""
    whole = guide({}, {"parallel_to": ["s2"]}, {}, {"one_of": ["s4"]}, {}, {})

    assert {"s0": 0, "s1": 1, "s2": 1, "s3": 2, "s4": 2, "s5": 3} == guides.columns(whole)
