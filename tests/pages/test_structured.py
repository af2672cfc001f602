"""schema.org data of pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

from conftest import SECOND, TODAY
from hub.hub import assemble
from hub.pages.reader import Reader
from hub.pages.structured import script
from hub.records.kinds.actors import Partner
from sites import documents

# What search engines and schema.org ask of each type that is used.
REQUIRED = {
    "HowTo": {"name", "step"},
    "HowToStep": {"name", "url"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "Organization": {"name"},
    "GovernmentOrganization": {"name"},
    "Service": {"name", "provider"},
    "GovernmentService": {"name", "provider"},
    "Event": {"name", "startDate", "location"},
    "Place": {"name", "address"},
    "DefinedTerm": {"name", "description"},
}


def objects(value: object) -> list[dict[str, object]]:
    if isinstance(value, list):
        return [found for item in value for found in objects(item)]
    if isinstance(value, dict):
        return [value, *(found for item in value.values() for found in objects(item))]
    return []


def test_every_object_is_complete(ample_site: Path) -> None:
    """Each page's data parses, uses known types only, and has what its type needs, as non-empty text."""
    seen: set[str] = set()
    # Nothing is written in Arabic; its pages show the French words.
    own = {"fr": "fr", "nl": "nl", "ar": "fr"}
    for address, page in documents(ample_site).items():
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html):
            data = json.loads(text)
            assert "https://schema.org" == data["@context"]
            assert data.get("inLanguage") == (
                own[address.split("/")[0]] if data["@type"] in ("HowTo", "FAQPage", "Event") else None
            )
            for found in objects(data):
                kind = str(found["@type"])
                seen.add(kind)
                assert REQUIRED[kind] <= found.keys(), (address, kind)
                assert all(found[name] for name in REQUIRED[kind]), (address, kind)
    assert REQUIRED.keys() == seen


def test_no_text_breaks_out_of_the_script() -> None:
    """A name with tags stays inside, whatever it holds."""
    world = assemble(SECOND, TODAY)
    partner = world.get(Partner, "guichet-nord")
    hostile = partner.model_copy(update={"title": {"fr": "</script><script>alert(1)</script>\u2028&"}})

    html = script(hostile, Reader(world, world.languages["fr"], "fr/partners/guichet-nord/"))

    assert 1 == html.count("<script") == html.count("</script>")
    assert hostile.title["fr"] == json.loads(html[html.index(">") + 1 : html.rindex("<")])["name"]
