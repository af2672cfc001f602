"""Files that the engine once wrote into a project, such as CI: renewed where they are as they were, else shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from typing import Any

from hub.commands.init import project, sums
from hub.commands.init.answers import Answers
from hub.commands.init.origin import here
from hub.commands.outside.upgrade.steps import Said
from hub.editorial.draft import Draft, ending
from hub.reading import source
from hub.reading.findings import InvalidData, visible

_SETTINGS = "data/hub.yaml"


def compared(draft: Draft) -> Iterator[Said]:
    """What the version that runs writes otherwise than the one before. What was changed in the project since stays: it
    is told with what differs. Raises `InvalidData` where the settings cannot be read."""
    about = _about(draft)
    if about is None:
        return
    files = project.renewable(about, here())
    known = sums.read(draft.read(sums.PLACE))
    for name, new in files.items():
        there, before = draft.read(name), known.get(name)
        if before == sums.of(new) or (there is not None and sums.of(there) == sums.of(new)):
            # What differs is the project's own.
            continue
        if there is None:
            if before is None and known:
                draft.write(name, new, program=name in project.RUN)
            if before is None:
                yield Said("file-new" if known else "file-absent", {"path": name}, by_hand=not known)
        elif before == sums.of(there):
            draft.write(name, new.replace(b"\n", ending(there)), program=name in project.RUN)
            yield Said("file-renewed", {"path": name})
        else:
            word = "file-own" if before else "file-other"
            yield Said(word, {"path": name}, by_hand=True, more=tuple(_differing(there, new)))
    for name in sorted(known.keys() - files.keys()):
        if draft.read(name) is not None:
            yield Said("file-gone", {"path": name}, by_hand=True)
    draft.write(sums.PLACE, sums.dumped(files))


def _differing(there: bytes, new: bytes) -> Iterator[str]:
    """Line by line, as programs show it."""
    old, now = ([visible(line) for line in part.decode(errors="replace").splitlines()] for part in (there, new))
    yield from list(unified_diff(old, now, n=1, lineterm=""))[2:]


def _about(draft: Draft) -> Answers | None:
    """What the files are made of; None where the project does not say."""
    settings = _tree(draft, _SETTINGS)
    languages, titles = _group(settings, "languages"), _group(settings, "title")
    codes = [code for name in ("authored", "translated") for code in languages.get(name) or () if isinstance(code, str)]
    region = settings.get("region")
    named = _group(_tree(draft, f"data/regions/{region}.yaml"), "title") if isinstance(region, str) else {}
    if not codes or not titles:
        return None
    return Answers(
        name=str(titles.get(codes[0]) or next(iter(titles.values()))),
        region=str(named.get(codes[0]) or next(iter(named.values()), region)),
        languages=tuple(codes),
        country="",
        time_zone=str(settings.get("time_zone") or "UTC"),
        districts=(),
        publisher="",
        kinds=(),
    )


def _group(tree: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = tree.get(name)
    return found if isinstance(found, dict) else {}


def _tree(draft: Draft, name: str) -> dict[str, Any]:
    raw = draft.read(name)
    try:
        return source.parse(source.decoded(raw, name), name) if raw is not None else {}
    except source.SourceError as error:
        raise InvalidData(error.problems) from None
