"""Lists for editors of what needs attention: due checks, unconfirmed statements, missing translations, gaps, figures,
contacts.

The lists are the warnings of the checks, today's and those of a day to come, and what the views say is missing, sorted
by whoever looks after the record (`stewards` in `data/hub.yaml`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hub import checks
from hub.editorial.translating import coverage
from hub.facts import contacts, figures, responsibility
from hub.hub import Hub
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.reading.markup.readability import measure
from hub.records import FOLDERS
from hub.records.dates import first_day, last_day
from hub.records.kinds.actors import Partner, Role
from hub.records.kinds.reference import Figure
from hub.records.marks import TextMark, walk
from hub.records.singles.settings import Steward
from hub.records.vocabulary import AUDIENCES

LONG_ENOUGH = 20
"""Words a text has at least for its figure to say something"""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at. `day` is when it falls due, where it does; `steward` is a place in the settings' list, None
    where nobody is named."""

    subject: str
    path: str
    line: int
    words: str
    day: date | None = None
    steward: int | None = None
    weight: int = 0
    """What comes first where no day decides: how many pages send people there, or how hard a text is to read"""


def items(hub: Hub, subjects: list[str], days: int, language: str) -> list[Item]:
    """What needs attention within `days`, the most urgent first. `language` is that of the words."""
    found = checks.run(hub.catalog, hub.today)
    later = checks.run(hub.catalog, hub.today + timedelta(days=days)) if {"stale", "changes"} & set(subjects) else []
    made: list[Item] = []
    for subject in subjects:
        made += READERS[subject](hub, found, later, days, language)
    return sorted(
        (_looked_after(item, hub) for item in made),
        key=lambda item: (
            (subjects.index(item.subject), item.day or date.max, -item.weight),
            (item.path, item.line, item.words),
        ),
    )


def expiring_figures(hub: Hub, days: int) -> list[tuple[date, str, str]]:
    """(last day or day of change, file, words) of figures whose value ends or changes within `days`, soonest first.

    Also those that ended already without a successor; budgets and results of past periods are left out.
    """
    language = next(iter(hub.languages.values()))
    end = hub.today + timedelta(days=days)
    found = []
    for id, figure in hub.records(Figure).items():
        now = figures.current(figure, hub.today)
        if now.value is None or now.state in ("past", "coming"):
            continue
        last = now.value.valid_until
        change = first_day(figure.next_change) if figure.next_change else None
        day = min((d for d in (last, change) if d is not None), default=None)
        if day is None or day > end:
            continue
        following = figure.values[figure.values.index(now.value) + 1 :]
        known = [value for value in following if not value.pending]
        words = figures.phrase(figure, now.value, language)
        if known:
            words += f" → {figures.phrase(figure, known[0], language)}"
        else:
            words += f" → {language.word('not yet published')}"
        found.append((day, hub.file(figure.kind, id), words))
    return sorted(found)


def _figures(hub: Hub, found: list[Problem], later: list[Problem], days: int, language: str) -> Iterator[Item]:
    for day, path, words in expiring_figures(hub, days):
        yield Item("figures", path, 1, words, day)


def _stale(hub: Hub, found: list[Problem], later: list[Problem], days: int, language: str) -> Iterator[Item]:
    """Due today, and those that will be: the same rule, asked of a later day."""
    for problem in later:
        if problem.code == "stale":
            values = dict(problem.args)
            due = date.fromisoformat(values["checked"]) + timedelta(days=int(values["days"]))
            yield Item("stale", problem.path, problem.line, problem.text(language), due)


def _changes(hub: Hub, found: list[Problem], later: list[Problem], days: int, language: str) -> Iterator[Item]:
    """Those without an answer, and those that will be without one unless somebody records it; and texts with a last
    day that comes or has passed."""
    for problem in later:
        values = dict(problem.args)
        due = values.get("due") if problem.code == "change-open" else values.get("until")
        if due and problem.code in ("change-open", "text-ends", "text-over", "period-ends", "period-over"):
            yield Item("changes", problem.path, problem.line, problem.text(language), last_day(due))


def _with(subject: str, *codes: str) -> Callable[..., Iterator[Item]]:
    def read(hub: Hub, found: list[Problem], later: list[Problem], days: int, language: str) -> Iterator[Item]:
        for problem in found:
            if problem.code in codes:
                yield Item(subject, problem.path, problem.line, problem.text(language))

    return read


def _contacts(hub: Hub, found: list[Problem], later: list[Problem], days: int, language: str) -> Iterator[Item]:
    """Offices people are sent to that lack a telephone, a mail address or an address of their own."""
    tongue = hub.languages.get(language) or next(iter(hub.languages.values()))
    none = {
        "phone": tongue.word("no telephone"),
        "email": tongue.word("no e-mail address"),
        "address": tongue.word("no address"),
    }
    last = {
        "phone": tongue.word("telephone last known only"),
        "email": tongue.word("e-mail address last known only"),
        "address": tongue.word("address last known only"),
    }
    for id, partner in hub.records(Partner).items():
        lacking = contacts.lacking(partner, hub.today)
        roles = responsibility.held(partner, hub.today)
        if not lacking or not roles:
            continue
        names = [(Partner.kind, id), *((Role.kind, role) for role in roles)]
        pages = len({page for name in names for page in hub.graph.naming(name)})
        known = {way.sort for _, ways in contacts.ways(partner.contacts, hub.today) for way in ways}
        parts = [last[sort] if sort in known else none[sort] for sort in lacking]
        office = partner.title.get(language) or next(iter(partner.title.values()))
        words = tongue.word(
            "{office}: {what}; pages that send people there: {n}", office=office, what=", ".join(parts), n=pages
        )
        yield Item("contacts", hub.file(Partner.kind, id), 1, words, weight=pages)


def _language(hub: Hub, found: list[Problem], later: list[Problem], days: int, language: str) -> Iterator[Item]:
    """How hard each text of some length is to read, the hardest first."""
    tongue = hub.languages.get(language) or next(iter(hub.languages.values()))
    for entry in hub.catalog.all_entries():
        for mark, location, texts in walk(entry.model, entry.tree):
            if not isinstance(mark, TextMark) or not mark.prose or not isinstance(texts, dict):
                continue
            for code, text in texts.items():
                measured = measure(text)
                if measured and measured.words >= LONG_ENOUGH:
                    words = tongue.word(
                        "{language}: LIX {lix}, words per sentence {mean}, longest {longest}",
                        language=code, lix=measured.lix, mean=measured.per_sentence, longest=measured.longest,
                    )  # fmt: skip
                    line = entry.where((*location, code))[0]
                    yield Item("language", entry.shown, line, words, weight=measured.lix)


def _coverage(hub: Hub, found: list[Problem], later: list[Problem], days: int, language: str) -> Iterator[Item]:
    """How far each further language is, catalogue by catalogue."""
    tongue = hub.languages.get(language) or next(iter(hub.languages.values()))
    for share in coverage.shares(hub.catalog, hub.settings.languages.translated):
        parts = [("essential", share.essential)] if share.essential else []
        parts += [(audience, share.audiences[audience]) for audience in AUDIENCES if audience in share.audiences]
        names = {"essential": tongue.word("must be there"), **{a: tongue.word(w) for a, w in AUDIENCES.items()}}
        words = tongue.word(
            "{language} {catalogue}: {known} of {all} translated, changed since: {fuzzy}",
            language=share.language, catalogue=share.name or tongue.word("all catalogues"),
            known=share.known, all=share.all, fuzzy=share.fuzzy,
        )  # fmt: skip
        for name, counted in parts:
            words += f"; {names[name]}: {counted[True]}/{counted.total()}"
        yield Item("coverage", share.path, 1, words)


READERS: dict[str, Callable[[Hub, list[Problem], list[Problem], int, str], Iterator[Item]]] = {
    "figures": _figures,
    "changes": _changes,
    "stale": _stale,
    "unverified": _with("unverified", "unverified"),
    "translations": _with("translations", "translation-missing"),
    "coverage": _coverage,
    "gaps": _with("gaps", "responsibility-gap", "step-gap"),
    "contacts": _contacts,
    "language": _language,
}
"""What can be reported on, in the order of the report."""


def _looked_after(item: Item, hub: Hub) -> Item:
    place = steward(hub.catalog, hub.settings.stewards, item.path)
    return replace(item, steward=place)


def steward(catalog: Catalog, stewards: list[Steward], path: str) -> int | None:
    """The first of `stewards` that looks after the file at `path`; None where none does."""
    parts = path.split("/")
    if len(parts) != 3 or parts[0] != "data" or parts[1] not in FOLDERS:
        return None
    model = FOLDERS[parts[1]]
    record = catalog.records(model).get(parts[2].partition(".")[0])
    partners = {record.id} if isinstance(record, Partner) else set()
    for field in ("providers", "carriers", "organisers"):
        partners |= set(getattr(record, field, ()))
    for place, one in enumerate(stewards):
        if model.kind in one.kinds or partners & set(one.partners):
            return place
    return None
