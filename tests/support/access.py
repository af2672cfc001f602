"""What tests of accessibility look at: a page of every template, what axe finds on it, where the focus goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# What of the focused element is in the window and not covered, and whether it shows that it has the focus.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
  const style = getComputedStyle(element), shape = element.querySelector("rect");
  const seen = [...element.getClientRects()].some((box) => {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    return right > left && bottom > top && points.some(([x, y]) => {
      const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      return hit && (element.contains(hit) || hit.contains(element));
    });
  });
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const framed = shape !== null && parseFloat(getComputedStyle(shape).strokeWidth) >= 5;
  return {
    name: (element.getAttribute("aria-label") || element.textContent || element.localName).trim().slice(0, 40),
    foot: element.closest(".site-foot") !== null,
    fault: !seen ? "not to be seen" : !outlined && !framed ? "no focus shown" : "",
  };
}"""


@dataclass(frozen=True)
class Template:
    """A kind of page, named by its folder and what its article is, and the address of one below the language."""

    name: str
    address: str


def templates(site: Path, language: str, *, largest: bool = False) -> list[Template]:
    """A page of every kind of page in a language: the smallest, or the largest."""
    found: dict[str, list[tuple[int, str]]] = {}
    for path in sorted((site / language).rglob("index.html")):
        address = path.relative_to(site / language).as_posix().removesuffix("index.html")
        html = path.read_text(encoding="utf-8")
        # Former addresses lead on before anything could be looked at.
        if 'http-equiv="refresh"' in html:
            continue
        found.setdefault(kind(address, html), []).append((len(html), address))
    chosen = {name: sorted(pages)[-1 if largest else 0] for name, pages in found.items()}
    return [Template(name, address) for name, (_, address) in sorted(chosen.items())]


def kind(address: str, html: str) -> str:
    """Its folder, a star for each further level, and the article's class: `guides/* guide`."""
    folder, *more = address.split("/")[:-1] or ["home"]
    article = re.search(r'<article class="([^"]*)"', html)
    own = article[1].split()[-1].removeprefix("record--") if article else ""
    question = "question" if 'class="answers"' in html else ""
    return " ".join(filter(None, ["/".join([folder, *("*" for _ in more)]), own, question]))


def with_axe(page: Page) -> Page:
    """Where many pages are looked at: each comes with axe, which is handed to the browser once."""
    page.add_init_script(AXE)
    return page


def violations(page: Page, *rules: str, without: tuple[str, ...] = ()) -> list[str]:
    """`rule: selector` for all that axe objects to, on the page as it is now, `without` what fits these selectors."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    only: dict[str, Any] = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(
        """([only, exclude]) => axe.run({ exclude }, { runOnly: only, resultTypes: ["violations"] })
          .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target }) => `${id}: ${target.join(" ")}`)))""",
        [only, [[selector] for selector in without]],
    )
    return found


def faults(
    page: Page, origin: str, address: str, width: int, scheme: Literal["light", "dark"], without: tuple[str, ...] = ()
) -> list[str]:
    """`page, width, scheme: rule: selector` for all that axe objects to on a page, `without` what fits these."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(origin + address)
    return [f"{address}, {width}, {scheme}: {found}" for found in violations(page, without=without)]


def intrusions(browser: Browser, origin: str, address: str) -> list[str]:
    """What a page does that none should: load from elsewhere or too much, break its policy, store, scroll sideways."""
    requests: list[str] = []
    found: list[str] = []
    with browser.new_context(viewport={"width": 320, "height": 700}) as context:
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: found.append(message.text))
        page.on("pageerror", lambda error: found.append(str(error)))
        response = page.goto(origin + address)
        if response is None or response.status != 200:
            found.append("does not come")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"scrolls sideways at {width} px")
        if context.cookies() or page.evaluate("localStorage.length + sessionStorage.length"):
            found.append("stores something")
    found += [f"loads {url}" for url in requests if not url.startswith(origin)]
    return found + ([f"loads {len(requests)} files"] if len(requests) > 8 else [])


def unfold(page: Page) -> None:
    """Open all that is folded, as a reader would piece by piece."""
    page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true; })")


def stops(page: Page, *, foot: bool) -> list[str]:
    """Tab to the end of the page, or to its foot, which is the same everywhere: `name: fault` of stops with one."""
    found = []
    for _ in range(700):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or (stop["foot"] and not foot):
            return found
        if stop["fault"]:
            found.append(f"{stop['name']}: {stop['fault']}")
    return [*found, "the page has no last stop"]


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element that fits has the focus."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


# Names that do not lie inside their tile of the map.
APART = """() => {
  const names = [...document.querySelectorAll('.map-outlines')].flatMap((map) => {
    const boxes = [...map.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
    return boxes.flatMap(([name, one], n) => boxes.slice(n + 1).filter(([, two]) =>
      one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom
    ).map(([other]) => `${name} / ${other}`));
  });
  // The middle of a name lies in the shape that bears it.
  const lost = [...document.querySelectorAll('.map-outlines text')].filter((text) => {
    const map = text.closest('svg'), box = text.getBBox(), point = map.createSVGPoint();
    [point.x, point.y] = [box.x + box.width / 2, box.y + box.height / 2];
    const own = [...map.querySelectorAll('a')].find((link) => link.querySelector('path').isPointInFill(point));
    const words = [...text.querySelectorAll('tspan')].map((row) => row.textContent).join(' ');
    return !own || own.getAttribute('aria-label') !== words;
  });
  return [...names, ...lost.map((text) => text.textContent)];
}"""
"""Names of maps that touch each other, or that do not lie on their shape; those with a line are not looked for."""
OUTSIDE = """() => [...document.querySelectorAll('.map-tiles a')].filter((link) => {
  const tile = link.querySelector('rect').getBoundingClientRect();
  const text = link.querySelector('text').getBoundingClientRect();
  return text.left < tile.left || text.right > tile.right || text.top < tile.top || text.bottom > tile.bottom;
}).map((link) => link.getAttribute('aria-label'))"""
