"""What a command is run with, and how it gives up."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hub.hub import Hub


class Refused(Exception):
    """A command that was not carried out; the message says why and what would be right."""


@dataclass(frozen=True)
class Call:
    """One run of a command. Only `cli` reads the clock and the environment that this is made from."""

    options: argparse.Namespace
    words: dict[str, str]
    """the command's sentences in the language of this run"""
    language: str
    root: Path
    today: date
    site: str
    """where the site will stand on the web; empty where that is not known"""
    now: datetime
    environment: Mapping[str, str]
    """what programs are started with"""

    def say(self, word: str, **values: object) -> str:
        """A sentence of the command, filled in."""
        return self.words[word].format(**values)

    def hub(self) -> Hub:
        """The hub of the project. Raises `problems.InvalidData`."""
        from hub.hub import assemble

        return assemble(self.root, self.today, site=self.site)


class Command(Protocol):
    """What a module of this package offers."""

    WORDS: dict[str, dict[str, str]]

    def arguments(self, parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
        """Add what the command takes to its parser."""

    def run(self, call: Call) -> int:
        """Do it; the exit code. Raises `Refused`, or `problems.InvalidData` for data with errors."""
        ...
