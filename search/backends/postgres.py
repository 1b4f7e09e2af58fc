"""The embedded index on PostgreSQL: the same fields as vectors made of our own tokens, so that no dictionary of the server matters."""

from collections.abc import Iterable
from typing import Any, Final

from search.columns import Columns

FIELDS: Final = ("title", "hints", "ones", "body")
MOST_POSITIONS: Final = 16_000  # a vector has no place for more
CREATE: Final = (
    "CREATE TABLE IF NOT EXISTS search_text (id bigint PRIMARY KEY, title tsvector, hints tsvector, ones tsvector, body tsvector)",
    *(f"CREATE INDEX IF NOT EXISTS search_text_{name} ON search_text USING gin ({name})" for name in FIELDS),
)
EMPTY: Final = ("TRUNCATE search_text",)
FINISH: Final = ("ANALYZE search_text",)
FIND: Final = {
    name: f"SELECT id FROM search_text WHERE {name} @@ %s::tsquery ORDER BY id LIMIT %s"  # noqa: S608  a constant name
    for name in FIELDS
}


def expression(name: str, tokens: Iterable[str]) -> str:
    """The words of the engine for "these tokens in a row"."""
    return " <-> ".join(f"'{token}'" for token in tokens)


def vector(tokens: str) -> str:
    """Tokens with their places, as PostgreSQL writes a vector."""
    return " ".join(f"'{token}':{place}" for place, token in enumerate(tokens.split()[:MOST_POSITIONS], start=1))


def put(cursor: Any, rows: list[tuple[int, Columns]]) -> None:
    """Add rows that are not there yet."""
    values = [(pk, *(vector(getattr(columns, name)) for name in FIELDS)) for pk, columns in rows]
    cursor.executemany(
        "INSERT INTO search_text (id, title, hints, ones, body) VALUES (%s, %s::tsvector, %s::tsvector, %s::tsvector, %s::tsvector)", values
    )


def take(cursor: Any, numbers: list[int]) -> None:
    """Remove rows."""
    cursor.execute("DELETE FROM search_text WHERE id = ANY(%s)", [numbers])
