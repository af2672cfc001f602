"""Who sits in which body and who has which part in which project."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hub.records.kinds.actors import Body, Membership, Partner
from hub.records.kinds.work import Project

PARTS = ("carriers", "partners", "funders")
"""Fields of a project that name partners, in the order of their weight."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One membership; `membership` holds capacity, dates and evidence as the partner's record has them."""

    partner: str
    body: str
    membership: Membership


@dataclass(frozen=True, slots=True)
class Share:
    """A partner's part in a project: `part` is one of `PARTS`."""

    partner: str
    project: str
    part: str


@dataclass(frozen=True, slots=True)
class Network:
    """Ids in site order. `nested` maps each body without a parent to the bodies inside it, at any depth."""

    nested: dict[str, list[str]]
    partners: list[str]
    projects: list[str]
    seats: list[Seat]
    shares: list[Share]


def of(bodies: Iterable[Body], partners: Iterable[Partner], projects: Iterable[Project]) -> Network:
    """Every body, every seat, every part in a project; partners and projects without any are left out."""
    bodies, partners, projects = list(bodies), list(partners), list(projects)
    seats = [Seat(p.id, seat.body, seat) for p in partners for seat in p.members_of]
    shares = [
        Share(partner, project.id, part) for project in projects for part in PARTS for partner in getattr(project, part)
    ]
    acting = {seat.partner for seat in seats} | {share.partner for share in shares}
    run = {share.project for share in shares}
    return Network(
        _nested(bodies),
        [partner.id for partner in partners if partner.id in acting],
        [project.id for project in projects if project.id in run],
        seats,
        shares,
    )


def part(net: Network, seats: Sequence[Seat], projects: Collection[str]) -> Network:
    """What of it hangs on some seats and projects."""
    shares = [share for share in net.shares if share.project in projects]
    held = {seat.body for seat in seats}
    nested = {body: [one for one in inside if one in held] for body, inside in net.nested.items()}
    acting = {seat.partner for seat in seats} | {share.partner for share in shares}
    return Network(
        {body: inside for body, inside in nested.items() if inside or body in held},
        [partner for partner in net.partners if partner in acting],
        [project for project in net.projects if project in projects],
        list(seats),
        shares,
    )


def _nested(bodies: list[Body]) -> dict[str, list[str]]:
    parents = {body.id: body.parent for body in bodies}
    nested: dict[str, list[str]] = {body.id: [] for body in bodies if not body.parent}
    for body in bodies:
        if body.parent:
            nested.setdefault(_top(body.id, parents), []).append(body.id)
    return nested


def _top(id: str, parents: dict[str, str | None]) -> str:
    """The outermost body around one. Bodies that lie in each other in a circle end at the first that comes again."""
    seen = [id]
    while (above := parents.get(seen[-1])) and above not in seen:
        seen.append(above)
    return seen[-1]
