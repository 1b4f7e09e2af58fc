"""The database is what durable receipts stand on: an unfit one stops the process at its first connection."""

from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

SQLITE: Final = (3, 51, 3)
POSTGRESQL: Final = 150_000
PRAGMAS: Final = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}

_found_fit: set[str] = set()


def watch() -> None:
    """Look at the first connection of this process."""
    connection_created.connect(_look, dispatch_uid="operations.engine")


def _look(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if connection.alias in _found_fit:
        return
    problem = _unfit_sqlite(connection) if connection.vendor == "sqlite" else _unfit_postgresql(connection)
    if problem:
        connection.close()
        raise ImproperlyConfigured(problem)
    _found_fit.add(connection.alias)


def _unfit_sqlite(connection: BaseDatabaseWrapper) -> str:
    version = connection.get_database_version()
    if version < SQLITE:
        found, least = (".".join(map(str, numbers)) for numbers in (version, SQLITE))
        return f"SQLite {found} can lose commits; {least} or newer is needed. Run: pip install pysqlite3, or use PostgreSQL"
    for name, wanted in PRAGMAS.items():
        if (found := ask(connection, f"PRAGMA {name}")) != wanted:
            return f"SQLite's {name} is {found!r} and must be {wanted!r}. Is the database on a network disk, or opened by another program?"
    return ""


def _unfit_postgresql(connection: BaseDatabaseWrapper) -> str:
    if int(ask(connection, "SHOW server_version_num")) < POSTGRESQL:
        return "PostgreSQL 15 or newer is needed"
    if ask(connection, "SHOW synchronous_commit") == "off":
        return "PostgreSQL's synchronous_commit is off: a receipt could be shown for a request that is lost. Set it to on"
    return ""


def ask(connection: BaseDatabaseWrapper, question: str) -> Any:
    """The one value that the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
