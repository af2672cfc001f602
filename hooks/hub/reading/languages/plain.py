"""Entries of catalogues, and how to read a file that is written as `catalogue.written` leaves it, as nearly all are.

Babel reads any catalogue, line by line, and takes as long for those of four languages as the rest of the check. What is
plain is taken apart by one pattern instead; of anything else (an entry that is no longer used, what a text said before,
a mistake) nothing is taken, and Babel has the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel.messages.pofile import denormalize

_LINE = r'"[^"\\\n]*+(?:\\[\\trn"][^"\\\n]*+)*+"'
_TEXT = rf"({_LINE}(?:\n{_LINE})*+)"
_ENTRY = re.compile(
    rf"((?:#[.:, ][^\n]*+\n)*+)(?:msgctxt {_TEXT}\n)?msgid {_TEXT}\n"
    rf"(?:msgstr {_TEXT}|msgid_plural {_TEXT}((?:\nmsgstr\[[0-5]\] {_TEXT})++))(?:\n++|\Z)"
)
_FORM = re.compile(rf"msgstr\[([0-5])\] {_TEXT}")
_NOTHING: tuple[tuple[str, ...], ...] = ((), (), (), ())


@dataclass(frozen=True, slots=True)
class Translation:
    """One entry. `words` are empty where it is not translated; `forms` are those of a number, where it has a plural."""

    source: str
    words: str = ""
    context: str = ""
    plural: str = ""
    forms: tuple[str, ...] = ()
    fuzzy: bool = False
    previous: str = ""
    """the source it was translated from, where that has changed since"""
    comments: tuple[str, ...] = ()
    """what translators wrote"""
    notes: tuple[str, ...] = ()
    """what is written for translators, made anew at every update"""
    places: tuple[str, ...] = ()
    """files it comes from"""
    line: int = 1
    """where its `msgid` stands"""

    @property
    def known(self) -> bool:
        """Whether there is a translation, be it of an older source."""
        return bool(self.words or any(self.forms))

    @property
    def usable(self) -> bool:
        """Whether it can be shown."""
        return bool(self.words or (self.forms and all(self.forms))) and not self.fuzzy


def header(text: str) -> int:
    """Where the header of a catalogue ends; 0 where it does not begin with a plain one."""
    found = _ENTRY.match(text)
    return found.end() if found and found[2] is None and found[5] is None and not _meant(found[3]) else 0


def entries(text: str, done: int) -> list[Translation] | None:
    """Those from the character `done` on; None where they are not plain throughout, or one stands there twice."""
    found: dict[tuple[str, str], Translation] = {}
    line, counted = 1, 0
    while done < len(text):
        entry = _ENTRY.match(text, done)
        if entry is None:
            return None
        lines, context, source, words, plural, several, _ = entry.groups()
        above, forms = _above(lines), _forms(several)
        if above is None or forms is None or source == '""' or context == '""':
            return None
        done, begin = entry.end(), entry.start(3)
        line, counted = line + text.count("\n", counted, begin), begin
        key = _meant(context), _meant(source)
        if key in found:
            return None
        flags, comments, notes, places = above
        found[key] = Translation(
            key[1],
            _meant(words),
            key[0],
            _meant(plural),
            forms,
            "fuzzy" in flags,
            "",
            comments,
            notes,
            places,
            line,
        )
    return list(found.values())


def _meant(written: str | None) -> str:
    """A text as Babel reads it; most are a single line without escapes."""
    if written is None:
        return ""
    return denormalize(written) if "\\" in written or "\n" in written else written[1:-1]


def _forms(several: str | None) -> tuple[str, ...] | None:
    """Those of a number; None where they are not in order."""
    if several is None:
        return ()
    forms = _FORM.findall(several)
    in_order = [int(number) for number, _ in forms] == list(range(len(forms)))
    return tuple(_meant(form) for _, form in forms) if in_order else None


def _above(lines: str) -> tuple[tuple[str, ...], ...] | None:
    """(flags, comments, notes, places) above an entry, each once; None where there is more than these."""
    flags, comments, notes, places = _NOTHING
    for line in lines.split("\n")[:-1]:
        sort, rest = line[:2], line[2:].strip()
        if sort == "#.":
            notes += (rest,) if rest else ()
        elif sort == "#:":
            if ":" in rest:
                # The number of a line is no part of its file.
                return None
            places += tuple(rest.split())
        elif sort == "#,":
            flags += tuple(flag.strip() for flag in rest.split(","))
        elif rest.startswith("|"):
            # Babel takes it for what the text said before.
            return None
        else:
            comments += (rest,)
    return flags, _once(comments), _once(notes), _once(places)


def _once(words: tuple[str, ...]) -> tuple[str, ...]:
    return words if len(words) < 2 else tuple(dict.fromkeys(words))
