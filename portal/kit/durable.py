"""What is kept in files outside the database, so that neither a kill nor a loss of power takes it away or leaves half of it."""

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path


def append(file: Path, lines: Iterable[str]) -> None:
    """Add lines to a file. Durable when this returns.

    Half a line that a killed process left behind goes first: nobody was told that it stands, and the next one must not be joined to it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        out.seek(0)
        out.truncate(out.read().rfind(b"\n") + 1)
        out.write("".join(f"{line}\n" for line in lines).encode())
        out.flush()
        os.fsync(out.fileno())
    sync_folder(file.parent)


def lines_of(file: Path) -> list[str]:
    """Every line that was written to its end; none of a file that there is not."""
    if not file.exists():
        return []
    return file.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]


def sync_folder(folder: Path) -> None:
    """Make sure that files which were just made, linked or renamed in `folder` are still there under their names after a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
