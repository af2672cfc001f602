"""A guide for two sides, and the pages of its plan as a site of their own; no other page is made or indexed."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import ROOT, SECOND, TODAY, write
from hub.hub import Hub, assemble
from hub.outputs import assets, plans
from hub.pages.documents import Documents
from small import theme

GUIDE = """
title: {fr: Embaucher, nl: Aanwerven}
audiences: [professional, employer]
steps:
  - id: demande
    title: {fr: "Demande, avec ; et \\\\", nl: Aanvraag}
    actor: professional
    audiences: [professional]
    role: guichet
    text: {fr: Demandez., nl: Vraag aan.}
    documents: [passeport, photo]
    duration: {maximum: 1, unit: months}
    waiting: true
  - id: contrat
    title: {fr: Contrat, nl: Contract}
    actor: employer
    audiences: [employer]
    text: {fr: Signez., nl: Teken.}
    documents: [contrat]
  - id: annonce
    title: {fr: Annonce, nl: Melding}
    actor: professional
    text: {fr: Annoncez., nl: Meld.}
    documents: [passeport]
    do:
      - text: {fr: Prendre rendez-vous, nl: Afspraak maken}
        type: appointment
        url: https://guichet.example/rendez-vous
        source: loi-exemple
    deadline:
      text: {fr: en trois jours, nl: in drie dagen}
      count: 3
      unit: working-days
      after: {fr: Arrivée, nl: Aankomst}
  - id: carte
    title: {fr: Carte, nl: Kaart}
    actor: office
    role: conseil
    optional: true
    text: {fr: Une carte., nl: Een kaart.}
moved_from: [recruter]
sources: [loi-exemple]
checked: 2026-01-10
"""
DOCUMENT = "title: {{fr: {0}, nl: {0}}}\nsources: [loi-exemple]\nchecked: 2026-01-10\n"
HOLIDAYS = """  holidays:
    - {title: {fr: Jour de l’île, nl: Eilanddag}, day: 12-25}
    - {title: {fr: Lundi de Pâques, nl: Paasmaandag}, easter: 1}
    - {title: {fr: Jour du nord, nl: Noorddag}, day: 12-28, state: NO}
"""
SETTINGS = (SECOND / "data/hub.yaml").read_text(encoding="utf-8")
FILES = {
    "data/hub.yaml": SETTINGS.replace("  currency: EUR\n", f"  currency: EUR\n{HOLIDAYS}"),
    "data/guides/embauche.yaml": GUIDE,
    "data/documents/photo.yaml": DOCUMENT.format("Photo"),
    "data/documents/contrat.yaml": DOCUMENT.format("Contrat"),
}


def planned(folder: Path, site: str = "https://hub.example/ile/") -> Hub:
    """The second hub with the guide and some holidays, in `folder`."""
    shutil.copytree(SECOND, folder, dirs_exist_ok=True)
    write(folder, dict(FILES))
    return assemble(folder, TODAY, site=site, assets=assets.read(ROOT / "overrides").names)


def served(folder: Path) -> Path:
    """The pages of all plans with what they load, as files."""
    hub, env = planned(folder / "hub"), theme()
    documents = Documents(hub, env)
    made = {f"{page.address}index.html": documents.generated(page).encode() for page in plans.pages(hub, env)}
    for path, content in {**made, **assets.read(ROOT / "overrides").contents}.items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    return folder / "site"
