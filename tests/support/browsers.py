"""The real browser that tests look with."""

from __future__ import annotations

import shutil

# The one without a window first: the same engine, and a page in it costs a fifth.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Each page is looked at for a moment: what is made fast for long use, and a process for pictures, cost more.
    "--js-flags=--no-opt --no-maglev --always-sparkplug",
    "--in-process-gpu",
]

# Browsers that refuse to store throw where the store is named, not where it is written to.
REFUSING = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
}"""
