"""The Markdown subset: what it lets through, and that nothing else gets through."""

from __future__ import annotations

import re

import pytest

from hub.reading.markup import prose


def resolve(kind: str, id: str, anchor: str, words: str) -> str:
    return f'<a href="/{kind}/{id}/{anchor}">{words or "Titel"}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hallo **Welt** und *du*", "<p>Hallo <strong>Welt</strong> und <em>du</em></p>"),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("28. Februar 2026", "<p>28. Februar 2026</p>"),
        ("1. Januar\n\n2027", "<p>1. Januar</p><p>2027</p>"),
        ("Am\n3. März\n\n1. a\n2. b", "<p>Am\n3. März</p><ol><li>a</li><li>b</li></ol>"),
        ("[x](guide:a-b#c)", '<p><a href="/guide/a-b/c">x</a></p>'),
        ("[](guide:a)", '<p><a href="/guide/a/">Titel</a></p>'),
        ("[x](https://a.example/?b=1&c=2)", '<p><a href="https://a.example/?b=1&amp;c=2">x</a></p>'),
        ("[x](tel:+4953147000)", '<p><a href="tel:+4953147000">x</a></p>'),
        ("# x", "<p># x</p>"),
        ("`x` ![y](https://z.example)", '<p>`x` !<a href="https://z.example">y</a></p>'),
        ("3 < 4 & 5 > 2", "<p>3 &lt; 4 &amp; 5 &gt; 2</p>"),
        ("§ 18a\\. \\*kein\\*", "<p>§ 18a. *kein*</p>"),
    ],
)
def test_subset(text: str, html: str) -> None:
    """Paragraphs, lists, emphasis and links; everything else is text."""
    assert html == prose.to_html(text, resolve)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html,<script>alert(1)</script>)",
        '[x](https://a.example"onmouseover="alert(1))',
        "[x](<https://a.example onclick=alert(1)>)",
        '<https://a.example/"onclick=alert(1)>',
        "**x**{: onclick=alert(1) }",
        "[<img src=x onerror=alert(1)>](https://a.example)",
        '--8<-- "hooks/site_build.py"',
        "{{ 7*7 }} {% raw %}",
    ],
)
def test_nothing_dangerous_gets_through(text: str) -> None:
    """No tag or attribute that could run anything, whatever the text says."""
    html = prose.to_html(text, resolve)

    for tag in ("<script", "<img", "<svg", "<style", "<iframe"):
        assert tag not in html.lower()
    for opened in re.findall(r"<[a-z][^>]*>", html):
        assert re.fullmatch(r'<(p|ul|ol|li|br|strong|em|a|a href="(https?:|mailto:|tel:|/)[^"]*")>', opened), opened


def test_inline_leaves_out_a_single_paragraph() -> None:
    """Texts of one paragraph can stand inside a sentence; longer ones keep their paragraphs."""
    assert "a <strong>b</strong>" == prose.to_html("a **b**", resolve, inline=True)
    assert "<p>a</p><p>b</p>" == prose.to_html("a\n\nb", resolve, inline=True)
    assert "<p>a:</p><ul><li>b</li></ul>" == prose.to_html("a:\n\n- b", resolve, inline=True)


def test_plain_words_keep_their_spaces() -> None:
    """Descriptions have no markup and no doubled blanks."""
    assert "Das kostet Titel. Mehr & weniger" == prose.to_plain("Das kostet [](figure:x).\n\n*Mehr* & weniger", resolve)


def test_links_lists_every_address_as_written() -> None:
    """The checks see what editors wrote, not an encoded form."""
    assert ["guide:über", "https://a.example/ä"] == list(prose.links("[a](guide:über) [b](https://a.example/ä)"))


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("", []),
        ("[kein Verweis] (guide:a)", []),
        (
            "[a](guide:a) und\n\n- [](figure:b#c)\n- [c](mailto:a@b.example)",
            ["guide:a", "figure:b#c", "mailto:a@b.example"],
        ),
        ("[a]()", [""]),
        ("\\[a](guide:a)", []),
        ("*[a](guide:a)*", ["guide:a"]),
    ],
)
def test_links_are_found_wherever_they_stand(text: str, addresses: list[str]) -> None:
    """In paragraphs, lists and emphasis, also where they have no words; not where they are no links."""
    assert addresses == list(prose.links(text))


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("guide:a-b", ("guide", "a-b", "")),
        ("guide:a#b#c", ("guide", "a", "b#c")),
        ("guide:", ("guide", "", "")),
        ("figure:a:b", ("figure", "a:b", "")),
        ("guide", None),
        ("", None),
        (":a", None),
        ("https://a.example", None),
        ("HTTP://a.example", None),
        ("MailTo:a@b.example", None),
        ("tel:1", None),
        ("Guide:a", None),
        ("gu ide:a", None),
        ("../a/b:c", None),
    ],
)
def test_an_address_of_a_record_is_told_from_others(address: str, parts: tuple[str, str, str] | None) -> None:
    """By its scheme, which is a kind; whether there is such a kind the checks say."""
    assert parts == prose.split(address)


@pytest.mark.parametrize(
    ("text", "html", "plain"),
    [
        ("", "", ""),
        ("a\nb", "<p>a\nb</p>", "a b"),
        ("a  \nb", "<p>a<br>b</p>", "a b"),
        ("a\\\nb", "<p>a<br>b</p>", "a b"),
        (
            "[*a* b\nc  \nd](https://a.example)",
            '<p><a href="https://a.example"><em>a</em> b\nc<br>d</a></p>',
            "a b c d",
        ),
        ("[**a**](guide:b) c", '<p><a href="/guide/b/"><strong>a</strong></a> c</p>', "a c"),
        (
            "[](https://a.example/?b&c)",
            '<p><a href="https://a.example/?b&amp;c">https://a.example/?b&amp;c</a></p>',
            "https://a.example/?b&c",
        ),
        ("[a](/b) [c](d/) e", '<p><a href="/b">a</a> <a href="d/">c</a> e</p>', "a c e"),
        ("[]()", '<p><a href=""></a></p>', ""),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>", "a b"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>", "a b"),
        ('"a" & <b>', '<p>"a" &amp; &lt;b&gt;</p>', '"a" & <b>'),
        ("&amp;lt; &uuml;", "<p>&amp;lt; ü</p>", "&lt; ü"),
        ("  a   b  ", "<p>a   b</p>", "a b"),
        ("a\n\n\nb", "<p>a</p><p>b</p>", "a b"),
        ("a\tb", "<p>a\tb</p>", "a b"),
        ("28. a\n2. b", "<p>28. a\n2. b</p>", "28. a 2. b"),
        ("1. a\n2. b\n\n3. c", "<ol><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ol>", "a b c"),
    ],
)
def test_html_and_plain_words_of_a_text(text: str, html: str, plain: str) -> None:
    """Breaks are blanks in plain words, and what was marked or linked is words alone."""
    assert html == prose.to_html(text, resolve)
    assert plain == prose.to_plain(text, resolve)


@pytest.mark.parametrize(
    "text", ["- a", "1. a", "+ a", "2 a", " a", "a_b_", "a*b*", "a & b", "a [b]", "a\\b", "a <b", "a> b"]
)
def test_a_quick_way_gives_the_same_words(text: str) -> None:
    """A text in which no sign means anything is not parsed; every other text is."""
    html = prose.to_html(text, resolve)

    assert " ".join(
        re.sub(r"<[^>]+>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split()
    ) == (prose.to_plain(text, resolve))


def test_only_one_paragraph_stands_inside_a_sentence() -> None:
    """A list, or a paragraph with something after it, keeps its tags."""
    for text in ("- a", "a\n\n- b", "- a\n\nb"):
        assert prose.to_html(text, resolve) == prose.to_html(text, resolve, inline=True)
    assert "" == prose.to_html("", resolve, inline=True)


def test_what_a_link_brings_is_cleaned_too() -> None:
    """Its marks of language stay; no code, no class of its own making on other tags, no relation added."""

    def bring(kind: str, id: str, anchor: str, words: str) -> str:
        return (
            f'<a href="x" lang="de" dir="ltr" class="c" hreflang="de" id="i">{kind}|{id}|{anchor}|{words}</a>'
            '<span lang="de" dir="ltr" class="c" id="i">s</span><bdi lang="de" dir="rtl" class="c">b</bdi>'
            '<p class="c">p</p><script>x</script><img src="x"><a href="javascript:x">j</a><a href="ftp://x">f</a>'
        )

    html = prose.to_html("[*w*](guide:a#b)", bring)

    assert '<a href="x" lang="de" dir="ltr" class="c" hreflang="de">guide|a|b|<em>w</em></a>' in html
    assert '<span lang="de" dir="ltr" class="c">s</span><bdi lang="de" dir="rtl">b</bdi>' in html
    assert "<p>p</p>" in html and "<a>j</a><a>f</a>" in html
    assert "script" not in html and "img" not in html and "rel=" not in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a **b** [c](guide:x)d", ["a", "b", "c", "d"]),
        ("**a", ["**a"]),
        (r"\*\*a and ~~b", ["a", "and", "~~b"]),
        ("- a ](b\n- [c", ["a", "](b", "\n", "[c"]),
        ("a\nb\n\n# c", ["a", "\n", "b", "\n", "#", "c"]),
        ("a  \nb", ["a", "\n", "b"]),
        ("", []),
    ],
)
def test_what_readers_see_of_signs_is_told_from_marks(text: str, shown: list[str]) -> None:
    """Marks that form something part words, escaped signs too; what forms nothing stays; lines stay lines."""
    found = re.sub(r"\s*\n\s*", " \n ", prose.shown(text).strip())

    assert shown == re.split(r" +", found) if found else [] == shown


def test_a_link_is_told_with_its_words() -> None:
    """Without their markup, each link with its own; words beside it do not belong to it."""
    text = "vor [*a* b](guide:x) zwischen [](https://y.example) und [c\nd](z/)"

    assert [("guide:x", "a b"), ("https://y.example", ""), ("z/", "c d")] == [
        (address, " ".join(words.split())) for address, words in prose.named_links(text)
    ]
