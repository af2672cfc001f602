"""The shipped nginx configuration, in a real nginx: headers of every kind of answer, and a drive through the site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from access import unfold
from conftest import SECOND, build, copy_engine
from sites import Served
from webserver import NGINX, SHIPPED, Server, has_ipv6, serving

pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx on this machine, see tools/nginx")

HEADERS = dict(
    re.findall(
        r'^add_header (\S+) "?([^"$]*?)"? always;$', (SHIPPED / "headers.conf").read_text(encoding="utf-8"), re.M
    )
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second hub, with a guide that uses a word of its glossary."""
    folder = tmp_path_factory.mktemp("small") / "hub"
    shutil.copytree(SECOND, folder)
    copy_engine(folder)
    guide = folder / "data/guides/permis.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("Le guichet décide.", "Le Permis de l’île arrive."), encoding="utf-8")
    result = build(folder, HUB_SITE_URL="https://hub.example/")
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def server(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The configuration as shipped."""
    with serving(site, tmp_path_factory.mktemp("nginx")) as made:
        yield made


def files(site: Path, pattern: str) -> str:
    return next(path.relative_to(site).as_posix() for path in sorted(site.glob(pattern)))


ANSWERS = {
    "root": ("", "GET", 200),
    "page": ("fr/guides/permis/", "GET", 200),
    "page, head only": ("fr/guides/permis/", "HEAD", 200),
    "folder without slash": ("fr/guides", "GET", 301),
    "folder without page": ("assets/", "GET", 404),
    "nothing there": ("fr/nothing/", "GET", 404),
    "error page itself": ("404.html", "GET", 404),
    "hidden file": (".git/config", "GET", 404),
    "post": ("fr/", "POST", 405),
    "put": ("fr/x", "PUT", 405),
    "delete": ("fr/", "DELETE", 405),
    "options": ("fr/", "OPTIONS", 405),
    "options of open data": ("api/v1/index.json", "OPTIONS", 204),
    "trace": ("fr/", "TRACE", 405),
    "script": ("assets/js/search.*.js", "GET", 200),
    "styles": ("assets/css/site.*.css", "GET", 200),
    "picture": ("assets/icon.*.svg", "GET", 200),
    "index of the search": ("search-index/*/words.json", "GET", 200),
    "sitemap": ("sitemap.xml", "GET", 200),
    "no such part of it": ("search-index/0123456789/part-0.json", "GET", 404),
    "outside": ("../../etc/hostname", "GET", 400),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_has_every_header_once(name: str, server: Server, site: Path) -> None:
    """Pages, files, errors, redirects and refused methods alike."""
    path, method, status = ANSWERS[name]

    found, headers, _ = server.ask(f"/{files(site, path) if '*' in path else path}", method)

    assert status == found
    assert 5 == len(HEADERS)
    for header, value in HEADERS.items():
        assert value == headers.get(header), header
    assert "nginx" == headers["Server"]
    readers = "cross-origin" if path.startswith("api/") else "same-origin"
    assert readers == headers["Cross-Origin-Resource-Policy"]
    assert "Strict-Transport-Security" not in headers
    assert ("GET, HEAD" if status == 405 else None) == headers.get("Allow")


def test_a_part_that_a_file_does_not_have_is_refused_once_and_never_kept(server: Server, site: Path) -> None:
    """416 with every header once, also of files that are kept for a year when they are whole."""
    name = files(site, "assets/css/*.css")
    size = (site / name).stat().st_size

    status, headers, _ = server.ask(f"/{name}", Range="bytes=9999999-")

    assert (416, "no-cache", f"bytes */{size}") == (status, headers["Cache-Control"], headers["Content-Range"])
    for header, value in HEADERS.items():
        assert value == headers[header], header
    assert "same-origin" == headers["Cross-Origin-Resource-Policy"]
    status, _, body = server.ask(f"/{name}", Range="bytes=0-1")
    assert (206, (site / name).read_bytes()[:2]) == (status, body)


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6 on this machine")
def test_the_server_answers_over_both_kinds_of_addresses(server: Server) -> None:
    """The same page over IPv4 and IPv6; neither address is written down."""
    four, six = (server.ask("/fr/", host=host) for host in ("127.0.0.1", "::1"))

    assert (200, four[2]) == (six[0], six[2])
    assert "::1" not in server.log.read_text(encoding="utf-8")
    listens = re.findall(r"listen (\S*?)\b(80|443)\b", (SHIPPED / "hub.conf").read_text(encoding="utf-8"))
    assert {("", "80"), ("[::]:", "80"), ("", "443"), ("[::]:", "443")} == set(listens)


def test_the_policy_is_the_strict_one() -> None:
    """No source but the site itself, no code but its scripts."""
    rules = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))

    assert "'none'" == rules.pop("default-src")
    assert "'none'" == rules.pop("worker-src")
    assert "'self' data:" == rules.pop("img-src")
    for name in ("script", "style", "font", "media", "connect", "manifest"):
        assert "'self'" == rules.pop(f"{name}-src")
    assert {"base-uri", "form-action", "frame-ancestors", "object-src"} == rules.keys()
    assert {"'none'"} == set(rules.values())


def test_https_is_kept_to(server: Server) -> None:
    """Browsers that came by https are told to come by https for two years."""
    for path in ("/fr/", "/nothing"):
        headers = server.ask(path, secure=True)[1]

        assert "max-age=63072000; includeSubDomains" == headers["Strict-Transport-Security"]
        assert HEADERS["Content-Security-Policy"] == headers["Content-Security-Policy"]


def test_what_is_kept_and_what_is_asked_for_again(server: Server, site: Path) -> None:
    """Files named by their content are kept for a year; all others are asked for with their ETag; errors never stay."""
    forever, again = "public, max-age=31536000, immutable", "no-cache"
    expected = {
        "fr/": again,
        "sitemap.xml": again,
        files(site, "media/*.mp4"): again,
        "assets/css/site.0123456789.css": again,
        "search-index/0123456789/part-0.json": again,
        files(site, "assets/css/*.css"): forever,
        files(site, "assets/css/kinds/guide.*"): forever,
        files(site, "assets/js/search.*"): forever,
        files(site, "assets/icon.*"): forever,
        files(site, "search-index/*/words.json"): forever,
        files(site, "search-index/*/cards-0.json"): forever,
    }

    assert expected == {path: server.ask(f"/{path}")[1]["Cache-Control"] for path in expected}
    assert "Last-Modified" not in server.ask("/fr/")[1]
    etag = server.ask("/fr/")[1]["ETag"]
    status, headers, body = server.ask("/fr/", If_None_Match=etag)
    assert (304, b"") == (status, body)
    assert HEADERS["Content-Security-Policy"] == headers["Content-Security-Policy"]


def test_pages_elsewhere_may_read_open_data_and_nothing_else(server: Server) -> None:
    """JSON, tables, calendars and the feed for every site; pages, scripts and the search for this one."""
    open_to = {
        path: server.ask(path)[1].get("Access-Control-Allow-Origin")
        for path in ("/api/v1/index.json", "/fr/calendar.ics", "/fr/feed.xml", "/fr/", "/robots.txt", "/fr/api/")
    }

    assert dict.fromkeys(["/api/v1/index.json", "/fr/calendar.ics", "/fr/feed.xml"], "*") == {
        path: origin for path, origin in open_to.items() if origin
    }
    assert "cross-origin" == server.ask("/api/v1/index.json")[1]["Cross-Origin-Resource-Policy"]
    assert "same-origin" == server.ask("/fr/")[1]["Cross-Origin-Resource-Policy"]


def test_programs_elsewhere_may_ask_before_they_read_open_data_and_nothing_else(server: Server) -> None:
    """The question before a request with headers of its own (OPTIONS) is answered where there is something to read."""
    for path in ("/api/v1/index.json", "/fr/calendar.ics", "/fr/feed.xml"):
        status, headers, body = server.ask(path, "OPTIONS", Origin="https://a.example")

        assert (204, b"", None) == (status, body, headers.get("Allow"))
        allowed = [headers[f"Access-Control-Allow-{what}"] for what in ("Origin", "Methods", "Headers")]
        assert ["*", "GET, HEAD", "*"] == allowed
        assert "ETag" == server.ask(path)[1]["Access-Control-Expose-Headers"]
        assert 405 == server.ask(path, "POST")[0]
    for path in ("/fr/", "/robots.txt", "/fr/api/"):
        status, headers, _ = server.ask(path, "OPTIONS", Origin="https://a.example")

        assert (405, "GET, HEAD") == (status, headers["Allow"])
        assert [] == [name for name in headers if name.startswith("Access-Control")]


def test_errors_are_shown_in_every_language(server: Server) -> None:
    """The site's own page, at whatever depth."""
    status, headers, body = server.ask("/fr/nothing/at/all/")

    assert (404, "text/html; charset=utf-8") == (status, headers["Content-Type"])
    assert b'<html lang="fr"' in body and b'href="/ar/"' in body


def test_answers_are_packed_for_those_who_can_unpack(server: Server) -> None:
    """Text with gzip, also through a proxy, and caches are told that it differs."""
    for proxy in ({}, {"Via": "1.1 proxy"}):
        headers = server.ask("/fr/guides/permis/", Accept_Encoding="gzip", **proxy)[1]

        assert ("gzip", "Accept-Encoding") == (headers["Content-Encoding"], headers["Vary"])


def test_readers_are_sent_to_their_language_where_that_is_switched_on(
    site: Path, server: Server, tmp_path: Path
) -> None:
    """With a line for each language; those of other languages choose. As shipped, everybody chooses."""
    shipped = '    # "~*^de" /de/;\n    # "~*^en" /en/;\n'
    own = '    "~*^fr" /fr/;\n    "~*^nl" /nl/;\n'

    with serving(site, tmp_path, {shipped: own}) as sending:
        asked = [sending.ask("/", Accept_Language=wish) for wish in ("fr-BE,nl;q=0.8", "NL", "ar", "")]
    chooser = server.ask("/", Accept_Language="fr")

    assert [(302, "/fr/"), (302, "/nl/"), (200, None), (200, None)] == [
        (status, headers.get("Location")) for status, headers, _ in asked
    ]
    for status, headers, body in (*asked, chooser):
        assert "Accept-Language" in headers["Vary"]
        assert HEADERS["Content-Security-Policy"] == headers["Content-Security-Policy"]
        assert "no-cache" == headers["Cache-Control"]
        assert status == 302 or b'href="nl/"' in body


def test_the_log_names_nobody(server: Server) -> None:
    """The last byte of the address is cut off; neither browser nor referring page nor query is written. But the address
    that was asked for is, also where nothing is."""
    for path in ("/fr/", "/fr/nothing/"):
        server.ask(f"{path}?secret=1", User_Agent="Browser", Referer="https://a.example/")

    found, missing = server.log.read_text(encoding="utf-8").splitlines()[-2:]

    assert re.fullmatch(r'127\.0\.0\.0 \[[^\]]+\] "GET /fr/" 200 \d+', found), found
    assert re.fullmatch(r'127\.0\.0\.0 \[[^\]]+\] "GET /fr/nothing/" 404 \d+', missing), missing


# In the browser.


@dataclass(slots=True)
class Drive:
    """A page, what it asked for and what the browser complained about."""

    context: BrowserContext
    page: Page
    requests: list[str]
    complaints: list[str]
    refused: list[tuple[str, str | None]]
    """(address, why) of requests that were not sent or not answered"""

    @property
    def stored(self) -> int:
        """Cookies and entries of web storage."""
        return len(self.context.cookies()) + int(
            self.page.evaluate(
                "localStorage.length + sessionStorage.length + (navigator.serviceWorker?.controller ? 1 : 0)"
            )
        )


@pytest.fixture
def drive(browser: Browser) -> Iterator[Drive]:
    context = browser.new_context()
    made = Drive(context, context.new_page(), [], [], [])
    made.page.on("request", lambda request: made.requests.append(request.url))
    made.page.on("requestfailed", lambda request: made.refused.append((request.url, request.failure)))
    made.page.on("console", lambda message: made.complaints.append(message.text))
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    yield made
    context.close()


def test_the_site_works_under_its_headers(drive: Drive, server: Server) -> None:
    """From home to checklist: no complaint of the browser, nothing from elsewhere, nothing stored unasked."""
    page = drive.page
    for address in ("", "fr/", "nl/partners/", "ar/guides/permis/", "fr/network/", "fr/numbers/", "fr/districts/"):
        page.goto(server.origin + address)
        assert 0 == drive.stored, address

    page.goto(f"{server.origin}fr/")
    page.locator("button[aria-haspopup=dialog]").click()
    page.locator("dialog input[name=q]").fill("guichet")
    page.locator("dialog .results li").first.wait_for()
    page.goto(f"{server.origin}nl/search/#q=loket")
    page.locator(".results li").first.wait_for()
    assert 0 == drive.stored

    page.goto(f"{server.origin}fr/guides/permis/")
    unfold(page)
    page.locator(".term").first.click()
    assert page.locator(".term-notes > :popover-open").is_visible()
    page.keyboard.press("Escape")
    assert 0 == drive.stored
    page.locator(".checklist input").first.check()
    page.get_by_role("button", name="Clear all ticks").wait_for()
    assert 1 == drive.stored

    page.goto(f"{server.origin}fr/wayfinders/quel-chemin/")
    page.locator(".answers a").first.click()
    page.wait_for_url("**/quel-chemin/*/")

    page.goto(f"{server.origin}fr/partners/")
    page.evaluate("document.querySelectorAll('main details').forEach((part) => (part.open = true))")
    page.locator("[data-facet] input").first.check()
    assert "#" in page.url

    assert [] == drive.complaints
    assert [] == [url for url in drive.requests if not url.startswith(server.origin)]


def test_a_page_elsewhere_reads_open_data_with_headers_of_its_own(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    """A program that asks whether something changed gets the data and sees its ETag; a page it cannot read."""
    (tmp_path / "index.html").write_text("<!doctype html><title>elsewhere</title>", encoding="utf-8")
    ask = """async (address) => {
      const headers = {"If-None-Match": '"x"', "X-Requested-With": "x", "Content-Type": "application/json"};
      try {
        const answer = await fetch(address, {headers});
        return [answer.status, (await answer.text()).length > 0, Boolean(answer.headers.get("ETag"))];
      } catch (error) {
        return error.name;
      }
    }"""
    with Served(tmp_path) as elsewhere:
        page = browser.new_page()
        page.goto(elsewhere)
        said = {path: page.evaluate(ask, server.origin + path) for path in ("api/v1/index.json", "fr/feed.xml", "fr/")}
        page.close()

    assert {"api/v1/index.json": [200, True, True], "fr/feed.xml": [200, True, True], "fr/": "TypeError"} == said


def test_a_second_page_costs_one_request(drive: Drive, server: Server) -> None:
    """Styles and scripts are not even asked for again; opened a second time, the page is confirmed without a body."""
    drive.page.goto(f"{server.origin}fr/about/", wait_until="networkidle")
    first = len(server.log.read_text(encoding="utf-8").splitlines())
    drive.page.goto(f"{server.origin}fr/contribute/")
    drive.page.goto(f"{server.origin}fr/about/")

    # The icon belongs to the browser's window; it is asked for whenever there is nothing else to do.
    lines = [line for line in server.log.read_text(encoding="utf-8").splitlines()[first:] if "/icon." not in line]
    assert ["/fr/contribute/", "/fr/about/"] == [re.findall(r'"GET (/\S*)"', line)[0] for line in lines]
    assert ["200", "304"] == [line.split()[-2] for line in lines]


def test_the_header_stops_what_a_page_should_not_hold(drive: Drive, server: Server) -> None:
    """An inline script, a handler, a style, a form and a base put into a page on its way do nothing."""
    hostile = (
        "<base href='http://x.invalid/'><script>window.fired = 1</script><img src=x onerror='window.fired = 2'>"
        "<p id=styled style='position:fixed'>x</p><iframe srcdoc='<script>parent.fired = 3</script>'></iframe>"
        "<a id=link href='javascript:void(window.fired = 4)'>x</a><script src='http://x.invalid/x.js'></script>"
        "<form id=form action='http://x.invalid/'></form>"
    )

    def spoil(route: Route) -> None:
        answer = route.fetch()
        # Without the policy in the page itself: the header alone must hold.
        text = re.sub(r"<meta http-equiv[^>]*>", "", answer.text())
        route.fulfill(response=answer, body=text.replace("<main", f"{hostile}<main", 1))

    drive.page.route("**/fr/about/", spoil)
    drive.page.goto(f"{server.origin}fr/about/")
    fired, position, base = drive.page.evaluate(
        """() => {
          document.querySelector("#link").click();
          document.querySelector("#form").submit();
          const done = () => [window.fired, getComputedStyle(styled).position, document.baseURI];
          return new Promise((say) => setTimeout(() => say(done())));
        }"""
    )

    assert f"{server.origin}fr/about/" == drive.page.url
    assert (None, "static", f"{server.origin}fr/about/") == (fired, position, base)
    assert ["csp"] == [why for url, why in drive.refused if "x.invalid" in url]
    for directive in ("inline script", "inline event handler", "inline style", "base URI"):
        assert [text for text in drive.complaints if directive in text], (directive, drive.complaints)
