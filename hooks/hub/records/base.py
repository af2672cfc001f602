"""What every record and every part of one has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Protocol, Self, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hub.records.values import Confidence, Date, Id, Prose, ToSource, Words


def _nothing() -> list[Any]:
    return []


def described(de: str, en: str, default: Any = ..., **more: Any) -> Any:
    """A field with its description in German and English; both appear in schema, field reference and `hub new`."""
    if default == []:
        # pydantic copies a default deeply for every record; a factory is quicker. What `list` itself takes it would
        # have to read from its documentation, once for each field.
        more["default_factory"] = _nothing
    else:
        more["default"] = default
    return Field(description=de, json_schema_extra={"description_en": en}, **more)


Shelf = Literal["What to do", "Who helps", "Working together", "Look it up"]


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @classmethod
    def empty(cls) -> Self:
        """One in which nothing is given, all of whose fields have defaults; what checks values is not built for it."""
        return cast(Self, cls.model_construct())

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, tree: Any) -> Any:
        """A known field without a value counts as not given; an unknown one stays, to be reported."""
        if isinstance(tree, dict) and None in tree.values():
            return {key: value for key, value in tree.items() if value is not None or key not in cls.model_fields}
        return tree


class Evidence(Part):
    """What a single statement rests on, where it differs from the record it stands in."""

    legal: Words | None = described("Rechtsgrundlage, wie sie zitiert wird", "Legal basis as it is cited", None)
    sources: list[ToSource] = described("Quellen dieser Aussage", "Sources of this statement", [])
    confidence: Confidence = described(
        "Wie sicher die Aussage ist; unverified wird sichtbar als nicht bestätigt gekennzeichnet",
        "How certain the statement is; unverified is visibly marked as not confirmed",
        "found",
    )


class Statement(Evidence):
    """One sentence or paragraph with its evidence."""

    text: Prose = described("Die Aussage", "The statement")
    valid_until: Date | None = described(
        "Bis wann der Text gilt (einschließlich); danach sagt die Seite, dass er abgelaufen ist",
        "Until when the text holds (inclusive); afterwards the page says that it has run out",
        None,
    )


class Subpage(Protocol):
    """What has a page of its own below a record's."""

    @property
    def text(self) -> dict[str, str]: ...


class Record(Part):
    """What records of every kind have. `id` is the file name and does not stand in the file."""

    kind: ClassVar[str]
    folder: ClassVar[str]
    words: ClassVar[tuple[str, str]]
    heading: ClassVar[str] = "title"
    companion: ClassVar[tuple[str, type[Part]] | None] = None
    """A second file beside the record's, `<id>.<name>.yaml`, and what it holds."""
    shelf: ClassVar[tuple[Shelf, int]] = ("Look it up", 99)
    """Under which heading at the foot of every page, and at which place there"""
    menu: ClassVar[int | None] = None
    """At which place of the main menu; in none, where it is not in it"""
    directory: ClassVar[bool] = False
    """Whether its list can be narrowed by facets"""
    searched: ClassVar[bool] = True
    """Whether the search finds its pages; what is only reached from what rests on it would stand in the way"""
    news: ClassVar[bool] = False
    """Whether the feed tells when it was checked"""
    essential: ClassVar[bool] = True
    """Whether its texts must stand in a language before that counts as whole; others may stand in another one"""

    id: Id = Field(exclude=True)
    summary: Prose | None = described(
        "Zusammenfassung: ein bis zwei Sätze, die für sich allein verständlich sind",
        "Summary: one or two sentences that stand on their own",
        None,
    )
    sources: list[ToSource] = described(
        "Worauf der Eintrag beruht (Kennungen aus data/sources)",
        "What the record rests on (ids from data/sources)",
        [],
    )
    checked: Date = described(
        "Tag, an dem die Quellen gelesen wurden (nicht: Tag der Änderung)",
        "Day the sources were read (not the day of the edit)",
    )
    confidence: Confidence = described(
        "Wie sicher die Angaben sind; unverified wird sichtbar gekennzeichnet",
        "How certain the record is; unverified is visibly marked",
        "found",
    )
    valid_until: Date | None = described(
        "Bis wann der Text gilt (einschließlich); danach sagt die Seite, dass er abgelaufen ist",
        "Until when the text holds (inclusive); afterwards the page says that it has run out",
        None,
    )
    aliases: list[Words] = described("Weitere Suchwörter", "Further search words", [])
    moved_from: list[Id] = described(
        "Frühere Kennungen, die älteste zuerst; ihre Adressen leiten hierher",
        "Former ids, the oldest first; their addresses lead here",
        [],
    )
    origin: Id | None = described(
        "Portal, aus dem der Eintrag übernommen ist (Kennung aus origins in hub.yaml)",
        "Hub that the record was taken over from (id from origins in hub.yaml)",
        None,
    )
    notes: Words | None = described("Interne Notiz, wird nie veröffentlicht", "Internal note, never published", None)

    @property
    def subpages(self) -> Mapping[str, Subpage]:
        """What has a page of its own below the record's, by the last part of its address."""
        return {}

    @property
    def abstract(self) -> dict[str, str] | None:
        """What says in a few words what the page holds."""
        return self.summary

    @property
    def label(self) -> dict[str, str]:
        """The record's name by language."""
        name: dict[str, str] = getattr(self, self.heading)
        return name


INTERNAL = frozenset(["notes"])
"""Fields of records that no page and no file of the site holds."""
