"""In which groups the list of a kind stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hub.pages.directory.paging import Groups
from hub.pages.glossary.listed import GlossaryDetails
from hub.pages.reader import Reader
from hub.records import Record, vocabulary
from hub.records.kinds.reference import Figure, Source, Term, Topic

GROUPED = (Source, Figure, Term, Topic)


def of(model: type[Record], reader: Reader) -> Groups[Record]:
    """Every record of a kind by group: sources by type, figures by what they are about, words by first letter, topics
    by theme; those of other kinds in one group without a name."""
    if model is Term:
        return [(letter, [*terms]) for letter, terms in GlossaryDetails(reader).titles()]
    records = reader.library.all(model)
    if model is Source:
        return _by("type", vocabulary.SOURCE_TYPES, records)
    if model is Figure:
        return _by("group", vocabulary.GROUPS, records)
    if model is Topic:
        return [(topic, [*found]) for topic, found in _themes(reader.library.all(Topic)).items()]
    return [("", records)]


def _by(field: str, names: Iterable[str], records: Sequence[Record]) -> Groups[Record]:
    found = {name: [record for record in records if getattr(record, field) == name] for name in names}
    return [(name, own) for name, own in found.items() if own]


def _themes(topics: Sequence[Topic]) -> dict[str, list[Topic]]:
    """Each topic without one above it, followed by all that lie below it."""
    known = {topic.id: topic for topic in topics}
    found = {topic.id: [topic] for topic in topics if topic.parent not in known}
    for topic in topics:
        above = [topic]
        while (parent := known.get(above[-1].parent or "")) and parent not in above:
            above.append(parent)
        if len(above) > 1:
            found.setdefault(above[-1].id, []).append(topic)
    return found
