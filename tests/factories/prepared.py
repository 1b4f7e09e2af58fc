"""What a costly preparation wrote, written again: importing the plan takes 10 s, its rows take 50 ms.

Nothing is assumed: the rows are used again only where every table that the preparation asked or wrote to holds exactly what it held
before, under the same pack, on a clock that runs or does not matter, in a transaction that is rolled back. Everywhere else the preparation
itself runs.
The workers of a run share what they have through files; what left files of its own is of use only to the worker in whose folder they lie.
"""

import os
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from django.conf import settings
from django.db import connection, transaction
from time_machine import escape_hatch

Rows = Counter[tuple[Any, ...]]
T = TypeVar("T")
FED: Final = "wagtailsearch_indexentry_fts"
"""Triggers fill it from the table beside it."""
WORD: Final = re.compile(r"\w+")
LOG: Final = "pagecache_change"
"""A row for each change, of which only the newest is ever asked: what stood there before makes no difference to a preparation."""
MOST: Final = 12
"""How many states before a preparation are remembered: numbers that grow with each test would fill the memory."""


@dataclass(frozen=True)
class Written:
    """What the tables held before that were asked or written to, and what came and went."""

    before: dict[str, Rows]
    gone: dict[str, list[tuple[Any, ...]]]
    new: dict[str, list[tuple[Any, ...]]]
    files: set[Path]
    """What it left beside the database, which nobody rolls back."""
    result: Any
    """What the preparation returned."""

    def fits(self) -> bool:
        """Whether the tables hold now what they held then, and its files are still there."""
        return all(rows_of(table) == rows for table, rows in self.before.items()) and all(map(Path.exists, self.files))

    def write_again(self) -> None:
        """Let go and come what came and went."""
        for table, rows in self.gone.items():
            delete(table, rows)
        for table, rows in self.new.items():
            insert(table, rows)


@dataclass
class Shelf:
    """Where the workers of a run keep what they share, and which of its files this one has read."""

    folder: Path | None = None

    def __post_init__(self) -> None:
        self._seen: set[Path] = set()

    def read(self) -> None:
        """Take what other workers have made since."""
        for path in sorted(self.folder.glob("*.rows")) if self.folder else ():
            if path not in self._seen:
                self._seen.add(path)
                key, written = pickle.loads(path.read_bytes())  # noqa: S301 - this run wrote it
                _kept[key].append(written)

    def put(self, key: "Key", written: Written) -> None:
        """Let the others have it; a draft is moved when it is whole."""
        if self.folder is None:
            return
        path = self.folder / f"{os.getpid()}-{len(self._seen)}.rows"
        self._seen.add(path)
        draft = path.with_suffix(".new")
        draft.write_bytes(pickle.dumps((key, written)))
        draft.rename(path)


Key = tuple[str, str]
shelf: Final = Shelf()
_kept: dict[Key, list[Written]] = defaultdict(list)
_columns: dict[str, list[str]] = {}


def prepared(make: Callable[[], T], name: str, *, timeless: bool = False) -> T:
    """Run `make` once and afterwards write what it wrote; returns what it returned. `name` tells preparations apart.

    What is `timeless` writes the same whatever the clock says.
    """
    if not connection.in_atomic_block or (escape_hatch.is_travelling() and not timeless):
        return make()
    key = name, str(settings.DISTRICT_PACK)
    shelf.read()
    for written in _kept[key]:
        if written.fits():
            written.write_again()
            return cast(T, written.result)
    if len(_kept[key]) >= MOST:
        return make()
    before, files, asked = snapshot(), media(), set()

    def listen(execute: Callable[..., Any], statement: str, *more: Any) -> Any:
        asked.update(WORD.findall(statement))
        return execute(statement, *more)

    with connection.execute_wrapper(listen):
        result = make()
    written = difference(before, snapshot(), asked, media() - files, result)
    _kept[key].append(written)
    shelf.put(key, written)
    return result


def media() -> set[Path]:
    """The files beside the database."""
    return set(Path(settings.MEDIA_ROOT).rglob("*"))


def difference(before: dict[str, Rows], after: dict[str, Rows], asked: set[str], files: set[Path], result: object) -> Written:
    """What happened between two looks at the database, with statements in which the words `asked` stood."""
    touched = [table for table in after if after[table] != before[table] and table != LOG]
    return Written(
        {table: rows for table, rows in before.items() if table in touched or table in asked - {LOG}},
        {table: list((before[table] - after[table]).elements()) for table in touched},
        {table: list((after[table] - before[table]).elements()) for table in touched},
        files,
        result,
    )


def put_back(before: dict[str, Rows]) -> None:
    """Make every table hold what it held when `before` was the snapshot."""
    with transaction.atomic():
        for table, rows in before.items():
            now = rows_of(table)
            if now != rows:
                delete(table, now - rows)
                insert(table, rows - now)


def snapshot() -> dict[str, Rows]:
    """Every row of every table."""
    return {table: rows_of(table) for table in tables()}


def tables() -> list[str]:
    """The tables that are written to; SQLite's full text tables fill their shadow tables."""
    texts = full_texts()
    return [
        name for name in connection.introspection.table_names() if name != FED and not any(name.startswith(f"{text}_") for text in texts)
    ]


def full_texts() -> list[str]:
    """SQLite's full text tables, which no model stands for."""
    found = connection.introspection.table_names()
    return [name for name in found if f"{name}_config" in found and f"{name}_docsize" in found]


def columns_of(table: str) -> list[str]:
    """Its columns, the one that names a row first."""
    if table not in _columns:
        with connection.cursor() as cursor:
            described = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            key = connection.introspection.get_primary_key_column(cursor, table) or "rowid"
        _columns[table] = [quoted(name) for name in (key, *(name for name in described if name != key))]
    return _columns[table]


def rows_of(table: str) -> Rows:
    """Its rows as the database gives them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns_of(table))} FROM {quoted(table)}")
        return Counter(tuple(map(plain, row)) for row in cursor.fetchall())


def count_on(table: str) -> None:
    """Let PostgreSQL number the next row after those that were given their numbers; SQLite does so by itself."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for sequence in connection.introspection.get_sequences(cursor, table):
            last = f"SELECT max({quoted(sequence['column'])}) FROM {quoted(table)}"
            cursor.execute(f"SELECT setval(%s, ({last})) WHERE ({last}) IS NOT NULL", [sequence["name"]])


def delete(table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Let rows go."""
    change(f"DELETE FROM {quoted(table)} WHERE {columns_of(table)[0]} = %s", [row[:1] for row in rows])


def insert(table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows under the numbers they had."""
    names = columns_of(table)
    change(f"INSERT INTO {quoted(table)} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})", rows)
    count_on(table)


def change(statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Run a statement for each row."""
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))


def plain(value: Any) -> Any:
    """A value that can be compared and written."""
    return bytes(value) if isinstance(value, memoryview | bytearray) else value


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return connection.ops.quote_name(name)
