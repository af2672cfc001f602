"""`hub new`: a new record, from answers at the terminal, from options, or from a filled-in form."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from hub.commands import Call, Refused
from hub.commands.new.given import main
from hub.commands.new.issue import from_issue
from hub.commands.new.terminal import answered, from_answers
from hub.editorial.writing import LACKING, NoSuchField, judged, put, resolve
from hub.reading.catalog import RESERVED, Catalog, suggested_id
from hub.reading.findings import closest, problem
from hub.records import FOLDERS, KINDS
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
    catalog = call.catalog()
    if catalog.settings is None:
        raise Refused(call.say("settings"))
    tree: dict[str, Any] = {}
    if call.options.from_issue:
        from_issue(call, catalog, kind, tree)
    _from_options(call, catalog, kind, tree)
    asking = sys.stdin.isatty() and not call.options.from_issue
    if asking:
        from_answers(call, catalog, kind, tree)
    tree.setdefault("checked", call.today.isoformat())
    resolve(catalog, kind, tree)
    id = _id(call, kind, catalog, tree, ask=asking)
    text, found = judged(catalog, kind, id, tree, call.today)
    catalog.remembered.save()
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


def _from_options(call: Call, catalog: Catalog, kind: str, tree: dict[str, Any]) -> None:
    for given in call.options.set:
        path, equals, value = given.partition("=")
        if not equals or not path or not value.strip():
            raise Refused(call.say("form", given=given))
        try:
            put(tree, kind, path, value, main(catalog))
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
        raise Refused(call.say("no-title", field=f"{model.heading}.{main(catalog)}"))
    else:
        id = suggested_id(words)
        if ask:
            id = answered(call, call.say("proposed", id=id)) or id
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
