"""The step to settings that say what differs from country to country: what the program knew by itself before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.commands.outside.upgrade.steps import Said
from hub.editorial import fmt
from hub.editorial.draft import Draft, ending
from hub.reading import source
from hub.reading.findings import InvalidData
from hub.records import Settings
from hub.records.kinds.actors import Partner
from hub.records.kinds.places import District

PLACE = "data/hub.yaml"
_KNEW = Path(__file__).with_name("country.yaml")
_BEFORE = re.compile(rb"^disclaimer:", re.MULTILINE)


@dataclass(frozen=True)
class Country:
    """Writes `country` into the settings, with what the records of a project use of it; nothing else of the file is
    touched. A project that has it already is left alone."""

    def take(self, draft: Draft) -> Iterator[Said]:
        raw = draft.read(PLACE)
        if raw is None:
            return
        try:
            tree = source.read(draft.root / PLACE, PLACE)
            block = _used(draft.root, source.read(_KNEW, _KNEW.name), fmt.authored(draft.root))
        except source.SourceError as error:
            raise InvalidData(error.problems) from None
        if "country" in tree:
            return
        end = ending(raw)
        words = fmt.dump({"country": block}, Settings, fmt.authored(draft.root)).encode().replace(b"\n", end)
        found = _BEFORE.search(raw)
        at = found.start() if found else len(raw)
        written = raw[:at] + (b"" if at == 0 or raw[:at].endswith(b"\n") else end) + words + raw[at:]
        if source.parse(written.decode().removeprefix("\ufeff"), PLACE) != tree | {"country": block}:
            raise fmt.NotKept(PLACE)
        draft.write(PLACE, written)
        yield Said("given", {"path": PLACE, "name": "country"})


def _used(root: Path, knew: dict[str, Any], languages: list[str]) -> dict[str, Any]:
    """Of what was known, what records rest on: their types, and the forms that keys and postcodes were held to."""
    trees = {
        folder: [source.read(root / shown, shown) for shown in fmt.files(root) if fmt.model_of(shown) is model]
        for folder, model in (("district_types", District), ("partner_types", Partner))
    }
    found: dict[str, Any] = {"currency": knew["currency"]}
    districts = trees["district_types"]
    places = [place for one in districts for place in one.get("places") or () if isinstance(place, dict)]
    if any(place.get("postcodes") for place in places):
        found["postcode"] = knew["postcode"]
    if any(one.get("ags") for one in (*districts, *places)):
        found["keys"] = knew["keys"]
    for name, some in trees.items():
        types = {one.get("type") for one in some}
        found[name] = {id: _told(about, languages) for id, about in knew[name].items() if id in types}
    return {name: value for name, value in found.items() if value}


def _told(about: Any, languages: list[str]) -> Any:
    """Names in the languages of the hub; in English where its first language has none here."""
    if "title" in about:
        return about | {"title": _told(about["title"], languages)}
    found = {code: about[code.partition("-")[0]] for code in languages if code.partition("-")[0] in about}
    first = next(iter(languages), "en")
    return {first: about["en"], **found} if first not in found else found
