"""What the small second hub lacks for walks in a browser: enough to filter, to tick, to answer and to search."""

from __future__ import annotations

from hub.pages.reader.library import FULL

_END = "sources: [loi-exemple]\nchecked: 2026-01-10\n"


def _document(name: str, more: str = "") -> str:
    return (
        f"title: {{fr: {name}, nl: {name} (nl)}}\ntext: {{fr: Valable., nl: Geldig.}}\nforms: [original]\n{more}{_END}"
    )


def _partner(fr: str, nl: str, type: str, more: str) -> str:
    return f"title: {{fr: {fr}, nl: {nl}}}\nsummary: {{fr: Un bureau., nl: Een bureau.}}\ntype: {type}\n{more}{_END}"


def _named(fr: str, nl: str, more: str) -> str:
    return f"title: {{fr: {fr}, nl: {nl}}}\nsummary: {{fr: Un essai., nl: Een test.}}\n{more}{_END}"


def _offer(fr: str, nl: str, more: str) -> str:
    return (
        f"title: {{fr: {fr}, nl: {nl}}}\nsummary: {{fr: Aide., nl: Hulp.}}\nproviders: [guichet-nord]\n"
        f"audiences: [professional]\n{more}{_END}"
    )


FILES = {
    "data/documents/photo.yaml": _document("Photo", "moved_from: [portrait]\n"),
    "data/documents/contrat.yaml": _document("Contrat"),
    "data/documents/bail.yaml": _document("Bail"),
    "data/topics/logement.yaml": "title: {fr: Logement, nl: Wonen}\nsummary: {fr: Habiter., nl: Wonen.}\n"
    "moved_from: [habitat]\n" + _END,
    "data/topics/sante.yaml": "title: {fr: Santé, nl: Gezondheid}\nsummary: {fr: Soins., nl: Zorg.}\n" + _END,
    "data/offers/atelier.yaml": _offer("Atelier", "Werkplaats", "cost: paid\ndistricts: [sud]\ntopics: [logement]\n"),
    "data/offers/cours.yaml": _offer("Cours", "Cursus", "cost: free\ndistricts: [sud]\ntopics: [arrivee]\n"),
    "data/offers/accueil.yaml": _offer(
        "Accueil", "Onthaal", "cost: unknown\nregions: [ile-exemple]\nsites: [nord]\ntopics: [arrivee]\n"
    ).replace("guichet-nord", "chambre"),
    "data/events/salon.yaml": "title: {fr: Salon, nl: Beurs}\nsummary: {fr: Un salon., nl: Een beurs.}\n"
    "start: 2026-06-20\ntime: {fr: 17 à 19 heures, nl: 17 tot 19 uur}\nplace: {fr: Mairie, nl: Stadhuis}\n"
    "organisers: [guichet-nord]\naudiences: [professional]\n" + _END,
    "data/partners/bureau-sud.yaml": "title: {fr: Bureau du sud pour tous les habitants de l’île, nl: Bureau Zuid}\n"
    "summary: {fr: 'Il faut 50.700 points.', nl: Punten.}\ntype: kommune\ndistricts: [sud]\n"
    "members_of: [{body: table-ronde, capacity: member}]\n"
    "responsible: [{role: port, districts: [sud]}]\n"
    "contacts:\n  - {phone: '+49 (0)541 66888-200'}\n  - {phone: 0531/123 45-0}\n" + _END,
    "data/terms/carte.yaml": "title: {fr: Carte de séjour, nl: Verblijfskaart}\n"
    "explanation: {fr: Un papier., nl: Een papier.}\nsynonyms: [titre vert]\n" + _END,
    "data/terms/refus.yaml": "title: {fr: Avis de refus, nl: Bericht van weigering}\n"
    "explanation: {fr: Une lettre., nl: Een brief.}\nsynonyms: [rejet]\nsenders: [guichet]\nmeans:\n"
    "  - {text: {fr: La réponse est non., nl: Het antwoord is nee.}, sources: [loi-exemple]}\n"
    "  - {question: work, answer: 'no', text: {fr: Pas encore., nl: Nog niet.}, sources: [loi-exemple]}\n"
    "  - {question: stay, answer: 'yes', text: {fr: Un temps., nl: Een tijd.}, sources: [loi-exemple]}\n"
    "  - {question: travel, answer: depends, text: {fr: Demandez., nl: Vraag.}, sources: [loi-exemple]}\n"
    "deadline: {text: {fr: Vite., nl: Snel.}, sources: [loi-exemple]}\n"
    "act: {text: {fr: Appelez., nl: Bel.}, call: [conseil, guichet], sources: [loi-exemple]}\n" + _END,
    "data/terms/visa.yaml": "title: {fr: Visa, nl: Visum}\nexplanation: {fr: Un timbre., nl: Een stempel.}\n" + _END,
    "data/guides/travail.yaml": "title: {fr: Travailler sur l’île, nl: Werken op het eiland}\n"
    "summary: {fr: Trois étapes., nl: Drie stappen.}\naudiences: [professional]\ntopics: [arrivee]\nsteps:\n"
    "  - id: dossier\n    title: {fr: Dossier, nl: Dossier}\n    actor: professional\n    role: guichet\n"
    "    text: {fr: Il vous faut un Permis de l’île., nl: U hebt een Eilandvergunning nodig.}\n"
    "    documents: [passeport, photo, contrat, bail]\n"
    "  - {id: suite, title: {fr: Suite, nl: Vervolg}, actor: professional, text: {fr: Continuez., nl: Ga door.}}\n"
    "  - {id: fin, title: {fr: Fin, nl: Einde}, actor: professional, text: {fr: Le Visa suffit., nl: Het Visum.}}\n"
    "branches:\n  - {condition: {fr: Vous n’avez pas de permis, nl: U hebt geen vergunning}, guide: permis}\n"
    "moved_from: [emploi]\n" + _END,
    "data/wayfinders/projet.yaml": "title: {fr: Quel projet ?, nl: Welk project?}\n"
    "summary: {fr: Trois questions., nl: Drie vragen.}\naudiences: [professional]\nstart: lieu\nquestions:\n"
    "  lieu:\n    text: {fr: Où vivez-vous ?, nl: Waar woont u?}\n    answers:\n"
    "      - {id: ici, text: {fr: Ici, nl: Hier}, to: metier}\n"
    "      - {id: ailleurs, text: {fr: Ailleurs, nl: Elders}, to: metier}\n"
    "  metier:\n    text: {fr: Avez-vous un métier ?, nl: Hebt u een beroep?}\n    answers:\n"
    "      - {id: oui, text: {fr: Oui, nl: Ja}, to: age}\n      - {id: non, text: {fr: Non, nl: Nee}, to: conseil}\n"
    "  age:\n    text: {fr: Quel âge ?, nl: Hoe oud?}\n    answers:\n"
    "      - {id: jeune, text: {fr: Jeune, nl: Jong}, to: conseil}\n"
    "      - {id: mur, text: {fr: Mûr, nl: Rijp}, to: permis}\n"
    "outcomes:\n  conseil: {text: {fr: Demandez conseil, nl: Vraag advies}, roles: [conseil], offers: [conseil-nord]}\n"
    "  permis: {text: {fr: Demandez le permis, nl: Vraag de vergunning}, guides: [permis], roles: [guichet]}\n" + _END,
    # a second region, and an office that one district lacks
    "data/regions/autre-ile.yaml": _named(
        "Autre île",
        "Ander eiland",
        "differences:\n  - {text: {fr: Pas de pont., nl: Geen brug.}, sources: [loi-exemple], confidence: official}\n"
        "  - {text: {fr: Deux ports., nl: Twee havens.}, sources: [loi-exemple], confidence: press}\n",
    ),
    "data/districts/ouest.yaml": "title: {fr: District Ouest, nl: District West}\nshort: {fr: Ouest, nl: West}\n"
    'type: landkreis\nregion: autre-ile\nags: "01069"\ntile: {row: 1, column: 1}\n' + _END,
    "data/roles/port.yaml": _named("Port", "Haven", "local: true\nfallback: conseil\n"),
    # more than a page shows of what names it
    **{f"data/documents/feuille-{n}.yaml": _document(f"Feuille {n}") for n in range(FULL + 1)},
    # who sits where and works on what: so that sorting is worth it
    "data/bodies/assemblee.yaml": _named("Assemblée", "Vergadering", ""),
    "data/bodies/comite.yaml": _named("Comité", "Comité", "parent: table-ronde\n"),
    "data/partners/armateurs.yaml": _partner(
        "Armateurs",
        "Reders",
        "arbeitgeberverband",
        "members_of: [{body: table-ronde, capacity: chair}, {body: comite, capacity: member, start: 2020}]\n",
    ),
    "data/partners/chambre.yaml": _partner(
        "Chambre", "Kamer", "kammer", "members_of: [{body: assemblee, capacity: advisory}]\nregions: [ile-exemple]\n"
    ),
    "data/projects/quai.yaml": _named(
        "Quai",
        "Kade",
        "carriers: [bureau-sud]\npartners: [chambre]\nprogrammes: [relance]\nstart: 2019-05\nstatus: running\n"
        "districts: [sud]\n",
    ),
    "data/projects/phare.yaml": _named("Phare", "Vuurtoren", "funders: [armateurs]\nregions: [ile-exemple]\n"),
    "data/projects/reve.yaml": _named("Rêve", "Droom", "status: idea\ncarriers: [chambre]\n"),
    "data/programmes/relance.yaml": _named(
        "Relance",
        "Herstel",
        "funders: [chambre]\nfigures: [budget]\nphases:\n"
        "  - {id: a, title: {fr: Début, nl: Begin}, start: 2019-01-01, end: 2020-06}\n"
        "  - {id: b, title: {fr: Suite, nl: Vervolg}, start: 2021, figures: [budget]}\n",
    ),
    "data/figures/budget.yaml": "title: {fr: Budget de la relance, nl: Budget van het herstel}\ngroup: funding\n"
    "unit: eur\nvalues:\n  - {value: 5000, as_of: 2019, sources: [loi-exemple]}\n" + _END,
}
