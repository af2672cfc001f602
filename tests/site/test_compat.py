"""Styles and scripts need nothing that a supported browser lacks, but where its absence was thought of."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from conftest import ROOT
from hub.outputs import stylesheet

DATA = ROOT / ".tools" / "compat.json"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="no table of browsers on this machine, see tools/compat")

# The oldest supported version of each browser; docs/decisions/019-browsers.md says why.
OLDEST = {
    "chrome": 96,
    "chrome_android": 96,
    "edge": 96,
    "firefox": 91,
    "firefox_android": 95,
    "safari": 15.2,
    "safari_ios": 15.2,
    "samsunginternet_android": 16,
    "webview_android": 96,
}

# What some of them lack, and what becomes of the page there.
FORGIVEN = {
    "at-rules.media.forced-colors": "Safari knows no such colours",
    "at-rules.page": "the margins of a printed page are the browser's",
    "properties.accent-color": "boxes have the browser's colour",
    "properties.align-content.start": "what is alone in its column stands at its start anyway",
    "properties.align-self.start": "the list of contents is as high as its column",
    "properties.appearance": "a word that is a button is a link or plain text there",
    "properties.break-after.avoid": "a heading may stand at the foot of a printed page",
    "properties.color-scheme": "scroll bars and boxes are light on a dark page",
    "properties.content-visibility": "asked for by @supports; the list of contents stays folded",
    "properties.content.alt_text": "a declaration without it stands before",
    "properties.cursor": "there is no pointer on a phone",
    "properties.forced-color-adjust": "colours of keys are the reader's, words stand beside them",
    "properties.grid-template-columns.subgrid": "asked for by @supports",
    "properties.grid-template-rows.subgrid": "asked for by @supports",
    "properties.hyphens": "long words break anywhere",
    "properties.outline": "the ring has corners",
    "properties.overflow-wrap.anywhere": "`break-word` of the body holds",
    "properties.paint-order": "words in pictures have a thinner seam",
    "properties.position-area": "asked for by @supports; a note lies at the foot of the window",
    "properties.position-try-fallbacks": "asked for by @supports together with position-area",
    "properties.scroll-behavior": "jumps are not smooth",
    "properties.text-decoration.dotted": "the line under an explained word is another one",
    "properties.text-wrap": "headings break where they are full",
    "selectors.backdrop": "the page behind the dialog is not darkened",
    "selectors.details-content": "asked for by @supports; the list of contents stays folded",
    "selectors.focus-visible": "the browser's own ring shows",
    "selectors.has": "what is behind an open menu stays; pictures show all lines; contents stand above the text",
    "selectors.popover-open": "words are links, the menu is open (glossary.css, layout.css, page.js)",
    "types.color.color-mix": "a declaration without it stands before",
    "types.length.dvh": "a declaration without it stands before",
}


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return table


def _since(version: Any) -> float:
    """The number of a version; what was never there is endless."""
    if version in (None, False, "preview"):
        return float("inf")
    return float(re.sub(r"^≤", "", str(version)).split("-")[0].split(".", 2)[0]) + (
        float("0." + str(version).split(".")[1]) if str(version).count(".") == 1 else 0
    )


def _lacking(entry: dict[str, Any]) -> list[str]:
    """Supported browsers that lack it, or have it behind a flag or under another name only."""
    found = []
    support = entry["__compat"]["support"]
    for browser, oldest in OLDEST.items():
        stated = support.get(browser, {"version_added": False})
        versions = [
            one
            for one in (stated if isinstance(stated, list) else [stated])
            if not {"flags", "prefix", "alternative_name", "partial_implementation"} & one.keys()
            and "version_removed" not in one
        ]
        if all(_since(one["version_added"]) > oldest for one in versions):
            found.append(browser)
    return found


def _styles() -> str:
    folder = ROOT / "overrides/assets/css"
    names = ["site.css", *sorted(f"kinds/{path.name}" for path in (folder / "kinds").glob("*.css"))]
    return "".join(stylesheet.bundle(name, folder) for name in names)


def _used_styles(css: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, entry) of every property, keyword, function, unit, pseudo-class and at-rule of the table that is used."""
    table = _table()["css"]
    for rule in set(re.findall(r"@([a-z-]+)", css)):
        if rule in table["at-rules"]:
            yield f"at-rules.{rule}", table["at-rules"][rule]
    for feature in set(re.findall(r"\((prefers-[a-z-]+|forced-colors)", css)):
        yield f"at-rules.media.{feature}", table["at-rules"]["media"][feature]
    for name in set(re.findall(r"(?<=:)[a-z-]+(?=[\s,{.:()>+~\[])", re.sub(r"\{[^{}]*\}", "{}", css))):
        if name in table["selectors"] and "__compat" in table["selectors"][name]:
            yield f"selectors.{name}", table["selectors"][name]
    for name, value in set(re.findall(r"[{;]\s*(-?[a-z][a-z-]*)\s*:\s*([^;{}]+)", css)):
        entry = table["properties"].get(name)
        if name.startswith("--"):
            continue
        if entry is None:
            assert re.match(r"-(webkit|moz)-", name), f"{name} is no property"
            continue
        if "__compat" in entry:
            yield f"properties.{name}", entry
        for word in set(re.findall(r"[a-z][a-z-]+", value)):
            if word in entry and "__compat" in entry[word]:
                yield f"properties.{name}.{word}", entry[word]
        if name == "content" and " / " in value:
            yield "properties.content.alt_text", entry["alt_text"]
    types = table["types"]
    for name in set(re.findall(r"\b([a-z-]+)\(", css)):
        for entry in (types.get(name), types["color"].get(name)):
            if entry and "__compat" in entry:
                yield f"types.{'color.' if entry is types['color'].get(name) else ''}{name}", entry
    if re.search(r"\d[dsl]v[hwib]", css):
        yield "types.length.dvh", types["length"]["viewport_percentage_units_dynamic"]


def test_every_style_is_known_to_every_browser() -> None:
    """Or stands above with what becomes of the page without it."""
    unknown = {name: lacking for name, entry in _used_styles(_styles()) if (lacking := _lacking(entry))}

    forgiven = {name: FORGIVEN.keys() & {name, name.rpartition(".")[0]} for name in unknown}
    assert {} == {name: lacking for name, lacking in unknown.items() if not forgiven[name]}
    assert FORGIVEN.keys() == {reason for reasons in forgiven.values() for reason in reasons}, "forgiven for nothing"


def _members(node: dict[str, Any], found: dict[str, list[dict[str, Any]]]) -> None:
    for name, entry in node.items():
        if name != "__compat" and isinstance(entry, dict):
            if "__compat" in entry:
                found[name.removesuffix("_static").removesuffix("_event")].append(entry)
            _members(entry, found)


# Of a name that several objects have, the table cannot say whose is meant. Left out is what scripts ask for before they
# use it, and names of their own that an interface happens to have too.
ASKED_FOR = {"popover", "HTMLDialogElement", "showModal", "print"}
OWN = {
    "watch",
    "element",
    "entry",
    "results",
    "unit",
    "to",
    "none",
    "destroy",
    "node",
    "role",
    "day",
    "days",
    "last",
    "side",
}
SYNTAX = {
    r"\?\?=": "nullish_coalescing_assignment",
    r"\|\|=": "logical_or_assignment",
    r"\?\?": "nullish_coalescing",
    r"\?\.": "optional_chaining",
}


@pytest.mark.parametrize("path", sorted((ROOT / "overrides/assets/js").glob("*.js")), ids=lambda path: path.stem)
def test_every_script_is_known_to_every_browser(path: Any) -> None:
    """No member, operator or pattern that one of them lacks: it would read as nothing, or stop the whole script."""
    script = re.sub(r"(?m)//.*$", "", path.read_text(encoding="utf-8"))
    known: dict[str, list[dict[str, Any]]] = defaultdict(list)
    _members(_table()["javascript"]["builtins"], known)
    _members(_table()["api"], known)

    used = set(re.findall(r"\.([A-Za-z]\w+)", script)) - ASKED_FOR - OWN
    lacked = {name: _lacking(known[name][0]) for name in used if known.get(name) and all(map(_lacking, known[name]))}
    operators = _table()["javascript"]["operators"]
    lacked |= {sign: _lacking(operators[name]) for sign, name in SYNTAX.items() if re.search(sign, script)}

    assert {} == {name: browsers for name, browsers in lacked.items() if browsers}
    assert not re.search(r"\(\?<[=!]|/[a-z]*v[a-z]*[,;)]", script), "look-behind or v-flag"


def test_the_list_of_browsers_is_written_down() -> None:
    """The versions that are tested are those that are promised."""
    text = (ROOT / "docs/decisions/019-browsers.md").read_text(encoding="utf-8")
    for name, key in (
        ("Chrome", "chrome"),
        ("Edge", "edge"),
        ("Firefox", "firefox"),
        ("Safari", "safari"),
        ("iOS", "safari_ios"),
        ("Samsung Internet", "samsunginternet_android"),
    ):
        assert f"{name} {OLDEST[key]}" in text
