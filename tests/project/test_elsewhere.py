"""The suite tests the engine, not this region."""

from __future__ import annotations

import re

from conftest import ROOT

# The project's own site, records, pages and words; `SITES` marks what looks at both hubs.
OWN = re.compile(r"\breal_site\b|\b(?:load|assemble|inside)\(ROOT\b|\bROOT / \"(?:data|content|locales)\b")


def test_only_tests_of_the_region_read_its_records() -> None:
    """A changed amount, a new page or another region's records turn no test of the engine red."""
    read = {path for path in (ROOT / "tests").rglob("*.py") if OWN.search(path.read_text(encoding="utf-8"))}
    region = {path for path in read if path.is_relative_to(ROOT / "tests/region")}

    # Where the site of the region is built, and where its tests are put in order.
    assert {ROOT / "tests/conftest.py", ROOT / "tests/support/order.py"} == read - region
    assert len(region) > 4
