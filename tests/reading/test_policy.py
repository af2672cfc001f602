"""The check that no page holds what the content policy forbids, and that nothing legal is refused."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import Mock

import pytest

from conftest import ROOT, build, write
from hub.reading.markup import policy
from sites import documents

FORBIDDEN = {
    "<script>x</script>": "inline <script>",
    "<SCRIPT\n>x</SCRIPT >": "inline <script>",
    '<script src="a.js">x</script>': "inline <script>",
    '<script type="application/ld+json">{"a":"<b>"}</script>': "inline <script>",
    '<script src="//a.example/a.js"></script>': "//a.example/a.js in src of <script>",
    "<style>p{}</style>": "<style>",
    '<p style="color:red">': "style on <p>",
    "<p STYLE=x>": "style on <p>",
    '<img src="x" onerror="x">': "onerror on <img>",
    "<svg/onload=x>": "onload on <svg>",
    '<p title=">" onclick=x>': "onclick on <p>",
    "<p title='\">' onclick=x>": "onclick on <p>",
    '<p "><img onerror=x ">': "onerror on <img>",
    '<p a=b"> <img onerror=x ">': "onerror on <img>",
    '<p onclick\n=\n"x">': "onclick on <p>",
    '<iframe src="x">': "<iframe>",
    '<a href="javascript:x">': "javascript:x in href of <a>",
    '<a href="JaVaScRiPt:x">': "JaVaScRiPt:x in href of <a>",
    '<a href="java&#115;cript:x">': "javascript:x in href of <a>",
    '<a href="javascript&colon;x">': "javascript:x in href of <a>",
    '<a href="java\tscript:x">': "java\tscript:x in href of <a>",
    '<a href="\x01javascript:x">': "\x01javascript:x in href of <a>",
    '<a href="vbscript:x">': "vbscript:x in href of <a>",
    '<a href="data:text/html,x">': "data:text/html,x in href of <a>",
    '<a ping="https://a.example">': "ping on <a>",
    '<img src="https://a.example/x">': "https://a.example/x in src of <img>",
    r'<img src="/\a.example">': r"/\a.example in src of <img>",
    '<img srcset="a.png 1x, //a.example 2x">': "a.png 1x, //a.example 2x in srcset of <img>",
    '<link rel="stylesheet" href="//a.example">': "//a.example in href of <link>",
    '<link rel="preload" href="https://a.example">': "https://a.example in href of <link>",
    '<form action="https://a.example">': "https://a.example in action of <form>",
    '<q cite="data:text/html,x">': "data:text/html,x in cite of <q>",
    '<p property="vbscript:x">': "vbscript:x in property of <p>",
    '<svg><rect fill="URL(https://a.example/#x)"/>': "URL(https://a.example/#x) in fill of <rect>",
    '<X-a onclick="x">': "onclick on <x-a>",
    '<button formaction="https://a.example">': "https://a.example in formaction of <button>",
    '<BASE href="x">': "<base>",
    '<meta http-equiv="refresh" content="0">': "refresh in <meta>",
    '<meta http-equiv="refresh" content="0; url=https://a.example/">': "refresh in <meta>",
    '<meta http-equiv="refresh" content="0; url=//a.example/">': "refresh in <meta>",
    '<meta http-equiv="refresh" content="0; url=javascript:x">': "refresh in <meta>",
    '<meta http-equiv="refresh" content="9; url=../x/">': "refresh in <meta>",
    '<svg><use xlink:href="https://a.example"/>': "https://a.example in xlink:href of <use>",
    '<object data="x">': "<object>",
    '<p srcdoc="x">': "srcdoc on <p>",
    "<plaintext>": "<plaintext>",
    "<p onclick='x'>": "onclick on <p>",
    "<script src='a.js'>x</script>": "inline <script>",
    '<script type=\'application/ld+json\'>{"a":"<b>"}</script>': "inline <script>",
    "<a href='javascript:x'>": "javascript:x in href of <a>",
    '<area href="javascript:x">': "javascript:x in href of <area>",
    '<a href="x" href="y" onclick="x">': "onclick on <a>",
    '<a href="javascript:x" href="y">': "javascript:x in href of <a>",
    '<img src="/\t/a.example/x">': "/\t/a.example/x in src of <img>",
    '<img src=" //a.example/x">': " //a.example/x in src of <img>",
    f'<img src="//{"a" * 100}">': f"//{'a' * 78} in src of <img>",
    '<img srcset="HTTPS://a.example/x 2x">': "HTTPS://a.example/x 2x in srcset of <img>",
    '<img srcset="a.png,//a.example 2x">': "a.png,//a.example 2x in srcset of <img>",
    '<link rel="canonical" href="javascript:x">': "javascript:x in href of <link>",
    '<link rel="alternate ICON" href="https://a.example">': "https://a.example in href of <link>",
    '<form action="javascript:x">': "javascript:x in action of <form>",
    '<use href="https://a.example">': "https://a.example in href of <use>",
    '<img src="data:text/html,x">': "data:text/html,x in src of <img>",
    '<video src="data:image/png;base64,AA==">': "data:image/png;base64,AA== in src of <video>",
    '<META HTTP-EQUIV="Refresh">': "Refresh in <meta>",
    '<meta http-equiv="set-cookie" content="0; url=../x/">': "set-cookie in <meta>",
    # Read otherwise by whoever takes a tag for what looks like one.
    '<!--<a title="--><meta http-equiv=refresh content="0;url=https://x.invalid/">': "refresh in <meta>",
    '<!--><meta http-equiv=refresh content="0;url=https://x.invalid/">': "refresh in <meta>",
    '<!-- x --!><meta http-equiv=refresh content="0;url=https://x.invalid/">': "refresh in <meta>",
    '<img\u00a0x src="a" onerror=x>': "onerror on <img\u00a0x>",
    '<p title\u3000="a" onclick=x>': "onclick on <p>",
    '<script x=" type=application/ld+json>">{}</script>': "inline <script>",
    '<script type="application/ld+json" src="x">{}</script>': "inline <script>",
    "<textarea></textarea ><p onclick=x>": "onclick on <p>",
    '<title><p title="</title><img onerror=x>">': "onerror on <img>",
    '<noscript><p title="</noscript><img onerror=x>">': "<noscript>",
    "<svg><script>x</script></svg>": "inline <script>",
    '<svg><script href="x.js"></script></svg>': "inline <script>",
    "<svg><style>p{}</style></svg>": "<style>",
    '<svg><image href="https://a.example/x.png"/>': "https://a.example/x.png in href of <image>",
    '<svg><rect fill="url(https://a.example/#x)"/>': "url(https://a.example/#x) in fill of <rect>",
    "<svg><animate attributeName=href to=javascript:x>": "<animate>",
    "<svg><foreignObject><p>": "<foreignobject>",
    "<math><mtext>": "<math>",
    "<template shadowrootmode=open><p onclick=x></template>": "<template>",
    '<link rel=preload imagesrcset="https://a.example 1x">': "https://a.example 1x in imagesrcset of <link>",
    '<input type=image src="https://a.example">': "https://a.example in src of <input>",
    '<video poster="https://a.example">': "https://a.example in poster of <video>",
    '<img attributionsrc="https://a.example">': "attributionsrc on <img>",
    '<img lowsrc="https://a.example">': "https://a.example in lowsrc of <img>",
    '<body background="https://a.example">': "https://a.example in background of <body>",
    '<q cite="javascript:x">': "javascript:x in cite of <q>",
    '<p xml:base="https://a.example">': "https://a.example in xml:base of <p>",
    '<div data-script="//a.example">': "//a.example in data-script of <div>",
    '<meta http-equiv="refresh" content="0; url=../x/">': "refresh in <meta>",
    '<meta http-equiv="set-cookie" content="a=b">': "set-cookie in <meta>",
}
ALLOWED = [
    '<a href="https://a.example">onclick=x javascript:</a>',
    '<a href="mailto:a@b.example" hreflang="de">',
    '<a href="../javascript:x/">',
    '<p title="onclick=x style=y <b>">',
    "&lt;script&gt;x&lt;/script&gt;",
    '<script type="module" src="../a.js"></script>',
    '<script type="application/ld+json">{"a":"\\u003cb"}</script>',
    '<link rel="canonical" href="https://a.example/">',
    '<form action="../search/">',
    '<img src="data:image/png;base64,AA==" alt="">',
    '<meta http-equiv="Content-Security-Policy" content="x">',
    "a < b > c",
    '<area href="https://a.example">',
    "<a href=' https://a.example '>",
    "<a href='!//a.example'>",
    '<img src="!//a.example">',
    '<img src="X//a.example">',
    '<img srcset="a.png 1x, b/c.png 2x">',
    "<img src=DATA:image/png;base64,AA== alt=>",
    '<link href="https://a.example/">',
    '<meta name="description" content="refresh">',
    '<q cite="https://a.example">',
    '<p itemid="https://a.example" itemtype="https://a.example" property="https://a.example">',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">',
    '<svg><rect fill="url(#x)" mask="URL(#y)"/>',
    '<p title="https://a.example" aria-label="https://a.example" data-words="https://a.example">',
    '<input placeholder="//a.example" value="javascript:x">',
    "<script src=a.js></script>",
    '<a href="x" title="1/2 > 3/4">',
]


@pytest.mark.parametrize("html", FORBIDDEN)
def test_what_the_policy_forbids_is_found(html: str) -> None:
    """However it is written, as browsers read it."""
    assert [FORBIDDEN[html]] == policy.faults(f"<p>a</p>{html}")


@pytest.mark.parametrize("html", ALLOWED)
def test_what_pages_need_is_not_refused(html: str) -> None:
    """Words that look like code, and addresses that nothing is loaded from."""
    assert [] == policy.faults(html)


def test_only_pages_of_former_addresses_lead_on() -> None:
    """At once, to another page of this site."""
    refresh = '<meta http-equiv="refresh" content="{}">'

    assert [] == policy.faults(refresh.format("0; url=../../guides/x/"), moved=True)
    assert [] == policy.faults('<meta http-equiv="REFRESH" content="0; URL=../x/">', moved=True)
    for content in ("0", "9; url=../x/", "0; url=https://a.example/", "0; url=//a.example/", "0; url=javascript:x"):
        assert ["refresh in <meta>"] == policy.faults(refresh.format(content), moved=True), content
    assert ["refresh in <meta>"] == policy.faults('<meta http-equiv="refresh">', moved=True)
    assert [] == policy.faults("<meta http-equiv='refresh' content='0; url=../x/'>", moved=True)


@pytest.mark.parametrize("html", ["<script src='x.js'></script>", "<link rel=stylesheet href=x>", "<form>", "<meta a>"])
def test_what_only_the_program_writes_is_refused_in_hand_written_pages(html: str) -> None:
    """Not even a script of the site's own."""
    assert [f"<{re.split('[ >]', html[1:])[0]}>"] == policy.faults(html, written=True)
    assert [] == policy.faults("<p>a</p>", written=True) == policy.faults("<p class='a'>a</p>", written=True)


def test_what_is_written_plainly_reads_as_the_parser_reads_it(second_site: Path) -> None:
    """The short way for plain pages finds every element, attribute and script that the parser of the standard finds."""
    plain = 0
    for address, page in documents(second_site).items():
        found = set(policy.elements(page.html))
        plain += policy._tags(page.html) is not None
        assert not [element for element in policy._parsed(page.html) if element not in found and element[1]], address
    assert plain == len(documents(second_site))


@pytest.mark.parametrize(
    ("html", "elements"),
    [
        ('<p id="a">x</p><br/><p id="a">y</p>', [("p", (("id", "a"),), ""), ("br", (), "")]),
        (
            '<script type="application/ld+json">{"a": 1}</script><script src="a.js"></script>',
            [("script", (("type", "application/ld+json"),), '{"a": 1}'), ("script", (("src", "a.js"),), "")],
        ),
        (
            "<!doctype html><html><!-- x --><noscript><p></noscript>",
            [(name, (), "") for name in ("html", "noscript", "p")],
        ),
    ],
)
def test_what_is_plain_is_read_without_the_parser(html: str, elements: list[policy.Element]) -> None:
    """Each element once with its attributes, only a script with its text; comments and end tags are none."""
    assert policy._tags(html) is not None
    assert elements == [*policy.elements(html)]


def test_what_is_not_plain_is_read_with_all_it_stands_in() -> None:
    """Text that a browser with scripts never shows is marked, and only a script has its text."""
    found = [*policy.elements("<p id='a'>x</p><script>y</script><noscript>z</noscript>")]

    told = {name: (attributes, text) for name, attributes, text in found}
    assert {
        "p": ((("id", "a"),), ""),
        "script": ((), "y"),
        "noscript in other markup": ((), ""),
    }.items() <= told.items()
    assert {"y", ""} == {text for _, text in told.values()}


def test_a_part_of_a_page_is_read_as_what_stands_in_its_body() -> None:
    """There a frameset is nothing; a page that begins with one is one, however its type is written."""
    frames = "<frameset onload='x'>"

    assert [] == policy.faults(frames)
    for begin in ("<!doctype html>", "\n<!DOCTYPE HTML>"):
        assert policy.faults(begin + frames)


def test_a_tag_that_was_looked_at_is_not_looked_at_again() -> None:
    """In another line, on another page: thousands of pages have the same ones."""
    policy._of_tag.cache_clear()
    policy._clean.clear()
    policy.faults('<p class="a">x</p>\n<p class="a">y</p>')
    tags = policy._of_tag.cache_info()
    assert (1, 1) == (tags.misses, tags.hits)


def test_a_line_that_was_looked_at_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the next page. What is wrong is found each time, and what was seen does not fill memory."""
    policy._clean.clear()
    looked = Mock(wraps=policy._of_lines)
    monkeypatch.setattr(policy, "_of_lines", looked)
    monkeypatch.setattr(policy, "_MOST", 2)
    page = '<p class="a">x</p>\n<p class="a">y</p>'
    for _ in range(3):
        assert [] == policy.faults(page)
    assert [(line, False, False) for line in page.split("\n")] == [call.args for call in looked.call_args_list]

    for _ in range(2):
        assert ["onclick on <b>"] == policy.faults(f'{page}\n<b onclick="1">')
        assert ["onclick on <b>"] == policy.faults(f'{page}\n<b\nonclick="1">')
    for number in range(10):
        assert [] == policy.faults(f"<p>{number}</p>")
        assert len(policy._clean[False, False]) <= 2


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a\nonclick="x">y</a>', ["onclick on <a>"]),
        ('<p title="\n<b onclick=1>\n">', []),
        ("<p\n<b onclick=1>\n>", ["onclick on <p>"]),
        ("<!--\n<b onclick=1>\n-->", []),
        ("<!--\n<b>\n--><b onclick=1>", ["onclick on <b>"]),
        ("<script>\n<b onclick=1>\n</script>", ["inline <script>"]),
        ('<a title="' + "x\n" * 20_000 + '" onclick="x">', ["onclick on <a>"]),
    ],
)
def test_a_tag_over_several_lines_is_read_as_one(html: str, fault: list[str]) -> None:
    """Whatever stands in the lines between, also in very many."""
    assert fault == policy.faults(f"<p>\n{html}")


@pytest.mark.parametrize(
    "html", ["<p a='b'>", "<p a=b>", '<p a="&copy">', '<P\tid="x">', "<p\u00a0a>", "a < b", "</p x>"]
)
def test_what_is_not_plain_is_left_to_the_parser(html: str) -> None:
    """Whatever could be read in two ways."""
    assert policy._tags("<p>a</p>") is not None
    assert policy._tags(f"<p>a</p>{html}") is None


def test_styles_load_nothing_from_elsewhere() -> None:
    """Neither another stylesheet nor a picture."""
    assert [] == policy.style_faults("a{background:url(x.svg)}b{background:url('../y.svg')}")
    for css in ("@import 'x.css';", "a{background:url( 'https://a.example')}", "a{background:url(//a.example)}"):
        assert 1 == len(policy.style_faults(css)), css


def test_every_fault_is_told_once_in_order() -> None:
    """Of all tags, and all of one tag."""
    html = '<p style="x" onclick="x"><p onclick="x"><script>x</script><script>y</script><iframe src="//a.example">'

    assert [
        "<iframe>",
        "inline <script>",
        "onclick on <p>",
        "style on <p>",
    ] == policy.faults(html)


def test_tags_are_read_as_browsers_read_them() -> None:
    """Each wording once, in the order of the page: names in small letters, of two values the first, no end tags."""
    html = """<P ID=a Class='b c' hidden id="z">x</P><br/><a href="?a=1&amp;b=2" title='"'>y</a><br/><a/b=c>"""

    assert [
        ("p", {"id": "a", "class": "b c", "hidden": ""}),
        ("br", {}),
        ("a", {"href": "?a=1&b=2", "title": '"'}),
        ("a", {"b": "c"}),
    ] == [(name, dict(attributes)) for name, attributes, _ in policy.elements(html) if name in ("p", "br", "a")]


@pytest.mark.parametrize(
    ("fault", "number"),
    [
        ("<iframe>", 3),
        ("onclick on <a>", 5),
        ("zz on <q> on <p>", 6),
        ("yy in b in href of <a>", 7),
        ("inline <script>", 8),
        ("JAVASCRIPT:x in href of <a>", 9),
        ("refresh in <meta>", 1),
        ("nowhere on <p>", 1),
    ],
)
def test_a_fault_is_found_in_the_text_it_came_from(fault: str, number: int) -> None:
    """At the first line that holds it in whatever case, else at the first."""
    text = "# title\n\n<IFRAME src=x>\n\n*d*{: onclick=x }\nzz\n[x](yy)\n<script>\n[x](javascript:x) <iframe>"

    assert number == policy.line(text, fault)


def test_no_page_is_refused_and_each_tag_is_looked_at_once(ample_site: Path) -> None:
    """What is alike on thousands of pages costs nothing the second time."""
    policy._of_tag.cache_clear()
    pages = documents(ample_site).values()

    assert [] == [fault for page in pages for fault in policy.faults(page.html, moved="refresh" in page.html)]

    looked = policy._of_tag.cache_info()
    assert looked.currsize == looked.misses < looked.hits


def test_a_hand_written_page_is_refused_at_its_line(second: Path) -> None:
    """Raw HTML, a link and an attribute list each stop the build at their line, and the old site stays."""
    assert 0 == build(second, HUB_LANGUAGES="fr").returncode
    before = (second / "site/fr/about/index.html").read_bytes()
    text = "---\ndescription: x\n---\n\n# x\n\na [b](javascript:x)\n\nc *d*{: onclick=x }\n\n<iframe src=x></iframe>\n"
    write(second, {"content/fr/about.md": text})

    result = build(second, HUB_LANGUAGES="fr")

    assert 1 == result.returncode
    for line, what in ((7, "javascript:x in href of <a>"), (9, "onclick on <em>"), (11, "<iframe>")):
        assert f"content/fr/about.md:{line}:1: „{what}“ ist auf den Seiten nicht erlaubt" in result.stderr
    assert "Traceback" not in result.stderr
    assert before == (second / "site/fr/about/index.html").read_bytes()


@pytest.mark.parametrize(
    ("file", "place"),
    [("records/role.html", "data/roles/"), ("pages/main.html", ""), ("pages/404.html", "overrides/pages/404.html")],
)
def test_a_fault_in_a_template_stops_the_build(file: str, place: str, second: Path) -> None:
    """In the template of a record, of a whole page and of the error page."""
    template = second / "overrides" / file
    text = template.read_text(encoding="utf-8")
    mark = "</body>" if "</body>" in text else "{% block body %}"
    template.write_text(text.replace(mark, f'{mark}<p onclick="x">y</p>', 1), encoding="utf-8")

    result = build(second, HUB_LANGUAGES="fr")

    assert 1 == result.returncode
    assert f"{place}" in result.stderr and "„onclick on <p>“" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\na: " + "[" * 60_000 + "\n---\n# x\n", "fr/about.md:2:15: Die Angaben sind tiefer als 12 Ebenen"),
        ("---\na: &a [x]\ntitle: *a\n---\n# x\n", "fr/about.md:2:4: &a (anchor) ist in den Daten nicht erlaubt"),
        ("---\ntitle: [x]\n---\n# x\n", "fr/about.md:2:1: Das Feld „title“ im Kopf der Seite"),
        ("---\ntitle: x\ntitle: y\n---\n# x\n", "fr/about.md:3:1: Das Feld „title“ steht zweimal"),
    ],
    ids=["deep", "anchor", "list", "duplicate"],
)
def test_the_top_of_a_hand_written_page_is_read_strictly(text: str, message: str, second: Path) -> None:
    """MkDocs' own reader can be crashed there by a file of 60 kB; it never sees the fields."""
    write(second, {"content/fr/about.md": text})

    result = build(second, HUB_LANGUAGES="fr")

    assert 1 == result.returncode
    assert f"content/{message}" in result.stderr
    assert "Traceback" not in result.stderr


def test_fields_of_a_hand_written_page_are_used_as_written(second: Path) -> None:
    """Values that YAML would turn into something else stay words; a second block is text."""
    write(
        second, {"content/fr/about.md": "---\ntitle: 0x10\ndescription: no\n---\n---\ntemplate: none.html\n---\n# x\n"}
    )

    assert 0 == build(second, HUB_LANGUAGES="fr").returncode

    page = documents(second / "site")["fr/about/"]
    assert page.title.startswith("0x10 – ") and '<meta name="description" content="no">' in page.html


def test_the_policy_of_pages_and_of_the_server_is_one(second_site: Path) -> None:
    """Every page says in its head what the server's header says, less what only a header can say."""
    text = (ROOT / "deploy/nginx/headers.conf").read_text(encoding="utf-8")
    header = re.search(r'Content-Security-Policy "([^"]*)"', text)
    assert header
    expected = "; ".join(part for part in header[1].split("; ") if not part.startswith(("frame-ancestors", "report")))

    for address, page in documents(second_site).items():
        assert f'<meta http-equiv="Content-Security-Policy" content="{expected}">' in page.html, address
