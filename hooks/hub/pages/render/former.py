"""Addresses that pages have left."""

from __future__ import annotations

from hub.hub import Hub
from hub.pages.directory.facets import FACETS
from hub.pages.render import named
from hub.records import KINDS, addresses
from hub.records.kinds.guides import Guide


def moved(hub: Hub) -> dict[str, str]:
    """Former addresses of renamed records and hand-written pages in every language, and where each leads."""
    found = {}
    for code in hub.built:
        for kind, model in KINDS.items():
            for record in hub.records(model).values():
                for former in record.moved_from:
                    for part in ("", *record.subpages):
                        found[addresses.record(code, kind, former, part)] = addresses.record(
                            code, kind, record.id, part
                        )
                    if named.are_many(hub, record):
                        found[addresses.named(code, kind, former)] = addresses.named(code, kind, record.id)
                    if kind == Guide.kind:
                        found[addresses.plans(code, former)] = addresses.plans(code, record.id)
                    for lister in _listed_by(kind, hub):
                        old, new = (addresses.record(code, lister, kind, value) for value in (former, record.id))
                        found[old] = new
        for address, versions in hub.catalog.written.pages.items():
            for former in {former for page in versions.values() for former in page.moved_from}:
                found[f"{code}/{former}/"] = f"{code}/{address}"
    return found


def _listed_by(kind: str, hub: Hub) -> list[str]:
    """Kinds whose directory has a page for each record of `kind`."""
    facet = next((facet for facet in FACETS if facet.name == kind), None)
    return [model.kind for model in KINDS.values() if model.directory and facet and facet.known(model, hub)]
