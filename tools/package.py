"""What the package of the engine holds besides its modules: theme, interface words, what a new project takes over, and
the MkDocs adapter. An editable installation finds them in the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("overrides", "deploy", ".github/workflows", ".gitlab-ci.yml", "CHANGELOG.md", "CHANGELOG.de.md")
ADAPTER = ("site_build.py", "preview.py", "preview.js")


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    """Names them to the builder of wheels."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """`version` is that of the build: `standard` or `editable`."""
        if version != "editable":
            # Words of the interface belong to the engine; what is translated of this region's records does not.
            words = [f"locales/{path.name}" for path in sorted(Path(self.root, "locales").glob("*.po"))]
            build_data["force_include"] |= {name: f"hub/shipped/{name}" for name in (*SHIPPED, *words)}
            build_data["force_include"] |= {f"hooks/{name}": f"hub_mkdocs/{name}" for name in ADAPTER}
