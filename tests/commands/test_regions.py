"""`hub init --from` takes over what holds beyond a region, whole and marked, and nothing that leads nowhere."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

import translated
from conftest import SECOND, TODAY, inside, write
from hub import site
from hub.reading.catalog import load
from hub.reading.languages.catalogue import read
from hub.records import FOLDERS
from sites import broken_links

NEIGHBOUR = {
    "data/regions/voisine.yaml": """title: {fr: Région Voisine, nl: Buurregio}
sources: [loi-exemple]
checked: 2026-01-10
""",
    "data/districts/port.yaml": """title: {fr: District du Port, nl: District Haven}
short: {fr: Port, nl: Haven}
type: landkreis
region: voisine
sources: [loi-exemple]
checked: 2026-01-10
""",
    "data/partners/capitainerie.yaml": """title: {fr: Capitainerie, nl: Havenkantoor}
type: kommune
districts: [port]
responsible:
  - {role: guichet, districts: [port]}
  - {role: conseil, districts: [nord]}
sources: [loi-exemple]
checked: 2026-01-10
""",
    "data/offers/quai.yaml": """title: {fr: Conseil au quai, nl: Advies op de kade}
summary:
  fr: "Avec [le guichet](partner:guichet-nord) et [](guide:permis)."
  nl: "Met [het loket](partner:guichet-nord) en [](guide:permis)."
providers: [capitainerie]
audiences: [professional]
districts: [port, nord]
sources: [loi-exemple]
checked: 2026-01-10
moved_from: [vieux-quai]
""",
}
NEIGHBOUR |= {
    "data/documents/plan.yaml": """title: {fr: Plan du District Nord, nl: Plan van District Noord}
sources: [loi-exemple]
checked: 2026-01-10
""",
    "data/documents/carte.yaml": """title: {fr: Carte de séjour, nl: Verblijfskaart}
text: {fr: "À demander au District Nord, avec le [](document:plan).", nl: "Aan te vragen bij District Noord."}
sources: [loi-exemple]
checked: 2026-01-10
""",
}


FRAME = "map: {west: 8, south: 50, east: 9, north: 51, credit: {fr: © Office, nl: © Dienst}, source: loi-exemple}\n"
SHAPE = '{"type": "Polygon", "coordinates": [[[8.1, 50.1], [8.25, 50.1], [8.2, 50.2], [8.1, 50.1]]]}'
BESIDE = {
    "data/synonyms.yaml": "groups:\n  - [Guichet, bureau, loket]\n  - [Nord, quartier du nord]\n  - [zèbre, girafe]\n"
    "  - [ferry, quai de la ville]\nby_language:\n  nl: [[carte, kaart]]\n  ar: [[carte, بطاقة]]\n",
    "data/outlines.geojson": '{"type": "FeatureCollection", "name": "x", "features": ['
    + ", ".join(
        f'{{"type": "Feature", "properties": {{"district": "{id}"}}, "geometry": {SHAPE}}}' for id in ("nord", "port")
    )
    + "]}",
    "data/regions/voisine.yaml": NEIGHBOUR["data/regions/voisine.yaml"] + FRAME,
    "data/regions/ile-exemple.yaml": (SECOND / "data/regions/ile-exemple.yaml").read_text(encoding="utf-8") + FRAME,
}
"""Words of one meaning, and where a district here and one of the neighbour lie"""
OFFICIAL = {
    "data/terms/permis-de-l-ile.renderings.yaml": """checked: 2026-11-01
renderings:
  ar: {term: رخصة الجزيرة, written_as: رخصة الجزيرة (Permis de l’île), basis: proposal}
"""
}


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub with a translation of everything, which knows a neighbour with one district, one office and one
    offer."""
    return translated.project(tmp_path_factory.mktemp("other") / "hub", files=NEIGHBOUR | BESIDE | OFFICIAL)


@pytest.fixture(scope="module")
def made(other: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub of the neighbour, in the first language of the other one and in the one it is translated into."""
    folder = tmp_path_factory.mktemp("made")
    options = ["--from", str(other), "--from-region", "voisine", "--from-address", "https://other.example/"]
    result = inside(folder, "init", "neu", "--defaults", "--languages", "fr,ar", *options, "--lang", "en")
    assert (0, "") == (result.returncode, result.stderr)
    assert "records taken over from “Guide de l’Île Exemple”" in result.stdout
    assert "4 of them belong to the region; they are written as seen from there" in result.stdout
    assert "1 of them name places there; please read them" in result.stdout
    assert "  document/carte: Nord\n" in result.stdout
    return folder / "neu"


def tree(path: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return found


def test_what_holds_beyond_the_region_and_what_is_its_own_comes_along(made: Path) -> None:
    """Guides, papers, terms and their sources; the region with its district, office and offer; no office elsewhere."""
    entries = load(made).entries
    assert ["voisine"] == list(entries["region"]) and ["port"] == list(entries["district"])
    assert ["capitainerie"] == list(entries["partner"]) and ["quai"] == list(entries["offer"])
    assert entries["guide"] and entries["document"] and entries["term"] and "loi-exemple" in entries["source"]
    assert not entries["project"] and not entries["event"]


def test_what_has_a_place_elsewhere_in_its_name_stays_there(made: Path) -> None:
    """What only mentions one comes along, to be read; a link without words becomes the name it led to."""
    documents = load(made).entries["document"]
    assert "plan" not in documents
    text = tree(made / "data/documents/carte.yaml")["text"]
    assert {"fr": "À demander au District Nord, avec le Plan du District Nord."} == text


def test_nothing_dangles(made: Path) -> None:
    """The check finds no fault, files are in normal form, and the site has no broken link."""
    assert 0 == inside(made, "check").returncode
    assert 0 == inside(made, "fmt", "--check").returncode
    offer = tree(made / "data/offers/quai.yaml")
    assert {"fr": "Avec le guichet et [](guide:permis)."} == offer["summary"]
    assert ["port"] == offer["districts"] and "moved_from" not in offer
    # A responsibility for districts elsewhere would hold everywhere without them.
    assert [{"role": "guichet", "districts": ["port"]}] == tree(made / "data/partners/capitainerie.yaml")["responsible"]


def test_where_records_come_from_stays_visible(made: Path, tmp_path: Path) -> None:
    """In each file, once in the settings, and on each page with a link to the other hub."""
    origin = tree(made / "data/offers/quai.yaml")["origin"]
    settings = tree(made / "data/hub.yaml")
    assert {
        origin: {
            "title": {"fr": "Guide de l’Île Exemple"},
            "web": "https://other.example/",
            "taken": TODAY.isoformat(),
            "places": ["Nord"],
        }
    } == settings["origins"]
    write(tmp_path, dict(site.made(made, TODAY).files))
    page = (tmp_path / "fr/offers/quai/index.html").read_text(encoding="utf-8")
    assert re.search(r'21 novembre 2026[^<]*<a href="https://other\.example/">Guide de l’Île Exemple</a>', page)
    assert [] == broken_links(tmp_path)


def test_translations_come_along_with_what_they_are_made_of(made: Path, other: Path, tmp_path: Path) -> None:
    """Each beside its text, which says the same; a link that leads nowhere here is plain words in both. Nothing is left
    to bring up to date."""
    languages_ = tree(made / "data/hub.yaml")["languages"]
    assert {"authored": ["fr"], "translated": ["ar"]} == languages_
    offers = read(made / "locales/ar/offers.po", "").usable
    said = "Avec le guichet et [](guide:permis)."
    assert f"{said} نص" == offers["quai.summary", said].words
    assert not any("partner:guichet-nord" in source for _, source in offers)
    documents = read(made / "locales/ar/documents.po", "").usable
    plain = "À demander au District Nord, avec le Plan du District Nord"
    assert f"{plain} نص. نص" == documents["carte.text", f"{plain}."].words
    assert ("plan.title", "Plan du District Nord") not in documents
    assert "hub.country.partner_types.kommune.title" in {key for key, _ in read(made / "locales/ar/hub.po", "").usable}
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    assert 0 == inside(copy, "translate", "update", "ar").returncode
    for path in (made / "locales/ar").iterdir():
        assert path.read_bytes() == (copy / "locales/ar" / path.name).read_bytes()


def test_words_of_one_meaning_and_outlines_come_along_as_far_as_they_belong_to_what_is_taken(made: Path) -> None:
    """What occurs in no record, names a place there or is of another language stays."""
    assert {"groups": [["Guichet", "bureau", "loket"]], "by_language": {"ar": [["carte", "بطاقة"]]}} == tree(
        made / "data/synonyms.yaml"
    )
    outlines = json.loads((made / "data/outlines.geojson").read_text(encoding="utf-8"))
    assert ["port"] == [feature["properties"]["district"] for feature in outlines["features"]]
    assert json.loads(SHAPE) == outlines["features"][0]["geometry"] and "x" == outlines["name"]


def test_translations_that_stay_are_told(other: Path, tmp_path: Path) -> None:
    """Because nobody asked for their language, or because they are made of another language than the first one here;
    then what official words are called stays, too."""
    options = ["--languages", "fr", "--region", "Anders", "--take", "document,term", "--lang", "en"]
    (name,) = OFFICIAL
    result = inside(tmp_path, "init", "neu", "--defaults", "--from", str(other), *options)
    assert "translations into ar, too; they come along where --languages names the language.\n" in result.stdout
    assert not (tmp_path / "neu/locales/ar").exists()

    there = translated.project(tmp_path / "there", authored=["nl", "fr"], translated=["ar"], files=OFFICIAL)
    result = inside(tmp_path, "init", "own", "--defaults", "--from", str(there), *options)
    assert "The translations there (ar) are made from “nl”; they come along only where that is" in result.stdout
    assert (tmp_path / "neu" / name).is_file() and not (tmp_path / "own" / name).exists()
    assert 0 == inside(tmp_path / "own", "check").returncode


def test_a_text_that_reads_differently_has_no_translation(other: Path, tmp_path: Path) -> None:
    """How many did not come along is said; a catalogue that cannot be read is a fault of the other hub."""
    there = tmp_path / "there"
    shutil.copytree(other, there)
    path = there / "locales/ar/documents.po"
    text = path.read_text(encoding="utf-8").replace('msgid "Carte de séjour"', 'msgid "Carte"')
    path.write_text(text, encoding="utf-8")
    options = ["--from", str(there), "--languages", "fr,ar", "--region", "Anders", "--take", "document", "--lang", "en"]
    result = inside(tmp_path, "init", "neu", "--defaults", *options)
    assert "because their text is not here or reads differently: 1.\n" in result.stdout
    assert "carte.title" not in {key for key, _ in read(tmp_path / "neu/locales/ar/documents.po", "").usable}

    path.write_text(text.replace("nplurals=", "nplurals=x"), encoding="utf-8")
    result = inside(tmp_path, "init", "again", "--defaults", *options)
    assert (1, True) == (result.returncode, "has faults (1). Please mend them there first" in result.stderr)
    assert not (tmp_path / "again").exists()


def test_what_names_a_place_of_the_other_region_is_not_published_unread(made: Path, tmp_path: Path) -> None:
    """It is named before a publication, with its place in the file, until it is rewritten or accepted with a reason."""
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    place, said = (
        "data/documents/carte.yaml:4:7: ",
        "The record was taken over and names places of the other region: Nord.",
    )
    assert f"{place}{said}" in inside(copy, "check", "--release", "--lang", "en").stdout
    assert f"{place}warning: {said}" in inside(copy, "check", "--warnings", "--lang", "en").stdout
    why = "exceptions:\n  - {rule: origin-places, file: data/documents/carte.yaml, why: lu}\n"
    write(copy, {"data/exceptions.yaml": why})
    for option in ("--release", "--warnings"):
        assert "names places" not in inside(copy, "check", option, "--lang", "en").stdout
    assert 0 == inside(copy, "check").returncode


def test_the_country_comes_along_but_not_what_holds_in_another_part_of_it(other: Path, tmp_path: Path) -> None:
    """Currency, forms, types and duties; a duty of a part of the country only where the region lies in it."""
    there = tmp_path / "there"
    shutil.copytree(other, there)
    text = (there / "data/hub.yaml").read_text(encoding="utf-8")
    text = text.replace("  code: XX\n", "  code: XX\n  state: NO\n")
    second = "    - law: {fr: § 2 de la loi"
    write(there, {"data/hub.yaml": text.replace(second, "    - state: NO\n      law: {fr: § 2 de la loi")})
    for more, laws in (([], 2), (["--reach", "state"], 3)):
        folder = tmp_path / str(laws)
        options = ["--from", str(there), "--languages", "fr,de", "--region", "Anders", *more]
        assert 0 == inside(tmp_path, "init", str(folder), "--defaults", *options).returncode
        country = tree(folder / "data/hub.yaml")["country"]
        assert isinstance(country, dict)
        assert ("XX", ["nnnnn"], laws) == (country["code"], country["postcode"], len(country["duties"]))
        assert {"fr": "Commune"} == country["partner_types"]["kommune"]["title"]
        assert ("state" in country) == (laws == 3)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "nowhere"], "“nowhere” is no hub: there is no file data/hub.yaml."),
        (["--from", "broken"], "The hub in “broken” has faults (8)."),
        (["--from", "other", "--from-region", "voisin"], "no region “voisin” there. Did you mean “voisine”?"),
        (["--from", "other", "--languages", "de"], "The first language must be one of these: fr, nl."),
        (["--from", "other", "--country", "AT"], "The other hub lies in XX, this one in AT"),
        (["--from", "other", "--take", "guides,gaid"], "There is no kind “gaid”."),
        (["--from", "other", "--reach", "world"], "“world” is no reach. Possible are: federal, state."),
        (["--from", "other", "--from-address", "other"], "“other” is no address."),
        (["--take", "guide"], "--take belongs to --from."),
    ],
)
def test_a_wrong_answer_is_one_sentence_and_writes_nothing(
    other: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    """With what would be right."""
    (tmp_path / "other").symlink_to(other)
    write(tmp_path, {"broken/data/hub.yaml": "title: x\n"})
    before = sorted(tmp_path.iterdir())
    result = inside(tmp_path, "init", "neu", "--defaults", *options, "--lang", "en")

    assert (1, "") == (result.returncode, result.stdout)
    assert said in result.stderr and 1 == len(result.stderr.splitlines())
    assert before == sorted(tmp_path.iterdir())


def test_a_hub_is_not_written_into_the_one_it_is_taken_from(other: Path, tmp_path: Path) -> None:
    """Nor below it."""
    result = inside(tmp_path, "init", str(other / "new"), "--defaults", "--from", str(other), "--lang", "en")

    assert 1 == result.returncode and "lies within the hub that is taken from" in result.stderr
    assert not (other / "new").exists()


def test_of_an_unknown_country_the_region_is_asked_what_to_fill_in(tmp_path: Path) -> None:
    """First of all that is missing, with an example; what the world's data know, currency and zone, is there. Nobody is
    told the duties of another country."""
    options = ["--region", "Nordland", "--country", "CH", "--kinds", "figures"]
    assert 0 == inside(tmp_path, "init", "neu", "--defaults", *options).returncode
    folder = tmp_path / "neu"
    country = tree(folder / "data/hub.yaml")["country"]
    assert isinstance(country, dict) and ("CH", "CHF") == (country["code"], country["currency"])
    assert "chf" == tree(folder / "data/figures/example-fee.yaml")["unit"]
    said = inside(folder, "check", "--release", "--lang", "en").stdout.splitlines()
    names = [line.partition("“country.")[2].partition("”")[0] for line in said]
    assert ["telephone", "postcode", "duties"] == [name for name in names if name] == names[:3]
    assert 'prefix: "+99"' in said[0] and "[nnnn]" in said[1] and "facts: [publisher.name]" in said[2]
    assert not [line for line in said if "demanded" in line or "§" in line]


def test_kinds_without_records_leave_nothing_behind(tmp_path: Path) -> None:
    """No page, no entry in the menu or at the foot, nothing to choose in the search, and no link to any of it."""
    assert 0 == inside(tmp_path, "init", "neu", "--defaults", "--languages", "en", "--kinds", "terms").returncode
    write(tmp_path / "site", dict(site.made(tmp_path / "neu", TODAY).files))
    folders = {path.name for path in (tmp_path / "site/en").iterdir() if path.is_dir()}
    pages = {"about", "accessibility", "contribute", "data", "easy-language", "imprint", "privacy", "sign-language"}

    assert pages | {"search", "letter", "districts", "regions", "sources", "terms"} == folders
    assert [] == broken_links(tmp_path / "site")
    start = (tmp_path / "site/en/index.html").read_text(encoding="utf-8")
    menu, _, foot = start.partition('id="page_menu"')[2].partition("</nav>")
    assert ["districts", "terms"] == sorted(re.findall(r'href="[^"#]*?(\w+)/"', menu))
    said = set(re.findall(r'href="[^"#]*?(\w+)/"', foot.partition("site-foot")[2]))
    assert {"terms", "districts", "regions", "sources"} == said & FOLDERS.keys()
    search = (tmp_path / "site/en/search/index.html").read_text(encoding="utf-8")
    chosen = re.search(r'<select name="kind">(.*?)</select>', search, re.DOTALL)
    assert chosen and ["", "term", "region", "district", "source"] == re.findall(r'value="(\w*)"', chosen[1])
    assert 'name="topic"' not in search
