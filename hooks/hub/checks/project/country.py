"""What the country in `hub.yaml` decides: forms of postcodes and keys, numbers that can be dialled, types, units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.checks.around import Around
from hub.facts import legal
from hub.reading.catalog import Catalog
from hub.reading.entry import Entry
from hub.reading.findings import Problem, closest
from hub.records.kinds.reference import UNITS
from hub.records.marks import by_country
from hub.records.singles.country import Country
from hub.records.values import fits


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Duties that name no fact."""
    entry, settings = catalog.settings_entry, catalog.settings
    if entry is None or settings is None:
        return
    places = {".".join(place) for place in legal.EVERY}
    for index, duty in enumerate(settings.country.duties):
        for number, fact in enumerate(duty.facts):
            if fact not in places:
                where, hint = ("country", "duties", index, "facts", number), closest(fact, places)
                yield entry.problem(where, "duty-fact", name=fact, hint=hint)


def of_file(entry: Entry, around: Around) -> Iterator[Problem]:
    """Values that do not fit the country; nothing where it does not say what would."""
    if around.settings is None:
        return
    country = around.settings.country
    choices, forms = _choices(country), _forms(country)
    for mark, location, value in by_country(entry.model, entry.tree):
        if not isinstance(value, str):
            continue
        if mark.name == "phone" and not country.telephone.dialled(value):
            yield entry.problem(location, "value-phone", value=value)
        elif (known := choices.get(mark.name)) and value not in known:
            said, hint = ", ".join(known), closest(value, known)
            yield entry.problem(location, "value-choice", value=value, choices=said, hint=hint)
        elif (masks := forms.get(mark.name)) and not any(fits(mask, value) for mask in masks):
            yield entry.problem(location, "country-form", value=value, forms=", ".join(masks))


def _choices(country: Country) -> dict[str, list[str]]:
    return {
        "district-type": list(country.district_types),
        "partner-type": list(country.partner_types),
        "unit": [country.currency.lower(), *UNITS],
    }


def _forms(country: Country) -> dict[str, list[str]]:
    return {"postcode": country.postcode, "district-key": country.keys.district, "place-key": country.keys.place}
