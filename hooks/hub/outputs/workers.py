"""Work that the processors of a machine share, where it is much and the machine has several."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import parent_process
from typing import Any, TypeVar

V = TypeVar("V")
T = TypeVar("T")

FEW = 200
"""Fewer things than these are made sooner than others have begun"""
_AT_ONCE = 16
_MOST = 4
"""More processes take more memory, each as much as the first one, and gain little: what is not shared stays"""

_work: tuple[Callable[[Any], Any], Sequence[Any]]
"""In a process that helps: what it makes, and of what"""


def each(make: Callable[[V], T], given: Sequence[V]) -> Iterator[T]:
    """What `make` gives for each, in order; raises what it raises. What it gives and raises must be something that
    pickle knows, and what it changes besides may be lost."""
    if len(given) < FEW or not _can_fork() or (count := _processors()) < 2:
        yield from map(make, given)
        return
    # To import them takes longer than a small build of what is kept.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A process that is forked knows all that this one knows; nothing of it need be told.
    with ProcessPoolExecutor(count, get_context("fork"), _begin, (make, given)) as crew:
        for part in crew.map(_part, range(0, len(given), _AT_ONCE)):
            yield from part


def _can_fork() -> bool:
    """Elsewhere than on Linux it is not safe, and nowhere where a lock may be held by another thread."""
    return sys.platform == "linux" and hasattr(os, "fork") and threading.active_count() == 1


def _processors() -> int:
    return min(_MOST, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def _begin(make: Callable[[V], Any], given: Sequence[V]) -> None:
    global _work
    _work = make, given
    # Whoever breaks off tells all processes; the first one says so and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_first, daemon=True).start()


def _end_with_first() -> None:
    """Where the first process was killed nobody would ever end this one."""
    first = parent_process()
    assert first  # noqa: S101 - it was forked
    first.join()
    os._exit(1)


def _part(start: int) -> list[Any]:
    make, given = _work
    return [make(one) for one in given[start : start + _AT_ONCE]]
