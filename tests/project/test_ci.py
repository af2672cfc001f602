"""The workflows are valid, run what exists, and give code of strangers nothing."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, options
from hub.reading.memory import store
from warm import LIGHTLY

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.github-issue-forms": sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml")),
    "vendor.github-issue-config": [ROOT / ".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.dependabot": [ROOT / ".github/dependabot.yml"],
    "vendor.gitlab-ci": [GITLAB],
}


def read(path: Path) -> Any:
    """Every scalar as text: `on` is a word here."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - the loader that makes nothing


def jobs() -> Iterator[tuple[Path, str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield path, name, job


def scripts() -> Iterator[tuple[str, str]]:
    """(where, shell) of every step of both hosts."""
    for path, name, job in jobs():
        for step in job["steps"]:
            if "run" in step:
                yield f"{path.name} {name}", step["run"]
    for name, job in read(GITLAB).items():
        if isinstance(job, dict) and "script" in job:
            yield f"{GITLAB.name} {name}", "\n".join(job["script"])


def script(file: str, job: str, step: str) -> str:
    steps = read(ROOT / ".github/workflows" / file)["jobs"][job]["steps"]
    return next(str(found["run"]) for found in steps if found.get("name") == step)


def test_every_file_fits_its_schema() -> None:
    """With the schemas that come with the checker; nothing is fetched."""
    for schema, paths in SCHEMAS.items():
        assert paths, schema
        more = ["--data-transform", "gitlab-ci"] if GITLAB in paths else []
        command = [Path(sys.executable).parent / "check-jsonschema", "--builtin-schema", schema, *more, *paths]
        result = subprocess.run(command, text=True, capture_output=True, check=False)
        assert 0 == result.returncode, result.stdout


def test_actions_are_pinned_to_commits() -> None:
    """Each by its full commit with the version behind it, and the same everywhere."""
    versions: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                found = re.search(r"uses: (actions/[\w-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)$", line)
                assert found, line
                versions.setdefault(found[1], set()).add(found[2])
    assert {"actions/checkout", "actions/upload-artifact"} <= versions.keys()
    assert all(len(pins) == 1 for pins in versions.values()), versions


def test_code_of_strangers_gets_neither_token_nor_secret() -> None:
    """Proposals run with a token that reads; what may write checks nothing out and runs nothing of the project."""
    for path in WORKFLOWS:
        workflow = read(path)
        assert workflow["permissions"] in ({"contents": "read"}, {}, ""), path
        assert "pull_request_target" not in path.read_text(encoding="utf-8")
        assert "secrets." not in path.read_text(encoding="utf-8")
        if "pull_request" in workflow["on"]:
            assert not [name for name, job in workflow["jobs"].items() if "permissions" in job], path
    for path, name, job in jobs():
        used = [step["uses"] for step in job["steps"] if "uses" in step]
        for step in job["steps"]:
            if "actions/checkout" in step.get("uses", ""):
                assert "false" == step["with"]["persist-credentials"], f"{path} {name}"
        if "write" in job.get("permissions", {}).values():
            assert not [action for action in used if "checkout" in action], f"{path} {name}"
            assert not [step for step in job["steps"] if re.search(r"\bmake\b|\bhub \w", step.get("run", ""))]
            assert job.get("if") or "pull_request" not in read(path)["on"]
    ref = next(
        step for step in read(ROOT / ".github/workflows/comment.yml")["jobs"]["compare"]["steps"] if "with" in step
    )
    assert "${{ github.event.repository.default_branch }}" == ref["with"]["ref"]


def test_no_script_holds_words_of_an_event() -> None:
    """Titles and branch names come through the environment; in the shell's text they would be commands."""
    for where, text in scripts():
        assert "${{" not in text, where


@pytest.mark.parametrize(("where", "text"), list(scripts()), ids=lambda value: value if "\n" not in value else "")
def test_every_script_is_valid_and_names_what_exists(where: str, text: str) -> None:
    """Shell without mistakes of syntax, targets of the Makefile, commands of hub with their options."""
    result = subprocess.run(["bash", "-n"], input=text, text=True, capture_output=True, check=False)
    assert 0 == result.returncode, f"{where}: {result.stderr}"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\S+)", text):
        assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), f"{where}: make {target}"
    for command, given in re.findall(r"\.venv/bin/hub (\w+)([^|>;}\n]*)", text):
        usage = options(command)
        for option in re.findall(r"--[a-z-]+", given):
            assert option in usage, f"{where}: hub {command} {option}"
    for tool in re.findall(r"\b(?:tools|\.ci)/\w+", text):
        assert os.access(ROOT / tool, os.X_OK), f"{where}: {tool}"


def test_both_hosts_run_the_same_steps() -> None:
    """Check, build, tests, what changes, report and links, and the checks before publishing."""

    def steps(texts: list[str]) -> set[str]:
        return {found for text in texts for found in re.findall(r"\bmake [a-z]+|\bhub \w+(?: --release)?", text)}

    github = steps([text for where, text in scripts() if not where.startswith(GITLAB.name)])
    gitlab = steps([text for where, text in scripts() if where.startswith(GITLAB.name)])
    assert github == gitlab
    assert {"make site", "make test", "hub check", "hub changes", "hub report", "hub links"} <= github


def publishing(tmp_path: Path) -> Iterator[tuple[list[str], Path]]:
    """(shell of the steps that publish, folder that goes online) of both hosts, with the variables of a run."""
    steps = read(ROOT / ".github/workflows/publish.yml")["jobs"]["build"]["steps"]
    upload = next(step for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    online = upload["with"]["path"].replace("${{ runner.temp }}", str(tmp_path / "runner"))
    yield [step["run"] for step in steps if "run" in step], Path(online)
    yield read(GITLAB)["pages"]["script"], tmp_path / "project/public"


@pytest.mark.parametrize("host", ["github", pytest.param("gitlab", marks=pytest.mark.audit)])
@pytest.mark.long
def test_only_what_was_verified_goes_online(host: str, tmp_path: Path, second: Path, published_site: Path) -> None:
    """The steps of the job that publishes, run as they are: a whole site is there to be uploaded; of
    one with a fault that only the verification finds, nothing is."""
    scripts, online = list(publishing(tmp_path))[host == "gitlab"]
    second.rename(tmp_path / "project")
    shutil.copytree(published_site.parent / store.FOLDER, tmp_path / "project" / store.FOLDER, dirs_exist_ok=True)
    (tmp_path / "project/.venv").symlink_to(Path(sys.prefix))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/make").write_text('#!/bin/sh\n[ "$*" = .venv/ready ]\n', encoding="utf-8")
    (tmp_path / "bin/make").chmod(0o755)
    (tmp_path / "runner").mkdir()
    variables = {
        **os.environ,
        **LIGHTLY,
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "HUB_TODAY": "2026-11-21",
        "HUB_SITE_URL": "https://hub.example/ile/",
        "RUNNER_TEMP": str(tmp_path / "runner"),
        "TMPDIR": str(tmp_path / "runner"),
        "INCOMPLETE": "",
    }

    def run_all() -> int:
        command = ["bash", "-e", "-c", "\n".join(scripts)]
        return subprocess.run(
            command, cwd=tmp_path / "project", env=variables, capture_output=True, check=False
        ).returncode

    template = tmp_path / "project/overrides/pages/404.html"
    whole = template.read_text(encoding="utf-8")
    template.write_text(whole + '<a href="/ile/fr/nothing-here/">x</a>', encoding="utf-8")
    assert 0 != run_all()
    assert not online.exists()

    template.write_text(whole, encoding="utf-8")
    assert 0 == run_all()
    assert (online / "fr/index.html").is_file() and (online / "404.html").is_file()


GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$CALLS"
case "$1 $2" in
"run download") while [ "$1" != --dir ]; do shift; done; mkdir -p "$2"; cp "$GIVEN"/* "$2" ;;
"api repos/x/y/pulls/12") echo aaaa ;;
"api --paginate") cat "$GIVEN/../old" ;;
esac
"""


def run(tmp_path: Path, text: str, **environment: str) -> tuple[subprocess.CompletedProcess[bytes], list[str]]:
    """A step with a program that stands for the host's; what was asked of it."""
    (tmp_path / "bin").mkdir(exist_ok=True)
    program = tmp_path / "bin" / "gh"
    program.write_text(GH, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    variables = {
        **os.environ,
        **LIGHTLY,
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "CALLS": str(tmp_path / "calls"),
        "GIVEN": str(tmp_path / "given"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "REPO": "x/y",
        "RUN": "1",
        **environment,
    }
    result = subprocess.run(["bash", "-e", "-c", text], cwd=tmp_path, env=variables, capture_output=True, check=False)
    calls = tmp_path / "calls"
    return result, calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


@pytest.mark.parametrize(
    ("given", "passes"),
    [
        (b"12\n", True),
        (b"", False),
        (b"0\n", False),
        (b"-1\n", False),
        (b"12; touch x\n", False),
        (b"12\nnumber=13\n", False),
        (b"$(touch x)\n", False),
        ("１２\n".encode(), False),
        (b"12/../13", False),
        (b"\xff\x00", False),
        (b"1" * 5000, False),
    ],
)
def test_the_number_from_a_run_of_strangers_is_a_number_or_nothing(tmp_path: Path, given: bytes, passes: bool) -> None:
    """Anything else ends the run before it is used."""
    (tmp_path / "given").mkdir()
    (tmp_path / "given/number").write_bytes(given)

    result, calls = run(tmp_path, script("comment.yml", "compare", "which proposal"), SHA="aaaa")

    assert passes == (0 == result.returncode), result.stderr
    output = tmp_path / "output"
    assert (output.read_text(encoding="utf-8") if output.exists() else "") == ("number=12\n" if passes else "")
    assert not (tmp_path / "x").exists()
    assert passes or not [call for call in calls if call.startswith("api")]


def test_a_number_of_another_proposal_is_not_commented(tmp_path: Path) -> None:
    """A stranger's run could name any; it must be of the very commit that was checked."""
    (tmp_path / "given").mkdir()
    (tmp_path / "given/number").write_text("12\n", encoding="utf-8")

    result, _ = run(tmp_path, script("comment.yml", "compare", "which proposal"), SHA="bbbb")

    assert 0 == result.returncode and not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("file", "job", "step", "name"),
    [
        ("comment.yml", "post", "write the comment", "comment.md"),
        ("weekly.yml", "issue", "write the issue", "report.md"),
    ],
)
def test_one_comment_and_one_issue_are_edited_again_and_again(
    tmp_path: Path, file: str, job: str, step: str, name: str
) -> None:
    """The first time it is made, afterwards changed; never longer than the host takes, and whole letters."""
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / name).write_text("<!-- hub -->\n" + "x" + "ä" * 50_000, encoding="utf-8")

    for old, method in (("", "POST"), ("77\n88\n", "PATCH")):
        (tmp_path / "old").write_text(old, encoding="utf-8")
        result, calls = run(tmp_path, script(file, job, step), NUMBER="12")
        assert 0 == result.returncode, result.stderr
        assert f"--method {method} " in calls[-1] and ("/77 " in calls[-1]) == bool(old)
        body = (tmp_path / "body.md").read_bytes()
        assert len(body) <= 64_000 and body.decode().startswith("<!-- hub -->")


@pytest.mark.parametrize("first", ["", "@sha256:" + "0" * 64])
def test_base_images_are_pinned_and_renewed_by_one_command(tmp_path: Path, first: str) -> None:
    """`tools/digests` writes what the registry says into every line that names an image, and all or nothing."""
    for name in ("Containerfile", ".gitlab-ci.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        text = re.sub(r"(?m)^(ARG [A-Z]+=|  image: )(\S+:[\w.-]+)(@sha256:\w+)?$", rf"\1\2{first}", text)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/digests", tmp_path / "tools")
    (tmp_path / "bin").mkdir()
    registry = tmp_path / "bin/skopeo"
    registry.write_text(
        '#!/bin/sh\nfor last; do :; done\necho "sha256:$(printf %s "$last" | sha256sum | cut -c1-64)"\n'
    )
    registry.chmod(0o755)
    command = {"args": [tmp_path / "tools/digests"], "env": {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}}

    subprocess.run(**command, check=True, capture_output=True)

    named = [
        line
        for name in ("Containerfile", ".gitlab-ci.yml")
        for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()
        if re.match(r"ARG (PYTHON|SERVER)=|  image: ", line)
    ]
    assert len(named) == 3
    for line in named:
        image, digest = re.fullmatch(r"(?:ARG [A-Z]+=|  image: )(\S+:[\w.-]+)@sha256:(\w{64})", line).groups()
        assert digest == hashlib.sha256(f"docker://{image}".encode()).hexdigest()

    before = (tmp_path / "Containerfile").read_bytes()
    registry.write_text("#!/bin/sh\nexit 1\n")
    assert subprocess.run(**command, capture_output=True).returncode == 1
    assert (tmp_path / "Containerfile").read_bytes() == before


def test_owners_are_real_or_commented_out() -> None:
    """A line with a team that does not exist protects nothing; every path that is named exists."""
    lines = (ROOT / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    active = [line for line in lines if line and not line.startswith("#")]
    waiting = [line for line in lines if re.match(r"# /\S+ +@", line)]

    assert active or waiting
    assert not [line for line in active if "@ORGANISATION" in line]
    for line in [*active, *(line.removeprefix("# ") for line in waiting)]:
        assert (ROOT / line.split()[0].strip("/")).exists(), line
    assert {"/hooks/", "/overrides/", "/mkdocs.yml", "/.github/"} <= {line.split()[-2] for line in active + waiting}
