"""A site is written over the one before: only what differs is touched."""

from __future__ import annotations

from pathlib import Path

from hub.outputs import folder


def test_only_what_differs_is_named(tmp_path: Path) -> None:
    """What is not there, says something else, is a folder or a link."""
    (tmp_path / "same").write_bytes(b"same")
    (tmp_path / "other").write_bytes(b"othex")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "same")
    files = {name: name.encode() for name in ("same", "other", "folder", "deep/new")} | {"link": b"same"}
    assert ["other", "folder", "deep/new", "link"] == folder.differing(tmp_path, files)


def test_everything_else_goes_but_what_is_hidden_at_the_top(tmp_path: Path) -> None:
    """Also a folder in the place of a file, and a link to a folder, whose files stay."""
    site, outside = tmp_path / "site", tmp_path / "outside"
    for path in ("kept/index.html", "kept/old.html", "gone/deep/x", ".git/config", "file/index.html"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("x", encoding="utf-8")
    outside.mkdir()
    (outside / "theirs").write_text("x", encoding="utf-8")
    (site / "kept/.hidden").write_text("x", encoding="utf-8")
    (site / "link").symlink_to(outside)
    folder.clear(site, {"kept/index.html": b"", "file": b""})
    assert {".git", ".git/config", "kept", "kept/index.html"} == {
        path.relative_to(site).as_posix() for path in site.rglob("*")
    }
    assert (outside / "theirs").exists()
    folder.clear(tmp_path / "nowhere", {})
