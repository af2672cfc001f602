"""Hand-written pages: those that must be there are, none takes the address of another, and their facts have names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hub.facts import legal
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, closest, problem
from hub.records import KINDS, addresses
from hub.records.vocabulary import AUDIENCES

# Pages that every page links to, or that records lead to.
REQUIRED = ("index", "about", "contribute", "network", "numbers")


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Findings about hand-written pages; none where the settings themselves are wrong."""
    if catalog.settings is None:
        return
    taken = _taken(catalog)
    for address, versions in catalog.written.pages.items():
        for code, page in versions.items():
            if f"{code}/{address}" in taken:
                yield problem(page.file, (1, 1), "page-collision", other=f"/{code}/{address}")
            for line, name in legal.marks(page.markdown):
                if name not in legal.FACTS:
                    choices, hint = ", ".join(sorted(legal.FACTS)), closest(name, legal.FACTS)
                    where = (page.above + line, 1)
                    yield problem(page.file, where, "facts-unknown", name=name, choices=choices, hint=hint)
    first = catalog.settings.languages.all[0]
    for name in REQUIRED:
        if ("" if name == "index" else f"{name}/") not in catalog.written.pages:
            yield problem(f"content/{first}/{name}.md", (1, 1), "page-missing")


def _taken(catalog: Catalog) -> set[str]:
    """Addresses of generated pages, former ones included."""
    codes = catalog.settings.languages.all if catalog.settings else []
    taken = {page for code in codes for page in (addresses.search(code), addresses.about_data(code))}
    for code in codes:
        for kind, model in KINDS.items():
            taken.add(addresses.index(code, kind))
            taken |= {addresses.record(code, kind, audience) for audience in AUDIENCES}
            taken |= {addresses.record(code, kind, id) for id in catalog.entries[kind]}
            records = catalog.records(model).values()
            taken |= {addresses.record(code, kind, former) for record in records for former in record.moved_from}
    return taken
