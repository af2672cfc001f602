"""The site of this hub as a whole, with the names and numbers it really has."""

from __future__ import annotations

import gzip
from pathlib import Path

from conftest import ROOT, TODAY
from hub.hub import assemble
from hub.records import KINDS
from sites import documents


def test_the_real_site_has_a_page_for_every_record_in_every_language(real_site: Path) -> None:
    """Nothing that was recorded is left without a page."""
    world = assemble(ROOT, TODAY)
    expected = {
        f"{code}/{model.folder}/{id}/"
        for code in ("de", "en")
        for model in KINDS.values()
        for id in world.records(model)
    }

    assert expected <= documents(real_site).keys()


def test_a_page_of_the_real_site_is_light(real_site: Path) -> None:
    """A first visit is at most 8 requests and 25 kB compressed; HTML at most 32 kB, for cards and guides more (004)."""
    cards = dict.fromkeys(["districts", "partners", "regions", "roles"], 39_000)
    limits = {"guides": 70_000, "sources": 62_000, "programmes": 38_000, **cards}
    # The list of all sources is what other pages rest on; nobody comes in through it.
    transfers = {"de/sources/": 32_000, "en/sources/": 32_000}
    packed = {path: len(gzip.compress(path.read_bytes(), 9)) for path in real_site.rglob("*.*") if path.is_file()}
    heavy = {}
    for address, page in documents(real_site).items():
        loaded = {(page.path.parent / url).resolve() for url in page.loaded if not url.startswith("/")}
        transferred = packed[page.path] + sum(packed[path] for path in loaded)
        raw = page.path.stat().st_size
        kind = address.split("/")[1] if address.count("/") >= 3 else ""
        if (
            len(loaded) + 1 > 8
            or transferred > transfers.get(address, 25_000)
            or (kind and raw > limits.get(kind, 32_000))
        ):
            heavy[address] = (len(loaded) + 1, transferred, raw)

    assert {} == heavy
