"""What each message of `hub check` means, as a table for editors, in German and English."""

from __future__ import annotations

import re

from hub.checks.exceptions import EXCEPTABLE
from hub.editorial.schema import labels
from hub.reading.messages import MESSAGES

_WORDS = {
    "de": (
        "# Was die Meldungen bedeuten\n\n"
        "Erzeugt mit `hub schema`; nicht von Hand ändern. English: [messages.en.md](messages.en.md)\n\n"
        "`hub check` nennt zu jeder Meldung Datei, Zeile und Spalte. Bei „Hinweis“ steht davor „Hinweis: “; er hält "
        "nichts auf. Wo „Ausnahme möglich“ steht, kann der Hinweis in `data/exceptions.yaml` mit einer Begründung "
        "angenommen werden. … steht für das, was in Ihrer Datei steht.\n\n"
        "| Regel | Meldung | |\n| --- | --- | --- |\n",
        "Hinweis, Ausnahme möglich",
    ),
    "en": (
        "# What the messages mean\n\n"
        "Made with `hub schema`; do not edit by hand. Deutsch: [messages.md](messages.md)\n\n"
        "`hub check` names file, line and column with every message. A warning begins with “warning: ” and stops "
        "nothing. Where “can be excepted” stands, the warning can be accepted with a reason in `data/exceptions.yaml`. "
        "… stands for what is in your file.\n\n"
        "| rule | message | |\n| --- | --- | --- |\n",
        "warning, can be excepted",
    ),
}


def made() -> dict[str, str]:
    """The documents by path."""
    return {labels.document("messages", language): _table(language) for language in _WORDS}


def _table(language: str) -> str:
    head, excepted = _WORDS[language]
    rows = []
    for code, sentences in MESSAGES.items():
        words = re.sub(r"\{\w+\}", "…", sentences[language])
        cell = re.sub(r"([|<>*_`\\])", r"\\\1", words)
        rows.append(f"| `{code}` | {cell} | {excepted if code in EXCEPTABLE else ''} |\n")
    return head + "".join(rows)
