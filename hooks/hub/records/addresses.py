"""The one place for addresses: which page has which, and how one page points to another."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from hub.records import KINDS
from hub.records.values import is_address

API = "api/v1"
"""Folder of the open data; the number changes when what stands in it can no longer be read as before."""


def record(language: str, kind: str, id: str, part: str = "") -> str:
    """Address of a record's page, or of a page below it, from the site's root and with a slash at the end."""
    return f"{language}/{KINDS[kind].folder}/{id}/" + (f"{part}/" if part else "")


def index(language: str, kind: str) -> str:
    """Address of the index page of a kind."""
    return f"{language}/{KINDS[kind].folder}/"


def named(language: str, kind: str, id: str) -> str:
    """All that names a record, where its own page shows only some of it."""
    return f"{index(language, kind)}named/{id}/"


def numbered(address: str, number: int) -> str:
    """A further page of the list at an address; the first is the list itself."""
    return f"{address}page/{number}/" if number > 1 else address


def rows(language: str, kind: str) -> str:
    """What the script of a directory that comes in pages must know of all its records."""
    return f"{language}/{KINDS[kind].folder}/rows.json"


def search(language: str) -> str:
    """Address of the search page."""
    return f"{language}/search/"


def letter(language: str) -> str:
    """The way in for people with a letter."""
    return f"{language}/letter/"


def plans(language: str, guide: str = "") -> str:
    """The plan of a guide, or the page that lists them."""
    return f"{language}/plan/{guide}/" if guide else f"{language}/plan/"


def counter(language: str) -> str:
    """The look-up of those who advise at a counter."""
    return f"{language}/counter/"


def can_be_site(address: str) -> bool:
    """Whether a site can stand at an address: a whole one, with nothing behind its path. Empty means: not known."""
    return not address or (is_address(address) and not re.search(r"[?#]", address))


def known(site: str) -> str:
    """The site's address with a slash at its end; empty where none is set (`.invalid` can never be one)."""
    host = urlsplit(site).hostname or ""
    return "" if not host or host.endswith(".invalid") else f"{site.rstrip('/')}/"


def data(kind: str, id: str = "") -> str:
    """The JSON file of a record, or of all records of a kind."""
    return f"{API}/{KINDS[kind].folder}/{id}.json" if id else f"{API}/{KINDS[kind].folder}.json"


def schema(kind: str) -> str:
    """The JSON Schema of a kind's files."""
    return f"{API}/schema/{kind}.json"


def catalogue() -> str:
    """The JSON file that lists all others."""
    return f"{API}/index.json"


def table(language: str, kind: str) -> str:
    """All records of a kind for spreadsheets."""
    return f"{API}/{language}/{KINDS[kind].folder}.csv"


def hsds(language: str, name: str) -> str:
    """A list in the format of Open Referral."""
    return f"{API}/hsds/{language}/{name}.json"


def calendar(language: str, event: str = "") -> str:
    """The calendar, or one event for a calendar."""
    return f"{language}/{KINDS['event'].folder}/{event}.ics" if event else f"{language}/calendar.ics"


def business_card(language: str, partner: str) -> str:
    """A partner for the reader's address book."""
    return f"{language}/{KINDS['partner'].folder}/{partner}.vcf"


def former_card(partner: str) -> str:
    """Where that file stood when there was one for all languages; it is still there in the first."""
    return f"cards/{partner}.vcf"


def places(language: str) -> str:
    """Which district a place or postcode belongs to, for the site's own script."""
    return f"assets/places-{language}.json"


def sitemap(language: str) -> str:
    """All pages of a language, for search engines."""
    return f"{language}/sitemap.xml"


def feed(language: str) -> str:
    """News."""
    return f"{language}/feed.xml"


def about_data(language: str) -> str:
    """The page on using the data."""
    return f"{language}/data/"


def source(address: str, *, index: bool) -> str:
    """The file of a page, under the name that links in hand-written pages use; `index` is for one of others below."""
    return f"{address}index.md" if index else f"{address.rstrip('/')}.md"


def folder(here: str) -> str:
    """The folder a page stands in: `de/guides/` for `de/guides/x/`."""
    return here.removesuffix("/").rpartition("/")[0]


def sibling(here: str) -> str:
    """The address of a page beside the one at `here` that does not exist; links from both are the same."""
    above = folder(here)
    return f"{above}/-/" if above else "-/" if here else ""


def relative(here: str, there: str) -> str:
    """A link from the page at `here` to `there`, both below the site's root.

    It is the same from every page of one folder, also for a page's link to itself, so that text which was rendered
    for one of them can stand on the others.
    """
    page, _, _ = here.rpartition("/")
    return _relative(page.rpartition("/")[0] if page else None, there)


# Most links of a site are the same from every page of a folder, such as those of head and foot.
@lru_cache(maxsize=65_536)
def _relative(folder: str | None, there: str) -> str:
    """`folder` is what stands above the page's own; None for a page at the root."""
    own = [] if folder is None else [*(folder.split("/") if folder else ()), ""]
    other = there.split("/")
    shared = 0
    while shared < min(len(own) - 1, len(other) - 1) and own[shared] == other[shared]:
        shared += 1
    return "../" * (len(own) - shared) + "/".join(other[shared:]) or "./"


def of_file(path: str) -> str:
    """Where a file of `content/` is published: a page in a folder of its own, any other file as it is."""
    name = path.removesuffix(".md")
    if name == path:
        return path
    return f"{name.removesuffix('index').rstrip('/')}/" if name.rpartition("/")[2] == "index" else f"{name}/"
