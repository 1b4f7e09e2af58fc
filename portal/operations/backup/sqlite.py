"""SQLite in a backup: one consistent file, made while the portal goes on working."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from django.db import connection

FILE: Final = "portal.sqlite3"


class InUse(Exception):
    """Another process has the database open."""


def dump(folder: Path) -> None:
    """Copy the database as of one moment into `folder` and check the copy. Raises sqlite3.DatabaseError."""
    copy = folder / FILE
    with closing(sqlite3.connect(path())) as source:
        source.execute("VACUUM INTO ?", [str(copy)])
    with closing(sqlite3.connect(copy)) as made:
        if (found := made.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise sqlite3.DatabaseError(found)


def path() -> Path:
    """The database file of this process."""
    return Path(connection.settings_dict["NAME"])


def is_empty() -> bool:
    """Whether nothing is there yet."""
    return not path().exists()


def load(folder: Path, aside: str) -> None:
    """Put the copy in place; what is there is kept under a name that ends in `aside`. Raises InUse."""
    connection.close()
    here = path()
    if here.exists():
        _rest(here)
        here.rename(here.with_name(f"{here.name}.{aside}"))
    here.parent.mkdir(parents=True, exist_ok=True)
    (folder / FILE).rename(here)


def _rest(here: Path) -> None:
    """Bring everything into the one file; that works only while nobody else has it open."""
    with closing(sqlite3.connect(here, timeout=2)) as link:
        try:
            link.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            raise InUse(str(here)) from error
