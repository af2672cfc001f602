"""`hub new` writes records in normal form, from options, from answers and from forms, and overwrites nothing."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import TODAY, inside, write
from hub.editorial.forms import issues
from hub.reading import languages
from hub.reading.catalog import load
from hub.records import KINDS
from hub.records.shape import fields

OFFER = ["title.fr=Cours du soir", "title.nl=Avondcursus", "providers=guichet-nord", "audiences=professional,employer"]


def new(folder: Path, kind: str, values: list[str], *more: str) -> subprocess.CompletedProcess[str]:
    return inside(folder, "new", kind, *(part for value in values for part in ("--set", value)), *more)


def test_a_complete_record_is_written_in_normal_form(second: Path) -> None:
    """The id comes from the title, references can be titles, lists have commas or are repeated, groups have dots."""
    values = [*OFFER, "sources=loi-exemple", "contacts.phone=+99 001 5", "contacts.2.email=a@nord.example", "cost=free"]
    values[2] = 'providers=guichet <nord> & "fils"'

    result = new(second, "offers", [*values, "audiences=institution"])

    assert (0, "") == (result.returncode, result.stderr)
    assert "data/offers/cours-du-soir.yaml geschrieben.\nDer Eintrag ist vollständig.\n" == result.stdout
    tree = yaml.load((second / "data/offers/cours-du-soir.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    assert {
        "title": {"fr": "Cours du soir", "nl": "Avondcursus"},
        "providers": ["guichet-nord"],
        "audiences": ["professional", "employer", "institution"],
        "cost": "free",
        "contacts": [{"phone": "+99 001 5"}, {"email": "a@nord.example"}],
        "sources": ["loi-exemple"],
        "checked": TODAY.isoformat(),
    } == tree
    assert 0 == inside(second, "fmt", "--check", "data/offers/cours-du-soir.yaml").returncode
    assert 0 == inside(second, "check").returncode


def test_what_it_lacks_is_said_as_by_check(second: Path) -> None:
    """The record is written all the same; the lines are those of the file."""
    result = new(second, "offer", ["title.nl=Avondcursus", "audiences=employer"])

    said = [line for line in result.stdout.splitlines() if line.startswith("data/offers/avondcursus.yaml:")]
    assert 1 == result.returncode
    assert said == [line for line in inside(second, "check").stdout.splitlines() if "avondcursus" in line]
    assert len(said) == 3 and any("Das Pflichtfeld „providers“ fehlt." in line for line in said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ofer"], "Die Art „ofer“ gibt es nicht. Meinten Sie „offer“?"),
        (["offer", "--set", "titel=x"], "Das Feld „titel“ gibt es hier nicht. Meinten Sie „title“?"),
        (["offer", "--set", "title"], "bitte in der Form feld=wert schreiben"),
        (["offer", "--set", "contacts=1"], "Hier stehen Unterfelder. Möglich sind: label, roles, phone"),
        (["offer", "--set", "cost.x=free"], "Dieses Feld hat keine Unterfelder."),
        (["offer", "--set", "cost=free"], "Für die Kennung fehlt der Titel."),
        (["offer", "--id", "../../x", "--set", "title=x"], "„../../x“ taugt nicht als Kennung."),
        (["offer", "--id", "con", "--set", "title=x"], "„con“ ist ein reservierter Name."),
        (["offer", "--set", "title=x", "--set", "providers=guichet-nort"], "Meinten Sie „guichet-nord“?"),
        (["offer", "--set", "title.xx=x", "--id", "x"], "„xx“ ist keine Sprache, in der hier geschrieben wird."),
        (["offer", "--set", "title=x", "--set", "contacts.phone=abc"], "„abc“ kann niemand wählen."),
        (["offer", "--id", "conseil-nord"], "data/offers/conseil-nord.yaml gibt es schon und bleibt, wie es ist."),
        (["role", "--from-issue", "x.md"], "Für die Art „role“ gibt es kein Formular. Es gibt eines für: offer."),
    ],
)
def test_what_cannot_be_is_a_sentence_and_writes_nothing(second: Path, arguments: list[str], said: str) -> None:
    """With the nearest that may be meant."""
    before = {path: path.read_bytes() for path in (second / "data").rglob("*.yaml")}

    result = inside(second, "new", *arguments)

    assert 1 == result.returncode and "Traceback" not in result.stderr
    assert said in result.stderr
    assert before == {path: path.read_bytes() for path in (second / "data").rglob("*.yaml")}


def test_a_link_in_the_place_of_the_file_is_not_followed(second: Path) -> None:
    """Also one that leads nowhere."""
    (second / "data/offers/x.yaml").symlink_to(second / "outside.yaml")

    result = inside(second, "new", "offer", "--id", "x", "--set", "title=X")

    assert 1 == result.returncode and "gibt es schon" in result.stderr
    assert not (second / "outside.yaml").exists()


def test_at_a_terminal_it_asks_for_what_is_required(second: Path) -> None:
    """In German, until an answer fits; what was given as an option is not asked."""
    main, other = pty.openpty()
    command = [Path(sys.executable).parent / "hub", "new", "offer", "--set", "audiences=employer"]
    process = subprocess.Popen(
        command, cwd=second, stdin=other, stdout=other, stderr=other, env={**os.environ, "HUB_TODAY": TODAY.isoformat()}
    )
    os.close(other)
    answers = {
        "Name des Angebots (fr)": ["Cours d’été"],
        "Wer es anbietet": ["guichet-nort", "guichet-nord"],
        "Worauf der Eintrag beruht": ["loi-exemple"],
        "Kennung [cours-d-t]": ["cours-ete"],
        "Kennung [cours-d-ete]": ["cours-ete"],
    }
    said = ""
    while process.poll() is None and "vollständig" not in said:
        assert select.select([main], [], [], 60)[0], said
        said += os.read(main, 4096).decode(errors="replace")
        if said.endswith(": "):
            question = said.splitlines()[-1]
            waiting = next((given for asked, given in answers.items() if question.startswith(asked)), [])
            os.write(main, f"{waiting.pop(0) if waiting else ''}\n".encode())
    assert 0 == process.wait(60), said
    os.close(main)

    assert "Meinten Sie „guichet-nord“?" in said and "Zusammenfassung (nl)" in said
    assert "Für wen" not in said
    tree = yaml.safe_load((second / "data/offers/cours-ete.yaml").read_text(encoding="utf-8"))
    assert ({"fr": "Cours d’été"}, ["guichet-nord"], ["employer"]) == (
        tree["title"],
        tree["providers"],
        tree["audiences"],
    )


# forms


def filled(**answers: str) -> str:
    """The body of an issue, as a code host makes it of the form."""
    return "\r\n\r\n".join(
        f"### {question.heading}\r\n\r\n{answers.get(question.id, issues.NOTHING)}"
        for question in issues.QUESTIONS["offer"]
    )


ANSWERS = {
    "title": "Cours du soir",
    "provider": 'Guichet <Nord> & "fils"',
    "summary": "Un cours.\n\n### Pas une question\n\nGratuit.",
    "audiences": "Fachkräfte und Familien (professional), Unternehmen (employer)",
    "topics": "Arrivée (arrivee)",
    "cost": "kostenlos (free)",
    "web": "https://nord.example/cours",
    "evidence": "https://nord.example/",
    "languages": "français, nl",
}


def test_a_form_becomes_a_record_that_is_not_confirmed(second: Path) -> None:
    """Each answer in its field, the issue in the notes; the source is still missing and that is said."""
    write(second, {"issue.json": json.dumps({"number": 12, "title": "x", "body": filled(**ANSWERS)})})

    result = inside(second, "new", "offer", "--from-issue", "issue.json")

    assert 1 == result.returncode and "" == result.stderr
    assert "cours-du-soir.yaml:1:1: Dieser Eintrag nennt keine Quelle." in result.stdout
    tree = yaml.safe_load((second / "data/offers/cours-du-soir.yaml").read_text(encoding="utf-8"))
    assert "unverified" == tree["confidence"] and ["guichet-nord"] == tree["providers"]
    assert (["professional", "employer"], ["arrivee"], "free") == (tree["audiences"], tree["topics"], tree["cost"])
    assert [{"web": "https://nord.example/cours"}] == tree["contacts"]
    assert "### Pas une question\n\nGratuit." in tree["summary"]["fr"]
    assert tree["notes"].startswith("Vorgeschlagen in Meldung 12; noch nicht geprüft.\n")
    assert "Wo steht das? https://nord.example/" in tree["notes"] and "français, nl" in tree["notes"]


def test_no_answer_is_lost_and_none_breaks_the_file(second: Path) -> None:
    """What fits no field becomes a note, also YAML, markup, links to nothing and invisible characters."""
    hostile = {
        **ANSWERS,
        "title": "x: [y\u202e] # {z}\t'\"",
        "provider": "Nobody Ltd",
        "summary": "[x](guide:nirgends) {{ 7*7 }}\n--- \n!!python/object:os",
        "audiences": "everybody",
        "cost": "gratis",
        "phone": "call me",
        "web": "javascript:alert(1)",
    }
    write(second, {"issue.md": filled(**hostile)})

    result = inside(second, "new", "offer", "--from-issue", "issue.md", "--id", "kurs")

    assert 1 == result.returncode and "Traceback" not in result.stderr
    tree = yaml.safe_load((second / "data/offers/kurs.yaml").read_text(encoding="utf-8"))
    assert {"fr": "x: [y] # {z} '\""} == tree["title"] and "providers" not in tree
    for kept in (
        "Nobody Ltd",
        "[x](guide:nirgends)",
        "everybody",
        "gratis",
        "call me",
        "javascript:alert(1)",
        "issue.md",
    ):
        assert kept in tree["notes"]
    assert 6 == result.stderr.count("Als Notiz behalten")
    assert {"field-missing", "source-missing"} >= {
        found["code"]
        for found in json.loads(inside(second, "check", "--format", "json").stdout)
        if found["path"] == "data/offers/kurs.yaml" and found["severity"] == "error"
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "keine Antworten eines Formulars"),
        (b"Hello @all", "keine Antworten eines Formulars"),
        (b"\xff\xfe\x00", "kein Text in UTF-8"),
        (b"{not json", "JSON: "),
        (b'{"body": 5, "number": "x; y"}', "keine Antworten eines Formulars"),
        (b"x" * 300_000, "größer als 256 KiB"),
        (filled(**ANSWERS).encode() * 2, "steht mehrmals in issue.md"),
    ],
)
def test_nonsense_in_place_of_a_form_is_a_sentence(second: Path, content: bytes, said: str) -> None:
    """Nothing is written."""
    write(second, {"issue.md": content})

    result = inside(second, "new", "offer", "--from-issue", "issue.md")

    assert 1 == result.returncode and said in result.stderr and "Traceback" not in result.stderr
    assert ["conseil-nord.yaml"] == [path.name for path in (second / "data/offers").iterdir()]


def test_every_question_has_a_place_in_the_record() -> None:
    """The table of the form and the models fit; every required field without a default is asked for."""
    for kind, questions in issues.QUESTIONS.items():
        known = fields(KINDS[kind])
        assert {question.to.split(".")[0] for question in questions if question.to} <= known.keys()
        asked = {question.to for question in questions}
        required = {name for name, info in KINDS[kind].model_fields.items() if info.is_required()}
        assert required - {"id", "checked"} <= asked
        assert len({question.heading for question in questions}) == len(questions)


def test_the_forms_offer_what_there_is(second: Path) -> None:
    """Kinds, districts and topics come from models and records; those in the repository name no record that is gone."""
    catalog = load(second)
    german = languages.load(second, ["de"])["de"]
    titles = {
        kind: {id: entry.record.label["fr"] for id, entry in entries.items()}
        for kind, entries in catalog.entries.items()
    }
    offer = yaml.safe_load(issues.made(german, titles)[f"{issues.GITHUB}/angebot-vorschlagen.yml"])
    districts = next(one for one in offer["body"] if one.get("id") == "districts")
    assert {f"{title} ({id})" for id, title in titles["district"].items()} == set(districts["attributes"]["options"])
