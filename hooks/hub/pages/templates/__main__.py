"""`python -m hub.pages.templates PROJECT…`: compile every template that these projects use."""

from __future__ import annotations

import sys
from pathlib import Path

from hub.pages.templates import compile_all

compile_all(*map(Path, sys.argv[1:]))
