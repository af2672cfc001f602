"""The settings of a new hub, its region and districts, and an example of each kind that is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hub.commands.init import answers
from hub.commands.init.answers import Answers
from hub.editorial import fmt
from hub.reading import source
from hub.records import FOLDERS, Settings
from hub.records.marks import RefTo, walk
from hub.records.singles.country import CURRENCY

_TYPES = Path(__file__).parent / "start" / "partner_types.yaml"
_DISTRICT_TYPES = {"district": {"de": "Bezirk", "en": "District"}}
"""One type of district stands for all until somebody says which there are"""
_MONEY = "money"
_EXAMPLES = Path(__file__).parent / "start" / "examples.yaml"
_SOURCE = "example-source"
_LINK = re.compile(r"\]\((\w+):([\w-]+)")


def made(about: Answers, today: date) -> dict[str, str]:
    """Every file of `data/` by its path."""
    region, codes = about.region_id, about.spoken
    files = {"data/hub.yaml": fmt.dump(_settings(about, region, today), Settings, about.languages)}
    if about.given:
        files |= about.given.taken.files
    common = {"sources": [_SOURCE], "checked": today.isoformat(), "confidence": "unverified"}
    trees: dict[str, dict[str, Any]] = {}
    if not (about.given and about.given.region):
        trees[f"regions/{region}"] = {"title": dict.fromkeys(codes, about.region)} | common
    types = about.given.country.get("district_types") if about.given else None
    for place, (id, name) in enumerate(zip(about.district_ids, about.districts, strict=True)):
        title = dict.fromkeys(codes, name)
        trees[f"districts/{id}"] = {
            "title": title,
            "short": title,
            "type": next(iter(types or _DISTRICT_TYPES)),
            "region": region,
        } | common
        trees[f"districts/{id}"]["tile"] = {"row": str(1 + place // 4), "column": str(1 + place % 4)}
    examples = source.read(_EXAMPLES, _EXAMPLES.name)
    money = answers.currency(about.country, today) or CURRENCY
    for name in _wanted(examples, about.kinds, region=bool(trees)):
        tree = _written(examples[name], codes)
        if tree.get("unit") == _MONEY:
            tree["unit"] = money.lower()
        if name.startswith("partners/") and about.given and about.given.country.get("partner_types"):
            tree["type"] = next(reversed(about.given.country["partner_types"]))
        own = {"checked": common["checked"]} if name.startswith("sources/") else common
        trees[name] = tree | own
    for name, tree in trees.items():
        files[f"data/{name}.yaml"] = fmt.dump(tree, FOLDERS[name.partition("/")[0]], about.languages)
    return dict(sorted(files.items()))


def words(said: Mapping[str, str], codes: Iterable[str]) -> dict[str, str]:
    """A text in each language, as it is written."""
    return {code: said[answers.written(code)] for code in codes}


def _wanted(examples: Mapping[str, Any], kinds: Iterable[str], *, region: bool) -> list[str]:
    """Examples of the kinds, and of what they name; the source too, where a `region` that is written anew names it."""
    folders = {model.kind: folder for folder, model in FOLDERS.items()}
    open_ = [name for name in examples if FOLDERS[name.partition("/")[0]].kind in kinds]
    found = [f"sources/{_SOURCE}"] if region or open_ else []
    while open_:
        name = open_.pop()
        if name not in found:
            found.append(name)
            for mark, _, value in walk(FOLDERS[name.partition("/")[0]], examples[name]):
                if isinstance(mark, RefTo):
                    open_.append(f"{folders[mark.kind]}/{value}")
                else:
                    texts = value.values() if isinstance(value, dict) else ()
                    open_ += [f"{folders[kind]}/{id}" for text in texts for kind, id in _LINK.findall(text)]
    return found


def _written(value: Any, codes: Iterable[str]) -> Any:
    """A tree whose texts stand in the languages of the hub."""
    if isinstance(value, dict):
        if value.keys() == {"de", "en"}:
            return words(value, codes)
        return {name: _written(inner, codes) for name, inner in value.items()}
    return [_written(inner, codes) for inner in value] if isinstance(value, list) else value


def _country(about: Answers, today: date) -> dict[str, Any]:
    """What another hub of the country knows of it; else what is known of every country, the rest to be filled in."""
    if about.given:
        return about.given.country
    said: dict[str, Any] = dict.fromkeys(("telephone", "postcode", "keys"))
    types = source.read(_TYPES, _TYPES.name)
    return {
        "code": about.country or None,
        "currency": answers.currency(about.country, today) or None,
        **said,
        "district_types": {id: words(said, about.spoken) for id, said in _DISTRICT_TYPES.items()},
        "partner_types": _written(types, about.spoken),
        "duties": None,
    }


def _settings(about: Answers, region: str, today: date) -> dict[str, Any]:
    codes = about.spoken
    forms = {code: form for code in about.languages if (form := answers.form(code, about.country))}
    translated = about.given.translated if about.given else {}
    if about.given:
        forms |= about.given.formats
    empty = dict.fromkeys
    return {
        "title": dict.fromkeys(codes, about.name),
        "tagline": words(_TAGLINE, codes),
        "region": region,
        "languages": {"authored": [code for code in about.languages if code not in translated]}
        | ({"translated": list(translated)} if translated else {})
        | ({"formats": forms} if forms else {}),
        "time_zone": about.time_zone,
        "country": _country(about, today),
        **({"origins": {about.given.id: about.given.origin}} if about.given else {}),
        "disclaimer": words(_DISCLAIMER, codes),
        "licence": dict.fromkeys(codes, "CC BY 4.0"),
        "licence_address": "https://creativecommons.org/licenses/by/4.0/",
        "publisher": empty(("legal_form", "represented_by", "address", "phone", "email", "responsible", "approved"))
        | {"name": dict.fromkeys(codes, about.publisher) if about.publisher else None}
        | {"responsible": empty(("role", "name", "address"))},
        "privacy": {
            "officer": empty(("name", "email")),
            "host": empty(("name", "address")),
            "logs": empty(("recorded", "days", "shortened", "purpose")),
            "letters": None,
            "authority": empty(("name", "link")),
        },
        "accessibility": empty(("law", "standard", "status", "gaps", "method", "checked"))
        | {"feedback": {"email": None}, "enforcement": empty(("name", "link", "procedure"))},
        "report": empty(("email", "issue")),
        "review_days": {"default": "365", "offer": "180", "source": "730"},
    }


_TAGLINE = {
    "de": "Was als Nächstes zu tun ist, wer zuständig ist, was es kostet und wie lange es dauert: für Fachkräfte aus "
    "dem Ausland, Unternehmen und Beratungsstellen.",
    "en": "What to do next, who is responsible, what it costs and how long it takes: for professionals from abroad, "
    "employers and advisers.",
}
_DISCLAIMER = {
    "de": "Allgemeine Orientierung, keine Rechtsberatung. Verbindlich entscheiden die zuständigen Behörden im "
    "Einzelfall.",
    "en": "General orientation, not legal advice. The competent authorities decide in each individual case.",
}
