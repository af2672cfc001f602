"""What tests make for a moment is kept in a folder that is gone afterwards."""

from __future__ import annotations

import subprocess
from pathlib import Path

from conftest import ROOT

FAILING = 'mkdir "$TMPDIR/made" && echo "$TMPDIR" && exit 3'


def test_what_a_failing_command_has_made_is_gone_and_its_exit_code_is_told() -> None:
    result = subprocess.run([ROOT / "tools/scratch", "sh", "-c", FAILING], capture_output=True, text=True, check=False)

    assert (3, "") == (result.returncode, result.stderr)
    folder = Path(result.stdout.strip())
    assert folder.is_absolute() and not folder.exists() and folder.parent.is_dir()
