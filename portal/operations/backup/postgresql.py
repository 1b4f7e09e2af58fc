"""PostgreSQL in a backup: every table by COPY as of one moment; needs no tools of the server's version."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from portal.audit import triggers


def dump(folder: Path) -> dict[str, list[str]]:
    """Write each table into a file of `folder`; returns the columns of each."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        columns = dict(_columns(cursor))
        for table, names in columns.items():
            with (folder / table).open("wb") as file, cursor.copy(f"COPY {_named(table, names)} TO STDOUT") as rows:
                for chunk in rows:
                    file.write(chunk)
    return columns


def is_empty() -> bool:
    """Whether no table is there yet."""
    return not connection.introspection.table_names()


def clear() -> None:
    """Drop every table."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {_quoted(table)} CASCADE")


def load(folder: Path, columns: dict[str, list[str]]) -> None:
    """Fill the tables, which migrations have made, with the rows of the archive; all or nothing."""
    with transaction.atomic():
        triggers.remove(connection)
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(map(_quoted, columns))} CASCADE")
            for table, names in columns.items():
                with (folder / table).open("rb") as file, cursor.copy(f"COPY {_named(table, names)} FROM STDIN") as rows:
                    while chunk := file.read(1 << 20):
                        rows.write(chunk)
            _count_on(cursor, columns)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        triggers.install(connection)


def _count_on(cursor: Any, columns: dict[str, list[str]]) -> None:
    """Ids go on after the highest one."""
    for table in columns:
        for sequence in connection.introspection.get_sequences(cursor, table):
            cursor.execute(f"SELECT max({_quoted(sequence['column'])}) FROM {_quoted(table)}")  # noqa: S608 - names of our own tables
            highest = cursor.fetchone()[0]
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence["name"], highest or 1, highest is not None])


def _columns(cursor: Any) -> Iterator[tuple[str, list[str]]]:
    for table in sorted(info.name for info in connection.introspection.get_table_list(cursor) if info.type in {"t", "p"}):
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = %s "
            "AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        yield table, [name for (name,) in cursor.fetchall()]


def _named(table: str, names: list[str]) -> str:
    return f"{_quoted(table)} ({', '.join(map(_quoted, names))})"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
