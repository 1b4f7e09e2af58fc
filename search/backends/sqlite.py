"""The embedded index on SQLite: two FTS5 tables of pairs of characters, in the database of the pages and in their transactions.

Titles stand in a table of their own, because a filter by column would walk through every text that has the word.
"""

from collections.abc import Iterable
from typing import Any, Final

from search.columns import Columns

CREATE: Final = (
    'CREATE VIRTUAL TABLE IF NOT EXISTS search_head USING fts5(title, hints, ones, tokenize = "unicode61 remove_diacritics 0")',
    'CREATE VIRTUAL TABLE IF NOT EXISTS search_body USING fts5(body, tokenize = "unicode61 remove_diacritics 0")',
)
EMPTY: Final = ("DELETE FROM search_head", "DELETE FROM search_body")
FINISH: Final = (
    "INSERT INTO search_head(search_head) VALUES ('optimize')",
    "INSERT INTO search_body(search_body) VALUES ('optimize')",
)
FIND: Final = {
    "title": "SELECT rowid FROM search_head WHERE search_head MATCH %s LIMIT %s",
    "hints": "SELECT rowid FROM search_head WHERE search_head MATCH %s LIMIT %s",
    "ones": "SELECT rowid FROM search_head WHERE search_head MATCH %s LIMIT %s",
    "body": "SELECT rowid FROM search_body WHERE search_body MATCH %s LIMIT %s",
}


def expression(name: str, tokens: Iterable[str]) -> str:
    """The words of the engine for "these tokens in a row"; tokens hold letters, digits and Chinese characters only."""
    return f'{name} : "{" ".join(tokens)}"'


def put(cursor: Any, rows: list[tuple[int, Columns]]) -> None:
    """Add rows that are not there yet."""
    cursor.executemany(
        "INSERT INTO search_head(rowid, title, hints, ones) VALUES (%s, %s, %s, %s)", [(pk, c.title, c.hints, c.ones) for pk, c in rows]
    )
    cursor.executemany("INSERT INTO search_body(rowid, body) VALUES (%s, %s)", [(pk, c.body) for pk, c in rows])


def take(cursor: Any, numbers: list[int]) -> None:
    """Remove rows."""
    for table in ("search_head", "search_body"):
        cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(number,) for number in numbers])  # noqa: S608  a constant name
