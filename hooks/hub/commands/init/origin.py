"""Where the engine that runs comes from, so that a new project can have the same one."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from importlib.metadata import distribution
from urllib.parse import unquote, urlsplit

from hub.reading import engine

PACKAGE = "regional-knowledge-hub"


@dataclass(frozen=True)
class Origin:
    """`kind` is `path` for a checkout or a file, `git` or `url` for an address, and `index` for a package index."""

    version: str
    kind: str = "index"
    place: str = ""
    revision: str = ""
    editable: bool = False

    @property
    def source(self) -> str:
        """The lines of pyproject.toml that name the place; none for an index."""
        if self.kind == "index":
            return ""
        more = ", editable = true" if self.editable else f", rev = {json.dumps(self.revision)}" if self.revision else ""
        return f"\n[tool.uv.sources]\n{PACKAGE} = {{ {self.kind} = {json.dumps(self.place)}{more} }}\n"


def here() -> Origin:
    """That of the engine that runs."""
    checkout = engine.HOME.parents[1] / "pyproject.toml"
    if checkout.is_file() and engine.HOME.parent.name == "hooks":
        about = tomllib.loads(checkout.read_text(encoding="utf-8"))["project"]
        return Origin(about["version"], "path", str(checkout.parent), editable=True)
    found = distribution(PACKAGE)
    # PEP 610: what an installer writes down about a package that did not come from an index.
    direct = json.loads(found.read_text("direct_url.json") or "{}")
    address = direct.get("url", "")
    if "vcs_info" in direct:
        return Origin(found.version, "git", address, direct["vcs_info"].get("commit_id", ""))
    if address.startswith("file:"):
        return Origin(found.version, "path", unquote(urlsplit(address).path))
    return Origin(found.version, "url", address) if address else Origin(found.version)
