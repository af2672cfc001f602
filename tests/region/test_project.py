"""What stands around the records of this region fits them: documents, forms, schemas, servers."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import real
import yaml

from conftest import ROOT, hub, inside, options
from hub.editorial.forms import issues
from hub.editorial.schema import files
from hub.reading import languages
from hub.reading.memory import store
from hub.records import KINDS

GUIDES = {"de": "CONTRIBUTING.md", "en": "CONTRIBUTING.en.md"}


def text(language: str) -> str:
    return (ROOT / GUIDES[language]).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", GUIDES)
def test_paths_and_commands_exist(language: str) -> None:
    """Links and file names lead somewhere; every command and option is one of hub's."""
    said = text(language)
    named = set(re.findall(r"\]\(([\w./-]+)\)", said)) | {
        name for name in re.findall(r"`([\w./-]+)`", said) if "/" in name and name not in (".venv/bin/hub",)
    }
    assert len(named) > 10
    missing = [name for name in named if not (ROOT / name).exists()]
    assert set(missing) <= {"data/exceptions.yaml"}
    for command, rest in re.findall(r"\.venv/bin/hub (\w+)([^`|\n]*)", said):
        usage = options(command)
        assert set(re.findall(r"--[a-z-]+", rest)) <= usage, command


@pytest.mark.usefixtures("real_site")
def test_a_partner_with_its_offer_is_added_as_written(tmp_path: Path) -> None:
    """The commands, one after the other, in a copy of the real records, leave nothing to mend."""
    # The last one is what the build found out of the files; editors have it too.
    for name in ("data", "content", "locales", store.FOLDER):
        shutil.copytree(ROOT / name, tmp_path / name)
    block = re.search(r"```\w*\n(.*?)```", text("de"), re.DOTALL)
    assert block
    lines = block[1].replace("\\\n", " ").replace("https://…", "https://beispiel.example/").splitlines()
    written = []

    for line in lines:
        program, *given = shlex.split(line)
        assert ".venv/bin/hub" == program
        result = inside(tmp_path, *given)
        assert 0 == result.returncode, result.stdout + result.stderr
        written += re.findall(r"(\S+) geschrieben\.", result.stdout)

    assert ["data/sources/beispiel-de.yaml", "data/partners/beispiel.yaml", "data/offers/sprechstunde.yaml"] == written


README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_path_the_readme_names_exists() -> None:
    """The map of the tree, the tables and the links lead to files and folders that are there."""
    quoted = re.findall(r"`([\w./-]+)`", README)
    named = {name for name in quoted if "/" in name and (ROOT / name.split("/")[0]).exists()}
    named |= set(re.findall(r"\]\(([\w./-]+)\)", README))
    tree = re.search(r"```text\n(.*?)```", README, re.DOTALL)
    assert tree
    parents: list[str] = []
    for line in tree.group(1).splitlines():
        indent, word = re.match(r"( *)(\S+)", line).groups()  # type: ignore[union-attr]
        parents = [*parents[: len(indent) // 2], word]
        named.add("".join(parents))
    made = {"site/", "data/exceptions.yaml", "data/foreign.yaml", "foreign/"}

    missing = {name for name in named - made if "<" not in name and not (ROOT / name).exists()}
    assert set() == missing


def test_the_description_for_catalogues_has_what_the_standard_requires() -> None:
    """Its mandatory keys, lengths and closed lists, and nothing that is not true of this project."""
    about = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    required = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"}
    required |= {"description", "legal", "maintenance", "localisation"}

    assert required <= about.keys()
    assert re.match(r"https://\S+$", about["url"])
    assert about["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert about["softwareType"] in ("standalone/web", "standalone/backend", "standalone/other", "library")
    for language, words in about["description"].items():
        assert language in about["localisation"]["availableLanguages"]
        assert 0 < len(words["shortDescription"]) <= 150 and words["features"]
        assert 150 <= len(words["longDescription"]) <= 10_000
    kept = about["maintenance"]["type"]
    assert kept in ("internal", "contract", "community", "none")
    assert kept not in ("internal", "community") or all(one["name"] for one in about["maintenance"]["contacts"])
    assert kept != "contract" or all(one["name"] and one["until"] for one in about["maintenance"]["contractors"])
    assert isinstance(about["localisation"]["localisationReady"], bool)
    settings = yaml.safe_load((ROOT / "data/hub.yaml").read_text(encoding="utf-8"))
    assert set(about["localisation"]["availableLanguages"]) <= {
        *settings["languages"]["authored"],
        *settings["languages"].get("translated", []),
    }
    assert about["legal"]["license"] in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_nothing_that_starts_a_build_sets_a_zone_of_its_own() -> None:
    """The timer alone needs one, to fire shortly after the hub's midnight: it is the zone in data/hub.yaml."""
    zone = yaml.safe_load((ROOT / "data/hub.yaml").read_text(encoding="utf-8"))["time_zone"]
    starting = [ROOT / name for name in (".gitlab-ci.yml", "Containerfile", "Makefile")]
    starting += [*(ROOT / ".github/workflows").iterdir(), *(ROOT / "deploy/systemd").iterdir()]

    assert f" {zone}\n" in (ROOT / "deploy/systemd/hub-publish.timer").read_text(encoding="utf-8")
    for path in starting:
        assert not re.search(r"\bTZ\b", path.read_text(encoding="utf-8")), path


def test_what_is_made_from_the_models_is_up_to_date() -> None:
    """`hub schema --check` names no file; a changed model without `hub schema` fails here."""
    result = hub(ROOT, "schema", "--check")

    assert (0, "") == (result.returncode, result.stdout), result.stderr


def test_logs_are_kept_as_long_as_the_privacy_statement_says() -> None:
    """What deploy/ ships for logrotate fits data/hub.yaml."""
    shipped = re.search(r"rotate (\d+)", (ROOT / "deploy/logrotate/hub").read_text(encoding="utf-8"))
    said = real.hub().settings.privacy.logs.days

    assert shipped and said in (None, int(shipped[1]) + 1)


def test_the_forms_in_the_repository_are_those_of_the_program() -> None:
    """They name no record that is gone."""
    german = languages.load(ROOT, ["de"])["de"]
    catalog = real.catalog()
    titles = {
        kind: {id: entry.record.label["de"] for id, entry in entries.items()}
        for kind, entries in catalog.entries.items()
    }
    made = {
        path: text for path, text in files.from_data(ROOT, catalog).items() if path.startswith((".github", ".gitlab"))
    }
    assert 4 == len(made)
    known = {id for kind in ("topic", "district") for id in catalog.entries[kind]} | KINDS.keys()
    known |= {id for name in ("audience", "cost") for id, _ in issues.options(german, titles)[name]}
    for path, text in made.items():
        kept = (ROOT / path).read_text(encoding="utf-8")
        chosen = set(re.findall(r"(?m)^\s*- .*\(([a-z0-9-]+)\)$", kept))
        assert chosen and chosen <= known, f"{path}: run hub schema"

        def without(words: str) -> list[str]:
            return [line for line in words.splitlines() if not re.search(r"^\s*- .*\([a-z0-9-]+\)$", line)]

        # A new topic reaches the forms with the next “hub schema”; everything else must be as it is made.
        assert without(text) == without(kept), f"{path}: run hub schema"
