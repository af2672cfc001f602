"""Which release is made, refused, kept and gone back to."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import brotli
import pytest

from conftest import ROOT, TODAY, write
from hub.commands import Call
from hub.commands import publish as command
from hub.outputs.kept import Files, Thing
from hub.publishing import pack, publication, release
from hub.publishing.publication import Plan
from hub.publishing.target import Stopped, Target, opened
from hub.publishing.verify import Broken
from releases import LANGUAGES, POLICY, plan, site

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Target]:
    with opened(tmp_path / "target", ROOT) as made:
        yield made


@pytest.fixture
def four(target: Target) -> list[str]:
    """The names of four releases, oldest first; the newest is served."""
    names = [f"20261121T08000{number}Z-{number:08}" for number in range(4)]
    for name in names:
        made = target.site(name)
        write(made, {"index.html": name})
        sums = {"index.html": hashlib.sha256(name.encode()).hexdigest()}
        release.write(target.release(name), release.describe(sums, len(name), ROOT, LANGUAGES, TODAY, ""), sums)
    (target.folder / "current").symlink_to(f"releases/{names[-1]}/site")
    return names


def test_going_back_leads_to_the_release_before_the_one_served(target: Target, four: list[str]) -> None:
    """One after the other, not to the oldest; and from the oldest nowhere."""
    went = [publication.roll_back(target, "", NOW + timedelta(hours=9)) for _ in range(3)]

    assert [(four[3], four[2]), (four[2], four[1]), (four[1], four[0])] == went
    with pytest.raises(Stopped) as stopped:
        publication.roll_back(target, "", NOW)
    assert ("no-earlier", {"there": ", ".join(four)}) == (stopped.value.code, stopped.value.values)
    assert four[0] == target.served


def test_going_back_to_a_release_by_its_name(target: Target, four: list[str]) -> None:
    """Whichever it is, also a newer one; what does not exist is named with what does."""
    assert (four[3], four[0]) == publication.roll_back(target, four[0], NOW + timedelta(hours=9))
    assert (four[0], four[2]) == publication.roll_back(target, four[2], NOW + timedelta(hours=9))
    with pytest.raises(Stopped) as stopped:
        publication.roll_back(target, "gone", NOW)

    assert ("no-release", {"name": "gone", "there": ", ".join(four)}) == (stopped.value.code, stopped.value.values)
    assert four[2] == target.served


def test_a_release_that_is_not_whole_says_what_it_lacks_and_which_one_is(target: Target, four: list[str]) -> None:
    """How many files, the first of them, and the newest whole release but the one served; or that there is none."""
    (target.site(four[2]) / "index.html").write_text("changed", encoding="utf-8")

    def said() -> tuple[str, dict[str, object]]:
        with pytest.raises(Stopped) as stopped:
            publication.roll_back(target, "", NOW)
        return stopped.value.code, stopped.value.values

    lacks = {"name": four[2], "n": 1, "first": "index.html"}
    assert ("not-whole", lacks | {"whole": four[1]}) == said()
    for name in four[:2]:
        (target.site(name) / "index.html").unlink()
    assert ("none-whole", lacks | {"whole": ""}) == said()
    assert four[3] == target.served


def test_going_back_where_nothing_is_served(target: Target, four: list[str]) -> None:
    """The link was removed by hand: a named release is served, but there is none before it."""
    (target.folder / "current").unlink()

    with pytest.raises(Stopped, match="no-earlier"):
        publication.roll_back(target, "", NOW)
    assert ("", four[1]) == publication.roll_back(target, four[1], NOW)
    assert four[1] == target.served


def test_without_releases_there_is_nothing_to_go_back_to(target: Target) -> None:
    """A dash stands for an empty list."""
    with pytest.raises(Stopped) as stopped:
        publication.roll_back(target, "x", NOW)

    assert {"name": "x", "there": "–"} == stopped.value.values


def loaded(target: Target) -> set[str]:
    """Versions whose styles a browser can have from what is served."""
    styles = (target.folder / "current/assets/css").glob("*.css")
    return {path.read_text(encoding="utf-8").split()[2] for path in styles}


def test_what_the_pages_left_behind_load_stays_with_the_release_that_follows(target: Target, tmp_path: Path) -> None:
    """For a day from the moment it was left, on the way on and on the way back."""
    names = [
        publication.publish(target, plan(site(tmp_path / version, version)), NOW + timedelta(hours=hour))[0]
        for version, hour in (("a", 0), ("b", 1))
    ]
    assert {"a", "b"} == loaded(target)
    publication.roll_back(target, "", NOW + timedelta(hours=2))
    assert {"a", "b"} == loaded(target)
    publication.roll_back(target, names[1], NOW + timedelta(hours=3))
    publication.publish(target, plan(site(tmp_path / "c", "c")), NOW + timedelta(hours=27, minutes=1))
    assert {"b", "c"} == loaded(target)


def test_a_release_is_made_of_the_plan(target: Target, tmp_path: Path) -> None:
    """It says what it is, for which day, languages and address, holds each file with its packed copy, open to all."""
    made = site(
        tmp_path / "a", "a", **{"404.html": "", "sitemap.xml": "<loc>https://hub.example/fr/</loc>", "a  b.txt": "x"}
    )
    (made / "404.html").write_bytes((made / "index.html").read_bytes())
    name, said, new = publication.publish(target, plan(made, address="https://hub.example/"), NOW)

    assert new and name == target.served and name.startswith("20261121T080000Z-")
    folder = target.release(name)
    assert said == release.read(folder) and name.endswith(said.sha256[:8])
    assert (["fr", "nl"], "2026-11-21", "https://hub.example/", "") == (
        said.languages,
        said.built_for,
        said.site,
        said.revision,
    )
    there = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert there == release.listed(folder).keys() and said.files == len(there)
    assert said.bytes == sum((made / name).stat().st_size for name in there)
    packed = {suffix: (folder / f"site/index.html.{suffix}").read_bytes() for suffix in ("gz", "br")}
    # Nearly as small as it gets: it is packed once and sent often. What every page loads is as small as it gets; lists
    # for search engines, large and never the same, are packed quickly.
    assert brotli.compress((made / "index.html").read_bytes(), quality=10) == packed["br"]
    style = (ROOT / "overrides/assets/css/base.css").read_bytes()
    for file, quality in (
        ("assets/css/site.css", 11),
        ("en/index.html", 10),
        ("assets.csv", 10),
        ("en/sitemap.xml", 9),
    ):
        assert brotli.compress(style, quality=quality) == pack.small(file, style)
    assert len(pack.small("assets/css/site.css", style)) < len(pack.small("api/site.css", style))
    assert len(gzip.compress((made / "index.html").read_bytes(), 9)) >= len(packed["gz"])
    assert 0o755 == folder.stat().st_mode & 0o777
    assert [name] == [path.name for path in (target.folder / "releases").iterdir()]


def test_a_release_says_from_which_state_of_the_project_it_is(target: Target, tmp_path: Path) -> None:
    """The one in version control."""
    project = tmp_path / "project"
    write(project, {"x": "x"})
    git = ["git", "-C", str(project), "-c", "user.name=x", "-c", "user.email=x@x.example"]
    for step in (["init", "-q"], ["add", "x"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *step], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()

    _, said, _ = publication.publish(target, replace(plan(site(tmp_path / "a", "a")), project=project), NOW)

    assert head == said.revision


def test_the_same_site_makes_no_second_release(target: Target, tmp_path: Path) -> None:
    """What is served is told; and so many releases are kept as are asked for now."""
    for hour, version in enumerate("abc"):
        name = publication.publish(target, plan(site(tmp_path / version, version)), NOW + timedelta(hours=hour))[0]

    again = publication.publish(target, plan(tmp_path / "c"), NOW + timedelta(hours=9))
    publication.prune(target, 2)

    assert (name, release.read(target.release(name)), False) == again
    assert 2 == len(target.releases) and name == target.served == target.releases[-1]


def test_what_did_not_change_is_shared_with_the_release_before(target: Target, tmp_path: Path) -> None:
    """The file and its packed copies."""
    same = {"fr/same/index.html": (site(tmp_path / "x", "x") / "fr/0/index.html").read_text(encoding="utf-8")}
    same["fr/same/index.html"] = same["fr/same/index.html"].split("<link")[0] + "x" * 800
    names = [
        publication.publish(target, plan(site(tmp_path / version, version, **same)), NOW + timedelta(hours=hour))[0]
        for hour, version in enumerate("ab")
    ]

    first, second = (target.site(name) / "fr/same/index.html" for name in names)
    assert first.samefile(second) and first.with_name("index.html.gz").samefile(second.with_name("index.html.gz"))


STILL = {"fr/still/index.html": f"{POLICY}<p>{'s' * 800}"}


def spoil_text(path: Path) -> None:
    path.write_text("changed", encoding="utf-8")


def spoil_size(path: Path) -> None:
    moment = path.stat().st_mtime_ns
    path.write_bytes(path.read_bytes()[:-1])
    os.utime(path, ns=(moment, moment))


def spoil_kind(path: Path) -> None:
    path.rename(path.with_suffix(".elsewhere"))
    path.symlink_to(path.with_suffix(".elsewhere"))


@pytest.mark.parametrize(
    ("part", "spoil"),
    [
        ("index.html", spoil_text),
        ("index.html", spoil_size),
        ("index.html", spoil_kind),
        ("index.html", Path.unlink),
        ("index.html.gz", spoil_text),
        ("index.html.br", spoil_text),
        ("index.html.br", Path.unlink),
        ("index.html.br", lambda path: path.chmod(0o600)),
    ],
)
def test_what_was_damaged_since_is_made_anew(
    part: str, spoil: Callable[[Path], None], target: Target, tmp_path: Path
) -> None:
    """A file, or a packed copy that does not fit it: the next release has the whole of it again, also where the site is
    the same. What is served until then is not touched."""
    name = publication.publish(target, plan(site(tmp_path / "a", "a", **STILL)), NOW)[0]
    damaged = target.site(name) / "fr/still" / part
    spoil(damaged)
    left = damaged.read_bytes() if damaged.exists() else b""

    for hour, version in enumerate("ab"):
        again, _, new = publication.publish(
            target, plan(site(tmp_path / version, version, **STILL)), NOW + timedelta(hours=hour)
        )
        page = target.site(again) / "fr/still/index.html"
        assert new and not page.is_symlink()
        assert {STILL["fr/still/index.html"].encode()} == {
            page.read_bytes(),
            gzip.decompress(page.with_name("index.html.gz").read_bytes()),
            brotli.decompress(page.with_name("index.html.br").read_bytes()),
        }
        assert left == (damaged.read_bytes() if damaged.exists() else b"")


def test_only_what_is_new_or_changed_is_packed(target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One page of a site costs one page."""
    packed: list[str] = []
    plain = pack.pack
    monkeypatch.setattr(pack, "pack", lambda site, names, tell: (packed.extend(names), plain(site, names, tell)))
    made = site(tmp_path / "a", "a")
    publication.publish(target, plan(made), NOW)
    assert 14 == len(packed)
    packed.clear()
    write(made, {"fr/0/index.html": f"{POLICY}<p>other", "fr/new/index.html": f"{POLICY}<p>new"})
    publication.publish(target, plan(made), NOW + timedelta(hours=1))

    assert ["fr/0/index.html", "fr/new/index.html"] == sorted(packed)


class Made(Thing):
    """Something that a build has made; it says when it is unpacked."""

    unpacked: ClassVar[list[bytes]] = []

    @property
    def body(self) -> bytes:
        self.unpacked.append(self.packed)
        return super().body


def built(folder: Path) -> Plan:
    """The publication of a site whose pages a build has made, or has kept."""
    files: dict[str, bytes | Thing] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        made = Made("", brotli.compress(content, quality=1), "", "", "", "", "") if path.suffix == ".html" else content
        files[path.relative_to(folder).as_posix()] = made
    return replace(plan(folder), files=lambda: Files(files))


@pytest.mark.parametrize("spoilt", ["", "file", "marks", "others"])
def test_what_a_build_knows_to_be_the_same_is_not_unpacked(spoilt: str, target: Target, tmp_path: Path) -> None:
    """It is the file of the release before; unless that was written to, or nothing says what it was."""
    made = site(tmp_path / "a", "a", **STILL)
    first = publication.publish(target, built(made), NOW)[0]
    still, marks = target.site(first) / "fr/still/index.html", target.release(first) / release.MARKS
    if spoilt == "file":
        still.write_text("other", encoding="utf-8")
    elif spoilt == "marks":
        marks.write_bytes(b"\xff\n")
    elif spoilt == "others":
        # Each is said to be what another one is.
        known = list(release.marked(target.release(first)).items())
        lines = [
            f"{mark}  {size}  {sum_}\n"
            for (mark, _), (_, (size, sum_)) in zip(known, known[1:] + known[:1], strict=True)
        ]
        marks.write_text("".join(lines), encoding="utf-8")
    write(made, {"fr/0/index.html": f"{POLICY}<p>other"})
    Made.unpacked.clear()
    again = publication.publish(target, built(made), NOW + timedelta(hours=1))[0]

    pages = len(list(made.rglob("*.html")))
    assert {"": 1, "file": 2, "marks": pages, "others": pages}[spoilt] == len(Made.unpacked)
    for path in (path for path in made.rglob("*") if path.is_file()):
        assert path.read_bytes() == (target.site(again) / path.relative_to(made)).read_bytes()
    assert not release.lacking(target.release(again))
    assert (spoilt == "file") != still.samefile(target.site(again) / "fr/still/index.html")


def test_what_only_moved_is_the_same_file_too(target: Target, tmp_path: Path) -> None:
    """The search has a folder named by what is in all its files, but most of them stay."""
    names = ["fr/here/x.json", "fr/there/x.json", "fr/there/x.mp4"]
    first = publication.publish(target, plan(site(tmp_path / "a", "a", **{names[0]: "{}" * 400})), NOW)[0]
    moved = site(tmp_path / "b", "a", **dict.fromkeys(names[1:], "{}" * 400))
    second = publication.publish(target, plan(moved), NOW + timedelta(hours=1))[0]

    here, there, other = (target.site(name) / path for name, path in zip([first, second, second], names, strict=True))
    assert here.samefile(there) and here.with_name("x.json.br").samefile(there.with_name("x.json.br"))
    assert not here.samefile(other) and not other.with_name("x.mp4.br").exists()


def test_a_list_of_sums_that_was_changed_is_believed_in_nothing(target: Target, tmp_path: Path) -> None:
    """Nothing is shared with such a release, nor does what it has count as verified."""
    made = site(tmp_path / "a", "a", **STILL)
    name = publication.publish(target, plan(made), NOW)[0]
    with (target.release(name) / "SHA256SUMS").open("a", encoding="utf-8") as sums:
        sums.write(f"{'0' * 64}  x\n")

    again, _, new = publication.publish(target, plan(made), NOW + timedelta(hours=1))

    first, second = (target.site(one) / "fr/still/index.html" for one in (name, again))
    assert new and not first.samefile(second) and first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("how", ["rules", "languages", "site"])
def test_a_release_found_whole_by_other_rules_is_no_proof(how: str, target: Target, tmp_path: Path) -> None:
    """An older engine, other languages or another address: every page is read again, also those that stayed."""
    made = site(tmp_path / "a", "a", **{"fr/faulty/index.html": f'{POLICY}<a href="/gone">x</a>'})
    page = made / "fr/faulty/index.html"
    faulty = page.read_bytes()
    page.write_text(POLICY, encoding="utf-8")
    name = publication.publish(target, plan(made), NOW)[0]
    # As if it had been found whole with its fault.
    page.write_bytes(faulty)
    said = release.read(target.release(name))
    assert said
    sums = release.listed(target.release(name)) | {"fr/faulty/index.html": hashlib.sha256(faulty).hexdigest()}
    there = target.site(name) / "fr/faulty/index.html"
    there.write_bytes(faulty)
    os.utime(there, (release.moment(faulty), release.moment(faulty)))
    digest = hashlib.sha256(release.lines(sums).encode()).hexdigest()
    release.write(target.release(name), replace(said, sha256=digest), sums)
    write(made, {"fr/0/index.html": f"{POLICY}<p>other"})
    other: dict[str, object] = {"rules": "", "languages": ["fr"], "site": "https://hub.example/"}
    release.write(target.release(name), replace(said, sha256=digest, **{how: other[how]}), sums)  # type: ignore[arg-type]

    with pytest.raises(Broken) as broken:
        publication.publish(target, plan(made), NOW + timedelta(hours=1))
    assert ["fr/faulty/index.html"] == [problem.path for problem in broken.value.problems]
    release.write(target.release(name), replace(said, sha256=digest), sums)
    assert publication.publish(target, plan(made), NOW + timedelta(hours=2))[2]


def test_a_release_is_made_in_the_folders_of_one_that_is_no_more(target: Target, tmp_path: Path) -> None:
    """Whatever has come to lie there: what is not of the site goes, what is stays the file of the release before."""
    for hour, version in enumerate("abc"):
        publication.publish(target, plan(site(tmp_path / version, version, **STILL)), NOW + timedelta(hours=hour))
    publication.prune(target, 2)
    spare = target.folder / "releases/.spare/site"
    folder = (spare / "fr").stat().st_ino
    write(spare, {"fr/0/index.html.br": "x", ".hidden/x": "x", ".x": "x", "fr/more/x": "x", "fr/1/index.html": "x"})
    (spare / "fr/still/index.html").unlink()
    (spare / "fr/still/index.html").symlink_to("/etc/hostname")
    (spare / "nl/index.html").unlink()
    write(spare, {"nl/index.html/x": "x"})
    assert [] == target.strangers

    name = publication.publish(target, plan(site(tmp_path / "d", "d", **STILL)), NOW + timedelta(hours=3))[0]

    assert folder == (target.site(name) / "fr").stat().st_ino and not spare.exists()
    assert [] == release.lacking(target.release(name))
    fresh = tmp_path / "fresh"
    with opened(fresh, ROOT) as other:
        first = publication.publish(other, plan(tmp_path / "d"), NOW)[0]
        wanted = {path.relative_to(other.site(first)) for path in other.site(first).rglob("*")}
    found = {path.relative_to(target.site(name)) for path in target.site(name).rglob("*")}
    kept = json.loads((target.release(name) / "kept.json").read_text(encoding="utf-8"))
    assert {path for path in found - wanted if not any(path.as_posix().startswith(one[:-1]) for one in kept)} == set()
    assert wanted <= found


def test_what_was_not_published_serves_the_next_one(target: Target, tmp_path: Path) -> None:
    """A broken site, and one that was broken off: nothing of them is found later."""
    publication.publish(target, plan(site(tmp_path / "a", "a")), NOW)

    def interrupted() -> dict[str, bytes]:
        raise KeyboardInterrupt

    with pytest.raises(Broken):
        publication.publish(target, plan(site(tmp_path / "b", "b", **{"nl/index.html": "", "fr/x.txt": "x"})), NOW)
    with pytest.raises(KeyboardInterrupt):
        publication.publish(target, replace(plan(tmp_path / "a"), files=interrupted), NOW)
    assert (target.folder / "releases/.spare").is_dir()
    name = publication.publish(target, plan(site(tmp_path / "c", "c")), NOW + timedelta(hours=1))[0]

    assert [] == release.lacking(target.release(name))
    assert not (target.site(name) / "fr/x.txt").exists() and (target.site(name) / "nl/index.html").is_file()


def test_it_says_how_far_it_is(target: Target, tmp_path: Path) -> None:
    """Phase by phase, with how much of each is done; of a first release everything is packed."""
    told: list[tuple[str, int, int]] = []
    publication.publish(target, plan(site(tmp_path / "a", "a")), NOW, lambda *said: told.append(said))

    assert ["lay", "verify", "pack", "serve"] == list(dict.fromkeys(phase for phase, _, _ in told))
    assert {("lay", 14, 14), ("pack", 14, 14), ("pack", 0, 14)} <= set(told)


def test_a_release_that_says_nothing_of_itself_does_not_stop_the_next(target: Target, tmp_path: Path) -> None:
    """Its size is not known, so no floor is asked; the same site is made anew."""
    name = publication.publish(target, plan(site(tmp_path / "a", "a")), NOW)[0]
    (target.release(name) / "release.json").unlink()

    again, _, new = publication.publish(target, plan(tmp_path / "a", floor=1000), NOW + timedelta(hours=1))

    assert new and again == target.served != name


def test_a_broken_site_is_not_published(target: Target, tmp_path: Path) -> None:
    """Its findings are handed on, how many they are is said, and nothing is left behind."""
    with pytest.raises(Broken) as broken:
        publication.publish(target, plan(site(tmp_path / "a", "a", **{"nl/index.html": ""})), NOW)

    assert ["nl/index.html"] == [problem.path for problem in broken.value.problems]
    assert "1" == str(broken.value)
    assert (None, []) == (target.served, list((target.folder / "releases").iterdir()))


def test_what_is_looked_for_depends_on_the_address(target: Target, tmp_path: Path) -> None:
    """A site that will stand somewhere has a list of its pages."""
    made = plan(site(tmp_path / "a", "a", **{"sitemap.xml": ""}), address="https://hub.example/")

    with pytest.raises(Broken):
        publication.publish(target, made, NOW)


@pytest.mark.parametrize(
    ("served", "keep", "left"),
    [(3, 1, "d"), (3, 2, "cd"), (3, 4, "abcd"), (3, 9, "abcd"), (0, 1, "a"), (0, 2, "ad"), (1, 3, "bcd")],
)
def test_the_newest_are_kept_and_always_the_one_served(
    served: int, keep: int, left: str, target: Target, four: list[str]
) -> None:
    """It counts as one of them, however old it is."""
    publication.roll_back(target, four[served], NOW)

    publication.prune(target, keep)

    assert [four["abcd".index(version)] for version in left] == target.releases
    assert four[served] == target.served


def floor(written: str) -> Callable[[int], int]:
    options = argparse.Namespace(floor=written)
    return command._floor(Call(options, {"bad-floor": "no"}, "en", ROOT, TODAY, "", NOW, {}))


@pytest.mark.parametrize(
    ("written", "served", "fewest"),
    [
        ("90%", 10, 9),
        ("90%", 11, 10),
        ("90%", 19, 18),
        ("90%", 26, 24),
        ("100%", 7, 7),
        ("0%", 7, 0),
        ("1%", 1, 1),
        ("12", 7, 12),
        ("0", 7, 0),
    ],
)
def test_a_share_of_the_pages_is_never_rounded_down(written: str, served: int, fewest: int) -> None:
    """90 % of 11 pages are 10; a number is a number whatever is served."""
    assert fewest == floor(written)(served)


@pytest.mark.parametrize("written", ["", "101%", "x", "-1", "1.5", "12345678", "9 %"])
def test_a_floor_that_is_none_is_refused(written: str) -> None:
    """In a sentence."""
    with pytest.raises(command.Refused, match="no"):
        floor(written)


@pytest.mark.parametrize(("fewest", "made"), [(12, True), (13, False)])
def test_a_site_as_small_as_the_floor_may_be_published(fewest: int, made: bool, target: Target, tmp_path: Path) -> None:
    """One page less may not."""
    publication.publish(target, plan(site(tmp_path / "a", "a", pages=20)), NOW)
    asked = []

    def at_least(served: int) -> int:
        asked.append(served)
        return fewest

    small = replace(plan(site(tmp_path / "b", "b", pages=6)), floor=at_least)
    if made:
        name, said, new = publication.publish(target, small, NOW)
        assert (12, True, target.served) == (said.pages, new, name)
    else:
        with pytest.raises(Stopped) as stopped:
            publication.publish(target, small, NOW)
        assert ("too-small", {"pages": 12, "served": 26, "fewest": 13}) == (stopped.value.code, stopped.value.values)
        assert 1 == len(target.releases)
    assert [26] == asked
    assert release.read(target.release(target.releases[0])) is not None
