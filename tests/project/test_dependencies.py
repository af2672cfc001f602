"""What of others is used: listed with licences, and all of them free."""

from __future__ import annotations

import re
import runpy

from conftest import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_the_list_of_licences_is_the_one_of_the_locked_packages() -> None:
    """LICENSES-THIRD-PARTY.md is what tools/licences writes."""
    table = runpy.run_path(str(ROOT / "tools/licences"))["table"]

    assert table(LOCK) == (ROOT / "LICENSES-THIRD-PARTY.md").read_text(encoding="utf-8")


def test_every_licence_is_known_and_free() -> None:
    """Permissive ones, and such that only bind changes to the package itself."""
    free = re.compile(r"MIT|BSD|Apache|MPL|Mozilla Public|PSF|ISC|Python Software Foundation")
    rows = [
        line.split(" | ")
        for line in (ROOT / "LICENSES-THIRD-PARTY.md").read_text(encoding="utf-8").splitlines()
        if re.match(r"\| [a-z0-9-]+ \| \d", line)
    ]

    assert len(rows) > 30
    assert [] == [row for row in rows if not free.search(row[2])]
