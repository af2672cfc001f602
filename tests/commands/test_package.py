"""The engine as a package: installed into an empty environment it makes a project and builds it, by itself."""

from __future__ import annotations

import re
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import package
from conftest import ROOT, write
from hub.commands.init.origin import PACKAGE
from hub.editorial import fmt
from hub.reading import source
from hub.records import Settings
from package import run
from sites import broken_links


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Wheel and sdist of this checkout."""
    return package.built(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def python(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That of an environment with the wheel."""
    return package.installed(built[0], tmp_path_factory.mktemp("environment"))


def test_an_installed_engine_makes_a_project_and_builds_it(python: Path, tmp_path: Path) -> None:
    """With theme, words and adapter of the package, and with a template, a style and a word of the project's own."""
    where = run(tmp_path, python, "-c", "import hub, hub_mkdocs.site_build; print(hub.__file__, hub_mkdocs.__file__)")
    assert str(ROOT) not in where
    run(tmp_path, python, "-m", "hub.cli", "init", "neu", "--defaults", "--region", "Nordland")
    project = tmp_path / "neu"
    own = '{% extends "engine/records/offer.html" %}{% block body %}<p class="own">own</p>{{ super() }}{% endblock %}'
    write(
        project,
        {
            "overrides/records/offer.html": own,
            "overrides/assets/css/contact.css": ".own { color: inherit; }\n",
            "locales/de.po": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            'msgid "Offers"\nmsgstr "Was es hier gibt"\n',
        },
    )

    run(project, python, "-m", "hub.cli", "check")
    said = run(project, python, "-m", "mkdocs", "build", "--strict")

    assert "WARNING" not in said
    site = project / "site"
    page = (site / "de/offers/example-offer/index.html").read_text(encoding="utf-8")
    assert '<p class="own">own</p>' in page and "Was es hier gibt" in page and "Partner" in page
    (styles,) = site.glob("assets/css/site.*.css")
    assert ".own{" in styles.read_text(encoding="utf-8") and "--" in styles.read_text(encoding="utf-8")
    assert [] == broken_links(site)


def test_the_sdist_holds_what_the_wheel_is_built_from(built: tuple[Path, Path], tmp_path: Path) -> None:
    """A wheel of it has the same files; records and pages of this region are in neither."""
    wheel, sdist = built
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path)  # noqa: S202 - made by ourselves; older versions of 3.11 know no filter
    (source,) = tmp_path.iterdir()
    run(source, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again")

    (again,) = (tmp_path / "again").iterdir()
    names = [sorted(zipfile.ZipFile(path).namelist()) for path in (wheel, again)]
    without = [[name for name in found if "/licenses/" not in name] for found in names]
    assert without[0] == without[1]
    assert not (source / "data").exists() and not (source / "content").exists()
    held = "\n".join(names[0])
    for name in ("overrides/pages/main.html", "locales/", "deploy/nginx/hub.conf", ".github/workflows/check.yml"):
        assert f"hub/shipped/{name}" in held
    assert f"{PACKAGE.replace('-', '_')}-" in wheel.name and "hub_mkdocs/preview.js" in held


COUNTRY = {
    "code": "MA",
    "currency": "MAD",
    "telephone": {"prefix": "+99", "trunk": "8", "short": ["1nn"]},
    "postcode": ["aa-nn"],
    "keys": {
        "name": {"ar": "رمز الجزيرة", "fr": "Clé de l’île"},
        "district": ["Ina"],
        "place": ["Ina/nn"],
        "nested": "true",
    },
    "district_types": {"baie": {"ar": "خليج", "fr": "Baie"}},
    "partner_types": {"phare": {"title": {"ar": "منارة", "fr": "Phare"}, "authority": "true"}},
    "duties": [{"law": {"ar": "قانون مثال", "fr": "Loi exemple"}, "facts": ["publisher.name"]}],
}
"""A country that does not exist but for its code and currency: all else in it is made up"""
BAY = {
    "data/districts/baie.yaml": """title: {ar: خليج المثال, fr: Baie Exemple}
short: {ar: المثال, fr: Exemple}
type: baie
region: example-region
ags: I1B
places: [{name: Port, ags: I1B/07, postcodes: [ZZ-01]}]
sources: [example-source]
checked: 2026-01-10
""",
    "data/partners/phare.yaml": """title: {ar: منارة المثال, fr: Phare Exemple}
type: phare
districts: [baie]
contacts: [{phone: 8 123 456, sources: [example-source], confidence: official}]
sources: [example-source]
checked: 2026-01-10
""",
    "data/figures/peage.yaml": """title: {ar: رسم, fr: Péage}
group: fee
unit: mad
values: [{value: 1250, valid_from: 2026-01-01}]
sources: [example-source]
checked: 2026-01-10
""",
}


@pytest.mark.audit
def test_a_hub_of_another_country_with_another_script_is_built_with_the_package(python: Path, tmp_path: Path) -> None:
    """Written from right to left first, with a currency, keys, postcodes, types and numbers of its own."""
    options = [
        "--languages",
        "ar,fr",
        "--country",
        "MA",
        "--kinds",
        "none",
        "--region",
        "Exemple",
        "--districts",
        "Nord",
    ]
    run(tmp_path, python, "-m", "hub.cli", "init", "neu", "--defaults", *options)
    project = tmp_path / "neu"
    settings = source.read(project / "data/hub.yaml", "data/hub.yaml")
    assert "MAD" == settings["country"]["currency"] and "Africa/Casablanca" == settings["time_zone"]
    settings["country"] = COUNTRY
    region = {name: text.replace("example-region", settings["region"]) for name, text in BAY.items()}
    (nord,) = (project / "data/districts").iterdir()
    write(
        project,
        region
        | {
            "data/hub.yaml": fmt.dump(settings, Settings, ["ar", "fr"]),
            f"data/districts/{nord.name}": nord.read_text(encoding="utf-8").replace("type: district", "type: baie"),
        },
    )
    run(project, python, "-m", "hub.cli", "fmt")
    run(project, python, "-m", "hub.cli", "check")
    assert "WARNING" not in run(project, python, "-m", "mkdocs", "build", "--strict")

    site = project / "site"
    pages = {name: (site / name / "index.html").read_text(encoding="utf-8") for name in ("ar/districts/baie",)}
    pages |= {name: (site / name / "index.html").read_text(encoding="utf-8") for name in ("fr/districts/baie",)}
    assert '<html lang="ar" dir="rtl">' in pages["ar/districts/baie"] and "رمز الجزيرة" in pages["ar/districts/baie"]
    assert "Baie</dd>" in pages["fr/districts/baie"] and "I1B" in pages["fr/districts/baie"]
    figure = (site / "fr/figures/peage/index.html").read_text(encoding="utf-8")
    assert re.search(r"1\s250\sMAD", figure) and "€" not in figure
    office = (site / "fr/partners/phare/index.html").read_text(encoding="utf-8")
    assert 'href="tel:+99123456"' in office and "Phare" in office
    assert [] == broken_links(site)
