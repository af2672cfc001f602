"""What docs/architecture.md promises to those who add something comes true, by its own words."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml

import walks
from conftest import ROOT, SECOND, copy_engine, write
from warm import Warm

WALKS = walks.read((ROOT / "docs/architecture.md").read_text(encoding="utf-8"))

ASKED = """
import json
from datetime import date
from pathlib import Path

from hub import site
from hub.editorial.forms import cms
from hub.hub import assemble
from hub.outputs.search import documents
from hub.pages.templates import environment

hub = assemble(Path.cwd(), date(2026, 11, 21), ["fr"])
pages = site.generated(hub, environment(hub.root))
found = filter(None, [documents.of(hub, page) for page in pages])
form = cms.form(hub.settings, hub.languages["fr"])["config"]["collections"]
print(json.dumps({
    "search": {document.address: document.facets for document in found},
    "form": {one["name"]: [field["name"] for field in one["fields"]] for one in form},
}))
"""


@dataclass(frozen=True)
class Walked:
    """A project after all walks, its site, and what the engine has beside it."""

    project: Path
    site: Path
    asked: dict[str, Any]
    programs: Warm

    def hub(self, folder: Path, *arguments: str) -> CompletedProcess[str]:
        """The command of that engine in a folder."""
        return _hub(self.programs, folder, *arguments)

    def page(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def _hub(programs: Warm, folder: Path, *arguments: str) -> CompletedProcess[str]:
    ended = programs.run("hub", folder, arguments, {**os.environ, "HUB_TODAY": "2026-11-21"})
    return CompletedProcess(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    project = tmp_path_factory.mktemp("walks") / "hub"
    shutil.copytree(SECOND, project)
    copy_engine(project)
    for steps in WALKS.values():
        walks.take(steps, project)
    asked = walks.run(project, "python", "-c", ASKED)
    assert 0 == asked.returncode, asked.stderr
    # Nothing of the engine changes any more, so its modules are imported once.
    with Warm(dict(os.environ), str(project / "hooks")) as programs:
        made = _hub(programs, project, "pages", "--out", "../site")
        assert 0 == made.returncode, made.stdout + made.stderr
        yield Walked(project, project.parent / "site", json.loads(asked.stdout), programs)


def test_the_document_has_the_five_walks() -> None:
    """None of them is without steps."""
    assert {"A kind", "A check", "An export", "A command", "A language"} == {
        name for name, steps in WALKS.items() if steps
    }


def test_a_kind_takes_four_files() -> None:
    """Its model, its place among the kinds, its page, and its first record."""
    files = {step.path for step in WALKS["A kind"] if step.path}

    assert 4 == len(files)
    assert {"hooks/hub/records/__init__.py"} == {path for path in files if (ROOT / path).exists()}


def test_what_the_document_shows_is_written_as_the_engine_is(walked: Walked) -> None:
    """Ruff finds nothing in it, and would not write it otherwise."""
    files = sorted({step.path for steps in WALKS.values() for step in steps if step.path.endswith(".py")})
    config = ("--config", str(ROOT / "pyproject.toml"), *files)

    for command in (("ruff", "check", *config), ("ruff", "format", "--check", *config)):
        judged = walks.run(walked.project, *command)
        assert 0 == judged.returncode, judged.stdout + judged.stderr


@pytest.mark.audit
def test_what_the_document_shows_has_its_types(walked: Walked) -> None:
    """The engine with all walks taken passes mypy as strictly as without."""
    judged = walks.run(walked.project, "mypy", "--config-file", str(ROOT / "pyproject.toml"))
    assert 0 == judged.returncode, judged.stdout


def test_a_new_kind_is_in_menu_and_foot_of_every_page(walked: Walked) -> None:
    """Also of pages that were there before."""
    for address, code in (("fr", "fr"), ("nl/guides/permis", "nl")):
        html = walked.page(address)
        menu, foot = (html.partition(start)[2].partition("</nav>")[0] for start in ('id="page_menu"', "foot-groups"))
        link = "../../courses/" if "guides" in address else f"../{code}/courses/"
        assert f'href="{link}"' in menu, menu
        assert f'href="{link}"' in foot, foot


def test_a_new_kind_has_pages_and_a_directory_with_facets(walked: Walked) -> None:
    """A record's page, the list, and a page for each value it can be narrowed by, its status among them."""
    assert "Cours de langue" in walked.page("fr/courses/langue")
    assert "Guichet" in walked.page("fr/courses/langue")
    assert "Cours de langue" in walked.page("fr/courses")
    assert "Cours de langue" in walked.page("fr/courses/district/nord")
    assert "Cours de langue" not in walked.page("fr/courses/district/sud")
    assert "Cours de langue" in walked.page("fr/courses/audience/professional")
    assert "Cours de langue" in walked.page("fr/courses/status/unknown")


def test_a_new_kind_names_and_is_named(walked: Walked) -> None:
    """The page of the office that offers the course links to it."""
    assert 'href="../../courses/langue/"' in walked.page("fr/partners/guichet-nord")


def test_a_new_kind_is_found(walked: Walked) -> None:
    """Its record with its kind and district, and its list; the search page offers the kind."""
    search = walked.asked["search"]

    assert {"kind": ["course"], "audience": ["professional"], "district": ["nord"]} == search["fr/courses/langue/"]
    assert "fr/courses/" in search
    assert 'value="course"' in walked.page("fr/search")


def test_a_new_kind_is_open_data(walked: Walked) -> None:
    """JSON with schema and derived status, a table, and a line in the feed."""
    record = json.loads((walked.site / "api/v1/courses/langue.json").read_text(encoding="utf-8"))["record"]
    listed = json.loads((walked.site / "api/v1/index.json").read_text(encoding="utf-8"))
    schema = json.loads((walked.site / "api/v1/schema/course.json").read_text(encoding="utf-8"))

    assert ("langue", {"status": "unknown"}) == (record["id"], record["today"])
    assert "api/v1/courses.json" in json.dumps(listed)
    assert "providers" in json.dumps(schema)
    assert "Cours de langue" in (walked.site / "api/v1/fr/courses.csv").read_text(encoding="utf-8-sig")
    assert "courses/langue/" in (walked.site / "fr/feed.xml").read_text(encoding="utf-8")


def test_a_new_kind_is_in_the_forms_of_editors(walked: Walked) -> None:
    """In the browser, in the editor's schema, in the field tables, and in what `hub new` asks."""
    assert "providers" in walked.asked["form"]["course"]
    assert "providers" in (walked.project / ".schema/course.json").read_text(encoding="utf-8")
    assert "data/courses/" in (walked.project / "docs/fields.md").read_text(encoding="utf-8")
    made = walked.hub(
        walked.project,
        *("new", "course", "--id", "couture", "--set", "title.fr=Couture", "--set", "title.nl=Naaien"),
        *("--set", "providers=guichet-nord", "--set", "regions=ile-exemple", "--set", "sources=loi-exemple"),
    )
    assert 0 == made.returncode, made.stdout + made.stderr
    assert "title:" in (walked.project / "data/courses/couture.yaml").read_text(encoding="utf-8")


def test_a_new_check_finds_what_its_case_says(walked: Walked, tmp_path: Path) -> None:
    """The data of the case brings its finding, and nothing else in the project does."""
    case = yaml.safe_load((walked.project / "tests/cases/places/course-nowhere.yaml").read_text(encoding="utf-8"))
    clean = walked.hub(walked.project, "check")
    project = tmp_path / "hub"
    shutil.copytree(walked.project, project)
    write(project, case["data"])
    found = walked.hub(project, "check")

    assert 0 == clean.returncode, clean.stdout
    assert 1 == found.returncode
    assert case["problems"] == [line for line in found.stdout.splitlines() if line.startswith("data/")]


def test_a_new_export_is_a_file_of_the_site(walked: Walked) -> None:
    """In each language."""
    assert "Cours de langue\n" == (walked.site / "api/v1/fr/courses.txt").read_text(encoding="utf-8")
    assert "Taalcursus\n" == (walked.site / "api/v1/nl/courses.txt").read_text(encoding="utf-8")


def test_a_new_command_answers_in_both_languages(walked: Walked, tmp_path: Path) -> None:
    """And is listed with the others."""
    project = tmp_path / "hub"
    shutil.copytree(walked.project, project)
    shutil.rmtree(project / "data/courses")
    answers = [walked.hub(project, "courses", "--lang", code).stdout for code in ("de", "en")]

    assert ["0 Kurse\n", "0 courses\n"] == answers
    assert "count the courses" in walked.hub(project, "--lang", "en", "--help").stdout


def test_a_new_language_has_every_page(walked: Walked) -> None:
    """With its words where it has any; other languages lead there; nothing stands in the way of publication."""
    html = walked.page("pl/guides/permis")
    release = walked.hub(walked.project, "check", "--release").stdout

    assert '<html lang="pl"' in html
    assert "Szukaj" in html
    assert 'hreflang="pl"' in walked.page("fr/guides/permis")
    assert (walked.site / "pl/imprint/index.html").exists()
    assert "content/pl/" not in release


def test_a_change_that_no_longer_fits_is_noticed(tmp_path: Path) -> None:
    """A walk through an engine that has moved on fails, and says where."""
    write(tmp_path, {"a.py": "one\nthree\n"})

    with pytest.raises(AssertionError, match=r"a\.py is not as the document shows it"):
        walks.take([walks.Step("diff", "a.py", " one\n+two\n four\n")], tmp_path)
    walks.take([walks.Step("diff", "a.py", " one\n+two\n-three\n")], tmp_path)
    assert "one\ntwo\n" == (tmp_path / "a.py").read_text(encoding="utf-8")
    with pytest.raises(AssertionError):
        walks.take([walks.Step("python", "a.py", "again\n")], tmp_path)
