"""The form in the browser: made from the models, off by default, saves in normal form, asks nobody else."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from chance import words
from conftest import ROOT, SECOND, build, copy_engine, hub, write
from hub.editorial import fmt
from hub.editorial.forms import cms
from hub.reading import source
from hub.reading.catalog import load
from hub.reading.languages import Language
from hub.reading.markup import policy
from hub.records import KINDS
from hub.records.shape import PLAIN, Shape, fields
from hub.records.singles.settings import Editing
from webserver import NGINX, free_port, serving

SERVER = ROOT / ".tools/npm/node_modules/decap-server/dist/index.js"
FETCHED = ROOT / cms.FETCHED
LANGUAGES = ["fr", "nl"]

SWITCH = "editing:\n  cms: decap\n  backend: local\n  host: http://127.0.0.1:{port}\n"
RECORD = """\
title:
  fr: "Guichet: « Sud »"
  nl: Loket "Zuid"
summary:
  fr: Le guichet du sud, qui aide les personnes venues de loin à trouver un emploi, un logement et une école.
type: auslaenderbehoerde
text:
  fr: |-
    Premier paragraphe.

    - un
    - deux
districts:
  - nord
  - sud
responsible:
  - role: guichet
    districts:
      - nord
    start: 2024-01-01
    exclusive: false
members_of:
  - body: table-ronde
    start: 2024
contacts:
  - label:
      fr: "no"
      nl: Balie
    phone: +99 001 234-5
    hours:
      - days:
          - mon
        start: "10:30"
        end: "12:00"
languages:
  - ar
sources:
  - loi-exemple
checked: 2026-01-10
aliases:
  - "01067"
  - "x: y"
moved_from:
  - "2024"
"""


def form() -> dict[str, Any]:
    settings = load(SECOND).settings
    assert settings
    return cms.form(settings.model_copy(update={"editing": Editing(cms="decap")}), Language("fr"))


def test_the_default_site_has_no_form(second_site: Path) -> None:
    """Nothing of it is there until data/hub.yaml switches it on."""
    settings = load(SECOND).settings

    assert settings and settings.editing.cms is None
    assert not (second_site / "admin").exists()
    assert not list(second_site.rglob("*cms*"))


def test_a_form_whose_program_is_missing_stops_the_build(second: Path) -> None:
    """With the command that fetches it; the old site stays."""
    path = second / "data/hub.yaml"
    path.write_text(path.read_text(encoding="utf-8") + SWITCH.format(port=1), encoding="utf-8")
    write(second, {"site/old.html": "old"})

    result = build(second, HUB_LANGUAGES="fr")

    assert 1 == result.returncode
    assert "Bitte zuerst tools/cms ausführen." in result.stderr and "Traceback" not in result.stderr
    assert (second / "site/old.html").is_file()


@pytest.mark.parametrize(("code", "label"), [("de", "Tag, an dem"), ("en", "Day the"), ("fr", "Day the")])
def test_labels_are_english_where_there_are_no_others(code: str, label: str) -> None:
    """As messages are, so that a form speaks one language."""
    settings = load(SECOND).settings
    assert settings
    partner = next(
        one for one in cms.form(settings, Language(code))["config"]["collections"] if one["name"] == "partner"
    )

    assert [label] == [field["label"][: len(label)] for field in partner["fields"] if field["name"] == "checked"]


def test_every_kind_but_those_without_a_form_has_one() -> None:
    """Fields in the order of the model; a reference offers the records of its kind. Wayfinders name their fields
    themselves, for which Decap has no form."""
    collections = {one["name"]: one for one in form()["config"]["collections"]}

    assert set(KINDS) - {"wayfinder"} == collections.keys()
    for kind, one in collections.items():
        assert list(fields(KINDS[kind])) == [field["name"] for field in one["fields"]]
        assert one["folder"] == f"data/{KINDS[kind].folder}" and not one["delete"]
    districts = next(field for field in collections["partner"]["fields"] if field["name"] == "districts")
    assert ("relation", "district", True) == (districts["widget"], districts["collection"], districts["multiple"])


def inner(field: dict[str, Any]) -> list[dict[str, Any]]:
    return [*field.get("fields", []), *([field["field"]] if "field" in field else [])]


def test_what_need_not_be_there_never_keeps_a_record_from_being_saved() -> None:
    """Decap refuses to save a record whose optional group has a required field that is empty."""

    def required(field: dict[str, Any]) -> Iterator[str]:
        for child in inner(field):
            if child["required"]:
                yield child["name"]
            if child["widget"] != "list":
                yield from required(child)

    def groups(field: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield field
        for child in inner(field):
            yield from groups(child)

    all_fields = [one for c in form()["config"]["collections"] for field in c["fields"] for one in groups(field)]
    optional = [field for field in all_fields if field["widget"] == "object" and not field["required"]]

    assert len(optional) > 50
    assert [] == [(field["name"], name) for field in optional for name in required(field)]


def test_a_wrong_form_is_explained() -> None:
    """A date, an address and an id are checked while typing, with the sentence of `hub check`."""
    partner = next(one for one in form()["config"]["collections"] if one["name"] == "partner")
    pattern, said = next(field for field in partner["fields"] if field["name"] == "checked")["pattern"]

    assert re.match(pattern, "2026-01-10") and not re.match(pattern, "10.1.2026")
    assert "This is not a valid date." in said


@pytest.mark.parametrize(
    ("editing", "host"),
    [
        (
            Editing(cms="decap", backend="gitlab", host="https://code.example/x", repository="a/b"),
            "https://code.example",
        ),
        (Editing(cms="decap", backend="github", host="https://in.example", repository="a/b"), "https://api.github.com"),
        (Editing(cms="decap", backend="git-gateway"), ""),
        (Editing(cms="decap", backend="local", host="http://127.0.0.1:8081"), "http://127.0.0.1:8081"),
    ],
)
def test_the_page_may_ask_only_where_the_files_are(editing: Editing, host: str) -> None:
    """Its own policy names that host and no other; it holds nothing a page of the site must not hold either."""
    page = cms.page(editing, Language("de"))
    said = cms.policy(editing)

    assert [] == policy.faults(page)
    assert f'content="{said}"' in page
    assert f"connect-src 'self' blob:{' ' * bool(host)}{host};" in said
    assert ("http" in said) == bool(host)


def test_the_server_sends_the_same_policy() -> None:
    """deploy/nginx/admin.conf allows what the page needs, no frame around it, and otherwise what headers.conf sends."""
    folder = ROOT / "deploy/nginx"
    own, shared = (
        dict(re.findall(r"add_header (\S+) (.*) always;", (folder / name).read_text(encoding="utf-8")))
        for name in ("admin.conf", "headers.conf")
    )
    sent = own["Content-Security-Policy"].strip('"').split("; ")

    wanted = {name: value for name, value in cms.POLICY.items() if name != "connect-src"}
    assert [f"{name} {value}" for name, value in wanted.items()] + ["frame-ancestors 'none'"] == [
        part for part in sent if not part.startswith("connect-src")
    ]
    for name in ("Permissions-Policy", "X-Content-Type-Options"):
        assert shared[name] == own[name]
    assert "same-origin" == own["Cross-Origin-Resource-Policy"]


def test_the_form_writes_what_hub_fmt_writes(browser: Browser) -> None:
    """Five hundred records of the worst texts, with groups, lists and dates: both programs write the same bytes."""
    chance = random.Random(13)  # noqa: S311 - the same each time
    rules = form()

    def value(shape: Shape) -> Any:
        if shape.holds == "group" and shape.model:
            inner = fields(shape.model)
            return {name: value(inner[name]) for name in chance.sample(list(inner), min(len(inner), 5))}
        if shape.holds == "list" and shape.inner:
            return [value(shape.inner) for _ in range(chance.randint(1, 3))]
        if shape.holds == "text":
            return {code: words(chance) + "x" for code in chance.sample(LANGUAGES, chance.randint(1, 2))}
        if shape.value in PLAIN:
            return chance.choice(["2026", "2026-01", "2026-01-31", "45934.20", "-3", "true", "no", "1:30", "x"])
        return (words(chance) + chance.choice(["", "x"])) or "x"

    kinds = list(rules["shapes"])
    made = [(kind, value(Shape("group", model=KINDS[kind]))) for kind in (chance.choice(kinds) for _ in range(500))]
    page = browser.new_page()
    page.add_script_tag(path=cms.SOURCES / "form.js")
    written = page.evaluate(
        "([form, made]) => { const write = hubForm.writer(form.rules);"
        " return made.map(([kind, tree]) => write(hubForm.clean(tree), form.shapes[kind])) }",
        [rules, made],
    )
    page.close()

    for (kind, tree), text in zip(made, written, strict=True):
        assert fmt.dump(tree, KINDS[kind], LANGUAGES) == text
        assert tree == source.parse(text, "x")


def wait_for(port: int, process: subprocess.Popen[Any]) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            continue
    raise AssertionError(process.args)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """(project, address of its form): the second hub with the form switched on, built, behind real nginx with
    admin.conf, its files given out by decap-server."""
    if not (SERVER.is_file() and (FETCHED / "complete").is_file() and NGINX):
        pytest.skip("no form here: tools/node install, tools/cms, tools/nginx")
    base = tmp_path_factory.mktemp("form")
    project, nginx = base / "hub", base / "nginx"
    files = free_port()
    nginx.mkdir()
    shutil.copytree(SECOND, project)
    copy_engine(project)
    shutil.copytree(FETCHED, project / cms.FETCHED)
    settings = project / "data/hub.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + SWITCH.format(port=files), encoding="utf-8")
    write(project, {"data/partners/sud.yaml": RECORD})
    assert 0 == hub(project, "fmt").returncode
    assert RECORD == (project / "data/partners/sud.yaml").read_text(encoding="utf-8")
    result = build(project, HUB_SITE_URL="https://hub.example/")
    assert 0 == result.returncode, result.stderr
    environment = {**os.environ, "BIND_HOST": "127.0.0.1", "PORT": str(files), "MODE": "fs", "LOG_LEVEL": "error"}
    node = shutil.which("node") or "node"
    store = subprocess.Popen([node, SERVER], env={**environment, "GIT_REPO_DIRECTORY": str(project)})
    try:
        wait_for(files, store)
        with serving(project / "site", nginx, {"# include hub/admin.conf;": "include hub/admin.conf;"}) as server:
            yield project, f"http://127.0.0.1:{server.plain}/admin/"
    finally:
        store.terminate()
        store.wait()


@pytest.fixture
def opened(edited: tuple[Path, str], browser: Browser) -> Iterator[tuple[Page, Path]]:
    """The form of one record, and its file. What the page asked for and what it complained about is looked at after."""
    project, address = edited
    path = project / "data/partners/sud.yaml"
    path.write_text(RECORD, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    page.goto(address)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_text("Contenus")).to_be_visible(timeout=60_000)
    page.goto(f"{address}#/collections/partner/entries/sud")
    expect(page.get_by_label("Day the sources were read")).to_have_value("2026-01-10", timeout=60_000)
    yield page, path
    page.close()
    assert [] == refused
    assert [] == [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))]


def save(page: Page, path: Path) -> str:
    before = path.stat().st_mtime_ns
    page.get_by_role("button", name="Publier").first.click()
    page.get_by_role("menuitem", name="Publier maintenant").click()
    expect(page.get_by_text("Modifications enregistrées").first).to_be_visible(timeout=60_000)
    assert path.stat().st_mtime_ns != before
    return path.read_text(encoding="utf-8")


def difference(text: str) -> list[str]:
    import difflib

    lines = difflib.unified_diff(RECORD.splitlines(), text.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.audit
def test_a_save_changes_the_edited_line_only(opened: tuple[Page, Path], edited: tuple[Path, str]) -> None:
    """A telephone number, seen in the real program: one line, everything else as it was, in normal form, valid."""
    page, path = opened
    page.locator("[id^=contacts-field] [data-testid=expand-button]").first.click()
    page.locator("[id^=phone-field]").fill("+99 001 999-9")

    assert ["-    phone: +99 001 234-5", "+    phone: +99 001 999-9"] == difference(save(page, path))
    assert 0 == hub(edited[0], "fmt", "--check").returncode
    assert 0 == hub(edited[0], "check").returncode


@pytest.mark.audit
def test_a_change_in_the_browser_reaches_the_published_page(
    opened: tuple[Page, Path], edited: tuple[Path, str], tmp_path: Path
) -> None:
    """Saved in the form, named by `hub changes`, published: the page that is served shows the new number."""
    page, path = opened
    project, _ = edited
    git = ["git", "-C", project, "-c", "user.name=x", "-c", "user.email=x@hub.example"]
    for command in (["init", "-q"], ["add", "data", "content", "locales"], ["commit", "-qm", "before"]):
        subprocess.run([*git, *command], check=True)
    published = tmp_path / "www"
    assert 0 == hub(project, "publish", str(published), "--incomplete").returncode
    served = published / "current/fr/partners/sud/index.html"
    assert "+99 001 234-5" in served.read_text(encoding="utf-8")

    page.locator("[id^=contacts-field] [data-testid=expand-button]").first.click()
    page.locator("[id^=phone-field]").fill("+99 001 999-9")
    save(page, path)
    changes = hub(project, "changes", "--base", "HEAD")
    again = hub(project, "publish", str(published), "--incomplete")

    assert "+99 001 234-5 → +99 001 999-9" in changes.stdout.replace("„", "").replace("“", "")
    assert 0 == again.returncode, again.stdout + again.stderr
    text = served.read_text(encoding="utf-8")
    assert "+99 001 999-9" in text and "+99 001 234-5" not in text


@pytest.mark.audit
def test_what_needs_quotes_gets_them_and_what_was_emptied_goes(opened: tuple[Page, Path]) -> None:
    """A note that YAML would misread is added, a text of several paragraphs is removed whole."""
    page, path = opened
    page.locator("[id^=notes-field]").fill('Neu: "so" # x')
    page.locator("[id^=text-field] textarea").first.fill("")

    assert [
        "-text:",
        "-  fr: |-",
        "-    Premier paragraphe.",
        "-",
        "-    - un",
        "-    - deux",
        '+notes: "Neu: \\"so\\" # x"',
    ] == difference(save(page, path))


@pytest.mark.audit
def test_a_wrong_date_is_not_saved(opened: tuple[Page, Path]) -> None:
    """The form says what is wrong and the file stays."""
    page, path = opened
    page.get_by_label("Day the sources were read").fill("10.1.2026")
    page.get_by_role("button", name="Publier").first.click()
    page.get_by_role("menuitem", name="Publier maintenant").click()

    expect(page.get_by_text("This is not a valid date.")).to_be_visible()
    assert RECORD == path.read_text(encoding="utf-8")


@pytest.mark.audit
def test_the_page_cannot_be_framed_and_is_not_found_by_search_engines(edited: tuple[Path, str]) -> None:
    """It holds the editor's access to the files."""
    import urllib.request

    with urllib.request.urlopen(edited[1]) as answer:  # noqa: S310 - our own server
        headers, page = answer.headers, answer.read().decode()

    assert 1 == len(headers.get_all("Content-Security-Policy"))
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "noindex" == headers["X-Robots-Tag"] and '<meta name="robots" content="noindex">' in page
    assert json.loads((edited[0] / "site/admin/form.json").read_text(encoding="utf-8"))["config"]
    lists = [path.read_text(encoding="utf-8") for path in (edited[0] / "site").rglob("sitemap.xml")]
    assert 4 == len(lists) and not [text for text in lists if "/admin/" in text]
