"""Words from letters and offices, explained where a text first uses them.

The first use of a term in the running text of a page becomes a button, and its explanation a popover at the end of
the page's article: no script, and focus, Enter, Space, Escape and a click beside it are the browser's own. The
popover is a dialog that takes the focus and is named by the word, because a note that merely appears at the far end
of the document would be heard by nobody: a screen reader reads name and text of a dialog as the focus enters it, and
the browser gives the focus back to the word when it is closed. It is not modal; the page stays usable beside it.

What counts as a use of a term, whole words only and the longest that fits:

- its title in the page's language and its official title in the main one, without a remark in brackets at the end,
  also inflected (`GRAMMARS`); a title that is the same in every language is a name and counts only as it is written;
- its abbreviation, as it is written or with an s; a section only with a letter, paragraph or law in it
  (“§ 81a”, “§ 24 XyG”), because every law has a § 24;
- a synonym that is written like a name, with two capitals or a digit (“Blue Card”, “81a-Verfahren”): other synonyms
  are ordinary words that help a search, but often mean something else in a text.

What two terms claim alike counts for the one whose title it is, otherwise for none of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

from hub.pages.glossary.wordings import GRAMMARS, Form, Grammar, compiled, matching, said_as
from hub.pages.reader import Reader
from hub.records import addresses
from hub.records.kinds.reference import Term

LIMIT = 5
"""Terms explained on one page, the first ones: a text full of dots is hard to read, and each adds to what is loaded."""

_WORD = re.compile(r"§|\w+")
# An element whose text is left alone and that never holds another of its own name, as a whole, because half of all
# tags are links; any other tag; a comment.
_TAG = re.compile(
    r"""<(?:(a|button|code|dt|h[1-6]|label|option|script|style|summary|textarea|th)\b.*?</\1>|"""
    r"""(/?)(\w+)([^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+)>|!--.*?-->)""",
    re.DOTALL,
)
# A line may break on either side of a button; brackets, quotation marks and stops stay with the word.
_BEFORE = re.compile(r"[^\w\s§]+\Z")
_AFTER = re.compile(r"[^\w\s§]+")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_TEXT = frozenset(["p", "li", "td", "dd"])
_QUIET = frozenset(["nav", "pre", "select", "svg", "template"])
# Elements that name their language are quotations, of a law or an official name; a list of terms explains them itself.
_QUIET_MARKS = re.compile(r'\blang=|\bclass="(?:contact|kicker|terms)"')


@dataclass
class Glossary:
    """The terms of one language by the words their wordings begin with."""

    terms: Mapping[str, Term]
    titles: dict[str, str]
    """Ids by the title in this language"""
    forms: dict[str, list[Form]]

    @property
    def digest(self) -> str:
        """Every title and wording; what a note says is asked of its term."""
        forms = {
            word: [(form.id, form.wording, form.flags, form.language) for form in own]
            for word, own in self.forms.items()
        }
        return repr((self.titles, forms))

    def uses(self, text: str) -> Iterator[tuple[int, int, Form]]:
        """(start, end, wording) of every use in a plain text, from left to right and without overlaps."""
        if self.forms.keys().isdisjoint(_WORD.findall(text)):
            return
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            found = [
                (match.end(), form)
                for form in self.forms.get(word[0], ())
                if (match := compiled(form.wording, form.flags).match(text, word.start()))
            ]
            if found:
                done, form = max(found, key=lambda item: item[0])
                yield word.start(), done, form

    def explain(self, html: str, reader: Reader, title: str) -> str:
        """A page's HTML with the first use of each term marked and its explanation added to the article.

        The word that the page is named after is what the page explains; it is not marked.
        """
        seen = {self.titles[title]} if title in self.titles else set()
        marked: list[Markup] = []
        out: list[str] = []
        done = 0
        for start, end in _texts(html):
            text = html[start:end]
            new = self._mark(text, seen, marked, reader)
            if new is not None:
                out += html[done:start], new
                done = end
            if len(marked) == LIMIT:
                break
        if not marked:
            return html
        html = "".join(out) + html[done:]
        notes = Markup('<div class="term-notes">\n{}\n</div>\n').format(Markup("\n").join(marked))
        head, article, foot = html.rpartition("</article>")
        return f"{head}{notes}{article}{foot}" if article else f"{html}\n{notes}"

    def _mark(self, html: str, seen: set[str], marked: list[Markup], reader: Reader) -> str | None:
        """The text with marks, None where it has none. Adds terms to `seen` and their notes to `marked`."""
        text = unescape(html) if "&" in html else html
        out = Markup()
        done = 0
        for start, end, form in self.uses(text):
            if form.id in seen or len(marked) == LIMIT:
                continue
            seen.add(form.id)
            marked.append(self._note(form.id, reader))
            before, after = _BEFORE.search(text, done, start), _AFTER.match(text, end)
            opens, stops = before.start() if before else start, after.end() if after else end
            button = _button(form, text[start:end])
            out += text[done:opens]
            if (opens, stops) == (start, end):
                out += button
            else:
                out += Markup('<span class="unbroken">{}{}{}</span>').format(text[opens:start], button, text[end:stops])
            done = stops
        return str(out + text[done:]) if done else None

    def _note(self, id: str, reader: Reader) -> Markup:
        key = ("note", addresses.folder(reader.address), id)
        return reader.hub.memory.once(key, lambda: _note(self.terms[id], reader))


def glossary(terms: Mapping[str, Term], language: str, main: str) -> Glossary:
    """The glossary of pages in `language`; `main` is the language of the official titles."""
    claims: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    wordings = [
        (id, rank, words, code) for id, term in terms.items() for rank, words, code in said_as(term, language, main)
    ]
    for id, rank, words, _code in wordings:
        claims[words.casefold()][rank].add(id)
    forms: dict[str, dict[tuple[str, str], Form]] = defaultdict(dict)
    for id, rank, words, code in wordings:
        best = min(claims[words.casefold()])
        if rank > best or len(claims[words.casefold()][best]) > 1:
            continue
        titles = list(terms[id].title.values())
        name = rank > 0 or (len(titles) > 1 and len(set(titles)) == 1)
        pattern, flags, first_words = matching(
            words, Grammar(("s",), (), True) if name else GRAMMARS.get(code, Grammar())
        )
        form = Form(id, pattern, flags, code if code != language and not rank else "")
        for word in first_words:
            forms[word].setdefault((id, words), form)
    named = {term.title.get(language) or term.title.get(main, ""): id for id, term in terms.items()}
    return Glossary(terms, named, {word: list(found.values()) for word, found in sorted(forms.items())})


def _texts(html: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every piece of running text between tags; a record's sources, in its foot, are none."""
    # None: in an element whose text is left alone, else whether it is running text.
    inside: list[bool | None] = [False]
    done = 0
    for tag in _TAG.finditer(html):
        if inside[-1] and done < tag.start():
            yield done, tag.start()
        done = tag.end()
        name = tag[3]
        if name == "footer":
            return
        if name is None:
            continue
        if tag[2]:
            if len(inside) > 1:
                inside.pop()
        elif name not in _VOID and not tag[4].endswith("/"):
            above = inside[-1]
            if above is None or name in _QUIET or _QUIET_MARKS.search(tag[4]):
                inside.append(None)
            else:
                inside.append(above or name in _TEXT)


def _button(form: Form, words: str) -> Markup:
    """The words as the button of a note.

    No browser wraps a button like text. So of several words only the last is one, named by all of them, and the rest
    its label: a click on a label is one on its button.
    """
    language = Markup(' lang="{}"').format(form.language) if form.language else ""
    *head, last = re.split(r"(?<=\s)(?=\S+\Z)", words)
    if not head:
        return Markup('<button type="button" class="term" popovertarget="term_{}"{}>{}</button>').format(
            form.id, language, words
        )
    return Markup(
        '<label class="term"{}>{}<button type="button" popovertarget="term_{}" aria-label="{}">{}</button></label>'
    ).format(language, head[0], form.id, words, last)


def _note(term: Term, reader: Reader) -> Markup:
    title, official = reader.words.plain(term.title), reader.words.original(term.title)
    other = Markup(' <span lang="{}" dir="{}">{}</span>').format(
        reader.words.main, reader.words.direction_of(reader.words.main), official
    )
    short = Markup(" ({})").format(term.abbreviation) if term.abbreviation and term.abbreviation not in title else ""
    return Markup(
        '<div popover id="term_{id}"><div role="dialog" aria-labelledby="term_{id}_name" tabindex="-1" autofocus>\n'
        '<p id="term_{id}_name"><strong>{title}</strong>{other}{short}</p>\n'
        "{text}\n"
        '<p><a href="{address}">{more}</a>'
        '<button popovertarget="term_{id}" popovertargetaction="hide">{close}</button></p>\n'
        "</div></div>"
    ).format(
        id=term.id,
        title=reader.words.t(term.title),
        # A translated title has the official word behind it, in brackets.
        other=other if official not in title else "",
        short=short,
        text=reader.prose.html(reader.words.begun(term.explanation), inline=True),
        address=reader.links.url("term", term.id),
        more=reader.words.word("More about this word"),
        close=reader.words.word("Close"),
    )
