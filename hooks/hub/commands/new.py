"""`hub new`: a new record, from answers at the terminal, from options, or from a filled-in form."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from hub.commands import Call, Refused
from hub.editorial.forms.issues import QUESTIONS, read
from hub.editorial.schema.labels import label
from hub.editorial.schema.reference import goes_in
from hub.editorial.writing import LACKING, NoSuchField, judged, put, resolve
from hub.reading.catalog import RESERVED, Catalog, load, suggested_id
from hub.reading.findings import Problem, closest, problem
from hub.reading.source import FORBIDDEN
from hub.records import FOLDERS, KINDS
from hub.records.shape import fields
from hub.records.values import ID_PATTERN

WORDS = {
    "de": {
        "kind": "Art des Eintrags, z. B. partner oder offer",
        "id": "Kennung, also der Dateiname; sonst aus dem Titel gebildet",
        "set": "ein Feld, z. B. title.de=…, audiences=employer,professional oder contacts.phone=…; mehrfach möglich",
        "issue": "aus einem ausgefüllten Formular: Text der Meldung, oder JSON mit number, title und body",
        "no-kind": "Die Art „{kind}“ gibt es nicht.{hint} Möglich sind: {choices}.",
        "meant": " Meinten Sie „{hint}“?",
        "settings": "data/hub.yaml hat Fehler; bitte zuerst beheben (hub check zeigt sie).",
        "form": "--set {given}: bitte in der Form feld=wert schreiben, z. B. title.de=Beratung.",
        "no-field": "--set {given}: Das Feld „{name}“ gibt es hier nicht.{hint} Möglich sind: {choices}.",
        "no-value": "--set {given}: Hier stehen Unterfelder. Möglich sind: {choices}.",
        "no-deeper": "--set {given}: Dieses Feld hat keine Unterfelder.",
        "no-title": "Für die Kennung fehlt der Titel. Bitte --set {field}=… oder --id angeben.",
        "exists": "{path} gibt es schon und bleibt, wie es ist. Bitte mit --id eine andere Kennung angeben.",
        "wrong": "Nichts wurde geschrieben:",
        "unwritable": "{path}: lässt sich nicht schreiben: {reason}.",
        "written": "{path} geschrieben.",
        "lacking": "Es fehlt noch:",
        "complete": "Der Eintrag ist vollständig.",
        "no-form": "Für die Art „{kind}“ gibt es kein Formular. Es gibt eines für: {choices}.",
        "unreadable": "{path} lässt sich nicht lesen: {reason}.",
        "no-answers": "{path} enthält keine Antworten eines Formulars. Erwartet werden Abschnitte wie „### {heading}“.",
        "large": "die Datei ist größer als 256 KiB",
        "not-text": "kein Text in UTF-8",
        "twice": "Die Frage „{heading}“ steht mehrmals in {path}. Bitte nur einmal stehen lassen.",
        "kept": "Als Notiz behalten, weil es nicht passt: {words} ({why})",
        "unanswered": "Nicht beantwortet: {heading}",
        "note": "Vorgeschlagen in {issue}; noch nicht geprüft.",
        "issue-number": "Meldung {number}",
        "ask": "{label} ({hint}): ",
        "skip": "Leere Antwort: überspringen. Abbrechen: Strg+C.",
        "stopped": "Abgebrochen; nichts wurde geschrieben.",
        "proposed": "Kennung [{id}]: ",
    },
    "en": {
        "kind": "kind of record, e.g. partner or offer",
        "id": "id, which is the file name; made of the title otherwise",
        "set": "a field, e.g. title.de=…, audiences=employer,professional or contacts.phone=…; can be repeated",
        "issue": "from a filled-in form: the text of the issue, or JSON with number, title and body",
        "no-kind": "There is no kind “{kind}”.{hint} Possible are: {choices}.",
        "meant": " Did you mean “{hint}”?",
        "settings": "data/hub.yaml has faults; please mend them first (hub check shows them).",
        "form": "--set {given}: please write field=value, e.g. title.en=Advice.",
        "no-field": "--set {given}: there is no field “{name}” here.{hint} Possible are: {choices}.",
        "no-value": "--set {given}: there are fields below this one. Possible are: {choices}.",
        "no-deeper": "--set {given}: this field has no fields below it.",
        "no-title": "The id needs a title. Please give --set {field}=… or --id.",
        "exists": "{path} exists already and stays as it is. Please give another id with --id.",
        "wrong": "Nothing was written:",
        "unwritable": "{path}: cannot be written: {reason}.",
        "written": "{path} written.",
        "lacking": "Still missing:",
        "complete": "The record is complete.",
        "no-form": "There is no form for the kind “{kind}”. There is one for: {choices}.",
        "unreadable": "{path} cannot be read: {reason}.",
        "no-answers": "{path} holds no answers of a form. Sections such as “### {heading}” are expected.",
        "large": "the file is larger than 256 KiB",
        "not-text": "no text in UTF-8",
        "twice": "The question “{heading}” stands in {path} more than once. Please leave only one.",
        "kept": "Kept as a note because it does not fit: {words} ({why})",
        "unanswered": "Not answered: {heading}",
        "note": "Proposed in {issue}; not checked yet.",
        "issue-number": "issue {number}",
        "ask": "{label} ({hint}): ",
        "skip": "Empty answer: skip. Stop: Ctrl+C.",
        "stopped": "Stopped; nothing was written.",
        "proposed": "Id [{id}]: ",
    },
}


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("kind", help=words["kind"])
    parser.add_argument("--id", help=words["id"])
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help=words["set"])
    parser.add_argument("--from-issue", type=Path, metavar="FILE", help=words["issue"])


def run(call: Call) -> int:
    """Write the file; its path on standard output, then what it lacks. 1 where it lacks something. Raises `Refused`
    where nothing was written."""
    kind = _kind(call)
    catalog = load(call.root)
    if catalog.settings is None:
        raise Refused(call.say("settings"))
    tree: dict[str, Any] = {}
    if call.options.from_issue:
        _from_issue(call, catalog, kind, tree)
    _from_options(call, catalog, kind, tree)
    asking = sys.stdin.isatty() and not call.options.from_issue
    if asking:
        _from_answers(call, catalog, kind, tree)
    tree.setdefault("checked", call.today.isoformat())
    resolve(catalog, kind, tree)
    id = _id(call, kind, catalog, tree, ask=asking)
    text, found = judged(catalog, kind, id, tree, call.today)
    wrong = [problem for problem in found if problem.code not in LACKING]
    if wrong:
        raise Refused("\n".join([call.say("wrong"), *(problem.line_text(call.language) for problem in wrong)]))
    shown = _write(call, kind, id, text)
    print(call.say("written", path=shown))
    print(call.say("lacking" if found else "complete"))
    for one in found:
        print(one.line_text(call.language))
    return 1 if found else 0


def _kind(call: Call) -> str:
    given = call.options.kind
    if given in FOLDERS:
        return FOLDERS[given].kind
    if given not in KINDS:
        near = closest(given, [*KINDS, *FOLDERS])
        hint = call.say("meant", hint=FOLDERS[near].kind if near in FOLDERS else near) if near else ""
        raise Refused(call.say("no-kind", kind=given, hint=hint, choices=", ".join(KINDS)))
    return str(given)


def _main(catalog: Catalog) -> str:
    assert catalog.settings is not None  # noqa: S101 - run looks first
    return catalog.settings.languages.authored[0]


def _from_options(call: Call, catalog: Catalog, kind: str, tree: dict[str, Any]) -> None:
    for given in call.options.set:
        path, equals, value = given.partition("=")
        if not equals or not path or not value.strip():
            raise Refused(call.say("form", given=given))
        try:
            put(tree, kind, path, value, _main(catalog))
        except NoSuchField as error:
            choices, hint = ", ".join(error.choices), call.say("meant", hint=error.hint) if error.hint else ""
            word = "no-field" if error.choices and error.name else "no-value" if error.choices else "no-deeper"
            raise Refused(call.say(word, given=path, name=error.name, hint=hint, choices=choices)) from None


def _id(call: Call, kind: str, catalog: Catalog, tree: dict[str, Any], *, ask: bool) -> str:
    """The id that was given, or one made of the title."""
    model = KINDS[kind]
    title = tree.get(model.heading)
    words = next((str(word) for word in title.values() if word), "") if isinstance(title, dict) else ""
    if call.options.id is not None:
        id = str(call.options.id)
    elif not words:
        raise Refused(call.say("no-title", field=f"{model.heading}.{_main(catalog)}"))
    else:
        id = suggested_id(words)
        if ask:
            id = _answer(call, call.say("proposed", id=id)) or id
    return _usable(call, kind, id)


def _usable(call: Call, kind: str, id: str) -> str:
    """Raises `Refused` for an id that cannot be one, or that is taken."""
    shown = f"data/{KINDS[kind].folder}/{id}.yaml"
    if not re.fullmatch(ID_PATTERN, id):
        raise Refused(problem("", (1, 1), "id-form", id=id, example=suggested_id(id)).text(call.language))
    if id in RESERVED:
        raise Refused(problem("", (1, 1), "id-reserved", id=id).text(call.language))
    if (call.root / shown).exists() or (call.root / shown).is_symlink():
        raise Refused(call.say("exists", path=shown))
    return id


def _write(call: Call, kind: str, id: str, text: str) -> str:
    shown = f"data/{KINDS[kind].folder}/{id}.yaml"
    path = call.root / shown
    try:
        path.parent.mkdir(exist_ok=True)
        # “x”: also a file that has appeared in the meantime is never overwritten.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(call.say("exists", path=shown)) from None
    except OSError as error:
        raise Refused(call.say("unwritable", path=shown, reason=error.strerror)) from None
    return shown


# from a form


def _from_issue(call: Call, catalog: Catalog, kind: str, tree: dict[str, Any]) -> None:
    """Every answer that fits, in its field; every other one in the notes, so that none is lost."""
    if kind not in QUESTIONS:
        raise Refused(call.say("no-form", kind=kind, choices=", ".join(QUESTIONS)))
    path = call.options.from_issue
    body, issue = _issue(call, path)
    questions = QUESTIONS[kind]
    answers = read(body, questions)
    if answers is None:
        raise Refused(call.say("no-answers", path=path, heading=questions[0].heading))
    if answers.twice:
        raise Refused(call.say("twice", heading=answers.twice[0], path=path))
    notes = [call.say("note", issue=issue)]
    headings = {question.to: question.heading.partition(" / ")[0] for question in questions if question.to}
    for field, value in answers.values.items():
        one: dict[str, Any] = {}
        put(one, kind, field, value, _main(catalog))
        resolve(catalog, kind, one)
        _, found = judged(catalog, kind, "x", one, call.today, all_rules=False)
        wrong = [problem for problem in found if problem.code not in LACKING]
        if wrong:
            words = f"{headings[field]}: {', '.join(value) if isinstance(value, list) else value}"
            notes.append(words)
            said = " ".join(problem.text(call.language) for problem in wrong)
            print(call.say("kept", words=_short(words), why=said), file=sys.stderr)
        else:
            put(tree, kind, field, value, _main(catalog))
    for heading in answers.missing:
        print(call.say("unanswered", heading=heading), file=sys.stderr)
    tree["confidence"] = "unverified"
    # Invisible characters, which the reader of records refuses, say nothing in a note.
    tree["notes"] = _visible("\n".join(line.rstrip() for line in "\n".join([*notes, *answers.notes]).split("\n")))


def _issue(call: Call, path: Path) -> tuple[str, str]:
    """(text, name) of an issue: a file with its text, or JSON as the programs of code hosts give it."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= 256 * 1024 else None
    except OSError as error:
        raise Refused(call.say("unreadable", path=path, reason=error.strerror)) from None
    if raw is None:
        raise Refused(call.say("unreadable", path=path, reason=call.say("large")))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(call.say("unreadable", path=path, reason=call.say("not-text"))) from None
    try:
        given = json.loads(text) if text.lstrip().startswith("{") else None
    except (ValueError, RecursionError) as error:
        raise Refused(call.say("unreadable", path=path, reason=f"JSON: {error}")) from None
    if not isinstance(given, dict):
        return _visible(text), path.name
    body = given.get("body") or given.get("description") or ""
    number = given.get("number") or given.get("iid")
    named = isinstance(number, int) or (isinstance(number, str) and number.isdigit())
    return _visible(str(body)), call.say("issue-number", number=number) if named else path.name


def _visible(text: str) -> str:
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def _short(words: str) -> str:
    line = re.sub(r"\s+", " ", words)
    return line if len(line) <= 120 else line[:118] + " …"


# at the terminal


def _from_answers(call: Call, catalog: Catalog, kind: str, tree: dict[str, Any]) -> None:
    """Ask for what a record of this kind must have and was not given as an option."""
    model = KINDS[kind]
    assert catalog.settings is not None  # noqa: S101 - run looks first
    print(call.say("skip"))
    for name, shape in fields(model).items():
        wanted = model.model_fields[name].is_required() or name in ("summary", "sources")
        if not wanted or name == "checked" or (name in tree and shape.holds != "text"):
            continue
        hint = goes_in(shape, call.language).replace("`", "")
        codes = catalog.settings.languages.authored if shape.holds == "text" else [""]
        for code in codes:
            if code and code in tree.get(name, {}):
                continue
            path = f"{name}.{code}" if code else name
            words = label(model, name, call.language) + (f" ({code})" if code else "")
            _ask(call, catalog, kind, tree, path, call.say("ask", label=words, hint=hint))


def _ask(call: Call, catalog: Catalog, kind: str, tree: dict[str, Any], path: str, question: str) -> None:
    """Ask until the answer fits, or is empty."""
    while True:
        answer = _visible(_answer(call, question))
        if not answer:
            return
        one: dict[str, Any] = {}
        try:
            put(one, kind, path, answer, _main(catalog))
        except NoSuchField:
            # Groups of fields are written in the file; the terminal asks for single values.
            return
        resolve(catalog, kind, one)
        _, found = judged(catalog, kind, "x", one, call.today, all_rules=False)
        wrong: list[Problem] = [problem for problem in found if problem.code not in LACKING]
        if not wrong:
            put(tree, kind, path, answer, _main(catalog))
            return
        for fault in wrong:
            print(f"  {fault.text(call.language)}")


def _answer(call: Call, question: str) -> str:
    try:
        return input(question).strip()
    except (EOFError, KeyboardInterrupt):
        print()
        raise Refused(call.say("stopped")) from None
