"""`hub` and `mkdocs`, started often: the same programs, but what they import is imported once, and each start is a copy
of the process that has done so. As a program this file is that process; nothing has run in it but imports, and what
follows from the engine and its packages alone. It packs `LIGHTLY`."""

from __future__ import annotations

import atexit
import json
import os
import resource
import runpy
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

LIGHTLY = {"PYTHONPATH": str(Path(__file__).parent / "lightly")}
"""For the environment of a Python that publishes; one that publishes without is in tests/publishing/test_publication"""


class Ended(subprocess.CompletedProcess[bytes]):
    """A program that has ended, and the most memory that it had, in MB."""

    def __init__(self, arguments: list[str], code: int, out: bytes, err: bytes, megabytes: int) -> None:
        super().__init__(arguments, code, out, err)
        self.megabytes = megabytes


class Warm:
    """A process that has imported what the programs need, in an environment; it ends with this one."""

    def __init__(self, environment: dict[str, str], engine: str = "", first: tuple[Path, ...] = ()) -> None:
        """`engine` is the folder of another engine's modules, `first` is run before they are imported."""
        path = os.pathsep.join(filter(None, [LIGHTLY["PYTHONPATH"], engine]))
        self._process = subprocess.Popen(
            [sys.executable, __file__, *first],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**environment, "PYTHONPATH": path},
        )
        self._lock = Lock()
        atexit.register(self.close)

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
        atexit.unregister(self.close)

    def run(
        self, program: str, folder: Path, arguments: tuple[str, ...], environment: dict[str, str], seconds: int = 600
    ) -> Ended:
        """What a copy of it that runs `program` in a folder says and returns, without input and with an environment of
        its own for what is not read at the start of Python. The kernel ends it after so many seconds of computing."""
        questions, answers = self._process.stdin, self._process.stdout
        assert questions and answers
        with tempfile.TemporaryDirectory() as said, self._lock:
            out, err = Path(said, "out"), Path(said, "err")
            asked = [program, arguments, str(folder), environment, str(out), str(err), seconds]
            questions.write(json.dumps(asked).encode() + b"\n")
            questions.flush()
            code, most = map(int, answers.readline().split())
            return Ended([program, *arguments], code, out.read_bytes(), err.read_bytes(), most)

    def close(self) -> None:
        """The process ends when there are no more questions."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@cache
def plain() -> Warm:
    """The one in the environment of the tests."""
    return Warm({**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def _serve(*first: str) -> None:
    # What comes first may take them away from all that follows.
    fork = os.fork
    for script in first:
        runpy.run_path(script)
    found = sys.modules["resource"]

    import gc
    import importlib
    import pkgutil

    import mkdocs.__main__
    import mkdocs.commands.build
    import mkdocs.livereload
    from pydantic import BaseModel

    import hub.cli
    import hub.commands
    import hub.site
    from hub.reading import engine

    for module in pkgutil.iter_modules(hub.commands.__path__):
        importlib.import_module(f"hub.commands.{module.name}")
    # Each start would make these anew, the same ones.
    for model in _below(BaseModel):
        if model.__module__.startswith("hub."):
            model.model_rebuild()
    engine.digest()
    gc.freeze()
    programs = {"hub": hub.cli.main, "mkdocs": mkdocs.__main__.cli}
    # Untouched, so that each copy can set its own streams up as at a start.
    questions, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    for line in questions:
        program, arguments, folder, environment, out, err, seconds = json.loads(line)
        child = fork()
        if not child:
            for number, path, how in ((0, os.devnull, os.O_RDONLY), (1, out, _NEW), (2, err, _NEW)):
                opened = os.open(path, how, 0o600)
                os.dup2(opened, number)
                os.close(opened)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            os.chdir(_read(folder))
            os.environ.clear()
            os.environ.update({name: _read(value) for name, value in environment.items()})
            time.tzset()
            sys.argv = [program, *map(_read, arguments)]
            os._exit(_ended(programs[program]))
        # Whoever waits imports it.
        sys.modules["resource"] = resource
        _, status, used = os.wait4(child, 0)
        sys.modules["resource"] = found
        print(os.waitstatus_to_exitcode(status), used.ru_maxrss // 1024, file=answers, flush=True)


def _below(one: type) -> Iterator[Any]:
    """The classes that are made of a class, and those made of them."""
    for other in one.__subclasses__():
        yield from (other, *_below(other))


def _read(text: str) -> str:
    """As Python reads what is given to it: in the signs that the system knows."""
    return os.fsdecode(text.encode(errors="surrogateescape"))


_NEW = os.O_WRONLY | os.O_CREAT


def _ended(main: object) -> int:
    """The exit code of a program."""
    try:
        code = main()  # type: ignore[operator]
    except SystemExit as exit:
        code = exit.code
    except BaseException:
        traceback.print_exc()
        code = 1
    if isinstance(code, str):
        print(code, file=sys.stderr)
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code or 0


if __name__ == "__main__":
    _serve(*sys.argv[1:])
