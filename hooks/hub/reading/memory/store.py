"""A file in which a run keeps something for the next one. It may be deleted at any time, and is where it is damaged.

It holds texts and bytes, nothing that is run. Writing is one transaction, so runs side by side do not harm each other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

FOLDER = ".cache"
"""The folder of a project in which such files lie"""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Store:
    """`tables` is the SQL that makes its tables; `version` is another number for other tables."""

    path: Path
    version: int
    tables: str

    def read(self, asked: Callable[[sqlite3.Connection], T | None]) -> T | None:
        """What `asked` finds in the file. None where another run is writing; where `asked` finds none because something
        in it is not as it was written, or the file cannot be read at all, it is thrown away."""
        try:
            with closing(self._opened()) as store:
                found = asked(store)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return None
            found = None
        except (sqlite3.Error, OSError, TypeError, ValueError):
            found = None
        if found is None:
            self.discard()
        return found

    def write(self, change: Callable[[sqlite3.Connection], object]) -> None:
        """Change the file in one transaction. Where another run is writing or there is no room, nothing changes."""
        with suppress(sqlite3.Error, OSError), closing(self._opened()) as store, store:
            store.execute("begin immediate")
            change(store)

    def discard(self) -> None:
        """Throw the file away."""
        for suffix in ("", "-journal"):
            with suppress(OSError):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(self.path, timeout=5, isolation_level=None)
        try:
            version = store.execute("pragma user_version").fetchone()[0]
            if version not in (0, self.version):
                raise sqlite3.DatabaseError(version)
            # A power cut may damage the file; then it is thrown away.
            store.execute("pragma synchronous = off")
            if not version:
                store.executescript(f"{self.tables} pragma user_version = {self.version};")
        except BaseException:
            store.close()
            raise
        return store
