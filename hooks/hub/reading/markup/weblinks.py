"""What is wrong with an address on the web that a text links to: the rules of address fields hold in prose too."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import category
from urllib.parse import unquote, urlsplit

from hub.records import values

SCHEMES = ("https", "http", "mailto", "tel")
_SHOWN = re.compile(r"(?:https?://|(?<![\w@.-])www\.)[^\s<>/?#]+", re.IGNORECASE)
_BARE = re.compile(r"((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#]\S*)?")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def fault(address: str, words: str) -> tuple[str, dict[str, Any]] | None:
    """(code, arguments) of the finding about a link with these words, without markup; None where nothing is wrong.

    `words` may be empty: the address is then shown itself.
    """
    scheme, _, rest = address.partition(":")
    scheme = scheme.lower()
    if scheme in ("http", "https"):
        wrong = not values.is_address(address)
        code = "value-url"
    elif scheme == "mailto":
        wrong = not values.is_email(unquote(rest.partition("?")[0]))
        code = "value-email"
    elif scheme == "tel":
        wrong = not values.dialled(unquote(rest))
        code = "value-phone"
    else:
        return "link-scheme", {"address": address}
    if wrong:
        return code, {"value": address}
    if words and not any(category(character)[0] in "LNPS" for character in words):
        return "link-invisible", {"address": address}
    if shown := _other(scheme, rest, address, words.strip()):
        return "link-other", {"shown": shown, "address": address}
    return None


def _other(scheme: str, rest: str, address: str, words: str) -> str:
    """The address that the words show, where they show one and the link leads to another; else nothing."""
    if scheme == "mailto":
        to = unquote(rest.partition("?")[0]).casefold()
        return words if _MAIL.fullmatch(words) and words.casefold() != to else ""
    if scheme == "tel":
        return ""
    host = _host(address)
    for found in _SHOWN.findall(words) or [match[1] for match in [_BARE.fullmatch(words)] if match]:
        shown = _host(found if "://" in found else f"https://{found}")
        if shown and shown != host and not host.endswith(f".{shown}"):
            return str(found)
    return ""


def _host(address: str) -> str:
    try:
        host = (urlsplit(address).hostname or "").rstrip(".,;:!?")
    except ValueError:
        return ""
    return host.removeprefix("www.")
