"""Where long work is, for those who wait for it: at a terminal a bar with its phase and count, elsewhere a line per
phase with its seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Any, Self, TextIO

Tell = Callable[[str, int, int], None]
"""Told again and again (phase, how much of it is done, how much there is; 0 where nobody knows). A phase without a name
ends the one before, so that something else can be said."""

PHASES = {
    "de": {
        "read": "Einträge lesen und prüfen",
        "pages": "Seiten erzeugen",
        "earlier": "Seiten des früheren Standes",
        "later": "Seiten des späteren Standes",
        "search": "Suche aufbauen",
        "data": "offene Daten schreiben",
        "lay": "Dateien vergleichen",
        "verify": "Website prüfen",
        "pack": "Dateien packen",
        "serve": "ausliefern",
        "files": "Dateien durchsehen",
        "ask": "Adressen abfragen",
    },
    "en": {
        "read": "reading and checking records",
        "pages": "making pages",
        "earlier": "pages of the earlier state",
        "later": "pages of the later state",
        "search": "building the search",
        "data": "writing open data",
        "lay": "comparing files",
        "verify": "checking the site",
        "pack": "packing files",
        "serve": "serving",
        "files": "going through files",
        "ask": "asking addresses",
    },
}
"""What phases are called"""


def nobody(phase: str, done: int, total: int) -> None:
    """Nobody waits."""


def shown(quiet: bool, language: str) -> AbstractContextManager[Tell]:
    """For those who call a command, on standard error; for nobody where they want it `quiet`."""
    return nullcontext(nobody) if quiet else Progress(PHASES[language], sys.stderr)


class Progress:
    """Something to `Tell`. Its last phase ends with the block it is used in."""

    def __init__(self, words: Mapping[str, str], stream: TextIO, say: Callable[[str], None] | None = None) -> None:
        """`words` are the names of phases; `say` takes the lines where `stream` is no terminal, else it does."""
        self._words, self._stream = words, stream
        self._say = say or (lambda line: print(line, file=stream, flush=True))
        self._phase, self._begin, self._done = "", 0.0, 0
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end(whole=kind is None)

    def __call__(self, phase: str, done: int, total: int) -> None:
        """This phase is that far."""
        if phase != self._phase:
            self._end()
            self._phase, self._begin, self._done = phase, time.perf_counter(), 0
            if phase and self._stream.isatty():
                self._bar = _bar(self._words[phase], total, self._stream)
        if self._bar and done > self._done:
            self._bar.update(done - self._done)
        self._done = max(done, self._done)

    def _end(self, *, whole: bool = True) -> None:
        if self._bar:
            if whole:
                self._bar.make_step(self._bar.length - self._bar.pos)
                self._bar.finish()
                self._bar.render_progress()
            self._bar.render_finish()
        elif self._phase and whole:
            self._say(f"{self._words[self._phase]}: {time.perf_counter() - self._begin:.1f} s")
        self._phase, self._bar = "", None


def _bar(label: str, total: int, stream: TextIO) -> Any:
    from click import progressbar

    # Not as a context: a phase ends where the next one begins.
    bar = progressbar(
        length=total or 1,
        label=label,
        file=stream,
        width=0,
        show_pos=bool(total),
        show_eta=False,
        update_min_steps=max(1, total // 200),
    )
    bar.render_progress()
    return bar
