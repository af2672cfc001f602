"""`hub.sums`: what the engine wrote into a project besides records and pages, so that a later version sees which of
these files are still as they were. Any program that checks such sums reads it, too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

PLACE = "hub.sums"
_HEAD = "# Written by hub init and hub upgrade: which files are as the program made them. Please do not edit.\n"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


def of(content: bytes) -> str:
    """That of a file, whatever ends its lines."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def dumped(files: Mapping[str, bytes]) -> bytes:
    """The file for these."""
    return (_HEAD + "".join(f"{of(content)}  {name}\n" for name, content in sorted(files.items()))).encode()


def read(content: bytes | None) -> dict[str, str]:
    """Sums by path; none where there is no such file. A line that is none counts for nothing."""
    lines = (content or b"").decode(errors="replace").splitlines()
    return {found[2]: found[1] for line in lines if (found := _LINE.fullmatch(line))}
