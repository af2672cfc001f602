"""Single files of `data/`: the hub itself (`hub.yaml`) and words of one meaning (`synonyms.yaml`)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from hub.models.base import (
    Address,
    Count,
    LanguageCode,
    Part,
    Text,
    ToRegion,
    Words,
    described,
)


class Languages(Part):
    """Languages in the order of the switch."""

    authored: list[LanguageCode] = described(
        "Sprachen, in denen die Einträge geschrieben werden; die erste ist Pflicht",
        "Languages the records are written in; the first is required",
        min_length=1,
    )
    translated: list[LanguageCode] = described(
        "Weitere Sprachen aus locales/<Kürzel>.po", "Further languages from locales/<code>.po", []
    )
    formats: dict[LanguageCode, LanguageCode] = described(
        "Schreibweise von Datum und Zahl, wo sie nach Land verschieden ist, z. B. en: en-GB",
        "Spelling of dates and numbers where it differs by country, e.g. en: en-GB",
        {},
    )

    @property
    def all(self) -> list[str]:
        """Every language, in the order of the switch."""
        return [*self.authored, *self.translated]


class Repository(Part):
    """Where editors change the records."""

    edit: Annotated[Words, Field(pattern=r"^https?://\S+\{path\}\S*$")] | None = described(
        "Adresse zum Ändern einer Datei, mit {path} an der Stelle des Dateipfads",
        "Address to edit a file, with {path} where the file's path goes",
        None,
    )


class Settings(Part):
    """The hub itself."""

    title: Text = described("Name des Portals", "Name of the hub")
    tagline: Text = described("Wofür es da ist, in einem Satz", "What it is for, in one sentence")
    region: ToRegion = described("Die Region des Portals", "The hub's own region")
    languages: Languages = described("Sprachen", "Languages")
    disclaimer: Text = described(
        "Hinweis, dass die Seiten keine Rechtsberatung sind", "Note that the pages are no legal advice"
    )
    gap: Text | None = described("Was die Recherche nicht prüfen konnte", "What the research could not check", None)
    licence: Text = described("Lizenz der Inhalte", "Licence of the content")
    licence_address: Address = described("Adresse des Lizenztextes", "Address of the licence text")
    repository: Repository = described("Ort der Dateien", "Place of the files", Repository())
    review_days: dict[str, Count] = described(
        "Nach wie vielen Tagen Einträge einer Art neu zu prüfen sind; default für alle übrigen",
        "After how many days records of a kind need a new check; default for all others",
    )


class Synonyms(Part):
    """Words that people type for something the records call by another name."""

    groups: list[list[Words]] = described(
        "Wörter mit gleicher Bedeutung, in allen Sprachen; wer eines sucht, findet auch die anderen",
        "Words of one meaning, in all languages; whoever searches for one also finds the others",
        [],
    )
