"""The Markdown subset: what it lets through, and that nothing else gets through."""

from __future__ import annotations

import re

import pytest

from hub.reading import prose


def resolve(kind: str, id: str, anchor: str, words: str) -> str:
    return f'<a href="/{kind}/{id}/{anchor}">{words or "Titel"}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hallo **Welt** und *du*", "<p>Hallo <strong>Welt</strong> und <em>du</em></p>"),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
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
