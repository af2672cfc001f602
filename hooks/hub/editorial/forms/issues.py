"""Forms for people who do not work with files: what they can choose from comes from models and records.

`QUESTIONS` is the one table of the form for an offer: the forms of both code hosts are written from it, and
`hub new --from-issue` reads answers back by the same headings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from hub.reading.languages import Language
from hub.records import KINDS
from hub.records.vocabulary import AUDIENCES, COSTS

GITHUB = ".github/ISSUE_TEMPLATE"
GITLAB = ".gitlab/issue_templates"
NOTHING = "_No response_"
"""What GitHub writes where a question was left out."""
_CHOSEN = re.compile(r"\(([a-z0-9-]+)\)(?=\s*(?:,|$))", re.MULTILINE)

Options = Sequence[tuple[str, str]]
"""(id, name) of what can be chosen"""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. `to` is the place of the answer in the record, e.g. `title.de`; empty where it is kept
    as a note."""

    id: str
    heading: str
    hint: str = ""
    to: str = ""
    form: Literal["line", "text", "one", "several"] = "line"
    options: str = ""
    """what can be chosen: a kind of record, or a list of words"""
    required: bool = False


QUESTIONS: dict[str, tuple[Question, ...]] = {
    "offer": (
        Question(
            "title",
            "Name des Angebots / Name of the offer",
            "z. B. Erstberatung für Unternehmen",
            "title",
            required=True,
        ),
        Question(
            "provider",
            "Wer bietet es an? / Who offers it?",
            "Name der Organisation, wie sie sich selbst nennt. / The organisation's own name.",
            "providers",
            required=True,
        ),
        Question(
            "summary",
            "Worum geht es? / What is it about?",
            "Ein bis zwei Sätze. / One or two sentences.",
            "summary",
            "text",
            required=True,
        ),
        Question("audiences", "Für wen? / Who is it for?", "", "audiences", "several", "audience", required=True),
        Question("topics", "Themen / Topics", "", "topics", "several", "topic"),
        Question(
            "districts",
            "Wo? / Where?",
            "Leer bedeutet: überall. / Empty means everywhere.",
            "districts",
            "several",
            "district",
        ),
        Question("cost", "Kosten / Cost", "", "cost", "one", "cost"),
        Question(
            "access",
            "Wie bekommt man es? / How does one get it?",
            "Termin, Antrag, Anmeldung … / Appointment, application, registration …",
            "access",
            "text",
        ),
        Question("web", "Internetadresse / Web address", "Beginnt mit https:// / Begins with https://", "contacts.web"),
        Question(
            "phone", "Telefon / Telephone", "Nur Nummern von Stellen. / Only numbers of offices.", "contacts.phone"
        ),
        Question(
            "email", "E-Mail / E-mail", "Nur Adressen von Stellen. / Only addresses of offices.", "contacts.email"
        ),
        Question(
            "languages",
            "Sprachen der Beratung / Languages of counselling",
            "z. B. Deutsch, Englisch, Arabisch / e.g. German, English, Arabic",
        ),
        Question(
            "evidence",
            "Wo steht das? / Where is this written?",
            "Adresse oder Name der Quelle. Ohne Quelle wird nichts veröffentlicht. / Address or name of the source.",
            "",
            "text",
            required=True,
        ),
    )
}

MISTAKE = (
    Question("page", "Welche Seite? / Which page?", "Adresse der Seite. / Address of the page.", required=True),
    Question("kind", "Worum geht es? / What is it about?", "", "", "one", "kind"),
    Question(
        "district",
        "Welcher Kreis? / Which district?",
        "Falls es nur dort falsch ist. / If it is wrong there only.",
        "",
        "one",
        "district",
    ),
    Question("wrong", "Was ist falsch? / What is wrong?", "", "", "text", required=True),
    Question("right", "Was wäre richtig? / What would be right?", "", "", "text"),
    Question(
        "evidence",
        "Wo steht das? / Where is this written?",
        "Adresse oder Name der Quelle. / Address or name of the source.",
        "",
        "text",
    ),
)
"""The form for a mistake: an editor reads it, no program."""

PRIVATE = (
    "Alles hier ist öffentlich. Bitte keine Namen, Adressen oder Nummern von Privatpersonen und nichts über Ihren "
    "eigenen Fall. / Everything here is public. Please no names, addresses or numbers of private persons, and nothing "
    "about your own case."
)
_NAMES = {
    "offer": ("angebot-vorschlagen", "Angebot vorschlagen / Propose an offer"),
    "": ("fehler-melden", "Fehler melden / Report a mistake"),
}
_ABOUT = {
    "offer": "Ein Angebot für Fachkräfte oder Unternehmen, das hier noch fehlt",
    "": "Etwas auf einer Seite stimmt nicht oder nicht mehr",
}


def options(german: Language, titles: Mapping[str, Mapping[str, str]]) -> dict[str, Options]:
    """What can be chosen, by name of the list. `titles` are those of the records by kind and id."""
    found: dict[str, Options] = {
        "audience": [(id, german.word(word)) for id, word in AUDIENCES.items()],
        "cost": [(id, german.word(word)) for id, word in COSTS.items()],
        "kind": [(kind, german.word(model.words[0])) for kind, model in KINDS.items()],
    }
    for kind in ("topic", "district"):
        found[kind] = sorted(titles[kind].items(), key=lambda one: one[1].casefold())
    return found


def made(german: Language, titles: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The forms of both hosts by path."""
    choices = options(german, titles)
    files = {}
    for kind, questions in {**QUESTIONS, "": MISTAKE}.items():
        name, title = _NAMES[kind]
        files[f"{GITHUB}/{name}.yml"] = _github(title, _ABOUT[kind], questions, choices, kind)
        files[f"{GITLAB}/{name}.md"] = _gitlab(questions, choices, kind)
    return files


def _github(title: str, about: str, questions: Sequence[Question], choices: Mapping[str, Options], kind: str) -> str:
    body: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": PRIVATE}}]
    for question in questions:
        attributes: dict[str, Any] = {"label": question.heading}
        if question.hint:
            attributes["description"] = question.hint
        if question.options:
            attributes["options"] = [f"{name} ({id})" for id, name in choices[question.options]]
        if question.form == "several":
            attributes["multiple"] = True
        type = {"line": "input", "text": "textarea"}.get(question.form, "dropdown")
        one: dict[str, Any] = {"type": type, "id": question.id, "attributes": attributes}
        if question.required:
            one["validations"] = {"required": True}
        body.append(one)
    tree = {"name": title, "description": about, "labels": [kind or "mistake"], "body": body}
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=120)
    return f"# Erzeugt mit `hub schema`; nicht von Hand ändern.\n{text}"


def _gitlab(questions: Sequence[Question], choices: Mapping[str, Options], kind: str) -> str:
    parts = [f"<!-- Erzeugt mit `hub schema`; nicht von Hand ändern. -->\n\n{PRIVATE}"]
    for question in questions:
        lines = [f"### {question.heading}", ""]
        if question.hint:
            lines.append(f"<!-- {question.hint} -->")
        if question.options:
            wanted = (
                "eines stehen lassen / keep one" if question.form == "one" else "Unpassendes löschen / delete the rest"
            )
            lines += [f"<!-- {wanted} -->", *(f"- {name} ({id})" for id, name in choices[question.options])]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + f"\n\n/label ~{kind or 'mistake'}\n"


@dataclass(slots=True)
class Answers:
    """A filled-in form: values by place in the record, what is kept as a note, and what could not be understood."""

    values: dict[str, str | list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def read(text: str, questions: Sequence[Question]) -> Answers | None:
    """The answers in the body of an issue; None where it has none of the form's headings.

    Only the form's own headings divide the text: others may stand inside an answer.
    """
    headings = {question.heading: question for question in questions}
    parts: dict[str, list[str]] = {}
    twice: list[str] = []
    current: list[str] | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        heading = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        if heading in headings:
            if heading in parts:
                twice.append(heading)
            current = parts.setdefault(heading, [])
        elif current is not None:
            current.append(line)
    if not parts:
        return None
    answers = Answers(twice=twice)
    for heading, question in headings.items():
        words = re.sub(r"<!--.*?-->", "", "\n".join(parts.get(heading, [])), flags=re.DOTALL)
        words = re.sub(r"(?m)^/\w+ ~.*$", "", words).strip()
        if not words or words == NOTHING:
            if question.required:
                answers.missing.append(heading)
        elif question.form in ("one", "several"):
            chosen = _CHOSEN.findall(words)
            answers.values[question.to] = chosen if question.form == "several" else (chosen[:1] or [words])[0]
            if question.form == "several" and not chosen:
                answers.values[question.to] = [words]
        elif question.to:
            answers.values[question.to] = words if question.form == "text" else re.sub(r"\s+", " ", words)
        else:
            answers.notes.append(f"{heading.partition(' / ')[0]} {words}")
    return answers
