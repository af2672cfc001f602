"""How often the search of this hub is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from search import report


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.long
def test_the_page_people_need_is_among_the_first_three(language: str, real_site: Path, browser: Browser) -> None:
    """For at least 95 of 100 queries; `make search-report` lists the others."""
    answers = report.ask(real_site, language, browser)

    assert len(answers) >= 60
    assert report.recall(answers, 3) >= 0.95
