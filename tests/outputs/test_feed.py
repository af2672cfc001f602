"""The news of the feed: what happened when."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import TODAY
from hub.outputs.exports import feed
from hub.pages.reader import Reader
from small import changed, world


@pytest.mark.parametrize(
    ("checked", "day"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)),
        (TODAY, TODAY),
        (date(2026, 11, 22), TODAY),
        (date(2062, 11, 20), TODAY),
    ],
)
def test_no_check_is_dated_in_the_future(checked: date, day: date) -> None:
    """A slip of the pen stands with the news of today, not above all others for years."""
    hub = changed(world(), "guide", "permis", checked=checked)

    news = feed.news(Reader(hub, hub.languages["fr"], "fr/feed.xml"))

    assert [day] == [item.day for item in news if item.record.kind == "guide"]
    assert max(item.day for item in news) <= TODAY
