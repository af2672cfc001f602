"""`hub fmt`: the files of data/ in their normal form."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from hub.commands import Call
from hub.editorial import draft, fmt
from hub.outputs import progress
from hub.reading import source
from hub.reading.findings import visible

WORDS = {
    "de": {
        "files": "nur diese Dateien; sonst alle in data/",
        "check": "nichts ändern, nur die Dateien nennen, die nicht in dieser Form sind",
        "quiet": "nicht sagen, wie weit die Arbeit ist",
        "foreign": "{path}: keine Datei mit Einträgen. Möglich sind Dateien wie data/partners/beispiel.yaml.",
        "kept": "{path}: ließ sich nicht ohne Verlust umschreiben und bleibt, wie sie ist. Bitte melden Sie das.",
        "unwritable": "{path}: lässt sich nicht schreiben: {reason}. Die Datei bleibt, wie sie ist.",
        "changed": "{n} von {all} Dateien in die einheitliche Form gebracht.",
        "would": "{n} von {all} Dateien sind nicht in der einheitlichen Form (hub fmt bringt sie hinein).",
        "normal": "Alle {all} Dateien sind in der einheitlichen Form.",
        "left": " {n} nicht: siehe oben.",
    },
    "en": {
        "files": "only these files; otherwise all in data/",
        "check": "change nothing, only name the files that are not in this form",
        "quiet": "do not say how far the work is",
        "foreign": "{path}: no file of records. Possible are files such as data/partners/example.yaml.",
        "kept": "{path}: could not be rewritten without loss and stays as it is. Please report this.",
        "unwritable": "{path}: cannot be written: {reason}. The file stays as it is.",
        "changed": "{n} of {all} files brought into the normal form.",
        "would": "{n} of {all} files are not in the normal form (hub fmt brings them into it).",
        "normal": "All {all} files are in the normal form.",
        "left": " {n} are not: see above.",
    },
}


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=words["files"])
    parser.add_argument("--check", action="store_true", help=words["check"])
    parser.add_argument("--quiet", action="store_true", help=words["quiet"])


def run(call: Call) -> int:
    """Names of the files that were (or would be) changed on standard output, with every fault of those that cannot be
    read; the count on standard error. 1 if a file could not be formatted, with --check also if one is not normal."""
    chosen = [_shown(path, call.root) for path in call.options.files] or list(fmt.files(call.root))
    languages = fmt.authored(call.root)
    changed = left = 0
    # A few files are done before anybody waits.
    with progress.shown(call.options.quiet or bool(call.options.files), call.language) as tell:
        for number, shown in enumerate(dict.fromkeys(chosen)):
            tell("files", number, len(chosen))
            try:
                done = _file(call, shown, languages)
            except _Left as reason:
                left += 1
                print(reason)
                continue
            if done:
                changed += 1
                print(shown)
    counts = {"n": changed, "all": len(chosen)}
    said = "normal" if not (changed or left) else "would" if call.options.check else "changed"
    sys.stdout.flush()
    print(call.say(said, **counts) + (call.say("left", n=left) if left else ""), file=sys.stderr)
    return 1 if left or (changed and call.options.check) else 0


class _Left(Exception):
    """A file that stays as it is, and why."""


def _file(call: Call, shown: str, languages: list[str]) -> bool:
    """Whether the file was not in its normal form; then it is now, or would be."""
    model = fmt.model_of(shown)
    path = call.root / shown
    if model is None or path.parent.resolve() != call.root.resolve() / Path(shown).parent:
        raise _Left(call.say("foreign", path=visible(shown)))
    try:
        before = path.lstat()
        text = source.read_text(path, shown)
        written = fmt.normal(text, shown, model, languages)
        if written.encode() == path.read_bytes():
            return False
        if not call.options.check:
            draft.put(path, written.encode(), before)
    except source.SourceError as error:
        raise _Left("\n".join(found.line_text(call.language) for found in error.problems)) from None
    except (fmt.NotKept, draft.Changed):
        raise _Left(call.say("kept", path=shown)) from None
    except FileNotFoundError:
        raise _Left(call.say("foreign", path=shown)) from None
    except OSError as error:
        raise _Left(call.say("unwritable", path=shown, reason=error.strerror)) from None
    return True


def _shown(path: Path, root: Path) -> str:
    """A path as typed, relative to the project."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else str(path)
