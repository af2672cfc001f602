"""What comes in: the check is as strict as the build, and both speak before anything of the old site is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, build, hub, inside, write
from hub.publishing.verify import verify
from hub.reading import content
from hub.reading.markup import weblinks
from releases import LANGUAGES, site

CASES = ROOT / "tests/cases"
BROKEN = ["content/words", "content/fields", "content/links", "content/markup", "content/kinds", "content/limits"]
BROKEN += ["files/merge", "interface/charset", "texts/one-line", "dates/far", "wayfinders/too-many"]


@pytest.mark.parametrize("name", BROKEN)
def test_what_the_check_finds_the_build_finds_before_it_touches_the_site(name: str, second: Path) -> None:
    """The same errors at the same lines, without a traceback."""
    case = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    # The theme of these cases is theirs alone.
    write(second, {file: text for file, text in case["data"].items() if not file.startswith("overrides/assets/css")})
    write(second, {"site/old": "x"})

    checked, built = inside(second, "check"), build(second)

    found = checked.stdout.splitlines()
    assert (1, 1) == (checked.returncode, built.returncode)
    assert found and all(line in built.stderr for line in found)
    assert "Traceback" not in built.stderr
    assert ["old"] == [path.name for path in (second / "site").iterdir()]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HUB_TODAY", "9999-12-31"),
        ("HUB_TODAY", "0001-01-01"),
        ("HUB_TODAY", "morgen"),
        ("HUB_SITE_URL", "https://["),
        ("HUB_SITE_URL", "hub.example"),
        ("HUB_SITE_URL", "https://hub.example/?a"),
    ],
)
def test_a_day_or_address_that_cannot_be_is_refused_in_one_sentence(name: str, value: str, second: Path) -> None:
    """By the command line and by the build."""
    for ended in (hub(second, "check", **{name: value}), build(second, **{name: value})):
        assert 1 == ended.returncode
        assert f"{name}={value}" in ended.stderr and "Traceback" not in ended.stderr


def test_the_build_also_knows_the_places_that_templates_make(second: Path) -> None:
    """An anchor of a generated page that `hub check` cannot know is looked at before the old site is touched."""
    write(second, {"content/fr/about.md": "# x\n\n[y](guides/permis.md#not_there) [z](roles/tabel.md)\n"})
    write(second, {"site/old": "x"})
    assert "roles/tabel.md" in inside(second, "check").stdout
    write(second, {"content/fr/about.md": "# x\n\n[y](guides/permis.md#not_there)\n"})

    checked, built = inside(second, "check"), build(second, HUB_LANGUAGES="fr")

    assert (0, 1) == (checked.returncode, built.returncode)
    assert "content/fr/about.md:3:5: Die Seite, zu der „guides/permis.md#not_there“ führt" in built.stderr
    assert (second / "site/old").exists()


def test_links_and_devices_are_not_shipped(second: Path) -> None:
    """A link to a file or folder outside, a pipe, the folder itself; in the theme too."""
    (second / "content/fr/secret.png").symlink_to("/etc/hostname")
    (second / "content/fr/more").symlink_to("/etc")
    os.mkfifo(second / "content/fr/pipe.pdf")
    (second / "overrides/assets/x.css").symlink_to("/etc/hostname")

    found = inside(second, "check", "--lang", "en").stdout.splitlines()

    words = "This is not a regular file. Symbolic links and special files are not read here."
    names = ["content/fr/more", "content/fr/pipe.pdf", "content/fr/secret.png", "overrides/assets/x.css"]
    assert [f"{name}:1:1: {words}" for name in names] == sorted(found)

    (second / "content").rename(second / "elsewhere")
    (second / "content").symlink_to("elsewhere")
    assert "content:1:1: " in inside(second, "check").stdout


def test_files_of_listed_kinds_are_part_of_the_site(second: Path) -> None:
    """Whatever the case of their name."""
    write(second, {"content/fr/photo.JPG": "x", "content/fr/about.md": "# x\n\n![y](photo.JPG)\n"})

    assert 0 == build(second, HUB_LANGUAGES="fr").returncode
    assert "x" == (second / "site/fr/photo.JPG").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["_redirects", "_headers", ".htaccess", "CNAME", "fr/run.js", "fr/logo.svg", "fr/page.xhtml", "fr/x.php"]
)
def test_publishing_looks_at_what_it_serves(name: str, tmp_path: Path) -> None:
    """Orders to a host, and files that hold code where none of the program's own stand."""
    found = [problem.line_text("en") for problem in verify(site(tmp_path, "a", **{name: "x"}), LANGUAGES, "")]

    assert [f"{name}:1:1: A file of this kind does not belong on the site, or not in this folder."] == found


def test_the_templates_a_page_may_name_are_there() -> None:
    """All of the theme that show a hand-written page, and no others."""
    whole = {path.name for path in (ROOT / "overrides/pages").glob("*.html")}

    assert {"main.html", "moved.html", "root.html", "404.html"} == whole - {*content.CHOICES["template"]}
    assert {*content.CHOICES["template"]} <= whole


@pytest.mark.parametrize(
    ("address", "words", "code"),
    [
        ("https://a.example/", "a.example", None),
        ("https://www.a.example/x", "www.a.example", None),
        ("https://sub.a.example/", "see https://a.example/ there", None),
        ("https://a.example/", "Nr. 1 und 2.", None),
        ("https://a.example/", "", None),
        ("mailto:a@b.example?subject=x", "A@b.example", None),
        ("tel:+49%20531%20470", "0531 470", None),
        ("https://a.example.evil.example/", "a.example", "link-other"),
        ("https://evil.example/", "https://a.example", "link-other"),
        ("https://evil.example/", "at www.a.example now", "link-other"),
        ("mailto:x@b.example", "a@b.example", "link-other"),
        ("https://a.example/", "\u200d", "link-invisible"),
        ("https://a.example/", "\u00ad ", "link-invisible"),
        ("https://a.example@evil.example/", "x", "value-url"),
        ("https://a.example:99999/", "x", "value-url"),
        ("http://…", "x", "value-url"),
        ("tel:*%2306%23", "x", "value-phone"),
        ("mailto:a b@c.example", "x", "value-email"),
        ("ftp://a.example", "x", "link-scheme"),
    ],
)
def test_addresses_in_text_follow_the_rules_of_fields(address: str, words: str, code: str | None) -> None:
    """And lead where their words say."""
    found = weblinks.fault(address, words)

    assert code == (found and found[0])
