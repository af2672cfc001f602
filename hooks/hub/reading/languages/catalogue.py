"""Gettext catalogues: a file as its entries with their lines, and entries as a file.

Babel reads and writes the entries. Its header knows only some fields and holds the time of writing, so ours is kept as
it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from gettext import c2py
from hashlib import blake2b
from io import StringIO
from pathlib import Path
from textwrap import wrap
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, denormalize, escape, generate_po

from hub.reading.findings import Problem, problem
from hub.reading.languages import plain
from hub.reading.languages.plain import Translation
from hub.reading.memory import Remembered, inputs
from hub.reading.source import SourceError, read_bytes, read_text

MAX_BYTES = 2 * 1024 * 1024
"""All guides of a hub in Arabic take half a megabyte."""
REVIEWED = "X-Reviewed"
"""Field of the header: the day a person has read the translations of a catalogue"""
READ = "reviewed:"
"""What a translator's note to a single entry begins with, where a person has read that one"""
_UNWRAPPED = 10**9
_RULE = re.compile(r"\s*nplurals\s*=\s*(\d)\s*;\s*plural\s*=\s*([^;]+);?\s*")
_CHARSET = re.compile(r"charset=([^\s;\\\"]+)")


@dataclass
class Catalogue:
    """What a file holds. `gone` are translations of texts that are no longer there; `twice` those that stand there
    more than once."""

    shown: str
    header: dict[str, str] = field(default_factory=dict)
    entries: list[Translation] = field(default_factory=list)
    gone: list[Translation] = field(default_factory=list)
    twice: list[Translation] = field(default_factory=list)
    text: str = ""
    plurals: int = 2
    """how many forms a number has"""
    rule: Callable[[int], int] = field(default=lambda n: int(n != 1))
    """which of them a number takes"""

    @cached_property
    def usable(self) -> dict[tuple[str, str], Translation]:
        """By context and source, what can be shown."""
        return {(entry.context, entry.source): entry for entry in self.entries if entry.usable}

    @property
    def reviewed(self) -> str:
        """The day a person has read all of it; empty where nobody has."""
        return self.header.get(REVIEWED, "").strip()

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def where(self, entry: Translation) -> tuple[int, int]:
        """Line and column of the words of an entry."""
        for number in range(entry.line, min(entry.line + 1_000, len(self._lines) + 1)):
            if self._lines[number - 1].startswith("msgstr"):
                return number, self._lines[number - 1].find('"') + 1
        return entry.line, 1

    def line_of(self, field: str) -> tuple[int, int]:
        """Line and column of a field of the header."""
        for number, line in enumerate(self._lines, 1):
            if field in line:
                return number, line.index(field) + 1
        return 1, 1

    def problem(self, entry: Translation, code: str, **args: Any) -> Problem:
        """A finding at the words of an entry."""
        return problem(self.shown, self.where(entry), code, **args)


class _Read(Catalog):
    """Babel's catalogue, which also keeps the header as it stands and what would be lost."""

    def __init__(self) -> None:
        super().__init__()
        self.raw = ""
        self.twice: list[Message] = []

    def __setitem__(self, id: Any, message: Message) -> None:
        if not id:
            self.raw = str(message.string)
        elif self._key_for(id, message.context) in self._messages:
            self.twice.append(message)
            return
        super().__setitem__(id, message)


def digest(path: Path, shown: str, remembered: Remembered) -> str:
    """Differs where a file differs; empty where it cannot be read. All catalogues are larger than all records, so one
    that is as it was on the disk is not read for it."""
    stamp = inputs.stamp(path)
    made = partial(_digest, path, shown)
    found: str = remembered.about(shown, stamp).of("digest", made) if stamp else made()
    return found


def _digest(path: Path, shown: str) -> str:
    try:
        return blake2b(read_bytes(path, shown, MAX_BYTES), digest_size=12).hexdigest()
    except SourceError:
        return ""


def read(path: Path, shown: str) -> Catalogue:
    """The catalogue of a file. Raises `SourceError` for one that cannot be used."""
    return parsed(text(path, shown), shown)


def text(path: Path, shown: str) -> str:
    """What a file says. Raises `SourceError`."""
    return read_text(path, shown, MAX_BYTES)


def parsed(text: str, shown: str) -> Catalogue:
    """The catalogue that a text is. Raises `SourceError` for one that cannot be used."""
    declared = _CHARSET.search(text)
    if declared and declared[1].upper() not in ("UTF-8", "UTF8", "CHARSET"):
        line = text.count("\n", 0, declared.start()) + 1
        raise SourceError([problem(shown, (line, 1), "catalogue-charset", name=declared[1])])
    found = _quickly(text)
    made, entries = found or (_by_babel(text, shown), [])
    header = _header(made.raw)
    try:
        plurals, rule = plural(header)
    except (ValueError, RecursionError):
        line = text[: text.find("Plural-Forms")].count("\n") + 1
        raise SourceError([problem(shown, (line, 1), "catalogue-plural", rule=header["Plural-Forms"])]) from None
    return Catalogue(
        shown,
        header,
        entries or [_translation(message) for message in made if message.id],
        [_translation(message) for message in made.obsolete.values()],
        [_translation(message) for message in made.twice],
        text,
        plurals,
        rule,
    )


def _by_babel(text: str, shown: str) -> _Read:
    """What Babel reads. Raises `SourceError`."""
    made = _Read()
    try:
        PoFileParser(made, abort_invalid=True).parse(StringIO(text))
    except PoFileError as error:
        raise unusable(shown, (error.lineno or 0) + 1, str(error)) from None
    except (ValueError, LookupError, AttributeError, TypeError, IndexError) as error:
        # Babel trusts its input: a bracket that is not closed, or a form before any text, ends in any of these.
        raise unusable(shown, 1, str(error)) from None
    return made


def _quickly(text: str) -> tuple[_Read, list[Translation]] | None:
    """(header as Babel reads it, entries) of a catalogue that is plain throughout."""
    head = plain.header(text)
    entries = plain.entries(text, head) if head else None
    if entries is None:
        return None
    try:
        made = _by_babel(text[:head], "")
    except SourceError:
        return None
    right = all(len(entry.forms) == made.num_plurals for entry in entries if entry.plural)
    return (made, entries) if right else None


def unusable(shown: str, line: int, reason: str) -> SourceError:
    """A catalogue that no program reads as it is meant."""
    return SourceError([problem(shown, (line, 1), "words", reason=reason)])


def _header(raw: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in raw.splitlines() if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def plural(header: Mapping[str, str]) -> tuple[int, Callable[[int], int]]:
    """How many forms a number has, and which one it takes; as in English where a header does not say. Raises
    ValueError."""
    words = header.get("Plural-Forms", "")
    if not words:
        return 2, lambda n: int(n != 1)
    found = _RULE.fullmatch(words)
    if not found or not 1 <= int(found[1]) <= 6:
        raise ValueError(words)
    rule = c2py(found[2])
    if any(not 0 <= rule(n) < int(found[1]) for n in range(200)):
        raise ValueError(words)
    return int(found[1]), rule


def _translation(message: Message) -> Translation:
    single = isinstance(message.id, str)
    source, plural = (message.id, "") if single else (message.id[0], message.id[1])
    words = message.string if isinstance(message.string, str) else ""
    forms = () if single or isinstance(message.string, str) else tuple(message.string or ())
    # Babel takes `#| msgid "…"` for a remark of the translator.
    before = [note.removeprefix("|").strip() for note in message.user_comments if note.startswith("|")]
    return Translation(
        str(source),
        str(words or ""),
        message.context or "",
        str(plural),
        forms,
        message.fuzzy,
        _previous(before),
        tuple(note for note in message.user_comments if not note.startswith("|")),
        tuple(message.auto_comments),
        tuple(place for place, _ in message.locations),
        message.lineno or 1,
    )


def _previous(lines: list[str]) -> str:
    """What `#| msgid` says, which may go over several lines."""
    for place, line in enumerate(lines):
        if line.startswith("msgid "):
            more = [follows for follows in lines[place + 1 :] if follows.startswith('"')]
            return denormalize("\n".join((line.removeprefix("msgid "), *more)))
    return ""


def written(header: Mapping[str, str], entries: Iterable[Translation], gone: Iterable[Translation] = ()) -> str:
    """A file with these entries in this order, each text on one line (or one for each of its own), as
    `msgcat --no-wrap` leaves it."""
    made = Catalog(charset="utf-8")
    made.mime_headers = [("Plural-Forms", header["Plural-Forms"])]
    for entry in entries:
        message = _message(entry)
        made[message.id] = message
    for entry in gone:
        message = _message(entry)
        made.obsolete[made._key_for(message.id, message.context)] = message
    head = [escape(f"{name}: {value}\n") for name, value in header.items()]
    body = generate_po(made, omit_header=True, include_previous=True, include_lineno=False, width=_UNWRAPPED)
    lines = (more for line in body for more in _wrapped(line))
    return "\n".join(('msgid ""', 'msgstr ""', *head, "", "".join(lines))).rstrip("\n") + "\n"


def _wrapped(line: str) -> list[str]:
    """The line; where it names files, as many lines as those need."""
    if not line.startswith("#: "):
        return [line]
    return [
        f"#: {part}\n" for part in wrap(line.removeprefix("#: "), 76, break_on_hyphens=False, break_long_words=False)
    ]


def _message(entry: Translation) -> Message:
    message = Message(
        (entry.source, entry.plural) if entry.plural else entry.source,
        entry.forms if entry.plural else entry.words,
        locations=[(place, 0) for place in entry.places],
        auto_comments=entry.notes,
        user_comments=entry.comments,
        previous_id=entry.previous if entry.fuzzy else (),
        context=entry.context or None,
    )
    # Babel takes „50 % der Stellen“ for a blank of printf.
    braces = "{" in entry.source and not entry.context
    message.flags = {*(["fuzzy"] if entry.fuzzy else ()), *(["python-brace-format"] if braces else ())}
    return message
