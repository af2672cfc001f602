"""The form in the browser: Decap CMS below /admin/, its configuration made from the models. Off unless data/hub.yaml
switches it on; the program itself is fetched by `tools/cms` and never loaded from elsewhere."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel

from hub.editorial import fmt
from hub.editorial.schema.definitions import listed
from hub.editorial.schema.reference import description, group_in, misfit
from hub.outputs.assets import FORM
from hub.reading.findings import Fault
from hub.reading.languages import Language
from hub.records import KINDS, Settings, vocabulary
from hub.records.shape import PLAIN, Shape, fields
from hub.records.singles.settings import Editing

FETCHED = ".tools/cms"
POLICY = {
    "default-src": "'none'",
    # Decap makes functions of its schemas and styles of its parts while it runs.
    "script-src": "'self' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' blob:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "object-src": "'none'",
}
"""What the page may do; the pages for readers obey a stricter one. Only the host of the files comes in addition."""
SOURCES = Path(__file__).parent / "admin"
_WORDS = {
    "de": {"title": "Einträge bearbeiten", "noscript": "Zum Bearbeiten wird JavaScript gebraucht.", "entry": "Angabe"},
    "en": {"title": "Edit records", "noscript": "Editing needs JavaScript.", "entry": "entry"},
}


class NotFetched(Fault):
    """The program is not there."""


def site(root: Path, settings: Settings, language: Language) -> dict[str, str | bytes]:
    """Every file of the form by its address; empty where it is switched off. `language` is that of its labels.

    Raises `NotFetched` where `tools/cms` was not run.
    """
    if not settings.editing.cms:
        return {}
    program = sorted((root / FETCHED).glob("*")) if (root / FETCHED / "complete").is_file() else []
    if not program:
        raise NotFetched("data/hub.yaml:1:1: editing: Bitte zuerst tools/cms ausführen. / Please run tools/cms first.")
    files: dict[str, str | bytes] = {path.name: path.read_bytes() for path in program if path.name != "complete"}
    files |= {name: (SOURCES / name).read_text(encoding="utf-8") for name in ("start.js", "form.js")}
    files["index.html"] = page(settings.editing, language)
    files["form.json"] = json.dumps(form(settings, language), ensure_ascii=False, separators=(",", ":"))
    return {f"{FORM}/{name}": content for name, content in files.items()}


def page(editing: Editing, language: Language) -> str:
    """The page the program runs in."""
    template = (SOURCES / "index.html").read_text(encoding="utf-8")
    return template.format(language=language.code, policy=escape(policy(editing), quote=False), **_said(language))


def _said(language: Language) -> dict[str, str]:
    return _WORDS.get(language.code, _WORDS["en"])


def policy(editing: Editing) -> str:
    """The policy of the page."""
    host = urlsplit(editing.host or "")
    connect = {"github": " https://api.github.com"}.get(editing.backend or "", "")
    if editing.backend in ("gitlab", "local") and host.netloc:
        connect = f" {host.scheme}://{host.netloc}"
    return "; ".join(f"{name} {value}{connect * (name == 'connect-src')}" for name, value in POLICY.items())


def form(settings: Settings, language: Language) -> dict[str, Any]:
    """What form.js needs: Decap's configuration, the shape of every kind, and when a text needs quotes."""
    kinds = {kind: model for kind, model in KINDS.items() if _is_editable(model)}
    codes = settings.languages.authored
    collections = [_collection(kind, kinds, settings, language) for kind in kinds]
    return {
        "config": {
            "load_config_file": False,
            "backend": _backend(settings.editing),
            **({"publish_mode": "editorial_workflow"} if _is_reviewed(settings.editing) else {}),
            "locale": language.code,
            "media_folder": "content/media",
            "show_preview_links": False,
            "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
            "collections": collections,
        },
        "shapes": {kind: _shape(Shape("group", model=model), codes) for kind, model in kinds.items()},
        "rules": {"quotes": fmt.NEEDS_QUOTES, "misread": fmt.MISREAD, "typed": fmt.TYPED},
    }


def _is_reviewed(editing: Editing) -> bool:
    return editing.review and editing.backend in ("gitlab", "github")


def _backend(editing: Editing) -> dict[str, Any]:
    shared = {"name": editing.backend, "branch": editing.branch}
    host = (editing.host or "").rstrip("/")
    match editing.backend:
        case "gitlab":
            sign_in = {"auth_type": "pkce", "app_id": editing.app_id, "base_url": host, "api_root": f"{host}/api/v4"}
            return {**shared, "repo": editing.repository, **sign_in}
        case "github":
            return {**shared, "repo": editing.repository, "base_url": host}
        case "local":
            return {"name": "proxy", "branch": editing.branch, "proxy_url": f"{host}/api/v1"}
    return shared


def _is_editable(model: type[BaseModel]) -> bool:
    """Decap has no form for fields whose names are data, such as the questions of a wayfinder."""
    for shape in fields(model).values():
        group = group_in(shape)
        if shape.holds == "mapping" or (group and not _is_editable(group)):
            return False
    return True


def _collection(kind: str, kinds: dict[str, Any], settings: Settings, language: Language) -> dict[str, Any]:
    model = KINDS[kind]
    one, many = model.words
    name = f"{model.heading}.{settings.languages.authored[0]}"
    return {
        "name": kind,
        "label": language.word(many),
        "label_singular": language.word(one),
        "folder": f"data/{model.folder}",
        "format": f"hub-{kind}",
        "extension": "yaml",
        "identifier_field": name,
        "summary": f"{{{{{name}}}}}",
        "sortable_fields": [name],
        "create": True,
        # Others may refer to it.
        "delete": False,
        "editor": {"preview": False},
        "fields": _fields(model, kinds, settings, language, required=True),
    }


def _fields(
    model: type[BaseModel], kinds: dict[str, Any], settings: Settings, language: Language, *, required: bool
) -> list[dict[str, Any]]:
    """`required` is False within a group that need not be there: Decap would not save a record without it."""
    return [
        {
            "name": name,
            "label": description(model, name, language.code),
            **_widget(shape, kinds, settings, language, needed),
            "required": needed,
        }
        for name, shape in fields(model).items()
        for needed in [required and model.model_fields[name].is_required()]
    ]


def _widget(
    shape: Shape, kinds: dict[str, Any], settings: Settings, language: Language, needed: bool
) -> dict[str, Any]:
    codes = settings.languages.authored
    match shape.holds:
        case "text":
            return {"widget": "object", "collapsed": False, "fields": _languages(codes, language, shape, needed)}
        case "group":
            inner = _fields(shape.model, kinds, settings, language, required=needed) if shape.model else []
            return {"widget": "object", "collapsed": not needed, "fields": inner}
        case "list":
            return _list(shape.inner or Shape("value"), kinds, settings, language)
        case "choice":
            return {"widget": "select", "options": _options(shape.choices, language)}
        case "reference" if shape.kind in kinds:
            target = f"{kinds[shape.kind].heading}.{codes[0]}"
            shown = {"search_fields": [target], "display_fields": [target]}
            return {"widget": "relation", "collection": shape.kind, "value_field": "{{slug}}", **shown}
    if shape.value == "yes-no":
        return {"widget": "boolean"}
    if offered := listed(settings.country, codes[0]).get(shape.value):
        return {"widget": "select", "options": [{"value": id, "label": label} for id, label in offered.items()]}
    if shape.value == "words" and shape.holds == "value":
        return {"widget": "text"}
    return {"widget": "string", **_pattern(shape, language)}


def _list(shape: Shape, kinds: dict[str, Any], settings: Settings, language: Language) -> dict[str, Any]:
    widget = _widget(shape, kinds, settings, language, needed=True)
    entry = _said(language)["entry"]
    if widget["widget"] in ("relation", "select"):
        return {**widget, "multiple": True}
    if widget["widget"] == "object":
        return {"widget": "list", "label_singular": entry, "collapsed": True, "fields": widget["fields"]}
    single = {"name": "value", "label": entry, **widget, "widget": "string", "required": True}
    return {"widget": "list", "label_singular": entry, "field": single}


def _languages(codes: list[str], language: Language, shape: Shape, needed: bool) -> list[dict[str, Any]]:
    widget = "text" if shape.prose else "string"
    return [
        {"name": code, "label": language.name_of(code), "widget": widget, "required": needed and code == codes[0]}
        for code in codes
    ]


def _options(choices: tuple[str, ...], language: Language) -> list[dict[str, str]]:
    """Choices with the words that pages print for them, where there are any."""
    said = next((list_ for list_ in vocabulary.LISTS.values() if list_.keys() >= set(choices)), {})
    return [{"value": choice, "label": language.word(said[choice]) if choice in said else choice} for choice in choices]


def _pattern(shape: Shape, language: Language) -> dict[str, Any]:
    form = shape.form
    return {"pattern": [f"^(?:{form.pattern})$", misfit(form.code, language.code)]} if form else {}


def _shape(shape: Shape, codes: list[str]) -> dict[str, Any]:
    match shape.holds:
        case "text":
            return {"names": codes}
        case "group" if shape.model:
            return {"fields": {name: _shape(inner, codes) for name, inner in fields(shape.model).items()}}
        case "list" if shape.inner:
            return {"list": _shape(shape.inner, codes)}
        case "value" if shape.value in PLAIN:
            return {"plain": True, **({"truth": True} if shape.value == "yes-no" else {})}
    return {}
