"""What each version of the engine asks of a project that follows the version before. A field that is no longer there
must be named here; new ones are seen from the lists of fields."""

from __future__ import annotations

from hub.commands.outside.upgrade.country import Country
from hub.commands.outside.upgrade.steps import Line, Moved, Parted, Step

_CSS = "overrides/assets/css"

STEPS: dict[str, tuple[Step, ...]] = {
    "0.2.0": (
        # What only one kind of page needs is loaded by that kind only.
        Moved(f"{_CSS}/plan.css", f"{_CSS}/kinds/plan.css"),
        Moved(f"{_CSS}/search.css", f"{_CSS}/kinds/search.css"),
        Moved(f"{_CSS}/wayfinder.css", f"{_CSS}/kinds/wayfinder.css"),
        Parted(f"{_CSS}/guide.css", (f"{_CSS}/kinds/guide.css", f"{_CSS}/actors.css")),
        Parted(f"{_CSS}/home.css", (f"{_CSS}/kinds/home.css", f"{_CSS}/doors.css")),
        Parted(f"{_CSS}/legal.css", (f"{_CSS}/kinds/written.css", f"{_CSS}/easy.css")),
        # The program no longer knows one country by itself.
        Country(),
        # A build keeps what it has made.
        Line(".gitignore", "/.cache/"),
    ),
}
