"""What was made before is taken again only where it would be made the same: after every sort of change, what comes out
is what a build without anything kept makes."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from conftest import ROOT, SECOND, TODAY
from hub import site
from hub.hub import Hub, assemble
from hub.outputs import kept
from hub.pages.directory import paging
from hub.pages.reader import library
from hub.pages.reader.seen import Seen
from hub.pages.reader.seen.day import Day
from hub.reading import engine
from hub.reading.memory import Remembered, store
from hub.records.kinds.actors import Partner


@dataclass
class Project:
    """A copy of the second hub that is built again and again, with what was kept before."""

    root: Path
    day: date = TODAY
    made: list[str] = field(default_factory=list)
    """Names of what the last build had to make"""

    @property
    def keep(self) -> Path:
        return self.root / store.FOLDER

    def build(self, keep: Path | None = None) -> dict[str, bytes]:
        return site.made(self.root, self.day, ["fr"], keep=keep).files

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, (path, old)
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub after a build, so that everything is kept."""
    root = tmp_path_factory.mktemp("kept") / "hub"
    shutil.copytree(SECOND, root)
    project = Project(root)
    project.build(project.keep)
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of it, with what is kept."""
    shutil.copytree(built, tmp_path / "hub")
    found = Project(tmp_path / "hub")
    whole = kept.Kept.each

    def each(self: kept.Kept, wanted: Sequence[tuple[str, str, kept.Make]], weight: float = 1) -> Iterator[kept.Thing]:
        before = len(self.made)
        for thing in whole(self, wanted, weight):
            found.made += self.made[before:]
            before = len(self.made)
            yield thing

    monkeypatch.setattr(kept.Kept, "each", each)
    return found


def test_the_page_that_somebody_waits_for_is_made_first_and_is_the_same(project: Project) -> None:
    """With what it loads, also after the address of its styles changed, and also a hand-written one; the search page
    waits for its index. A second build reads nothing of what was kept."""
    taken: list[dict[str, bytes]] = []
    made: list[list[str]] = []

    def take(files: dict[str, bytes]) -> None:
        taken.append(files)
        made.append(list(project.made))

    session = kept.Session(Remembered(stays=True))
    early = site.Early({"fr/offers/conseil-nord/", "fr/about/", "fr/search/", "fr/gone/"}, take)
    project.edit("data/offers/conseil-nord.yaml", "fr: ", "fr: Nouveau ")
    files = site.made(project.root, project.day, ["fr"], keep=project.keep, session=session, early=early).files

    assert {"fr/offers/conseil-nord/index.html", "fr/about/index.html"} <= taken[0].keys()
    assert "fr/search/index.html" not in taken[0] and "fr/topics/index.html" not in taken[0]
    assert all(files[name] == content for name, content in taken[0].items())
    assert "page fr/offers/conseil-nord/" in made[0] and "search fr" not in made[0] and len(made[0]) < len(project.made)
    assert files == project.build()
    project.made.clear()
    (project.keep / "made.sqlite").unlink()
    assert files == site.made(project.root, project.day, ["fr"], keep=project.keep, session=session, early=early).files
    assert [] == project.made


def assert_same(project: Project) -> None:
    """A build with what is kept gives what a build from nothing gives, and some of it was taken from there."""
    project.made.clear()
    again = project.build(project.keep)
    made = list(project.made)
    cold = project.build()
    assert cold.keys() == again.keys()
    assert [] == [path for path in cold if cold[path] != again[path]]
    project.made[:] = made


def overridden(project: Project, name: str, old: str, new: str) -> None:
    """A template or part of the theme of the project's own, in place of the engine's."""
    there = project.root / "overrides" / name
    there.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "overrides" / name, there)
    project.edit(f"overrides/{name}", old, new)


OFFICE = "data/partners/guichet-nord.yaml"


def _renamed(project: Project) -> None:
    there = project.root / "data/events/foire.yaml"
    (project.root / "data/events/fete.yaml").rename(there)
    there.write_text(f"{there.read_text(encoding='utf-8')}moved_from: [fete]\n", encoding="utf-8")


CHANGES: dict[str, list[tuple[Callable[[Project], object], str]]] = {
    "fields, the title of a record that others link to, and an amount": [
        (lambda p: p.edit(OFFICE, "+99 001 234-5", "+99 001 234-9"), "page fr/partners/guichet-nord/"),
        (lambda p: p.edit("data/documents/passeport.yaml", "{fr: ", "{fr: Vrai "), "page fr/documents/passeport/"),
        (
            lambda p: p.edit("data/figures/droit-de-guichet.yaml", "value: 1300", "value: 1400"),
            "page fr/guides/permis/",
        ),
    ],
    "what people type who look for it": [
        (lambda p: p.edit("data/faqs/combien.asked.yaml", "thune", "fric"), "page fr/faqs/combien/"),
    ],
    "what the glossary says of a word": [
        (
            lambda p: p.edit("data/terms/permis-de-l-ile.yaml", "Le papier qui", "Un papier qui"),
            "page fr/terms/permis-de-l-ile/",
        ),
    ],
    "a word that the glossary knows, and a link of a record": [
        (
            lambda p: p.edit("data/terms/permis-de-l-ile.yaml", "abbreviation: PI", "abbreviation: Permis"),
            "page fr/faqs/combien/",
        ),
        (
            lambda p: p.edit("data/offers/conseil-nord.yaml", "districts: [nord]", "districts: [sud]"),
            "page fr/districts/sud/",
        ),
    ],
    "a template, and a hand-written page": [
        (
            lambda p: overridden(p, "records/partner.html", "{% block body %}", "{% block body %}\n<p>Neuf</p>"),
            "page fr/partners/guichet-nord/",
        ),
        (
            lambda p: p.edit("content/fr/about.md", "Une île inventée.", "Une autre île."),
            "document fr/about/index.html",
        ),
    ],
    "a macro, and what means the same in a search": [
        (lambda p: overridden(p, "records/_contact.html", "</ul>", "</ul><!-- -->"), "page fr/partners/guichet-nord/"),
        (
            lambda p: (p.root / "data/synonyms.yaml").write_text("groups:\n- [guichet, comptoir]\n", "utf-8"),
            "search fr",
        ),
    ],
    "a part of the head": [
        (
            lambda p: overridden(p, "partials/head.html", "<title>", '<meta name="x">\n<title>'),
            "page fr/partners/guichet-nord/",
        ),
    ],
    "a word of the interface": [(lambda p: p.edit("locales/fr.po", "Étapes", "Pas"), "page fr/guides/permis/")],
    "the stylesheet": [
        (
            lambda p: overridden(p, "assets/css/tokens.css", ":root", ":root, :root"),
            "page fr/guides/permis/",
        ),
    ],
    "the settings": [
        (
            lambda p: p.edit("data/hub.yaml", "Ceci est un essai.", "Ceci est le guide."),
            "page fr/guides/permis/",
        ),
    ],
    "a new record, one that goes, and one that is renamed": [
        (
            lambda p: shutil.copyfile(p.root / OFFICE, p.root / "data/partners/guichet-sud.yaml"),
            "page fr/partners/guichet-sud/",
        ),
        (lambda p: (p.root / "data/changes/nouvelle-loi.yaml").unlink(), "page fr/offers/"),
        (_renamed, "document fr/events/fete/index.html"),
    ],
    "the day on which an amount ends": [(lambda p: setattr(p, "day", date(2027, 1, 1)), "page fr/guides/permis/")],
    "a day in the past": [(lambda p: setattr(p, "day", date(2025, 12, 31)), "page fr/roles/guichet/")],
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_site_is_what_a_build_from_nothing_makes(project: Project, change: str) -> None:
    """Byte for byte, and what shows the change was made again."""
    for edit, _ in CHANGES[change]:
        edit(project)
    assert_same(project)
    assert {shown for _, shown in CHANGES[change]} <= set(project.made)


def test_lists_in_pages_are_what_a_build_from_nothing_makes(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a new name moves a record to another page: of a directory, of a kind, of what names a record."""
    monkeypatch.setattr(library, "FULL", 2)
    monkeypatch.setattr(paging, "MOST", 3)
    monkeypatch.setattr(paging, "PAGE", 2)
    shutil.rmtree(project.keep)
    project.build(project.keep)
    assert len(_naming(project)) > 3
    project.edit("data/figures/ponts.yaml", "fr: Ponts", "fr: Ponts neufs")
    assert_same(project)
    assert len(_naming(project)) == 1
    project.edit("data/figures/ponts.yaml", "fr: Ponts", "fr: Autres ponts")
    assert_same(project)
    assert len(_naming(project)) > 1


def _naming(project: Project) -> list[str]:
    return [name for name in project.made if "/named/" in name]


def test_only_what_has_read_a_change_is_made_again(project: Project) -> None:
    """Nothing where nothing changed; of a word's explanation the pages and files that give it; and of a new day, where
    nothing begins or ends, only those that draw the day."""
    project.build(project.keep)
    assert [] == project.made
    project.day += timedelta(days=1)
    project.build(project.keep)
    made = {name for name in project.made if name.startswith("page ")}
    assert {"page fr/programmes/", "page fr/programmes/fonds/"} == made
    project.edit("data/terms/permis-de-l-ile.yaml", "Le papier qui", "Un papier qui")
    project.made.clear()
    project.build(project.keep)
    assert "page fr/terms/permis-de-l-ile/" in project.made
    assert not {"page fr/figures/delai/", "page fr/sources/", "page fr/partners/guichet-nord/"} & set(project.made)
    assert {"data records term", "data tables fr term", "data rows fr term"} <= set(project.made)
    assert not {"data records figure", "data tables fr partner", "data hsds fr"} & set(project.made)


def test_two_builds_at_the_same_time_do_not_harm_each_other(project: Project) -> None:
    """Two processes build two days into one file; each gets its own site, and so does the next."""
    later = date(2028, 1, 1)
    with get_context("fork").Pool(2) as pool:
        found = pool.starmap(_built, [(project.root, project.day), (project.root, later)])
    assert [found[1]] == [site.made(project.root, later, ["fr"]).files]
    assert found[0] == project.build(project.keep) == project.build()


def _built(root: Path, day: date) -> dict[str, bytes]:
    return site.made(root, day, ["fr"], keep=root / store.FOLDER).files


def test_no_module_takes_a_day_apart_behind_its_back() -> None:
    """`datetime.combine` reads the parts of a day without asking it, so it is given days of records only."""
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(engine.HOME.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\bcombine\((?!record\.checked)", line)
    ]
    assert [] == found


@dataclass
class Shelf:
    """Things kept below a folder, as one build after another asks for them."""

    folder: Path
    hub: Hub
    names: tuple[str, ...] = ()

    def ask(self, *wanted: str) -> list[str]:
        """Which of the wanted had to be made. Each says its name ten thousand times, and reads one record."""
        seen = Seen(self.hub, lambda name: name)
        shelf = kept.Kept(self.folder, seen, self.names)
        made: list[str] = []

        def make(name: str) -> tuple[object, bytes]:
            made.append(name)
            seen.get(Partner, "guichet-nord")
            return [name], b"".join(name.encode() + bytes(str(n), "ascii") for n in range(10_000))

        for name in wanted:
            thing = shelf.of(name, "", partial(make, name))
            assert [name] == thing.known and thing.body.startswith(name.encode() + b"0")
        shelf.save()
        return made


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    found = Shelf(tmp_path / "keep", assemble(SECOND, TODAY))
    assert ["a", "b"] == found.ask("a", "b")
    assert [] == found.ask("a", "b")
    return found


@pytest.mark.parametrize("damage", ["cut", "foreign", "other tables", "older", "forged", "folder"])
def test_what_is_damaged_foreign_or_older_is_thrown_away(shelf: Shelf, damage: str) -> None:
    """All is made again, and kept again where that is possible."""
    file = shelf.folder / "made.sqlite"
    told = {
        "older": "pragma user_version = 7",
        "forged": "update things set note = replace(note, 'a', 'c')",
        "other tables": "drop table things; create table things (world text)",
    }
    if damage == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif damage == "foreign":
        file.write_bytes(b"something else\n" * 1000)
    elif damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        with closing(sqlite3.connect(file)) as store:
            store.executescript(told[damage])
    assert ["a", "b"] == shelf.ask("a", "b")
    assert (["a", "b"] if damage == "folder" else []) == shelf.ask("a", "b")


def test_another_engine_takes_nothing(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the engine has changed, or there are other templates; what the first one made is still there."""
    shutil.copytree(ROOT / "hooks" / "hub", tmp_path / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(engine, "HOME", tmp_path / "engine")
    engine.digest.cache_clear()
    assert [] == shelf.ask("a")
    with (tmp_path / "engine/facts/places.py").open("a", encoding="utf-8") as file:
        file.write("# other\n")
    engine.digest.cache_clear()
    assert ["a"] == shelf.ask("a")
    assert ["a"] == replace(shelf, names=("guide-audience.html",)).ask("a")
    monkeypatch.undo()
    engine.digest.cache_clear()
    assert [] == shelf.ask("a")


def test_no_more_is_kept_than_allowed(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several engines, settings or addresses the one asked for longest ago goes first; what nobody asked for in the
    last build goes at once."""
    assert ["b"] == (shelf.ask("a"), shelf.ask("a", "b"))[1]
    monkeypatch.setattr(kept, "LIMIT", (shelf.folder / "made.sqlite").stat().st_size)
    other = replace(shelf, names=("guide-audience.html",))
    assert ["a", "b"] == other.ask("a", "b")
    assert [] == other.ask("a", "b")
    assert ["a", "b"] == shelf.ask("a", "b")


def test_a_day_says_for_how_long_its_answers_hold() -> None:
    """A comparison to the day before the one compared with, the year to its end, all else for the day alone."""
    told: list[tuple[date, date]] = []
    day = Day.of(TODAY, lambda since, until: told.append((since, until)))
    before, after = date(2026, 3, 1), date(2027, 1, 1)
    assert before < day < after and after > day >= before and day not in (before, after)
    assert {(date(2026, 3, 2), date.max), (date.min, date(2026, 12, 31))} == set(told)
    told.clear()
    assert 2026 == day.year
    assert [(date(2026, 1, 1), date(2026, 12, 31))] == told
    asked: tuple[Callable[[date], object], ...] = (
        str,
        hash,
        repr,
        lambda one: one == TODAY,
        lambda one: after - one,
        lambda one: one + timedelta(days=1),
        lambda one: f"{one:%d}",
        lambda one: (one.isoformat(), one.month, one.day, one.weekday(), one.toordinal()),
        lambda one: one.replace(day=1),
    )
    for ask in asked:
        told.clear()
        assert ask(TODAY) == ask(day)
        assert {(TODAY, TODAY)} == set(told)


def test_whatever_a_hub_can_be_asked_is_noted() -> None:
    """A new attribute of the hub is either noted or named among those that every page depends on."""
    everywhere = {
        "root",
        "settings",
        "languages",
        "site",
        "part",
        "memory",
        "home",
        "built",
        "named",
        "get",
        "has_places",
    }
    offered = {name for name in {*vars(Hub), *Hub.__dataclass_fields__} if not name.startswith("_")}
    assert offered - everywhere <= vars(Seen).keys()
    seen = Seen(assemble(SECOND, TODAY), lambda name: name)
    with seen.noting() as notes:
        assert seen.catalog.entries
    assert {"everything"} == notes.read


@pytest.mark.audit
def test_two_hundred_edits_in_a_row_leave_nothing_stale(project: Project) -> None:
    """Records that change, come and go, and days that pass, by chance; compared with a build from nothing after every
    tenth of them."""
    chance = random.Random(15)  # noqa: S311
    for number in range(200):
        _edited(project, chance, number)
        if number % 10 == 9:
            assert_same(project)
        else:
            project.build(project.keep)


def _edited(project: Project, chance: random.Random, number: int) -> None:
    records = sorted((project.root / "data").glob("*/*.yaml"))
    # Those with a second name are the second files of a record.
    file = chance.choice([path for path in records if "." not in path.stem])
    text = file.read_text(encoding="utf-8")
    match chance.randrange(6):
        case 0:
            file.write_text(text.replace("{fr: ", f"{{fr: N{number} ", 1), encoding="utf-8")
        case 1:
            file.write_text(
                text.replace("checked: 2026-01-10", f"checked: 2026-0{chance.randint(2, 9)}-01"), encoding="utf-8"
            )
        case 2:
            project.day = date(2026, 1, 15) + timedelta(days=chance.randint(0, 700))
        case 3:
            copy = file.with_name(f"{file.stem[:20]}-n{number}.yaml")
            if file.parent.name in ("partners", "offers", "faqs", "events"):
                copy.write_text(text.replace("moved_from: [", "aliases: ["), encoding="utf-8")
        case 4:
            if re.search(r"-n\d+$", file.stem):
                file.unlink()
        case _:
            file.write_text(f"{text}# {number}\n", encoding="utf-8")
