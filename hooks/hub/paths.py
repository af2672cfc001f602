"""The one place for addresses: which page has which, and how one page points to another."""

from __future__ import annotations

from hub.models import KINDS


def record(language: str, kind: str, id: str, part: str = "") -> str:
    """Address of a record's page, or of a page below it, from the site's root and with a slash at the end."""
    return f"{language}/{KINDS[kind].folder}/{id}/" + (f"{part}/" if part else "")


def index(language: str, kind: str) -> str:
    """Address of the index page of a kind."""
    return f"{language}/{KINDS[kind].folder}/"


def relative(here: str, there: str) -> str:
    """The shortest link from the page at `here` to `there`, both below the site's root."""
    own, other = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(own), len(other) - 1) and own[shared] == other[shared]:
        shared += 1
    return "../" * (len(own) - shared) + "/".join(other[shared:]) or "./"


def base(address: str) -> str:
    """From the page at `address` to the site's root: `../../../`, or `./` on the root itself."""
    return "../" * address.count("/") or "./"
