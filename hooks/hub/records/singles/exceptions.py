"""Warnings that are accepted: `exceptions.yaml`."""

from __future__ import annotations

from hub.records.base import Part, described
from hub.records.values import Address, Date, Words


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
