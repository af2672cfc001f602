"""Another hub that a new one takes records over from: what it is, and what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hub.commands.init import beside
from hub.commands.init.answers import Wrong
from hub.commands.init.taking import REACHES, Given, Wish, taken
from hub.reading.catalog import Catalog, load, suggested_id
from hub.reading.catalog.pruning import Pruning
from hub.reading.findings import closest, errors
from hub.reading.languages import laid
from hub.records import Settings
from hub.records.kinds.places import Region
from hub.records.singles.country import Country
from hub.records.values import is_address


def read(given: str) -> Catalog:
    """The hub in a folder. Raises `Wrong` where there is none, or one with faults."""
    folder = Path(given)
    if not (folder / "data" / "hub.yaml").is_file():
        raise Wrong("no-hub", given=given)
    catalog = load(folder)
    faults = len(errors(catalog.problems))
    if catalog.settings is None or faults:
        raise Wrong("faulty-hub", given=given, count=str(faults))
    return catalog


def region(catalog: Catalog, given: str) -> str:
    """The id of one of its regions. Raises `Wrong`."""
    known = catalog.records(Region)
    if given not in known:
        raise Wrong("no-region", given=given, choices=", ".join(known), hint=closest(given, known))
    return given


def reach(given: str) -> str:
    """How far an organisation must reach. Raises `Wrong`."""
    if given not in REACHES:
        raise Wrong("no-reach", given=given, choices=", ".join(REACHES))
    return given


def address(given: str) -> str:
    """Its address on the web. Raises `Wrong`."""
    if not is_address(given):
        raise Wrong("no-address", given=given)
    return given


def settings(catalog: Catalog) -> Settings:
    """Those of a hub that was read."""
    assert catalog.settings is not None  # noqa: S101 - `read` gives no other
    return catalog.settings


def gives(catalog: Catalog, codes: Sequence[str], place: str, wish: Wish, web: str, today: date) -> Given:
    """What is taken over into a hub in the languages `codes` and in the country `place`. Raises `Wrong` where it has no
    texts in the first language, lies in another country, or has translations that cannot be read."""
    about = settings(catalog)
    sources = {code: source for code in codes if (source := _source(code, about.languages.authored))}
    # Translations, and the official words in them, are made of the first language there.
    same = sources.get(codes[0]) == about.languages.authored[0]
    further = [code for code in codes if same and code not in sources]
    translated = {code: source for code in further if (source := _source(code, about.languages.translated))}
    if codes[0] not in sources:
        raise Wrong("no-texts", given=codes[0], choices=", ".join(about.languages.authored))
    if place and about.country.code and place != about.country.code:
        raise Wrong("other-country", given=place, there=about.country.code)
    for source in translated.values():
        if faults := sum(len(laid.problems(catalog, source, name)) for name in laid.names(catalog, source)):
            raise Wrong("faulty-hub", given=str(catalog.root), count=str(faults))
    id = suggested_id(next(iter(about.title.values())))[:40].strip("-")
    title = {code: about.title[source] for code, source in sources.items() if source in about.title}
    said = ((catalog.settings_entry and catalog.settings_entry.tree) or {}).get("country") or {}
    country = Pruning(_sources(said), sources).group(Country, said)
    if not wish.region and wish.reach != "state":
        # Which part of the country the new region lies in is not said.
        country.pop("state", None)
        country["duties"] = [duty for duty in country.get("duties") or () if not duty.get("state")]
    found = taken(catalog, wish, sources, id)
    kept = {name for name in found.names if name[0] == "source"}
    country = Pruning(kept, {code: code for code in sources}).group(Country, country)
    found.files |= beside.files(catalog, found, sources | translated)
    origin: dict[str, Any] = {"title": title, "web": web or None, "taken": today.isoformat()}
    if places := sorted({place for names in found.naming.values() for place in names}):
        origin["places"] = places
    return Given(found, catalog, country, id, origin, sources, translated, wish.region)


def _sources(tree: Any) -> set[tuple[str, str]]:
    return {("source", duty["source"]) for duty in tree.get("duties") or () if duty.get("source")}


def _source(code: str, authored: Sequence[str]) -> str:
    """The language whose texts a language takes: itself, or the one it is a form of, or a form of it."""
    base = code.partition("-")[0]
    return next((one for one in (code, base) if one in authored), "") or next(
        (one for one in authored if one.partition("-")[0] == base), ""
    )
