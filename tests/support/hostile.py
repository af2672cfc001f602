"""A hub made from the models, with every field of every kind filled: with attacks, or with harmless words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from annotated_types import MaxLen
from pydantic import BaseModel

from hub.editorial.translating import wanted
from hub.editorial.translating.interface import Phrase
from hub.reading.catalog import load
from hub.reading.languages import texts
from hub.reading.languages.catalogue import written
from hub.reading.languages.plain import Translation
from hub.reading.markup import prose, weblinks
from hub.records import KINDS, Settings, values
from hub.records.kinds.wayfinders import Cases, Outcome, Question
from hub.records.marks import RefTo, TextMark
from hub.records.singles.settings import Origin

VECTORS = [
    line.encode("raw_unicode_escape").decode("unicode_escape")
    for line in (Path(__file__).parent / "vectors.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("##")
]
EACH = 4
"""Records of every kind"""
LANGUAGES = ("fr", "nl")

# Values that are bound by rules between fields, by model and field; None leaves a field out.
FIXED: dict[tuple[str, str], Any] = {
    ("Step", "id"): "etape",
    ("Step", "parallel_to"): ["etape"],
    ("Step", "one_of"): ["etape"],
    ("Fee", "name"): None,
    ("Phase", "id"): "phase",
    ("Help", "steps"): ["etape"],
    ("Value", "minimum"): None,
    ("Value", "maximum"): None,
    ("Value", "date"): None,
    ("Value", "pending"): None,
    ("Value", "as_of"): None,
    ("Figure", "formula"): None,
    ("District", "ags"): "01234",
    ("Place", "ags"): None,
    ("Place", "postcodes"): ["01067"],
    ("Hours", "start"): "08:00",
    ("Hours", "end"): "12:00",
    ("Outcome", "skips"): None,
    ("District", "nuts2"): "DE91",
    ("District", "nuts3"): "DE911",
    ("Table", "columns"): 2,
    ("Row", "cells"): 2,
    ("Topic", "parent"): None,
    ("Body", "parent"): None,
    ("Partner", "successor"): None,
    ("Partner", "parent"): None,
    ("Offer", "status"): "running",
    ("Event", "start"): "2026-12-01",
    ("SignLanguage", "video"): "media/film.mp4",
    ("SignLanguage", "captions"): "media/film.vtt",
    ("Event", "end"): "2026-12-02",
    ("Editing", "cms"): None,
    ("Editing", "repository"): "a/b",
    ("Editing", "branch"): "main",
    ("Steward", "kinds"): ["offer"],
}


class Words:
    """Hands out words for texts, each sort of text in its own turn, so that each sort gets every one."""

    def __init__(self, plain: list[str], marked: list[str]) -> None:
        self._turns = {False: cycle(plain), True: cycle(marked), None: cycle(plain), "heading": cycle(plain)}
        self.count = 0

    def next(self, sort: bool | str | None) -> str:
        """The next words of a sort of text: plain (False), prose (True), words in no language (None), headings.

        They begin with a number, because many may not be the same as others."""
        self.count += 1
        return f"Zebra{self.count} {next(self._turns[sort])}"


def fill(model: type[BaseModel], words: Words, number: int, heading: str = "") -> dict[str, Any]:
    """A tree for `model` with every field, but those a rule forbids beside others."""
    tree: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if info.exclude:
            continue
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        fixed = FIXED.get((model.__name__, name), ...)
        value = fixed
        if isinstance(fixed, int):
            value = [_value(_inner(annotation), words, number, "") for _ in range(fixed)]
        elif fixed is ...:
            value = _value(annotation, words, number, "heading" if name == heading else name)
        if value is not None:
            tree[name] = value
    return tree


def _inner(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return get_args(annotation)[0]


def _value(annotation: Any, words: Words, number: int, name: str) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        for mark in args[1:]:
            if isinstance(mark, RefTo):
                return f"h{number % EACH}"
            if isinstance(mark, TextMark):
                sort = "heading" if name == "heading" else mark.prose
                texts = {code: words.next(sort) for code in LANGUAGES}
                # What is no prose stands on one line.
                return texts if mark.prose else {code: text.replace("\n", " ") for code, text in texts.items()}
        found = _scalar(annotation, name)
        found = found if found is not None else _value(args[0], words, number, name)
        bounds = [bound for mark in args[1:] for bound in getattr(mark, "metadata", [mark])]
        most = min((bound.max_length for bound in bounds if isinstance(bound, MaxLen)), default=None)
        return found[:most] if isinstance(found, str) else found
    if origin in (Union, UnionType):
        return _value(next(choice for choice in args if choice is not type(None)), words, number, name)
    if origin is list:
        return [_value(args[0], words, number, name)]
    if origin is dict:
        return {}
    if origin is Literal:
        return args[number % len(args)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return fill(annotation, words, number)
    return {"bool": "false", "int": str(number + 1), "str": None}[annotation.__name__] or words.next(None)


def _scalar(annotation: Any, name: str) -> str | None:
    """A right value for a type that is checked for its form."""
    forms = {
        values.Date: "2026-01-10",
        values.PartialDate: "2026-01",
        values.Number: "3",
        values.Count: "3",
        values.YesNo: "false",
        values.Address: "https://a.example/?a=1&b=2",
        values.Email: "a@b.example",
        values.Phone: "+99 001 234-5",
        values.LanguageCode: "fr",
        values.TimeZone: "Indian/Reunion",
        values.DistrictType: "landkreis",
        values.PartnerTypeId: "kommune",
        values.Unit: "eur",
    }
    if annotation == values.Id:
        return "a"
    return next((value for form, value in forms.items() if form == annotation), None)


def is_refused(vector: str) -> bool:
    """Whether the checks refuse a text for its links, so that it can stand in no prose."""
    return any(
        record[0] not in KINDS if (record := prose.split(address)) else weblinks.fault(address, words) is not None
        for address, words in prose.named_links(vector)
    )


def records(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    """(path, tree) of `EACH` records of every kind and of their companions."""
    for kind, model in KINDS.items():
        for number in range(EACH):
            tree = fill(model, words, number, model.heading)
            tree.pop("moved_from", None)
            if kind == "wayfinder":
                tree |= _wayfinder(words)
                yield f"data/{model.folder}/h{number}.cases.yaml", {"cases": [_case(words)]}
            if kind == "district":
                tree["tile"] = {"row": str(number + 5), "column": "5"}
            if kind == "role":
                tree["local"] = "false"
            yield f"data/{model.folder}/h{number}.yaml", tree


def _wayfinder(words: Words) -> dict[str, Any]:
    """A question with two answers to two outcomes."""
    question = fill(Question, words, 0)
    question["answers"] = [
        {"id": id, "text": {code: words.next(False) for code in LANGUAGES}, "to": to}
        for id, to in (("a", "one"), ("b", "two"))
    ]
    return {
        "start": "first",
        "questions": {"first": question},
        "outcomes": {id: fill(Outcome, words, 0) for id in ("one", "two")},
    }


def _case(words: Words) -> dict[str, Any]:
    case = fill(Cases, words, 0)["cases"][0]
    return {**case, "answers": {"first": "a"}, "outcome": "one"}


def settings(words: Words, old: dict[str, Any]) -> dict[str, Any]:
    """The settings of the second hub with every text replaced; addresses with places to fill hold attacks too."""
    kept = {name: old[name] for name in ("region", "languages", "review_days")}
    attack = '"onclick=alert(1)//'
    kept["repository"] = {"edit": f"https://code.example/{attack}{{path}}"}
    kept["report"] = {"email": "a@b.example", "issue": f"https://code.example/{attack}{{title}}&{{page}}&{{record}}"}
    # Every record says it is from another hub, whose name is a text like all others.
    more = {"country": _told(old["country"], words), "origins": {"a": fill(Origin, words, 0)}}
    return fill(Settings, words, 0) | kept | more


def _told(tree: Any, words: Words) -> Any:
    """What is written, with every text in it replaced."""
    if isinstance(tree, list):
        return [_told(item, words) for item in tree]
    if not isinstance(tree, dict):
        return tree
    if tree.keys() <= set(LANGUAGES):
        return {code: words.next(False).replace("\n", " ") for code in tree}
    return {name: _told(item, words) for name, item in tree.items()}


def catalogue(words: Words, interface: dict[str, Phrase]) -> str:
    """Interface words with an attack in every one; blanks stay as they are, or the words would be refused."""
    entries = []
    for english, phrase in interface.items():
        blanks = " ".join(re.findall(r"\{[^{}]*\}", english))
        text = re.sub(r"[{}]", "", words.next(False)).replace("\n", " ") + f" {blanks}"
        counted = (text, text) if phrase.plural else ()
        entries.append(Translation(english, "" if counted else text, plural=phrase.plural, forms=counted))
    return written(wanted.header("", "fr", "en"), entries)


def world(folder: Path, words: Words, interface: dict[str, Phrase]) -> None:
    """Lays the filled records, settings, interface words, synonyms and hand-written pages over the hub in `folder`."""
    for path, tree in records(words):
        write_tree(folder / path, tree)
    hub = folder / "data/hub.yaml"
    write_tree(hub, settings(words, yaml.safe_load(hub.read_text(encoding="utf-8"))))
    groups = [[words.next(None), words.next(None)] for _ in VECTORS]
    write_tree(folder / "data/synonyms.yaml", {"groups": groups})
    (folder / "locales/fr.po").write_text(catalogue(words, interface), encoding="utf-8")
    for number in range(len(VECTORS)):
        fields = {name: words.next(None).replace("\n", " ") for name in ("title", "description")}
        top = "\n".join(f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in fields.items())
        page = folder / f"content/fr/h{number}.md"
        page.write_text(f"---\n{top}\n---\n\n# {number}\n", encoding="utf-8")
    # A word that is explained where a text uses it, with all of the attack in its name.
    explained = {code: f"Zorro {words.next(False)}" for code in LANGUAGES}
    write_tree(folder / "data/terms/h0.yaml", {**fill(KINDS["term"], words, 0), "title": explained})
    answer = fill(KINDS["faq"], words, 0, "question")
    answer["answer"] = {code: text.translate(_ESCAPED) for code, text in explained.items()}
    write_tree(folder / "data/faqs/h0.yaml", answer)
    _translations(folder)


def _translations(folder: Path) -> None:
    """Every text of the hub in a language that stands in catalogues: built like the original, as a translation must be,
    so with all of its attacks, and with a word in the script of that language."""
    for name, there in texts.catalogues(load(folder)).items():
        entries = [Translation(text.words, f"{text.words.rstrip()} نص", text.context) for text in there]
        path = folder / wanted.path("ar", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(wanted.header("", "ar", "fr"), entries), encoding="utf-8")


def write_tree(path: Path, tree: dict[str, Any]) -> None:
    """JSON is YAML too; each value on a line of its own."""
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1), encoding="utf-8")


_ESCAPED = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]()<>#+-.!|&"})
