"""Records of another hub: fetched and pinned, shown with where they come from, held to the rules of every record, and
nothing is lost whatever the other side answers."""

from __future__ import annotations

import http.server
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import small
from conftest import SECOND, TODAY, inside, write
from hub.editorial import asking, fmt
from hub.hub import assemble
from hub.outputs.exports import files, hsds
from hub.reading import source
from hub.reading.catalog import foreign
from hub.records import Settings

API = "api/v1"
Answers = dict[str, tuple[int, str, bytes]]


@pytest.fixture(scope="module")
def published() -> dict[str, bytes]:
    """The open data of the second hub at an address of its own."""
    return files.of(small.world(site="https://ile.example/"))


@pytest.fixture
def other(published: dict[str, bytes]) -> Iterator[tuple[str, Answers]]:
    """(address of its open data on a server, what that answers instead by path)."""
    answers: Answers = {}

    class Here(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.lstrip("/")
            known = (200, "application/json", published[path]) if path in published else (404, "text/html", b"<p>no")
            status, kind, raw = answers.get(path, known)
            self.send_response(status)
            self.send_header("Location" if status == 302 else "Content-Type", kind)
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is written to the terminal."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Here)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{API}/", answers
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub of the same country that has nothing of its own yet."""
    folder = tmp_path_factory.mktemp("exchange")
    assert 0 == inside(folder, "init", "neu", "--defaults", "--languages", "fr", "--kinds", "none").returncode
    shown = "data/hub.yaml"
    settings = source.read(folder / "neu" / shown, shown)
    settings["country"] = in_french(source.read(SECOND / shown, shown)["country"])
    district = folder / "neu/data/districts/example-district.yaml"
    of_there = district.read_text(encoding="utf-8").replace("type: district", "type: landkreis")
    write(
        folder / "neu", {shown: fmt.dump(settings, Settings, ["fr"]), "data/districts/example-district.yaml": of_there}
    )
    return folder / "neu"


def in_french(tree: Any) -> Any:
    """Without the second language of the other hub."""
    if isinstance(tree, dict):
        return {name: in_french(value) for name, value in tree.items() if name != "nl"}
    return [in_french(value) for value in tree] if isinstance(tree, list) else tree


@pytest.fixture
def hub(new: Path, tmp_path: Path) -> Callable[..., Path]:
    """Makes a hub that names records of the other one."""

    def make(api: str, *names: str) -> Path:
        shutil.copytree(new, tmp_path / "neu")
        listed = "".join(f"      - {name}\n" for name in names)
        write(tmp_path / "neu", {"data/foreign.yaml": f"hubs:\n  ile:\n    api: {api}\n    records:\n{listed}"})
        return tmp_path / "neu"

    return make


def told(project: Path, *options: str) -> tuple[int, str]:
    done = inside(project, "exchange", *options, "--lang", "en")
    return done.returncode, done.stdout + done.stderr


def copies(project: Path) -> dict[str, bytes]:
    found = (path for path in (project / "foreign").rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in found}


def changed(published: dict[str, bytes], path: str, change: Callable[[dict[str, Any]], None]) -> bytes:
    """An answer in which something of the record differs."""
    whole = json.loads(published[path])
    change(whole["record"])
    return json.dumps(whole, ensure_ascii=False).encode()


def test_what_is_named_comes_with_what_it_needs_and_says_where_it_is_from(
    hub: Callable[..., Path], other: tuple[str, Answers], published: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An offer brings its provider and their sources; copies are byte for byte what came. From then on nothing asks the
    network, and the same is checked, shown, and published with its origin, but not listed as an offer of this hub."""
    project = hub(other[0], "offer:conseil-nord", "district:nord", "region:ile-exemple")
    said = inside(project, "check", "--lang", "en").stdout
    assert (
        "data/foreign.yaml:5:9: “offer:conseil-nord” has not been fetched yet. Please call hub exchange --fetch."
        in said
    )

    code, said = told(project, "--fetch")

    assert 0 == code, said
    names = {name for name in copies(project) if name != foreign.LOCK}
    assert {"foreign/ile/offers/conseil-nord.json", "foreign/ile/partners/guichet-nord.json"} <= names
    assert {name for name in names if "/sources/" in name}
    for name in names:
        assert published[f"{API}/{name.removeprefix('foreign/ile/')}"] == (project / name).read_bytes()
    monkeypatch.setattr(asking, "get", None)
    assert 0 == inside(project, "check").returncode
    world = assemble(project, TODAY)
    html = small.page(world, "offer", "conseil-nord")
    title = small.world().settings.title["fr"]
    assert f"Taken over from {title} on 21 novembre 2026." in re.sub(r"\s+", " ", html)
    assert 'href="https://ile.example/fr/offers/conseil-nord/"' in html and "Change this page" not in html
    assert "foreign/ile/offers/conseil-nord.json" in html
    again = json.loads(files.of(world)[f"{API}/offers/conseil-nord.json"])["record"]
    assert {"fetched": "2026-11-21", "pages": {"fr", "nl", "ar"}} == {
        "fetched": again["foreign"]["fetched"],
        "pages": set(again["foreign"]["pages"]),
    }
    assert [] == json.loads(files.by(hsds, world)[f"{API}/hsds/fr/services.json"])["contents"]


def test_a_build_takes_only_what_was_pinned(hub: Callable[..., Path], other: tuple[str, Answers]) -> None:
    """A copy that is not what the lock file says stops it; fetched again it must be the same."""
    project = hub(other[0], "source:loi-exemple")
    assert 0 == told(project, "--fetch")[0]
    path, lock = project / "foreign/ile/sources/loi-exemple.json", (project / foreign.LOCK).read_bytes()
    right = path.read_bytes()
    path.write_bytes(right.replace(b"Loi", b"Lui"))

    said = inside(project, "check", "--lang", "en").stdout
    assert "foreign/ile/sources/loi-exemple.json:1:1: What it holds does not fit its hash" in said
    assert 1 == told(project)[0]
    assert 0 == told(project, "--fetch")[0]
    assert (right, lock) == (path.read_bytes(), (project / foreign.LOCK).read_bytes())
    path.unlink()
    other[1][f"{API}/sources/loi-exemple.json"] = (200, "application/json", right + b"\n")
    code, said = told(project, "--fetch")
    assert 1 == code and "gives something else than that whose hash stands in foreign/lock.json" in said
    assert lock == (project / foreign.LOCK).read_bytes()
    (project / foreign.LOCK).write_text("[]")
    assert "foreign/lock.json:1:1: The file is not as hub exchange writes it." in told(project)[1]


def test_it_reports_what_changed_at_the_origin(
    hub: Callable[..., Path], other: tuple[str, Answers], published: dict[str, bytes]
) -> None:
    """By field, and not what only the day has changed; --update takes it over with a new day, --fetch does not."""
    project, path = hub(other[0], "source:loi-exemple"), f"{API}/sources/loi-exemple.json"
    assert 0 == told(project, "--fetch")[0]
    before = copies(project)
    assert (0, "1 unchanged, 0 to look at.\n") == told(project)

    other[1][path] = (200, "application/json", changed(published, path, lambda record: record.update(today={"a": 1})))
    assert (0, "1 unchanged, 0 to look at.\n") == told(project)
    assert (0, before) == (told(project, "--update")[0], copies(project))

    newer = changed(published, path, lambda record: record.update(publisher="Autre", checked="2026-11-20"))
    other[1][path] = (200, "application/json", newer)
    code, said = told(project)
    assert 1 == code
    assert "source:loi-exemple: changed at ile since 2026-11-21: checked, publisher. hub exchange --update" in said
    assert (0, before) == (told(project, "--fetch")[0], copies(project))
    assert 0 == told(project, "--update")[0]
    assert newer == (project / "foreign/ile/sources/loi-exemple.json").read_bytes()
    assert 0 == inside(project, "check").returncode


LARGE = b'{"record": "' + b"x" * (256 * 1024) + b'"}'
JSON = "application/json"


LIES: list[tuple[tuple[int, str, bytes], str]] = [
    ((404, JSON, b"{}"), "answers with 404."),
    ((302, "https://elsewhere.example/", b""), "leads on to https://elsewhere.example/; please change the address"),
    ((200, "text/html", b"<!doctype html>"), "gives “text/html” instead of JSON."),
    ((200, JSON, b"\n<!doctype html><p>Hello"), "This is a web page (HTML), no record as JSON."),
    ((200, JSON, b'{"record": NaN}'), "This is no valid JSON in UTF-8."),
    ((200, JSON, b"\xff\xfe{}"), "This is no valid JSON in UTF-8."),
    ((200, JSON, b"[" * 100_000), "This is no valid JSON in UTF-8."),
    ((200, JSON, b"[" * 40 + b"]" * 40), "This is nested deeper than 12 levels."),
    ((200, JSON, LARGE), "The answer is larger than 256 KiB and is not taken over."),
    ((200, JSON, b'{"version": "1.1", "record": {"kind": "guide", "id": "loi"}}'), "not the record that was asked"),
    ((200, JSON, b'{"a": "\\u202e"}'), "It holds the invisible character U+202E"),
    (
        (200, JSON, b'{"version": "2.0", "record": {"kind": "source", "id": "loi-exemple"}}'),
        "The form “2.0” of the",
    ),
]


def test_an_origin_that_lies_is_told_in_one_sentence_and_nothing_is_lost(
    hub: Callable[..., Path], other: tuple[str, Answers]
) -> None:
    """What stands here stays, whether it is asked for the first time, or for what is new."""
    project, path = hub(other[0], "source:loi-exemple", "topic:arrivee"), f"{API}/sources/loi-exemple.json"
    other[1][path] = LIES[0][0]
    code, found = told(project, "--fetch")
    assert 1 == code and 1 == found.count("/sources/loi-exemple.json answers with 404.\n")
    other[1].clear()
    assert 0 == told(project, "--fetch")[0]
    before = copies(project)
    for place, (answer, said) in enumerate(LIES):
        other[1][path] = answer
        code, found = told(project, *(("--update",) if place % 2 else ()))
        (line,) = [line for line in found.splitlines() if "loi-exemple" in line]
        assert 1 == code and said in line and line.startswith("source:loi-exemple: http://127.0.0.1")
        assert before == copies(project)
    assert 0 == inside(project, "check").returncode


def test_an_origin_that_cannot_be_reached_is_told(hub: Callable[..., Path], other: tuple[str, Answers]) -> None:
    """And the hub is checked and built all the same from what it has."""
    project = hub(other[0], "source:loi-exemple")
    assert 0 == told(project, "--fetch")[0]
    listed = (project / "data/foreign.yaml").read_text(encoding="utf-8")
    # A port that nobody listens at.
    (project / "data/foreign.yaml").write_text(re.sub(r":\d+/", ":1/", listed), encoding="utf-8")

    code, said = told(project)
    assert 1 == code and "/sources/loi-exemple.json cannot be reached: Connection refused." in said
    assert 0 == inside(project, "check").returncode


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": {"fr": "<b>Gras</b>"}}, ""),
        ({"summary": {"fr": "<script>alert(1)</script>"}}, ""),
        ({"summary": {"fr": "[x](javascript:alert(1))"}}, "foreign/ile/topics/arrivee.json:1:1: "),
        ({"checked": "soon"}, "foreign/ile/topics/arrivee.json:1:1: "),
        ({"title": {"de": "Sprache"}}, "foreign/ile/topics/arrivee.json:1:1: "),
        ({"parent": {"kind": "topic", "id": "inconnu"}, "unknown": {"to": "us"}}, ""),
    ],
)
def test_foreign_text_is_held_to_the_rules_of_every_record(
    hub: Callable[..., Path], other: tuple[str, Answers], published: dict[str, bytes], change: dict[str, Any], said: str
) -> None:
    """What would break them does not come in; what stands on a page is escaped; fields nobody knows here, and what
    leads to nothing here, are left out."""
    path = f"{API}/topics/arrivee.json"
    other[1][path] = (200, JSON, changed(published, path, lambda record: record.update(change)))
    project = hub(other[0], "topic:arrivee")

    code, found = told(project, "--fetch")

    if said:
        assert 1 == code and said in found and "It cannot stand here like this; nothing was changed." in found
        assert {} == copies(project)
    else:
        assert 0 == code, found
        html = small.page(assemble(project, TODAY), "topic", "arrivee")
        assert "<b>Gras" not in html and "<script>alert" not in html
        assert "title" not in change or "&lt;b&gt;Gras" in html


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("region:example-region", "data/foreign.yaml:5:9: “region:example-region” is there already."),
        ("themes:arrivee", "data/foreign.yaml:5:9: There is no kind “themes”."),
        ("topic", "data/foreign.yaml:5:9: "),
        ("district:nord", "what it names is not here: region:"),
    ],
)
def test_a_name_that_cannot_stand_here_is_told(
    hub: Callable[..., Path], other: tuple[str, Answers], name: str, said: str
) -> None:
    """An id that is taken, a kind there is not, and what needs a region that is not here."""
    project = hub(other[0], name)
    code, found = told(project, "--fetch")
    assert 1 == code and said in found + inside(project, "check", "--lang", "en").stdout
    assert not (project / "foreign/ile").exists()


def test_what_is_no_longer_named_goes(hub: Callable[..., Path], other: tuple[str, Answers]) -> None:
    """With what only it needed; a hub that names nothing is told so."""
    project = hub(other[0], "offer:conseil-nord", "district:nord", "region:ile-exemple", "topic:arrivee")
    assert 0 == told(project, "--fetch")[0]
    listed = (project / "data/foreign.yaml").read_text(encoding="utf-8")
    (project / "data/foreign.yaml").write_text(listed.replace("      - offer:conseil-nord\n", ""), encoding="utf-8")

    assert 0 == told(project, "--fetch")[0]
    assert {"foreign/ile/topics/arrivee.json", foreign.LOCK} <= copies(project).keys()
    assert not [name for name in copies(project) if "/offers/" in name or "/partners/" in name]
    (project / "data/foreign.yaml").unlink()
    assert (0, "data/foreign.yaml names no records of other hubs; there is nothing to do.\n") == told(project)
