"""A built site is whole: everything it needs is there, everything it names is there, and it loads nothing else.

Where a site before was found whole by the same rules, only what differs from it is read, and of the rest whatever names
something that is gone.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from hub.outputs import assets
from hub.publishing.release import PACKED
from hub.reading.findings import Problem, problem
from hub.reading.markup import policy

_ADDRESSES = ("href", "src", "poster", "data-search", "data-script")
_IMPORT = re.compile(r"""\b(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
_POLICY = re.compile(r"<meta\b[^>]*content-security-policy", re.IGNORECASE)
_MOVES = re.compile(r"0; url=(.+)", re.IGNORECASE)
_KINDS = frozenset(
    [
        *policy.SHIPPED,
        *(".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".vcf", ".webmanifest", ".woff2", ".xml"),
    ]
)
"""What a site may hold; a server or host takes orders from some other files, such as `_redirects`."""
_PROGRAMS = {".js": (f"{assets.FOLDER}/", f"{assets.FORM}/"), ".svg": (f"{assets.FOLDER}/",)}
"""Files that hold code, or can, stand only where the program puts its own."""
RULES = hashlib.sha256(
    b"".join(Path(file).read_bytes() for file in (__file__, policy.__file__, assets.__file__))
).hexdigest()[:16]
"""Differs where what is looked for differs"""
_PLAIN = re.compile(r"[\w-]+", re.ASCII)
"""Places that every link to them names in these very letters"""
_SHOWN = 100
"""findings of one kind; a fault in a template is on every page"""


@dataclass(slots=True)
class _Page:
    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)


class Broken(Exception):
    """A built site that is not whole; carries the findings."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Whole:
    """A site that was found whole by these rules, for the same languages and address."""

    site: Path
    sums: Mapping[str, str]
    """SHA-256 of its files by path"""
    same: Collection[str]
    """those that the new site has too, with the same content"""


def verify(site: Path, languages: Iterable[str], address: str, whole: Whole | None = None) -> list[Problem]:
    """What is wrong with the site in this folder, which will stand at `address`; its paths are below that folder.

    `address` may be empty where it is not known; links from the root are then links from the root of the server.
    """
    regular, odd = files(site)
    prefix = urlsplit(address).path.rstrip("/")
    pages = _Pages(site)
    looked = regular if whole is None else _to_read(site, pages, regular, whole)
    found = [problem(name, (1, 1), "built-file") for name in odd]
    found += [problem(name, (1, 1), "built-kind") for name in sorted(regular) if not _may_be_served(name)]
    found += [problem(name, (1, 1), "built-missing") for name in _expected(languages, address) if name not in regular]
    if not any(re.fullmatch(rf"{assets.INDEX}\w+/{re.escape(assets.ENTRY)}", name) for name in regular):
        found.append(problem(f"{assets.INDEX}{assets.ENTRY}", (1, 1), "built-missing"))
    expected = pages["404.html"].policies if "404.html" in regular else []
    targets: list[tuple[str, str]] = []
    for name in looked:
        if name.endswith(".html"):
            page = pages[name]
            found += [problem(name, (1, 1), "policy", what=fault) for fault in page.faults]
            own = name.startswith(f"{assets.FORM}/")
            if len(page.policies) != 1 or (page.policies != expected and not own):
                found.append(problem(name, (1, 1), "built-policy"))
            targets += [(name, link) for link in page.links]
        # The scripts of the form for editors are their own business.
        elif name.endswith(".js") and name.startswith(assets.FOLDER):
            targets += [(name, link) for link in _IMPORT.findall(_text(site / name))]
        elif name.endswith(".css"):
            found += [problem(name, (1, 1), "policy", what=fault) for fault in policy.style_faults(_text(site / name))]
        elif address and name.rpartition("/")[2] == "sitemap.xml":
            listed = re.findall(r"<loc>([^<]+)</loc>", _text(site / name))
            targets += [(name, urlsplit(link).path) for link in listed]
    found += _broken(targets, pages, regular, prefix)
    return _shortened(found)


class _Pages(dict[str, "_Page"]):
    """What stands in a page, read when it is asked for."""

    def __init__(self, site: Path) -> None:
        super().__init__()
        self._site = site

    def __missing__(self, name: str) -> _Page:
        self[name] = page = _page(_text(self._site / name))
        return page


def _to_read(site: Path, pages: _Pages, regular: set[str], whole: Whole) -> set[str]:
    """The files that must be read. A file that stayed is as right as it was, unless it names what is gone."""
    changed = regular - set(whole.same)
    gone = whole.sums.keys() - regular
    # What lies under a hash is named by it, everything else in more than one way.
    needles = {assets.unit(name).rpartition("/")[2] for name in gone}
    if "" in needles or ("404.html" in changed and not _same_policy(pages, whole)):
        return regular
    for name in changed & whole.sums.keys():
        if name.endswith(".html"):
            before = _before(whole, name)
            lost = before.ids - pages[name].ids if before else {""}
            if not all(_PLAIN.fullmatch(id) for id in lost):
                return regular
            needles |= {f"#{id}" for id in lost}
    if not needles:
        return changed
    # Each word by itself: to look for one is quicker than a pattern of all.
    wanted = [needle.encode() for needle in needles]
    stayed = (name for name in regular - changed if name.endswith((".html", ".js")))
    return changed | {name for name in stayed if _names(f"{site}/{name}", wanted)}


def _names(path: str, wanted: Iterable[bytes]) -> bool:
    """Whether a file holds any of these words. A string, not a path: there are tens of thousands."""
    with open(path, "rb") as file:  # noqa: PTH123 - see above
        content = file.read()
    return any(needle in content for needle in wanted)


def _same_policy(pages: _Pages, whole: Whole) -> bool:
    before = _before(whole, "404.html")
    return before is not None and before.policies == pages["404.html"].policies


def _before(whole: Whole, name: str) -> _Page | None:
    """A page as it was; None where it was changed since by others."""
    try:
        content = (whole.site / name).read_bytes()
    except OSError:
        return None
    same = hashlib.sha256(content).hexdigest() == whole.sums.get(name)
    return _page(content.decode(encoding="utf-8", errors="replace")) if same else None


def files(site: Path) -> tuple[set[str], list[str]]:
    """Paths of regular files but for packed copies of them, and of what a site should not hold."""
    regular: set[str] = set()
    odd: list[str] = []

    def look(above: str) -> None:
        with os.scandir(f"{site}/{above}") as entries:
            for entry in entries:
                name = f"{above}{entry.name}"
                if entry.is_dir(follow_symlinks=False) and name.isprintable():
                    look(f"{name}/")
                elif entry.is_file(follow_symlinks=False) and name.isprintable():
                    regular.add(name)
                else:
                    odd.append(name)

    look("")
    return {name for name in regular if not (name.endswith(PACKED) and name[:-3] in regular)}, sorted(odd)


def _may_be_served(name: str) -> bool:
    # MkDocs packs the sitemap.
    suffix = posixpath.splitext(name.removesuffix(".gz"))[1].lower()
    return suffix in _KINDS and name.startswith(_PROGRAMS.get(suffix, ""))


def _expected(languages: Iterable[str], address: str) -> Iterator[str]:
    yield from ("index.html", "404.html")
    if address:
        yield "sitemap.xml"
    for code in languages:
        yield from (f"{code}/index.html", f"{code}/search/index.html")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _page(html: str) -> _Page:
    page = _Page()
    moves: str | None = None
    for name, attributes, _ in policy.elements(html):
        values = dict(attributes)
        if "id" in values:
            page.ids.add(values["id"])
        page.links.update(values[key] for key in _ADDRESSES if key in values)
        # A policy without content allows everything, so it is none.
        means, content = values.get("http-equiv", "").lower(), values.get("content", "")
        if name == "meta" and means == "content-security-policy" and content:
            # Elements that are alike are told once, but each of them counts.
            page.policies += [content] * len(_POLICY.findall(html))
        elif name == "meta" and (found := _MOVES.fullmatch(content)):
            moves = found[1]
    # Only a page that says the same to those whom it does not lead on may lead on; and there must be such a page.
    page.faults = policy.faults(html, moved=moves in page.links)
    return page


def _broken(targets: Iterable[tuple[str, str]], pages: _Pages, files: set[str], prefix: str) -> Iterator[Problem]:
    """A finding for each target that is not there, at the first file that names it."""
    missing: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, link in targets:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        file = _file(name, unquote(parts.path), files, prefix)
        # A state that a script reads is no anchor.
        anchor = "" if "=" in parts.fragment else unquote(parts.fragment)
        if file is None:
            missing["built-link", link].append(name)
        elif anchor and file.endswith(".html") and anchor not in pages[file].ids:
            missing["built-anchor", link].append(name)
    for (code, link), names in sorted(missing.items()):
        more = f" (+ {len(names) - 1})" if len(names) > 1 else ""
        yield problem(min(names), (1, 1), code, target=link, more=more)


def _file(name: str, path: str, files: set[str], prefix: str) -> str | None:
    """The file a browser gets for a link on the page `name`; None if there is none."""
    if "//" in path:
        return None
    if path.startswith("/"):
        if not f"{path}/".startswith(f"{prefix}/"):
            return None
        path = path[len(prefix) :].lstrip("/")
    elif path:
        path = posixpath.join(posixpath.dirname(name), path)
    else:
        return name
    # What leads out of the site begins with .. now, as no file does.
    whole = posixpath.normpath(path)
    # A folder of files, as that of the search index, is no page but may be named.
    index = "index.html" if whole == "." else f"{whole}/index.html"
    entry = f"{whole}/{assets.ENTRY}"
    return next((file for file in (whole, index, entry) if file in files), None)


def _shortened(found: Iterable[Problem]) -> list[Problem]:
    kinds: dict[str, list[Problem]] = defaultdict(list)
    for one in sorted(set(found)):
        kinds[one.code].append(one)
    return [one for same in kinds.values() for one in same[:_SHOWN]]
