"""Lets the handbook look like the site: MkDocs gets the tokens of the theme and the few rules that apply them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]
STYLES = (ROOT / "overrides/assets/css/tokens.css", ROOT / "docs/handbook/handbook.css")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the stylesheets, which the configuration names by their last part."""
    for path in STYLES:
        files.append(File.generated(config, path.name, abs_src_path=str(path)))
    return files
