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
"""Fewer pages than these are made sooner than others have begun"""
_AT_ONCE = 16
"""So many pages are told at once"""
_MOST = 4
"""More processes take more memory, each as much as the first one, and gain little: what is not shared stays"""

_work: tuple[Callable[[Any], Any], Sequence[Sequence[Any]]]
"""In a process that helps: what it makes, and of what"""


def each(make: Callable[[V], T], given: Sequence[V], weight: float = 1) -> Iterator[T]:
    """What `make` gives for each, in order; raises what it raises. What it gives and raises must be something that
    pickle knows, and what it changes besides may be lost. `weight` is how much work each is, that of a page being 1."""
    if len(given) * weight < FEW or not _can_fork() or (count := _processors()) < 2:
        yield from map(make, given)
        return
    # To import them takes longer than a small build of what is kept.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A process that is forked knows all that this one knows; nothing of it need be told.
    at_once = max(1, int(_AT_ONCE / weight))
    parts = [given[start : start + at_once] for start in range(0, len(given), at_once)]
    with ProcessPoolExecutor(count, get_context("fork"), _begin, (make, parts)) as crew:
        for part in crew.map(_part, range(len(parts))):
            yield from part


def _can_fork() -> bool:
    """Elsewhere than on Linux it is not safe, and nowhere where a lock may be held by another thread."""
    return sys.platform == "linux" and hasattr(os, "fork") and threading.active_count() == 1


def _processors() -> int:
    return min(_MOST, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def _begin(make: Callable[[V], Any], parts: Sequence[Sequence[V]]) -> None:
    global _work
    _work = make, parts
    # Whoever breaks off tells all processes; the first one says so and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_first, daemon=True).start()


def _end_with_first() -> None:
    """Where the first process was killed nobody would ever end this one."""
    first = parent_process()
    assert first  # noqa: S101 - it was forked
    first.join()
    os._exit(1)


def _part(number: int) -> list[Any]:
    make, parts = _work
    return [make(one) for one in parts[number]]
