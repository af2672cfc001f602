"""Where a guide sends people and nobody is recorded: districts of the hub's own region, and steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.facts import responsibility
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem
from hub.reading.markup.prose import links
from hub.records.kinds.actors import Partner, Role
from hub.records.kinds.guides import Guide
from hub.records.kinds.places import District


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A warning per local role and district without an office today, and per step that leads to nobody; the pages
    show the gaps too."""
    yield from _steps(catalog, today)
    if catalog.settings is None:
        return
    main, home = catalog.settings.languages.authored[0], catalog.settings.region
    partners = responsibility.by_role(catalog.records(Partner))
    used = {role for guide in catalog.records(Guide).values() for role in (*guide.helpers, *_acting(guide))}
    for id, role in catalog.records(Role).items():
        if not role.local or id not in used:
            continue
        for district in catalog.records(District).values():
            if district.region == home and not responsibility.holders(partners.get(id, {}), id, district.id, today):
                names = {"role": role.title.get(main, id), "district": district.title.get(main, district.id)}
                yield catalog.entries[Role.kind][id].problem(
                    (role.heading,), "responsibility-gap", key=True, severity="warning", **names
                )


def _steps(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A required step without a role is explained by its text; one with a role needs an office that can be reached, a
    link, or words on how to find the office."""
    partners, roles = catalog.records(Partner), catalog.records(Role)
    for name, guide in catalog.records(Guide).items():
        for index, step in enumerate(guide.steps):
            role = roles.get(step.role or "")
            if role is None or step.optional or step.do or role.ask:
                continue
            if responsibility.reachable(partners, roles, role.id, today):
                continue
            # A figure says how much or how long, not where to go.
            if not any(not a.startswith("figure:") for words in step.text.values() for a in links(words)):
                main = next(iter(step.title))
                yield catalog.entries["guide"][name].problem(
                    ("steps", index, "role"),
                    "step-gap",
                    severity="warning",
                    step=step.title[main],
                    role=role.title.get(main, role.id),
                )


def _acting(guide: Guide) -> Iterator[str]:
    return (step.role for step in guide.steps if step.role)
