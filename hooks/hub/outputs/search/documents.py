"""One document per page as the indexer reads it: the record's own words, and beside them the words people use for it.

Published pages stay as they are; a document is made of the record. It holds, from heavy to light: the title; other
names, that is titles in the page's language and in those the records are written in (people type the word from their
letter), abbreviations, synonyms, aliases;
headings inside and parts of compound names; what people ask who know none of these; texts; names of what the record is
linked to; parts of other compounds.
What is only there in another language than the page's is not looked for, but names are.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, fields

from hub.hub import Hub
from hub.outputs.search import compounds
from hub.outputs.search.cutting import cut, digits, led
from hub.pages.directory.facets import values
from hub.pages.reader import Reader
from hub.pages.render.page import Page
from hub.reading.content import Content
from hub.reading.languages import Language
from hub.reading.markup.text import plain
from hub.records import KINDS, Record
from hub.records.kinds.places import District
from hub.records.kinds.reference import Term
from hub.records.marks import TextMark, walk


@dataclass(slots=True)
class Document:
    """What is indexed for one page. `facets` are ids by facet, `kind` among them; `description` is only shown."""

    address: str
    language: str
    title: str
    description: str
    label: str
    facets: dict[str, list[str]]
    names: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    name_parts: list[str] = field(default_factory=list)
    text_parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> Iterator[str]:
        """Every text of the document; what is typed like a telephone number is not compared with words."""
        yield from (self.title, *self.names, *self.headings, *self.texts, *self.asked, *self.near)


def packed(document: Document) -> str:
    """A document as a text."""
    return json.dumps({field.name: getattr(document, field.name) for field in fields(document)}, ensure_ascii=False)


def unpacked(words: str) -> Document:
    """A document that was `packed`."""
    return Document(**json.loads(words))


def of(hub: Hub, page: Page) -> Document | None:
    """The document of a page made of records; None for pages that are not looked for."""
    model = KINDS.get(page.kind)
    if model and model.searched and page.id in hub.records(model):
        return _of_record(hub, page, hub.get(model, page.id))
    if _is_listed(page):
        found = Document(page.address, page.language, page.title, page.description, "", {}, headings=[page.title])
        found.texts += [page.description] if page.description else []
        return found
    return None


def of_text(address: str, page: Content) -> Document:
    """The document of a hand-written page: its first heading is its title."""
    title, _, rest = plain(page.markdown).partition("\n")
    first = next((line for line in rest.splitlines() if line.strip()), "")
    return Document(address, page.language, title.strip(), first.strip(), "", {}, texts=[first.strip(), rest])


def with_parts(documents: Iterable[Document], language: Language) -> list[Document]:
    """All documents of a language, with the parts of their words, which are known from all its texts."""
    listed = list(documents)
    if language.code in compounds.LANGUAGES:
        _take_apart(listed)
    if language.direction == "rtl":
        _let_go(listed)
    return listed


def _is_listed(page: Page) -> bool:
    """Lists of a whole kind and of a place; the other lists only repeat the name of a topic or type."""
    listing = page.listing and not page.empty and (page.kind not in KINDS or KINDS[page.kind].searched)
    return listing and (page.id is None or page.id.startswith("district/"))


def _of_record(hub: Hub, page: Page, record: Record) -> Document:
    reader = Reader(hub, hub.languages[page.language], page.address)
    tongues = {page.language, *hub.settings.languages.authored}
    entry = hub.entry(record)
    found = Document(
        address=page.address,
        language=page.language,
        title=page.title,
        description=page.description,
        label=reader.words.word(record.words[0]),
        facets={"kind": [record.kind], **_letter(record), **values(record, hub, ("audience", "district", "topic"))},
        names=_names(record, tongues),
        name_parts=[*getattr(record, "parts", ())],
        texts=[] if page.words else [page.description],
        asked=hub.typed(record, page.language),
        near=_near(hub, reader, record, tongues),
    )
    for mark, location, text in walk(entry.model, entry.tree):
        if not isinstance(mark, TextMark) or location == (record.heading,):
            continue
        if page.language in text or not mark.translated:
            words = reader.prose.plain(text) if mark.prose else reader.words.plain(text)
            (found.headings if location[-1] == "title" else found.texts).append(words)
    for _, group in entry.mappings:
        found.texts += [group["legal"]] if isinstance(group.get("legal"), str) else []
        found.numbers += [group[name] for name in ("phone", "email") if isinstance(group.get(name), str)]
        found.numbers += [digits(group["phone"])] if isinstance(group.get("phone"), str) else []
    found.texts = list(dict.fromkeys(found.texts))
    return found


def _letter(record: Record) -> dict[str, list[str]]:
    """Marks what names a letter: whoever types exactly its word holds it in their hands."""
    return {"letter": ["yes"]} if isinstance(record, Term) and record.is_letter else {}


def _names(record: Record, tongues: Collection[str]) -> list[str]:
    """Every word for the record itself, in these languages."""
    texts = (record.label, getattr(record, "short", None) or {})
    found = [words for text in texts for code, words in text.items() if code in tongues]
    found += record.aliases
    found += getattr(record, "synonyms", ())
    if isinstance(record, District):
        found += [word for place in record.places for word in (place.name, *place.postcodes)]
    abbreviation = getattr(record, "abbreviation", None)
    return list(dict.fromkeys([*found, abbreviation] if abbreviation else found))


def _near(hub: Hub, reader: Reader, record: Record, tongues: Collection[str]) -> list[str]:
    """Names of what the record links to, and every word for what the glossary explains of it."""
    name = (record.kind, record.id)
    linked = [target for target, _ in hub.graph.out.get(name, ()) if KINDS[target[0]].searched]
    found = [reader.library.label(*target) for target in linked]
    for term in hub.graph.naming(name, Term, ("guides", "roles")):
        found += _names(hub.named(term), tongues)
    return list(dict.fromkeys(found))


def _let_go(found: list[Document]) -> None:
    """Adds words without what is written in one with them, where the rest is a word of the language too."""
    known = {word for document in found for text in document.words for word in cut(text)}
    for document in found:
        bare = (led(word) for text in document.words for word in cut(text))
        document.text_parts += sorted({word for word in bare if word in known})


def _take_apart(found: list[Document]) -> None:
    """Adds the parts of compounds, known from all texts of the language."""
    splitter = compounds.Splitter(text for document in found for text in document.words)

    def parts(texts: Iterable[str]) -> list[str]:
        return list(
            dict.fromkeys(part for text in texts for word in compounds.words(text) for part in splitter.parts(word))
        )

    for document in found:
        document.name_parts += parts((document.title, *document.names))
        document.text_parts += parts(document.words)
