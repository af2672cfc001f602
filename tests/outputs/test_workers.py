"""Work that processors share comes out as one process would make it.

Each test starts a program: whoever runs tests side by side has threads, beside which nothing is forked.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from conftest import SECOND

BEGIN = """
import os, sys, threading
from datetime import date
from pathlib import Path
from hub import site
from hub.outputs import workers
from hub.reading.findings import Fault
workers._processors = lambda: 3
"""


def told(program: str, *given: Path) -> str:
    """What a program prints that may share its work."""
    ended = subprocess.run([sys.executable, "-c", BEGIN + program, *given], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def test_what_several_make_comes_in_order_and_few_things_are_made_here() -> None:
    """So is everything beside another thread, which may hold a lock that a fork would hold for ever."""
    program = """
from multiprocessing import get_context
begun = get_context("fork").Barrier(2)
def made(count, *together):
    def make(n):
        if n in together:
            begun.wait(30)
        return n * n, os.getpid()
    found = list(workers.each(make, range(count)))
    assert [n * n for n in range(count)] == [square for square, _ in found]
    return {pid for _, pid in found}
# Whoever has the first of these waits until another process has the second.
many, few = made(workers.FEW, 0, workers._AT_ONCE), made(workers.FEW - 1)
assert os.getpid() not in many and {os.getpid()} == few
end = threading.Event()
threading.Thread(target=end.wait, daemon=True).start()
assert {os.getpid()} == made(workers.FEW)
print(len(many) > 1)
"""
    assert "True" == told(program)


def test_what_goes_wrong_in_another_process_is_told_as_in_this_one() -> None:
    """The first fault in the order of things, with its words."""
    program = """
def make(n):
    if n > 100:
        raise Fault(f"page {n}")
    return n
try:
    list(workers.each(make, range(workers.FEW)))
except Fault as fault:
    print(fault)
"""
    assert "page 101" == told(program)


def test_a_site_that_several_make_is_the_same(tmp_path: Path) -> None:
    """Each file, and what is kept is taken by the next build of one process."""
    program = """
root, keep = map(Path, sys.argv[1:])
def made(few, keep=None):
    workers.FEW = few
    return dict(site.made(root, date(2026, 11, 21), keep=keep).files)
shared = made(1, keep)
print(len(shared) > 300 and shared == made(10**9), shared == made(10**9, keep))
"""
    assert "True True" == told(program, SECOND, tmp_path)


def test_whoever_helps_ends_with_the_one_it_helps() -> None:
    """Also where that is killed and can end nobody: what both write into is closed."""
    program = """
import signal, time
def make(n):
    if n == workers.FEW - 1:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    return n
list(workers.each(make, range(workers.FEW)))
"""
    with subprocess.Popen([sys.executable, "-c", BEGIN + program], stdout=subprocess.PIPE) as begun:
        assert begun.communicate(timeout=50) == (b"", None)
    assert begun.returncode == -signal.SIGKILL
