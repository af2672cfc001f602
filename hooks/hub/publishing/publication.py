"""One publication from beginning to end, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from hub.publishing import pack, release, switch
from hub.publishing.release import Release
from hub.publishing.target import Stopped, Target
from hub.publishing.verify import verify
from hub.reading.findings import Problem


class Broken(Exception):
    """A built site that is not whole; carries the findings."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Plan:
    """What a publication is made from. `make` writes a site into the folder it is given."""

    make: Callable[[Path], object]
    project: Path
    languages: list[str]
    address: str
    day: date
    floor: Callable[[int], int]
    """fewest pages a release may have, by the pages of the one that is served"""


def publish(target: Target, plan: Plan, now: datetime) -> tuple[str, Release, bool]:
    """(name, release, whether it is new): make, verify and serve it. Until the last step nothing served has changed.

    A site that is the same as the one served makes no new release. Raises `Broken`, `Stopped` and `OSError`.
    """
    work = target.work()
    try:
        plan.make(work / "site")
        if found := verify(work / "site", plan.languages, plan.address):
            raise Broken(found)
        served = target.served
        before = target.release(served) if served else None
        old = release.read(before) if before else None
        listed = release.sums(work / "site")
        made = release.describe(work / "site", listed, plan.project, plan.languages, plan.day, plan.address)
        if old and made.pages < (fewest := plan.floor(old.pages)):
            raise Stopped("too-small", pages=made.pages, served=old.pages, fewest=fewest)
        if served and before and old and old.sha256 == made.sha256 and not release.lacking(before):
            return served, old, False
        names = [line.partition("  ")[2] for line in listed.splitlines()]
        pack.pack(work / "site", names, before / "site" if before else None)
        release.write(work, made, listed)
        switch.keep(before, work, now)
        pack.flush(work)
        name = target.name(now, made.sha256)
        work.rename(target.release(name))
        pack.flush(target.folder / "releases")
    finally:
        target.tidy()
    switch.serve(target, name)
    return name, made, True


def roll_back(target: Target, wanted: str, now: datetime) -> tuple[str, str]:
    """(release served until now, release served from now on): `wanted`, or the one before if that is empty.

    Raises `Stopped` where there is no such release, and for one that is not whole any more.
    """
    served, there = target.served, target.releases
    if wanted:
        if wanted not in there:
            raise Stopped("no-release", name=wanted, there=_list(there))
        name = wanted
    else:
        earlier = [name for name in there if served and name < served]
        if not earlier:
            raise Stopped("no-earlier", there=_list(there))
        name = earlier[-1]
    if lacks := release.lacking(target.release(name)):
        others = (other for other in reversed(there) if other not in (served, name))
        whole = next((other for other in others if not release.lacking(target.release(other))), "")
        raise Stopped("not-whole" if whole else "none-whole", name=name, n=len(lacks), first=lacks[0], whole=whole)
    switch.keep(target.release(served) if served else None, target.release(name), now)
    switch.serve(target, name)
    return served or "", name


def prune(target: Target, keep: int) -> None:
    """Remove all but the newest `keep` releases; the one that is served stays."""
    served = target.served
    others = [name for name in target.releases if name != served]
    for name in others[: max(0, len(others) - (keep - 1))]:
        target.remove(name)


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) or "–"
