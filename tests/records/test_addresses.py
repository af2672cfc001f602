"""Addresses, and that text rendered for one page is right on every page of its folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub.hub import Hub
from hub.pages.reader import Reader
from hub.records import addresses
from hub.records.kinds.faqs import Faq
from sites import documents


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("de/guides/x/", "de/guides/y/", "../y/"),
        ("de/guides/x/", "de/guides/x/", "../x/"),
        ("de/guides/x/", "en/guides/x/", "../../../en/guides/x/"),
        ("de/wayfinders/x/node/", "de/wayfinders/x/", "../"),
        ("de/", "de/guides/", "../de/guides/"),
        ("", "assets/icon.svg", "assets/icon.svg"),
    ],
)
def test_links_are_relative_and_depend_on_the_folder_only(here: str, there: str, link: str) -> None:
    """A page's link to itself has the form its neighbours use for it."""
    assert link == addresses.relative(here, there)


def words_and_links(html: str) -> str:
    """Without other tags: words of the glossary are marked on the page where they first occur."""
    return re.sub(r"<(?!/?a[ >])[^>]+>", "", html)


def test_an_answer_leads_to_the_same_pages_wherever_it_stands(ample_hub: Hub, ample_site: Path) -> None:
    """Every link of an answer that a guide shows is the link its own page has, to the same record."""
    pages = documents(ample_site)
    checked = 0
    for faq in ample_hub.records(Faq).values():
        own = Reader(ample_hub, ample_hub.languages["fr"], addresses.record("fr", "faq", faq.id)).prose.html(faq.answer)
        for guide in faq.guides:
            address = addresses.record("fr", "guide", guide)
            there = Reader(ample_hub, ample_hub.languages["fr"], address)
            assert words_and_links(str(there.prose.html(faq.answer))) in words_and_links(pages[address].html), (
                faq.id,
                guide,
            )
            checked += str(own).count("<a ")
    assert checked >= 2
