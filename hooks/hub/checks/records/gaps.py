"""Districts of the hub's own region for which nobody is recorded, though a guide sends people there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.facts import responsibility
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.records.guidance import Guide


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A warning per local role and district without an office today; the pages show the gap too."""
    if catalog.settings is None:
        return
    main, home = catalog.settings.languages.authored[0], catalog.settings.region
    partners = catalog.records("partner")
    used = {role for guide in catalog.records("guide").values() for role in (*guide.helpers, *_acting(guide))}
    for id, role in catalog.records("role").items():
        if not role.local or id not in used:
            continue
        for district in catalog.records("district").values():
            if district.region == home and not responsibility.holders(partners, id, district.id, today):
                names = {"role": role.title.get(main, id), "district": district.title.get(main, district.id)}
                yield catalog.entries["role"][id].problem(
                    (role.heading,), "responsibility-gap", key=True, severity="warning", **names
                )


def _acting(guide: Guide) -> Iterator[str]:
    return (step.role for step in guide.steps if step.role)
