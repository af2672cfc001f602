"""What the box for the reader's place needs to know: every place and postcode with its district, a file per language.

It is fetched when the box is first used, and on pages of readers who have chosen. Its name holds a hash of its content,
like that of other files which never change under their name.
"""

from __future__ import annotations

import json
import posixpath
from typing import Any

from hub.hub import Hub
from hub.outputs.assets import Assets, digest
from hub.pages.reader import Reader
from hub.reading.languages import Language
from hub.records import addresses
from hub.records.kinds.places import District


def files(hub: Hub) -> Assets:
    """A file for each language that is built. `districts`, in the order of the site: `id`, `former` ids, `name` and
    `short` with the `language` of both where it is not the page's, `page` (address from the file) and `places`, each
    a name with its postcodes."""
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for code, language in hub.built.items():
        path = addresses.places(code)
        reader = Reader(hub, language, path)
        known = {"districts": [_district(reader, language, district) for district in hub.home_districts]}
        text = json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()
        stem, suffix = posixpath.splitext(path)
        names[path] = f"{stem}.{digest([text])}{suffix}"
        contents[names[path]] = text
    return Assets(names, contents)


def _district(reader: Reader, language: Language, district: District) -> dict[str, Any]:
    _, code = reader.words.choose(district.title)
    return {
        "id": district.id,
        **({"former": district.moved_from} if district.moved_from else {}),
        "name": reader.words.plain(district.title),
        "short": reader.words.plain(district.short),
        **({"language": code} if code != language.code else {}),
        "page": reader.links.url(district.kind, district.id),
        "places": [[place.name, *place.postcodes] for place in district.places],
    }
