"""A Python with Django ready that runs one piece of code after the other, each in a fork of its own inside a portal: starting Django costs
two seconds.

Portals that differ only by their folder share it: a fork reads the settings again for its portal's.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import weakref
from pathlib import Path
from typing import IO, Final, NoReturn, cast

import django
from django.conf import Settings, settings
from django.db import connections
from django.test.signals import setting_changed

ROOT = Path(__file__).resolve().parents[2]
LONGEST: Final = 900
"""Seconds after which a piece of code is ended."""
_started: dict[frozenset[tuple[str, str]], "Interpreter"] = {}


class Interpreter:
    """Started in `environment`, ended with this object."""

    def __init__(self, environment: dict[str, str]) -> None:
        words = [sys.executable, "-m", "tests.factories.interpreter"]
        self._data = tempfile.TemporaryDirectory()
        own = environment | {"DATA_DIR": self._data.name}
        process = subprocess.Popen(words, cwd=ROOT, env=own, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._asks, self._answers = cast(IO[str], process.stdin), cast(IO[str], process.stdout)
        weakref.finalize(self, process.communicate)

    def run(self, code: str, data: str) -> subprocess.CompletedProcess[str]:
        """How `code` ended in the portal of `data`."""
        self._asks.write(json.dumps([code, data]) + "\n")
        self._asks.flush()
        return subprocess.CompletedProcess(code, *json.loads(self._answers.readline()))


def interpreter(environment: dict[str, str]) -> Interpreter:
    """The one of this environment; portals that differ by nothing else share it."""
    key = frozenset(environment.items())
    if key not in _started:
        _started[key] = Interpreter(environment)
    return _started[key]


def enter(data: str) -> None:
    """Read the settings again, for the portal of `data`, and let go what Django made of the old ones."""
    os.environ["DATA_DIR"] = data
    for name in [name for name in sys.modules if name.startswith("portal.settings")]:
        del sys.modules[name]
    settings._wrapped = Settings(os.environ["DJANGO_SETTINGS_MODULE"])
    for made in connections.all(initialized_only=True):
        del connections[made.alias]
    connections._settings = connections.settings = connections.configure_settings(None)  # as Django's own tests do for caches
    for name in ("CACHES", "STORAGES", "MEDIA_ROOT", "STATIC_ROOT"):
        setting_changed.send(sender=Settings, setting=name, value=getattr(settings, name), enter=True)


def run(code: str, data: str, out: IO[str], err: IO[str]) -> NoReturn:
    """In the fork: run `code` in the portal of `data` with its output in files. What it raises ends the fork as it ends any Python."""
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    signal.alarm(LONGEST)
    enter(data)
    try:
        exec(compile(code, "<portal>", "exec"), {"__name__": "__main__"})  # noqa: S102 - the tests' own words
    finally:
        connections.close_all()  # SQLite puts everything into the one file then
    sys.stdout.flush()
    os._exit(0)


def answer(line: str) -> str:
    """Exit status, output and complaints of the code in `line`."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        child = os.fork()
        if not child:
            run(*json.loads(line), out, err)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for file in (out, err):
            file.seek(0)
        return json.dumps([status, out.read(), err.read()])


if __name__ == "__main__":
    django.setup()
    for asked in sys.stdin:
        sys.stdout.write(answer(asked) + "\n")
        sys.stdout.flush()
