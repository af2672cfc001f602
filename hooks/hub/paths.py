"""The one place for addresses: which page has which, and how one page points to another."""

from __future__ import annotations

from hub.models import KINDS


def record(language: str, kind: str, id: str, part: str = "") -> str:
    """Address of a record's page, or of a page below it, from the site's root and with a slash at the end."""
    return f"{language}/{KINDS[kind].folder}/{id}/" + (f"{part}/" if part else "")


def index(language: str, kind: str) -> str:
    """Address of the index page of a kind."""
    return f"{language}/{KINDS[kind].folder}/"


def search(language: str) -> str:
    """Address of the search page."""
    return f"{language}/search/"


def folder(here: str) -> str:
    """The folder a page stands in: `de/guides/` for `de/guides/x/`."""
    return here.removesuffix("/").rpartition("/")[0]


def relative(here: str, there: str) -> str:
    """A link from the page at `here` to `there`, both below the site's root.

    It is the same from every page of one folder, also for a page's link to itself, so that text which was rendered
    for one of them can stand on the others.
    """
    own, other = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(own) - 1, len(other) - 1) and own[shared] == other[shared]:
        shared += 1
    return "../" * (len(own) - shared) + "/".join(other[shared:]) or "./"
