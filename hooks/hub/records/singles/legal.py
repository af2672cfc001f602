"""What legal pages say, and nobody but the publisher can fill in: a part of `hub.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hub.records.base import Part, described
from hub.records.values import (
    Address,
    Count,
    Date,
    Email,
    LanguageCode,
    Name,
    Phone,
    Prose,
    Text,
    Words,
    YesNo,
)

# A file that is shipped with the pages; never a way out of content/.
FilePath = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)+$")]


class Responsible(Part):
    """Who answers for the texts."""

    role: Text | None = described("Funktion, z. B. „Leitung der Geschäftsstelle“", "Role, e.g. “head of office”", None)
    name: Words | None = described("Name, wie ihn das Gesetz verlangt", "Name, as the law demands it", None)
    address: list[Words] = described("Anschrift, Zeile für Zeile", "Postal address, line by line", [])


class Publisher(Part):
    """Who publishes the hub. Nothing here can be found by research; the publisher fills it in."""

    name: Name | None = described("Name des Herausgebers", "Name of the publisher", None)
    legal_form: Name | None = described("Rechtsform", "Legal form", None)
    represented_by: Text | None = described("Wer ihn vertritt", "Who represents it", None)
    address: list[Words] = described("Anschrift, Zeile für Zeile", "Postal address, line by line", [])
    phone: Phone | None = described("Telefon", "Telephone", None)
    email: Email | None = described("E-Mail", "E-mail", None)
    registration: Name | None = described(
        "Register und Nummer, falls eingetragen", "Register and number, if registered", None
    )
    vat_id: Words | None = described("Umsatzsteuer-Identifikationsnummer, falls vorhanden", "VAT id, if any", None)
    authority: Text | None = described("Aufsichtsbehörde, falls es eine gibt", "Supervisory authority, if any", None)
    responsible: Responsible = described(
        "Verantwortlich für die Inhalte", "Responsible for the content", Responsible.empty()
    )
    approved: Date | None = described(
        "Tag, an dem die Rechtsstelle des Herausgebers die Rechtstexte freigegeben hat",
        "Day on which the publisher’s legal office approved the legal texts",
        None,
    )


class Contact(Part):
    """An office and how to reach it."""

    name: Name | None = described("Name der Stelle", "Name of the office", None)
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

    officer: Contact = described("Datenschutzbeauftragte Stelle", "Data protection officer", Contact.empty())
    host: Contact = described("Wo die Seiten liegen", "Where the pages are hosted", Contact.empty())
    logs: Logs = described("Protokolle der Server", "Server logs", Logs.empty())
    letters: Text | None = described(
        "Wozu, auf welcher Rechtsgrundlage und wie lange Briefe und Hinweise aufbewahrt werden",
        "What for, on which legal basis and how long letters and reports are kept",
        None,
    )
    authority: Contact = described(
        "Aufsichtsbehörde für den Datenschutz", "Supervisory authority for data protection", Contact.empty()
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
    feedback: Contact = described("Wohin Barrieren gemeldet werden", "Where barriers are reported", Contact.empty())
    enforcement: Enforcement = described("Durchsetzungsstelle", "Enforcement body", Enforcement.empty())


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
