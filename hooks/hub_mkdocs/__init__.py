"""The MkDocs adapter as a plugin, `plugins: [hub]`, for projects that have the engine as a package.

In the package the adapter's modules lie in this folder. In the engine's own repository they lie above it, where MkDocs
loads them as hooks of the checkout it builds.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.plugins import BasePlugin, CombinedEvent

_HERE = Path(__file__).resolve().parent
if not (_HERE / "site_build.py").is_file():
    __path__.append(str(_HERE.parent))

from hub_mkdocs import preview, site_build  # noqa: E402 - found by the line above


class Plugin(BasePlugin):  # type: ignore[type-arg]
    """Hands MkDocs' events to the adapter, in the order of its hooks."""

    on_startup = CombinedEvent(
        lambda plugin, **given: site_build.on_startup(**given),
        lambda plugin, **given: preview.on_startup(**given),
    )
    on_config = CombinedEvent(
        lambda plugin, config: site_build.on_config(config),
        lambda plugin, config: preview.on_config(config),
    )
    on_pre_build = staticmethod(site_build.on_pre_build)
    on_files = staticmethod(site_build.on_files)
    on_serve = CombinedEvent(
        lambda plugin, server, **given: site_build.on_serve(server, **given),
        lambda plugin, server, **given: preview.on_serve(server, **given),
    )
