"""What those who wait are told of long work."""

from __future__ import annotations

import io
import re

import pytest

from hub.outputs.progress import PHASES, Progress, nobody, shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work(tell: Progress) -> None:
    tell("read", 0, 0)
    for number in range(3):
        tell("pages", number, 3)
    tell("serve", 0, 0)


def test_where_nobody_looks_a_phase_is_a_line_with_its_seconds() -> None:
    """Once it is over, in the order of the work; and no sign that only a terminal knows."""
    stream = io.StringIO()
    with Progress(PHASES["en"], stream) as tell:
        work(tell)
        before = stream.getvalue()

    lines = [re.sub(r"\d+\.\d s", "N s", line) for line in stream.getvalue().splitlines()]
    assert ["reading and checking records: N s", "making pages: N s", "serving: N s"] == lines
    assert "serving" not in before


def test_a_line_may_be_taken_by_a_log() -> None:
    """Then nothing is written besides."""
    stream, said = io.StringIO(), []
    with Progress(PHASES["de"], stream, said.append) as tell:
        work(tell)

    assert "" == stream.getvalue() and 3 == len(said) and said[1].startswith("Seiten erzeugen: ")


def test_at_a_terminal_a_bar_says_the_phase_and_how_much_of_it_is_done() -> None:
    """Each phase ends whole, and the cursor is there again."""
    stream = Terminal()
    with Progress(PHASES["de"], stream) as tell:
        work(tell)

    for label, done in (("Einträge lesen und prüfen", "100%"), ("Seiten erzeugen", "3/3"), ("ausliefern", "100%")):
        assert re.search(rf"{label} .*{done}", stream.getvalue())
    assert "1/3" in stream.getvalue()
    assert stream.getvalue().count("\033[?25h") == 3


def test_what_is_said_meanwhile_stands_on_a_line_of_its_own() -> None:
    """A phase without a name ends the bar, or the line, of the one before, and is none itself."""
    for stream, end in ((Terminal(), "\033[?25h\n"), (io.StringIO(), " s\n")):
        with Progress(PHASES["en"], stream) as tell:
            tell("read", 0, 0)
            tell("", 0, 0)
            said = stream.getvalue()
        assert said.endswith(end) and said == stream.getvalue()


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()], ids=["elsewhere", "terminal"])
def test_what_is_broken_off_is_not_said_to_be_done(stream: io.StringIO) -> None:
    """The cursor of a terminal comes back all the same."""
    with pytest.raises(KeyboardInterrupt), Progress(PHASES["en"], stream) as tell:
        tell("pages", 1, 3)
        raise KeyboardInterrupt

    assert "3/3" not in stream.getvalue() and " s\n" not in stream.getvalue()
    assert not stream.isatty() or stream.getvalue().endswith("\033[?25h\n")


def test_who_wants_it_quiet_hears_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither on standard output nor where errors go."""
    with shown(True, "de") as tell:
        tell("pages", 1, 3)
    nobody("pages", 1, 3)

    assert ("", "") == capsys.readouterr()


def test_every_phase_has_its_words_in_both_languages() -> None:
    """No phase is without a name."""
    assert PHASES["de"].keys() == PHASES["en"].keys()
