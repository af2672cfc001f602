"""The folder opened in VS Code: what its language server for YAML offers, shows and marks, without further set-up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from hub.records import KINDS
from languageserver import NODE, SERVER, LanguageServer

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(NODE is None or not SERVER.is_file(), reason="no language server here: tools/node install"),
]

# Where a blank stands at the end of a line or a line is blank, somebody is about to type.
NEW = "\n".join(
    [
        "title:",
        "  de: Beispiel",
        "  ",
        "type: ",
        "districts:",
        "  - ",
        "contacts:",
        "  - phone: Zentrale",
        "    ",
        "checked: 31.03.2026",
        "titel: x",
        "",
    ]
)


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer(ROOT) as server:
        yield server


@pytest.fixture(scope="module")
def marked(server: LanguageServer) -> list[tuple[int, str]]:
    return [(found["range"]["start"]["line"], found["message"]) for found in server.open("data/partners/neu.yaml", NEW)]


def test_mistakes_are_marked_where_they_are(marked: list[tuple[int, str]]) -> None:
    """An unknown field, a missing value, a date and a telephone number, those in German."""
    assert (9, "Das ist kein gültiges Datum. Schreibweise: JJJJ-MM-TT, z. B. 2026-03-31, bis zum Jahr 2099.") in marked
    assert [words.partition(".")[0] for line, words in marked if line == 7] == ["Das kann niemand wählen"]
    assert [line for line, words in marked if "titel" in words] == [10]
    assert [line for line, words in marked if line == 3]


def test_fields_are_offered_with_their_german_description(server: LanguageServer, marked: object) -> None:
    """Those of the kind that are still free, and of the group the cursor is in."""
    fields = server.complete("data/partners/neu.yaml", 11, 0)
    contact = server.complete("data/partners/neu.yaml", 8, 4)
    languages = server.complete("data/partners/neu.yaml", 2, 2)

    assert {"summary", "responsible", "sources", "notes"} <= fields.keys()
    assert {"title", "checked", "id"}.isdisjoint(fields)
    assert "Worauf der Eintrag beruht (Kennungen aus data/sources)" in str(fields["sources"]["documentation"])
    assert "ein bis zwei Sätze" in str(fields["summary"]["documentation"])
    assert {"web", "email", "hours"} <= contact.keys() and "phone" not in contact
    assert "en" in languages


def test_values_and_ids_are_offered(server: LanguageServer, marked: object) -> None:
    """What a choice allows, and the records that there are, with their title."""
    types = server.complete("data/partners/neu.yaml", 3, 6)
    districts = server.complete("data/partners/neu.yaml", 5, 4)

    assert {"kommune", "kammer", "hochschule"} <= types.keys()
    assert {path.stem for path in (ROOT / "data/districts").glob("*.yaml")} <= districts.keys()
    assert "Braunschweig" in str(districts["braunschweig"]["documentation"])


def test_the_mouse_shows_what_a_field_is_for(server: LanguageServer, marked: object) -> None:
    """In German."""
    assert "Art der Organisation" in server.hover("data/partners/neu.yaml", 3, 1)
    assert "Wege, die Organisation zu erreichen" in server.hover("data/partners/neu.yaml", 6, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_not_marked(server: LanguageServer, kind: str) -> None:
    """Records of each kind, as they are, and their second files, each by its own schema."""
    folder = Path("data", KINDS[kind].folder)
    for path in sorted((ROOT / folder).glob("*.yaml"))[:12]:
        assert [] == server.open(f"{folder}/{path.name}", path.read_text(encoding="utf-8")), path


def test_the_settings_of_the_hub_are_not_marked(server: LanguageServer) -> None:
    """With what the publisher still has to fill in; a wrong field in it is."""
    text = (ROOT / "data/hub.yaml").read_text(encoding="utf-8")

    assert [] == server.open("data/hub.yaml", text)
    assert server.open("data/synonyms.yaml", "gruppen: []\n")
