"""Files of the sign language film are there; and, for a publication only, nothing that the law asks for is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from hub.checks.project import origins
from hub.facts import legal
from hub.reading.catalog import Catalog
from hub.reading.findings import Problem, problem
from hub.reading.languages import laid, texts
from hub.reading.memory import digest
from hub.records import addresses

_EXAMPLES = {"telephone": "release-telephone", "postcode": "release-postcode", "duties": "release-duties"}
"""What of the country nobody knows how to write without having seen it"""


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """A film whose files are not there, or that has no captions, is an error."""
    entry, settings = catalog.settings_entry, catalog.settings
    if entry is None or settings is None:
        return
    film = settings.sign_language
    for name in ("video", "captions"):
        file = getattr(film, name)
        if file and not (catalog.root / "content" / file).is_file():
            yield entry.problem(("sign_language", name), "shipped-missing", file=file)
    if film.video and not (film.captions and film.captions_language):
        yield entry.problem(("sign_language", "video"), "captions-missing", key=True)


def release(catalog: Catalog, today: date, site: str) -> list[Problem]:
    """What a publication still lacks, in the order to do it: what holds in the country, what only the publisher can
    state, the pages that rest on it, examples that are no records yet, what is taken over and not read, and the address
    it will have. Nothing where the settings are wrong."""
    parts = (
        _country(catalog),
        _fields(catalog, today),
        _pages(catalog),
        _examples(catalog),
        origins.release(catalog),
        _site(catalog, site),
    )
    return [*dict.fromkeys(found for part in parts for found in part)]


def _country(catalog: Catalog) -> Iterator[Problem]:
    """What is not said at all; that there is none of something is said by an empty list."""
    entry = catalog.settings_entry
    if entry is None or catalog.settings is None:
        return
    said = (entry.tree or {}).get("country") or {}
    for name in legal.COUNTRY:
        if said.get(name) is None:
            yield entry.problem(("country", name), _EXAMPLES.get(name, "release-country"), key=True, name=name)


def _fields(catalog: Catalog, today: date) -> Iterator[Problem]:
    entry, settings = catalog.settings_entry, catalog.settings
    if entry is None or settings is None:
        return
    laws, first = legal.demanded(settings), settings.languages.authored[0]
    for location in legal.missing(settings):
        name, cited = ".".join(location), [law.get(first) or next(iter(law.values())) for law in laws.get(location, [])]
        if cited:
            yield entry.problem(location, "release-law", key=True, name=name, law="; ".join(cited))
        else:
            yield entry.problem(location, "release-field", key=True, name=name)
    statement = settings.accessibility
    if statement.status in ("partial", "none") and not statement.gaps:
        yield entry.problem(("accessibility", "gaps"), "release-gaps", key=True)
    if statement.checked and (today - statement.checked).days > legal.STATEMENT_DAYS:
        day = statement.checked.isoformat()
        yield entry.problem(("accessibility", "checked"), "release-old", checked=day, days=legal.STATEMENT_DAYS)


def _pages(catalog: Catalog) -> Iterator[Problem]:
    """What hand-written pages lack, remembered as long as none of them nor a translation says something else."""
    if catalog.settings is None:
        return
    codes = catalog.settings.languages.all
    given = [repr((list(catalog.written), codes)), *(laid.said(catalog, code, texts.PAGES) for code in codes)]
    yield from catalog.remembered.problems("release", partial(_lacking, catalog, codes), digest(*given))


def _lacking(catalog: Catalog, codes: Sequence[str]) -> Iterator[Problem]:
    for page, names in legal.PAGES.items():
        for code in codes:
            written = laid.page_in(catalog, f"{page}/", code)
            if written is None:
                yield problem(f"content/{code}/{page}.md", (1, 1), "release-page")
                continue
            shown = {name for _, name in legal.marks(written.markdown)}
            for name in names:
                if name not in shown:
                    yield problem(written.file, (1, 1), "release-facts", name=name)
    for written in catalog.written:
        if "language" in written.meta:
            yield problem(written.file, (1, 1), "release-language", language=written.language)
        for line, name in legal.marks(written.markdown):
            if name == legal.TEMPLATE:
                yield problem(written.file, (written.above + line, 1), "release-template")


def _examples(catalog: Catalog) -> Iterator[Problem]:
    for entries in catalog.entries.values():
        for id, entry in entries.items():
            if catalog.settings is not None and id.startswith(legal.EXAMPLE):
                yield problem(entry.shown, (1, 1), "release-example")


def _site(catalog: Catalog, site: str) -> Iterator[Problem]:
    if catalog.settings is not None and not addresses.known(site):
        yield problem("mkdocs.yml", (1, 1), "release-site")
