"""Every file of a new project, as bytes by path: records, pages, words still to be translated, and what builds it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from hub.commands.init import records, sums
from hub.commands.init.answers import Answers, written
from hub.commands.init.origin import PACKAGE, Origin
from hub.editorial.translating import wanted
from hub.editorial.translating.interface import interface_words
from hub.editorial.translating.merging import Wanted, merge
from hub.reading import engine, languages
from hub.reading.languages import catalogue

_START = Path(__file__).parent / "start"
_SHARED = (".github/workflows", ".gitlab-ci.yml", "deploy/nginx", "deploy/logrotate", "deploy/systemd", "deploy/update")
"""What a project has in common with the engine's own repository"""
_ENGINE_ONLY = re.compile(r"^[ ]*# engine only \{.*?^[ ]*# \}\n", re.MULTILINE | re.DOTALL)
"""What CI does for the engine alone"""
_ORIGINS = {
    "de": {
        "path": "Es kommt hier von `{place}`, also nur auf diesem Rechner.",
        "git": "Es kommt hier aus `{place}`.",
        "url": "Es kommt hier von `{place}`.",
        "index": "Es kommt hier aus dem Paketindex, den uv benutzt.",
    },
    "en": {
        "path": "Here it comes from `{place}`, which is on this computer only.",
        "git": "Here it comes from `{place}`.",
        "url": "Here it comes from `{place}`.",
        "index": "Here it comes from the package index that uv uses.",
    },
}
_NOWHERE = Path("nowhere")
"""A project that is not there yet, so that only what the engine brings is found"""
_ONCE = frozenset(["README.md", "pyproject.toml"])
RUN = frozenset(["deploy/update"])
"""Files that are programs"""


def made(about: Answers, origin: Origin, today: date) -> dict[str, bytes]:
    """The whole project."""
    parts = (records.made(about, today), _pages(about), _papers(about, origin), _shared(about), _untranslated(about))
    found = {name: text.encode() for part in parts for name, text in part.items()}
    return found | {sums.PLACE: sums.dumped(renewable(about, origin))}


def renewable(about: Answers, origin: Origin) -> dict[str, bytes]:
    """Files that a later version may write otherwise: how the project is built, checked and served. What people are to
    write is none of them, nor what says which version made it."""
    parts = (_papers(about, origin), _shared(about))
    return {name: text.encode() for part in parts for name, text in part.items() if name not in _ONCE}


def _pages(about: Answers) -> dict[str, str]:
    """Hand-written pages in each language they are there in; in English for the first where they are not, which their
    head says."""
    found = {}
    for code in about.spoken:
        foreign = written(code) != code.partition("-")[0]
        for path in sorted((_START / "pages" / written(code)).glob("*.md")):
            text = _filled(path, name=about.name, region=_bare(about.region))
            found[f"content/{code}/{path.name}"] = (
                text.replace("---\n", f"---\nlanguage: {written(code)}\n", 1) if foreign else text
            )
    return found


def _bare(region: str) -> str:
    """Its name after the word “region”, which the pages say themselves."""
    return re.sub(r"(?i)^region\s+", "", region)


def _papers(about: Answers, origin: Origin) -> dict[str, str]:
    """What makes it a project, and what people read first, in the first language."""
    spoken = written(about.languages[0])
    values = {
        "name": about.name,
        "region": _bare(about.region),
        "project": f"hub-{about.region_id}",
        "lang": "" if spoken == "de" else " --lang en",
        "engine": PACKAGE,
        "version": origin.version,
        "source": origin.source,
        "origin": _ORIGINS[spoken][origin.kind].format(place=origin.place),
        "wheel": f"{PACKAGE.replace('-', '_')}-{origin.version}-py3-none-any.whl",
    }
    places = {
        "mkdocs.yml": "mkdocs.yml",
        "pyproject.in": "pyproject.toml",
        "Makefile": "Makefile",
        "gitignore": ".gitignore",
        f"README.{spoken}.md": "README.md",
        f"CONTRIBUTING.{spoken}.md": "CONTRIBUTING.md",
        f"overrides.{spoken}.md": "overrides/README.md",
    }
    return {there: _filled(_START / "project" / name, **values) for name, there in places.items()}


def _shared(about: Answers) -> dict[str, str]:
    found = {}
    for name in _SHARED:
        top = engine.folder(name)
        for path in [top] if top.is_file() else sorted(top.iterdir()):
            shown = name if path == top else f"{name}/{path.name}"
            found[shown] = _ENGINE_ONLY.sub("", path.read_text(encoding="utf-8"))
    timer, server = "deploy/systemd/hub-publish.timer", "deploy/nginx/hub.conf"
    found[timer] = re.sub(r"(?m)^(OnCalendar=\S+ \S+ )\S+$", rf"\g<1>{about.time_zone}", found[timer])
    homes = "".join(f'    "~*^{code}" /{code}/;\n' for code in about.languages)
    found[server] = re.sub(r'(?m)(^    # "~\*\^[\w-]+" /[\w-]+/;\n)+', homes, found[server])
    return found


def _untranslated(about: Answers) -> dict[str, str]:
    """For each language that the engine has no interface words in, all of them, as far as another hub knows them."""
    found = {}
    for code in about.languages:
        known = languages.load(_NOWHERE, [code])[code].words
        if not known and code.partition("-")[0] != "en":
            head = wanted.header(about.region, code, "en")
            forms = catalogue.plural(head)[0]
            old = about.given.words(code) if about.given else []
            found[f"locales/{code}.po"] = catalogue.written(head, merge(old, [], _words(), forms=forms)[0])
    return found


@cache
def _words() -> list[Wanted]:
    """All interface words of the engine."""
    return [Wanted(word, plural=phrase.plural) for word, phrase in interface_words(_NOWHERE).items()]


def _filled(path: Path, **values: str) -> str:
    return re.sub(r"@(\w+)@", lambda found: values[found[1]], path.read_text(encoding="utf-8"))
