"""Lists of all pages for search engines, one per language, and the list of these lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from hub.hub import Hub
from hub.pages.render.page import Page
from hub.pages.written import Text
from hub.records import addresses

Listed = tuple[date | None, Collection[str] | None]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_INDEX = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def of(hub: Hub, pages: Mapping[str, Listed]) -> dict[str, bytes]:
    """Content by path below the site's root. `pages` are addresses of pages that are written in the language of their
    address, since one that shows another's words is another's: each with the day it speaks of, and the languages in
    which there are words for such a page (None: in all). Addresses must be whole, so there is no list where the site's
    own is not known."""
    if not hub.home:
        return {}
    found = {}
    for code in hub.built:
        own = {address: listed for address, listed in pages.items() if address.startswith(f"{code}/")}
        lines = [_line(hub, address.removeprefix(code), code, *own[address]) for address in sorted(own)]
        found[addresses.sitemap(code)] = "".join([_HEAD, *lines, "</urlset>\n"]).encode()
    lists = "".join(f"<sitemap><loc>{hub.home}{code}/sitemap.xml</loc></sitemap>\n" for code in hub.languages)
    found["sitemap.xml"] = f"{_INDEX}{lists}</sitemapindex>\n".encode()
    return found


def listed(hub: Hub, pages: Mapping[str, Page], texts: Iterable[Text]) -> dict[str, Listed]:
    """Pages by address that are written in the language of their address; hand-written text bears no day, and none is
    made up."""
    found: dict[str, Listed] = {
        page.address: (page.updated, page.spoken) for page in pages.values() if not page.empty and not page.words
    }
    for text in texts:
        code, _, rest = text.pages.first.partition("/")
        if text.language == code:
            found[text.address] = (None, hub.catalog.written.pages[rest].keys())
    return found


def _line(hub: Hub, rest: str, code: str, day: date | None, spoken: Collection[str] | None) -> str:
    written = [other for other in hub.languages if spoken is None or other in spoken]
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other}" href={quoteattr(f"{hub.home}{other}{rest}")}/>'
        for other in written
    )
    if (first := hub.settings.languages.authored[0]) in written:
        others += f'<xhtml:link rel="alternate" hreflang="x-default" href={quoteattr(f"{hub.home}{first}{rest}")}/>'
    return f"<url><loc>{escape(f'{hub.home}{code}{rest}')}</loc>{changed}{others}</url>\n"


def robots(hub: Hub) -> bytes:
    """Everything may be found; where the site is known, so may the list of all pages."""
    listed = f"\nSitemap: {hub.home}sitemap.xml\n" if hub.home else ""
    return f"User-agent: *\nAllow: /\n{listed}".encode()
