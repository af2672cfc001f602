"""The pages of this hub in the languages it is translated into."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from access import SCHEMES, faults, with_axe
from sites import Served

# A page of each kind people from abroad need first.
PAGES = (
    "",
    "guides/anerkennung-gesundheit/",
    "wayfinders/anerkennung-wer/landesamt-soziales/",
    "partners/",
    "search/",
    "terms/",
    "letter/",
    "plan/anerkennung-gesundheit/",
)


def _languages(site: Path) -> list[str]:
    return sorted(path.parent.name for path in site.glob("*/index.html"))


@pytest.mark.audit
@pytest.mark.long
def test_axe_finds_nothing_in_the_real_words(real_site: Path, browser: Browser) -> None:
    """Real words are longer than those of a test, and run from right to left: on phone and desktop, light and dark."""
    found = []
    with Served(real_site) as origin, browser.new_context(reduced_motion="reduce") as context:
        page = with_axe(context.new_page())
        for language in _languages(real_site):
            for address in PAGES:
                for width in (390, 1280):
                    for scheme in SCHEMES:
                        found += faults(page, origin, f"{language}/{address}", width, scheme)

    assert [] == found
