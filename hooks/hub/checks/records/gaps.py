"""Districts of the hub's own region for which nobody is recorded, though a guide sends people there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.facts import responsibility
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.records.actors import Partner, Role
from hub.records.guidance import Guide
from hub.records.places import District


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A warning per local role and district without an office today; the pages show the gap too."""
    if catalog.settings is None:
        return
    main, home = catalog.settings.languages.authored[0], catalog.settings.region
    partners = catalog.records(Partner)
    used = {role for guide in catalog.records(Guide).values() for role in (*guide.helpers, *_acting(guide))}
    for id, role in catalog.records(Role).items():
        if not role.local or id not in used:
            continue
        for district in catalog.records(District).values():
            if district.region == home and not responsibility.holders(partners, id, district.id, today):
                names = {"role": role.title.get(main, id), "district": district.title.get(main, district.id)}
                yield catalog.entries[Role.kind][id].problem(
                    (role.heading,), "responsibility-gap", key=True, severity="warning", **names
                )


def _acting(guide: Guide) -> Iterator[str]:
    return (step.role for step in guide.steps if step.role)
