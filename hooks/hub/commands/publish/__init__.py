"""`hub publish`: build, verify and serve a release, or go back to an earlier one."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hub.commands import Call, Refused
from hub.commands.publish.sentences import WORDS
from hub.outputs import progress
from hub.publishing import archive, publication, release, remote
from hub.publishing.target import Stopped, Target, opened
from hub.publishing.verify import Broken
from hub.reading.findings import InvalidData, errors, visible

if TYPE_CHECKING:
    from hub.reading.catalog import Catalog

__all__ = ["WORDS", "arguments", "run"]


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("target", type=Path, metavar="TARGET", help=words["target"])
    parser.add_argument("--built", type=Path, action="append", metavar="DIR", help=words["built"])
    parser.add_argument("--keep", default="5", metavar="N", help=words["keep"])
    parser.add_argument("--floor", default="90%", metavar="SIZE", help=words["floor"])
    parser.add_argument("--incomplete", action="store_true", help=words["incomplete"])
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--rollback", nargs="?", const="", metavar="RELEASE", help=words["rollback"])
    instead.add_argument("--list", action="store_true", help=words["list"])
    parser.add_argument("--archive", type=Path, metavar="DIR", help=words["archive"])
    parser.add_argument("--remote", metavar="REMOTE", help=words["remote"])
    parser.add_argument("--quiet", action="store_true", help=words["quiet"])


def run(call: Call) -> int:
    """Publish, go back or list. Raises `Refused`, `NotOffered`, and `InvalidData` for data or a site with faults."""
    options = call.options
    keep, floor = _keep(call), _floor(call)
    target = before = None
    try:
        with opened(options.target, call.root) as target:
            before = target.served
            if target.strangers:
                names = visible(", ".join(target.strangers))
                print(call.say("strangers", path=options.target, names=names), file=sys.stderr)
            if options.list:
                _show(call, target)
                return 0
            name = _publish(call, target, floor) if options.rollback is None else _roll_back(call, target)
            _finish(call, target, name, keep)
            return 0
    except Stopped as error:
        raise Refused(call.say(error.code, **error.values)) from None
    except (OSError, KeyboardInterrupt) as error:
        # The switch may have happened all the same: what is served now is looked up, not assumed.
        now = target.served if target else None
        late = "-late" if now != before else "" if now else "-nothing"
        if isinstance(error, OSError):
            raise Refused(call.say(f"disk{late}", reason=_reason(error), name=now)) from None
        raise Refused(call.say(f"interrupted{late}", name=now)) from None


def _publish(call: Call, target: Target, floor: Callable[[int], int]) -> str:
    served = target.served
    before = served or call.words["none"]
    try:
        with progress.shown(call.options.quiet, call.language) as tell:
            tell("read", 0, 0)
            plan = _plan(call, floor, tell)
            name, made, new = publication.publish(target, plan, call.now, tell)
    except Broken as error:
        print(call.say("broken", n=len(error.problems)), file=sys.stderr)
        raise InvalidData(error.problems) from None
    if new:
        size = f"{made.bytes / 1e6:.1f}"
        print(call.say("served", name=name, pages=made.pages, files=made.files, size=size, before=before))
        if served:
            _say_lost(call, target, served, name)
    else:
        print(call.say("same", name=name))
    return name


def _plan(call: Call, floor: Callable[[int], int], tell: progress.Tell) -> publication.Plan:
    from hub.publishing import build

    catalog = _ready(call, tell)
    files: Callable[[], Mapping[str, bytes]]
    if parts := call.options.built:
        for part in parts:
            if not (part / "index.html").is_file():
                raise Refused(call.say("no-site", path=part))
        files = partial(build.Joined, parts)
    else:
        files = partial(build.build, catalog, call.today, call.asked, call.site, tell, part=call.part)
    assert catalog.settings is not None  # noqa: S101 - the data is sound
    return publication.Plan(files, call.root, catalog.settings.languages.all, call.site, call.today, floor)


def _say_lost(call: Call, target: Target, before: str, name: str) -> None:
    """Pages of the release before that this one has no more, each with the line that makes its address lead on."""
    from hub.editorial.changes.lost import lost

    try:
        old, new = (release.listed(target.release(one)) for one in (before, name))
    except OSError:
        return
    was, is_ = (
        {path.removesuffix("index.html") for path in paths if path.endswith("/index.html")} for paths in (old, new)
    )
    said = release.read(target.release(before))
    found = lost(was, is_, said.languages if said else [])
    if found:
        print(call.say("lost"), file=sys.stderr)
    for one in found:
        addresses = ", ".join(f"/{address}" for address in one.addresses)
        word = "lost-line" if one.line else "lost-page"
        print(f"  {call.say(word, addresses=addresses, folder=one.folder, line=one.line)}", file=sys.stderr)


def _ready(call: Call, tell: progress.Tell) -> Catalog:
    """What was read of the hub, if it is sound and holds what a publication needs."""
    from hub import checks
    from hub.checks.project import legal

    catalog = call.catalog()
    wrong = errors(checks.run(catalog, call.today))
    catalog.remembered.save()
    missing = legal.release(catalog, call.today, call.site)
    if missing:
        tell("", 0, 0)
    if missing and not call.options.incomplete:
        print(call.say("not-ready", n=len(missing)), file=sys.stderr)
        wrong += missing
    if wrong or catalog.settings is None:
        raise InvalidData(wrong)
    if missing:
        print(call.say("missing", n=len(missing)), file=sys.stderr)
    return catalog


def _roll_back(call: Call, target: Target) -> str:
    before, name = publication.roll_back(target, call.options.rollback, call.now)
    print(call.say("back", name=name, before=before or call.words["none"]))
    return name


def _finish(call: Call, target: Target, name: str, keep: int) -> None:
    """All that follows once a release is served; what fails does not keep the rest from being done."""
    options = call.options
    steps: list[tuple[str, Callable[[], object]]] = []
    if options.rollback is None:
        steps.append((call.say("prune"), partial(publication.prune, target, keep)))
    if options.archive:
        steps.append((call.say("archive-to", path=options.archive), partial(_archive, call, target, name)))
    if options.remote:
        steps.append((call.say("remote-to", remote=options.remote), partial(_mirror, call, target, name)))
    failed = []
    for what, do in steps:
        try:
            do()
        except Stopped as error:
            failed.append(f"- {what}: {call.say(error.code, **error.values)}")
        except OSError as error:
            failed.append(f"- {what}: {_reason(error)}")
    if failed:
        raise Refused(call.say("unfinished", name=name, todo="\n".join(failed)))


def _archive(call: Call, target: Target, name: str) -> None:
    print(call.say("archived", path=archive.archive(target.release(name), call.options.archive)))


def _mirror(call: Call, target: Target, name: str) -> None:
    names = release.listed(target.release(name))
    there, deleted = remote.mirror(target.site(name), names, call.options.remote, call.now)
    print(call.say("mirrored", remote=call.options.remote, n=there, deleted=deleted))


def _reason(error: OSError) -> str:
    # Copying a folder collects what went wrong with each of its files: (from, to, reason).
    if isinstance(error, shutil.Error):
        return str(error.args[0][0][2])
    return f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")


def _show(call: Call, target: Target) -> None:
    """The newest first."""
    for name in reversed(target.releases):
        said = release.read(target.release(name))
        if said:
            mark = "*" if name == target.served else " "
            revision = said.revision[:10] or "–"
            print(call.say("line", mark=mark, name=name, day=said.built_for, pages=said.pages, revision=revision))


def _keep(call: Call) -> int:
    written = call.options.keep
    if not re.fullmatch(r"[0-9]{1,4}", written) or not int(written):
        raise Refused(call.say("bad-keep"))
    return int(written)


def _floor(call: Call) -> Callable[[int], int]:
    """The fewest pages, by the pages of the release that is served."""
    found = re.fullmatch(r"([0-9]{1,7})(%?)", call.options.floor)
    if not found or (found[2] and int(found[1]) > 100):
        raise Refused(call.say("bad-floor"))
    number = int(found[1])
    return lambda served: -(-served * number // 100) if found[2] else number
