"""Pages the law asks for."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hub.facts import legal
from hub.records.singles.settings import Settings


@dataclass
class Legal:
    """What the hand-written legal pages take from the settings."""

    settings: Settings

    def pieces(self, html: str) -> list[tuple[Markup, str]]:
        """(HTML, name of the facts that follow it) of a hand-written page."""
        return [(Markup(text), name) for text, name in legal.split(html)]  # noqa: S704 - the page's own text

    def is_complete(self, page: str) -> bool:
        """Whether the publisher has stated everything this page must say."""
        return not legal.missing(self.settings, page)

    @property
    def storage(self) -> tuple[tuple[str, str, str, str], ...]:
        """What the site's scripts keep on a device."""
        return legal.STORAGE
