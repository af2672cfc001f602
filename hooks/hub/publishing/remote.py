"""The same release in object storage behind a CDN, or wherever else rclone writes to.

There is no link to switch, so the order keeps readers safe: first what pages load, then pages, and only then what is
gone is deleted. What pages load has a hash in its name and stays for a day after it was replaced. When that was stands
in a file there, so that the next publication may come from another machine.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from hub.outputs import assets
from hub.publishing.switch import KEEP
from hub.publishing.target import Stopped

STATE = "hub-mirror.json"
FOREVER, AGAIN = "public, max-age=31536000, immutable", "no-cache"
"""The rules of deploy/nginx/hub.conf, for stores that send what they were told at upload"""


def mirror(site: Path, names: Iterable[str], remote: str, now: datetime) -> tuple[int, int]:
    """Make `remote` (`name:bucket/path`, as rclone writes it) hold exactly these files of `site`: (there, deleted).

    A place that holds anything and was never filled by us is refused. Raises `Stopped`.
    """
    wanted = set(names)
    there = {name for name in _rclone("lsf", "--recursive", "--files-only", remote).splitlines() if name}
    if there and STATE not in there:
        raise Stopped("foreign-remote", remote=remote)
    left = _left(remote) if there else {}
    if not there:
        _remember(remote, left)
    lasting = {name for name in wanted if assets.unit(name)}
    _copy(site, lasting, remote, FOREVER)
    _copy(site, wanted - lasting, remote, AGAIN)
    gone = there - wanted - {STATE}
    units = {name: assets.unit(name) for name in gone}
    left = {unit: left.get(unit, now) for unit in sorted(set(units.values()) - {""})}
    _remember(remote, left)
    deleted = sorted(name for name in gone if not units[name] or now - left[units[name]] > KEEP)
    if deleted:
        _with_list(deleted, "delete", remote)
    return len(wanted), len(deleted)


def _copy(site: Path, names: Iterable[str], remote: str, caching: str) -> None:
    _with_list(sorted(names), "copy", "--checksum", "--header-upload", f"Cache-Control: {caching}", str(site), remote)


def _left(remote: str) -> dict[str, datetime]:
    try:
        found = json.loads(_rclone("cat", f"{remote.rstrip('/')}/{STATE}"))["left"]
        return {unit: datetime.fromisoformat(since) for unit, since in found.items()}
    except (ValueError, KeyError, AttributeError):
        # Cut off by an interrupted run: everything is kept a day longer.
        return {}


def _remember(remote: str, left: dict[str, datetime]) -> None:
    text = json.dumps({"left": {unit: since.isoformat() for unit, since in left.items()}}, indent=2)
    _rclone("rcat", f"{remote.rstrip('/')}/{STATE}", said=text + "\n")


def _with_list(names: Iterable[str], command: str, *arguments: str) -> None:
    with NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("".join(f"{name}\n" for name in names))
        file.flush()
        _rclone(command, "--files-from-raw", file.name, *arguments)


def _rclone(*arguments: str, said: str = "") -> str:
    try:
        ended = subprocess.run(  # noqa: S603
            ["rclone", *arguments],  # noqa: S607 - the system's own
            input=said,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
    except FileNotFoundError:
        raise Stopped("no-rclone") from None
    # 3: nothing is there yet, as a local folder that does not exist
    if ended.returncode and not (ended.returncode == 3 and arguments[0] == "lsf"):
        lines = ended.stderr.strip().splitlines()
        raise Stopped("transfer", reason=lines[-1] if lines else f"rclone {arguments[0]}: {ended.returncode}")
    return ended.stdout
