"""What the parser of YAML stumbled over, in words that name the sign and the remedy: its own know only its grammar."""

from __future__ import annotations

import re

import yaml

from hub.reading.findings import Problem, problem

BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that look like one and are none to YAML."""

_START = re.compile(r"[ \t]*(?:- +)*(?:[^\s:#'\"\[\]{}@`%&*!|>,][^:#'\"]*?: +)?(?=\S)")
_SIGNS = "@`%&*!|>?,]}#"
_CLOSED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\[\]]*\]|\{[^{}]*\})[ \t]*(?=[^\s#,:\]}])""")
_CURLY = "“”„‟‘’‚‛«»‹›＂"
_OPEN = {"[": "]", "{": "}", '"': '"', "'": "'"}


def explain(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    """The finding for a text that is no YAML, at the sign that has to change where that is known."""
    at = getattr(error, "problem_mark", None)
    since = getattr(error, "context_mark", None) or at
    reason = getattr(error, "problem", None) or "?"
    lines = text.split("\n")
    for mark in (at, since):
        if mark is not None and mark.line < len(lines):
            found = _of_line(lines[mark.line], mark.line + 1, mark.column, reason, shown)
            if found:
                return found
    mark = at or since
    return problem(shown, (mark.line + 1, mark.column + 1) if mark else (1, 1), "yaml", reason=reason)


def _of_line(line: str, number: int, column: int, reason: str, shown: str) -> Problem | None:
    indent = len(line) - len(line.lstrip())
    if blank := BLANKS.search(line, 0, indent):
        return problem(shown, (number, blank.start() + 1), "yaml-blank", character=f"U+{ord(blank[0]):04X}")
    if "\t" in line[:indent]:
        return problem(shown, (number, line.index("\t") + 1), "yaml-tab")
    start = _START.match(line)
    begin = start.end() if start else indent
    sign = line[begin : begin + 1]
    where = (number, begin + 1)
    if not sign:
        return None
    if closed := _CLOSED.match(line, begin):
        return problem(shown, (number, closed.end() + 1), "yaml-behind", sign=_OPEN[sign])
    if sign in _SIGNS or line.startswith("- ", begin):
        return problem(shown, where, "yaml-sign", sign=sign)
    if sign in _CURLY:
        return problem(shown, where, "yaml-curly", sign=sign)
    if sign in _OPEN and _OPEN[sign] not in line[begin + 1 :]:
        return problem(shown, where, "yaml-open", sign=sign, close=_OPEN[sign])
    if "escape" in reason:
        return problem(shown, (number, column + 1), "yaml-escape")
    if reason.startswith("mapping values are not allowed") and ": " in line[:column]:
        return problem(shown, (number, column + 1), "yaml-colon")
    return None
