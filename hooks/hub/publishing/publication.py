"""One publication from beginning to end, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from hub.outputs.progress import Tell, nobody
from hub.publishing import pack, release, switch
from hub.publishing.lay import Laid, lay
from hub.publishing.release import Release
from hub.publishing.target import Stopped, Target
from hub.publishing.verify import RULES, Broken, Whole, verify


@dataclass(frozen=True, slots=True)
class Plan:
    """What a publication is made from. `files` makes a site: contents by path below its root."""

    files: Callable[[], Mapping[str, bytes]]
    project: Path
    languages: list[str]
    address: str
    day: date
    floor: Callable[[int], int]
    """fewest pages a release may have, by the pages of the one that is served"""


def publish(target: Target, plan: Plan, now: datetime, tell: Tell = nobody) -> tuple[str, Release, bool]:
    """(name, release, whether it is new): make, verify and serve it. Until the last step nothing served has changed.

    A site that is the same as the one served makes no new release. Raises `Broken`, `Stopped` and `OSError`.
    """
    files = plan.files()
    served = target.served
    before = target.release(served) if served else None
    old = release.read(before) if before else None
    known = release.trusted(before) if before else {}
    work = target.work()
    try:
        laid = lay(work / "site", files, before, known, tell)
        del files
        tell("verify", 0, 0)
        if found := verify(work / "site", plan.languages, plan.address, _whole(before, old, known, plan, laid)):
            raise Broken(found)
        made = release.describe(laid.sums, laid.bytes, plan.project, plan.languages, plan.day, plan.address, RULES)
        if old and made.pages < (fewest := plan.floor(old.pages)):
            raise Stopped("too-small", pages=made.pages, served=old.pages, fewest=fewest)
        if served and before and old and old.sha256 == made.sha256 and not laid.fresh and not release.lacking(before):
            target.put_back(work)
            return served, old, False
        pack.pack(work / "site", laid.fresh, tell)
        tell("serve", 0, 0)
        release.write(work, made, laid.sums, laid.marks)
        switch.keep(before, work, now)
        pack.flush(work)
        name = target.name(now, made.sha256)
        work.rename(target.release(name))
        pack.flush(target.folder / "releases")
    except (Broken, Stopped, KeyboardInterrupt):
        target.put_back(work)
        raise
    finally:
        target.tidy()
    switch.serve(target, name)
    return name, made, True


def _whole(before: Path | None, said: Release | None, known: Mapping[str, str], plan: Plan, laid: Laid) -> Whole | None:
    """The site of the release before, where it was found whole by the rules of now."""
    if not before or not said or (said.rules, said.languages, said.site) != (RULES, plan.languages, plan.address):
        return None
    fresh = set(laid.fresh)
    same = {name for name, sum_ in known.items() if laid.sums.get(name) == sum_ and name not in fresh}
    return Whole(before / "site", known, same) if known else None


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
