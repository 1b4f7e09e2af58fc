"""A turn at something that one may use at a time, among the threads and processes of one machine."""

import fcntl
import os
import time
from typing import Final

from django.db import OperationalError

PAUSE: Final = 0.001


class Turn:
    """Holds a lock on a file; a process that dies gives it back."""

    def __init__(self) -> None:
        self._file: int | None = None

    def take(self, path: str, *, seconds: float) -> None:
        """Wait for the turn. Raises `OperationalError`, as SQLite does, when it does not come within `seconds`."""
        file = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        end = time.monotonic() + seconds
        while not _is_locked(file):
            if time.monotonic() > end:
                os.close(file)
                raise OperationalError("database is locked")
            time.sleep(PAUSE)
        self._file = file

    def give(self) -> None:
        """Let the next one; harmless when it was not taken."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _is_locked(file: int) -> bool:
    """Lock the file unless somebody else has."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
