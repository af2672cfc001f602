"""The reference of fields for people: every field, whether it is required, what goes in and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from hub.reading.messages import MESSAGES, sentence
from hub.records import KINDS, SINGLES, Record
from hub.records.shape import Shape, fields

WORDS: dict[str, dict[str, str]] = {
    "de": {
        "head": "# Alle Felder\n\nErzeugt aus den Modellen mit `hub schema`; nicht von Hand ändern. English: "
        "[fields.en.md](fields.en.md)\n\nDer Dateiname ist die Kennung: `a–z`, `0–9` und Bindestriche. Ein Punkt im "
        "Feldnamen heißt: eingerückt unter dem Feld davor. Beispiele mit Erklärungen liegen in "
        "[examples/](examples/).\n\nTexte haben je Sprache eine Zeile (`de:`, `en:`). Texte „mit Verweisen“ dürfen "
        "`**fett**` und Links enthalten; `[Name](guide:kennung)` führt zu einem Eintrag, `[](figure:kennung)` setzt "
        "den heute gültigen Wert ein, `[](figure:kennung#2027-01-01)` den eines anderen Tages.",
        "columns": "| Feld | Pflicht | Was hineinkommt | Bedeutung |",
        "yes": "ja",
        "file": "Datei: `{path}`",
        "group": "mehrere Felder",
        "list": "Liste: {inner}",
        "mapping": "je {key}: {inner}",
        "text": "Text je Sprache",
        "prose": "Text je Sprache, mit Verweisen",
        "reference": "Kennung aus `data/{folder}/`",
        "choice": "eines von {choices}",
        "words": "Text",
        "date": "Datum, `2026-03-31`",
        "partial-date": "`2026`, `2026-03` oder `2026-03-31`",
        "number": "Zahl, `45934.20`",
        "count": "ganze Zahl",
        "yes-no": "`true` (ja) oder `false` (nein)",
        "address": "Adresse mit `https://`",
        "email": "E-Mail-Adresse",
        "phone": "Telefonnummer",
        "postcode": "Postleitzahl",
        "key": "amtlicher Schlüssel",
        "mask": "Form: `n` Ziffer, `a` Großbuchstabe, z. B. `nnnnn`",
        "unit": "`eur` (die Währung), `percent`, `hours`, `days`, `working-days`, `weeks`, `months`, `years`, `date` "
        "oder `count`",
        "district-type": "Kennung aus `country.district_types`",
        "partner-type": "Kennung aus `country.partner_types`",
        "time": "Uhrzeit, z. B. `08:30`",
        "time-zone": "Zeitzone, z. B. `Europe/Berlin`",
        "id": "Kennung",
        "language": "Sprachkürzel, `en`",
    },
    "en": {
        "head": "# All fields\n\nMade from the models by `hub schema`; do not change by hand. Deutsch: "
        "[fields.md](fields.md)\n\nThe file name is the id: `a–z`, `0–9` and hyphens. A dot in the name of a field "
        "means: indented below the field before it. Examples with explanations are in [examples/](examples/).\n\n"
        "Texts have one line per language (`de:`, `en:`). Texts “with links” may hold `**bold**` and links; "
        "`[name](guide:id)` leads to a record, `[](figure:id)` prints the value that is valid today, "
        "`[](figure:id#2027-01-01)` that of another day.",
        "columns": "| field | required | what goes in | meaning |",
        "yes": "yes",
        "file": "File: `{path}`",
        "group": "several fields",
        "list": "list: {inner}",
        "mapping": "by {key}: {inner}",
        "text": "text by language",
        "prose": "text by language, with links",
        "reference": "id from `data/{folder}/`",
        "choice": "one of {choices}",
        "words": "text",
        "date": "date, `2026-03-31`",
        "partial-date": "`2026`, `2026-03` or `2026-03-31`",
        "number": "number, `45934.20`",
        "count": "whole number",
        "yes-no": "`true` or `false`",
        "address": "address with `https://`",
        "email": "e-mail address",
        "phone": "telephone number",
        "postcode": "postcode",
        "key": "official key",
        "mask": "form: `n` digit, `a` capital letter, e.g. `nnnnn`",
        "unit": "`eur` (the currency), `percent`, `hours`, `days`, `working-days`, `weeks`, `months`, `years`, `date` "
        "or `count`",
        "district-type": "id from `country.district_types`",
        "partner-type": "id from `country.partner_types`",
        "time": "time of day, e.g. `08:30`",
        "time-zone": "time zone, e.g. `Europe/Berlin`",
        "id": "id",
        "language": "language code, `en`",
    },
}


def reference(language: str, names: dict[str, str]) -> str:
    """The whole document in German or English. `names` has the name of each kind in that language."""
    words = WORDS[language]
    parts = [words["head"]]
    for kind, model in KINDS.items():
        path = f"data/{model.folder}/<{words['id']}>"
        parts.append(_section(names[kind], f"{path}.yaml", model, language))
        if model.companion:
            name, companion = model.companion
            parts.append(_section(f"{names[kind]}: {name}", f"{path}.{name}.yaml", companion, language))
    parts += [_section(name, f"data/{name}", model, language) for name, model in SINGLES.items()]
    return "\n\n".join(parts) + "\n"


def description(model: type[BaseModel], name: str, language: str) -> str:
    """What a field is for; English for every language that has no messages of its own."""
    info = model.model_fields[name]
    extra: Any = info.json_schema_extra
    return sentence({"de": str(info.description), "en": extra["description_en"]}, language)


def misfit(code: str, language: str) -> str:
    """What a form says of a value that does not have the right one; it shows the value itself."""
    this = {"„{value}“": "Das", "“{value}”": "This"}
    said = sentence(MESSAGES[code], language)
    for value, word in this.items():
        said = said.replace(value, word)
    return said.format(form="a-z, 0-9, -")


def goes_in(shape: Shape, language: str) -> str:
    """What a field holds, in words."""
    words = WORDS[language]
    match shape.holds:
        case "list" | "mapping":
            inner = goes_in(shape.inner, language) if shape.inner else ""
            return words[shape.holds].format(inner=inner, key=goes_in(shape.key, language) if shape.key else "")
        case "text":
            return words["prose" if shape.prose else "text"]
        case "reference":
            return words["reference"].format(folder=KINDS[shape.kind].folder)
        case "choice":
            return words["choice"].format(choices=", ".join(f"`{choice}`" for choice in shape.choices))
        case "group":
            return words["group"]
    return words[shape.value]


def group_in(shape: Shape | None) -> type[BaseModel] | None:
    """The group of fields that a field holds one or several of."""
    while shape is not None and shape.holds in ("list", "mapping"):
        shape = shape.inner
    return shape.model if shape else None


def _section(name: str, path: str, model: type[BaseModel], language: str) -> str:
    words = WORDS[language]
    lines = [f"## {name}", "", words["file"].format(path=path), ""]
    if language == "en" and issubclass(model, Record):
        lines += [(model.__doc__ or "").strip(), ""]
    return "\n".join([*lines, words["columns"], "| --- | --- | --- | --- |", *_rows(model, "", language)])


def _rows(model: type[BaseModel], above: str, language: str) -> Iterator[str]:
    for name, shape in fields(model).items():
        required = WORDS[language]["yes"] if model.model_fields[name].is_required() else ""
        said = re.sub(r"([|<])", r"\\\1", description(model, name, language))
        yield f"| `{above}{name}` | {required} | {goes_in(shape, language)} | {said} |"
        group = group_in(shape)
        if group:
            yield from _rows(group, f"{above}{name}.", language)
