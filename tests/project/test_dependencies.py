"""What of others is used: listed with licences, and all of them free."""

from __future__ import annotations

import re
import runpy
import tomllib

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


def test_what_builds_the_package_is_locked_like_the_rest() -> None:
    """Its backend comes from the lock file with its hash; an isolated build would take whatever is newest that day."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = {package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text())["package"]}

    assert project["project"]["name"] in project["tool"]["uv"]["no-build-isolation-package"]
    for requirement in project["build-system"]["requires"]:
        assert all(wheel["hash"] for wheel in locked[re.split(r"[<>=]", requirement)[0]]["wheels"])
