"""The hub itself: `hub.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hub.records.base import Part, described
from hub.records.singles.country import Country
from hub.records.singles.legal import Accessibility, EasyLanguage, Privacy, Publisher, SignLanguage
from hub.records.values import (
    Address,
    Count,
    Date,
    Email,
    Id,
    LanguageCode,
    Name,
    Text,
    TimeZone,
    ToPartner,
    ToRegion,
    Words,
    YesNo,
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

    fallback: dict[LanguageCode, list[LanguageCode]] = described(
        "Welche Sprachen einspringen, wo ein Text fehlt, z. B. tr: [en, de]; sonst die geschriebenen der Reihe nach",
        "Which languages stand in where a text is missing, e.g. tr: [en, de]; otherwise the authored ones in order",
        {},
    )
    floor: Annotated[Count, Field(le=100)] = described(
        "Ab wie viel Prozent der Texte, die da sein müssen, eine übersetzte Sprache angeboten wird",
        "From which percentage of the texts that must be there a translated language is offered",
        0,
    )

    @property
    def all(self) -> list[str]:
        """Every language, in the order of the switch."""
        return [*self.authored, *self.translated]

    def chain(self, code: str) -> list[str]:
        """The languages a reader of one is given, in the order in which they are looked for: its own, those that stand
        in, the language it is a form of, and those that are written."""
        base = [code.partition("-")[0]] if "-" in code else []
        return list(dict.fromkeys((code, *self.fallback.get(code, ()), *base, *self.authored)))


class Repository(Part):
    """Where editors change the records."""

    edit: Annotated[Words, Field(pattern=r"^https?://\S+\{path\}\S*$")] | None = described(
        "Adresse zum Ändern einer Datei, mit {path} an der Stelle des Dateipfads",
        "Address to edit a file, with {path} where the file's path goes",
        None,
    )


class Report(Part):
    """Where readers report a mistake."""

    email: Email | None = described("E-Mail für Hinweise auf Fehler", "E-mail for reports of mistakes", None)
    issue: Annotated[Words, Field(pattern=r"^https?://\S+\{(title|page|record)\}\S*$")] | None = described(
        "Adresse eines Formulars, mit {title}, {page}, {record} an der Stelle von Titel, Adresse, Datei der Seite",
        "Address of a form, with {title}, {page} and {record} where the page’s title, address and file go",
        None,
    )


class Steward(Part):
    """Who looks after some of the records. An office or function, never a private person."""

    role: Text = described(
        "Stelle oder Funktion, z. B. „Geschäftsstelle“; keine Person",
        "Office or function, e.g. “head office”; no person",
    )
    kinds: list[Words] = described("Arten von Einträgen, z. B. offer", "Kinds of records, e.g. offer", [])
    partners: list[ToPartner] = described(
        "Partner, deren Einträge, Angebote, Projekte und Veranstaltungen dazugehören",
        "Partners whose records, offers, projects and events belong to it",
        [],
    )


class Editing(Part):
    """Changing records in the browser. There is no such page where `cms` is empty."""

    cms: Literal["decap"] | None = described(
        "Programm zum Bearbeiten im Browser; leer bedeutet: aus",
        "Program for editing in the browser; empty means off",
        None,
    )
    backend: Literal["gitlab", "github", "git-gateway", "local"] | None = described(
        "Wo die Dateien liegen; local ist nur der eigene Rechner, zum Ausprobieren",
        "Where the files are kept; local is this computer only, for trying it out",
        None,
    )
    repository: Annotated[Words, Field(pattern=r"^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$")] | None = described(
        "Projekt dort, z. B. gruppe/wegweiser", "Project there, e.g. group/guide", None
    )
    branch: Annotated[Words, Field(pattern=r"^[A-Za-z0-9_./-]+$")] = described("Zweig", "Branch", "main")
    host: Address | None = described(
        "Adresse von GitLab, des Anmeldedienstes für GitHub oder von decap-server auf dem eigenen Rechner",
        "Address of GitLab, of the sign-in service for GitHub, or of decap-server on this computer",
        None,
    )
    app_id: Words | None = described(
        "Kennung der Anwendung bei GitLab (öffentlich, mit PKCE)",
        "Id of the application at GitLab (public, with PKCE)",
        None,
    )
    review: YesNo = described(
        "Änderungen als Vorschlag ablegen (Merge Request) statt sofort; nicht bei git-gateway und local",
        "Save changes as a proposal (merge request) rather than at once; not with git-gateway and local",
        True,
    )


class Origin(Part):
    """Another hub that records were taken over from."""

    title: Name = described("Name des Portals", "Name of the hub")
    web: Address | None = described("Seine Adresse", "Its address", None)
    taken: Date = described("Tag der Übernahme", "Day on which they were taken over")
    places: list[Words] = described(
        "Namen von Orten dort, die in übernommenen Texten stehen; was einen davon nennt, ist vor der Veröffentlichung "
        "zu lesen",
        "Names of places there that texts taken over mention; what names one is to be read before publication",
        [],
    )


class Settings(Part):
    """The hub itself."""

    title: Text = described("Name des Portals", "Name of the hub")
    tagline: Text = described("Wofür es da ist, in einem Satz", "What it is for, in one sentence")
    region: ToRegion = described("Die Region des Portals", "The hub's own region")
    languages: Languages = described("Sprachen", "Languages")
    time_zone: TimeZone = described(
        "Zeitzone der Region, z. B. Europe/Berlin; sie bestimmt, welcher Tag heute ist",
        "Time zone of the region, e.g. Europe/Berlin; it decides which day it is today",
        "UTC",
    )
    country: Country = described(
        "Das Land: Währung, Telefon, Postleitzahl, Schlüssel, Arten von Kreisen und Organisationen, Pflichten",
        "The country: currency, telephone, postcode, keys, types of districts and organisations, duties",
        Country.empty(),
    )
    origins: dict[Id, Origin] = described(
        "Portale, aus denen Einträge übernommen sind, nach Kennung", "Hubs that records were taken over from, by id", {}
    )
    disclaimer: Text = described(
        "Hinweis, dass die Seiten keine Rechtsberatung sind", "Note that the pages are no legal advice"
    )
    gap: Text | None = described("Was die Recherche nicht prüfen konnte", "What the research could not check", None)
    licence: Name = described("Lizenz der Inhalte", "Licence of the content")
    licence_address: Address = described("Adresse des Lizenztextes", "Address of the licence text")
    repository: Repository = described("Ort der Dateien", "Place of the files", Repository.empty())
    publisher: Publisher = described("Herausgeber", "Publisher", Publisher.empty())
    privacy: Privacy = described("Angaben zum Datenschutz", "Facts for the privacy statement", Privacy.empty())
    accessibility: Accessibility = described(
        "Angaben zur Barrierefreiheit", "Facts for the accessibility statement", Accessibility.empty()
    )
    easy_language: EasyLanguage = described("Leichte Sprache", "Easy language", EasyLanguage.empty())
    sign_language: SignLanguage = described("Gebärdensprache", "Sign language", SignLanguage.empty())
    report: Report = described("Wohin Fehler gemeldet werden", "Where mistakes are reported", Report.empty())
    stewards: list[Steward] = described(
        "Wer sich worum kümmert; die erste passende Stelle zählt. Leer bedeutet: niemand benannt",
        "Who looks after what; the first that fits counts. Empty means: nobody named",
        [],
    )
    editing: Editing = described("Bearbeiten im Browser", "Editing in the browser", Editing.empty())
    review_days: dict[str, Count] = described(
        "Nach wie vielen Tagen Einträge einer Art neu zu prüfen sind; default für alle übrigen",
        "After how many days records of a kind need a new check; default for all others",
    )
