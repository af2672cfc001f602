"""The text of a file that may be anything: a link, a device, too large, or full of signs that no one sees."""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from pathlib import Path
from unicodedata import normalize

from hub.reading.findings import Problem, problem

MAX_BYTES = 256 * 1024

_FLAGS = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
Where = tuple[int, int]

# C0 and C1 controls without tab, line feed and carriage return; zero-width space, word joiner, BOM inside text;
# line and paragraph separator; bidi embeddings, overrides and isolates; lone surrogates; the two code points that
# are no characters and that XML cannot hold. LRM, RLM, ZWJ and ZWNJ are ordinary letters of Arabic and Persian spelling
# and stay allowed.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
# What git leaves where two versions could not be put together. `=======` alone underlines a heading in Markdown.
_MERGE = re.compile(r"^(?:<{7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)


class SourceError(Exception):
    """A file that cannot be read; carries its findings."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


def read_bytes(path: Path, shown: str, most: int = MAX_BYTES) -> bytes:
    """What a regular file of at most `most` bytes holds; `shown` is the path used in findings. Raises `SourceError`."""
    try:
        # Windows has no such flags; there the name is asked before.
        if not hasattr(os, "O_NOFOLLOW") and not stat.S_ISREG(path.lstat().st_mode):
            raise SourceError([problem(shown, (1, 1), "file-special")])
        handle = os.open(path, _FLAGS)
    except OSError as error:
        code = "file-special" if path.is_symlink() else "file-unreadable"
        raise SourceError([problem(shown, (1, 1), code, reason=error.strerror)]) from None
    try:
        # The open file is asked, not its name, so that nothing can be put in its place in between.
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise SourceError([problem(shown, (1, 1), "file-special")])
        raw = os.read(handle, most + 1)
    finally:
        os.close(handle)
    if len(raw) > most:
        raise SourceError([problem(shown, (1, 1), "file-size", limit=most // 1024)])
    return raw


def read_text(path: Path, shown: str, most: int = MAX_BYTES) -> str:
    """The same as text, see `decoded`. Raises `SourceError`."""
    return decoded(read_bytes(path, shown, most), shown)


def decoded(raw: bytes, shown: str) -> str:
    """What was read as UTF-8 without forbidden characters and marks of a merge, in NFC: `ü` is one character however it
    was typed, so that words can be compared everywhere behind this door. Raises `SourceError`."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError([problem(shown, (1, 1), "not-utf8")])
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise SourceError([problem(shown, _where(before, len(before)), "not-utf8")]) from None
    text = normalize("NFC", text.removeprefix("\ufeff"))
    bad = list(islice(FORBIDDEN.finditer(text), 20))
    if bad:
        raise SourceError(
            [
                problem(shown, _where(text, found.start()), "character", character=f"U+{ord(found.group()):04X}")
                for found in bad
            ]
        )
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (merge := _MERGE.search(text)):
        raise SourceError([problem(shown, _where(text, merge.start()), "merge", mark=merge[0])])
    return text


def _where(text: str, offset: int) -> Where:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1
