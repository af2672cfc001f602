"""The engine as a package: installed into an empty environment it makes a project and builds it, by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, TODAY, write
from hub.commands.init.origin import PACKAGE
from sites import broken_links


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Wheel and sdist of this checkout."""
    out = tmp_path_factory.mktemp("dist")
    run(ROOT, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", out)
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return wheel, sdist


@pytest.fixture(scope="module")
def programs(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel; the packages it needs are those that are installed here already."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    with zipfile.ZipFile(built[0]) as wheel:
        wheel.extractall(packages)  # noqa: S202 - our own
    # A line is added to the path as it is: the .pth file by which this checkout is installed counts for nothing there.
    write(packages, {"needed.pth": f"{sysconfig.get_path('purelib')}\n"})
    return home / "bin"


def run(folder: Path, *command: str | Path) -> str:
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    variables |= {"HUB_TODAY": TODAY.isoformat(), "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(command, cwd=folder, env=variables, text=True, capture_output=True, check=False)
    assert 0 == result.returncode, f"{result.stdout}\n{result.stderr}"
    return result.stdout + result.stderr


def test_an_installed_engine_makes_a_project_and_builds_it(programs: Path, tmp_path: Path) -> None:
    """With theme, words and adapter of the package, and with a template, a style and a word of the project's own."""
    python = programs / "python"
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
        archive.extractall(tmp_path, filter="data")
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
