"""What verifying a built site finds, and where it says it is."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from conftest import write
from hub.outputs import assets
from hub.publishing.verify import Broken, Whole, verify
from hub.reading.findings import Problem, visible
from releases import LANGUAGES, POLICY, site

OTHER = '<meta http-equiv="Content-Security-Policy" content="default-src *">'


def said(found: list[Problem]) -> list[tuple[str, str]]:
    assert {(1, 1)} >= {(problem.line, problem.column) for problem in found}
    return [(problem.path, problem.code) for problem in found]


@pytest.mark.parametrize(
    "head", ["", OTHER, POLICY + POLICY, POLICY + OTHER, OTHER + POLICY], ids=["none", "other", "twice", "more", "less"]
)
def test_a_page_has_the_one_policy_of_the_site(head: str, tmp_path: Path) -> None:
    """None, another one and a second one are found out, even a second one that says the same."""
    made = site(tmp_path, "a", **{"fr/0/index.html": f"{head}<p>x"})

    assert [("fr/0/index.html", "built-policy")] == said(verify(made, LANGUAGES, ""))


def test_two_policies_on_the_error_page_are_no_pattern_for_all(tmp_path: Path) -> None:
    """A fault that every page shares is a fault."""
    made = site(tmp_path, "a")
    for page in made.rglob("*.html"):
        page.write_text(POLICY + page.read_text(encoding="utf-8"), encoding="utf-8")

    assert {"built-policy"} == {problem.code for problem in verify(made, LANGUAGES, "")}


def test_a_policy_without_content_is_none(tmp_path: Path) -> None:
    """Not even where no page has another; what only looks like one is none either."""
    made = site(
        tmp_path, "a", **{"fr/0/index.html": f'{POLICY}<meta name="x"><p http-equiv="Content-Security-Policy">'}
    )
    assert [] == verify(made, LANGUAGES, "")
    for page in made.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(POLICY, '<meta http-equiv="Content-Security-Policy">'), encoding="utf-8")

    found = said(verify(made, LANGUAGES, ""))
    assert sorted((path.relative_to(made).as_posix(), "built-policy") for path in made.rglob("*.html")) == found


def test_only_the_form_of_editors_has_a_policy_of_its_own(tmp_path: Path) -> None:
    """But it has one."""
    made = site(tmp_path, "a", **{"admin/index.html": f"{OTHER}<p>x"})
    assert [] == verify(made, LANGUAGES, "")

    made = site(tmp_path, "a", **{"admin/index.html": "<p>x", "administration/index.html": f"{OTHER}<p>x"})
    assert [("admin/index.html", "built-policy"), ("administration/index.html", "built-policy")] == said(
        verify(made, LANGUAGES, "")
    )


HOME = "https://hub.example/base/"


def odd(folder: Path, address: str = "", **files: str) -> list[tuple[str, str, dict[str, object]]]:
    """(file, code, values) of every finding in a site that is whole but for these files."""
    found = verify(site(folder, "a", **files), LANGUAGES, address)
    assert {(1, 1)} >= {(problem.line, problem.column) for problem in found}
    return [(problem.path, problem.code, dict(problem.args)) for problem in found]


def linking(*links: str) -> str:
    return POLICY + "".join(f'<a href="{link}">x</a>' for link in links)


def test_a_whole_site_has_no_findings(tmp_path: Path) -> None:
    """With and without an address; the links of the error page begin at the root of the server. Packed copies are no
    files of their own."""
    assert [] == odd(tmp_path / "a")
    assert [] == odd(tmp_path / "packed", **{"fr/0/index.html.br": "x", "fr/0/index.html.gz": "x"})
    made = site(tmp_path / "b", "a")
    text = (made / "404.html").read_text(encoding="utf-8")
    write(made, {"404.html": text.replace('"/', '"/base/'), "sitemap.xml": f"<loc>{HOME}fr/</loc><loc>{HOME}</loc>"})
    assert [] == verify(made, LANGUAGES, HOME)
    assert [] == verify(made, LANGUAGES, HOME.removesuffix("/"))


@pytest.mark.parametrize(
    ("file", "address", "wanted"),
    [
        ("index.html", "", True),
        ("404.html", "", True),
        ("fr/index.html", "", True),
        ("nl/search/index.html", "", True),
        ("sitemap.xml", HOME, True),
        ("sitemap.xml", "", False),
        ("fr/1/index.html", "", False),
    ],
)
def test_what_every_site_needs_is_there(file: str, address: str, wanted: bool, tmp_path: Path) -> None:
    """Its root, the error page, and per language the start page and the search; a list of pages where it can be."""
    found = odd(tmp_path, address, **{file: ""})

    assert wanted is ((file, "built-missing", {}) in found)
    assert {file} >= {path for path, code, _ in found if code == "built-missing"}


@pytest.mark.parametrize(
    ("entry", "whole"),
    [
        ("search-index/x1/", True),
        ("search-index/", False),
        ("search-index/a/b/", False),
        ("x/search-index/", False),
    ],
)
def test_a_site_has_an_index_of_its_search(entry: str, whole: bool, tmp_path: Path) -> None:
    """In a folder whose name is a hash; what lies deeper or elsewhere is none."""
    made = site(tmp_path, "a")
    (there,) = made.glob("search-index/*/words.json")
    there.unlink()
    write(made, {f"{entry}words.json": "{}"})

    found = [
        (problem.path, problem.line, problem.column)
        for problem in verify(made, LANGUAGES, "")
        if problem.code == "built-missing"
    ]
    assert ([] if whole else [("search-index/words.json", 1, 1)]) == found


@pytest.mark.parametrize(
    ("name", "served"),
    [
        ("fr/x/notes.txt", True),
        ("PICTURE.PNG", True),
        ("fr/sitemap.xml.gz", True),
        ("assets/js/x.js", True),
        ("admin/x.js", True),
        ("assets/img/x.svg", True),
        ("fr/x.js", False),
        ("x.js.gz", False),
        ("x.svg", False),
        ("search-index/x.js", False),
        ("search-index/x.svg", False),
        ("_redirects", False),
        (".htaccess", False),
        ("assets/x.php", False),
        ("x.php.gz", False),
        ("fr/x.html.bak", False),
    ],
)
def test_a_site_holds_no_file_that_a_server_takes_for_an_order(name: str, served: bool, tmp_path: Path) -> None:
    """Nor code anywhere but where the program puts its own; data of known kinds may lie everywhere."""
    found = [one for one in odd(tmp_path, **{name: "x", "fr/z.exe": "x"}) if one[1] == "built-kind"]

    assert sorted([*([] if served else [name]), "fr/z.exe"]) == [path for path, _, _ in found]


@pytest.mark.parametrize(
    "name", ["a link", "a link to a folder", "a pipe", "a name that cannot be seen", "a link to nothing"]
)
def test_what_no_site_holds_is_found(name: str, tmp_path: Path) -> None:
    """Each by itself; a folder is nothing of the kind."""
    made = site(tmp_path, "a")
    (made / "empty").mkdir()
    path = made / ("a\u200bb" if "seen" in name else "odd")
    if "link" in name:
        path.symlink_to("nothing" if "nothing" in name else "empty" if "folder" in name else "index.html")
    elif "pipe" in name:
        os.mkfifo(path)
    else:
        path.write_text("x", encoding="utf-8")

    found = [problem for problem in verify(made, LANGUAGES, "") if problem.code == "built-file"]
    assert [(visible(path.name), 1, 1)] == [(one.path, one.line, one.column) for one in found]


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("../1/", True),
        ("../1", True),
        ("../1/index.html", True),
        ("../1/#mark", True),
        ("../1/#m%61rk", True),
        ("../%31/", True),
        ("#mark", False),
        ("#own", True),
        ("#", True),
        ("", True),
        ("?a=b", True),
        ("#a=b", True),
        ("../1/?a=b#mark", True),
        ("../9/", False),
        ("../9/#mark", False),
        ("../1/#gone", False),
        ("../../../", False),
        ("../../", True),
        ("/", True),
        ("/fr/", True),
        ("/fr/1/#mark", True),
        ("/gone", False),
        ("..//1/", False),
        ("../../sitemap.xml", True),
        ("../../sitemap.xml#mark", True),
        ("../../search-index", False),
        ("https://a.example/gone", True),
        ("//a.example/gone", True),
        ("mailto:a@b.example", True),
    ],
)
def test_a_link_leads_somewhere(link: str, there: bool, tmp_path: Path) -> None:
    """To a file, to the page of a folder, and to a place on it that exists; other sites are not asked."""
    found = odd(tmp_path, **{"fr/0/index.html": f'{linking(link)}<p id="own">'})

    code = "built-anchor" if link.partition("#")[2] and "9" not in link else "built-link"
    assert ([] if there else [("fr/0/index.html", code, {"target": link, "more": ""})]) == found


def test_letters_at_the_ends_of_addresses_belong_to_them(tmp_path: Path) -> None:
    """Only the slash does not."""
    files = {"404.html": linking("/baseX/"), "XX/index.html": linking("../"), "fr/0/index.html": linking("/baseX/XX/")}

    assert [] == odd(tmp_path, "https://hub.example/baseX/", **files, **{"sitemap.xml": "<urlset/>"})


def test_links_to_other_sites_do_not_hide_a_broken_one(tmp_path: Path) -> None:
    """However many there are."""
    links = [f"https://a.example/{number}" for number in range(50)]

    found = odd(tmp_path, **{"fr/0/index.html": linking(*links, "../gone/")})

    assert [("fr/0/index.html", "built-link", {"target": "../gone/", "more": ""})] == found


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("/base/fr/1/", True),
        ("/base/", True),
        ("/base", True),
        ("/", False),
        ("/fr/1/", False),
        ("/based/fr/1/", False),
        ("/base/Xa/", True),
        ("../1/", True),
    ],
)
def test_a_site_below_a_folder_links_below_it(link: str, there: bool, tmp_path: Path) -> None:
    """What begins at the root of the server is elsewhere."""
    pages = {"404.html": linking("/base/"), "Xa/index.html": linking("../fr/"), "fr/0/index.html": linking(link)}
    found = odd(tmp_path, HOME, **pages)

    wrong = [one for one in found if one[0] == "fr/0/index.html"]
    assert ([] if there else [("fr/0/index.html", "built-link", {"target": link, "more": ""})]) == wrong


@pytest.mark.parametrize(
    ("tag", "there"),
    [
        ('<img src="../gone.png">', False),
        ('<video poster="../gone.png">', False),
        ('<p data-search="../../search-index/gone/">', False),
        ('<p data-script="../gone.js">', False),
        ('<p data-other="../gone.js">', True),
        ('<P DATA-SCRIPT="../gone.js">', False),
    ],
)
def test_whatever_a_page_loads_is_there(tag: str, there: bool, tmp_path: Path) -> None:
    """By the attributes that load, and by those that scripts load from."""
    found = odd(tmp_path, **{"fr/0/index.html": POLICY + tag})

    assert there is (not found)
    assert {"built-link"} >= {code for _, code, _ in found}


def test_an_index_may_be_named_by_its_folder(tmp_path: Path) -> None:
    """It is no page, but a folder of files."""
    made = site(tmp_path, "a")
    (there,) = (made / "search-index").iterdir()
    write(made, {"fr/0/index.html": f'{POLICY}<p data-search="../../search-index/{there.name}/">'})

    assert [] == verify(made, LANGUAGES, "")


@pytest.mark.parametrize(
    ("file", "text", "there"),
    [
        ("assets/js/x.0.js", 'import { a } from "./gone.js";', False),
        ("assets/js/x.0.js", "import './gone.js';", False),
        ("assets/js/x.0.js", 'const a = await import("../gone.js");', False),
        ("assets/js/x.0.js", 'import { a } from "gone";', True),
        ("assets/js/x.0.js", "// from the office: ./gone.js", True),
        ("assets/js/x.0.css", 'import "./gone.js";', True),
        ("admin/x.js", 'import "./gone.js";', True),
    ],
)
def test_a_script_finds_its_parts(file: str, text: str, there: bool, tmp_path: Path) -> None:
    """Those of the theme; the scripts of the form for editors are their maker's business."""
    found = odd(tmp_path, **{file: text})

    assert there is (not found)
    assert {(file, "built-link")} >= {(path, code) for path, code, _ in found}


def test_every_script_is_asked_for_its_parts(tmp_path: Path) -> None:
    """Beside pages with faults of their own."""
    files = {f"assets/js/{name}.js": f'import "./gone-{name}.js";' for name in "ab"} | {
        "fr/0/index.html": linking("../9/")
    }
    assert sorted((name, "built-link") for name in files) == sorted(
        said(verify(site(tmp_path, "a", **files), LANGUAGES, ""))
    )


def test_a_style_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    """Wherever it lies, and only styles are read as such."""
    text = "a { background: url(https://a.example/x.png) }"
    found = odd(tmp_path, **{"assets/css/x.0.css": text, "x.css": text, "x.txt": text})

    assert [(file, "policy", {"what": "url(https:"}) for file in ("assets/css/x.0.css", "x.css")] == found


def test_a_fault_of_a_page_is_found_at_its_page(tmp_path: Path) -> None:
    """As the content policy names it."""
    found = odd(tmp_path, **{"fr/0/index.html": f"{POLICY}<p onclick=x>"})

    assert [("fr/0/index.html", "policy", {"what": "onclick on <p>"})] == found


@pytest.mark.parametrize(
    ("refresh", "link", "allowed"),
    [
        ("0; url=../0/", "../0/", True),
        ("0; URL=../0/", "../0/", True),
        ("0; url=../0/", "../1/", False),
        ("0; url=../gone/", "../0/", False),
        ("5; url=../0/", "../0/", False),
        ("0; url=", "", False),
    ],
)
def test_a_page_leads_on_only_where_it_also_says_so(refresh: str, link: str, allowed: bool, tmp_path: Path) -> None:
    """At once and to a page of this site; whoever is not led on finds the same address as a link."""
    html = f'{POLICY}<meta http-equiv="refresh" content="{refresh}"><a href="{link}">x</a>'
    found = [one for one in odd(tmp_path, **{"fr/x/index.html": html}) if one[1] == "policy"]

    assert ([] if allowed else [("fr/x/index.html", "policy", {"what": "refresh in <meta>"})]) == found


def test_the_list_of_pages_names_only_pages_that_are_there(tmp_path: Path) -> None:
    """In every folder, where the address is known; elsewhere it is not read."""
    text = "<urlset><loc>https://hub.example/base/fr/</loc><loc>https://hub.example/base/gone/</loc></urlset>"
    files = {"404.html": linking("/base/"), "sitemap.xml": text, "fr/sitemap.xml": text, "my-sitemap.xml": text}
    for number in range(3):
        files[f"fr/{number}/index.html"] = linking("../")

    found = [one for one in odd(tmp_path / "a", HOME, **files) if "gone" in str(one[2])]

    assert [("fr/sitemap.xml", "built-link", {"target": "/base/gone/", "more": " (+ 1)"})] == found
    assert [] == [one for one in odd(tmp_path / "b", **files) if "gone" in str(one[2])]


def test_bytes_that_are_no_text_do_not_stop_it(tmp_path: Path) -> None:
    """They are read as well as can be."""
    made = site(tmp_path, "a")
    write(made, {"fr/0/index.html": POLICY.encode() + b'\xff<a href="../gone/\xff">x</a>'})

    assert [("fr/0/index.html", "built-link")] == said(verify(made, LANGUAGES, ""))


def test_a_page_before_that_was_no_text_does_not_stop_it(tmp_path: Path) -> None:
    """Its places are read as far as they can be."""
    old, new = (site(tmp_path / age, "a") for age in ("old", "new"))
    (old / "fr/0/index.html").write_bytes(f"{POLICY}<p>".encode() + b"\xff<p id='here'>")
    sums = sums_of(old)
    assert [] == verify(new, LANGUAGES, "", Whole(old, sums, sums.keys() - {"fr/0/index.html"}))


def test_of_each_kind_a_hundred_findings_are_told(tmp_path: Path) -> None:
    """In the order of the files; a rarer kind is not crowded out."""
    pages = {f"fr/x{number:03}/index.html": f"{POLICY}<p onclick=x>" for number in range(120)}
    found = odd(tmp_path, **pages, **{"nl/x/index.html": linking("../gone/")})

    assert [*sorted(pages)[:100]] == [path for path, code, _ in found if code == "policy"]
    assert [("nl/x/index.html", "built-link")] == [(path, code) for path, code, _ in found if code != "policy"]


def test_a_target_that_many_pages_name_is_told_once(tmp_path: Path) -> None:
    """At the first of them, with the number of the others; one that is only missing an anchor apart from it."""
    pages = {f"fr/{number}/index.html": linking("/gone", "/fr/#gone") for number in range(3)}

    assert [
        ("fr/0/index.html", "built-anchor", {"target": "/fr/#gone", "more": " (+ 2)"}),
        ("fr/0/index.html", "built-link", {"target": "/gone", "more": " (+ 2)"}),
    ] == sorted(odd(tmp_path, **pages), key=lambda one: one[1])


# where a site before was found whole


def sums_of(folder: Path) -> dict[str, str]:
    """SHA-256 of every file by its path."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def linking_to(*links: str) -> str:
    return linking(*links) + '<p id="here">'


def found_after(tmp_path: Path, before: dict[str, str], after: dict[str, str]) -> list[tuple[str, str]]:
    """What is found in a site that followed one that was found whole; `after` are the files that changed, empty ones
    are gone."""
    old = site(tmp_path / "old", "a", **before)
    new = site(tmp_path / "new", "a", **{**before, **after})
    sums = sums_of(old)
    same = {name for name in sums if (new / name).is_file() and (new / name).read_bytes() == (old / name).read_bytes()}
    return said(verify(new, LANGUAGES, "", Whole(old, sums, same)))


FAULTY = {"fr/faulty/index.html": f'{POLICY}<p onclick=x><a href="/gone">x</a>'}


def test_what_stayed_since_a_site_that_was_whole_is_not_read_again(tmp_path: Path) -> None:
    """A fault in it would have been found then; one in what changed or came is found now."""
    assert [] == found_after(tmp_path / "a", FAULTY, {"fr/0/index.html": linking_to("../1/")})
    changed = {"fr/0/index.html": linking_to("../9/"), "fr/new/index.html": linking_to("../1/#none")}
    assert [("fr/0/index.html", "built-link"), ("fr/new/index.html", "built-anchor")] == sorted(
        found_after(tmp_path / "b", FAULTY, changed)
    )


def test_where_nothing_is_gone_nothing_that_stayed_is_read(tmp_path: Path) -> None:
    """A page with one place more and another style take nothing from anybody; nobody names an index of before."""
    page, style, index = "fr/there/index.html", "assets/css/x.css", f"{assets.INDEX}0123456789/{assets.ENTRY}"
    before = {page: f'{POLICY}<p id="here">', style: "a { color: red }", index: "{}"}
    after = {page: f'{POLICY}<p id="here"><p id="there">', style: "a { color: blue }"}
    assert [] == found_after(tmp_path / "stays", FAULTY | before, after)
    assert [] == found_after(tmp_path / "gone", FAULTY | before, after | {index: ""})


def test_a_site_that_is_not_whole_says_how_many_findings_there_are(tmp_path: Path) -> None:
    """And keeps all of them for whoever tells them."""
    pages = {f"fr/{n}/index.html": linking(f"../{n + 8}/") for n in (0, 1)}
    found = verify(site(tmp_path, "a", **pages), LANGUAGES, "")
    broken = Broken(found)
    assert ("2", found) == (str(broken), broken.problems)


def test_a_changed_page_may_lead_to_a_place_on_one_that_stayed(tmp_path: Path) -> None:
    """Which is looked up there, and a place that is not there is found."""
    there = {"fr/there/index.html": f'{POLICY}<p id="here">'}
    for anchor, found in (("here", []), ("gone", [("fr/0/index.html", "built-anchor")])):
        assert found == found_after(tmp_path / anchor, there, {"fr/0/index.html": linking_to(f"../there/#{anchor}")})


def test_a_page_that_stayed_is_told_where_what_it_names_is_gone(tmp_path: Path) -> None:
    """A page, a place on a page, a style with a hash in its name, a place with a name that links write in many ways."""
    page = {"fr/there/index.html": f'{POLICY}<p id="here"><p id="hier-é">'}
    names = {"fr/0/index.html": linking("../there/#here"), "fr/1/index.html": linking("../there/#hier-%C3%A9")}
    assert {("fr/0/index.html", "built-link"), ("fr/1/index.html", "built-link")} == set(
        found_after(tmp_path / "page", page | names, {"fr/there/index.html": ""})
    )
    here = {"fr/there/index.html": f'{POLICY}<p id="hier-é">'}
    assert [("fr/0/index.html", "built-anchor")] == found_after(tmp_path / "place", page | names, here)
    there = {"fr/there/index.html": f'{POLICY}<p id="here">'}
    assert [("fr/1/index.html", "built-anchor")] == found_after(tmp_path / "other", page | names, there)
    style = "assets/css/x.0123456789.css"
    loads = {style: "a { color: red }", "fr/0/index.html": f'{POLICY}<link rel="stylesheet" href="../../{style}">'}
    assert [("fr/0/index.html", "built-link")] == found_after(tmp_path / "style", loads, {style: ""})
    assert [("fr/0/index.html", "built-link")] == found_after(tmp_path / "both", page | loads, {style: "", **here})


def test_a_script_that_stayed_is_told_where_its_part_is_gone(tmp_path: Path) -> None:
    """As pages are."""
    part, whole = "assets/js/part.0123456789.js", "assets/js/whole.abcdef0123.js"
    files = {part: "x", whole: 'import "./part.0123456789.js";'}

    assert [(whole, "built-link")] == found_after(tmp_path, files, {part: ""})


def test_another_policy_on_the_error_page_concerns_every_page(tmp_path: Path) -> None:
    """Also those that stayed; the same one in other words around it does not."""
    found = found_after(tmp_path / "other", FAULTY, {"404.html": f"{OTHER}<p>x"})
    assert ("fr/faulty/index.html", "built-policy") in found
    assert [] == found_after(tmp_path / "same", FAULTY, {"404.html": f"{POLICY}<p>x"})


@pytest.mark.parametrize("page", ["fr/0/index.html", "404.html"])
def test_a_page_before_that_others_changed_proves_nothing(page: str, tmp_path: Path) -> None:
    """Then everything is read, as without a site before; the same where it is gone."""
    for name, spoil in (("changed", lambda path: path.write_text(POLICY)), ("gone", lambda path: path.unlink())):
        old, new = (site(tmp_path / f"{name}-{age}", "a", **FAULTY) for age in ("old", "new"))
        sums = sums_of(old)
        (new / page).write_text(POLICY)
        spoil(old / page)
        found = verify(new, LANGUAGES, "", Whole(old, sums, sums.keys() - {page}))

        assert {"policy", "built-link"} == {problem.code for problem in found}
