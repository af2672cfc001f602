"""Publishing the site in `site/`: first release, one changed page, nothing changed, going back, archive; on this disk.

`make bench` runs it where `site/` was built before. Goal: going back takes less than a second, start-up included.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
HUB = Path(sys.executable).parent / "hub"


def seconds(*arguments: str | Path) -> float:
    """How long `hub publish` takes by the clock."""
    begin = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    subprocess.run([HUB, "publish", *arguments], check=True, capture_output=True, cwd=ROOT, env=environment)
    return time.perf_counter() - begin


def size(folder: Path) -> float:
    """Megabytes on the disk; a file of several releases counts once."""
    found = {path.lstat().st_ino: path.lstat().st_blocks * 512 for path in folder.rglob("*")}
    return sum(found.values()) / 1e6


def main() -> None:
    """Print one line per step."""
    if not (ROOT / "site/index.html").is_file():
        sys.exit("site/ is not built; run `make site` first")
    with tempfile.TemporaryDirectory(dir=ROOT.parent) as name:
        target, built = Path(name) / "target", Path(name) / "built"
        shutil.copytree(ROOT / "site", built)
        publish = (target, "--incomplete", "--built", built)
        print(f"first release  {seconds(*publish):7.2f} s  {size(target):7.1f} MB")
        page = next(built.glob("*/about/index.html"))
        page.write_text(page.read_text(encoding="utf-8") + "<!-- changed -->", encoding="utf-8")
        print(f"a page changed {seconds(*publish):7.2f} s  {size(target):7.1f} MB")
        print(f"nothing new    {seconds(*publish):7.2f} s  {size(target):7.1f} MB")
        print(f"going back     {seconds(target, '--rollback'):7.2f} s")
        out = Path(name) / "archive"
        newest = max(path.name for path in (target / "releases").iterdir())
        back = seconds(target, "--rollback", newest, "--archive", out)
        print(f"and archive    {back:7.2f} s  {size(out):7.1f} MB")


if __name__ == "__main__":
    main()
