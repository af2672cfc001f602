"""What is served is always one whole release: published, interrupted, without room, switched under load and back."""

from __future__ import annotations

import errno
import gzip
import hashlib
import http.client
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import brotli
import pytest

from conftest import ROOT, SECOND, build, hub, inside, write
from hub.publishing import archive, pack, publication, release, remote, switch
from hub.publishing.target import MARKER, Stopped, Target, opened
from hub.publishing.verify import Broken, verify
from hub.reading.findings import Problem
from releases import LANGUAGES, NOW, POLICY, plan, site
from webserver import NGINX, Server, serving


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Target]:
    with opened(tmp_path / "target", ROOT) as made:
        yield made


def publish(target: Target, made: Path, now: datetime = NOW, floor: int = 0, keep: int = 5) -> str:
    name = publication.publish(target, plan(made, floor), now)[0]
    publication.prune(target, keep)
    return name


def served(folder: Path) -> str:
    """The version of which every file is that is served."""
    (version,) = {
        re.search(r"version (\w+)", path.read_text(encoding="utf-8"))[1]  # type: ignore[index]
        for path in (folder / "current").rglob("*")
        if path.is_file()
        and path.suffix not in (".gz", ".br")
        and "assets" not in path.parts
        and "search-index" not in path.parts
    }
    return version


# a release


def test_a_release_is_readable_packed_and_summed(tmp_path: Path) -> None:
    """Whatever the umask; packed copies hold their originals and no time; small and packed files have none; the sums
    are right, and so is the link to what is served."""
    made = site(tmp_path / "made", "a", **{"small.txt": "x", "film.mp4": "y" * 2000, "sitemap.xml.gz": "old"})
    before = os.umask(0o077)
    try:
        with opened(tmp_path / "target", ROOT) as target:
            name = publish(target, made)
    finally:
        os.umask(before)

    assert "20261121T080000Z-" == name[:17]
    assert f"releases/{name}/site" == str((target.folder / "current").readlink())
    current = target.folder / "current"
    for path in [target.folder, target.folder / "releases", target.release(name), *target.site(name).rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path
    names = [path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()]
    packed = set()
    for name_ in names:
        original = (current / name_).read_bytes()
        for suffix, unpack in ((".gz", gzip.decompress), (".br", brotli.decompress)):
            if (current / (name_ + suffix)).exists():
                assert original == unpack((current / (name_ + suffix)).read_bytes())
                packed.add(name_)
    fragments = {name for name in names if name.endswith(".pf_fragment")}
    assert set(names) - packed == {"small.txt", "film.mp4", "sitemap.xml.gz"} | fragments
    assert b"\0\0\0\0" == (current / "sitemap.xml.gz").read_bytes()[4:8]
    command = ["sha256sum", "--strict", "-c", "../SHA256SUMS"]
    checked = subprocess.run(command, cwd=current.resolve(), capture_output=True, text=True, check=False)
    assert (0, len(names) - 1) == (checked.returncode, checked.stdout.count(": OK")), checked.stderr


def test_the_same_site_makes_the_same_release_and_no_second_one(target: Target, tmp_path: Path) -> None:
    """Its description does not depend on the moment or the folder; nothing is switched for it."""
    made = site(tmp_path / "made", "a")
    first = publish(target, made)
    described = (target.release(first) / "release.json").read_bytes()
    other = site(tmp_path / "other", "a")

    assert first == publish(target, other, NOW + timedelta(days=1))
    assert [first] == target.releases
    with opened(tmp_path / "target2", ROOT) as second:
        again = publish(second, other, NOW + timedelta(days=2))
        assert described == (second.release(again) / "release.json").read_bytes()
    assert {"files", "pages", "sha256", "built_for", "languages", "revision"} <= json.loads(described).keys()


def test_what_did_not_change_is_the_same_file(target: Target, tmp_path: Path) -> None:
    """On the disk, so that browsers hear that it did not change; what did has another time, however fast the
    next one comes."""
    publish(target, site(tmp_path / "a", "a", **{"fr/still.html": f"{POLICY}{'s' * 600}", "x.json": "1"}))
    before = {path.name: path.stat() for path in (target.folder / "current").resolve().rglob("*.*")}
    publish(target, site(tmp_path / "b", "b", **{"fr/still.html": f"{POLICY}{'s' * 600}", "x.json": "2"}))

    current = target.folder / "current"
    for name in ("still.html", "still.html.br", "still.html.gz"):
        assert before[name].st_ino == (current / "fr" / name).stat().st_ino
    assert int(before["x.json"].st_mtime) != int((current / "x.json").stat().st_mtime)
    assert before["x.json"].st_ino != (current / "x.json").stat().st_ino


def test_what_somebody_changed_by_hand_is_not_carried_on(target: Target, tmp_path: Path) -> None:
    """The next release has what was built."""
    still = f"{POLICY}{'s' * 600}"
    publish(target, site(tmp_path / "a", "a", **{"fr/still.html": still}))
    (target.folder / "current/fr/still.html").write_text("hacked", encoding="utf-8")

    publish(target, site(tmp_path / "b", "b", **{"fr/still.html": still}))

    assert still == (target.folder / "current/fr/still.html").read_text(encoding="utf-8")
    assert still == gzip.decompress((target.folder / "current/fr/still.html.gz").read_bytes()).decode()


@pytest.mark.skipif(NGINX is None, reason="no nginx on this machine, see tools/nginx")
def test_a_page_that_changed_has_another_etag_wherever_it_was_unpacked_or_switched(
    target: Target, tmp_path: Path
) -> None:
    """One letter of equal length: after unpacking another archive and after going back and on, browsers get the new
    page, packed and plain; a page that did not change is confirmed on every machine."""
    still = f"{POLICY}{'s' * 600}"
    for version in "abc":
        site(tmp_path / version, version, **{"fr/still/index.html": still, "x.json": f'{{"amount": {ord(version)}}}'})
    archives = []
    for version in "ab":
        with opened(tmp_path / f"target-{version}", ROOT) as other:
            name = publish(other, tmp_path / version)
            archives.append(archive.archive(other.release(name), tmp_path / f"out-{version}"))
    seen: list[dict[str, str]] = []

    def look(server: Server) -> None:
        asked = [("/fr/", "identity"), ("/fr/", "gzip"), ("/x.json", "identity"), ("/fr/still/", "identity")]
        seen.append({f"{path} {way}": server.ask(path, Accept_Encoding=way)[1]["ETag"] for path, way in asked})

    for folder in ("nginx-unpacked", "nginx-served"):
        (tmp_path / folder).mkdir()
    with serving(tmp_path / "unpacked/site", tmp_path / "nginx-unpacked") as server:
        for path in archives:
            (tmp_path / "unpacked").mkdir(exist_ok=True)
            subprocess.run(["tar", "-xzf", path], cwd=tmp_path / "unpacked", check=True)
            look(server)
    with serving(target.folder / "current", tmp_path / "nginx-served") as server:
        for version in "ab":
            publish(target, tmp_path / version)
            look(server)
        publication.roll_back(target, "", NOW)
        publish(target, tmp_path / "c")
        look(server)
        assert 200 == server.ask("/x.json", If_None_Match=seen[3]["/x.json identity"])[0]

    plain = [{address: etag for address, etag in etags.items() if "gzip" not in address} for etags in seen]
    assert plain[:2] == plain[2:4]
    assert 1 == len({etags.pop("/fr/still/ identity") for etags in seen})
    for address in seen[0]:
        assert (2, 3) == tuple(len({etags[address] for etags in part}) for part in (seen[:2], seen[2:])), address


def test_names_sort_by_time_even_if_the_clock_goes_back(target: Target, tmp_path: Path) -> None:
    """So “the one before” is always the one that was served before."""
    names = [
        publish(target, site(tmp_path / version, version), NOW + timedelta(hours=hours))
        for version, hours in (("a", 0), ("b", 0), ("c", -5), ("d", 1))
    ]

    assert sorted(set(names)) == names == target.releases


def test_so_many_releases_are_kept_and_always_the_one_served(target: Target, tmp_path: Path) -> None:
    """Also if it is the oldest."""
    names = [publish(target, site(tmp_path / version, version), keep=3) for version in "abcd"]
    assert names[1:] == target.releases

    publication.roll_back(target, names[1], NOW)
    publication.prune(target, 1)

    assert [names[1]] == target.releases
    assert "b" == served(target.folder)


# what is refused

WHOLE: dict[str, tuple[dict[str, str], str]] = {
    "nothing wrong": ({}, ""),
    "a page": ({"nl/index.html": ""}, "nl/index.html:1:1: Diese Datei fehlt der Website."),
    "the search page": ({"fr/search/index.html": ""}, "fr/search/index.html:1:1: Diese Datei fehlt der Website."),
    "the error page": ({"404.html": ""}, "404.html:1:1: Diese Datei fehlt der Website."),
    "the sitemap": ({"sitemap.xml": ""}, "sitemap.xml:1:1: Diese Datei fehlt der Website."),
    "a link": (
        {"fr/0/index.html": f'{POLICY}<a href="../9/">x</a>'},
        "fr/0/index.html:1:1: Der Verweis auf „../9/“ führt zu nichts.",
    ),
    "a link out of the site": (
        {"fr/0/index.html": f'{POLICY}<a href="../../../etc/">x</a>'},
        "fr/0/index.html:1:1: Der Verweis auf „../../../etc/“ führt zu nichts.",
    ),
    "a link with an empty part": (
        {"fr/0/index.html": f'{POLICY}<a href="/fr//1/">x</a>'},
        "fr/0/index.html:1:1: Der Verweis auf „/fr//1/“ führt zu nichts.",
    ),
    "an anchor": (
        {"fr/0/index.html": f'{POLICY}<a href="../1/#gone">x</a>'},
        "fr/0/index.html:1:1: Der Verweis auf „../1/#gone“ führt zu einer Seite, auf der es diese Stelle nicht gibt.",
    ),
    "a picture": (
        {"fr/0/index.html": f'{POLICY}<img src="x.png">'},
        "fr/0/index.html:1:1: Der Verweis auf „x.png“ führt zu nichts.",
    ),
    "an index": (
        {"fr/0/index.html": f'{POLICY}<p data-search="../../search-index/0123456789/">'},
        "fr/0/index.html:1:1: Der Verweis auf „../../search-index/0123456789/“ führt zu nichts.",
    ),
    "a part of a script": (
        {"assets/js/x.0123456789.js": 'import { a } from "./gone.js";'},
        "assets/js/x.0123456789.js:1:1: Der Verweis auf „./gone.js“ führt zu nichts.",
    ),
    "a listed page": (
        {
            "sitemap.xml": "<urlset><loc>https://hub.example/base/fr/</loc><loc>https://hub.example/base/x/</loc></urlset>"
        },
        "sitemap.xml:1:1: Der Verweis auf „/base/x/“ führt zu nichts.",
    ),
    "its own policy": (
        {"fr/0/index.html": "<p>"},
        "fr/0/index.html:1:1: Dieser Seite fehlt die Sicherheitsregel (CSP), oder es ist eine andere als in 404.html.",
    ),
    "another address": (
        {"fr/0/index.html": f'{POLICY}<script src="https://a.example/x.js"></script>'},
        "fr/0/index.html:1:1: „https://a.example/x.js in src of <script>“ ist auf den Seiten nicht erlaubt: kein Code, "
        "keine Stile und nichts von fremden Adressen.",
    ),
    "another address of a style": (
        {"assets/css/x.0123456789.css": "a { background: url(https://a.example/x.png) }"},
        "assets/css/x.0123456789.css:1:1: „url(https:“ ist auf den Seiten nicht erlaubt: kein Code, keine Stile und "
        "nichts von fremden Adressen.",
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_site_that_is_not_whole_is_found_out(name: str, tmp_path: Path) -> None:
    """Each fault by itself, at its file; and nothing in a site that is whole."""
    files, said = WHOLE[name]
    if "sitemap.xml" in files:
        made = site(tmp_path, "a", **{"404.html": f'{POLICY}<a href="/base/fr/">x</a>'}, **files)
        found = verify(made, LANGUAGES, "https://hub.example/base/")
    else:
        found = verify(site(tmp_path, "a", **files), LANGUAGES, "")

    lines = [problem.line_text() for problem in found]
    assert ([said] if said else []) == [line for line in lines if not said or line == said]
    assert [] == [line for line in lines if not said]


def test_strange_files_are_found_out(tmp_path: Path) -> None:
    """Links on the disk, pipes and names that cannot be seen; a site without a search."""
    made = site(tmp_path / "made", "a")
    (made / "link").symlink_to("/etc/hostname")
    os.mkfifo(made / "pipe")
    (made / "a\nb.txt").write_text("x", encoding="utf-8")
    shutil.rmtree(made / "search-index")

    problems = verify(made, LANGUAGES, "")
    found = [problem.line_text("en") for problem in problems if "search-index/" not in str(problem.args)]

    odd = "This is no regular file, or its name holds an invisible character."
    assert sorted([f"link:1:1: {odd}", f"pipe:1:1: {odd}", f"a\\nb.txt:1:1: {odd}"]) == [x for x in found if odd in x]
    assert "search-index/words.json:1:1: The site lacks this file." in found


def test_a_fault_of_every_page_is_told_once(tmp_path: Path) -> None:
    """With the number of further pages."""
    more = {f"fr/{n}/index.html": f'{POLICY}<a href="/gone">x</a>' for n in range(3)}

    assert ["fr/0/index.html:1:1: The link to “/gone” leads to nothing (+ 2)."] == [
        problem.line_text("en") for problem in verify(site(tmp_path, "a", **more), LANGUAGES, "")
    ]


def test_a_broken_or_shrunken_site_is_not_served(target: Target, tmp_path: Path) -> None:
    """What is served stays, and nothing is left behind."""
    publish(target, site(tmp_path / "a", "a", pages=20))
    (tmp_path / "few").mkdir()

    with pytest.raises(Broken) as broken:
        publish(target, site(tmp_path / "b", "b", **{"nl/index.html": ""}))
    with pytest.raises(Stopped) as small:
        publish(target, site(tmp_path / "c", "c", pages=10), floor=90)

    assert isinstance(broken.value.problems[0], Problem)
    assert ("too-small", {"pages": 16, "served": 26, "fewest": 23}) == (small.value.code, small.value.values)
    assert "a" == served(target.folder)
    assert {".spare", *target.releases} == {path.name for path in (target.folder / "releases").iterdir()}
    assert publish(target, site(tmp_path / "d", "d", pages=18), floor=90)
    assert "d" == served(target.folder)


def ours(path: Path) -> None:
    with opened(path, ROOT):
        pass


PLACES = {
    "a file": ("file", "no-folder"),
    "a folder in use": ("used", "foreign"),
    "a link": ("link", "link"),
    "below nothing": ("none/target", "no-parent"),
    "the project": ("project", "project"),
    "above the project": (".", "project"),
    "the root of the machine": ("/", "project"),
    "in a folder of the project": ("project/data/target", "project"),
    "marked by a link": ("marked", "foreign"),
    "a fresh file system in use": ("volume", "foreign"),
    "releases elsewhere": ("moved", "changed"),
    "served from a folder": ("folder", "changed"),
}


@pytest.mark.parametrize("name", PLACES)
def test_only_a_folder_of_ours_is_filled(name: str, tmp_path: Path) -> None:
    """Every other place is refused, and nothing in it changes."""
    write(tmp_path, {"file": "x", "used/x": "x", "project/data/hub.yaml": "x", "elsewhere/x": "x", "marked/x": "x"})
    write(tmp_path, {"volume/lost+found/x": "x", "volume/x": "x"})
    (tmp_path / "link").symlink_to("elsewhere")
    (tmp_path / "marked" / MARKER).symlink_to("../elsewhere/x")
    for folder in ("moved", "folder"):
        ours(tmp_path / folder)
    (tmp_path / "moved/releases").rmdir()
    (tmp_path / "moved/releases").symlink_to("../elsewhere")
    (tmp_path / "folder/current").mkdir()
    there = sorted(tmp_path.rglob("*"))
    place, code = PLACES[name]

    with pytest.raises(Stopped) as stopped, opened(tmp_path / place, tmp_path / "project"):
        pass

    assert code == stopped.value.code
    assert there == sorted(tmp_path.rglob("*"))


def test_a_folder_of_its_own_in_the_project_may_be_filled(tmp_path: Path) -> None:
    """As a build service wants it."""
    (tmp_path / "project").mkdir()
    for _ in range(2):
        with opened(tmp_path / "project/public", tmp_path / "project") as target:
            assert target.folder == tmp_path / "project/public"


def test_a_fresh_file_system_may_be_filled(tmp_path: Path) -> None:
    """What it puts into its root does not count, and stays; what else stands there is named."""
    (tmp_path / "volume/lost+found").mkdir(parents=True, mode=0o700)
    with opened(tmp_path / "volume", ROOT) as target:
        assert target.folder == tmp_path / "volume"
    write(tmp_path, {f"used/{name}": "x" for name in "dcba"})

    with pytest.raises(Stopped) as stopped, opened(tmp_path / "used", ROOT):
        pass

    assert "a, b, c …" == stopped.value.values["there"]
    assert (tmp_path / "volume/lost+found").is_dir()


def test_two_do_not_publish_at_once(tmp_path: Path) -> None:
    """The second is told to wait; nothing of the first is tidied away."""
    with opened(tmp_path / "target", ROOT) as target:
        (target.folder / "releases/.new-x").mkdir()
        with pytest.raises(Stopped, match="busy"), opened(tmp_path / "target", ROOT):
            pass
        assert (target.folder / "releases/.new-x").is_dir()
    with opened(tmp_path / "target", ROOT):
        assert [] == list((target.folder / "releases").iterdir())


# interrupted

HARNESS = """
import errno, os, signal, sys
from pathlib import Path
sys.path[:0] = [{tests!r}, {tests!r} + '/support', {hooks!r}]
import encodings.idna, shutil
from datetime import datetime, timedelta, UTC
from hub.publishing import publication, archive, remote
from hub.publishing.target import Stopped, opened
from releases import plan

EVENTS = ("open", "os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.chmod", "os.utime")
folder, made, project = Path(sys.argv[1]), Path(sys.argv[2]), Path({root!r})
now = datetime(2026, 11, 21, 9, tzinfo=UTC)

def run(target, stop, how, back=False):
    seen = 0
    def hook(event, arguments):
        nonlocal seen
        if event not in EVENTS or str(target) not in str(arguments[0]) and str(target) not in str(arguments[1:2]):
            return
        seen += 1
        if seen == stop:
            if how == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            writes = event != "open" or isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if writes and event not in ("os.remove", "os.rmdir"):
                raise OSError(errno.ENOSPC, "No space left on device", str(arguments[0]))
    sys.addaudithook(hook)
    with opened(target, project) as opened_target:
        if back:
            publication.roll_back(opened_target, "", now)
        else:
            publication.publish(opened_target, plan(made), now)
            publication.prune(opened_target, 2)
    return seen

def child(work):
    # A process of its own each time: nothing is left of it but what it wrote.
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        code = 1
        try:
            os.write(writing, str(work()).encode())
            code = 0
        except (OSError, Stopped) as error:
            os.write(writing, str(getattr(error, "values", error))[-150:].encode())
        finally:
            os._exit(code)
    os.close(writing)
    said = os.read(reading, 200).decode()
    os.close(reading)
    return os.waitpid(process, 0)[1], said

def copy(name):
    there = folder.parent / name
    shutil.rmtree(there, ignore_errors=True)
    shutil.copytree(folder, there, symlinks=True)
    return there
"""

LOOP = """
for how in ("kill", "full"):
    for back in (False, True):
        total = int(child(lambda: run(copy("try"), 0, how, back))[1])
        for stop in range(1, total + 1, int(sys.argv[3])):
            there = copy("try")
            status, said = child(lambda: run(there, stop, how, back))
            print(how, "back" if back else "on", stop, total, status, "".join(said.split()) or "-", flush=True)
            input()
"""


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder that needs no disk, where there is one: thousands of waits for the disk are no part of the claim."""
    shared = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else tmp_path) as folder:
        yield Path(folder)


@pytest.mark.parametrize("every", [17, pytest.param(1, marks=pytest.mark.audit)])
def test_killed_or_without_room_at_any_step_what_is_served_is_whole(every: int, memory: Path) -> None:
    """Publishing and going back are killed, and find the disk full, at each single step that touches the disk; the next
    run then publishes and leaves nothing behind."""
    with opened(memory / "target", ROOT) as target:
        for version in "ab":
            publish(target, site(memory / version, version, pages=0), keep=5)
    made = site(memory / "c", "c", pages=0)
    script = HARNESS.format(tests=str(ROOT / "tests"), hooks=str(ROOT / "hooks"), root=str(ROOT)) + LOOP
    steps: dict[tuple[str, str], int] = {}
    there = memory / "try"
    with subprocess.Popen(
        [sys.executable, "-c", script, memory / "target", made, str(every)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=memory,
    ) as process:
        assert process.stdin and process.stdout
        for line in process.stdout:
            kind, way, _, total, status, said = line.split()
            steps[kind, way] = int(total)
            before, after = ("b", "a") if way == "back" else ("b", "c")
            version = served(there)
            assert version in (before, after), line
            if kind == "kill":
                assert 9 == int(status) & 127, line
            elif int(status):
                assert "Nospaceleftondevice" in said, line
            check_whole(there / "current")
            with opened(there, ROOT) as again:
                name = publish(again, made, keep=2)
                assert "c" == served(there) and name == again.served
                assert {".spare", *again.releases} >= {path.name for path in (there / "releases").iterdir()}
                assert 2 == len(again.releases)
            assert {MARKER, "current", "releases"} == {path.name for path in there.iterdir()}
            process.stdin.write("\n")
            process.stdin.flush()

    assert 0 == process.returncode
    assert {("kill", "on"), ("kill", "back"), ("full", "on"), ("full", "back")} == steps.keys()
    assert min(steps["kill", "on"], steps["full", "on"]) > 50


def check_whole(current: Path) -> None:
    """Every file of the release that is served has its sum."""
    sums = release.listed(current.resolve().parent)
    assert sums == {name: hashlib.sha256((current / name).read_bytes()).hexdigest() for name in sums}


# kept for those who still read the release before


def theme(folder: Path) -> set[str]:
    """Versions whose styles, scripts and index can be had."""
    files = [*(folder / "current/assets").rglob("*.*s"), *(folder / "current/search-index").rglob("*.json")]
    found = [re.search(r"version (\w)", path.read_text(encoding="utf-8"))[1] for path in files]  # type: ignore[index]
    assert all(4 == found.count(version) for version in found)
    return set(found)


def test_what_pages_of_the_last_day_load_stays_for_a_day(target: Target, tmp_path: Path) -> None:
    """Counted from the moment they were replaced, over any number of releases, packed copies too."""
    hours = {"a": 0, "b": 10, "c": 20, "d": 33, "e": 35}
    seen = {}
    for version, hour in hours.items():
        publish(target, site(tmp_path / version, version), NOW + timedelta(hours=hour), keep=1)
        seen[version] = "".join(sorted(theme(target.folder)))

    assert {"a": "a", "b": "ab", "c": "abc", "d": "abcd", "e": "bcde"} == seen
    styles = list((target.folder / "current/assets/css").iterdir())
    assert (12, 4) == (len(styles), len({path.name.split(".")[1] for path in styles}))


def test_going_back_keeps_what_the_newer_release_loads(target: Target, tmp_path: Path) -> None:
    """Its readers are as many; and coming again what it loads is its own again, not what was left a while ago."""
    first = publish(target, site(tmp_path / "a", "a"))
    second = publish(target, site(tmp_path / "b", "b"), NOW + timedelta(hours=1))

    assert (second, first) == publication.roll_back(target, "", NOW + timedelta(hours=2))
    assert "a" == served(target.folder) and {"a", "b"} == theme(target.folder)
    assert (first, second) == publication.roll_back(target, second, NOW + timedelta(hours=20))
    assert "b" == served(target.folder) and {"a", "b"} == theme(target.folder)
    # 33 hours after it was left for the first time, and no moment after it was left for the last.
    publish(target, site(tmp_path / "c", "c"), NOW + timedelta(hours=35))
    assert {"a", "b", "c"} == theme(target.folder)
    publish(target, site(tmp_path / "d", "d"), NOW + timedelta(hours=45))
    assert {"b", "c", "d"} == theme(target.folder)


def spoil(folder: Path, how: str) -> None:
    if how == "emptied":
        shutil.rmtree(folder)
        folder.mkdir()
    elif how == "half":
        shutil.rmtree(folder / "site/fr")
    elif how == "changed":
        (folder / "site/nl/index.html").write_text("hacked", encoding="utf-8")
    elif how == "no site":
        shutil.rmtree(folder / "site")
    elif how == "site is a link":
        (folder / "site").rename(folder / "elsewhere")
        (folder / "site").symlink_to("elsewhere")
    else:
        (folder / "SHA256SUMS").write_text("", encoding="utf-8")


SPOILT = ["emptied", "half", "changed", "no site", "site is a link", "no sums"]


@pytest.mark.parametrize("how", SPOILT)
def test_only_a_whole_release_is_gone_back_to(how: str, target: Target, tmp_path: Path) -> None:
    """One that was damaged since is refused by name, and the next whole one offered; what is served stays."""
    first, second, third = (publish(target, site(tmp_path / version, version)) for version in "abc")
    spoil(target.release(second), how)

    for wanted in ("", second):
        with pytest.raises(Stopped) as stopped:
            publication.roll_back(target, wanted, NOW)
        assert ("not-whole", second, first) == (
            stopped.value.code,
            *(stopped.value.values[n] for n in ("name", "whole")),
        )
    assert third == target.served
    assert (third, first) == publication.roll_back(target, first, NOW)
    spoil(target.release(third), how)
    with pytest.raises(Stopped, match="none-whole"):
        publication.roll_back(target, third, NOW)
    assert "a" == served(target.folder)


def test_a_link_named_like_a_release_is_none(target: Target, tmp_path: Path) -> None:
    """It is not gone back to, not counted and not removed."""
    name = publish(target, site(tmp_path / "a", "a"))
    link = target.folder / "releases/20261120T080000Z-01234567"
    link.symlink_to(name)

    with pytest.raises(Stopped, match="no-earlier"):
        publication.roll_back(target, "", NOW)
    publish(target, site(tmp_path / "b", "b"), keep=1)

    assert link.is_symlink() and [link.name] == target.strangers


def test_a_damaged_release_that_is_served_is_made_anew(target: Target, tmp_path: Path) -> None:
    """Although the site is the same as the one it was made from."""
    made = site(tmp_path / "a", "a")
    first = publish(target, made)
    spoil(target.release(first), "half")

    second = publish(target, made)

    assert first != second == target.served
    check_whole(target.folder / "current")


def test_sums_and_archive_hold_nothing_that_is_only_kept(target: Target, tmp_path: Path) -> None:
    """A release is described by what it is made of."""
    for version in "ab":
        name = publish(target, site(tmp_path / version, version))

    made = {path.relative_to(tmp_path / "b").as_posix() for path in (tmp_path / "b").rglob("*") if path.is_file()}
    assert made == release.listed(target.release(name)).keys()
    with tarfile.open(archive.archive(target.release(name), tmp_path / "out")) as tar:
        assert {"release.json", "SHA256SUMS", *(f"site/{name}" for name in made)} == set(tar.getnames())


# the command


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The data of the second hub, which lacks nothing that a publication needs."""
    folder = tmp_path / "project"
    shutil.copytree(SECOND, folder)
    return folder


def small(folder: Path, version: str, **more: str) -> Path:
    """A hand-made site in all languages of the second hub."""
    link = f'{POLICY}<p id="mark">version {version}</p>'
    return site(folder, version, **{"ar/index.html": link, "ar/search/index.html": link, **more})


ADDRESS = {"HUB_SITE_URL": "https://hub.example/"}


def test_publishing_and_going_back_by_command(project: Path, tmp_path: Path) -> None:
    """What is served, what was served, and how to see it; nothing happens for an option that is wrong."""
    target = tmp_path / "target"
    for version in "ab":
        small(tmp_path / version, version)
    said = [
        hub(project, "publish", str(target), "--built", str(tmp_path / "a"), **ADDRESS),
        hub(project, "publish", str(target), "--built", str(tmp_path / "b"), "--lang", "en", **ADDRESS),
        hub(project, "publish", str(target), "--built", str(tmp_path / "b"), **ADDRESS),
        hub(project, "publish", str(target), "--list"),
        hub(project, "publish", str(target), "--rollback"),
        hub(project, "publish", str(target), "--rollback"),
        hub(project, "publish", str(target), "--rollback", "x"),
        hub(project, "publish", str(target), "--floor", "many"),
        hub(project, "publish", str(target), "--keep", "0"),
        hub(project, "publish", str(project)),
    ]
    with opened(target, project) as found:
        a, b = found.releases

    assert [0] * 5 + [1] * 5 == [result.returncode for result in said]
    assert f"{a} wird ausgeliefert: 11 Seiten, 16 Dateien, 0.0 MB; davor keine.\n" == said[0].stdout
    assert f"{b} is served: 11 pages, 16 files, 0.0 MB; before: {a}.\n" == said[1].stdout
    assert f"Nichts hat sich geändert; {b} wird weiter ausgeliefert.\n" == said[2].stdout
    assert [f"* {b}", f"  {a}"] == [line[: len(a) + 2] for line in said[3].stdout.splitlines()]
    assert f"{a} wird ausgeliefert, davor {b}.\n" == said[4].stdout
    assert f"Es gibt keine frühere Ausgabe. Es gibt: {a}, {b}.\n" == said[5].stderr
    assert f"Eine Ausgabe x gibt es nicht. Es gibt: {a}, {b}.\n" == said[6].stderr
    assert "--floor braucht" in said[7].stderr and "--keep braucht" in said[8].stderr
    assert "ist der Ordner des Projekts" in said[9].stderr
    assert "a" == served(target)


def test_pages_that_are_gone_are_named_when_they_go(project: Path, tmp_path: Path) -> None:
    """With the line that makes their addresses lead on; a page that leads on, or is new, is not among them."""
    small(tmp_path / "a", "a", **{f"{code}/offers/x/index.html": POLICY for code in ("fr", "nl")})
    kept = {"fr/0/index.html": "", "fr/offers/y/index.html": POLICY, "nl/offers/x/index.html": POLICY}
    small(tmp_path / "b", "b", **kept)
    command = ["publish", str(tmp_path / "target"), "--quiet", "--floor", "1", "--built"]

    first = inside(project, *command, str(tmp_path / "a"), **ADDRESS)
    second = inside(project, *command, str(tmp_path / "b"), **ADDRESS)

    assert ("", 0) == (first.stderr, second.returncode)
    assert second.stderr == (
        "Diese Adressen führen ab jetzt ins Leere:\n"
        "  /fr/0/: in den Eintrag in content/, der an die Stelle tritt: moved_from: [0]\n"
        "  /fr/offers/x/: in den Eintrag in data/offers/, der an die Stelle tritt: moved_from: [x]\n"
    )


def test_without_the_facts_the_law_asks_for_only_a_preview_is_published(project: Path, tmp_path: Path) -> None:
    """Every missing one is named at its place; a preview says how many are missing."""
    small(tmp_path / "a", "a")
    settings = project / "data/hub.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"^  approved: .*$", "  approved:", text, flags=re.M), encoding="utf-8")
    command = ["publish", str(tmp_path / "target"), "--built", str(tmp_path / "a")]

    refused = hub(project, *command, **ADDRESS)
    preview = hub(project, *command, "--incomplete", **ADDRESS)

    assert (1, 0) == (refused.returncode, preview.returncode)
    assert re.fullmatch(r"data/hub\.yaml:\d+:\d+: Vor der Veröffentlichung .*approved.*\n", refused.stdout)
    assert "1 Pflichtangaben fehlen. Ohne sie wird nicht veröffentlicht" in refused.stderr
    assert "Achtung: 1 Pflichtangaben fehlen" in preview.stderr


def test_faults_of_the_built_site_are_listed_like_others(project: Path, tmp_path: Path) -> None:
    """At the page they are on; the old release stays."""
    small(tmp_path / "a", "a")
    small(tmp_path / "b", "b", **{"nl/index.html": f'{POLICY}<a href="gone/">x</a>', "404.html": ""})
    hub(project, "publish", str(tmp_path / "target"), "--built", str(tmp_path / "a"), **ADDRESS)

    result = hub(project, "publish", str(tmp_path / "target"), "--built", str(tmp_path / "b"), **ADDRESS)

    assert 1 == result.returncode
    assert "nl/index.html:1:1: Der Verweis auf „gone/“ führt zu nichts.\n" in result.stdout
    assert "404.html:1:1: Diese Datei fehlt der Website.\n" in result.stdout
    assert "Fehler und wird nicht veröffentlicht." in result.stderr
    assert "a" == served(tmp_path / "target")


@pytest.mark.long
def test_the_real_build_is_published_and_a_failed_one_is_not(second: Path, tmp_path: Path) -> None:
    """Built as editors build it, for the day and the path below a host that were asked for; faults of it are shown."""
    target = str(tmp_path / "target")
    published = hub(second, "publish", target, "--quiet", HUB_SITE_URL="https://hub.example/below/")
    assert (0, "") == (published.returncode, published.stderr)
    said = json.loads(next((tmp_path / "target/releases").glob("*/release.json")).read_text(encoding="utf-8"))
    (second / "overrides/assets/css/base.css").unlink()

    failed = hub(second, "publish", target, **ADDRESS)

    assert ["fr", "nl", "ar"] == said["languages"] and "2026-11-21" == said["built_for"]
    assert 1 == failed.returncode
    assert "Der Bau ist fehlgeschlagen; was ausgeliefert wird, ist unverändert." in failed.stderr
    assert "site.css:3:1: base.css fehlt" in failed.stderr and "Traceback" not in failed.stderr
    assert [] == release.lacking(next((tmp_path / "target/releases").iterdir()))
    assert 1 == len(list((tmp_path / "target/releases").glob("2*")))


STRANGERS = """
set -e
cd "$1"
"$3" publish target --quiet --built "$2/a" >/dev/null
mkdir target/releases/.gone-busy
mount -t tmpfs tmpfs target/releases/.gone-busy
touch target/releases/.nfs0001 target/releases/.DS_Store
mkdir target/releases/lost+found
for more in "--quiet --built $2/b" --list --rollback; do "$3" publish target $more; done
ls -A target/releases
"""


def test_what_is_not_ours_stands_in_nobodys_way(project: Path, tmp_path: Path) -> None:
    """Files of NFS and file managers and a folder that cannot be removed: named once in each run, and left alone."""
    for version in "ab":
        small(tmp_path / version, version)
    shutil.copytree(project, tmp_path / "run")
    command = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted on this machine")
    environment = {**os.environ, "HUB_TODAY": "2026-11-21", **ADDRESS}
    script = [*command, "sh", "-c", STRANGERS.replace("target", str(tmp_path / "target")), "sh"]
    script += [str(tmp_path / "run"), str(tmp_path), str(Path(sys.executable).parent / "hub")]

    result = subprocess.run(script, env=environment, capture_output=True, text=True, check=False)

    assert 0 == result.returncode, result.stderr
    note = f"Achtung: In {tmp_path}/target/releases steht, was keine Ausgabe ist und bleibt, wie es ist: "
    assert f"{note}.DS_Store, .gone-busy, .nfs0001, lost+found.\n" * 3 == result.stderr
    left = result.stdout.splitlines()[-6:]
    assert {".DS_Store", ".gone-busy", ".nfs0001", "lost+found"} < set(left)
    assert "a" == served(tmp_path / "target")


def test_after_the_switch_the_words_are_about_what_is_served_now(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An archive that cannot be written, an old release that cannot be removed, a disk that fails at the last moment:
    the new release is named, with what is still to do; what can be done is done."""
    for version in "abcd":
        small(tmp_path / version, version)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    target = str(tmp_path / "target")

    def publish_(version: str, *more: str) -> subprocess.CompletedProcess[str]:
        return inside(project, "publish", target, "--quiet", "--built", str(tmp_path / version), *more, **ADDRESS)

    def now() -> str:
        return (tmp_path / "target/current").readlink().parts[1]

    assert 0 == publish_("a").returncode
    first = publish_("b", "--archive", str(tmp_path / "file"))
    assert f"{now()} wird ausgeliefert, aber nicht alles ist getan. Noch zu tun:\n" in first.stderr
    assert f"- das Archiv in {tmp_path}/file schreiben: File exists" in first.stderr and "None" not in first.stderr
    assert (1, "b") == (first.returncode, served(tmp_path / "target"))

    def refuse(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    with monkeypatch.context() as patch:
        patch.setattr(Target, "remove", refuse)
        second = publish_("c", "--keep", "1", "--archive", str(tmp_path / "out"))
    assert f"{now()} wird ausgeliefert, aber" in second.stderr
    assert second.stderr.endswith("Noch zu tun:\n- ältere Ausgaben löschen: Device or resource busy\n")
    assert 1 == second.returncode and len(list((tmp_path / "out").glob("*.tar.gz"))) == 1

    with monkeypatch.context() as patch:
        patch.setattr(switch, "flush", refuse)
        third = publish_("d")
    assert f"Schreiben ist fehlgeschlagen (Device or resource busy); ausgeliefert wird jetzt {now()}.\n" == third.stderr
    assert (1, "d") == (third.returncode, served(tmp_path / "target"))


def test_who_breaks_off_is_told_in_a_sentence_what_is_served(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing yet, the release before, or the new one where the switch had happened."""
    target = tmp_path / "target"
    for version in "abc":
        small(tmp_path / version, version)

    def said(version: str, module: object, name: str) -> str:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(module, name, interrupted)
            built = str(tmp_path / version)
            ended = inside(project, "publish", str(target), "--quiet", "--built", built, **ADDRESS)
        assert 1 == ended.returncode
        return ended.stderr

    assert "Abgebrochen; ausgeliefert wird noch nichts.\n" == said("a", pack, "pack")
    inside(project, "publish", str(target), "--built", str(tmp_path / "a"), **ADDRESS)
    a = (target / "current").readlink().parts[1]
    assert f"Abgebrochen; ausgeliefert wird weiter {a}.\n" == said("b", publication, "verify")
    late = said("c", publication, "prune")
    assert f"Abgebrochen; ausgeliefert wird jetzt {(target / 'current').readlink().parts[1]}.\n" == late
    assert "c" == served(target)


def test_without_a_terminal_each_phase_of_a_publication_is_a_line(project: Path, tmp_path: Path) -> None:
    """In the language that was asked for, beside what is said of the release."""
    command = ["publish", str(tmp_path / "target"), "--built", str(small(tmp_path / "a", "a")), "--lang", "en"]
    ended = inside(project, *command, **ADDRESS)

    phases = [line.partition(":")[0] for line in ended.stderr.splitlines()]
    assert [
        "reading and checking records",
        "comparing files",
        "checking the site",
        "packing files",
        "serving",
    ] == phases
    assert " is served: " in ended.stdout


FULL = """
set -e
mount -t tmpfs -o size=600k tmpfs "$1"
"$3" publish "$1/target" --built "$2/a" >/dev/null
head -c 1000000 /dev/zero > "$1/filler" 2>/dev/null || true
"$3" publish "$1/target" --built "$2/b" && exit 9
rm "$1/filler"
cat "$1/target/current/fr/index.html"
ls -A "$1/target/releases" | wc -l
"$3" publish "$1/target" --built "$2/b" >/dev/null
cat "$1/target/current/fr/index.html"
"""


def test_a_full_disk_changes_nothing(project: Path, tmp_path: Path) -> None:
    """A real one: the old release is served, the leftovers are gone, and with room again it is published."""
    for version in "ab":
        small(tmp_path / version, version)
    (tmp_path / "disk").mkdir()
    command = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be made on this machine")
    environment = {**os.environ, "HUB_TODAY": "2026-11-21", **ADDRESS}
    script = [*command, "sh", "-c", FULL, "sh", tmp_path / "disk", tmp_path, Path(sys.executable).parent / "hub"]

    result = subprocess.run(script, cwd=project, env=environment, capture_output=True, text=True, check=False)

    assert 0 == result.returncode, result.stderr
    assert ["a", "b"] == re.findall(r"version (\w)", result.stdout)
    assert "</a>1\n" in result.stdout
    assert "Schreiben ist fehlgeschlagen" in result.stderr and "Traceback" not in result.stderr


# served


@pytest.mark.skipif(NGINX is None, reason="no nginx on this machine, see tools/nginx")
@pytest.mark.audit
def test_fifty_switches_under_load_lose_and_mix_nothing(memory: Path) -> None:
    """Every answer is whole and every page gets the styles, scripts and index of its own release, in every packing;
    some of the switches go back."""
    versions = [f"v{number:02}" for number in range(50)]
    whole: dict[bytes, str] = {}
    for version in versions:
        for path in site(memory / version, version).rglob("*.*"):
            whole[hashlib.sha256(path.read_bytes()).digest()] = version
    (memory / "nginx").mkdir()
    stop = threading.Event()
    wrong: list[str] = []
    visits: list[str] = []
    visited = threading.Semaphore(0)

    def visit(port: int, packing: str, unpack: object) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)

        def ask(path: str) -> tuple[bytes, str]:
            connection.request("GET", path, headers={"Accept-Encoding": packing})
            answer = connection.getresponse()
            body = answer.read()
            if answer.getheader("Content-Encoding") != "identity" and answer.getheader("Content-Encoding"):
                body = unpack(body)  # type: ignore[operator]
            version = whole.get(hashlib.sha256(body).digest(), "none")
            if answer.status != 200 or version == "none":
                wrong.append(f"{answer.status} {path}")
            return body, version

        while not stop.is_set():
            page, version = ask("/fr/")
            for link in re.findall(rb'(?:href|src|data-search)="\.\./((?:assets|search-index)/[^"]+)"', page):
                path = f"/{link.decode()}" + ("words.json" if link.endswith(b"/") else "")
                if ask(path)[1] != version:
                    wrong.append(f"{version} {path}")
            visits.append(version)
            visited.release()
        connection.close()

    with opened(memory / "target", ROOT) as target:
        publish(target, memory / versions[0], keep=3)
        with serving(target.folder / "current", memory / "nginx") as server:
            ways = (("identity", bytes), ("gzip", gzip.decompress), ("br", brotli.decompress))
            clients = [threading.Thread(target=visit, args=(server.plain, *way)) for way in ways]
            for client in clients:
                client.start()
            for number, version in enumerate(versions[1:]):
                publish(target, memory / version, keep=3)
                if number % 10 == 9:
                    publication.roll_back(target, "", NOW)
                    publication.roll_back(target, target.releases[-1], NOW)
                assert all(visited.acquire(timeout=60) for _ in ways)
            stop.set()
            for client in clients:
                client.join()

    assert [] == wrong
    assert 40 < len(set(visits)) and 147 <= len(visits)


# elsewhere


def test_an_archive_has_the_same_bytes_each_time(target: Target, tmp_path: Path) -> None:
    """With its sum beside it; unpacked, its files have theirs."""
    name = publish(target, site(tmp_path / "a", "a"))
    first = archive.archive(target.release(name), tmp_path / "out")
    with opened(tmp_path / "target2", ROOT) as other:
        again = publish(other, tmp_path / "a", NOW + timedelta(days=3))
        second = archive.archive(other.release(again), tmp_path / "other")
    publish(target, site(tmp_path / "b", "b"))
    archive.archive(target.release(target.releases[-1]), tmp_path / "out")

    assert first.name == second.name == f"hub-2026-11-21-{name[-8:]}.tar.gz"
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as tar:
        tar.extractall(tmp_path / "unpacked")  # noqa: S202 - made by ourselves; older versions of 3.11 know no filter
    for folder, sums in ((tmp_path / "out", "SHA256SUMS"), (tmp_path / "unpacked/site", "../SHA256SUMS")):
        checked = subprocess.run(["sha256sum", "--strict", "-c", sums], cwd=folder, capture_output=True, check=False)
        assert 0 == checked.returncode
    assert 2 == len((tmp_path / "out/SHA256SUMS").read_text(encoding="utf-8").splitlines())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("rclone") is None, reason="no rclone on this machine")
def test_object_storage_gets_the_same_files_and_loses_old_ones_last(target: Target, tmp_path: Path) -> None:
    """What pages load stays a day after it was replaced, even if another machine goes on; a place of others is left
    alone."""
    store = tmp_path / "store"

    def stored() -> dict[str, str]:
        return {
            path.relative_to(store).as_posix(): path.read_text(encoding="utf-8")
            for path in store.rglob("*")
            if path.is_file() and path.name != remote.STATE
        }

    def send(version: str, hours: int) -> tuple[int, int]:
        name = publish(target, site(tmp_path / version, version, **{f"fr/{version}/index.html": POLICY}))
        names = release.listed(target.release(name))
        found = remote.mirror(target.site(name), names, str(store), NOW + timedelta(hours=hours))
        assert not [name for name in names if name not in stored()]
        return found

    counts = [send(version, hours) for version, hours in (("a", 0), ("b", 1), ("c", 24), ("d", 26))]

    assert [(15, 0), (15, 1), (15, 1), (15, 5)] == counts
    loaded = [name for name in stored() if name.startswith(("assets/", "search-index/"))]
    found = {re.search(r"version (\w)", stored()[name])[1] for name in loaded}  # type: ignore[index]
    assert {"b", "c", "d"} == found
    assert {"fr/d/index.html"} == {name for name in stored() if re.fullmatch(r"fr/[a-d]/index.html", name)}
    assert not [name for name in stored() if name.endswith((".br", ".gz"))]
    write(tmp_path / "foreign", {"x": "x"})
    with pytest.raises(Stopped, match="foreign-remote"):
        remote.mirror(target.site(target.releases[0]), [], str(tmp_path / "foreign"), NOW)
    with pytest.raises(Stopped, match="transfer"):
        remote.mirror(target.site(target.releases[0]), [], "nowhere:x", NOW)
    assert "x" == (tmp_path / "foreign/x").read_text(encoding="utf-8")


@pytest.mark.audit
def test_a_site_can_be_built_in_parts_on_several_machines(second: Path, tmp_path: Path) -> None:
    """Languages built apart and published together: every file as in one build. Parts that do not fit together are
    refused."""
    parts = {"fr": tmp_path / "fr", "nl,ar": tmp_path / "rest", "": tmp_path / "whole"}
    for codes, folder in parts.items():
        built = build(second, "--site-dir", str(folder), HUB_LANGUAGES=codes, HUB_PART="1" if codes else "", **ADDRESS)
        assert 0 == built.returncode, built.stderr
    first, rest, whole = parts.values()
    command = ["publish", str(tmp_path / "target"), "--incomplete", "--built", str(first), "--built", str(rest)]

    result = hub(second, *command, **ADDRESS)

    assert 0 == result.returncode, result.stdout + result.stderr
    joined = tmp_path / "target/current"
    one, other = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and not path.name.endswith((".br", ".gz"))
        }
        for folder in (joined, whole)
    )
    assert one.keys() == other.keys()
    assert [] == [name for name in one if one[name] != other[name]]

    (rest / "404.html").write_text("x", encoding="utf-8")
    refused = hub(second, *command, **ADDRESS)

    assert 1 == refused.returncode and "404.html ist nicht in allen gleich" in refused.stderr
    assert b"x" != (joined / "404.html").read_bytes()


def test_going_back_does_not_wait_for_the_models() -> None:
    """What a way back needs loads neither models nor pydantic, which take longer than all the rest."""
    code = "import sys, hub.cli, hub.commands.publish, hub.publishing.publication; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert "hub.publishing.switch" in loaded
    assert [] == [name for name in loaded if name.startswith(("hub.records", "pydantic", "jinja2"))]
