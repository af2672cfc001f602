"""What tests make for a moment is kept in a folder that is gone afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

FAILING = 'mkdir "$TMPDIR/made" && echo "$TMPDIR" && exit 3'


def test_what_a_failing_command_has_made_is_gone_and_its_exit_code_is_told() -> None:
    result = subprocess.run([ROOT / "tools/scratch", "sh", "-c", FAILING], capture_output=True, text=True, check=False)

    assert (3, "") == (result.returncode, result.stderr)
    folder = Path(result.stdout.strip())
    assert folder.is_absolute() and not folder.exists() and folder.parent.is_dir()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_what_a_stopped_command_has_made_is_gone(sent: signal.Signals) -> None:
    """It would stay in memory otherwise."""
    command = [ROOT / "tools/scratch", "sh", "-c", 'echo "$TMPDIR"; read never']
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        folder = Path(process.stdout.readline().strip())
        assert folder.is_dir()
        os.killpg(process.pid, sent)
        process.wait()

    assert 128 + sent == process.returncode
    assert not folder.exists()
