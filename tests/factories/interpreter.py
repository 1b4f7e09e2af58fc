"""A Python inside a portal that runs one piece of code after the other, each in a fork of its own: starting Django costs two seconds."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import weakref
from pathlib import Path
from typing import IO, NoReturn, cast

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300
"""Seconds after which a piece of code is ended."""


class Interpreter:
    """Started in `environment`, ended with this object."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        words = [sys.executable, "-m", "tests.factories.interpreter"]
        process = subprocess.Popen(words, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._asks, self._answers = cast(IO[str], process.stdin), cast(IO[str], process.stdout)
        weakref.finalize(self, process.communicate)

    def run(self, code: str) -> str:
        """What `code` prints. Raises AssertionError with what it complained of."""
        self._asks.write(json.dumps(code) + "\n")
        self._asks.flush()
        status, printed, complained = json.loads(self._answers.readline())
        assert status == 0, complained[-3000:]
        return str(printed).strip()


def run(code: str, out: IO[str], err: IO[str]) -> NoReturn:
    """In the fork: run `code` with its output in files. What it raises ends the fork as it ends any Python."""
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    signal.alarm(LONGEST)
    exec(compile(code, "<portal>", "exec"), {"__name__": "__main__"})  # noqa: S102 - the tests' own words
    sys.stdout.flush()
    os._exit(0)


def answer(line: str) -> str:
    """Exit status, output and complaints of the code in `line`."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        child = os.fork()
        if not child:
            run(json.loads(line), out, err)
        status = os.waitpid(child, 0)[1]
        for file in (out, err):
            file.seek(0)
        return json.dumps([status, out.read(), err.read()])


if __name__ == "__main__":
    import django

    django.setup()
    for asked in sys.stdin:
        sys.stdout.write(answer(asked) + "\n")
        sys.stdout.flush()
