"""The glossary as lists: every word from A to Z, those of one first letter, and the letters people get by sender."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from hub.hub import Hub
from hub.pages.reader import Reader
from hub.pages.reader.words import collation
from hub.records import addresses
from hub.records.kinds.actors import Role
from hub.records.kinds.reference import Meaning, Term


@dataclass(frozen=True)
class Entry:
    """A line of the glossary: a term under its official title, or another name of it that leads there."""

    words: str
    language: str
    """Empty where it is not known, as for synonyms"""
    term: Term | None = None
    see: tuple[Term, ...] = ()


@dataclass
class Filed:
    """(first letter, entries in order): every name a term may have in a letter or in this language."""

    letters: list[tuple[str, list[Entry]]]

    @property
    def digest(self) -> str:
        """Which words stand where and lead to which terms."""

        def line(entry: Entry) -> tuple[str, str, str, list[str]]:
            return entry.words, entry.language, entry.term.id if entry.term else "", [term.id for term in entry.see]

        return repr([(letter, [line(entry) for entry in own]) for letter, own in self.letters])


@dataclass
class GlossaryDetails:
    """The glossary from A to Z. `initial` is the letter of a page that holds only the words of one."""

    reader: Reader
    initial: str = ""

    def letters(self) -> list[tuple[str, list[Entry]]]:
        """(first letter, entries in order): every name a term may have in a letter or in this language."""
        name = f"words {self.reader.language.code}"
        return self.reader.hub.memory.answer(name, lambda: Filed(self._letters())).letters

    def _letters(self) -> list[tuple[str, list[Entry]]]:
        terms = self.reader.library.all(Term)
        entries = [Entry(self.reader.words.original(term.title), self.reader.words.main, term) for term in terms]
        taken = {collation(entry.words) for entry in entries}
        names: dict[str, tuple[str, str, list[Term]]] = {}
        for term in terms:
            for words, code in self._names(term):
                key = collation(words)
                if key and key not in taken and term not in names.setdefault(key, (words, code, []))[2]:
                    names[key][2].append(term)
        entries += [Entry(words, code, see=tuple(see)) for words, code, see in names.values()]
        letters: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: collation(entry.words)):
            first = collation(entry.words)[0]
            letters.setdefault("0–9" if first.isdigit() else first.upper(), []).append(entry)
        return list(letters.items())

    def here(self) -> list[Entry]:
        """The entries of the page's letter; none where only another language has any."""
        found = dict(self.letters()).get(self.initial, [])
        return [replace(one, term=one.term and self._of(one.term), see=tuple(map(self._of, one.see))) for one in found]

    def initials(self) -> list[str]:
        """Every first letter, in order."""
        return [letter for letter, _ in self.letters()]

    def titles(self) -> list[tuple[str, list[Term]]]:
        """(first letter, terms in order) of official titles alone."""
        found = [
            (letter, [self._of(entry.term) for entry in entries if entry.term]) for letter, entries in self.letters()
        ]
        return [(letter, terms) for letter, terms in found if terms]

    def equivalent(self, term: Term) -> str:
        """Its title in this language, where that is another word."""
        return equivalent(term, self.reader)

    def helpers(self) -> list[Role]:
        """Who advises, those first whom most letters lead to."""
        return helpers(self.reader)

    def initial_url(self, letter: str) -> str:
        """Address of the page with the words of one first letter, from here."""
        return self.reader.links.part_url(Term.kind, "letter", slug(letter))

    def _of(self, term: Term) -> Term:
        """The term, asked for by whom it is shown."""
        return self.reader.library.get(Term, term.id)

    def _names(self, term: Term) -> list[tuple[str, str]]:
        """(words, their language) of what a term is called besides its official title."""
        names = [
            (self.reader.words.plain(term.title), self.reader.language.code),
            (term.abbreviation or "", self.reader.words.main),
        ]
        return [*names, *((word, "") for word in term.synonyms)]


@dataclass
class LetterDetails:
    """Letters, notices and papers that people get, by who sends them; and who helps where a word is not among them."""

    reader: Reader

    def by_sender(self) -> list[tuple[Role | None, list[Term]]]:
        """(sender, its letters) from the one with the most; last those that may come from anybody."""
        letters = sorted(
            (term for term in self.reader.library.all(Term) if term.is_letter),
            key=lambda term: collation(self.reader.words.original(term.title)),
        )
        found: dict[str, list[Term]] = defaultdict(list)
        for term in letters:
            for sender in term.senders:
                found[sender].append(term)
        several = sorted((id for id in found if len(found[id]) > 1), key=lambda id: (-len(found[id]), id))
        single = {term.id for term in letters} - {term.id for id in several for term in found[id]}
        groups: list[tuple[Role | None, list[Term]]] = [
            (self.reader.library.get(Role, id), found[id]) for id in several
        ]
        others = [term for term in letters if term.id in single]
        return [*groups, (None, others)] if others else groups

    def helpers(self) -> list[Role]:
        """Who advises, those first whom most letters lead to."""
        return helpers(self.reader)

    def other_words(self, term: Term) -> str:
        """What people may also type for a letter, besides its titles and abbreviation."""
        titles = (self.reader.words.original(term.title), self.reader.words.plain(term.title), term.abbreviation or "")
        shown = {collation(title) for title in titles}
        return " · ".join(word for word in (*term.synonyms, *term.aliases) if collation(word) not in shown)

    def equivalent(self, term: Term) -> str:
        """Its title in this language, where that is another word."""
        return equivalent(term, self.reader)


@dataclass
class TermDetails:
    """A term on its own page."""

    term: Term
    reader: Reader

    @cached_property
    def equivalent(self) -> str:
        """Its title in this language, where that is another word than the official one."""
        return equivalent(self.term, self.reader)

    @property
    def name(self) -> Markup:
        """Its official title, as it stands on the paper."""
        return name(self.term, self.reader)

    @property
    def answers(self) -> list[Meaning]:
        """What answers one of the questions people ask: may I stay, work, travel."""
        return [one for one in self.term.means if one.question]

    @property
    def told(self) -> list[Meaning]:
        """What else it means."""
        return [one for one in self.term.means if not one.question]

    @property
    def callers(self) -> list[Role]:
        """Whom to call today."""
        return [self.reader.library.get(Role, id) for id in self.term.act.call] if self.term.act else []


def equivalent(term: Term, reader: Reader) -> str:
    """Its title in this language, where that is another word; what it repeats of the official one is left out."""
    official, own = reader.words.original(term.title), reader.words.plain(term.title)
    bare = re.sub(r"\s+\(([^)]*)\)$", lambda found: "" if found[1] == official else found[0], own)
    return "" if bare == official else bare


def helpers(reader: Reader) -> list[Role]:
    """Who advises, those first whom most letters lead to."""
    calls = [id for term in reader.library.all(Term) if term.act for id in term.act.call]
    advising = [role for role in reader.library.all(Role) if role.advises]
    return sorted(advising, key=lambda role: -calls.count(role.id))


def title(term: Term, reader: Reader) -> str:
    """Official title and equivalent, for the title of its page: people look for the word on their letter."""
    return " – ".join(filter(None, [reader.words.original(term.title), equivalent(term, reader)]))


def name(term: Term, reader: Reader) -> Markup:
    """Its official title as it stands on a page of any language."""
    official = reader.words.original(term.title)
    return reader.words.marked(official, {reader.words.main: official})


def initials(hub: Hub) -> list[str]:
    """Every first letter that a word has in any language of the hub: each is a page in all of them, so that readers who
    change the language are led somewhere."""
    readers = [Reader(hub, language, addresses.index(code, Term.kind)) for code, language in hub.languages.items()]
    return sorted({letter for reader in readers for letter in GlossaryDetails(reader).initials()})


def slug(letter: str) -> str:
    """A first letter as part of an address: letters of other scripts by their number."""
    return letter.lower().replace("–", "-") if re.fullmatch(r"[A-Z]|0–9", letter) else f"u{ord(letter[0]):04x}"
