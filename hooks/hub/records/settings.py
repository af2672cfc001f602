"""Single files of `data/`: the hub itself (`hub.yaml`), words of one meaning (`synonyms.yaml`), and warnings that are
accepted (`exceptions.yaml`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hub.records.base import (
    Address,
    Count,
    Date,
    Email,
    LanguageCode,
    Part,
    Phone,
    Prose,
    Text,
    TimeZone,
    ToPartner,
    ToRegion,
    Words,
    YesNo,
    described,
)

# A file that is shipped with the pages; never a way out of content/.
FilePath = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)+$")]


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


class Responsible(Part):
    """Who answers for the texts."""

    role: Text | None = described("Funktion, z. B. „Leitung der Geschäftsstelle“", "Role, e.g. “head of office”", None)
    name: Words | None = described("Name, wie ihn das Gesetz verlangt", "Name, as the law demands it", None)
    address: list[Words] = described("Anschrift, Zeile für Zeile", "Postal address, line by line", [])


class Publisher(Part):
    """Who publishes the hub. Nothing here can be found by research; the publisher fills it in."""

    name: Text | None = described("Name des Herausgebers", "Name of the publisher", None)
    legal_form: Text | None = described("Rechtsform", "Legal form", None)
    represented_by: Text | None = described("Wer ihn vertritt", "Who represents it", None)
    address: list[Words] = described("Anschrift, Zeile für Zeile", "Postal address, line by line", [])
    phone: Phone | None = described("Telefon", "Telephone", None)
    email: Email | None = described("E-Mail", "E-mail", None)
    registration: Text | None = described(
        "Register und Nummer, falls eingetragen", "Register and number, if registered", None
    )
    vat_id: Words | None = described("Umsatzsteuer-Identifikationsnummer, falls vorhanden", "VAT id, if any", None)
    authority: Text | None = described("Aufsichtsbehörde, falls es eine gibt", "Supervisory authority, if any", None)
    responsible: Responsible = described("Verantwortlich für die Inhalte", "Responsible for the content", Responsible())
    approved: Date | None = described(
        "Tag, an dem die Rechtsstelle des Herausgebers die Rechtstexte freigegeben hat",
        "Day on which the publisher’s legal office approved the legal texts",
        None,
    )


class Contact(Part):
    """An office and how to reach it."""

    name: Text | None = described("Name der Stelle", "Name of the office", None)
    address: list[Words] = described("Anschrift, Zeile für Zeile", "Postal address, line by line", [])
    phone: Phone | None = described("Telefon", "Telephone", None)
    email: Email | None = described("E-Mail", "E-mail", None)
    link: Address | None = described("Internetadresse", "Web address", None)


class Logs(Part):
    """What the host's servers write down about a visit."""

    recorded: Text | None = described("Was aufgezeichnet wird", "What is recorded", None)
    days: Count | None = described("Nach wie vielen Tagen es gelöscht wird", "After how many days it is deleted", None)
    shortened: YesNo | None = described(
        "Wird die IP-Adresse gekürzt gespeichert?", "Is the IP address kept in a shortened form?", None
    )
    purpose: Text | None = described("Wozu und auf welcher Rechtsgrundlage", "What for and on which legal basis", None)


class Privacy(Part):
    """What the privacy statement needs to know; that the hub itself stores and sends nothing, the engine knows."""

    officer: Contact = described("Datenschutzbeauftragte Stelle", "Data protection officer", Contact())
    host: Contact = described("Wo die Seiten liegen", "Where the pages are hosted", Contact())
    logs: Logs = described("Protokolle der Server", "Server logs", Logs())
    letters: Text | None = described(
        "Wozu, auf welcher Rechtsgrundlage und wie lange Briefe und Hinweise aufbewahrt werden",
        "What for, on which legal basis and how long letters and reports are kept",
        None,
    )
    authority: Contact = described(
        "Aufsichtsbehörde für den Datenschutz", "Supervisory authority for data protection", Contact()
    )


class Gap(Part):
    """A part that is not accessible, or not known to be."""

    part: Text = described("Welcher Teil", "Which part")
    reason: Text = described("Warum", "Why")
    alternative: Prose = described("Was es stattdessen gibt", "What there is instead")


class Enforcement(Contact):
    """Who helps when the publisher does not."""

    procedure: Prose | None = described("Wie das Verfahren geht", "How the procedure works", None)


class Accessibility(Part):
    """What the accessibility statement says. Law and enforcement differ by state."""

    law: Text | None = described("Gesetz, nach dem sie abgegeben wird", "Law the statement is made under", None)
    standard: Text | None = described("Maßstab", "Standard", None)
    status: Literal["full", "partial", "none"] | None = described(
        "Wie weit der Maßstab erfüllt ist", "How far the standard is met", None
    )
    gaps: list[Gap] = described("Was nicht barrierefrei ist", "What is not accessible", [])
    method: Literal["self-assessment", "test"] | None = described(
        "Selbstbewertung oder Prüfung durch Dritte", "Self-assessment or test by a third party", None
    )
    checked: Date | None = described(
        "Tag, an dem die Erklärung erstellt oder zuletzt überprüft wurde",
        "Day on which the statement was made or last reviewed",
        None,
    )
    feedback: Contact = described("Wohin Barrieren gemeldet werden", "Where barriers are reported", Contact())
    enforcement: Enforcement = described("Durchsetzungsstelle", "Enforcement body", Enforcement())


class EasyLanguage(Part):
    """The page in easy language."""

    reviewed: Date | None = described(
        "Tag, an dem eine Prüfgruppe den Text in der Hauptsprache geprüft hat",
        "Day on which a test group reviewed the text in the main language",
        None,
    )


class SignLanguage(Part):
    """A film in sign language, kept among the site's own files."""

    title: Text | None = described("Was er zeigt, in welcher Sprache", "What it shows, in which language", None)
    video: FilePath | None = described(
        "Filmdatei unterhalb von content/, z. B. media/film.mp4", "Film below content/, e.g. media/film.mp4", None
    )
    captions: FilePath | None = described(
        "Untertitel (WebVTT) unterhalb von content/", "Captions (WebVTT) below content/", None
    )
    captions_language: LanguageCode | None = described("Sprache der Untertitel", "Language of the captions", None)


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
    disclaimer: Text = described(
        "Hinweis, dass die Seiten keine Rechtsberatung sind", "Note that the pages are no legal advice"
    )
    gap: Text | None = described("Was die Recherche nicht prüfen konnte", "What the research could not check", None)
    licence: Text = described("Lizenz der Inhalte", "Licence of the content")
    licence_address: Address = described("Adresse des Lizenztextes", "Address of the licence text")
    repository: Repository = described("Ort der Dateien", "Place of the files", Repository())
    publisher: Publisher = described("Herausgeber", "Publisher", Publisher())
    privacy: Privacy = described("Angaben zum Datenschutz", "Facts for the privacy statement", Privacy())
    accessibility: Accessibility = described(
        "Angaben zur Barrierefreiheit", "Facts for the accessibility statement", Accessibility()
    )
    easy_language: EasyLanguage = described("Leichte Sprache", "Easy language", EasyLanguage())
    sign_language: SignLanguage = described("Gebärdensprache", "Sign language", SignLanguage())
    report: Report = described("Wohin Fehler gemeldet werden", "Where mistakes are reported", Report())
    stewards: list[Steward] = described(
        "Wer sich worum kümmert; die erste passende Stelle zählt. Leer bedeutet: niemand benannt",
        "Who looks after what; the first that fits counts. Empty means: nobody named",
        [],
    )
    editing: Editing = described("Bearbeiten im Browser", "Editing in the browser", Editing())
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


class Exempt(Part):
    """One accepted warning."""

    rule: Words = described("Regel, die hier nicht gelten soll", "Rule that shall not apply here")
    file: Words = described("Datei, z. B. data/partners/beispiel.yaml", "File, e.g. data/partners/beispiel.yaml")
    why: Words = described("Begründung", "Reason")


class ExemptLink(Part):
    """An address on the web that `hub links` shall not ask for some time."""

    address: Address = described("Adresse, wie sie im Eintrag steht", "Address as it stands in the record")
    why: Words = described("Begründung", "Reason")
    until: Date = described(
        "Bis wann einschließlich; danach wird die Adresse wieder abgefragt",
        "Until when, including that day; afterwards the address is asked again",
    )


class Exceptions(Part):
    """Warnings that are accepted, each with its reason."""

    exceptions: list[Exempt] = described("Ausnahmen", "Exceptions", [])
    links: list[ExemptLink] = described(
        "Adressen, die nicht abgefragt werden sollen", "Addresses that shall not be asked", []
    )
